"""What the team should look at in a tandem, asked for by one of the two."""

from datetime import datetime

from mentoring.models import Alert, Pair
from portal.accounts.models import User
from portal.core.days import day_of


def report(*, pair: Pair, by: User, words: str, kind: str, now: datetime) -> Alert:
    """One alert a day for each who asks; idempotent."""
    period = f"{day_of(now)}:{by.pk}"[:20]
    alert, _made = Alert.objects.get_or_create(
        pair=pair, kind=kind, period=period, defaults={"words": words.strip()[:600], "opened_at": now}
    )
    return alert
