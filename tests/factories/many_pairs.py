"""Many tandems, written in bulk from one that went through the real verbs: for the tests that count queries."""

import copy
from uuid import uuid4

from django.db import models

from mentoring.models import Mentee, Mentor, Pair, Proposal
from portal.accounts.models import User, new_handle


def many_like(pair: Pair, count: int) -> list[Pair]:
    """So many tandems in the state of one that has not met yet, each with people of its own."""
    mentors = people_like(pair.mentor, count)
    mentees = people_like(pair.mentee, count)
    proposals = Proposal.objects.bulk_create(
        double(pair.proposal, rank, mentor=mentors[rank], mentee=mentees[rank], place=None)
        for rank in range(count)
    )
    return Pair.objects.bulk_create(
        double(pair, rank, mentor=mentors[rank], mentee=mentees[rank], proposal=proposals[rank])
        for rank in range(count)
    )


def people_like(file: Mentor | Mentee, count: int) -> list:
    """Files of new people, alike but for who they are."""
    people = User.objects.bulk_create(
        double(
            file.person,
            rank,
            handle=new_handle(),
            email=f"{type(file).__name__}-{rank}@courriel.example".lower(),
        )
        for rank in range(count)
    )
    return type(file).objects.bulk_create(double(file, rank, person=people[rank]) for rank in range(count))


def double(record: models.Model, rank: int, **changes: object) -> models.Model:
    """A copy to be saved as another row."""
    twin = copy.copy(record)
    twin._state = copy.copy(record._state)
    twin.pk, twin.uuid = None, uuid4()
    twin._state.adding = True
    if hasattr(twin, "reference"):
        twin.reference = f"{record.reference[:10]}-{rank}"
    for name, value in changes.items():
        setattr(twin, name, value)
    return twin
