"""The page of a parent: the text, two buttons, and the way back later; it opens nothing else."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import guardians
from mentoring.models import Guardian
from portal.core import links
from portal.core.models import Link, Message
from tests.factories.mentoring import MenteeFactory, OfficerFactory, PairFactory
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    now = timezone.now()
    young = MenteeFactory(now=now, birth_year=now.year - 17, guardian=False)
    said = {"name": "Nadia Roche", "tie": "mother", "email": "nadia@exemple.fr"}
    return guardians.name(mentee=young, by=OfficerFactory(), now=now, **said)


def press(client, path, answer):
    """The button of the page, with the text that stands on it."""
    text = BeautifulSoup(client.get(path).content, "html.parser").find("input", {"name": "text"})["value"]
    return client.post(path, {"answer": answer, "text": text})


def state():
    return Guardian.objects.get().state


def test_the_mailed_link_opens_the_text_and_two_buttons(client, asked):
    link = Link.objects.get(purpose="guardian", revoked_at=None)
    path = client.post(f"/lien/{links.token_of(link)}/")["Location"]
    told = words(client.get(path))
    for said in ("Je donne mon accord", "Je ne donne pas mon accord", "autorité parentale", "ses 18 ans"):
        assert said in told
    assert asked.mentee.person.last_name not in told
    assert asked.mentee.aim not in told


def test_a_parent_agrees_then_withdraws_on_the_same_page(client, enter, asked):
    path = enter("guardian", asked, None)
    press(client, path, "yes")
    assert state() == "given"
    assert "Je retire mon accord" in words(client.get(path))
    press(client, path, "no")
    assert state() == "withdrawn"
    told = words(client.get(path))
    assert ("Je donne mon accord" in told, "Je ne donne pas" in told) == (True, False)


def test_looking_at_the_page_or_pressing_nothing_answers_nothing(client, enter, asked):
    path = enter("guardian", asked, None)
    client.get(f"{path}?answer=yes")
    press(client, path, "perhaps")
    assert state() == "asked"


@pytest.mark.parametrize("text", ["", "x", "99999", "9" * 30])
def test_a_text_that_was_not_on_the_page_is_not_agreed_to(client, enter, asked, text):
    path = enter("guardian", asked, None)
    client.post(path, {"answer": "yes", "text": text})
    assert state() == "asked"
    assert "Le texte a changé" in words(client.get(path))


def test_the_link_of_a_parent_opens_no_tandem_no_card_no_space(client, enter, asked):
    now = timezone.now()
    pair = PairFactory(active=True, mentee__birth_year=now.year - 17)
    enter("guardian", pair.mentee.guardian, None)
    foreign = reverse("member:guardian", args=[asked.uuid])
    for path in (
        reverse("member:pair", args=[pair.uuid]),
        reverse("member:card", args=[pair.mentee.uuid]),
        foreign,
    ):
        assert client.get(path).status_code == 403
    assert client.get(reverse("member:space")).status_code == 302


def test_the_page_of_whoever_was_asked_first_no_longer_answers_for_another_parent(client, enter, asked):
    path = enter("guardian", asked, None)
    page = BeautifulSoup(client.get(path).content, "html.parser")
    text = page.find("input", {"name": "text"})["value"]
    said = {"name": "Karim Roche", "tie": "father", "email": "karim@exemple.fr"}
    guardians.name(mentee=asked.mentee, by=OfficerFactory(), now=timezone.now(), **said)
    assert client.post(path, {"answer": "yes", "text": text}).status_code == 403
    assert (state(), client.get(path).status_code) == ("asked", 403)


def test_a_letter_leaves_with_a_link_that_opens_when_the_address_is_put_right_within_the_hour(client, asked):
    said = {"name": "Nadia Roche", "tie": "mother", "email": "nadia@exemple.fr", "phone": "06 12 34 56 78"}
    guardians.name(mentee=asked.mentee, by=OfficerFactory(), now=timezone.now(), **said)
    last = Message.objects.filter(template="mentoring/guardian_asked").latest("pk")
    address = links.fill(last.text).split("/lien/")[1].split("/")[0]
    assert client.get(f"/lien/{address}/").status_code == 200
    guardians.name(mentee=asked.mentee, by=OfficerFactory(), now=timezone.now(), **said)
    assert Message.objects.filter(template="mentoring/guardian_asked").latest("pk") == last
    assert client.get(f"/lien/{address}/").status_code == 200


def test_the_mentee_and_the_mentor_do_not_answer_for_the_parent(client, enter):
    pair = PairFactory(active=True, mentee__birth_year=timezone.localdate().year - 17)
    path = reverse("member:guardian", args=[pair.mentee.guardian.uuid])
    for person in (pair.mentee.person, pair.mentor.person):
        enter("tandem", pair, person)
        assert client.post(path, {"answer": "no"}).status_code == 403
    assert state() == "given"


def test_once_of_age_the_page_says_that_nothing_is_needed(client, enter, asked):
    Guardian.objects.update(of_age_on=date(2020, 1, 1))
    path = enter("guardian", asked, None)
    told = words(client.get(path))
    assert ("n’est plus nécessaire" in told, "Je donne mon accord" in told) == (True, False)


def test_a_lost_link_is_sent_again_once_an_hour(asked):
    now = timezone.now()
    link = Link.objects.get(purpose="guardian", revoked_at=None)
    assert [links.renew(links.token_of(link), now=now) for _twice in range(2)] == [True, False]
    letters = Message.objects.filter(template="mentoring/guardian_asked", address="nadia@exemple.fr")
    assert letters.count() == 2
