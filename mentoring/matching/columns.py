"""Profiles as columns of numbers, so that one mentee meets a whole pool at once. Called by `ranking` and the shortlist.

An answer not given is NaN, or the last row of a table that ends with a row of NaN: it flows through a criterion
and comes out as NaN, which `ranking` replaces by the neutral value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from math import nan

import numpy as np
from numpy.typing import NDArray

from mentoring.matching import tables
from mentoring.matching.profiles import MentorProfile, Traits

Floats = NDArray[np.float32]
Integers = NDArray[np.intp]

UNKNOWN_POST = len(tables.FUNCTIONS) * len(tables.LEVELS)
UNKNOWN_LANGUAGE = len(tables.LANGUAGES)


@dataclass(frozen=True, eq=False)
class Columns:
    """N people; every array has N rows. `sectors` index `sector_codes`; `posts` is function × level.

    `motives`: of a mentee, those given; of a mentor, those answered. `hours` and `slots_known` are NaN when the
    criterion that reads them lacks an answer.
    """

    references: tuple[str, ...]
    sector_codes: tuple[str, ...]
    sectors: Integers
    posts: Integers
    birth_years: Floats
    first_languages: Integers
    spoken: Floats
    hobbies: Floats
    motives: Floats
    hours: Floats
    supports: Floats
    slots: Floats
    expectations_known: Floats
    modes: Integers
    max_minutes: Floats
    remote: Integers
    places: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.references)

    def rows(self, part: slice) -> "Columns":
        """The same columns for some of the people."""
        kept = {name: getattr(self, name)[part] for name in _PER_PERSON}
        return Columns(sector_codes=self.sector_codes, **kept)


_PER_PERSON = tuple(column.name for column in fields(Columns) if column.name != "sector_codes")


def encode(people: Sequence[Traits]) -> Columns:
    """Columns of mentors or of mentees, in the order given. Raises KeyError on a code that `tables` does not know."""
    codes = ("", *sorted({code for one in people for code in (one.sector, one.sector2) if code}))
    sector = {code: index for index, code in enumerate(codes)}
    return Columns(
        references=tuple(one.reference for one in people),
        sector_codes=codes,
        sectors=_integers([(sector[one.sector], sector[one.sector2]) for one in people], width=2),
        posts=_integers([_post(one) for one in people]),
        birth_years=_floats([one.usable_birth_year for one in people]),
        first_languages=_integers([_LANGUAGE[one.usable_first_language] for one in people]),
        spoken=_marks([one.spoken for one in people], tables.LANGUAGES),
        hobbies=_marks([one.usable_hobbies for one in people], tables.HOBBIES),
        motives=_marks([_motives(one) for one in people], tables.MENTEE_MOTIVES),
        hours=_floats([one.hours_per_month or None if one.motives else None for one in people]),
        supports=_amounts(people),
        slots=_marks([one.slots for one in people], tables.SLOTS),
        expectations_known=_floats([0 if one.slots and any_support(one) else None for one in people]),
        modes=_integers([_modes(one) for one in people]),
        max_minutes=_floats([one.max_minutes for one in people]),
        remote=_integers([_REMOTE[one.remote] for one in people]),
        places=_marks([getattr(one, "places", ()) for one in people], tables.PLACES).astype(bool),
    )


_LANGUAGE = {"": UNKNOWN_LANGUAGE, **{code: index for index, code in enumerate(tables.LANGUAGES)}}
_REMOTE = {"": 0, **{code: index for index, code in enumerate(tables.REMOTE)}}
_FUNCTION = {code: index for index, code in enumerate(tables.FUNCTIONS)}
_MODE_BIT = {code: 1 << index for index, code in enumerate(tables.TRAVEL_MODES)}


def any_support(one: Traits) -> bool:
    """A mentee says what is needed; a mentor who answers « no » everywhere has answered."""
    return bool(one.supports) if isinstance(one, MentorProfile) else any(one.supports.values())


def _post(one: Traits) -> int:
    if not one.function or one.seniority is None:
        return UNKNOWN_POST
    return _FUNCTION[one.function] * len(tables.LEVELS) + tables.LEVELS.index(one.seniority)


def _motives(one: Traits) -> Iterable[str]:
    if isinstance(one, MentorProfile):
        return {answer for motive in one.motives for answer in tables.MOTIVE_ANSWERS[motive]}
    return one.motives


def _modes(one: Traits) -> int:
    return sum(_MODE_BIT[mode] for mode in set(one.travel_modes))


def _integers(values: Sequence[object], width: int = 0) -> Integers:
    return np.array(values, dtype=np.intp).reshape((len(values), width) if width else len(values))


def _floats(values: Sequence[float | None]) -> Floats:
    return np.array([nan if value is None else value for value in values], dtype=np.float32)


def _marks(answers: Sequence[Iterable[str]], codes: Sequence[str]) -> Floats:
    index = {code: position for position, code in enumerate(codes)}
    marks = np.zeros((len(answers), len(codes)), dtype=np.float32)
    for row, given in zip(marks, answers, strict=True):
        for code in given:
            row[index[code]] = 1
    return marks


def _amounts(people: Sequence[Traits]) -> Floats:
    amounts = [[one.supports.get(code, 0) for code in tables.SUPPORTS] for one in people]
    return np.array(amounts, dtype=np.float32).reshape(len(people), len(tables.SUPPORTS))
