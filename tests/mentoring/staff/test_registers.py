"""The registers of mentors, mentees and proposals: what a team reads of each row, filters, and queries."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import cards, orientation, proposals
from mentoring.models import Mentee, Mentor
from portal.accounts.models import RoleKind
from tests.bench.crowd import settle
from tests.factories.accounts import sign_in
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    PairFactory,
    ProgrammeFactory,
    ProposalFactory,
)

pytestmark = pytest.mark.django_db
ARLES = "13004"
REGISTERS = ("staff_mentor_index", "staff_mentee_index", "staff_proposal_index")


@pytest.fixture
def programme():
    return ProgrammeFactory(name="Tandem Emploi")


def rows(client, name, **asked):
    """Primary keys of the rows shown."""
    return {row.pk for row in client.get(reverse(name), asked).context["object_list"]}


def page(client, name, **asked):
    return client.get(reverse(name), asked).content.decode()


def test_a_mentor_s_row_says_programmes_places_and_preparation(client, programme):
    sign_in(client)
    unready = MentorFactory(programme=programme, ready=False)
    shown = page(client, "staff_mentor_index")
    assert "Tandem Emploi" in shown
    assert "Guide à envoyer" in shown
    orientation.send_guide(mentor=unready, now=timezone.now())
    assert "Liste à cocher" in page(client, "staff_mentor_index")


def test_mentors_are_found_by_preparation_programme_and_town(client, programme):
    sign_in(client)
    ready, unready = MentorFactory(programme=programme), MentorFactory(ready=False, commune=ARLES)
    gone = MentorFactory(ready=False)
    Mentor.objects.filter(pk=gone.pk).update(state="paused")
    name = "staff_mentor_index"
    assert rows(client, name, ready="yes") == {ready.pk}
    assert rows(client, name, ready="no") == {unready.pk}
    assert rows(client, name, programme=programme.code) == {ready.pk}
    assert rows(client, name, q="arles") == {unready.pk}
    assert rows(client, name, q="vitrolles exploitation") == {ready.pk, gone.pk}


def test_a_mentee_s_row_says_whether_the_card_was_agreed_to(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme, agreed=False)
    assert ">Pas encore relue" in page(client, "staff_mentee_index")
    cards.agree(mentee=mentee, by=mentee.person, seen_hash=cards.hash_of(mentee), now=timezone.now())
    shown = page(client, "staff_mentee_index")
    assert ">Acceptée" in shown
    assert ">Pas encore relue" not in shown


def test_mentees_are_found_by_their_card_and_town(client, programme):
    sign_in(client)
    ready, unread = (
        MenteeFactory(programme=programme),
        MenteeFactory(programme=programme, agreed=False, commune=ARLES),
    )
    read_now = ProposalFactory(programme=programme).mentee
    paired = MenteeFactory(programme=programme, agreed=False)
    Mentee.objects.filter(pk=paired.pk).update(state="paired")
    name = "staff_mentee_index"
    assert rows(client, name, ready="yes") == {ready.pk}
    assert rows(client, name, ready="no") == {unread.pk}
    assert rows(client, name, q="arles inès") == {unread.pk}
    assert rows(client, name) == {ready.pk, unread.pk, read_now.pk, paired.pk}


def test_a_coordinator_s_filter_reads_their_own_rows_only(client, programme):
    own, _foreign = MenteeFactory(programme=programme, agreed=False), MenteeFactory(agreed=False)
    sign_in(client, kind=RoleKind.COORDINATOR, over=programme)
    assert rows(client, "staff_mentee_index", ready="no") == {own.pk}


def test_a_proposal_s_row_says_what_the_mentor_did_with_it(client, programme):
    sign_in(client)
    now = timezone.now()
    opened, declined = ProposalFactory(programme=programme), ProposalFactory(programme=programme)
    proposals.view(proposal=opened, now=now)
    proposals.decline(proposal=declined, by=declined.mentor.person, reason="far", now=now)
    ProposalFactory(programme=programme)
    shown = page(client, "staff_proposal_index")
    for words in (", lue", "pas encore ouverte", "C’est trop loin"):
        assert words in shown


def test_proposals_are_filtered_by_what_presses(client, programme):
    sign_in(client)
    now = timezone.now()
    opened, unread = ProposalFactory(programme=programme), ProposalFactory(programme=programme)
    proposals.view(proposal=opened, now=now)
    type(unread).objects.filter(pk=unread.pk).update(deadline_at=now + timedelta(days=1))
    name = "staff_proposal_index"
    assert rows(client, name, answer="soon") == {unread.pk}
    assert rows(client, name, answer="unread") == {unread.pk}
    assert rows(client, name) == {opened.pk, unread.pk}


@pytest.mark.parametrize("size", [0, 3, 60])
@pytest.mark.parametrize(
    ("name", "asked"),
    [
        *((name, {}) for name in REGISTERS),
        ("staff_mentor_index", {"ready": "no", "q": "chef"}),
        ("staff_mentee_index", {"ready": "no", "q": "emploi"}),
        ("staff_proposal_index", {"answer": "unread", "q": "e"}),
    ],
)
def test_a_register_takes_at_most_15_queries_whatever_its_size(
    client, programme, django_assert_max_num_queries, name, asked, size
):
    sign_in(client)
    settle(programme, mentors=size, mentees=size, now=timezone.now())
    for _ in range(min(size, 4)):
        ProposalFactory(programme=programme)
    client.get(reverse(name), asked)
    with django_assert_max_num_queries(15):
        client.get(reverse(name), asked)


def test_an_empty_register_says_how_rows_come_and_a_narrow_one_how_to_widen(client, programme):
    officer = sign_in(client)
    assert officer.has_perm("ability.match")
    assert "Aucun mentor pour l’instant" in client.get("/admin/mentors/").content.decode()
    MentorFactory(programme=programme)
    found = client.get("/admin/mentors/", {"q": "personne de ce nom"}).content.decode()
    assert "Rien ne correspond." in found
    assert "Retirer les filtres" in found


@pytest.mark.parametrize("register", ["staff_proposal_index", "staff_mentee_index"])
def test_a_cell_that_says_nothing_is_no_line_on_a_phone(client, programme, register):
    sign_in(client)
    ProposalFactory(programme=programme, mentee__partner=None)
    cells = BeautifulSoup(page(client, register), "html.parser").select(".listing td[data-label]")
    empty = [cell["data-label"] for cell in cells if cell.has_attr("data-empty")]
    assert empty == [cell["data-label"] for cell in cells if not cell.get_text(strip=True)]


def test_a_tandem_without_a_charter_has_no_line_of_its_meetings_on_a_phone(client, programme):
    sign_in(client)
    pair = PairFactory(programme=programme)
    row = BeautifulSoup(page(client, "staff_pair_index"), "html.parser").select_one(
        f"[data-object-pk='{pair.pk}']"
    )
    assert row.select_one(".field-rhythm").has_attr("data-empty")
