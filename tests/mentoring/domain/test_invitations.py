"""What a mentor is told of the gatherings: every place, nothing untrue, no reminder beside an invitation."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentoring import due
from mentoring.domain import gatherings, invitations
from mentoring.models import Attendance, Gathering
from portal.core.days import PARIS
from portal.core.models import Message
from tests.factories.mentoring import MentorFactory, OfficerFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)
DAY = timedelta(days=1)


@pytest.fixture
def programme():
    return ProgrammeFactory()


def add(programme, *, ahead, place="Aix"):
    return gatherings.add(
        name="Rencontre", starts_at=NOW + ahead, place=place, programmes=[programme], by=None, now=NOW
    )


def the_mail(template):
    return Message.objects.get(template=f"mentoring/{template}")


def test_each_date_gives_its_place(programme):
    add(programme, ahead=20 * DAY, place="Aix"), add(programme, ahead=30 * DAY, place="Arles")
    MentorFactory(programme=programme)
    invitations.invite_newcomers(NOW)
    mail = the_mail("gathering_dates")
    assert "13 décembre 2026, 10 h · Aix" in mail.text.replace("\u00a0", " ")
    assert "23 décembre 2026, 10 h · Arles" in mail.text.replace("\u00a0", " ")
    assert "Rendez-vous" not in mail.text
    assert "· Arles" in mail.html


def test_a_place_shared_by_all_the_dates_is_given_once(programme):
    add(programme, ahead=20 * DAY), add(programme, ahead=30 * DAY)
    MentorFactory(programme=programme)
    invitations.invite_newcomers(NOW)
    mail = the_mail("gathering_dates")
    assert mail.text.count("Aix") == mail.html.count("Aix") == 1


@pytest.mark.parametrize("others", [(), ("past",), ("off",), ("past", "off", "stands")])
def test_other_dates_are_said_to_stand_only_where_one_does(programme, others):
    MentorFactory(programme=programme)
    off = add(programme, ahead=20 * DAY)
    made = {one: add(programme, ahead=(30 + rank) * DAY) for rank, one in enumerate(others)}
    Gathering.objects.filter(pk__in=[made[one].pk for one in made if one == "past"]).update(
        starts_at=NOW - DAY
    )
    Gathering.objects.filter(pk__in=[made[one].pk for one in made if one == "off"]).update(is_cancelled=True)
    gatherings.call_off(gathering=off, by=OfficerFactory(), now=NOW)
    mail = the_mail("gathering_off")
    said = ["autres dates" in part for part in (mail.text, mail.html)]
    assert said == ["stands" in others] * 2


@pytest.mark.parametrize(
    ("ahead", "later", "reminders"),
    [
        (5 * DAY, 0 * DAY, 0),
        (5 * DAY, 1 * DAY, 0),
        (5 * DAY, 2 * DAY, 1),
        (9 * DAY, 2 * DAY, 1),
        (20 * DAY, 13 * DAY, 1),
    ],
)
def test_whoever_was_invited_in_the_last_two_days_is_not_reminded(programme, ahead, later, reminders):
    MentorFactory(programme=programme)
    add(programme, ahead=ahead)
    for rule in ("mentors to invite", "gatherings to recall"):
        due.RULES[rule](NOW + later)
    assert Message.objects.filter(template="mentoring/gathering_reminder").count() == reminders


def queries_to_invite_one(dates):
    """How many queries it takes to invite one newcomer to so many dates."""
    programme = ProgrammeFactory()
    for ahead in range(dates):
        add(programme, ahead=(20 + ahead) * DAY)
    mentor = MentorFactory(programme=programme)
    with CaptureQueriesContext(connection) as asked:
        assert invitations.invite_newcomers(NOW) == 1
    assert Attendance.objects.filter(mentor=mentor).count() == dates
    return len(asked)


def test_newcomers_are_invited_with_as_many_queries_for_two_dates_as_for_twelve():
    assert queries_to_invite_one(2) == queries_to_invite_one(12) < 20


def test_whoever_belongs_to_two_programmes_of_a_date_is_invited_once(programme):
    other = ProgrammeFactory()
    mentor = MentorFactory(programme=programme)
    mentor.programmes.add(other)
    gatherings.add(
        name="Rencontre",
        starts_at=NOW + 9 * DAY,
        place="Aix",
        programmes=[programme, other],
        by=None,
        now=NOW,
    )
    assert Attendance.objects.get().mentor == mentor
    assert len(the_mail("gathering_dates").text.split(" 2026,")) == 2
