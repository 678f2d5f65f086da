"""The mentor's three lines to the structure that accompanies the mentee, once a month (seeds: « faire des retours »).

The mentee reads them first, and lets them go or not: nothing leaves without their yes. Lock: pair.
"""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from mentoring.models import Pair, PartnerFeedback
from portal.accounts.models import User
from portal.core import outbox
from portal.core.days import day_of
from portal.core.errors import Changed

from . import meetings, pairs, partners, refusals


def may_write(pair: Pair, person: User) -> bool:
    """The mentor of a tandem under way whose mentee a structure accompanies."""
    return (
        pair.side_of(person) == "mentor"
        and pair.state in meetings.STARTED
        and pair.mentee.partner_id is not None
    )


def latest(pair: Pair) -> PartnerFeedback | None:
    """The last lines, for the two and for the team."""
    return pair.feedback.select_related("partner").first()


def this_month(pair: Pair, *, now: datetime) -> PartnerFeedback | None:
    """What was written this month."""
    return pair.feedback.filter(period=f"{day_of(now):%Y-%m}").first()


@transaction.atomic
def write(
    *, pair: Pair, by: User, going_well: str, to_work_on: str, now: datetime, needed: str = ""
) -> PartnerFeedback:
    """Write the lines of the month, or write them again, and ask the mentee to read them; idempotent.

    Raises NotAParty, NotNow, NoStructure.
    """
    pair = pairs.hold(pair)
    if pair.side_of(by) != "mentor":
        raise refusals.NotAParty
    if pair.mentee.partner_id is None:
        raise refusals.NoStructure
    if not may_write(pair, by):
        raise refusals.NotNow
    lines = {
        "going_well": going_well.strip(),
        "to_work_on": to_work_on.strip(),
        "needed": needed.strip(),
    }
    known = this_month(pair, now=now)
    if known and all(getattr(known, name) == text for name, text in lines.items()):
        return known
    said = {"partner": pair.mentee.partner, "author": by, "written_at": now, "released_at": None, **lines}
    period = f"{day_of(now):%Y-%m}"
    row, _new = PartnerFeedback.objects.update_or_create(pair=pair, period=period, defaults=said)
    mentee = pair.mentee.person
    outbox.queue(
        "mentoring/lines_to_read",
        to=mentee,
        key=f"lines:{row.pk}:{now.isoformat()}:{mentee.uuid}",
        now=now,
        context={"other": by.first_name, "structure": row.partner.name},
        opens={"link": pairs.door(pair, mentee, now=now)},
    )
    return row


@transaction.atomic
def release(*, lines: PartnerFeedback, by: User, seen: str, now: datetime) -> PartnerFeedback:
    """The mentee passes on the very lines that they read (`seen`: when they were written); idempotent.

    Raises NotAParty, Changed.
    """
    pair = pairs.hold(lines.pair)
    if pair.side_of(by) != "mentee":
        raise refusals.NotAParty
    row = PartnerFeedback.objects.select_for_update(of=("self",)).select_related("partner").get(pk=lines.pk)
    if row.released_at:
        return row
    if row.written_at.isoformat() != seen:
        raise Changed
    row.released_at = now
    row.save(update_fields=["released_at"])
    for to, who in partners.readers_of(row.partner, now=now):
        outbox.queue(
            "mentoring/lines_to_structure",
            to=to,
            key=f"lines:{row.pk}:{row.written_at.isoformat()}:{who}",
            now=now,
            context={
                "mentee": by.first_name,
                "mentor": pair.mentor.person.first_name,
                "going_well": row.going_well,
                "to_work_on": row.to_work_on,
                "needed": row.needed,
            },
        )
    log(pair, "mentoring.release_lines", user=by, timestamp=now)
    return row
