"""The mentee reads the very card that a mentor will read, changes it, agrees to it, names who must not read it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import cards, orientation, proposals, refusals, standing
from mentoring.member import entrance
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


def test_the_mentee_reads_their_own_veto_in_words_said_to_them(client, path):
    assert "Je ne souhaite pas" in words(client.get(f"{path}nommer/"))
    client.post(f"{path}nommer/", {"name": "Paul Escoffier", "siren": "", "kind": "veto"})
    text = words(client.get(path))
    assert "Vous ne souhaitez pas rencontrer cette personne ou cette entreprise" in text
    assert "personne accompagnée" not in text


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


def posts_of_a_card(mentee):
    return [
        ({"seen": cards.hash_of(mentee)}, "card"),
        ({"aim": "Cariste", "words": ""}, "card_rewrite"),
        ({"name": "Sextia", "siren": "", "kind": "veto"}, "card_name"),
    ]


def test_whoever_has_left_reads_that_the_file_is_closed_and_fills_in_nothing(client, mentee, path):
    standing.leave_queue(mentee=mentee, by=mentee.person, now=timezone.now())
    for answers, name in posts_of_a_card(mentee):
        address = reverse(f"member:{name}", args=[mentee.uuid])
        for response in (client.get(address), client.post(address, answers)):
            assert "Ce dossier est clos" in words(response)
    assert not CardAgreement.objects.exists()
    assert not Objection.objects.exists()
    assert Mentee.objects.get(pk=mentee.pk).aim == mentee.aim


def test_a_mentor_who_has_left_ticks_nothing(client, enter):
    mentor = MentorFactory(ready=False)
    path = enter("orientation", mentor, mentor.person)
    standing.leave(mentor=mentor, by=mentor.person, now=timezone.now())
    for response in (client.get(path), client.post(path, {"ticks": ["guide"]})):
        assert "Ce dossier est clos" in words(response)
    with pytest.raises(refusals.HasLeft):
        orientation.complete(mentor=mentor, by=mentor.person, ticks=[], now=timezone.now())


def test_a_card_that_is_closed_meanwhile_is_refused_in_words_and_nothing_typed_is_lost(
    client, mentee, path, monkeypatch
):
    left = standing.leave_queue(mentee=mentee, by=mentee.person, now=timezone.now())
    monkeypatch.setattr(entrance, "still_here", lambda file, person: (file, person))
    response = client.post(f"{path}reformuler/", {"aim": "Cariste", "words": "Gardez-moi"})
    assert "Ce dossier est clos" in words(response)
    assert "Gardez-moi" in response.content.decode()
    assert Mentee.objects.get(pk=left.pk).aim == mentee.aim
