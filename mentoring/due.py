"""What falls due in mentoring: proposals that lapse or wait, first meetings and signatures that are late, files to render.

Read by `portal.core.due`. Every rule reads `now`; a late or double run changes nothing, and a missed month sends one
reminder, not three.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from mentoring.domain import (
    alerts,
    appointments,
    cards,
    charters,
    check_ins,
    digest,
    endings,
    feedback,
    figures,
    follow_ups,
    guardians,
    invitations,
    news,
    notes,
    orientation,
    pairs,
    pauses,
    proposals,
    questions,
    rendering,
    standing,
)
from mentoring.lifecycle import OPEN_CHARTER_STATES, MenteeState, MentorState, PairState
from mentoring.models import Charter, Mentee, Mentor, Pair
from portal.accounts.models import User
from portal.core import outbox

MOST_REMINDERS = 3


def periods_past(since: datetime, days: int, *, now: datetime) -> int:
    """How many whole delays of `days` days have gone, 3 at most: one reminder for each, then it is for the team."""
    return min(MOST_REMINDERS, (now - since) // timedelta(days=max(days, 1)))


def remind_of_first_meetings(now: datetime) -> int:
    """Write to both sides of the pairs that noted no first meeting in the programme's delay. Returns how many mails."""
    late = Pair.objects.filter(state=PairState.FORMED, opened_at__lt=now)
    return sum(remind_to_meet(pk, now=now) for pk in list(late.values_list("pk", flat=True)))


@transaction.atomic
def remind_to_meet(pair_pk: int, *, now: datetime) -> int:
    """Both sides, once a period, unless a day is arranged."""
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair_pk)
    period = periods_past(pair.opened_at, pair.programme.first_meeting_days, now=now)
    arranged, _past = appointments.around(appointments.planned(pair), now)
    if pair.state != PairState.FORMED or not period or arranged:
        return 0
    return sum(
        pairs.write_once(pair, person, "mentoring/first_meeting", key=f"meet:{period}", now=now)
        for person, _other in pairs.sides(pair)
    )


def remind_of_signatures(now: datetime) -> int:
    """Write to those who have not signed in the programme's delay. Returns how many mails."""
    late = Charter.objects.filter(state__in=OPEN_CHARTER_STATES, issued_at__lt=now)
    return sum(
        remind_to_sign(pair, charter, now=now) for pair, charter in list(late.values_list("pair_id", "pk"))
    )


@transaction.atomic
def remind_to_sign(pair_pk: int, charter_pk: int, *, now: datetime) -> int:
    """Those who have not signed, once a period."""
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair_pk)
    charter = Charter.objects.select_for_update(no_key=True, of=("self",)).get(pk=charter_pk)
    period = periods_past(charter.issued_at, pair.programme.sign_days, now=now)
    if pair.state != PairState.MET or charter.state not in OPEN_CHARTER_STATES or not period:
        return 0
    signed = set(charter.signatures.values_list("party", flat=True))
    late = [person for person, _other in pairs.sides(pair) if pair.side_of(person) not in signed]
    return sum(ask_again(charter, person, period=period, now=now) for person in late)


def ask_again(charter: Charter, person: User, *, period: int, now: datetime) -> bool:
    """Ask one side to sign; False when that was done."""
    key = f"remind:{period}"
    if outbox.is_written(f"charter:{charter.uuid}:{key}:{person.uuid}"):
        return False
    other = pairs.other_side(charter.pair, person)
    charters.ask_to_sign(charter, person, other=other, now=now, key=key)
    return True


PREPARE_DAYS = 7


def remind_to_get_ready(now: datetime) -> int:
    """Once, a week after the welcome: the checklist of a mentor, the card of a mentee. Returns how many mails."""
    before = now - timedelta(days=PREPARE_DAYS)
    mentors = Mentor.objects.filter(
        state=MentorState.AVAILABLE, orientation=None, guide_sent_at__lt=before, person__isnull=False
    )
    rows = Mentee.objects.filter(state=MenteeState.WAITING, waiting_since__lt=before, person__isnull=False)
    waiting = list(rows.select_related("person", "programme", "partner"))
    agreed = cards.agreed_among(waiting)
    mentees = [mentee for mentee in waiting if mentee.pk not in agreed]
    done = sum(orientation.remind(mentor=mentor, now=now) for mentor in mentors.select_related("person"))
    return done + sum(cards.remind(mentee=mentee, now=now) for mentee in mentees)


RULES: dict[str, Callable[[datetime], int]] = {
    "lapsed proposals": proposals.expire_due,
    "proposals to recall": proposals.remind_due,
    "pauses of mentors that end": standing.resume_due,
    "people to get ready": remind_to_get_ready,
    "pauses of tandems that end": pauses.resume_due,
    "mentors to invite": invitations.invite_newcomers,
    "gatherings to recall": invitations.remind,
    "gatherings to ask about": feedback.ask_due,
    "questions of mentors to tell": questions.tell_news,
    "first meetings to recall": remind_of_first_meetings,
    "meetings to recall": appointments.remind,
    "meetings to ask about": appointments.ask_whether_met,
    "signatures to recall": remind_of_signatures,
    "tandems that end": endings.remind,
    "news after the end": follow_ups.ask_due,
    "charters to render": rendering.render_due,
    "check-ins to lay": check_ins.lay_due,
    "check-ins to ask for": check_ins.ask_due,
    "tandems to ask news of": news.ask_due,
    "notes to forget": notes.forget_due,
    "parents to forget": guardians.forget_due,
    "alerts": alerts.watch,
    "weeks of the team": digest.tell_due,
    "figures to count": figures.take,
}
