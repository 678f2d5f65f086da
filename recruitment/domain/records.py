"""How every verb on an application begins and ends: lock, compare the version seen, move, save, log."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django_fsm import can_proceed
from wagtail.log_actions import log

from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.errors import Changed, NotAllowed
from recruitment.lifecycle import ApplicationState
from recruitment.models import Application

from .refusals import NotConfirmed, NotNow

KEPT_MONTHS = 24
CONFIRM_UNTIL = timedelta(days=30)
INFO_UNTIL = timedelta(days=45)
HELD_UNTIL = relativedelta(months=12)


def lock(application: Application) -> Application:
    """The application as it is now, held until the end of the transaction."""
    return Application.objects.select_for_update(no_key=True, of=("self",)).get(pk=application.pk)


def is_lapsed(row: Application, now: datetime) -> bool:
    """Whether the time to confirm, to answer or to wait is over, whether or not the job has closed it."""
    if row.state == ApplicationState.SENT:
        return now >= row.sent_at + CONFIRM_UNTIL
    if row.state == ApplicationState.ON_HOLD:
        return now >= row.held_at + HELD_UNTIL
    return row.state == ApplicationState.INFO_REQUESTED and now >= row.asked_at + INFO_UNTIL


def check_officer(row: Application, *, by: User, seen_version: int) -> None:
    """Raises NotAllowed outside the officer's reach, Changed when the record moved since they opened it."""
    if not Application.objects.visible_to(by).filter(pk=row.pk).exists():
        raise NotAllowed
    if row.version != seen_version:
        raise Changed


def move(row: Application, step: str) -> None:
    """Do a transition of the lifecycle. Raises NotConfirmed or NotNow when it does not follow."""
    transition = getattr(row, step)
    if not can_proceed(transition):
        raise NotConfirmed if row.state == ApplicationState.SENT else NotNow
    transition()


def keep(
    row: Application,
    action: str,
    *,
    now: datetime,
    fields: list[str],
    by: User | None = None,
    data: Mapping[str, object] | None = None,
) -> None:
    """Save the fields of a verb with the next version, and write the act in the log."""
    row.version += 1
    row.last_contact_on = day_of(now)
    row.erase_on = None if row.is_open else row.last_contact_on + relativedelta(months=KEPT_MONTHS)
    row.save(update_fields=["state", "version", "last_contact_on", "erase_on", *fields])
    log(row, f"recruitment.{action}", user=by, data=dict(data or {}), timestamp=now)
