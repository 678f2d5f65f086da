"""A gathering shared by several programmes: whoever runs one of them reads the names of its own mentors only."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import attendance, gatherings
from mentoring.models import Gathering, GatheringDocument
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MentorFactory, PersonFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CHANGE = {"day": "2098-01-14", "time": "18:30", "minutes": 60, "place": "La Cour"}


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def other_programme():
    return ProgrammeFactory()


@pytest.fixture
def mine(programme):
    return MentorFactory(programme=programme, person=PersonFactory(first_name="Aïcha", last_name="Mienne"))


@pytest.fixture
def others(other_programme):
    return [
        MentorFactory(
            programme=other_programme, person=PersonFactory(first_name="Paulette", last_name=f"Ailleurs{n}")
        )
        for n in range(3)
    ]


@pytest.fixture
def gathering(programme, other_programme, mine, others):
    """One of ours and three of theirs come; a document is joined."""
    now = timezone.now()
    made = gatherings.add(
        name="Rencontre",
        starts_at=now + 20 * DAY,
        place="Le Lac",
        programmes=[programme, other_programme],
        by=None,
        now=now,
    )
    for mentor in (mine, *others):
        attendance.answer(gathering=made, mentor=mentor, coming=True, by=mentor.person, now=now)
    GatheringDocument.objects.create(gathering=made, name="Diapos.pdf", path="x.pdf", size=9, added_at=now)
    return made


def url(name, gathering):
    return reverse(f"staff_gathering_{name}", args=[gathering.pk])


def coordinate(client, programme):
    sign_in(client, kind=RoleKind.COORDINATOR, over=programme)


def read(response):
    text = response.content.decode()
    assert response.status_code == 200
    assert "Paulette" not in text
    assert "Ailleurs" not in text
    return text


def test_the_page_names_ours_and_counts_theirs(client, gathering, programme):
    coordinate(client, programme)
    page = read(client.get(url("inspect", gathering)))
    assert "Aïcha Mienne" in page
    assert "et 3 personnes d’autres dispositifs" in page


def test_the_sheet_names_ours_and_counts_theirs(client, gathering, programme):
    Gathering.objects.update(starts_at=timezone.now() - DAY)
    coordinate(client, programme)
    page = read(client.get(url("attendance", gathering)))
    assert "Aïcha Mienne" in page
    assert "et 3 personnes d’autres dispositifs" in page


def test_the_sheet_of_one_programme_notes_nobody_of_another(client, gathering, programme, mine, others):
    Gathering.objects.update(starts_at=timezone.now() - DAY)
    coordinate(client, programme)
    typed = {f"mentor_{mentor.pk}": "no" for mentor in (mine, *others)}
    client.post(url("attendance", gathering), {"seen": "0", **typed})
    rows = dict(gathering.attendances.values_list("mentor", "state"))
    assert rows == {mine.pk: "missed"} | {mentor.pk: "coming" for mentor in others}


@pytest.mark.parametrize(("act", "answers"), [("change", CHANGE), ("call_off", {})])
def test_the_preview_of_mails_names_ours_and_counts_theirs(client, gathering, programme, act, answers):
    coordinate(client, programme)
    response = client.post(url(act, gathering), {"seen": "0", "preview": "1", **answers})
    page = read(response)
    assert [letter.to for letter in response.context["letters"]] == ["Aïcha Mienne"]
    assert "Et 3 à des personnes d’autres dispositifs." in page


def test_a_preview_of_mails_to_others_only_still_says_that_mails_would_leave(
    client, gathering, programme, mine
):
    gathering.attendances.filter(mentor=mine).delete()
    coordinate(client, programme)
    page = read(client.post(url("call_off", gathering), {"seen": "0", "preview": "1"}))
    assert "Ce qui partirait" in page


@pytest.mark.parametrize("name", ["history", "ics", "document", "change"])
def test_no_other_page_of_it_names_anybody(client, gathering, programme, name):
    coordinate(client, programme)
    read(client.get(url(name, gathering)))


@pytest.mark.parametrize("path", ["", "calendrier/", "?export=csv"])
def test_neither_the_register_nor_the_calendar_names_anybody(client, gathering, programme, path):
    coordinate(client, programme)
    response = client.get(f"/admin/rencontres-entre-mentors/{path}", follow=True)
    text = response.content.decode()
    assert "Paulette" not in text
    assert "Ailleurs" not in text


def test_whoever_follows_the_whole_hub_reads_every_name(client, gathering, others):
    sign_in(client)
    page = client.get(url("inspect", gathering)).content.decode()
    assert all(mentor.person.full_name in page for mentor in others)
    assert "autres dispositifs" not in page
