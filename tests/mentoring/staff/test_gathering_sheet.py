"""The sheet of who was there: noted on purpose, taken back at will."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import attendance, gatherings
from mentoring.models import Gathering
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MentorFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def mentor(programme):
    return MentorFactory(programme=programme)


@pytest.fixture
def gathering(programme, mentor):
    """The mentor said yes, and it has begun."""
    now = timezone.now()
    made = gatherings.add(
        name="Rencontre", starts_at=now + HOUR, place="Le Lac", programmes=[programme], by=None, now=now
    )
    attendance.answer(gathering=made, mentor=mentor, coming=True, by=mentor.person, now=now)
    Gathering.objects.filter(pk=made.pk).update(starts_at=now - HOUR)
    return made


@pytest.fixture
def sheet(client, gathering):
    sign_in(client)
    return reverse("staff_gathering_attendance", args=[gathering.pk])


def filled(client, sheet):
    """What a browser posts of the page as it stands, the hidden lines with it."""
    form = BeautifulSoup(client.get(sheet).content, "html.parser").select_one("form[method=post]")
    fields = form.select("input[type=hidden], input[checked]")
    return {one["name"]: one.get("value", "") for one in fields}


def state_of(gathering, mentor):
    return gathering.attendances.get(mentor=mentor).state


def test_whoever_said_yes_is_not_noted_before_somebody_does(client, sheet, gathering, mentor):
    typed = filled(client, sheet)
    assert typed[f"mentor_{mentor.pk}"] == ""
    client.post(sheet, typed)
    assert state_of(gathering, mentor) == "coming"


def test_what_was_noted_goes_back_to_not_noted(client, sheet, gathering, mentor):
    line = f"mentor_{mentor.pk}"
    client.post(sheet, filled(client, sheet) | {line: "yes"})
    assert state_of(gathering, mentor) == "attended"
    assert filled(client, sheet)[line] == "yes"
    client.post(sheet, filled(client, sheet) | {line: ""})
    assert state_of(gathering, mentor) == "invited"
    assert filled(client, sheet)[line] == ""


def test_two_people_who_note_at_once_each_keep_what_they_changed(client, programme):
    now = timezone.now()
    one, other = MentorFactory(programme=programme), MentorFactory(programme=programme)
    made = gatherings.add(
        name="Rencontre", starts_at=now + HOUR, place="Le Lac", programmes=[programme], by=None, now=now
    )
    Gathering.objects.filter(pk=made.pk).update(starts_at=now - HOUR)
    sign_in(client)
    path = reverse("staff_gathering_attendance", args=[made.pk])
    opened_twice = [filled(client, path), filled(client, path)]
    for typed, mentor in zip(opened_twice, (one, other), strict=True):
        client.post(path, typed | {f"mentor_{mentor.pk}": "yes"})
    assert {state_of(made, one), state_of(made, other)} == {"attended"}
