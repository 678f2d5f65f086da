"""The matching board: who waits, and the mentors ranked for one of them."""

from datetime import timedelta
from itertools import combinations
from math import dist

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from mentoring.domain import cards, objections, proposals
from mentoring.models import Mentor
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
    assert [line.name.split()[0] for line in response.context["queue"]] == ["Ancienne", "Récente"]
    assert [line.days for line in response.context["queue"]] == [41, 0]
    assert response.context["mentee"].person.first_name == "Ancienne"


def test_the_queue_is_searched_by_name_structure_or_town(client, programme):
    sign_in(client)
    MenteeFactory(programme=programme, person__first_name="Inès", partner__name="Mission du Lac")
    MenteeFactory(programme=programme, person__first_name="Théo", commune=ARLES)
    found = {
        query: [line.name[:4] for line in client.get(BOARD, {"q": query}).context["queue"]]
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
    (aside,) = response.context["aside"]
    assert aside["name"] == proposal.mentor.person.full_name
    assert aside["what"].startswith(str(proposal.State.DECLINED.label))


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
    assert [line.pk for line in client.get(BOARD).context["queue"]] == [ours.pk]
    assert client.get(of(ours)).status_code == 200
    assert client.get(of(theirs)).status_code == 404


@pytest.mark.parametrize("kind", [RoleKind.ADMINISTRATOR, RoleKind.COMMUNICATION, RoleKind.OBSERVER])
def test_the_board_is_for_those_who_match(client, kind):
    sign_in(client, kind=kind)
    assert client.get(BOARD).status_code == 302


@pytest.mark.parametrize("size", [(3, 3), (60, 200)])
def test_the_board_takes_at_most_20_queries_whatever_the_size(
    client, programme, django_assert_max_num_queries, size
):
    """The one chosen stands on no page of the queue that is open."""
    sign_in(client)
    settle(programme, mentors=size[0], mentees=size[1], now=timezone.now())
    mentee = declined_by_one(programme)
    for _count in range(3):
        ProposalFactory(programme=programme)
    client.get(of(mentee))
    with django_assert_max_num_queries(20):
        client.get(of(mentee))


def test_only_the_rows_of_a_page_are_written_and_the_numbers_are_those_of_all(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme, remote="yes", max_minutes=120)
    settle(programme, mentors=60, mentees=0, now=timezone.now())
    first, second = (client.get(of(mentee), {"m": page}).context for page in (1, 2))
    found = first["found"]
    assert len(first["rows"]) == 30 < found.ranked == found.kept
    assert [row.position for row in first["rows"]] == list(range(1, 31))
    assert [row.position for row in second["rows"]] == list(range(31, found.ranked + 1))[:30]
    assert found.ranked + found.far == 60


def test_mentors_out_of_reach_are_all_counted_and_the_nearest_named(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme, remote="never", max_minutes=5)
    settle(programme, mentors=60, mentees=0, now=timezone.now())
    Mentor.objects.update(commune=ARLES, remote="never", meeting_places=["mentor_work"])
    shown = client.get(of(mentee)).context
    assert (shown["found"].far, len(shown["far"]), shown["far_more"]) == (60, 20, 40)


def test_those_who_can_receive_a_proposal_are_shown_alone_on_demand(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme)
    full, unready = (
        ProposalFactory(programme=programme).mentor,
        MentorFactory(programme=programme, ready=False),
    )
    free = MentorFactory(programme=programme)
    everybody, alone = client.get(of(mentee)).context, client.get(of(mentee), {"free": "1"}).context
    assert {row.pk for row in everybody["rows"]} == {full.pk, unready.pk, free.pk}
    assert [row.pk for row in alone["rows"]] == [free.pk]
    assert (everybody["found"].ranked, everybody["found"].open) == (3, 1)
    assert alone["rows"][0].position == next(row.position for row in everybody["rows"] if row.pk == free.pk)


def test_a_mentor_who_is_not_ready_stays_in_the_list_and_why_is_said(client, programme):
    sign_in(client)
    mentee, mentor = MenteeFactory(programme=programme), MentorFactory(programme=programme, ready=False)
    response = client.get(of(mentee))
    assert [row.blocked for row in response.context["rows"]] == ["Préparation à terminer"]
    assert propose_link(mentee, mentor) not in response.content.decode()


def test_the_first_of_the_list_says_why_they_are_at_the_head(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme)
    MentorFactory(programme=programme)
    response = client.get(of(mentee))
    (row,) = response.context["rows"]
    assert row.strengths
    assert set(row.strengths) <= {cell.sentence for cell in row.cells}
    assert not any("Le mentor a" in words for words in row.strengths)
    assert "Pourquoi en tête." in response.content.decode()


def test_a_card_that_was_not_agreed_to_is_told_and_nothing_can_be_proposed(client, programme):
    sign_in(client)
    mentee, mentor = MenteeFactory(programme=programme, agreed=False), MentorFactory(programme=programme)
    page = client.get(of(mentee)).content.decode()
    assert "rien ne part" in page
    assert propose_link(mentee, mentor) not in page
    cards.agree(mentee=mentee, by=mentee.person, seen_hash=cards.hash_of(mentee), now=timezone.now())
    page = client.get(of(mentee)).content.decode()
    assert "Fiche acceptée le" in page
    assert propose_link(mentee, mentor) in page


def test_a_card_changed_after_the_agreement_is_not_agreed_to_any_more(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme)
    cards.rewrite(mentee=mentee, by=mentee.person, aim="Tout autre chose", words="", now=timezone.now())
    response = client.get(of(mentee))
    assert response.context["agreed"] is None
    assert [line.agreed for line in response.context["queue"]] == [None]


def test_the_refusals_so_far_say_who_when_and_why(client, programme):
    sign_in(client)
    mentee, now = declined_by_one(programme), timezone.now()
    late = ProposalFactory(programme=programme, mentee=mentee, now=now - timedelta(days=30))
    past = client.get(of(mentee)).context["past"]
    assert [(one.mentor_pk, one.what) for one in past] == [
        (past[0].mentor_pk, "a décliné"),
        (late.mentor_id, "n’a pas répondu à temps"),
    ]
    assert (past[0].why, past[0].note) == ("C’est trop loin", "Une heure de bus")


def declined_by_one(programme):
    """A mentee whom one mentor has declined."""
    proposal, now = ProposalFactory(programme=programme), timezone.now()
    by = proposal.mentor.person
    proposals.decline(proposal=proposal, by=by, reason="far", note="Une heure de bus", now=now)
    return proposal.mentee


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("client", "jamais un client"),
        ("family", "proche"),
        ("veto", "Non souhait"),
    ],
)
def test_somebody_named_by_the_mentee_is_set_aside_in_words(client, programme, kind, words):
    sign_in(client)
    mentee, mentor = (
        MenteeFactory(programme=programme),
        MentorFactory(programme=programme, company="Garage Sud"),
    )
    objections.declare(mentee=mentee, kind=kind, name="garage sud", by=None, now=timezone.now())
    response = client.get(of(mentee))
    (aside,) = response.context["aside"]
    assert aside["pk"] == mentor.pk
    assert words in aside["what"]
    assert response.context["rows"] == []


