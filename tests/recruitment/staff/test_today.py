"""The line of applications on the first screen of the admin."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from portal.accounts.models import RoleKind
from portal.core.days import working_days_between
from recruitment.domain import moderation
from recruitment.models import Application
from recruitment.staff import today
from recruitment.staff.ageing import is_late, last_late_day, late_among
from tests.factories.accounts import StaffFactory
from tests.factories.mentoring import ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
DAY = timedelta(days=1)


def lines_of(person):
    request = RequestFactory().get("/admin/")
    request.user = person
    return today.lines(request)


def named(number):
    return {"email": f"n{number}@exemple.fr", "last_name": f"Nom{number}"}


def test_what_is_late_what_is_free_and_what_is_mine_each_with_its_list(django_assert_max_num_queries):
    officer, old = StaffFactory(), timezone.now() - 28 * DAY
    ApplicationFactory(confirmed=True, now=old, **named(1))
    ApplicationFactory(confirmed=True, **named(2))
    ApplicationFactory(taken_by=officer, now=old, **named(3))
    ApplicationFactory(taken_by=StaffFactory(), **named(4))
    ApplicationFactory(**named(5))
    [count] = lines_of(officer)
    assert (count.number, count.urgent) == (5, True)
    assert [(line.words, line.note, line.url.partition("?")[2]) for line in count.lines] == [
        ("En retard sur la promesse", "1", "wait=late"),
        ("À prendre en charge", "2", "state=received"),
        ("Entre vos mains", "1", "handled=mine"),
    ]
    with django_assert_max_num_queries(6):
        lines_of(officer)


def test_nothing_that_waits_is_nothing_to_read():
    [count] = lines_of(StaffFactory())
    assert (count.number, count.urgent, count.lines) == (0, False, ())


def test_a_coordinator_counts_their_own_programme_only():
    application = ApplicationFactory(confirmed=True, **named(1))
    [count] = lines_of(StaffFactory(kind=RoleKind.COORDINATOR, over=ProgrammeFactory()))
    assert count.number == 0
    [count] = lines_of(StaffFactory(kind=RoleKind.COORDINATOR, over=application.programme))
    assert count.number == 1


@pytest.mark.parametrize("promised", [1, 3, 5, 8])
def test_the_table_and_the_row_agree_on_what_is_late(promised):
    now = timezone.now()
    for ago in range(16):
        application = ApplicationFactory(confirmed=True, now=now - ago * DAY, **named(ago))
    programme = application.programme
    programme.answer_days = promised
    programme.save(update_fields=["answer_days"])
    rows = Application.objects.select_related("programme")
    by_row = {row.pk for row in rows if is_late(row, now)}
    assert by_row == {row.pk for row in late_among(rows, now)}
    assert by_row


def test_once_answered_nothing_is_late():
    officer, now = StaffFactory(), timezone.now()
    row = ApplicationFactory(confirmed=True, now=now - 28 * DAY)
    assert late_among(Application.objects.all(), now).count() == 1
    moderation.take(application=row, by=officer, seen_version=row.version, now=now)
    assert late_among(Application.objects.all(), now).count() == 0


@pytest.mark.parametrize("promised", range(1, 12))
def test_the_last_late_day_is_the_last_one(promised):
    here = timezone.localdate()
    last = last_late_day(here, promised)
    assert working_days_between(last, here) > promised >= working_days_between(last + DAY, here)
