"""The criteria but the way (see `gate`): M mentees × N mentors give values in [0, 1], NaN where unknown.

The worked example of the design runs through the docstrings, where `ines` and `paul` are columns of one person each.
Inès aims at logistics, level 2, sector H; born in 1998; Arabic first, speaks French; cooking and sewing; wants method
and confidence, 6 hours a month, above all the practical support, also the technical; Monday evening and Saturday.
Paul is in logistics, level 5, division H52; born in 1975; French first, speaks Arabic; cooking and hiking; likes to
pass on, 4 hours; offers the practical support gladly, the technical if needed; Monday evening and Tuesday.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from math import log, nan

import numpy as np

from mentoring.matching import tables
from mentoring.matching.columns import UNKNOWN_LANGUAGE, Columns, Floats

LEAST_HOBBY_WEIGHT = 1e-6


def sector(mentees: Columns, mentors: Columns) -> Floats:
    """Best of two choices each, a second choice counting .9. Never a gate.

    >>> round(float(sector(ines, paul)[0, 0]), 2)  # H and H52: same section
    0.8
    """
    closeness = _sector_table(mentees.sector_codes, mentors.sector_codes)
    first, second = mentees.sectors.T
    best = np.fmax(closeness[first], closeness[second] * np.float32(tables.SECOND_CHOICE))
    first, second = mentors.sectors.T
    return np.fmax(best.take(first, axis=1), best.take(second, axis=1) * np.float32(tables.SECOND_CHOICE))


@lru_cache(maxsize=64)
def _sector_table(mentees: tuple[str, ...], mentors: tuple[str, ...]) -> Floats:
    return np.array(
        [[tables.sector_closeness(one, other) for other in mentors] for one in mentees], dtype=np.float32
    )


def function(mentees: Columns, mentors: Columns) -> Floats:
    """.7 · closeness of functions + .3 · step between levels.

    >>> round(float(function(ines, paul)[0, 0]), 2)  # .7 · 1 + .3 · .7
    0.91
    """
    return _POSTS[mentees.posts].take(mentors.posts, axis=1)


def _post_table() -> Floats:
    posts = list(product(tables.FUNCTIONS, tables.LEVELS))
    table = np.full((len(posts) + 1, len(posts) + 1), nan, dtype=np.float32)
    for (row, (aim, level)), (column, (job, step)) in product(enumerate(posts), enumerate(posts)):
        table[row, column] = 0.7 * tables.function_closeness(aim, job) + 0.3 * tables.level_step(level, step)
    return table


_POSTS = _post_table()


def age(mentees: Columns, mentors: Columns, *, gap: tuple[int, int]) -> Floats:
    """1 while the mentor is older by `gap` (years, both ends in), then down to 0 over fifteen years.

    >>> float(age(ines, paul, gap=(0, 25))[0, 0])  # 23 years
    1.0
    """
    low, high = gap
    years = mentees.birth_years[:, None] - mentors.birth_years
    outside = np.maximum(np.maximum(low - years, years - high), 0)
    return np.maximum(1 - outside / tables.AGE_SLOPE_YEARS, 0)


def first_language(mentees: Columns, mentors: Columns) -> Floats:
    """Same first language 1; the mentee's spoken by the mentor (or the mentor's, other than French, by the mentee) .8;
    another common one .5; only French .3; none 0.

    >>> round(float(first_language(ines, paul)[0, 0]), 2)  # Paul speaks Arabic
    0.8
    """
    theirs, ours = mentees.first_languages, mentors.first_languages
    value = np.outer(mentees.spoken[:, 0], mentors.spoken[:, 0]) * np.float32(0.3)
    value[mentees.spoken[:, 1:] @ mentors.spoken[:, 1:].T > 0] = 0.5
    value[_heard(mentors, theirs) | _heard(mentees, np.where(ours == 0, UNKNOWN_LANGUAGE, ours)).T] = 0.8
    value[theirs[:, None] == ours] = 1
    value[theirs == UNKNOWN_LANGUAGE] = nan
    value[:, ours == UNKNOWN_LANGUAGE] = nan
    return value


def _heard(listeners: Columns, languages: np.ndarray) -> np.ndarray:
    """languages × listeners: who speaks it; nobody speaks the unknown one."""
    spoken = np.zeros((UNKNOWN_LANGUAGE + 1, len(listeners)), dtype=bool)
    spoken[:-1] = listeners.spoken.T > 0
    return spoken[languages]


def hobby_weights(*pool: Columns) -> dict[str, float]:
    """A rare hobby says more: ln((N+1)/(n+1)), of N people who named any, n who named this one.

    >>> weights = hobby_weights(ines, paul)
    >>> round(weights["sewing"], 3)  # ln(3/2)
    0.405
    """
    marks = np.concatenate([columns.hobbies for columns in pool])
    people = int(marks.any(axis=1).sum())
    counts = marks.sum(axis=0).tolist()
    return {
        code: max(log((people + 1) / (count + 1)), LEAST_HOBBY_WEIGHT)
        for code, count in zip(tables.HOBBIES, counts, strict=True)
    }


def hobbies(mentees: Columns, mentors: Columns, *, weights: Mapping[str, float]) -> Floats:
    """Weight of the shared hobbies over the lighter of the two lists.

    >>> named = {"cooking": 300, "sewing": 40, "hiking": 180}
    >>> pool = {code: log(1001 / (named.get(code, 0) + 1)) for code in tables.HOBBIES}
    >>> round(float(hobbies(ines, paul, weights=pool)[0, 0]), 2)  # 1.20 / min(4.40, 2.91)
    0.41
    """
    weight = np.array([weights[code] for code in tables.HOBBIES], dtype=np.float32)
    theirs, ours = (
        np.where(total > 0, total, nan) for total in (mentees.hobbies @ weight, mentors.hobbies @ weight)
    )
    shared = (mentees.hobbies * weight) @ mentors.hobbies.T
    shared /= np.minimum(theirs[:, None], ours).astype(np.float32)
    return np.minimum(shared, 1)


def motivation(mentees: Columns, mentors: Columns) -> Floats:
    """.6 · share of the mentee's motives that the mentor's answer + .4 · hours offered over hours wished, at most 1.

    >>> round(float(motivation(ines, paul)[0, 0]), 2)  # .6 · 1/2 + .4 · 4/6
    0.57
    """
    given = np.maximum(mentees.motives.sum(axis=1, keepdims=True), 1)
    value = (mentees.motives * np.float32(0.6) / given) @ mentors.motives.T
    value += np.minimum(mentors.hours / mentees.hours[:, None], 1) * np.float32(0.4)
    return value


def expectations(mentees: Columns, mentors: Columns) -> Floats:
    """.75 · Σ need·offer / Σ need + .25 · common slots (two or more 1, one .7, none 0).

    >>> round(float(expectations(ines, paul)[0, 0]), 3)  # .75 · (2·1 + 1·.6)/3 + .25 · .7
    0.825
    """
    needed = np.maximum(mentees.supports.sum(axis=1, keepdims=True), 1)
    value = (mentees.supports * np.float32(0.75) / needed) @ mentors.supports.T
    value += _SLOTS.take((mentees.slots @ mentors.slots.T).astype(np.intp))
    value += mentees.expectations_known[:, None]
    value += mentors.expectations_known
    return value


_SLOTS = np.array([0, 0.7, *[1] * (len(tables.SLOTS) - 1)], dtype=np.float32) * np.float32(0.25)
