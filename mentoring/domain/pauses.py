"""A tandem rests until a day that both know, then goes on; its planned end moves by as much. Lock: pair."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from wagtail.log_actions import log

from mentoring.lifecycle import PairState
from mentoring.models import Meeting, Pair, Pause
from portal.accounts.models import User
from portal.core import outbox
from portal.core.days import day_of, end_of_day

from . import alerts, cancelling, check_ins, entries, pairs, refusals

LONGEST_MONTHS = 3


@transaction.atomic
def pause(*, pair: Pair, until: date, by: User | None, now: datetime, reason: str = "") -> Pause:
    """Stop an active tandem until a day, three months away at most; by one of the two, or by the team; idempotent.

    Raises NotAParty, NotNow, RestTooLong.
    """
    pair = pairs.hold(pair)
    pairs.check_reach(pair, by)
    today = day_of(now)
    if not today < until <= today + relativedelta(months=LONGEST_MONTHS):
        raise refusals.RestTooLong
    known = pair.pauses.filter(ended_on=None).first()
    if known and known.until == until:
        return known
    if pair.state != PairState.ACTIVE:
        raise refusals.NotNow
    pair.pause()
    pair.last_event_on = today
    pair.save(update_fields=["state", "last_event_on"])
    gone = cancelling.call_off_ahead(pair, now=now, before=end_of_day(until - timedelta(days=1)))
    row = Pause.objects.create(pair=pair, starts_on=today, until=until, reason=reason.strip(), by=by)
    alerts.look_at(pair, now=now)
    tell(pair, "pair_paused", key=f"paused:{row.pk}", until=until, now=now, gone=gone)
    log(pair, "mentoring.pause_pair", user=by, data={"until": until.isoformat()}, timestamp=now)
    return row


@transaction.atomic
def resume(*, pair: Pair, by: User | None, now: datetime) -> Pair:
    """Take a tandem up again; the days of the pause are added to its planned end; idempotent. Raises NotAParty."""
    pair = pairs.hold(pair)
    if by is not None:
        pairs.check_reach(pair, by)
    if pair.state != PairState.PAUSED:
        return pair
    today = day_of(now)
    row = end_open(pair, today=today)
    if row is None:
        return pair
    pair.resume()
    pair.last_event_on = today
    pair.save(update_fields=["state", "last_event_on", "ends_on"])
    alerts.look_at(pair, now=now)
    tell(pair, "pair_resumed", key=f"resumed:{row.pk}", until=pair.ends_on, now=now)
    log(pair, "mentoring.resume_pair", user=by, timestamp=now)
    return pair


def end_open(pair: Pair, *, today: date) -> Pause | None:
    """End the running pause, whose days move the planned end; the caller saves the pair. None when there is none."""
    row = pair.pauses.select_for_update(of=("self",)).filter(ended_on=None).first()
    if row is not None:
        row.ended_on = today
        row.save(update_fields=["ended_on"])
        pair.ends_on += today - row.starts_on
        check_ins.shift(pair, days=(today - row.starts_on).days)
    return row


def resume_due(now: datetime) -> int:
    """Rule of `run_due`: tandems whose day has come go on. Returns how many."""
    over = Pause.objects.filter(ended_on=None, until__lte=day_of(now), pair__state=PairState.PAUSED)
    return sum(
        resume(pair=row.pair, by=None, now=now).state == PairState.ACTIVE
        for row in list(over.select_related("pair"))
    )


def tell(
    pair: Pair, template: str, *, key: str, until: date, now: datetime, gone: Collection[Meeting] = ()
) -> None:
    """Both hear of it, without the reason; the meetings that are `gone` leave their calendars."""
    for person, other in pairs.sides(pair):
        outbox.queue(
            f"mentoring/{template}",
            to=person,
            key=f"pair:{pair.uuid}:{key}:{person.uuid}",
            now=now,
            context={"other": other.first_name, "until": until},
            opens={"link": pairs.door(pair, person, now=now)},
            calendar=entries.crossed_out(gone, reader=person, now=now),
        )
