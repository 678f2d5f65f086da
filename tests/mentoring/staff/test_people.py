"""The registers of mentors and mentees, and the number of places."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import pool
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MenteeFactory, MentorFactory, ProposalFactory

pytestmark = pytest.mark.django_db


def test_a_mentor_is_shown_with_contact_details_and_answers_in_words(client):
    sign_in(client)
    mentor = MentorFactory(person__phone="0612345678", unused=["age"])
    page = client.get(reverse("staff_mentor_inspect", args=[mentor.pk])).content.decode()
    for words in (mentor.person.email, "06 12 34 56 78", "Vitrolles (13127)", "0 sur 1", "Âge"):
        assert words in page


def test_the_number_of_places_changes_without_breaking_what_is_held(client):
    sign_in(client)
    mentor = ProposalFactory(mentor__places=2).mentor
    path = reverse("staff_mentor_places", args=[mentor.pk])
    form = client.get(path).context["form"]
    assert form["places"].value() == 2
    client.post(path, {"seen": form["seen"].value(), "places": 0})
    assert [(place.number, place.retired) for place in mentor.places.all()] == [(1, True)]


def test_a_number_of_places_that_a_colleague_changed_meanwhile_is_read_again(client):
    officer = sign_in(client)
    mentor = MentorFactory(places=2)
    path = reverse("staff_mentor_places", args=[mentor.pk])
    seen = client.get(path).context["form"]["seen"].value()
    pool.set_capacity(mentor=mentor, places=1, by=officer, now=timezone.now())
    response = client.post(path, {"seen": seen, "places": 3})
    assert (response.context["form"]["places"].value(), mentor.places.count()) == ("3", 1)


def test_a_waiting_mentee_leads_to_the_board(client):
    mentee = MenteeFactory()
    sign_in(client)
    response = client.get(reverse("staff_mentee_inspect", args=[mentee.pk]))
    (main,) = [act.url for act in response.context["acts"] if act.main]
    assert main == reverse("staff_board_mentee", args=[mentee.pk])


def test_the_queue_of_mentees_begins_with_the_longest_wait(client):
    sign_in(client)
    first, second = MenteeFactory(), MenteeFactory()
    page = client.get(reverse("staff_mentee_index")).content.decode()
    assert page.index(first.reference) < page.index(second.reference)


@pytest.mark.parametrize("kind", [RoleKind.ADMINISTRATOR, RoleKind.OBSERVER, RoleKind.COMMUNICATION])
def test_files_are_for_those_who_follow(client, kind):
    sign_in(client, kind=kind)
    mentor, mentee = MentorFactory(), MenteeFactory()
    for path in (
        reverse("staff_mentor_inspect", args=[mentor.pk]),
        reverse("staff_mentee_inspect", args=[mentee.pk]),
        reverse("staff_mentee_index"),
    ):
        assert client.get(path).status_code == 302
