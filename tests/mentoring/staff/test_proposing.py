"""Proposing from the board, and taking a proposal back."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import cards
from mentoring.member.cards import card_of
from mentoring.models import Mentee, Proposal
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MenteeFactory, MentorFactory, ProgrammeFactory, ProposalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(client):
    sign_in(client)
    programme = ProgrammeFactory()
    return MenteeFactory(programme=programme), MentorFactory(programme=programme)


def page_of(mentee, mentor):
    return reverse("staff_propose", args=[mentee.pk, mentor.pk])


def seen(response):
    return response.context["form"]["seen"].value()


def test_the_page_shows_the_card_that_the_mentor_will_see(client, two):
    mentee, _mentor = two
    page = client.get(page_of(*two)).content.decode()
    assert mentee.aim in page
    assert mentee.words in page
    assert mentee.person.last_name not in page
    assert "1998" not in page


def test_sending_proposes_with_a_word_and_goes_back_to_the_board(client, two):
    mentee, mentor = two
    path = page_of(*two)
    response = client.post(path, {"seen": seen(client.get(path)), "note": "Appelez-moi si besoin."})
    proposal = Proposal.objects.get()
    assert response["Location"] == reverse("staff_board_mentee", args=[mentee.pk])
    assert (proposal.mentee, proposal.mentor, proposal.note) == (mentee, mentor, "Appelez-moi si besoin.")


def test_reading_the_page_proposes_nothing(client, two):
    client.get(page_of(*two))
    client.get(page_of(*two))
    assert not Proposal.objects.exists()


def test_a_card_that_changed_is_read_again_before_it_is_sent(client, two):
    mentee, _mentor = two
    path = page_of(*two)
    old = seen(client.get(path))
    Mentee.objects.filter(pk=mentee.pk).update(aim="Un autre but")
    response = client.post(path, {"seen": old, "note": "Un mot"})
    page = response.content.decode()
    assert not Proposal.objects.exists()
    assert "Un autre but" in page
    assert "Un mot" in page
    assert response.context["form"].non_field_errors()
    assert client.post(path, {"seen": seen(response), "note": "Un mot"}).status_code == 200
    mentee.refresh_from_db(fields=["aim"])
    cards.agree(mentee=mentee, by=mentee.person, seen_hash=cards.hash_of(mentee), now=timezone.now())
    assert client.post(path, {"seen": seen(response), "note": "Un mot"}).status_code == 302


def test_a_refusal_is_told_before_anything_is_typed(client):
    sign_in(client)
    proposal = ProposalFactory()
    mentee = MenteeFactory(programme=proposal.programme)
    response = client.get(page_of(mentee, proposal.mentor))
    assert str(response.context["blocked"])
    assert 'type="submit"' not in response.content.decode().split('td-act"')[1]


@pytest.mark.parametrize(("agreed", "ready", "words"), [(False, True, "fiche"), (True, False, "préparation")])
def test_a_card_not_agreed_to_or_a_mentor_not_ready_is_told_early_and_nothing_leaves(
    client, agreed, ready, words
):
    sign_in(client)
    programme = ProgrammeFactory()
    mentee = MenteeFactory(programme=programme, agreed=agreed)
    mentor = MentorFactory(programme=programme, ready=ready)
    path = page_of(mentee, mentor)
    response = client.get(path)
    assert words in str(response.context["blocked"])
    assert 'type="submit"' not in response.content.decode().split('td-act"')[1]
    client.post(path, {"seen": seen(response), "note": ""})
    assert not Proposal.objects.exists()


def test_the_card_shown_is_word_for_word_the_one_that_the_mentor_reads(client, two):
    path = page_of(*two)
    shown = client.get(path)
    client.post(path, {"seen": seen(shown), "note": ""})
    assert shown.context["card"] == card_of(Proposal.objects.get())
    page = shown.content.decode()
    card = shown.context["card"]
    for words in (card.where, card.partner, *(one.sentence for one in card.reasons), *card.checks):
        assert words in unescape(page)


def test_a_way_to_check_asks_for_a_word_of_the_officer(client):
    sign_in(client)
    programme = ProgrammeFactory()
    mentee = MenteeFactory(programme=programme, remote="never")
    mentor = MentorFactory(programme=programme, commune="", remote="never")
    path = page_of(mentee, mentor)
    first = client.get(path)
    assert "way_checked" in first.context["form"].fields
    response = client.post(path, {"seen": seen(first), "note": ""})
    assert response.context["form"].non_field_errors()
    assert not Proposal.objects.exists()
    client.post(path, {"seen": seen(first), "note": "", "way_checked": "on"})
    assert Proposal.objects.count() == 1


def test_a_way_that_is_known_asks_nothing(client, two):
    assert "way_checked" not in client.get(page_of(*two)).context["form"].fields


def test_two_people_of_another_programme_are_not_found(client):
    programme = ProgrammeFactory()
    mentee, mentor = MenteeFactory(programme=programme), MentorFactory(programme=programme)
    sign_in(client, kind=RoleKind.COORDINATOR, over=ProgrammeFactory())
    assert client.get(page_of(mentee, mentor)).status_code == 404
    assert client.post(page_of(mentee, mentor)).status_code == 404


def test_an_open_proposal_is_taken_back(client):
    sign_in(client)
    proposal = ProposalFactory()
    path = reverse("staff_proposal_cancel", args=[proposal.pk])
    client.post(path, {"seen": seen(client.get(path))})
    after = Proposal.objects.get()
    assert (after.state, after.place) == ("cancelled", None)


def test_a_proposal_answered_meanwhile_is_not_taken_back(client):
    sign_in(client)
    proposal = ProposalFactory()
    path = reverse("staff_proposal_cancel", args=[proposal.pk])
    old = seen(client.get(path))
    proposal.accept()
    proposal.answered_at = timezone.now()
    proposal.save(update_fields=["state", "answered_at"])
    response = client.post(path, {"seen": old})
    assert response.context["form"].non_field_errors()
    assert Proposal.objects.get().state == "accepted"
