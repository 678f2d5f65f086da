"""What a pair has arranged is called off: by one of the two, or because the tandem ends, rests or is suspended.

Writes to nobody: whoever calls says what is to be said, and crosses the dates out. The pair is held by the caller.
"""

from datetime import datetime

from django.db.models import Q

from mentoring.models import Meeting, Pair


def cancel(meeting: Meeting) -> None:
    """The calendars that hold it read the next number, and cross it out."""
    meeting.cancel()
    meeting.sequence += 1
    meeting.save(update_fields=["state", "sequence"])


def call_off_ahead(pair: Pair, *, now: datetime, before: datetime | None = None) -> list[Meeting]:
    """Every meeting arranged from now on, or until a moment; returns them."""
    ahead = Q(starts_at__gt=now) & (Q(starts_at__lt=before) if before else Q())
    rows = pair.meetings.select_for_update(of=("self",)).filter(ahead, state=Meeting.State.PLANNED)
    gone = list(rows.order_by("pk"))
    for meeting in gone:
        cancel(meeting)
    return gone
