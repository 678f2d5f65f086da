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
    return Mentor.objects.select_related("person").get(person__email=person.email)


def mentee_of(person: Person) -> Mentee:
    return Mentee.objects.select_related("person").get(person__email=person.email)


def proposal_for(person: Person) -> Proposal:
    """The last proposal made for a mentee."""
    rows = Proposal.objects.select_related("mentor__person")
    return rows.filter(mentee__person__email=person.email).latest("sent_at")


def pair_of(person: Person) -> Pair:
    """The last pair of a mentee."""
    rows = Pair.objects.select_related("mentor__person", "mentee__person")
    return rows.filter(mentee__person__email=person.email).latest("opened_at")
