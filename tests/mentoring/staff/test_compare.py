"""Two mentors side by side for one mentee."""

import pytest
from django.urls import reverse

from mentoring.models import Mentor
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MenteeFactory, MentorFactory, ProgrammeFactory, ProposalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return ProgrammeFactory()


def compare(client, mentee, *mentors):
    return client.get(
        reverse("staff_compare", args=[mentee.pk]), {"mentor": [mentor.pk for mentor in mentors]}
    )


def propose_link(mentee, mentor):
    return f'href="{reverse("staff_propose", args=[mentee.pk, mentor.pk])}"'


def test_two_mentors_stand_side_by_side_on_the_eight_criteria(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme)
    near = MentorFactory(programme=programme, company="Transports du Lac")
    other = MentorFactory(programme=programme, function="finance", sector="K", hours_per_month=2)
    MentorFactory(programme=programme)
    response = compare(client, mentee, other, near)
    assert [row.pk for row in response.context["rows"]] == [near.pk, other.pk]
    assert [row.position for row in response.context["rows"]] == [1, 3]
    lines = response.context["lines"]
    assert len(lines) == 8
    by_name = {line.name: [better for _cell, better in line.cells] for line in lines}
    assert (by_name["Fonction"], by_name["Trajet"]) == ([True, False], [False, False])
    page = response.content.decode()
    for words in ("Transports du Lac", "2 heures", propose_link(mentee, near), propose_link(mentee, other)):
        assert words in page


def test_one_who_is_full_is_compared_and_not_proposed(client, programme):
    sign_in(client)
    full = ProposalFactory(programme=programme).mentor
    mentee, free = MenteeFactory(programme=programme), MentorFactory(programme=programme)
    page = compare(client, mentee, full, free).content.decode()
    assert propose_link(mentee, free) in page
    assert propose_link(mentee, full) not in page


def test_a_card_that_was_not_agreed_to_is_not_proposed_from_here(client, programme):
    sign_in(client)
    mentee = MenteeFactory(programme=programme, agreed=False)
    mentors = MentorFactory(programme=programme), MentorFactory(programme=programme)
    page = compare(client, mentee, *mentors).content.decode()
    assert propose_link(mentee, mentors[0]) not in page
    assert "fiche pas relue" in page


@pytest.mark.parametrize("count", [0, 1, 3])
def test_anything_but_two_says_what_to_tick(client, programme, count):
    sign_in(client)
    mentee = MenteeFactory(programme=programme)
    response = compare(client, mentee, *(MentorFactory(programme=programme) for _ in range(count)))
    assert "Cochez deux mentors" in response.content.decode()
    assert client.get(reverse("staff_compare", args=[mentee.pk]), {"mentor": ["x", "²"]}).status_code == 200


def test_one_out_of_reach_is_not_compared(client, programme):
    sign_in(client)
    mentee, near = MenteeFactory(programme=programme), MentorFactory(programme=programme)
    far = MentorFactory(programme=programme)
    Mentor.objects.filter(pk=far.pk).update(commune="13004")
    assert compare(client, mentee, near, far).context["rows"] == []


def test_a_mentor_of_another_programme_is_not_read(client, programme):
    theirs = MentorFactory(programme=ProgrammeFactory())
    mentee, ours = MenteeFactory(programme=programme), MentorFactory(programme=programme)
    sign_in(client, kind=RoleKind.COORDINATOR, over=programme)
    response = compare(client, mentee, ours, theirs)
    assert response.context["rows"] == []
    assert compare(client, MenteeFactory(), ours, theirs).status_code == 404
