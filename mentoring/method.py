"""How people are matched, for everybody to read: the weights in force, what each criterion looks at, and two invented
people whom the real formulas weigh. Called by cms_pages; reads only, and never a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring import explanations, vocabulary
from mentoring.domain.shortlist import load_matching
from mentoring.matching import tables
from mentoring.matching.profiles import MenteeProfile, MentorProfile
from mentoring.models import Programme, WeightSet

WHAT_IT_LOOKS_AT: Mapping[str, Promise] = {
    "expectations": _(
        "The kinds of help asked for, and those that the mentor offers; then the moments when both are free."
    ),
    "sector": _(
        "The same activity counts fully, a neighbouring one in part, another one not at all. It never rules anybody out."
    ),
    "function": _("The job aimed at and the mentor’s own; a mentor one or two levels above suits best."),
    "accessibility": _(
        "The time it takes to meet, by each person’s own means of travel, against the limit that they gave."
    ),
    "motivation": _(
        "What the mentee hopes for, and what moves the mentor; then the hours that both can give."
    ),
    "hobbies": _("A taste in common makes a first conversation easier; a rare one counts more."),
    "age": _("The gap between the two, against the one that the programme looks for."),
    "first_language": _(
        "A first language in common, another one, or only French. Nobody is ruled out by a language."
    ),
}
CHOICES = {
    "sectors": vocabulary.SECTORS,
    "functions": vocabulary.FUNCTIONS,
    "languages": vocabulary.LANGUAGES,
    "hobbies": vocabulary.HOBBIES,
    "mentee_motives": vocabulary.MENTEE_MOTIVES,
    "mentor_motives": vocabulary.MENTOR_MOTIVES,
    "supports": vocabulary.SUPPORTS,
}
EVENINGS = ("tue_evening", "thu_evening")
HOURS = 4
EVEN = 1.0  # a hobby between two invented people: nobody else makes it rare


@dataclass(frozen=True)
class Criterion:
    """One of the eight: what it looks at, and what it is worth in each open programme."""

    code: str
    name: str
    words: str
    weights: list[tuple[str, int]]


@dataclass(frozen=True)
class Line:
    """What a criterion gave to the invented pair. `share`: the part of the weight that was reached, in per cent."""

    name: str
    sentence: str
    points: float
    weight: float
    share: int


@dataclass(frozen=True)
class Weighed:
    """The answer of the formulas. `total` is None where the way rules: too long, for the reason that `minutes` tells."""

    total: int | None
    lines: list[Line]
    minutes: int = 0
    limit: int = 0

    @property
    def is_proposed(self) -> bool:
        """Whether an officer would see this mentor in the list."""
        return self.total is not None


def in_force(today: date) -> list[WeightSet]:
    """The weights of the programmes that take applications, with their programme: one query."""
    rows = WeightSet.objects.filter(in_force=True, programme__in=Programme.objects.open_on(today))
    return list(rows.select_related("programme").order_by("programme__name", "programme_id"))


def criteria(weights: list[WeightSet]) -> list[Criterion]:
    """The eight criteria, as worth in these programmes; those that weigh most come first."""
    names = dict(vocabulary.CRITERIA)
    return [
        Criterion(
            code, str(names[code]), str(words), [(one.programme.title, getattr(one, code)) for one in weights]
        )
        for code, words in WHAT_IT_LOOKS_AT.items()
    ]


def weigh(answers: Mapping[str, Any], weights: WeightSet) -> Weighed:
    """What the matching says of two invented people who live `minutes` apart; the mentor receives at work."""
    ranking = load_matching()
    programme = weights.programme
    rules = ranking.Rules(weights.points(), (programme.gap_low, programme.gap_high))
    neutral = dict.fromkeys(tables.CRITERIA, ranking.NO_DATA)
    facts = ranking.PoolFacts(neutral, dict.fromkeys(tables.HOBBIES, EVEN))
    way = [[[0, answers["minutes"]], [answers["minutes"], 0]]] * len(tables.TRAVEL_MODES)
    travel = ranking.Travel.of(way, mentees=[0], mentors=[1])
    found = ranking.sift(
        invented_mentee(answers), [invented_mentor(answers)], travel, rules=rules, facts=facts
    )
    if found.shut:
        return Weighed(None, [], minutes=answers["minutes"], limit=answers["limit"])
    match = found.explained(1)
    by_code = {one.criterion: one for one in match.contributions}
    return Weighed(round(match.total), [line(by_code[code]) for code in WHAT_IT_LOOKS_AT])


def line(found: Any) -> Line:
    name = vocabulary.label(vocabulary.CRITERIA, found.criterion)
    sentence = explanations.staff_sentence(found)
    return Line(name, sentence, found.points, found.weight, round(100 * found.value))


def invented_mentee(answers: Mapping[str, Any]) -> MenteeProfile:
    return MenteeProfile(
        **shared("mentee", answers),
        seniority=2,
        supports=dict.fromkeys(answers["mentee_supports"], tables.SUPPORT_NEEDS["above_all"]),
        motives=given(answers["mentee_motive"]),
    )


def invented_mentor(answers: Mapping[str, Any]) -> MentorProfile:
    """Says yes or no to each kind of help: an empty list is an answer."""
    offers = dict.fromkeys(tables.SUPPORTS, tables.SUPPORT_OFFERS["no"])
    gladly = dict.fromkeys(answers["mentor_supports"], tables.SUPPORT_OFFERS["gladly"])
    return MentorProfile(
        **shared("mentor", answers),
        seniority=4,
        supports={**offers, **gladly},
        motives=given(answers["mentor_motive"]),
    )


def shared(who: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What both sides answer. Both speak French; only the gap of their ages counts."""
    first = answers[f"{who}_language"]
    return {
        "reference": who,
        "birth_year": 2000 - answers[f"{who}_age"],
        "sector": answers[f"{who}_sector"],
        "function": answers[f"{who}_function"],
        "first_language": first,
        "other_languages": (tables.FRENCH, *given(answers.get(f"{who}_also", ""))),
        "hobbies": given(answers[f"{who}_hobby"]),
        "hours_per_month": HOURS,
        "slots": EVENINGS,
        "travel_modes": ("public_transport",),
        "max_minutes": answers["limit"],
        "remote": "yes" if answers["remote"] else "never",
    }


def given(code: str) -> tuple[str, ...]:
    return (code,) if code else ()
