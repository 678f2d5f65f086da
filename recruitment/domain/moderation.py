"""What the team does with an application: take it, ask, accept, decline. Called by the team's screens.

Every act posts the `seen_version` of the page it was decided on; done twice, it is done once. Lock order:
application, then what the pool locks.
"""

from datetime import date, datetime

from django.db import transaction

from mentoring.domain import cards, orientation, pool
from mentoring.models import Partner, Programme
from mentoring.models.people import programmes_within
from portal.accounts import roles
from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.models import Link
from recruitment.lifecycle import ApplicationState
from recruitment.models import Application, DeclineReason
from recruitment.models.drafts import Side

from . import interviews, letters, openings, parents, structures, ties, traits
from .records import check_officer, keep, lock, move
from .refusals import MeetingNeeded, QuestionNeeded, ReasonNeeded


@transaction.atomic
def take(*, application: Application, by: User, seen_version: int, now: datetime) -> Application:
    """An officer takes the application in hand; the applicant learns who. Raises NotConfirmed, NotNow, Changed."""
    row = lock(application)
    if row.state == ApplicationState.IN_REVIEW and row.assigned_to_id == by.pk:
        return row
    check_officer(row, by=by, seen_version=seen_version)
    move(row, "take")
    answer(row, by=by, now=now)
    keep(row, "take", now=now, fields=["assigned_to", "first_answer_at"], by=by)
    letters.taken(row, now=now)
    return row


@transaction.atomic
def ask(
    *, application: Application, question: str, by: User, seen_version: int, now: datetime
) -> Application:
    """Ask the applicant for one more piece of information; earlier questions stay in the answers.

    Raises QuestionNeeded, NotConfirmed, NotNow, Changed.
    """
    row = lock(application)
    asked = question.strip()
    if row.state == ApplicationState.INFO_REQUESTED and row.question == asked:
        return row
    check_officer(row, by=by, seen_version=seen_version)
    if not asked:
        raise QuestionNeeded
    move(row, "ask")
    file_exchange(row)
    answer(row, by=by, now=now)
    row.question, row.reply, row.asked_at, row.reminded_at = asked, "", now, None
    row.hold_reason, row.held_at = "", None
    asking = ["question", "reply", "asked_at", "reminded_at", "answers", "hold_reason", "held_at"]
    fields = [*asking, "assigned_to", "first_answer_at"]
    keep(row, "ask", now=now, fields=fields, by=by)
    letters.question(row, now=now)
    return row


def file_exchange(row: Application) -> None:
    """Keep an earlier question and its answer among the answers, before the next question takes their place."""
    if row.question:
        earlier = {"question": row.question, "reply": row.reply}
        row.answers = {**row.answers, "exchanges": [*row.answers.get("exchanges", []), earlier]}


def answer(row: Application, *, by: User, now: datetime) -> None:
    """Who handles it, if they are still here, and when the applicant first heard from the team (indicator)."""
    row.assigned_to = row.assigned_to if row.assigned_to and row.assigned_to.is_active else by
    row.first_answer_at = row.first_answer_at or now


@transaction.atomic
def accept(
    *,
    application: Application,
    by: User,
    seen_version: int,
    now: datetime,
    met_on: date | None = None,
    places: int | None = None,
) -> Application:
    """Bring the applicant into the pool. A mentor must have been met: on `met_on`, or the day of the last talk noted.

    `places`: how many mentees a mentor takes, as agreed when they met; else what the mentor answered.

    Raises MeetingNeeded, NotConfirmed, NotNow, Changed.
    """
    row = lock(application)
    if row.state == ApplicationState.ACCEPTED:
        return row
    check_officer(row, by=by, seen_version=seen_version)
    met_on = met_on or interviews.last_day(row)
    if (met_on or day_of(now)) > day_of(now) or (row.role == Side.MENTOR and met_on is None):
        raise MeetingNeeded
    move(row, "accept")
    row.met_on, row.decided_at = met_on, now
    answer(row, by=by, now=now)
    keep(row, "accept", now=now, fields=["met_on", "decided_at", "assigned_to", "first_answer_at"], by=by)
    next_step = enrol(row, by=by, now=now, places=places)
    letters.accepted(row, next_step=next_step, now=now)
    return row


def enrol(row: Application, *, by: User, now: datetime, places: int | None = None) -> Link:
    """Hand the answers to the pool, as the eight criteria read them; the link to what must come before a match."""
    if row.role == Side.MENTOR:
        mentor = pool.enrol_mentor(
            person=row.person,
            traits=traits.of_mentor(row.answers),
            programmes=wished_within(row, by=by),
            places=places or int(row.answers.get("places") or 1),
            met_on=row.met_on,
            by=by,
            now=now,
        )
        return orientation.send_guide(mentor=mentor, now=now)
    mentee = pool.enrol_mentee(
        person=row.person,
        traits=traits.of_mentee(row.answers),
        programme=row.programme,
        partner=structure_of(row),
        aim=row.answers.get("aim", ""),
        words=row.answers.get("words", ""),
        by=by,
        now=now,
    )
    ties.declare(mentee, row.answers, now=now)
    parents.hand_over(mentee, row, by=by, now=now)
    return cards.door(mentee, now=now)


def wished_within(row: Application, *, by: User) -> list[Programme]:
    """The wished programmes that this officer moderates, and always the one applied to: no file leaves their reach."""
    theirs = programmes_within(roles.reach(by, "moderate")).filter(
        pk__in=[p.pk for p in openings.wished(row.answers)]
    )
    return [row.programme, *theirs.exclude(pk=row.programme_id)]


def structure_of(row: Application) -> Partner | None:
    """The partner structure that referred the applicant: the one kept when they applied, else the one they named."""
    return row.partner or structures.named_in(row.answers)


@transaction.atomic
def decline(
    *,
    application: Application,
    reason: str,
    by: User,
    seen_version: int,
    now: datetime,
    note: str = "",
) -> Application:
    """Say no for a reason of DeclineReason, with a kind mail; the note stays with the team.

    Raises ReasonNeeded, NotConfirmed, NotNow, Changed.
    """
    row = lock(application)
    if row.state == ApplicationState.DECLINED and row.decline_reason == reason:
        return row
    check_officer(row, by=by, seen_version=seen_version)
    if reason not in DeclineReason.values:
        raise ReasonNeeded
    move(row, "decline")
    row.decline_reason, row.decline_note, row.decided_at = reason, note.strip(), now
    answer(row, by=by, now=now)
    fields = ["decline_reason", "decline_note", "decided_at", "assigned_to", "first_answer_at"]
    keep(row, "decline", now=now, fields=fields, by=by, data={"reason": reason})
    letters.declined(row, now=now)
    return row
