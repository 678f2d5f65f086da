"""What a calendar keeps of a meeting and of a gathering, whoever gives it: a letter, a page, a calendar subscribed to.

One uid for each, and the number of its last change: what arrives later replaces what came before.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from mentoring.models import Gathering, Meeting
from portal.accounts.models import User
from portal.core import calendars
from portal.core.calendars import Appointment


def of_meeting(meeting: Meeting, *, summary: str, place: str) -> Appointment:
    """A meeting of a tandem, in the words that its reader's calendar may show."""
    gone = meeting.state == Meeting.State.CANCELLED
    return Appointment(
        uid=f"{meeting.uuid}@tandem",
        sequence=meeting.sequence,
        summary=summary,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        place="" if gone else place,
        description="",
        url=settings.BASE_URL + reverse("member:space"),
        cancelled=gone,
    )


def discreet_title() -> str:
    """What a meeting is called where others may look over."""
    return gettext("Tandem meeting")


def crossed_out(meetings: Iterable[Meeting], *, reader: User, now: datetime) -> str:
    """What a tandem had arranged and falls away with it, as a file for one of the two; empty when nothing does."""
    with override(reader.language):
        gone = [of_meeting(one, summary=discreet_title(), place="") for one in meetings]
    return calendars.event(*gone, now=now) if gone else ""


def of_gathering(gathering: Gathering) -> Appointment:
    """A gathering, for those who are invited."""
    return Appointment(
        uid=f"{gathering.uuid}@tandem",
        sequence=gathering.sequence,
        summary=gathering.name,
        starts_at=gathering.starts_at,
        minutes=gathering.minutes,
        place=gathering.place,
        description="",
        cancelled=gathering.is_cancelled,
    )
