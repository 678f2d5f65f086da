"""What is set aside for a time and taken up again: the waiting list, and a no that is looked at once more.

Called by the team's screens.
"""

from datetime import datetime

from django.db import transaction

from portal.accounts.models import User
from portal.core.days import day_of
from recruitment.lifecycle import LIVE_STATES, ApplicationState
from recruitment.models import Application, HoldReason

from . import letters
from .moderation import answer
from .records import check_officer, keep, lock, move
from .refusals import AnotherLive, NotNow, ReasonNeeded


@transaction.atomic
def hold(*, application: Application, reason: str, by: User, seen_version: int, now: datetime) -> Application:
    """Put on the waiting list for a reason of HoldReason; a kind mail says why, and for how long at most.

    Raises ReasonNeeded, NotConfirmed, NotNow, Changed.
    """
    row = lock(application)
    if row.state == ApplicationState.ON_HOLD and row.hold_reason == reason:
        return row
    check_officer(row, by=by, seen_version=seen_version)
    if reason not in HoldReason.values:
        raise ReasonNeeded
    move(row, "hold")
    row.hold_reason, row.held_at = reason, now
    answer(row, by=by, now=now)
    fields = ["hold_reason", "held_at", "assigned_to", "first_answer_at"]
    keep(row, "hold", now=now, fields=fields, by=by, data={"reason": reason})
    letters.held(row, now=now)
    return row


@transaction.atomic
def resume(*, application: Application, by: User, seen_version: int, now: datetime) -> Application:
    """Take an application of the waiting list up again; the applicant is told. Raises NotConfirmed, NotNow, Changed."""
    row = lock(application)
    if row.state == ApplicationState.IN_REVIEW and row.version == seen_version + 1:
        return row
    check_officer(row, by=by, seen_version=seen_version)
    move(row, "resume")
    waited_for = row.hold_reason
    row.hold_reason, row.held_at = "", None
    answer(row, by=by, now=now)
    fields = ["hold_reason", "held_at", "assigned_to", "first_answer_at"]
    keep(row, "resume", now=now, fields=fields, by=by, data={"reason": waited_for})
    letters.resumed(row, now=now)
    return row


@transaction.atomic
def reconsider(*, application: Application, by: User, seen_version: int, now: datetime) -> Application:
    """Look again at a declined application; the applicant is told, the earlier decision stays with the answers.

    Raises AnotherLive when the person has applied again meanwhile, NotNow (erased, or not declined), Changed.
    """
    row = lock(application)
    if row.state == ApplicationState.IN_REVIEW and row.version == seen_version + 1:
        return row
    check_officer(row, by=by, seen_version=seen_version)
    if row.state == ApplicationState.DECLINED and row.person_id is None:
        raise NotNow
    check_alone(row)
    move(row, "reconsider")
    reason = row.decline_reason
    file_decision(row)
    row.decline_reason, row.decline_note, row.decided_at = "", "", None
    answer(row, by=by, now=now)
    fields = ["decline_reason", "decline_note", "decided_at", "answers", "assigned_to"]
    keep(row, "reconsider", now=now, fields=fields, by=by, data={"reason": reason})
    letters.reconsidered(row, now=now)
    return row


def check_alone(row: Application) -> None:
    """Raises AnotherLive. The person is held, as when an address is confirmed: the two cannot cross."""
    if row.person_id is None:
        return
    User.objects.select_for_update(no_key=True).get(pk=row.person_id)
    same = Application.objects.filter(person=row.person_id, role=row.role, programme=row.programme_id)
    other = same.filter(state__in=LIVE_STATES).exclude(pk=row.pk).first()
    if other:
        raise AnotherLive(AnotherLive.message % {"reference": other.reference})


def file_decision(row: Application) -> None:
    """Keep the no that is looked at again among the answers: the log holds no words of anybody."""
    earlier = {
        "reason": row.decline_reason,
        "note": row.decline_note,
        "day": day_of(row.decided_at).isoformat(),
    }
    row.answers = {**row.answers, "decisions": [*row.answers.get("decisions", []), earlier]}
