"""Communes of the territory and estimated minutes between them. Called by forms (`find`) and by the shortlist.

Estimates, not measures: fitted to quiet traffic, off by about 2 minutes by car and 7 by public transport.
"""

import csv
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from math import asin, cos, nan, radians, sin, sqrt
from pathlib import Path

from django.utils.translation import gettext as _

MODES = ("car", "public_transport", "bicycle", "walk")
WHOLE_MARSEILLE = "13055"
DISTRICTS = "132"
TERRITORY = "13"
MOST_SUGGESTIONS = 16
EARTH_KM = 6371.0

Point = tuple[float, float]
MARTIGUES: Point = (43.405, 5.053)
NORTH_SHORE: Point = (43.548, 5.115)
ETANG_DE_BERRE: tuple[Point, ...] = (
    (43.538, 5.040),
    (43.532, 5.080),
    (43.515, 5.110),
    (43.490, 5.130),
    (43.470, 5.150),
    (43.445, 5.165),
    (43.420, 5.165),
    (43.408, 5.120),
    (43.415, 5.075),
    (43.440, 5.040),
    (43.475, 5.030),
    (43.515, 5.015),
)


@dataclass(frozen=True)
class Commune:
    """One commune, or one district of Marseille. `point` is (latitude, longitude), None where unknown."""

    insee_code: str
    name: str
    postcodes: tuple[str, ...]
    population: int
    point: Point | None

    @property
    def label(self) -> str:
        """What people read and choose: « Marseille 2e (13002) »."""
        return f"{self.name} ({main_postcode(self.postcodes)})"

    @property
    def is_big_city(self) -> bool:
        """Marseille, Paris or Lyon, where the last kilometre by car is slow."""
        return self.is_marseille or self.insee_code.startswith(("751", "6938"))

    @property
    def is_marseille(self) -> bool:
        return self.insee_code.startswith("132")

    @property
    def is_well_served(self) -> bool:
        """The two hubs of public transport: Marseille and Aix-en-Provence."""
        return self.is_marseille or self.insee_code == "13001"


@dataclass(frozen=True)
class Epci:
    """A group of communes with its own council (métropole, communauté), by its SIREN number."""

    siren: str
    name: str
    communes: frozenset[str]


@dataclass(frozen=True)
class Search:
    """What was found for a text: one commune, or suggestions and a message that says what to do."""

    commune: Commune | None = None
    suggestions: tuple[Commune, ...] = ()
    message: str = ""


def main_postcode(postcodes: tuple[str, ...]) -> str:
    """The roundest one is the town's own: 13100 rather than 13080 for Aix-en-Provence."""
    return min(postcodes, key=lambda code: (len(code.rstrip("0")), code))


@cache
def communes(departement: str | None = None) -> tuple[Commune, ...]:
    """All communes that a person can choose, by name; of one département when given."""
    found = (commune for commune in _by_code().values() if commune.insee_code.startswith(departement or ""))
    return tuple(sorted(found, key=lambda commune: plain(commune.name)))


def labels(departement: str | None = TERRITORY) -> list[str]:
    """Labels for a native datalist."""
    return [commune.label for commune in communes(departement)]


def town_of(insee_code: str) -> str:
    """The code of the town: that of Marseille for one of its districts."""
    return WHOLE_MARSEILLE if insee_code.startswith(DISTRICTS) else insee_code


def town_name(insee_code: str) -> str:
    """« Marseille », « Aix-en-Provence »; empty for a code that is not known."""
    commune = by_code(insee_code)
    return "Marseille" if insee_code == WHOLE_MARSEILLE else commune.name if commune else ""


def by_code(insee_code: str) -> Commune | None:
    """The commune of an INSEE code; None when unknown here, or when it is Marseille as a whole."""
    return _by_code().get(insee_code)


@cache
def epci() -> tuple[Epci, ...]:
    """Every EPCI with a commune in the département or around it, by its SIREN number."""
    with (Path(__file__).parent / "data" / "epci.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Epci(row["siren"], row["name"], frozenset(row["communes"].split()))
            for row in csv.DictReader(file)
        )


def territory_covers(codes: Collection[str], commune: str) -> bool:
    """Whether a territory (INSEE codes, SIREN numbers of EPCI; none: everywhere) holds a commune, by its INSEE code.

    >>> territory_covers([], "13054"), territory_covers(["200054807"], "13203"), territory_covers(["13004"], "")
    (True, True, False)
    """
    if not codes:
        return True
    places = {commune, WHOLE_MARSEILLE} if commune.startswith(DISTRICTS) else {commune}
    return not places.isdisjoint(codes) or any(
        one.siren in codes and not places.isdisjoint(one.communes) for one in epci()
    )


def find(text: str) -> Search:
    """The commune that a person typed: label, name, postcode or INSEE code, whatever its accents and case."""
    wanted = plain(text)
    if not wanted:
        return Search(message=_("Enter your town or its postcode."))
    if wanted in ("marseille", WHOLE_MARSEILLE):
        districts = [commune for commune in communes(TERRITORY) if commune.is_marseille]
        return Search(
            suggestions=tuple(sorted(districts, key=lambda commune: commune.insee_code)),
            message=_("Marseille is large: choose your district, for example Marseille 2e."),
        )
    exact = _exact(wanted)
    if len(exact) == 1:
        return Search(commune=exact[0])
    if exact:
        return Search(
            suggestions=exact[:MOST_SUGGESTIONS], message=_("Several towns match: choose yours in the list.")
        )
    near = _near(_split(wanted)[0])
    if near:
        return Search(suggestions=near, message=_("We do not know this town. Is it one of these?"))
    return Search(message=_("We do not know this town. Check the spelling, or enter its postcode."))


