"""Why: for each criterion one sentence key with its parameters, from which `mentoring.explanations` writes the text.

Called by `ranking` for the pairs that are shown. Everything here is plain data that a proposal can freeze as JSON.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from mentoring.matching import tables
from mentoring.matching.profiles import MenteeProfile, MentorProfile

CARD_CRITERIA = ("accessibility", "sector", "function", "expectations", "hobbies", "motivation")


@dataclass(frozen=True)
class Reason:
    """A sentence not yet written: `key` names it, `params` are codes and numbers."""

    key: str
    params: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def as_json(self) -> dict[str, Any]:
        return {"key": self.key, "params": dict(self.params)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Reason":
        return cls(data["key"], dict(data["params"]))


@dataclass(frozen=True)
class Contribution:
    """What one criterion adds: `value` in [0, 1], `points` = value × weight. `neutral`: the mean of the pool stood in
    for an answer not given or not to be used."""

    criterion: str
    value: float
    weight: float
    points: float
    neutral: bool
    reason: Reason

    def as_json(self) -> dict[str, Any]:
        return {
            "criterion": self.criterion,
            "value": self.value,
            "weight": self.weight,
            "points": self.points,
            "neutral": self.neutral,
            **self.reason.as_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Contribution":
        facts = {name: data[name] for name in ("criterion", "value", "weight", "points", "neutral")}
        return cls(**facts, reason=Reason.from_json(data))


@dataclass(frozen=True)
class Way:
    """One person's way to the meeting: `who` is mentee or mentor; minutes one way, the mode, that person's limit."""

    who: str
    minutes: float
    mode: str
    limit: int


@dataclass(frozen=True)
class Reach:
    """How a pair can meet. `place` is empty unless reachable; `ways` has one entry for each who moves.

    `near_limit`: feasible, but within 20 % of a limit. `unknown_place`: a place that the mentor offers could not be
    estimated. Both are points to check, not refusals.
    """

    verdict: str
    place: str
    burden: float | None
    ways: tuple[Way, ...]
    near_limit: bool
    unknown_place: bool

    @property
    def heaviest(self) -> Way | None:
        """The way that decides: the largest share of its own limit."""
        return max(self.ways, key=lambda way: way.minutes / way.limit, default=None)

    @property
    def minutes(self) -> float | None:
        return self.heaviest.minutes if self.heaviest else None

    @property
    def mode(self) -> str:
        return self.heaviest.mode if self.heaviest else ""


def reason(
    criterion: str, mentee: MenteeProfile, mentor: MentorProfile, reach: Reach, *, neutral: bool
) -> Reason:
    """The sentence of one criterion for one pair."""
    if criterion == "accessibility":
        return _accessibility(reach)
    if neutral:
        return Reason(f"{criterion}.neutral")
    return _REASONS[criterion](mentee, mentor)


def points_to_check(mentee: MenteeProfile, mentor: MentorProfile, reach: Reach) -> tuple[Reason, ...]:
    """What an officer should look at before proposing; nothing here is drawn from age or language."""
    checks = [Reason("check.unknown_place")] if reach.unknown_place else []
    if reach.near_limit and reach.heaviest:
        checks.append(Reason("check.near_limit", {"who": reach.heaviest.who, "limit": reach.heaviest.limit}))
    if reach.place == tables.REMOTE_PLACE:
        checks.append(Reason("check.remote_only"))
    if mentee.slots and mentor.slots and not set(mentee.slots) & set(mentor.slots):
        checks.append(Reason("check.no_common_slot"))
    if mentee.hours_per_month and mentor.hours_per_month and mentor.hours_per_month < mentee.hours_per_month:
        checks.append(
            Reason("check.fewer_hours", {"hours": mentor.hours_per_month, "wished": mentee.hours_per_month})
        )
    return tuple(checks)


def _sector(mentee: MenteeProfile, mentor: MentorProfile) -> Reason:
    choices = [
        (tables.sector_closeness(theirs, ours) * rank_t * rank_o, theirs, ours)
        for theirs, rank_t in ((mentee.sector, 1), (mentee.sector2, tables.SECOND_CHOICE))
        for ours, rank_o in ((mentor.sector, 1), (mentor.sector2, tables.SECOND_CHOICE))
        if theirs and ours
    ]
    _, theirs, ours = max(choices, key=lambda choice: choice[0])
    keys = {1.0: "same_division", 0.8: "same_section", 0.4: "near", 0.0: "other"}
    key = keys[tables.sector_closeness(theirs, ours)]
    return Reason(f"sector.{key}", {"mentee": theirs, "mentor": ours})


def _function(mentee: MenteeProfile, mentor: MentorProfile) -> Reason:
    key = {1.0: "same", 0.5: "near", 0.0: "other"}[
        tables.function_closeness(mentee.function, mentor.function)
    ]
    step = (mentor.seniority or 0) - (mentee.seniority or 0)
    level = "below" if step < 0 else "ahead" if step <= 2 else "far_ahead"
    return Reason(f"function.{key}.{level}", {"mentee": mentee.function, "mentor": mentor.function})


def _age(mentee: MenteeProfile, mentor: MentorProfile) -> Reason:
    gap = (mentee.usable_birth_year or 0) - (mentor.usable_birth_year or 0)
    key = "same" if gap == 0 else "mentor_older" if gap > 0 else "mentee_older"
    return Reason(f"age.{key}", {"years": abs(gap)})


def _first_language(mentee: MenteeProfile, mentor: MentorProfile) -> Reason:
    theirs, ours, common = mentee.first_language, mentor.first_language, mentee.spoken & mentor.spoken
    if theirs == ours:
        return Reason("first_language.same", {"language": theirs})
    if theirs in mentor.spoken:
        return Reason("first_language.of_mentee", {"language": theirs})
    if ours in mentee.spoken and ours != tables.FRENCH:
        return Reason("first_language.of_mentor", {"language": ours})
    others = sorted(common - {tables.FRENCH}, key=tables.LANGUAGES.index)
    if others:
        return Reason("first_language.other", {"language": others[0]})
    return Reason("first_language.french" if common else "first_language.none")


def _hobbies(mentee: MenteeProfile, mentor: MentorProfile) -> Reason:
    shared = [
        code for code in tables.HOBBIES if code in mentee.usable_hobbies and code in mentor.usable_hobbies
    ]
    return Reason("hobbies.shared", {"hobbies": shared}) if shared else Reason("hobbies.none")


def _motivation(mentee: MenteeProfile, mentor: MentorProfile) -> Reason:
    answered = {answer for motive in mentor.motives for answer in tables.MOTIVE_ANSWERS[motive]}
    motives = [code for code in tables.MENTEE_MOTIVES if code in mentee.motives and code in answered]
    key = "motivation.answered" if motives else "motivation.none"
    return Reason(key, {"motives": motives, "count": len(motives), "of": len(set(mentee.motives))})


def _expectations(mentee: MenteeProfile, mentor: MentorProfile) -> Reason:
    needed = [code for code in tables.SUPPORTS if mentee.supports.get(code)]
    offered = [code for code in needed if mentor.supports.get(code)]
    slots = len(set(mentee.slots) & set(mentor.slots))
    key = "expectations.offered" if offered else "expectations.none"
    return Reason(key, {"supports": offered, "count": len(offered), "of": len(needed), "slots": slots})


def _accessibility(reach: Reach) -> Reason:
    if reach.verdict != "reachable":
        return Reason(f"accessibility.{reach.verdict}")
    if reach.heaviest is None:
        return Reason("accessibility.remote")
    way = reach.heaviest
    params = {"who": way.who, "minutes": round(way.minutes), "mode": way.mode, "limit": way.limit}
    return Reason(f"accessibility.{reach.place}", params)


_REASONS: dict[str, Callable[[MenteeProfile, MentorProfile], Reason]] = {
    "sector": _sector,
    "function": _function,
    "age": _age,
    "first_language": _first_language,
    "hobbies": _hobbies,
    "motivation": _motivation,
    "expectations": _expectations,
}
