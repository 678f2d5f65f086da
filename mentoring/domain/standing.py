"""Stepping back from the pool and into it again: a pause with its date, a departure. By the person or by the team."""

from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from mentoring.lifecycle import OPEN_PAIR_STATES, AttendanceState, MentorState, ProposalState
from mentoring.models import Mentee, Mentor, Proposal
from portal.accounts.models import User
from portal.core import devices
from portal.core.days import day_of

from . import attendance, community, proposals, refusals

LONGEST_MONTHS = 12


@transaction.atomic
def pause(*, mentor: Mentor, until: date, by: User | None, now: datetime) -> Mentor:
    """A mentor receives no proposal until a day, a year away at most; tandems and open proposals go on.

    Raises PauseTooLong, NotInThePool.
    """
    today = day_of(now)
    if not today < until <= today + relativedelta(months=LONGEST_MONTHS):
        raise refusals.PauseTooLong
    mentor = hold_mentor(mentor)
    if mentor.state not in (MentorState.AVAILABLE, MentorState.PAUSED):
        raise refusals.NotInThePool
    if mentor.state == MentorState.AVAILABLE:
        mentor.pause()
    mentor.paused_until = until
    mentor.save(update_fields=["state", "paused_until"])
    log(mentor, "mentoring.pause", user=by, data={"until": until.isoformat()}, timestamp=now)
    return mentor


@transaction.atomic
def resume(*, mentor: Mentor, by: User | None, now: datetime) -> Mentor:
    """The mentor may be proposed to again; idempotent."""
    mentor = hold_mentor(mentor)
    if mentor.state != MentorState.PAUSED:
        return mentor
    mentor.resume()
    mentor.paused_until = None
    mentor.save(update_fields=["state", "paused_until"])
    log(mentor, "mentoring.resume", user=by, timestamp=now)
    return mentor


def resume_due(now: datetime) -> int:
    """Rule of `run_due`: mentors whose pause is over are back. Returns how many."""
    over = Mentor.objects.filter(state=MentorState.PAUSED, paused_until__lte=day_of(now))
    return sum(resume(mentor=mentor, by=None, now=now).state == MentorState.AVAILABLE for mentor in over)


@transaction.atomic
def leave(*, mentor: Mentor, by: User | None, now: datetime) -> Mentor:
    """A mentor leaves the pool: open proposals are taken back. Raises StillInATandem; idempotent."""
    take_back_cards(Q(mentor=mentor), by=by, now=now)
    mentor = hold_mentor(mentor)
    if mentor.state == MentorState.LEFT:
        return mentor
    if mentor.pairs.filter(state__in=OPEN_PAIR_STATES).exists():
        raise refusals.StillInATandem
    mentor.leave()
    mentor.paused_until = None
    mentor.save(update_fields=["state", "paused_until"])
    stay_away(mentor, now=now)
    community.take_down(mentor=mentor)
    if mentor.person:
        devices.end_all(person=mentor.person)
    log(mentor, "mentoring.leave", user=by, timestamp=now)
    return mentor


def stay_away(mentor: Mentor, *, now: datetime) -> None:
    """Whoever leaves the pool is expected at no gathering, and holds no chair."""
    rows = mentor.attendances.filter(gathering__starts_at__gt=now, gathering__is_cancelled=False)
    for row in rows.exclude(state=AttendanceState.NOT_COMING).select_related("gathering"):
        attendance.answer(gathering=row.gathering, mentor=mentor, coming=False, by=mentor.person, now=now)


@transaction.atomic
def leave_queue(*, mentee: Mentee, by: User | None, now: datetime) -> Mentee:
    """A mentee waits no more: open proposals are taken back. Raises StillInATandem; idempotent."""
    take_back_cards(Q(mentee=mentee), by=by, now=now)
    mentee = hold_mentee(mentee)
    if mentee.state == mentee.State.LEFT:
        return mentee
    if mentee.pairs.filter(state__in=OPEN_PAIR_STATES).exists():
        raise refusals.StillInATandem
    mentee.leave()
    mentee.save(update_fields=["state"])
    if mentee.person:
        devices.end_all(person=mentee.person)
    log(mentee, "mentoring.leave", user=by, timestamp=now)
    return mentee


@transaction.atomic
def pause_wait(*, mentee: Mentee, by: User | None, now: datetime) -> Mentee:
    """A mentee stops waiting for a while; open proposals are taken back. Raises NotInThePool."""
    take_back_cards(Q(mentee=mentee), by=by, now=now)
    mentee = hold_mentee(mentee)
    if mentee.state == mentee.State.PAUSED:
        return mentee
    if mentee.state != mentee.State.WAITING:
        raise refusals.NotInThePool
    mentee.pause()
    mentee.save(update_fields=["state"])
    log(mentee, "mentoring.pause", user=by, timestamp=now)
    return mentee


@transaction.atomic
def resume_wait(*, mentee: Mentee, by: User | None, now: datetime) -> Mentee:
    """A mentee waits again, from the same day as before; idempotent."""
    mentee = hold_mentee(mentee)
    if mentee.state == mentee.State.PAUSED:
        mentee.resume()
        mentee.save(update_fields=["state"])
        log(mentee, "mentoring.resume", user=by, timestamp=now)
    return mentee


def take_back_cards(whose: Q, *, by: User | None, now: datetime) -> None:
    """Cards that a mentor is reading are taken back; the lock of a proposal comes before that of its people."""
    for proposal in list(Proposal.objects.filter(whose, state=ProposalState.SENT)):
        proposals.cancel(proposal=proposal, by=by, now=now)


def hold_mentor(mentor: Mentor) -> Mentor:
    return Mentor.objects.select_for_update(no_key=True, of=("self",)).get(pk=mentor.pk)


def hold_mentee(mentee: Mentee) -> Mentee:
    return Mentee.objects.select_for_update(no_key=True, of=("self",)).get(pk=mentee.pk)
