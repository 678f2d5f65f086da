"""A minor reads in their space that a parent's answer is awaited, and may have us write again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.domain import guardians
from portal.core.models import Message
from tests.factories.mentoring import MenteeFactory, OfficerFactory
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db
HOME, AGAIN = "/espace/", "Lui écrire à nouveau"


@pytest.fixture
def young():
    now = timezone.now()
    return MenteeFactory(now=now, birth_year=now.year - 17, guardian=False)


def name(young, *, days_ago=3, **reach):
    """Somebody answers for them, asked some days ago."""
    said = {"name": "Nadia Roche", "tie": "mother", **(reach or {"email": "nadia@exemple.fr"})}
    now = timezone.now() - timedelta(days=days_ago)
    return guardians.name(mentee=young, by=OfficerFactory(), now=now, **said)


@pytest.fixture
def told(client, enter, young):
    """What the space says to the minor."""

    def read():
        enter("space", young.person, young.person)
        return words(client.get(HOME))

    return read


def letters():
    return Message.objects.filter(template="mentoring/guardian_asked").count()


def press(client, young):
    return words(client.post(f"/fiche/{young.uuid}/ecrire-au-parent/", follow=True))


def test_a_minor_reads_since_when_the_answer_is_awaited(young, told):
    name(young)
    page = told()
    assert "Nous attendons l’accord de Nadia Roche" in page
    assert AGAIN in page


def test_one_press_writes_again_and_a_second_the_same_day_does_not(client, young, told):
    name(young)
    told()
    assert "Nous écrivons à nouveau à Nadia Roche" in press(client, young)
    assert letters() == 2
    assert "déjà écrit" in press(client, young)
    assert letters() == 2
    assert AGAIN not in told()


def test_a_parent_whom_we_only_can_call_is_called_by_the_team(client, young, told):
    name(young, phone="06 12 34 56 78")
    page = told()
    assert ("L’équipe va appeler Nadia Roche" in page, AGAIN in page) == (True, False)
    press(client, young)
    assert letters() == 0


def test_an_address_that_was_taken_back_offers_no_letter_any_more(young, told):
    name(young)
    name(young, days_ago=2, phone="06 12 34 56 78")
    page = told()
    assert ("L’équipe va appeler Nadia Roche" in page, AGAIN in page) == (True, False)


def test_a_minor_for_whom_nobody_is_named_reads_that_the_team_will_ask(young, told):
    assert "L’équipe vous demandera à qui écrire" in told()


def test_a_minor_whose_parent_says_no_reads_that_nobody_is_proposed_and_not_who_said_it(young, told):
    guardians.say_no(guardian=name(young), now=timezone.now())
    page = told()
    assert "nous ne vous proposons personne" in page
    assert ("Roche" in page, AGAIN in page) == (False, False)


def test_nothing_is_awaited_once_the_parent_agrees_nor_for_an_adult(client, enter, young, told):
    row = name(young)
    guardians.agree(guardian=row, seen=guardians.text_for(row), now=timezone.now())
    assert "l’accord" not in told()
    adult = MenteeFactory()
    enter("space", adult.person, adult.person)
    assert "l’accord" not in words(client.get(HOME))


def test_nobody_else_has_us_write_to_the_parent(client, enter, young):
    name(young)
    other = MenteeFactory()
    enter("space", other.person, other.person)
    answer = client.post(f"/fiche/{young.uuid}/ecrire-au-parent/")
    assert (answer.status_code, letters()) == (403, 1)
