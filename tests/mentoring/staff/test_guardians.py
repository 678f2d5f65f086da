"""The team names a parent, sends the link, notes the paper or the no; the board and the first screen say what lacks."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import guardians
from mentoring.models import Guardian, Proposal
from portal.accounts.models import RoleKind, User
from portal.core.models import Message
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MenteeFactory, MentorFactory, PairFactory, ProposalFactory

pytestmark = pytest.mark.django_db
PARENT = {"name": "Nadia Roche", "tie": "mother"}


@pytest.fixture
def young():
    return MenteeFactory(birth_year=timezone.localdate().year - 17, guardian=False)


@pytest.fixture
def officer(client):
    return sign_in(client)


def act(client, mentee, verb, **answers):
    """Post an act as its page stands."""
    path = reverse(f"staff_mentee_guardian_{verb}", args=[mentee.pk])
    seen = client.get(path).context["form"]["seen"].value()
    return client.post(path, {"seen": seen or "", **answers})


def offered(client, mentee):
    page = client.get(reverse("staff_mentee_inspect", args=[mentee.pk]))
    return [one.label for one in page.context["acts"] if "parent" in one.url]


def text(client, url):
    return client.get(url).content.decode().replace("\u00a0", " ")


def test_the_page_of_a_minor_says_what_lacks_and_offers_the_next_act(client, officer, young):
    page = text(client, reverse("staff_mentee_inspect", args=[young.pk]))
    assert "À demander : rien ne peut être proposé" in page
    assert offered(client, young) == ["Noter le papier signé", "Nommer le parent"]
    act(client, young, "name", email="nadia@exemple.fr", **PARENT)
    assert offered(client, young) == [
        "Envoyer le lien au parent",
        "Noter le papier signé",
        "Changer le parent",
        "Le parent n’est pas d’accord",
    ]


def test_nothing_of_it_is_shown_of_an_adult(client, officer):
    adult = MenteeFactory()
    assert offered(client, adult) == []
    assert "Accord d’un parent" not in text(client, reverse("staff_mentee_inspect", args=[adult.pk]))


def test_the_letter_to_the_parent_may_be_read_before_it_leaves(client, officer, young):
    shown = act(client, young, "name", email="nadia@exemple.fr", preview="1", **PARENT)
    assert "Lire et répondre" in shown.content.decode()
    assert (Guardian.objects.count(), Message.objects.filter(address="nadia@exemple.fr").count()) == (0, 0)


def test_nothing_typed_is_lost_when_nobody_could_be_reached(client, officer, young):
    page = act(client, young, "name", **PARENT).content.decode()
    assert "Indiquez une adresse e-mail ou un numéro de téléphone." in page
    assert "Nadia Roche" in page


def test_a_paper_is_noted_with_its_day_and_place(client, officer, young):
    today = timezone.localdate().isoformat()
    act(client, young, "paper", signed_on=today, kept="Classeur rouge", **PARENT)
    page = text(client, reverse("staff_mentee_inspect", args=[young.pk]))
    assert ("sur papier" in page, "Classeur rouge" in page) == (True, True)
    assert Guardian.objects.get().recorded_by == officer


def test_a_no_told_to_the_team_suspends_the_tandem(client, officer):
    pair = PairFactory(active=True, mentee__birth_year=timezone.localdate().year - 17)
    act(client, pair.mentee, "no")
    assert type(pair).objects.get().state == "frozen"
    assert "Un parent n’est pas d’accord" in text(client, reverse("staff_follow_up"))


def test_what_a_no_writes_may_be_read_before_it_is_noted(client, officer):
    proposal = ProposalFactory(mentee__birth_year=timezone.localdate().year - 17)
    User.objects.filter(is_staff=True).exclude(pk__in=[officer.pk, proposal.made_by_id]).delete()
    shown = act(client, proposal.mentee, "no", preview="1")
    readers = [one.to for one in shown.context["letters"]]
    assert readers == [proposal.mentor.person.full_name, proposal.made_by.full_name]
    assert (Proposal.objects.get().state, officer.full_name in readers) == ("sent", False)


def test_the_board_says_why_nothing_leaves_and_offers_the_next_act(client, officer, young):
    mentor = MentorFactory(programme=young.programme)
    board = reverse("staff_board_mentee", args=[young.pk])
    page = text(client, board)
    assert "aucun parent n’a donné son accord" in page
    assert reverse("staff_mentee_guardian_paper", args=[young.pk]) in page
    propose = reverse("staff_propose", args=[young.pk, mentor.pk])
    assert propose not in page
    assert "L’autorité parentale" in text(client, propose) or "autorité parentale" in text(client, propose)
    guardians.note_paper(
        mentee=young,
        by=officer,
        signed_on=timezone.localdate(),
        kept="Classeur",
        now=timezone.now(),
        **PARENT,
    )
    assert propose in text(client, board)
    assert not Proposal.objects.exists()


def test_the_first_screen_and_the_register_name_the_minors_to_ask(client, officer, young):
    MenteeFactory(), MenteeFactory(birth_year=timezone.localdate().year - 17)
    assert "Accords de parents à obtenir" in text(client, "/admin/")
    rows = text(client, f"{reverse('staff_mentee_index')}?guardian=missing")
    assert rows.count(young.reference) >= 1
    assert sum(one.reference in rows for one in type(young).objects.all()) == 1


def test_the_first_screen_tells_a_parent_who_said_no_from_one_who_has_not_answered(client, officer, young):
    assert "Pas d’accord" not in text(client, "/admin/")
    act(client, young, "name", email="nadia@exemple.fr", **PARENT)
    act(client, young, "no")
    screen = BeautifulSoup(text(client, "/admin/"), "html.parser")
    line = screen.find("a", href=reverse("staff_mentee_inspect", args=[young.pk])).find_parent("li")
    assert "Pas d’accord" in line.get_text()


@pytest.mark.parametrize("verb", ["name", "ask", "paper", "no"])
def test_whoever_does_not_follow_has_none_of_these_acts(client, young, verb):
    sign_in(client, kind=RoleKind.COMMUNICATION)
    assert client.get(reverse(f"staff_mentee_guardian_{verb}", args=[young.pk])).status_code == 302
