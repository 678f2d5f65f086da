"""The team's week: one mail on Monday to each who follows tandems that need somebody."""

from datetime import datetime, timedelta

import pytest

from mentoring.domain import alerts, digest
from portal.accounts.models import RoleKind, Scope
from portal.core.days import PARIS
from portal.core.models import Message
from tests.factories.mentoring import OfficerFactory, PairFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 9, 8, 10, tzinfo=PARIS)
MONDAY = datetime(2026, 10, 12, 9, tzinfo=PARIS)


@pytest.fixture
def pair():
    return PairFactory(now=START, active=True)


def report(pair, kind="difficulty"):
    alerts.report(pair=pair, by=pair.mentee.person, words="Il ne vient plus", kind=kind, now=MONDAY)


def week():
    return Message.objects.filter(template="mentoring/week")


def test_each_is_told_once_a_week_how_many_tandems_need_somebody_and_why(pair):
    report(pair)
    days = (0, 0, 3, 6, 7)
    assert [digest.tell_due(MONDAY + timedelta(days=day)) for day in days] == [1, 0, 0, 0, 1]
    letter = week().first()
    assert (letter.person, letter.subject) == (
        pair.officer,
        "Cette semaine\N{NO-BREAK SPACE}: 1 tandem a besoin de quelqu’un",
    )
    assert "1 · Une difficulté est signalée" in letter.text


def test_the_words_of_the_person_and_the_names_stay_out_of_the_mail(pair):
    report(pair)
    digest.tell_due(MONDAY)
    said = week().get().text
    assert "Il ne vient plus" not in said
    assert pair.mentee.person.last_name not in said


def test_nothing_open_writes_to_nobody(pair):
    assert digest.tell_due(MONDAY) == 0


def test_a_coordinator_reads_of_their_own_programme_only(pair):
    other = ProgrammeFactory(code="elsewhere")
    OfficerFactory(role=RoleKind.COORDINATOR, scope=Scope.PROGRAMME, scope_id=other.uuid)
    report(pair)
    digest.tell_due(MONDAY)
    assert [letter.person for letter in week()] == [pair.officer]


def test_whoever_does_not_follow_tandems_is_left_in_peace(pair):
    OfficerFactory(role=RoleKind.COMMUNICATION)
    report(pair)
    assert digest.tell_due(MONDAY) == 1


def test_a_team_that_has_read_its_week_costs_three_queries(pair, django_assert_num_queries):
    OfficerFactory(role=RoleKind.PROGRAMME_MANAGER)
    OfficerFactory(role=RoleKind.COMMUNICATION)
    report(pair)
    assert digest.tell_due(MONDAY) == 2
    with django_assert_num_queries(3):
        assert digest.tell_due(MONDAY) == 0
