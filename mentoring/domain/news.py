"""More than a fortnight without news: each of the two is asked whether they meet, before the team is alerted."""

from datetime import date, datetime, timedelta

from django.db import transaction

from mentoring.lifecycle import PairState
from mentoring.models import Pair
from portal.accounts.models import User
from portal.core import outbox
from portal.core.days import day_of

from . import alerts, cadence, pairs

ASK_DAYS = 17
MOST = 2


def ask_due(now: datetime) -> int:
    """Rule of `run_due`: both sides of active tandems, at 17 and at 34 days that count. Returns how many mails."""
    quiet = Pair.objects.filter(
        state=PairState.ACTIVE, last_event_on__lte=day_of(now) - timedelta(days=ASK_DAYS)
    )
    rows = pairs.to_key(quiet, "last_event_on", "activated_at").prefetch_related("pauses")
    late = outbox.unwritten({pair.pk: list(wanted(pair, now=now)) for pair in rows})
    return sum(ask_both(pk, now=now) for pk in late)


@transaction.atomic
def ask_both(pk: int, *, now: datetime) -> int:
    """Both, once a turn; a missed month sends one mail, not two."""
    pair = pairs.hold(Pair(pk=pk))
    if pair.state != PairState.ACTIVE:
        return 0
    return sum(
        pairs.write_once(pair, person, "mentoring/news", key=key, now=now)
        for key, person in wanted(pair, now=now).items()
    )


def wanted(pair: Pair, *, now: datetime) -> dict[str, User]:
    """{the key of the mail of this turn: whom it goes to}; nothing before the first turn."""
    since = alerts.last_news(pair)
    turn = turns(pair, since, now=now)
    start = f"pair:{pair.uuid}:news:{since.isoformat()}:{turn}"
    return {f"{start}:{person.uuid}": person for person, _other in pairs.sides(pair)} if turn else {}


def turns(pair: Pair, since: date, *, now: datetime) -> int:
    """How many times it is time to ask, 2 at most; days of pauses and school holidays count for nothing."""
    rests = [(row.starts_on, row.ended_on or row.until) for row in pair.pauses.all()]
    return min(MOST, cadence.counted_days(since, day_of(now), rests) // ASK_DAYS)
