"""Who handles an application: another member of the team takes it over. Called by the team's screens."""

from datetime import datetime

from django.db import transaction

from portal.accounts.models import User
from portal.accounts.roles import ABILITIES
from recruitment.lifecycle import LIVE_STATES, ApplicationState
from recruitment.models import Application

from . import letters
from .records import check_officer, keep, lock, move
from .refusals import NotConfirmed, NotNow, NotOfTheTeam

MODERATORS = [kind for kind, abilities in ABILITIES.items() if "moderate" in abilities]


@transaction.atomic
def assign(*, application: Application, to: User, by: User, seen_version: int, now: datetime) -> Application:
    """Give the application to somebody who moderates its programme; they are told.

    The applicant is told only when nobody had taken it yet: it is then taken. Raises NotOfTheTeam, NotConfirmed,
    NotNow, Changed.
    """
    row = lock(application)
    if row.assigned_to_id == to.pk and row.state in LIVE_STATES and row.state != ApplicationState.RECEIVED:
        return row
    check_officer(row, by=by, seen_version=seen_version)
    if row.state not in LIVE_STATES:
        raise NotConfirmed if row.state == ApplicationState.SENT else NotNow
    if not moderates(to, row):
        raise NotOfTheTeam
    untaken = row.state == ApplicationState.RECEIVED
    if untaken:
        move(row, "take")
    row.assigned_to, row.first_answer_at = to, row.first_answer_at or now
    keep(row, "assign", now=now, fields=["assigned_to", "first_answer_at"], by=by)
    if untaken:
        letters.taken(row, now=now)
    if to.pk != by.pk:
        letters.assigned(row, by=by, now=now)
    return row


def moderates(person: User, application: Application) -> bool:
    """Whether a member of the team, in office, has this application in reach."""
    reached = Application.objects.visible_to(person).filter(pk=application.pk)
    return person.is_active and person.is_staff and reached.exists()


def colleagues_for(application: Application) -> list[User]:
    """Those to whom the application may be given: not whoever handles it already."""
    team = User.objects.filter(is_staff=True, is_active=True, roles__kind__in=MODERATORS).distinct()
    others = team.exclude(pk=application.assigned_to_id).order_by("last_name", "first_name", "pk")
    return [one for one in others if moderates(one, application)]
