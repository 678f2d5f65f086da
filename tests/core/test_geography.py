import csv
from itertools import pairwise
from math import isnan

import pytest
from django.utils import translation

from mentoring.matching import tables
from portal.core import geography

PRINTED = [
    # from, to, km, car, public transport: the ten trips of the design
    ("Marseille 1er", "Aix-en-Provence", 26.1, 34, 53),
    ("Marseille 1er", "Aubagne", 15.1, 26, 41),
    ("Marseille 1er", "Vitrolles", 21.1, 31, 47),
    ("Marseille 1er", "Martigues", 29.2, 37, 55),
    ("Marseille 1er", "La Ciotat", 22.5, 32, 49),
    ("Aix-en-Provence", "Salon-de-Provence", 31.3, 36, 57),
    ("Aix-en-Provence", "Gardanne", 8.3, 18, 31),
    ("Istres", "Marignane", 26.3, 32, 59),
    ("Arles", "Marseille 1er", 74.8, 64, 90),
    ("Marseille 8e", "Marseille 13e", 5.7, 19, 31),
]


@pytest.fixture(autouse=True)
def _french():
    with translation.override("fr"):
        yield


def commune(name):
    found = geography.find(name).commune
    assert found is not None, name
    return found


@pytest.mark.parametrize(("start", "end", "km", "car", "public"), PRINTED)
def test_the_ten_trips_have_their_printed_minutes(start, end, km, car, public):
    origin, destination = commune(start), commune(end)
    assert round(geography.kilometres(origin, destination), 1) == km
    assert round(geography.minutes(origin, destination, "car")) == car
    assert round(geography.minutes(origin, destination, "public_transport")) == public


def test_bicycle_and_walk_follow_the_distance():
    origin, destination = commune("Marignane"), commune("Vitrolles")
    km = geography.kilometres(origin, destination)
    assert geography.minutes(origin, destination, "bicycle") == pytest.approx(3 + 5 * km)
    assert geography.minutes(origin, destination, "walk") == pytest.approx(15.6 * km)


@pytest.mark.parametrize(
    ("name", "km"), [("Marseille 13e", 4.08), ("Aix-en-Provence", 4.87), ("Les Baux-de-Provence", 1.5)]
)
def test_inside_one_commune_the_distance_follows_its_size(name, km):
    assert geography.kilometres(commune(name), commune(name)) == pytest.approx(km, abs=0.01)


def test_a_very_large_commune_counts_five_kilometres_at_most():
    toulon = commune("Toulon")
    assert geography.kilometres(toulon, toulon) == 5


def test_two_neighbours_at_the_same_point_are_a_kilometre_apart():
    start, end = commune("Le Puy-Sainte-Réparade"), commune("Saint-Estève-Janson")
    assert geography.kilometres(start, end) == 1


def test_the_way_round_the_water_takes_the_shorter_shore():
    south = geography.kilometres(commune("Istres"), commune("Marignane"))
    assert south > geography.great_circle(commune("Istres").point, commune("Marignane").point)
    north = geography.kilometres(commune("Istres"), commune("La Fare-les-Oliviers"))
    direct = geography.great_circle(commune("Istres").point, commune("La Fare-les-Oliviers").point)
    assert north == pytest.approx(direct, rel=0.1)


def test_paris_and_lyon_slow_the_last_kilometre_too():
    paris = geography.Commune("75110", "Paris 10e", ("75010",), 83459, (48.876, 2.36))
    lyon = geography.Commune("69383", "Lyon 3e", ("69003",), 101_000, (45.76, 4.85))
    km = geography.kilometres(paris, lyon)
    assert geography.minutes(paris, lyon, "car") == pytest.approx(6 + 2.6 * km**0.71 + 4)


def test_a_place_that_is_not_located_has_no_minutes():
    nowhere, marignane = commune("Plan-d'Orgon"), commune("Marignane")
    assert nowhere.point is None
    assert isnan(geography.minutes(nowhere, marignane, "car"))
    assert isnan(geography.minutes(marignane, nowhere, "walk"))
    assert isnan(geography.minutes(nowhere, nowhere, "car"))


def test_the_table_holds_the_same_minutes_both_ways():
    codes = ("13054", "13117", "13076", "99999")
    table = geography.minutes_table(codes)
    marignane, vitrolles = commune("Marignane"), commune("Vitrolles")
    for index, mode in enumerate(geography.MODES):
        assert table[index][0][1] == table[index][1][0] == geography.minutes(marignane, vitrolles, mode)
        assert table[index][0][0] == geography.minutes(marignane, marignane, mode)
        assert isnan(table[index][0][2])
        assert isnan(table[index][3][1])


