"""The one mandatory criterion: can these two people meet? Called by `ranking`, and by the verb that proposes.

The gate is the mentee's way, in the mentee's own modes and within the mentee's limit, to where the mentor receives.
The mentor's way counts only at the places where the mentor chose to move:

    mentor_work   the mentee goes            near_mentee   the mentor goes
    halfway       each goes 0.6 of the way   hub           both go to the partner premises that suit them best

The burden of a way is minutes / limit; of a place, the heavier of its ways. A place is feasible up to a burden of 1.
A way that nobody can estimate is never silently in or out: a pair with no feasible place and an unknown one is
`to_check`. With no feasible place, a pair that agreed to meet at a distance stays reachable, at .25.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf, nan

import numpy as np
from numpy.typing import NDArray

from mentoring.matching import tables
from mentoring.matching.columns import Columns, Floats, Integers
from mentoring.matching.explanation import Reach, Way

REACHABLE, TO_CHECK, UNREACHABLE = "reachable", "to_check", "unreachable"
VERDICTS = (REACHABLE, TO_CHECK, UNREACHABLE)
HALFWAY_SHARE = 0.6
FULL = 1 + 1e-5  # a limit met exactly is met, whatever the rounding of float32
NEAR_LIMIT = 0.8
BURDEN_COST = 0.75
REMOTE_VALUE = 0.25
REMOTE_INDEX = len(tables.PLACES)


@dataclass(frozen=True, eq=False)
class Travel:
    """Minutes one way and where each person stands.

    `table[mode, from, to]`: estimated minutes between places, NaN unknown, modes in the order of `tables.TRAVEL_MODES`.
    `mentees`, `mentors`, `premises`: the row of the table where each lives, receives, opens its doors.
    """

    table: Floats
    mentees: Integers
    mentors: Integers
    premises: Integers

    @classmethod
    def of(
        cls,
        table: Sequence[Sequence[Sequence[float]]] | Floats,
        *,
        mentees: Sequence[int],
        mentors: Sequence[int],
        premises: Sequence[int] = (),
    ) -> "Travel":
        """From plain lists, as `portal.core.geography.minutes_table` gives them."""
        minutes = np.asarray(table, dtype=np.float32)
        return cls(minutes, *(np.asarray(rows, dtype=np.intp) for rows in (mentees, mentors, premises)))

    def rows(self, part: slice) -> "Travel":
        """The same travel for some of the mentees; what was worked out for the whole is kept."""
        some = Travel(self.table, self.mentees[part], self.mentors, self.premises)
        some.__dict__["own"] = self.own
        return some

    @cached_property
    def own(self) -> "OwnWays":
        return OwnWays.of(self.table)


@dataclass(frozen=True, eq=False)
class OwnWays:
    """For each of the 16 sets of modes: the quickest minutes between every two places; NaN when nothing is known.

    `doubtful`: a mode of the set is not known, so a way that is too long by the others may still do.
    """

    minutes: Floats
    doubtful: NDArray[np.bool_]

    @classmethod
    def of(cls, table: Floats) -> "OwnWays":
        sets = (1 << len(table), *table.shape[1:])
        minutes, doubtful = np.full(sets, nan, dtype=np.float32), np.zeros(sets, dtype=bool)
        missing = np.isnan(table)
        for mode, way in enumerate(table):
            for fewer in range(1 << mode):
                chosen = fewer | 1 << mode
                np.fmin(minutes[fewer], way, out=minutes[chosen])
                np.logical_or(doubtful[fewer], missing[mode], out=doubtful[chosen])
        return cls(minutes, doubtful)

    def burdens(self, people: Columns, start: Integers, ends: Integers, share: float = 1) -> Floats:
        """People × ends: minutes of a share of the way over the limit of who goes; NaN when it cannot be told."""
        way = people.modes[:, None], start[:, None], ends
        burdens = self.minutes[way] * np.float32(share) / people.max_minutes[:, None]
        burdens[self.doubtful[way] & (burdens > FULL)] = nan
        return burdens


@dataclass(frozen=True, eq=False)
class Gate:
    """M mentees × N mentors. `verdict` indexes VERDICTS; `place` indexes PLACES, then remote; `burden` is that place's.

    `unknown`: at least one place that the mentor offers could not be estimated.
    """

    verdict: NDArray[np.int8]
    place: NDArray[np.int8]
    burden: Floats
    unknown: NDArray[np.bool_]

    @property
    def reachable(self) -> NDArray[np.bool_]:
        return self.verdict == 0

    @property
    def shut(self) -> NDArray[np.bool_]:
        return self.verdict == 2

    def accessibility(self) -> Floats:
        """1 − .75 · burden of the best feasible place; .25 at a distance; NaN when still to check; 0 out of reach."""
        value = 1 - np.float32(BURDEN_COST) * np.minimum(self.burden, 1)
        value[self.place == REMOTE_INDEX] = REMOTE_VALUE
        value[self.verdict == 1] = nan
        value[self.shut] = 0
        return value


def gate(mentees: Columns, mentors: Columns, travel: Travel) -> Gate:
    """Who can meet whom, where, and at what burden."""
    shape = (len(mentees), len(mentors))
    burden, place = np.full(shape, inf, dtype=np.float32), np.zeros(shape, dtype=np.int8)
    unknown = np.zeros(shape, dtype=bool)
    for index, name in enumerate(tables.PLACES):
        offered = mentors.places[:, index]
        if offered.any():
            here = _BURDENS[name](mentees, mentors, travel)
            unknown |= np.isnan(here) & offered
            better = (here < burden) & offered
            np.copyto(burden, here, where=better)
            place[better] = index
    feasible = burden <= FULL
    remote = ~feasible & _remote(mentees, mentors)
    place[remote] = REMOTE_INDEX
    verdict = np.where(feasible | remote, 0, np.where(unknown, 1, 2)).astype(np.int8)
    return Gate(verdict, place, burden, unknown)


def reach(
    passage: Gate, mentees: Columns, mentors: Columns, travel: Travel, *, row: int = 0, column: int
) -> Reach:
    """One pair in words and minutes: where they meet, who moves, how long; out of reach, the way that fails least."""
    verdict = VERDICTS[passage.verdict[row, column]]
    index, burden = int(passage.place[row, column]), float(passage.burden[row, column])
    if verdict == TO_CHECK:
        return Reach(verdict, "", None, (), near_limit=False, unknown_place=True)
    if index == REMOTE_INDEX:
        unknown = bool(passage.unknown[row, column])
        return Reach(verdict, tables.REMOTE_PLACE, None, (), near_limit=False, unknown_place=unknown)
    place = tables.PLACES[index]
    ways = _ways(place, mentees, mentors, travel, row, column)
    near = NEAR_LIMIT - 1e-5 <= burden <= FULL
    return Reach(
        verdict, place, burden, ways, near_limit=near, unknown_place=bool(passage.unknown[row, column])
    )


def _ways(
    place: str, mentees: Columns, mentors: Columns, travel: Travel, row: int, column: int
) -> tuple[Way, ...]:
    home, work = travel.mentees[row], travel.mentors[column]
    goals = {"mentor_work": (work, None), "near_mentee": (None, home), "halfway": (work, home)}
    share = HALFWAY_SHARE if place == "halfway" else 1
    if place == "hub":
        return min(
            (_to_a_door(mentees, mentors, travel, row, column, door) for door in travel.premises), key=_load
        )
    theirs, ours = goals[place]
    ways = () if theirs is None else _way("mentee", mentees, row, travel, home, theirs, share)
    return ways if ours is None else (*ways, *_way("mentor", mentors, column, travel, work, ours, share))


def _to_a_door(
    mentees: Columns, mentors: Columns, travel: Travel, row: int, column: int, door: int
) -> tuple[Way, ...]:
    return (
        *_way("mentee", mentees, row, travel, travel.mentees[row], door),
        *_way("mentor", mentors, column, travel, travel.mentors[column], door),
    )


def _load(both: tuple[Way, ...]) -> float:
    """The burden of two ways, as `_heavier` tells it; infinite where it cannot be told."""
    known = max((way.minutes / way.limit for way in both), default=0)
    return known if len(both) == 2 or known > FULL else inf


def _way(
    who: str, people: Columns, at: int, travel: Travel, start: int, end: int, share: float = 1
) -> tuple[Way, ...]:
    """The quickest way of one person; none where no mode of theirs is known."""
    ways = travel.table[:, start, end]
    known = [mode for mode, way in enumerate(ways) if people.modes[at] >> mode & 1 and way == way]
    if not known:
        return ()
    quickest = min(known, key=lambda mode: ways[mode])
    minutes = round(float(ways[quickest]) * share, 1)
    return (Way(who, minutes, tables.TRAVEL_MODES[quickest], int(people.max_minutes[at])),)


def _mentee_burden(mentees: Columns, mentors: Columns, travel: Travel, share: float = 1) -> Floats:
    works, where = np.unique(travel.mentors, return_inverse=True)
    return travel.own.burdens(mentees, travel.mentees, works, share).take(where, axis=1)


def _mentor_burden(mentees: Columns, mentors: Columns, travel: Travel, share: float = 1) -> Floats:
    homes, where = np.unique(travel.mentees, return_inverse=True)
    return travel.own.burdens(mentors, travel.mentors, homes, share).T.take(where, axis=0)


def _halfway_burden(mentees: Columns, mentors: Columns, travel: Travel) -> Floats:
    people = (mentees, mentors, travel, HALFWAY_SHARE)
    return _heavier(_mentee_burden(*people), _mentor_burden(*people))


def _hub_burden(mentees: Columns, mentors: Columns, travel: Travel) -> Floats:
    """The best of the premises; NaN when none is feasible and one of them, or all, are unknown."""
    best = np.full((len(mentees), len(mentors)), nan, dtype=np.float32)
    unknown = np.full(best.shape, not len(travel.premises))
    theirs = travel.own.burdens(mentees, travel.mentees, travel.premises)
    ours = travel.own.burdens(mentors, travel.mentors, travel.premises)
    for door in range(len(travel.premises)):
        both = _heavier(theirs[:, door, None], ours[:, door])
        unknown |= np.isnan(both)
        best = np.fmin(best, both)
    best[unknown & ~(best <= FULL)] = nan
    return best


_BURDENS = {
    "mentor_work": _mentee_burden,
    "near_mentee": _mentor_burden,
    "halfway": _halfway_burden,
    "hub": _hub_burden,
}


def _heavier(one: Floats, other: Floats) -> Floats:
    """The burden of two ways taken together: one that is known to be too long decides, else both must be known."""
    known = np.fmax(one, other)
    return np.where(known > FULL, known, np.maximum(one, other))


def _remote(mentees: Columns, mentors: Columns) -> NDArray[np.bool_]:
    """One says yes, the other does not say never (an empty answer agrees to nothing)."""
    theirs, ours = mentees.remote[:, None], mentors.remote[None, :]
    return (np.minimum(theirs, ours) >= 1) & (np.maximum(theirs, ours) == 2)
