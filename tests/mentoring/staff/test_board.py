"""The matching board: who waits, and the mentors ranked for one of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import proposals
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    PairFactory,
    ProgrammeFactory,
    ProposalFactory,
)

pytestmark = pytest.mark.django_db
BOARD = "/admin/rapprochements/"
ARLES = "13004"


@pytest.fixture
def programme():
    return ProgrammeFactory(name="Tandem Emploi")


def of(mentee):
    return reverse("staff_board_mentee", args=[mentee.pk])


def propose_link(mentee, mentor):
    return f'href="{reverse("staff_propose", args=[mentee.pk, mentor.pk])}"'


def test_the_queue_begins_with_the_longest_wait(client, programme):
    sign_in(client)
    now = timezone.now()
    MenteeFactory(programme=programme, person__first_name="Récente", now=now)
    MenteeFactory(programme=programme, person__first_name="Ancienne", now=now - timedelta(days=41))
    response = client.get(BOARD)
    assert [line["name"].split()[0] for line in response.context["queue"]] == ["Ancienne", "Récente"]
    assert [line["days"] for line in response.context["queue"]] == [41, 0]
    assert response.context["mentee"].person.first_name == "Ancienne"


def test_the_queue_is_searched_by_name_structure_or_town(client, programme):
    sign_in(client)
    MenteeFactory(programme=programme, person__first_name="Inès", partner__name="Mission du Lac")
    MenteeFactory(programme=programme, person__first_name="Théo", commune=ARLES)
    found = {
        query: [line["name"][:4] for line in client.get(BOARD, {"q": query}).context["queue"]]
        for query in ("inès", "mission lac", "arles", '"')
    }
    assert found == {"inès": ["Inès"], "mission lac": ["Inès"], "arles": ["Théo"], '"': ["Inès", "Théo"]}


def test_a_mentor_has_points_a_sentence_for_each_criterion_and_a_button(client, programme):
    sign_in(client)
    mentee, mentor = MenteeFactory(programme=programme), MentorFactory(programme=programme, places=2)
    response = client.get(of(mentee))
    row = response.context["rows"][0]
    assert (row.name, row.capacity, row.blocked) == (mentor.person.full_name, "Suit 0 sur 2", "")
    assert len(row.cells) == 8
    assert all(cell.sentence for cell in row.cells)
    assert abs(sum(cell.points for cell in row.cells) - row.total) <= 4
    assert row.affinities.points == sum(cell.points for cell in row.cells if cell.small)
    assert propose_link(mentee, mentor) in response.content.decode()


def test_a_full_mentor_stays_in_the_list_without_a_button(client, programme):
    sign_in(client)
    full = ProposalFactory(programme=programme).mentor
    mentee = MenteeFactory(programme=programme)
    response = client.get(of(mentee))
    assert [(row.pk, row.blocked) for row in response.context["rows"]] == [(full.pk, "Complet")]
    assert propose_link(mentee, full) not in response.content.decode()


def test_mentors_out_of_reach_are_counted_and_listed_with_their_minutes(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme)
    MentorFactory(programme=programme, commune=ARLES, person__first_name="Loin")
    response = client.get(of(mentee))
    (far,) = response.context["far"]
    assert (far["town"], far["who"], far["limit"]) == ("Arles", "mentee", 45)
    assert far["minutes"].endswith("min")
    assert "1 autre est trop loin" in response.content.decode()
    assert response.context["rows"] == []


def test_a_way_that_nobody_can_estimate_is_marked(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme, remote="never")
    MentorFactory(programme=programme, commune="", remote="never")
    (row,) = client.get(of(mentee)).context["rows"]
    assert (row.to_check, row.way) == (True, "trajet à vérifier")


def test_a_mentor_who_declined_is_set_aside_with_the_reason(client, programme):
    sign_in(client)
    proposal = ProposalFactory(programme=programme)
    now = timezone.now()
    proposals.decline(proposal=proposal, by=proposal.mentor.person, reason="domain", now=now)
    response = client.get(of(proposal.mentee))
    (past,) = response.context["past"]
    assert past["name"] == proposal.mentor.person.full_name
    assert past["what"].startswith(str(proposal.State.DECLINED.label))


def test_an_open_proposal_is_shown_with_its_deadline_in_place_of_the_list(client, programme):
    sign_in(client)
    proposal = ProposalFactory(programme=programme)
    response = client.get(of(proposal.mentee))
    assert response.context["proposal"] == proposal
    assert "rows" not in response.context
    assert reverse("staff_proposal_cancel", args=[proposal.pk]) in response.content.decode()


def test_somebody_in_a_tandem_is_not_matched(client):
    sign_in(client)
    pair = PairFactory()
    response = client.get(of(pair.mentee))
    assert response.status_code == 200
    assert "rows" not in response.context


def test_a_coordinator_sees_the_queue_of_their_programme_only(client, programme):
    theirs = MenteeFactory(programme=ProgrammeFactory())
    ours = MenteeFactory(programme=programme)
    sign_in(client, kind=RoleKind.COORDINATOR, over=programme)
    assert [line["pk"] for line in client.get(BOARD).context["queue"]] == [ours.pk]
    assert client.get(of(ours)).status_code == 200
    assert client.get(of(theirs)).status_code == 404


@pytest.mark.parametrize("kind", [RoleKind.ADMINISTRATOR, RoleKind.COMMUNICATION, RoleKind.OBSERVER])
def test_the_board_is_for_those_who_match(client, kind):
    sign_in(client, kind=kind)
    assert client.get(BOARD).status_code == 302


def test_the_board_takes_at_most_20_queries_whatever_the_size(
    client, programme, django_assert_max_num_queries
):
    sign_in(client)
    declined = ProposalFactory(programme=programme)
    proposals.decline(proposal=declined, by=declined.mentor.person, reason="far", now=timezone.now())
    mentee = declined.mentee
    for _count in range(3):
        MenteeFactory(programme=programme)
        MentorFactory(programme=programme)
        ProposalFactory(programme=programme)
    client.get(of(mentee))
    with django_assert_max_num_queries(20):
        client.get(of(mentee))


def test_the_compass_places_a_mentor_to_the_north(client, programme):
    """Vitrolles lies north of Marignane, within its ring."""
    sign_in(client)
    mentee = MenteeFactory(programme=programme)
    MentorFactory(programme=programme)
    (point,) = client.get(of(mentee)).context["compass"].points
    assert point.y < 100
    assert (point.x - 100) ** 2 + (point.y - 100) ** 2 < 94**2
