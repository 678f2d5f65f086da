"""The lines of the matching board: each mentor with points by criterion, a sentence for each, and capacity."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan

from django.utils.translation import gettext

from mentoring import explanations, vocabulary
from mentoring.domain.shortlist import Row, Shortlist
from mentoring.matching.explanation import CARD_CRITERIA, Contribution, Reach

from . import wording

ORDER = ("expectations", "sector", "function", "accessibility", "motivation")
AFFINITIES = ("first_language", "age", "hobbies")
LOW, HIGH = 0.34, 0.75
STRENGTHS = 3


@dataclass(frozen=True)
class Cell:
    """One criterion: points out of a weight, and the bar that shows them. `small`: part of the affinities."""

    name: str
    points: int
    weight: int
    share: int
    level: int
    small: bool = False
    sentence: str = ""


@dataclass(frozen=True)
class BoardRow:
    """One mentor of the table."""

    pk: int
    position: int
    name: str
    job: str
    town: str
    way: str
    capacity: str
    total: int
    cells: list[Cell]
    affinities: Cell
    to_check: bool
    checks: list[str]
    blocked: str
    company: str
    hours: int | None
    strengths: list[str]


def ranked_rows(found: Shortlist) -> list[BoardRow]:
    """Mentors within reach, or whose way is to check, best first."""
    return [row_of(row) for row in found.rows]


def row_of(row: Row) -> BoardRow:
    mentor, ranked = row.mentor, row.ranked
    by_name = {one.criterion: one for one in ranked.contributions}
    return BoardRow(
        pk=mentor.pk,
        position=ranked.position,
        name=wording.full_name(mentor.person),
        job=mentor.job or vocabulary.label(vocabulary.FUNCTIONS, mentor.function),
        town=wording.town(mentor.commune),
        way=way_words(ranked.reach),
        capacity=capacity_words(row),
        total=round(ranked.total),
        cells=[cell_of(by_name[name], small=name in AFFINITIES) for name in (*ORDER, *AFFINITIES)],
        affinities=together([by_name[name] for name in AFFINITIES]),
        to_check=ranked.reach.verdict == "to_check",
        checks=explanations.to_check(ranked.checks),
        blocked=blocked_words(row),
        company=mentor.company,
        hours=mentor.hours_per_month,
        strengths=strengths_of(ranked.contributions),
    )


def strengths_of(contributions: Iterable[Contribution]) -> list[str]:
    """The sentences of what brings most, never age or language: why this mentor stands where they stand."""
    told = [one for one in contributions if one.criterion in CARD_CRITERIA]
    known = [one for one in told if not one.neutral and one.value >= HIGH]
    best = sorted(known, key=lambda one: -one.points)[:STRENGTHS]
    return [explanations.staff_sentence(one) for one in best]


def headings_of(rows: list[BoardRow]) -> list[Cell]:
    """The heads of the columns, from any row; none where nobody is ranked."""
    return rows[0].cells if rows else []


def cell_of(one: Contribution, *, small: bool) -> Cell:
    share = one.points / one.weight if one.weight else 0
    return Cell(
        name=heading(one.criterion),
        points=round(one.points),
        weight=round(one.weight),
        share=round(share * 100),
        level=level_of(share),
        small=small,
        sentence=explanations.staff_sentence(one),
    )


def heading(criterion: str) -> str:
    """Short enough for the head of a column."""
    if criterion == "accessibility":
        return gettext("Way")
    return vocabulary.label(vocabulary.CRITERIA, criterion)


def together(some: list[Contribution]) -> Cell:
    """The three small criteria in one column, where there is no room for three."""
    points, weight = sum(one.points for one in some), sum(one.weight for one in some)
    share = points / weight if weight else 0
    return Cell(gettext("Affinities"), round(points), round(weight), round(share * 100), level_of(share))


def level_of(share: float) -> int:
    """Low, middle, high: the colour of a bar, whose number is always written."""
    return 0 if share < LOW else 1 if share < HIGH else 2


def way_words(reach: Reach) -> str:
    """« 12 min »; what is to check; nothing where they would meet at a distance."""
    if reach.verdict == "to_check":
        return gettext("way to check")
    return minutes_words(reach) or gettext("at a distance")


def minutes_words(reach: Reach) -> str:
    if reach.minutes is None or isnan(reach.minutes):
        return ""
    return gettext("%(n)d min") % {"n": round(reach.minutes)}


def capacity_words(row: Row) -> str:
    """« Suit 1 mentoré·e sur 2 »."""
    return gettext("Follows %(taken)d out of %(capacity)d") % {
        "taken": row.taken,
        "capacity": row.taken + row.free,
    }


def blocked_words(row: Row) -> str:
    """Why nothing can be proposed to this mentor now."""
    return {
        "": "",
        "not_ready": gettext("Checklist not ticked"),
        "full": gettext("No place left"),
        "week": gettext("Enough this week"),
    }[row.blocked]


def far_rows(found: Shortlist) -> list[dict[str, object]]:
    """Mentors out of reach, the nearest first, with the way that is too long."""
    return [
        {
            "name": wording.full_name(mentor.person),
            "town": wording.town(mentor.commune),
            "minutes": minutes_words(reach),
            "mode": vocabulary.label(vocabulary.TRAVEL_MODES, reach.mode),
            "limit": reach.heaviest.limit if reach.heaviest else None,
            "who": reach.heaviest.who if reach.heaviest else "",
        }
        for mentor, reach in found.out_of_reach
    ]
