"""The talks that the team has with an applicant before it decides, each noted as it was. Called by the team's screens."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from portal.accounts.models import User
from portal.core.days import day_of
from recruitment.lifecycle import ApplicationState
from recruitment.models import Application, Interview
from recruitment.models.interviews import Channel
from recruitment.vocabulary import CHECKLISTS

from .records import check_officer, keep, lock
from .refusals import ChannelNeeded, NotConfirmed, NotNow, TalkNotYet

TALKED_IN = (ApplicationState.IN_REVIEW, ApplicationState.INFO_REQUESTED, ApplicationState.ON_HOLD)


@transaction.atomic
def note(
    *,
    application: Application,
    held_on: date,
    channel: str,
    by: User,
    seen_version: int,
    now: datetime,
    place: str = "",
    checklist: Iterable[str] = (),
    notes: str = "",
) -> Interview:
    """Note one talk: the day, how, what was gone through; the applicant receives nothing. The same talk is noted once.

    Raises ChannelNeeded, TalkNotYet (a day to come), NotConfirmed, NotNow, Changed.
    """
    row = lock(application)
    said = {
        "held_on": held_on,
        "channel": channel,
        "place": place.strip(),
        "checklist": gone_through(row, checklist),
        "notes": notes.strip(),
    }
    known = row.interviews.filter(by=by, **said).first()
    if known:
        return known
    check_officer(row, by=by, seen_version=seen_version)
    if row.state not in TALKED_IN:
        raise NotConfirmed if row.state == ApplicationState.SENT else NotNow
    if channel not in Channel.values:
        raise ChannelNeeded
    if held_on > day_of(now):
        raise TalkNotYet
    interview = Interview.objects.create(application=row, by=by, noted_at=now, **said)
    keep(row, "interview", now=now, fields=[], by=by, data={"channel": channel})
    return interview


def gone_through(application: Application, ticked: Iterable[str]) -> list[str]:
    """The ticked codes that the checklist of this side knows, in its order."""
    wanted = set(ticked)
    return [code for code, _label in CHECKLISTS[application.role] if code in wanted]


def last_day(application: Application) -> date | None:
    """The day of the last talk."""
    return application.interviews.order_by("-held_on").values_list("held_on", flat=True).first()