def test_the_matching_reads_the_modes_in_the_same_order():
    assert geography.MODES == tables.TRAVEL_MODES


@pytest.mark.parametrize(
    "typed",
    [
        "Marseille 2e (13002)",
        "marseille 2",
        "Marseille 2ème",
        "marseille 02",
        "13002",
        "13202",
        "13002 Marseille",
    ],
)
def test_a_district_is_found_however_it_is_written(typed):
    assert geography.find(typed).commune.label == "Marseille 2e (13002)"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ST REMY DE PROVENCE", "Saint-Rémy-de-Provence"),
        ("Berre l’Étang", "Berre-l'Étang"),
        ("13054", "Marignane"),
        ("Aix 13100", "Aix-en-Provence"),
        ("marignane (13700)", "Marignane"),
        ("Stes Maries de la Mer", "Saintes-Maries-de-la-Mer"),
    ],
)
def test_a_town_is_found_without_accents_or_hyphens(typed, name):
    found = geography.find(typed)
    assert found.commune.name == name
    assert (found.suggestions, found.message) == ((), "")


@pytest.mark.parametrize("typed", ["Marseille", "marseille", "13055"])
def test_marseille_as_a_whole_asks_for_the_district(typed):
    found = geography.find(typed)
    assert found.commune is None
    assert [one.name for one in found.suggestions[:2]] == ["Marseille 1er", "Marseille 2e"]
    assert len(found.suggestions) == 16
    assert "arrondissement" in found.message
    assert geography.by_code("13055") is None


def test_homonyms_are_listed():
    found = geography.find("La Garde")
    assert found.commune is None
    assert sorted(one.insee_code[:2] for one in found.suggestions) == ["04", "83"]
    assert found.message.startswith("Plusieurs communes")


def test_a_postcode_shared_by_several_towns_lists_them():
    names = [one.name for one in geography.find("13100").suggestions]
    assert names == [
        "Aix-en-Provence",
        "Beaurecueil",
        "Le Tholonet",
        "Saint-Antonin-sur-Bayon",
        "Saint-Marc-Jaumegarde",
    ]


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("istre", "Istres"), ("Vitrole", "Vitrolles"), ("Remy", "Saint-Rémy-de-Provence")],
)
def test_a_town_not_known_suggests_its_neighbours_in_spelling(typed, suggested):
    found = geography.find(typed)
    assert found.commune is None
    assert suggested in [one.name for one in found.suggestions]
    assert "Est-ce l’une de celles-ci" in found.message


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Indiquez votre commune ou son code postal."),
        ("  ’ ", "Indiquez votre commune ou son code postal."),
        (
            "zzzzzz",
            "Nous ne connaissons pas cette commune. Vérifiez l’orthographe ou indiquez son code postal.",
        ),
        (
            "99999",
            "Nous ne connaissons pas cette commune. Vérifiez l’orthographe ou indiquez son code postal.",
        ),
    ],
)
def test_nothing_found_says_what_to_do(typed, message):
    assert geography.find(typed) == geography.Search(message=message)


def test_every_label_finds_its_own_commune():
    labels = geography.labels()
    assert len(labels) == len(set(labels)) == 134
    assert [geography.find(label).commune.label for label in labels] == labels
    everywhere = geography.labels(departement=None)
    assert all(geography.find(label).commune for label in everywhere)


def test_communes_are_sorted_by_name_without_their_accents():
    names = [geography.plain(one.name) for one in geography.communes("13")]
    assert all(one <= other for one, other in pairwise(names))


@pytest.mark.parametrize(
    ("codes", "main"),
    [
        (("13080", "13090", "13100", "13290"), "13100"),
        (("13104", "13200", "13280"), "13200"),
        (("83000", "83100", "83200"), "83000"),
        (("13700",), "13700"),
    ],
)
def test_the_roundest_postcode_is_the_towns_own(codes, main):
    assert geography.main_postcode(codes) == main


def test_the_file_is_small_and_credited():
    folder = geography.Path(geography.__file__).parent / "data"
    assert (folder / "communes.csv").stat().st_size < 200_000
    credits = (folder / "README.md").read_text(encoding="utf-8")
    assert all(name in credits for name in ("GeoNames", "CC BY 4.0", "Licence Ouverte", "MIT"))
    with (folder / "communes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len([row for row in rows if row["insee_code"].startswith("13")]) == 135
