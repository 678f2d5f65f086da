"""What a mentor gave, on a paper to show: made when it is asked for, kept nowhere. It never names the mentee."""

from datetime import datetime

from django.db.models import Count, Sum
from django.template.loader import render_to_string
from django.utils import timezone, translation

from mentoring.lifecycle import MeetingState, PairState
from mentoring.models import Pair
from portal.accounts.models import User
from portal.core import pdf
from portal.core.days import PARIS, day_of

from . import refusals

MINUTES = 60


def is_due(pair: Pair, person: User) -> bool:
    """Whether it is the mentor of a tandem that had started and has ended."""
    return (
        pair.state == PairState.CLOSED and pair.activated_at is not None and pair.side_of(person) == "mentor"
    )


def of_mentor(*, pair: Pair, by: User, now: datetime) -> bytes:
    """The PDF, in the mentor's language. Raises NotAParty, NotNow; OSError without Pango."""
    if pair.side_of(by) != "mentor":
        raise refusals.NotAParty
    if not is_due(pair, by):
        raise refusals.NotNow
    with translation.override(by.language), timezone.override(PARIS):
        return pdf.render(render_to_string("mentoring/certificate_pdf.html", words_of(pair, now=now)))


def words_of(pair: Pair, *, now: datetime) -> dict[str, object]:
    """Everything that the paper says."""
    held = pair.meetings.filter(state=MeetingState.HELD).aggregate(count=Count("pk"), minutes=Sum("minutes"))
    return {
        "language": translation.get_language(),
        "mentor": pair.mentor.person.full_name,
        "programme": pair.programme.title,
        "since": day_of(pair.activated_at),
        "until": day_of(pair.closed_at),
        "meetings": held["count"],
        "hours": round((held["minutes"] or 0) / MINUTES),
        "made_on": day_of(now),
    }
