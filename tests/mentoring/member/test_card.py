"""The mentee reads the very card that a mentor will read, changes it, agrees to it, names who must not read it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import cards, proposals
from mentoring.models import CardAgreement, Mentee, Objection, Orientation
from tests.factories.mentoring import MenteeFactory, MentorFactory, OfficerFactory
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def mentee():
    return MenteeFactory(agreed=False)


@pytest.fixture
def path(enter, mentee):
    return enter("card", mentee, mentee.person)


def seen(client, path):
    return client.get(path).context["form"]["seen"].value()


def of_the_card(response):
    """The head and the words of the person, as the page draws them."""
    soup = BeautifulSoup(response.content, "html.parser")
    return [str(soup.select_one(".fiche__tete h2")), str(soup.select_one(".fiche__corps .pile"))]


def test_the_mentee_reads_what_the_mentor_will_read(client, enter, mentee, path):
    mentor = MentorFactory(programme=mentee.programme)
    read = of_the_card(client.get(path))
    client.post(path, {"seen": seen(client, path)})
    sent = proposals.propose(mentee=mentee, mentor=mentor, by=OfficerFactory(), now=timezone.now())
    assert of_the_card(client.get(enter("answer", sent, mentor.person))) == read


def test_no_age_no_language_no_address_stands_on_the_card(client, mentee, path):
    text = words(client.get(path))
    assert "1998" not in text
    assert mentee.person.last_name not in text
    assert mentee.person.email not in text


def test_agreeing_keeps_the_words_that_were_read(client, mentee, path):
    assert client.post(path, {"seen": seen(client, path)}).status_code == 302
    assert CardAgreement.objects.get().content == cards.content_of(mentee)
    assert "Vous avez donné votre accord" in words(client.get(path))


def test_words_that_change_ask_for_a_new_agreement(client, mentee, path):
    old = seen(client, path)
    client.post(path, {"seen": old})
    client.post(f"{path}reformuler/", {"aim": "Cariste", "words": "Je démarre."})
    assert "La fiche a changé depuis votre accord" in words(client.get(path))
    assert "La fiche a changé depuis que vous" in words(client.post(path, {"seen": old}, follow=True))
    assert cards.agreement_to(Mentee.objects.get(pk=mentee.pk)) is None


def test_an_aim_is_asked_for_in_words(client, path):
    response = client.post(f"{path}reformuler/", {"aim": "", "words": "Je démarre."})
    assert "Dites en quelques mots ce que vous cherchez" in words(response)
    assert "Je démarre." in response.content.decode()


def test_names_are_given_and_taken_back(client, path):
    client.post(f"{path}nommer/", {"name": "Boulangerie Sextia", "siren": "", "kind": "client"})
    assert "Boulangerie Sextia" in words(client.get(path))
    client.post(f"{path}nommer/", {"take_back": Objection.objects.get().pk})
    assert not Objection.objects.exists()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"name": "", "siren": "", "kind": "veto"}, "Indiquez le nom d’une personne ou d’une entreprise"),
        ({"name": "Sextia", "siren": "123456789", "kind": "veto"}, "Un numéro SIREN compte neuf chiffres"),
        ({"name": "Sextia", "siren": ""}, "Choisissez le lien"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, path, answers, told):
    response = client.post(f"{path}nommer/", answers)
    assert told in words(response)
    assert answers["name"] in response.content.decode()
    assert not Objection.objects.exists()


def test_nobody_takes_back_the_name_of_another(client, path):
    theirs = Objection.objects.create(
        mentee=MenteeFactory(), kind="veto", name="x", name_key="x", declared_at=timezone.now()
    )
    client.post(f"{path}nommer/", {"take_back": theirs.pk})
    assert Objection.objects.get() == theirs


def test_the_card_of_another_stays_shut(client, path):
    for name in ("card", "card_rewrite", "card_name"):
        assert client.get(reverse(f"member:{name}", args=[MenteeFactory().uuid])).status_code == 403


def test_the_six_lines_are_ticked_in_person(client, enter):
    mentor = MentorFactory(ready=False)
    path = enter("orientation", mentor, mentor.person)
    assert "Cochez chaque ligne" in words(client.post(path, {"ticks": ["guide", "role"]}))
    assert not Orientation.objects.exists()
    every = ["guide", "role", "rhythm", "confidence", "distance", "alert"]
    client.post(path, {"ticks": every})
    assert Orientation.objects.get().ticks == every
    assert "Vous êtes prêt·e" in words(client.get(path))
