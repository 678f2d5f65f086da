"""More than a fortnight without news: each of the two is asked whether they meet, before the team is alerted."""

from datetime import date, datetime, timedelta

from django.db import transaction

from mentoring.lifecycle import PairState
from mentoring.models import Pair
from portal.core.days import day_of

from . import alerts, cadence, pairs

ASK_DAYS = 17
MOST = 2


def ask_due(now: datetime) -> int:
    """Rule of `run_due`: both sides of active tandems, at 17 and at 34 days that count. Returns how many mails."""
    quiet = Pair.objects.filter(
        state=PairState.ACTIVE, last_event_on__lte=day_of(now) - timedelta(days=ASK_DAYS)
    )
    return sum(ask_both(pk, now=now) for pk in list(quiet.values_list("pk", flat=True)))


@transaction.atomic
def ask_both(pk: int, *, now: datetime) -> int:
    """Both, once a turn; a missed month sends one mail, not two."""
    pair = pairs.hold(Pair(pk=pk))
    since = alerts.last_news(pair) if pair.state == PairState.ACTIVE else None
    turn = turns(pair, since, now=now) if since else 0
    if not turn:
        return 0
    key = f"news:{since.isoformat()}:{turn}"
    return sum(
        pairs.write_once(pair, person, "mentoring/news", key=key, now=now)
        for person, _other in pairs.sides(pair)
    )


def turns(pair: Pair, since: date, *, now: datetime) -> int:
    """How many times it is time to ask, 2 at most; days of pauses and school holidays count for nothing."""
    rests = [(row.starts_on, row.ended_on or row.until) for row in pair.pauses.all()]
    return min(MOST, cadence.counted_days(since, day_of(now), rests) // ASK_DAYS)
