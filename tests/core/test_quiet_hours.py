"""Reminders leave by day; what a person asks for leaves at once."""

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from portal.core import outbox
from portal.core.days import PARIS, civil_hour
from portal.core.models import Message
from tests.factories.mentoring import PersonFactory


def at(day, hour, minute=0):
    return datetime(2026, 10, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("moment", "leaves"),
    [
        (at(12, 8), at(12, 8)),
        (at(12, 19, 59), at(12, 19, 59)),
        (at(12, 20), at(13, 8)),
        (at(13, 0, 1), at(13, 8)),
        (at(13, 7, 59), at(13, 8)),
        (at(25, 2, 30), at(25, 8)),
        (at(24, 23), at(25, 8)),
    ],
)
def test_what_falls_in_the_quiet_hours_leaves_at_their_end(settings, moment, leaves):
    settings.QUIET_HOURS = "20-8"
    assert civil_hour(moment) == leaves


def test_without_quiet_hours_everything_leaves_at_once(settings):
    settings.QUIET_HOURS = ""
    assert civil_hour(at(12, 3)) == at(12, 3)


def write(person, key):
    return outbox.queue("mentoring/sign_in", to=person, key=key, now=at(12, 3))


@pytest.mark.django_db
def test_a_reminder_waits_for_the_morning_and_a_link_that_is_asked_for_does_not(settings):
    settings.QUIET_HOURS = "20-8"
    person = PersonFactory()
    with outbox.by_day():
        reminder = write(person, "reminder")
    assert (reminder.next_try_at, write(person, "asked").next_try_at) == (at(12, 8), at(12, 3))


@pytest.mark.django_db
def test_the_jobs_write_by_day(settings, monkeypatch):
    settings.QUIET_HOURS = "20-8"
    person = PersonFactory()
    rules = {"one": lambda now: bool(write(person, "job"))}
    monkeypatch.setattr("portal.core.management.commands.run_due.all_rules", lambda: rules)
    call_command("run_due", stdout=StringIO())
    assert Message.objects.get().next_try_at == at(12, 8)
