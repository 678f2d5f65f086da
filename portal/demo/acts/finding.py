"""The records of somebody of the demo, found by their address. Called by the acts."""

from collections.abc import Callable
from datetime import datetime

from mentoring.models import Mentee, Mentor, Pair, Proposal
from portal.demo.people import Person
from recruitment.models import Application

Act = Callable[[datetime], object]


def application_of(person: Person) -> Application:
    return Application.objects.get(email=person.email)


def mentor_of(person: Person) -> Mentor:
    return Mentor.objects.get(person__email=person.email)


def mentee_of(person: Person) -> Mentee:
    return Mentee.objects.get(person__email=person.email)


def proposal_for(person: Person) -> Proposal:
    """The last proposal made for a mentee."""
    return Proposal.objects.filter(mentee=mentee_of(person)).latest("sent_at")


def pair_of(person: Person) -> Pair:
    """The last pair of a mentee."""
    return Pair.objects.filter(mentee=mentee_of(person)).latest("opened_at")