def minutes(origin: Commune, destination: Commune, mode: str) -> float:
    """Estimated minutes one way by one of MODES, not rounded; NaN when a place is not located."""
    return _estimates(origin, destination)[MODES.index(mode)]


@lru_cache(maxsize=8)
def minutes_table(insee_codes: tuple[str, ...]) -> tuple[tuple[tuple[float, ...], ...], ...]:
    """`table[mode][from][to]` for all pairs of codes, modes in the order of MODES; NaN where not known or located.

    Plain tuples, worked out once for the same codes: the matching makes an array of them.
    """
    places = [by_code(code) for code in insee_codes]
    table = [[[nan] * len(places) for _row in places] for _mode in MODES]
    for row, origin in enumerate(places):
        for column, destination in enumerate(places[: row + 1]):
            if origin and destination:
                for rows, estimate in zip(table, _estimates(origin, destination), strict=True):
                    rows[row][column] = rows[column][row] = estimate
    return tuple(tuple(tuple(row) for row in rows) for rows in table)


def _estimates(origin: Commune, destination: Commune) -> tuple[float, float, float, float]:
    distance = kilometres(origin, destination)
    big_ends = origin.is_big_city + destination.is_big_city
    indirect = 1 if origin.is_well_served or destination.is_well_served else 1.15
    change = 4 * (origin.is_marseille and destination.is_marseille)
    car = 6 + 2.6 * distance**0.71 + 2 * big_ends
    public_transport = 10 + 6 * distance**0.6 * indirect + change
    return car, public_transport, 3 + 5 * distance, 15.6 * distance


def kilometres(origin: Commune, destination: Commune) -> float:
    """As the crow flies but round the Étang de Berre, at least 1; in one commune by its size; NaN if not located."""
    if origin.insee_code == destination.insee_code:
        return min(max(1 + 0.01 * sqrt(origin.population), 1.5), 5) if origin.point else nan
    if not origin.point or not destination.point:
        return nan
    if not _crosses_water(origin.point, destination.point):
        return max(great_circle(origin.point, destination.point), 1)
    rounds = (
        great_circle(origin.point, shore) + great_circle(shore, destination.point)
        for shore in (MARTIGUES, NORTH_SHORE)
    )
    return min(rounds)


def great_circle(one: Point, other: Point) -> float:
    """Kilometres between two points (haversine)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def _crosses_water(one: Point, other: Point) -> bool:
    latitudes, longitudes = zip(*ETANG_DE_BERRE, strict=True)
    for sides, ends in ((latitudes, (one[0], other[0])), (longitudes, (one[1], other[1]))):
        if max(ends) < min(sides) or min(ends) > max(sides):
            return False
    shore = zip(ETANG_DE_BERRE, (*ETANG_DE_BERRE[1:], ETANG_DE_BERRE[0]), strict=True)
    return any(_cross(one, other, start, end) for start, end in shore)


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def _exact(wanted: str) -> tuple[Commune, ...]:
    """Postcodes come before INSEE codes: 13100 is Aix-en-Provence to everybody, Saint-Rémy only to INSEE."""
    name, postcode = _split(wanted)
    if not postcode:
        return _by_name().get(name, ())
    served = [commune for commune in communes() if postcode in commune.postcodes]
    if not name:
        return tuple(served or filter(None, [by_code(postcode)]))
    exact = [commune for commune in served if plain(commune.name) == name]
    return tuple(exact or (commune for commune in served if plain(commune.name).startswith(name)))


def _split(wanted: str) -> tuple[str, str]:
    """The words of a name and a code of five digits, in either order; either may be empty."""
    words = wanted.split()
    code = next((word for word in words if re.fullmatch(r"\d{5}", word)), "")
    return " ".join(word for word in words if word != code), code


def _near(wanted: str) -> tuple[Commune, ...]:
    """Those whose name begins so, then those that hold it, then those spelt almost so."""
    if not wanted:
        return ()
    names = _by_name()
    found = [name for name in names if name.startswith(wanted)]
    found += [name for name in names if f" {wanted}" in name and name not in found]
    found = found or get_close_matches(wanted, names, n=5, cutoff=0.75)
    return tuple(commune for name in found for commune in names[name])[:MOST_SUGGESTIONS]


def plain(text: str) -> str:
    """« Saint-Rémy », « ST REMY » → « saint remy »; « Marseille 2ème » → « marseille 2 »."""
    letters = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "oe").casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", bare)
    return " ".join(_WORDS.get(word, re.sub(r"^0*(\d{1,2})(er?|eme|ieme)?$", r"\1", word)) for word in words)


_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}


@cache
def _by_name() -> dict[str, tuple[Commune, ...]]:
    names: dict[str, tuple[Commune, ...]] = {}
    for commune in communes():
        names[plain(commune.name)] = (*names.get(plain(commune.name), ()), commune)
    return names


@cache
def _by_code() -> dict[str, Commune]:
    with (Path(__file__).parent / "data" / "communes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["insee_code"] != WHOLE_MARSEILLE]
    return {row["insee_code"]: _commune(row) for row in rows}


def _commune(row: dict[str, str]) -> Commune:
    located = row["latitude"] and row["longitude"]
    return Commune(
        insee_code=row["insee_code"],
        name=row["name"].removesuffix(" Arrondissement"),
        postcodes=tuple(row["postcodes"].split()),
        population=int(row["population"] or 0),
        point=(float(row["latitude"]), float(row["longitude"])) if located else None,
    )