def test_the_queue_is_filtered_and_each_filter_says_how_many(client, programme):
    sign_in(client)
    other = ProgrammeFactory(name="Tandem Jeunes")
    now = timezone.now()
    MenteeFactory(programme=programme, person__first_name="Prête", now=now)
    MenteeFactory(programme=programme, person__first_name="Pas-lue", agreed=False, now=now)
    MenteeFactory(programme=other, person__first_name="Longue", now=now - timedelta(days=40))
    declined_by_one(programme)

    def names(**asked):
        return sorted(line.name.split()[0] for line in client.get(BOARD, asked).context["queue"])

    assert names(show="unread") == ["Pas-lue"]
    assert names(show="long") == ["Longue"]
    assert names(show="refused") == ["Inès"]
    assert names(programme=other.code) == ["Longue"]
    assert names(programme=programme.code, show="ready") == ["Inès", "Prête"]
    assert len(names(programme="nowhere", show="nothing")) == 4
    numbers = {one.code: one.number for one in client.get(BOARD).context["shown"]}
    assert (numbers["ready"], numbers["unread"], numbers["long"], numbers["refused"]) == (3, 1, 1, 1)
    choices = client.get(BOARD).context["programmes"]
    assert [(one.label, one.number) for one in choices] == [("Tandem Emploi", 3), ("Tandem Jeunes", 1)]


def test_those_i_follow_are_those_i_enrolled_or_proposed(client, programme):
    me = sign_in(client)
    now = timezone.now()
    enrolled, proposed, _other = (MenteeFactory(programme=programme) for _ in range(3))
    log(enrolled, "mentoring.enrol", user=me)
    sent = ProposalFactory(programme=programme, mentee=proposed, by=me)
    proposals.cancel(proposal=sent, by=me, now=now)
    assert {line.pk for line in client.get(BOARD, {"show": "mine"}).context["queue"]} == {
        enrolled.pk,
        proposed.pk,
    }


def test_lines_are_links_in_the_order_of_reading_with_a_way_to_skip_the_queue(client, programme):
    sign_in(client)
    mentee, mentor = MenteeFactory(programme=programme), MentorFactory(programme=programme)
    page = client.get(of(mentee)).content.decode()
    marks = ['href="#hb-choix"', f'href="{of(mentee)}', 'id="hb-choix"', propose_link(mentee, mentor)]
    places = [page.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "accesskey" not in page
    assert "Une fois dans une liste" in page


def test_the_compass_places_a_mentor_to_the_north(client, programme):
    """Vitrolles lies north of Marignane, within its ring."""
    sign_in(client)
    mentee = MenteeFactory(programme=programme)
    MentorFactory(programme=programme)
    (point,) = client.get(of(mentee)).context["compass"].points
    assert point.y < 100
    assert (point.x - 100) ** 2 + (point.y - 100) ** 2 < 94**2


def test_mentors_of_one_town_stand_beside_each_other_on_the_compass(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme)
    for _count in range(4):
        MentorFactory(programme=programme)
    Mentor.objects.update(commune="13001", meeting_places=["near_mentee"], max_minutes=120)
    points = client.get(of(mentee)).context["compass"].points
    assert all(dist((point.x, point.y), (100, 100)) < 92 for point in points)
    between = [dist((a.x, a.y), (b.x, b.y)) for a, b in combinations(points, 2)]
    assert len(points) == 4
    assert min(between) >= 15.9
