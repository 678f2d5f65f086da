"""From values to a ranked list that explains itself. Called by `mentoring.domain.shortlist` and by the benchmark.

    total = Σ weight · value over the eight criteria, weights adding up to 100

Inès × Paul (see `criteria`): 12 + 13.65 + 5 + 4 + 2.06 + 8.5 + 4.06 + 20.63 = 69.9, shown as 70 of 100.
An unknown value is the mean of its criterion over the reachable pairs of the pool, frozen in `PoolFacts`; .5 when the
pool knows nothing at all. Weights are never renormalised: hiding an answer neither helps nor hurts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from mentoring.matching import criteria, tables
from mentoring.matching.columns import Columns, Floats, encode
from mentoring.matching.explanation import Contribution, Reach, Reason, points_to_check, reason
from mentoring.matching.gate import Gate, Travel, gate, reach
from mentoring.matching.profiles import MenteeProfile, MentorProfile

NO_DATA = 0.5
BLOCK = 128


@dataclass(frozen=True)
class Rules:
    """A programme's own: a weight for each criterion, adding up to 100, and the gap of ages that counts fully (years).

    Raises ValueError on other weights.
    """

    weights: Mapping[str, float]
    gap: tuple[int, int]

    def __post_init__(self) -> None:
        if set(self.weights) != set(tables.CRITERIA) or min(self.weights.values()) < 0:
            raise ValueError("weights must name the eight criteria, none below 0")
        if round(sum(self.weights.values()), 6) != 100:
            raise ValueError("weights must add up to 100")

    @classmethod
    def of_track(cls, track: str) -> "Rules":
        """The rules that a new programme of this track starts with."""
        return cls(tables.DEFAULT_WEIGHTS[track], tables.AGE_GAPS[track])


@dataclass(frozen=True)
class PoolFacts:
    """What the whole pool teaches: neutral values by criterion and weights of hobbies. Frozen for a day or a round."""

    neutral: Mapping[str, float]
    hobbies: Mapping[str, float]

    def as_json(self) -> dict[str, Any]:
        return {"neutral": dict(self.neutral), "hobbies": dict(self.hobbies)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "PoolFacts":
        return cls(dict(data["neutral"]), dict(data["hobbies"]))


@dataclass(frozen=True)
class Ranked:
    """One mentor for one mentee. `position` from 1; `total` 0–100; `contributions` in the order of CRITERIA."""

    reference: str
    position: int
    total: float
    contributions: tuple[Contribution, ...]
    reach: Reach
    checks: tuple[Reason, ...]


@dataclass(frozen=True, eq=False)
class Scores:
    """A block of M mentees × N mentors. `totals` is 0 where the gate is shut; `values` still hold NaN for unknown."""

    gate: Gate
    values: dict[str, Floats]
    totals: Floats


def survey(mentees: Columns, mentors: Columns, travel: Travel, *, rules: Rules) -> PoolFacts:
    """Neutral values and hobby weights of a pool, block by block so that memory stays flat."""
    hobbies = criteria.hobby_weights(mentees, mentors)
    sums, counts = np.zeros(len(tables.CRITERIA)), np.zeros(len(tables.CRITERIA))
    for start in range(0, len(mentees), BLOCK):
        part = slice(start, start + BLOCK)
        some = mentees.rows(part)
        passage = gate(some, mentors, travel.rows(part))
        for index, values in enumerate(_values(some, mentors, passage, rules, hobbies).values()):
            known = passage.reachable & ~np.isnan(values)
            sums[index] += values.sum(where=known, dtype=np.float64)
            counts[index] += known.sum()
    means = np.divide(sums, counts, out=np.full(len(sums), NO_DATA), where=counts > 0)
    return PoolFacts(dict(zip(tables.CRITERIA, means.tolist(), strict=True)), hobbies)


def score(mentees: Columns, mentors: Columns, travel: Travel, *, rules: Rules, facts: PoolFacts) -> Scores:
    """Values and totals of a block; give at most a few hundred mentees at a time (`Columns.rows`, `Travel.rows`)."""
    passage = gate(mentees, mentors, travel)
    values = _values(mentees, mentors, passage, rules, facts.hobbies)
    totals = np.zeros(passage.burden.shape, dtype=np.float32)
    for name, value in values.items():
        known = np.where(np.isnan(value), np.float32(facts.neutral[name]), value)
        totals += np.float32(rules.weights[name]) * known
    totals[passage.shut] = 0
    return Scores(passage, values, totals)


@dataclass(frozen=True, eq=False)
class Sifted:
    """One mentee against a pool. The order costs little; a pair is explained when it is asked for, by its column."""

    mentee: MenteeProfile
    mentors: Sequence[MentorProfile]
    travel: Travel
    rules: Rules
    facts: PoolFacts
    theirs: Columns
    ours: Columns
    scores: Scores

    @cached_property
    def totals(self) -> list[float]:
        return np.round(self.scores.totals[0].astype(np.float64), 2).tolist()

    @cached_property
    def order(self) -> list[int]:
        """Columns of the mentors within reach, or whose place is to check, best first; equal totals by reference."""
        within = np.flatnonzero(~self.scores.gate.shut[0]).tolist()
        return sorted(within, key=lambda column: (-self.totals[column], self.ours.references[column]))

    @cached_property
    def shut(self) -> list[int]:
        """Columns of the mentors out of reach, nearest first."""
        return _nearest_first(self.scores.gate, self.ours)

    def way(self, column: int) -> Reach:
        return reach(self.scores.gate, self.theirs, self.ours, self.travel, column=column)

    def explained(self, position: int) -> Ranked:
        """The mentor at a position of the order, from 1, with the reasons."""
        column = self.order[position - 1]
        way, mentor = self.way(column), self.mentors[column]
        contributions = _contributions(self.mentee, mentor, way, self.scores, column, self.rules, self.facts)
        checks = points_to_check(self.mentee, mentor, way)
        return Ranked(self.ours.references[column], position, self.totals[column], contributions, way, checks)


def sift(
    mentee: MenteeProfile,
    mentors: Sequence[MentorProfile],
    travel: Travel,
    *,
    rules: Rules,
    facts: PoolFacts,
    columns: Columns | None = None,
) -> Sifted:
    """Weigh a pool for one mentee. `travel.mentees` has one row; `columns`: the same mentors encoded before."""
    theirs, ours = encode([mentee]), columns or encode(mentors)
    scores = score(theirs, ours, travel, rules=rules, facts=facts)
    return Sifted(mentee, mentors, travel, rules, facts, theirs, ours, scores)


def rank(
    mentee: MenteeProfile,
    mentors: Sequence[MentorProfile],
    travel: Travel,
    *,
    rules: Rules,
    facts: PoolFacts,
    columns: Columns | None = None,
    top: int | None = None,
) -> list[Ranked]:
    """Mentors whom the mentee can reach, or whose place is to check, best first, each with the reasons."""
    sifted = sift(mentee, mentors, travel, rules=rules, facts=facts, columns=columns)
    return [sifted.explained(position) for position in range(1, len(sifted.order[:top]) + 1)]


def out_of_reach(
    mentee: MenteeProfile, mentors: Sequence[MentorProfile], travel: Travel
) -> list[tuple[str, Reach]]:
    """The mentors that `rank` leaves out, nearest first, with the way that is too long."""
    theirs, ours = encode([mentee]), encode(mentors)
    passage = gate(theirs, ours, travel)
    return [
        (ours.references[at], reach(passage, theirs, ours, travel, column=at))
        for at in _nearest_first(passage, ours)
    ]


def _nearest_first(passage: Gate, ours: Columns) -> list[int]:
    far = np.flatnonzero(passage.shut[0]).tolist()
    return sorted(far, key=lambda at: (passage.burden[0, at], ours.references[at]))


def _values(
    mentees: Columns, mentors: Columns, passage: Gate, rules: Rules, hobbies: Mapping[str, float]
) -> dict[str, Floats]:
    return {
        "sector": criteria.sector(mentees, mentors),
        "function": criteria.function(mentees, mentors),
        "age": criteria.age(mentees, mentors, gap=rules.gap),
        "first_language": criteria.first_language(mentees, mentors),
        "hobbies": criteria.hobbies(mentees, mentors, weights=hobbies),
        "motivation": criteria.motivation(mentees, mentors),
        "accessibility": passage.accessibility(),
        "expectations": criteria.expectations(mentees, mentors),
    }


def _contributions(
    mentee: MenteeProfile,
    mentor: MentorProfile,
    way: Reach,
    scores: Scores,
    column: int,
    rules: Rules,
    facts: PoolFacts,
) -> tuple[Contribution, ...]:
    contributions = []
    for name, values in scores.values.items():
        value, weight = float(values[0, column]), rules.weights[name]
        neutral = value != value
        value = facts.neutral[name] if neutral else value
        why = reason(name, mentee, mentor, way, neutral=neutral)
        contributions.append(
            Contribution(name, round(value, 4), weight, round(value * weight, 2), neutral, why)
        )
    return tuple(contributions)
