"""Calls and messages between two meetings (MentorU: they strengthen the commitment): one tap, and it counts."""

import uuid
from datetime import date, datetime

from django.db import transaction

from mentoring.models import Contact, Pair
from portal.accounts.models import User
from portal.core.days import day_of

from . import alerts, meetings, pairs, refusals


@transaction.atomic
def note(
    *,
    pair: Pair,
    by: User,
    kind: str,
    now: datetime,
    on: date | None = None,
    client_key: uuid.UUID | None = None,
) -> Contact:
    """There was a call or a message, today unless said otherwise; by one of the two; idempotent by `client_key`.

    Raises NotAParty, NotNow, WrongContactDay.
    """
    pair = pairs.hold(pair)
    if pair.side_of(by) is None:
        raise refusals.NotAParty
    known = pair.contacts.filter(client_key=client_key).first() if client_key else None
    if known:
        return known
    if pair.state not in meetings.STARTED:
        raise refusals.NotNow
    day = on or day_of(now)
    if not pair.first_met_on <= day <= day_of(now):
        raise refusals.WrongContactDay
    row = Contact.objects.create(pair=pair, kind=kind, on=day, by=by, client_key=client_key or uuid.uuid4())
    pairs.hear(pair, on=day)
    alerts.look_at(pair, now=now)
    return row
