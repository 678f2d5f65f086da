"""`demo --scale N`: the same history for N times as many people, each proof its own."""

import pytest

from mentoring.domain import charters, pool
from mentoring.models import Charter, Meeting, Mentee, Mentor, Pair, Proposal, Seal
from portal.accounts.models import User
from portal.core.models import Message, Sequence
from portal.demo import crowd
from recruitment.models import Application

pytestmark = pytest.mark.django_db
MULTIPLIED = (Application, Mentor, Mentee, Proposal, Pair, Meeting, Charter, Seal)


@pytest.fixture
def thrice(box):
    """How many rows there were before everybody was written twice more."""
    before = {model: model.objects.count() for model in MULTIPLIED}
    crowd.gather(3)
    return before


def test_there_are_three_times_as_many_of_everything_and_no_more_letters(box):
    letters = Message.objects.count()
    before = {model: model.objects.count() for model in MULTIPLIED}
    crowd.gather(3)
    assert {model: model.objects.count() for model in MULTIPLIED} == {m: n * 3 for m, n in before.items()}
    assert Message.objects.count() == letters


def test_each_place_is_held_by_the_proposal_of_its_own_mentor(thrice):
    assert pool.places_truth() == []
    assert all(
        one.mentor.person_id != one.mentee.person_id
        for one in Pair.objects.select_related("mentor", "mentee")
    )


def test_every_seal_is_intact_and_names_its_own_two_people(thrice):
    seals = Seal.objects.select_related("charter__pair__mentor__person", "charter__pair__mentee__person")
    assert all(charters.is_intact(seal) for seal in seals)
    for seal in seals:
        pair = seal.charter.pair
        assert charters.party_name(seal.charter, "mentor") == pair.mentor.person.full_name
        assert charters.party_name(seal.charter, "mentee") == pair.mentee.person.full_name


def test_nobody_shares_an_address_or_a_name(thrice):
    people = User.objects.filter(is_staff=False)
    assert people.values("email").distinct().count() == people.count()
    assert people.values("first_name", "last_name").distinct().count() > people.count() * 0.97


def test_numbers_go_on_after_the_last_one(thrice):
    taken = set(Application.objects.values_list("reference", flat=True))
    year = max(reference.split("-")[1] for reference in taken)
    assert Sequence.next_reference("H", int(year)) not in taken


def test_once_there_is_nobody_more(box):
    before = Mentor.objects.count()
    crowd.gather(1)
    assert Mentor.objects.count() == before
