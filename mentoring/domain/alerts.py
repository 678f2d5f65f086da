"""Why the team should look at a tandem: what one of the two, or the team, says of it."""

from datetime import datetime

from mentoring.models import Alert, Pair
from portal.accounts.models import User
from portal.core.days import day_of


def report(*, pair: Pair, by: User | None, words: str, kind: str, now: datetime, about: str = "") -> Alert:
    """Somebody tells the team, in their words; one a kind, a day and a side (or `about`)."""
    side = about or pair.side_of(by) or "team"
    alert, _is_new = Alert.objects.get_or_create(
        pair=pair,
        kind=kind,
        period=f"{day_of(now):%y%m%d}:{side}",
        defaults={"opened_at": now, "words": words[:600]},
    )
    return alert
