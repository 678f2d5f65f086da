"""What a tandem under way does besides meeting: a plan, calls, notes, news given to the team, a difficulty."""

from datetime import datetime

from mentoring.domain import check_ins, contacts, notes, plans, remembering, safeguarding
from mentoring.lifecycle import CheckInState
from mentoring.models import Alert, CheckInAnswer, Contact, PairNote, TeamNote
from portal.core.days import day_of
from portal.demo import accounts
from portal.demo.accounts import OFFICER, Seat
from portal.demo.people import Person

from .finding import Act, pair_of


def plans_with(person: Person, plan: str) -> Act:
    """The two take a ready plan, and its first action is done already."""

    def act(now: datetime) -> object:
        pair = pair_of(person)
        plans.begin_with(pair=pair, by=pair.mentor.person, plan=plan, now=now)
        first = pair.actions.first()
        return plans.settle(action=first, by=pair.mentee.person, state="done", now=now)

    return act


def calls(person: Person) -> Act:
    """A call between two meetings."""

    def act(now: datetime) -> Contact:
        pair = pair_of(person)
        return contacts.note(pair=pair, by=pair.mentee.person, kind=Contact.Kind.CALL, now=now)

    return act


def confides(person: Person, text: str) -> Act:
    """A note that only the two read."""

    def act(now: datetime) -> PairNote | None:
        pair = pair_of(person)
        return notes.write(pair=pair, by=pair.mentee.person, text=text, now=now)

    return act


def gives_news(person: Person, side: str, mood: int, difficulty: str, words: str) -> Act:
    """One side answers the check-in that is due, by the mailed link, on its day or after."""

    def act(now: datetime) -> CheckInAnswer | None:
        pair = pair_of(person)
        due = pair.check_ins.filter(state=CheckInState.DUE, due_on__lte=day_of(now)).first()
        return due and check_ins.answer(
            check_in=due,
            side=side,
            by=getattr(pair, side).person,
            now=now,
            channel=CheckInAnswer.Channel.ONESELF,
            meets_enough=mood > 2,
            plan_advances=mood > 3,
            at_ease=True,
            mood=mood,
            difficulty=difficulty,
            words=words,
        )

    return act


def asks_for_help(person: Person, words: str) -> Act:
    """The mentee reports a difficulty."""

    def act(now: datetime) -> Alert:
        pair = pair_of(person)
        by = pair.mentee.person
        return safeguarding.report(
            pair=pair, by=by, words=words, is_unsafe=False, stop_contact=False, now=now
        )

    return act


def is_noted(person: Person, words: str, by: Seat = OFFICER) -> Act:
    """The team writes down a call."""

    def act(now: datetime) -> TeamNote:
        kind = TeamNote.Kind.CALL
        return remembering.note(
            pair=pair_of(person), by=accounts.of(by), kind=kind, text=words, settles=False, now=now
        )

    return act
