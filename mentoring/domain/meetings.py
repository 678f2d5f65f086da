"""The meetings of a pair. The first one opens the charter (MentorU: they meet, then both sign)."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from wagtail.log_actions import log

from mentoring.lifecycle import PairState
from mentoring.models import Meeting, Pair
from portal.accounts.models import User
from portal.core.days import day_of

from . import alerts, charters, pairs, plans, refusals

STARTED = (PairState.ACTIVE, PairState.PAUSED)


@transaction.atomic
def record_first(
    *,
    pair: Pair,
    by: User,
    held_on: date,
    now: datetime,
    minutes: int = 60,
    mode: str = "face",
    facts: str = "",
    client_key: uuid.UUID | None = None,
) -> Meeting:
    """Log the first meeting, by either side or by an officer, and issue the charter; idempotent.

    `minutes` is the length; `client_key` makes a form that is posted twice count once.
    Raises NotAParty, WrongDay, NotNow, NoCharterText.
    """
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair.pk)
    pairs.check_reach(pair, by)
    known = pair.meetings.filter(is_first=True, state=Meeting.State.HELD).first()
    if known:
        return known
    if pair.state != PairState.FORMED:
        raise refusals.NotNow
    if not day_of(pair.opened_at) <= held_on <= day_of(now):
        raise refusals.WrongDay
    meeting = arranged_on(pair, held_on, client_key)
    meeting.is_first, meeting.minutes, meeting.mode, meeting.facts = True, minutes, mode, facts
    meeting.recorded_by, meeting.recorded_at = by, now
    meeting.client_key = client_key or meeting.client_key
    meeting.hold()
    meeting.save()
    pair.meet()
    pair.first_met_on, pair.last_event_on = held_on, held_on
    pair.save(update_fields=["state", "first_met_on", "last_event_on"])
    alerts.look_at(pair, now=now)
    log(pair, "mentoring.meet", user=by, timestamp=now)
    charters.issue(pair=pair, meeting=meeting, now=now)
    return meeting


@transaction.atomic
def record(
    *,
    pair: Pair,
    by: User,
    held_on: date,
    now: datetime,
    minutes: int = 60,
    mode: str = "face",
    facts: str = "",
    progress: str = "",
    next_step: str = "",
    advances: Mapping[str, str] | None = None,
    client_key: uuid.UUID | None = None,
) -> Meeting:
    """Log a meeting of a tandem that has started, by either side or by an officer; a form posted twice counts once.

    MentorU: they meet, both sign, then the mentoring starts: at least two a month. `advances` says how far each action
    of the plan is, `{uuid: Advance}`. In a pause, what was held before it may still be noted.
    Raises NotAParty, NotSignedYet, NotNow, WrongMeetingDay, InAPause.
    """
    pair = pairs.hold(pair)
    pairs.check_reach(pair, by)
    known = pair.meetings.filter(client_key=client_key).first() if client_key else None
    if known and known.state == Meeting.State.HELD:
        return known
    check_day(pair, held_on, today=day_of(now))
    meeting = arranged_on(pair, held_on, client_key)
    meeting.minutes, meeting.mode, meeting.facts = minutes, mode, facts
    meeting.progress, meeting.next_step = progress, next_step
    meeting.recorded_by, meeting.recorded_at = by, now
    meeting.client_key = client_key or meeting.client_key
    meeting.hold()
    meeting.save()
    plans.note_progress(pair=pair, meeting=meeting, advances=advances or {})
    pairs.hear(pair, on=held_on)
    alerts.look_at(pair, now=now)
    log(pair, "mentoring.record_meeting", user=by, timestamp=now)
    return meeting


def arranged_on(pair: Pair, day: date, client_key: uuid.UUID | None) -> Meeting:
    """What the pair had arranged on that day, which is now held; or a new row."""
    rows = pair.meetings.select_for_update(of=("self",)).filter(state=Meeting.State.PLANNED, held_on=day)
    meant = rows.filter(client_key=client_key).first() if client_key else None
    return meant or rows.order_by("starts_at").first() or Meeting(pair=pair, held_on=day)


def check_day(pair: Pair, held_on: date, *, today: date) -> None:
    """Whether a later meeting may have been held on that day. Raises NotSignedYet, NotNow, WrongMeetingDay, InAPause."""
    if pair.state == PairState.MET:
        raise refusals.NotSignedYet
    if pair.state not in STARTED:
        raise refusals.NotNow
    if not pair.first_met_on <= held_on <= today:
        raise refusals.WrongMeetingDay
    if pair.pauses.filter(ended_on=None, starts_on__lt=held_on).exists():
        raise refusals.InAPause
