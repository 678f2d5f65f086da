"""Reminders to applicants, and the end of what nobody answers for or waited a year. Called by `recruitment.due`.

A rule reads "at or before now": late or twice, it reminds once.
"""

from datetime import datetime, timedelta

from django.db import transaction

from portal.core import links
from recruitment.lifecycle import ApplicationState
from recruitment.models import Application

from . import letters
from .records import CONFIRM_UNTIL, HELD_UNTIL, INFO_UNTIL, is_lapsed, keep, lock

CONFIRM_REMINDED = timedelta(days=2)
INFO_REMINDED = timedelta(days=10)


def remind_to_confirm(now: datetime) -> int:
    """Two days after an application was sent and its address not confirmed."""
    late = Application.objects.filter(
        state=ApplicationState.SENT, reminded_at=None, sent_at__lte=now - CONFIRM_REMINDED
    )
    return sum(remind(row, "confirm_reminder", now=now) for row in late)


def remind_to_answer(now: datetime) -> int:
    """Ten days after a question without an answer."""
    late = Application.objects.filter(
        state=ApplicationState.INFO_REQUESTED, reminded_at=None, asked_at__lte=now - INFO_REMINDED
    )
    return sum(remind(row, "question_reminder", now=now) for row in late)


@transaction.atomic
def remind(application: Application, message: str, *, now: datetime) -> bool:
    """Send one reminder for the present state."""
    row = lock(application)
    if row.reminded_at or row.state != application.state:
        return False
    row.reminded_at = now
    row.save(update_fields=["reminded_at"])
    if row.state == ApplicationState.SENT:
        letters.confirm_address(row, now=now, message=message)
    else:
        letters.question(row, now=now, message=message)
    return True


def expire_silent(now: datetime) -> int:
    """Close what was never confirmed (30 days) and questions never answered (45 days)."""
    unconfirmed = Application.objects.filter(state=ApplicationState.SENT, sent_at__lte=now - CONFIRM_UNTIL)
    unanswered = Application.objects.filter(
        state=ApplicationState.INFO_REQUESTED, asked_at__lte=now - INFO_UNTIL
    )
    return sum(expire(row, now=now) for row in [*unconfirmed, *unanswered])


def expire_held(now: datetime) -> int:
    """Close what has stood on the waiting list for a year: nobody is kept hoping."""
    held = Application.objects.filter(state=ApplicationState.ON_HOLD, held_at__lte=now - HELD_UNTIL)
    return sum(expire(row, now=now) for row in held)


@transaction.atomic
def expire(application: Application, *, now: datetime) -> bool:
    """Close one of them; what was never confirmed is also emptied, since nobody vouches for it."""
    row = lock(application)
    if row.state != application.state or not is_lapsed(row, now):
        return False
    erased = row.forget_answers() if row.state == ApplicationState.SENT else []
    tell = letters.wait_over if row.state == ApplicationState.ON_HOLD else letters.lapsed
    row.expire()
    row.closed_at = now
    links.revoke_all(links.target_of(row), now=now)
    keep(row, "expire", now=now, fields=["closed_at", *erased])
    tell(row, now=now)
    return True
