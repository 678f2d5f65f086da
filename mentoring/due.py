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
    formed = Pair.objects.filter(state=PairState.FORMED, opened_at__lt=now).select_related("programme")
    rows = pairs.to_key(formed, "opened_at", "programme__first_meeting_days")
    late = outbox.unwritten({pair.pk: list(news_wanted(pair, now=now)) for pair in rows})
    return sum(remind_to_meet(pk, now=now) for pk in late)


def news_wanted(pair: Pair, *, now: datetime) -> dict[str, User]:
    """{the key of this period's mail: whom it goes to}; nothing before the first delay has gone."""
    period = periods_past(pair.opened_at, pair.programme.first_meeting_days, now=now)
    start = f"pair:{pair.uuid}:meet:{period}"
    return {f"{start}:{person.uuid}": person for person, _other in pairs.sides(pair)} if period else {}


@transaction.atomic
def remind_to_meet(pair_pk: int, *, now: datetime) -> int:
    """Both sides, once a period, unless a day is arranged."""
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair_pk)
    arranged, _past = appointments.around(appointments.planned(pair), now)
    if pair.state != PairState.FORMED or arranged:
        return 0
    return sum(
        pairs.write_once(pair, person, "mentoring/first_meeting", key=key, now=now)
        for key, person in news_wanted(pair, now=now).items()
    )


def remind_of_signatures(now: datetime) -> int:
    """Write to those who have not signed in the programme's delay. Returns how many mails."""
    issued = Charter.objects.filter(state__in=OPEN_CHARTER_STATES, issued_at__lt=now)
    two = ("pair__mentor__person", "pair__mentee__person")
    known = issued.select_related("pair__programme", *two).prefetch_related("signatures")
    few = known.only("uuid", "issued_at", "pair__programme__sign_days", *(f"{path}__uuid" for path in two))
    rows = {charter.pk: charter for charter in few}
    late = outbox.unwritten({pk: [key for key, _person in to_sign(one, now=now)] for pk, one in rows.items()})
    return sum(remind_to_sign(rows[pk].pair_id, pk, now=now) for pk in late)


def to_sign(charter: Charter, *, now: datetime) -> list[tuple[str, User]]:
    """(the key of this period's mail, whom it goes to) for those who have not signed; nothing before the first delay."""
    pair = charter.pair
    period = periods_past(charter.issued_at, pair.programme.sign_days, now=now)
    signed = {row.party for row in charter.signatures.all()}
    late = [person for person, _other in pairs.sides(pair) if pair.side_of(person) not in signed]
    return [(charters.key_of(charter, person, f"remind:{period}"), person) for person in late if period]


@transaction.atomic
def remind_to_sign(pair_pk: int, charter_pk: int, *, now: datetime) -> int:
    """Those who have not signed, once a period."""
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair_pk)
    charter = Charter.objects.select_for_update(no_key=True, of=("self",)).get(pk=charter_pk)
    if pair.state != PairState.MET or charter.state not in OPEN_CHARTER_STATES:
        return 0
    return sum(ask_again(charter, person, key=key, now=now) for key, person in to_sign(charter, now=now))


def ask_again(charter: Charter, person: User, *, key: str, now: datetime) -> bool:
    """Ask one side to sign; False when that was done."""
    if outbox.is_written(key):
        return False
    other = pairs.other_side(charter.pair, person)
    charters.ask_to_sign(charter, person, other=other, now=now, key=key)
    return True


PREPARE_DAYS = 7


def remind_to_get_ready(now: datetime) -> int:
    """Once, a week after the welcome: the checklist of a mentor, the card of a mentee. Returns how many mails."""
    before = now - timedelta(days=PREPARE_DAYS)
    return remind_mentors(before, now=now) + remind_mentees(before, now=now)


def remind_mentors(before: datetime, *, now: datetime) -> int:
    """Those who were sent the guide before, and have not ticked the checklist."""
    rows = Mentor.objects.filter(
        state=MentorState.AVAILABLE, orientation=None, guide_sent_at__lt=before, person__isnull=False
    )
    late = outbox.unwritten({one.pk: [orientation.reminder_of(one)] for one in rows.only("uuid")})
    mentors = rows.filter(pk__in=late).select_related("person")
    return sum(orientation.remind(mentor=mentor, now=now) for mentor in mentors)


def remind_mentees(before: datetime, *, now: datetime) -> int:
    """Those who have waited since before, and have not agreed to their card as it stands."""
    rows = Mentee.objects.filter(state=MenteeState.WAITING, waiting_since__lt=before, person__isnull=False)
    late = outbox.unwritten({one.pk: [cards.reminder_of(one)] for one in rows.only("uuid")})
    mentees = list(rows.filter(pk__in=late).select_related("person", "programme", "partner"))
    agreed = cards.agreed_among(mentees) if mentees else {}
    return sum(cards.remind(mentee=mentee, now=now) for mentee in mentees if mentee.pk not in agreed)


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
