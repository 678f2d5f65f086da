"""A mentee's card goes to a mentor, who answers, or does not; and people who step back from the pool."""

from datetime import date, datetime

from mentoring.domain import proposals, standing
from mentoring.models import Mentee, Mentor, Pair, Proposal
from portal.demo import accounts
from portal.demo.accounts import OFFICER, Seat
from portal.demo.people import Person

from .finding import Act, mentee_of, mentor_of, proposal_for


def is_proposed(person: Person, mentor: Person, note: str = "", by: Seat = OFFICER) -> Act:
    """The mentee's card goes to a mentor."""

    def act(now: datetime) -> Proposal:
        return proposals.propose(
            mentee=mentee_of(person), mentor=mentor_of(mentor), by=accounts.of(by), note=note, now=now
        )

    return act


def is_read(person: Person) -> Act:
    """The mentor opens the card; the link stays good for whoever tries the demo."""
    return lambda now: proposals.view(proposal=proposal_for(person), now=now)


def is_chosen(person: Person) -> Act:
    """The mentor would like to meet the mentee."""

    def act(now: datetime) -> Pair:
        proposal = proposal_for(person)
        proposals.view(proposal=proposal, now=now)
        return proposals.accept(proposal=proposal, by=proposal.mentor.person, now=now)

    return act


def is_passed_over(person: Person, reason: str, note: str) -> Act:
    """The mentor passes this time."""

    def act(now: datetime) -> Proposal:
        proposal = proposal_for(person)
        proposals.view(proposal=proposal, now=now)
        return proposals.decline(
            proposal=proposal, by=proposal.mentor.person, reason=reason, note=note, now=now
        )

    return act


def is_taken_back(person: Person, by: Seat = OFFICER) -> Act:
    """The team takes a card back before the answer."""
    return lambda now: proposals.cancel(proposal=proposal_for(person), by=accounts.of(by), now=now)


def pauses(person: Person, until: date) -> Act:
    """A mentor steps back for a while."""

    def act(now: datetime) -> Mentor:
        mentor = mentor_of(person)
        return standing.pause(mentor=mentor, until=until, by=mentor.person, now=now)

    return act


def leaves(person: Person, by: Seat = OFFICER) -> Act:
    """A mentor leaves the pool."""
    return lambda now: standing.leave(mentor=mentor_of(person), by=accounts.of(by), now=now)


def stops_waiting(person: Person) -> Act:
    """A mentee would rather wait no more for a while."""

    def act(now: datetime) -> Mentee:
        mentee = mentee_of(person)
        return standing.pause_wait(mentee=mentee, by=mentee.person, now=now)

    return act
