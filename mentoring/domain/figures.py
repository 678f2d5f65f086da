"""Counts what the hub publishes of itself, masks it, and keeps one sheet a day. Called by the jobs; read by `indicators`.

The sheet is masked as it is written, so that no page, export or fault of a template can show a small count. Parts that
add up to a figure which is shown are masked together (`portal.core.masking`). Figures of two families may still be set
side by side (answers to proposals, tandems): their difference is a count that says nothing of anybody.
"""

from datetime import date, datetime
from statistics import median
from typing import Any

from django.db.models import Count, Min, Q
from django.db.models.functions import ExtractYear

from mentoring.domain import gaps
from mentoring.lifecycle import MeetingState, MentorState, ProposalState
from mentoring.models import (
    Baseline,
    FigureSheet,
    Meeting,
    Mentee,
    Mentor,
    Outcome,
    OutcomeKind,
    Pair,
    Programme,
    Proposal,
)
from mentoring.models.outcomes import POSITIVE_OUTCOMES
from portal.core.days import PARIS, day_of
from portal.core.masking import Tally, masked

WAYS_OUT = {
    "employment": (OutcomeKind.EMPLOYMENT,),
    "creation": (OutcomeKind.CREATION,),
    "training": (OutcomeKind.TRAINING, OutcomeKind.INTERNSHIP, OutcomeKind.BACK_TO_SCHOOL),
    "other_step": (OutcomeKind.OTHER_POSITIVE,),
}
ANSWERED = (ProposalState.ACCEPTED, ProposalState.DECLINED, ProposalState.EXPIRED)
STARTED = Q(activated_at__isnull=False)
Cells = dict[str, Tally]


def take(now: datetime) -> int:
    """Count the day's figures, once. Returns how many sheets were written."""
    day = day_of(now)
    if FigureSheet.objects.filter(day=day).exists():
        return 0
    _sheet, made = FigureSheet.objects.get_or_create(day=day, defaults={"figures": count(day)})
    return int(made)


def count(day: date) -> dict[str, Any]:
    """Every figure of the hub up to a day, masked: what `FigureSheet.figures` says."""
    tandems = Pair.objects.filter(STARTED).aggregate(
        all=Count("pk"), ended=Count("pk", filter=Q(closed_at__isnull=False))
    )
    return {
        "since": first_day(day).isoformat(),
        "cells": {**crowd(), **of_tandems(tandems["all"], tandems["ended"]), **meetings()},
        "days_to_tandem": days_to_tandem(),
        "programmes": by_programme(),
        "years": by_year(),
        "baselines": baselines(),
        "gaps": gaps.count(),
    }


def first_day(day: date) -> date:
    """The day the first programme opened."""
    return Programme.objects.aggregate(first=Min("opens_on"))["first"] or day


def kept(cells: Cells) -> dict[str, list[int] | None]:
    """Tallies that stand alone, as the sheet keeps them."""
    return {code: None if tally.is_small else written(tally) for code, tally in cells.items()}


def parts(cells: Cells) -> dict[str, list[int] | None]:
    """Tallies that add up to a figure which is shown."""
    hidden = masked(cells)
    return {code: None if code in hidden else written(tally) for code, tally in cells.items()}


def written(tally: Tally) -> list[int]:
    return [tally.people] if tally.part is None else [tally.people, tally.part]


def crowd() -> dict[str, list[int] | None]:
    """Mentors of the pool, people accompanied or waiting, and how proposals were answered."""
    answers = Proposal.objects.filter(state__in=ANSWERED).aggregate(
        all=Count("pk"), accepted=Count("pk", filter=Q(state=ProposalState.ACCEPTED))
    )
    return kept(
        {
            "mentors": Tally(Mentor.objects.exclude(state=MentorState.LEFT).count()),
            "mentees": Tally(Mentee.objects.count()),
            "acceptance": Tally(answers["all"], answers["accepted"]),
        }
    )


def of_tandems(started: int, ended: int) -> dict[str, list[int] | None]:
    """Tandems, those under way, and what became of the people whose tandem has ended."""
    found = parts({"under_way": Tally(started - ended), "ended": Tally(ended)})
    return {**kept({"tandems": Tally(started)}), **found, **ways_out(ended if found["ended"] else 0)}


def ways_out(ended: int) -> dict[str, list[int] | None]:
    """Steps forward among ended tandems, then each kind of step; a tandem whose end is not known counts as none."""
    rows = Outcome.objects.filter(
        horizon=0, is_current=True, pair__activated_at__isnull=False, pair__closed_at__isnull=False
    )
    kinds = dict(rows.values_list("kind").annotate(Count("pk")).order_by())
    forward = Tally(ended, sum(kinds.get(kind, 0) for kind in POSITIVE_OUTCOMES))
    if forward.is_small:
        return dict.fromkeys(("forward", *WAYS_OUT))
    each = {code: Tally(sum(kinds.get(kind, 0) for kind in of)) for code, of in WAYS_OUT.items()}
    of_all = {code: [ended, *cell] if cell else None for code, cell in parts(each).items()}
    return {"forward": written(forward), **of_all}


def meetings() -> dict[str, list[int] | None]:
    """Meetings held, [tandems, meetings]: masked when too few tandems have met."""
    held = Meeting.objects.filter(state=MeetingState.HELD).aggregate(
        all=Count("pk"), pairs=Count("pair", distinct=True)
    )
    return {"meetings": None if Tally(held["pairs"]).is_small else [held["pairs"], held["all"]]}


def days_to_tandem() -> list[int] | None:
    """[tandems, median days] from the day a person begins to wait to the day their tandem starts."""
    moments = Pair.objects.filter(STARTED).values_list("mentee__waiting_since", "activated_at")
    waits = [(day_of(end) - day_of(start)).days for start, end in moments]
    return [len(waits), round(median(waits))] if waits and not Tally(len(waits)).is_small else None


def by_programme() -> list[dict[str, Any]]:
    """People and tandems of each programme; each of the two adds up to the hub's own figure."""
    rows = list(Programme.objects.order_by("name", "pk").values("pk", "name", "name_in_english"))
    counts = {
        "mentees": dict(Mentee.objects.values_list("programme").annotate(Count("pk")).order_by()),
        "tandems": dict(
            Pair.objects.filter(STARTED).values_list("programme").annotate(Count("pk")).order_by()
        ),
    }
    for code, found in counts.items():
        cells = parts({str(row["pk"]): Tally(found.get(row["pk"], 0)) for row in rows})
        for row in rows:
            row[code] = cells[str(row["pk"])]
    return [{name: value for name, value in row.items() if name != "pk"} for row in rows]


def by_year() -> list[list[Any]]:
    """Tandems by the year they started."""
    year = ExtractYear("activated_at", tzinfo=PARIS)
    found = dict(Pair.objects.filter(STARTED).values_list(year).annotate(Count("pk")).order_by())
    cells = parts({str(key): Tally(number) for key, number in found.items()})
    return [[int(key), cells[key]] for key in sorted(cells)]


def baselines() -> list[dict[str, Any]]:
    """What is declared elsewhere of those whom nobody accompanies, each with its source: results are read beside it."""
    rows = Baseline.objects.order_by("programme__name", "pk").values("label", "percent", "source", "as_of")
    return [{**row, "percent": float(row["percent"]), "as_of": row["as_of"].isoformat()} for row in rows]
