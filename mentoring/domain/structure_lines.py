"""The mentor's three lines to the structure that referred the mentee, once a month (seeds: « faire des retours »)."""

from datetime import datetime

from django.db import transaction

from mentoring.models import Pair, PartnerFeedback
from portal.accounts.models import User
from portal.core.days import day_of

from . import meetings, pairs, refusals


def may_write(pair: Pair, person: User) -> bool:
    """The mentor of a tandem under way whose mentee a structure accompanies."""
    return (
        pair.side_of(person) == "mentor"
        and pair.state in meetings.STARTED
        and pair.mentee.partner_id is not None
    )


def this_month(pair: Pair, *, now: datetime) -> PartnerFeedback | None:
    """What was written this month."""
    return pair.feedback.filter(period=f"{day_of(now):%Y-%m}").first()


@transaction.atomic
def write(
    *, pair: Pair, by: User, going_well: str, to_work_on: str, now: datetime, needed: str = ""
) -> PartnerFeedback:
    """Write the lines of the month, or write them again. Raises NotAParty, NotNow, NoStructure."""
    pair = pairs.hold(pair)
    if pair.side_of(by) != "mentor":
        raise refusals.NotAParty
    if pair.mentee.partner_id is None:
        raise refusals.NoStructure
    if not may_write(pair, by):
        raise refusals.NotNow
    said = {
        "partner": pair.mentee.partner,
        "going_well": going_well.strip(),
        "to_work_on": to_work_on.strip(),
        "needed": needed.strip(),
        "author": by,
        "written_at": now,
    }
    period = f"{day_of(now):%Y-%m}"
    row, _new = PartnerFeedback.objects.update_or_create(pair=pair, period=period, defaults=said)
    return row
