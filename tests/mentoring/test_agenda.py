"""What the public may know of the dates of the hub."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest

from mentoring.agenda import PublicDate, appointments, between, upcoming
from mentoring.models import Gathering

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def gathering(name, *, days, **others):
    return Gathering.objects.create(
        name=name, starts_at=NOW + timedelta(days=days), place="12 quai des Belges", **others
    )


def test_the_next_gatherings_come_the_soonest_first():
    for days in (9, 2, 30):
        gathering(f"dans {days} jours", days=days)
    assert [date.name for date in upcoming(2, now=NOW)] == ["dans 2 jours", "dans 9 jours"]


def test_a_gathering_that_began_or_was_called_off_is_not_announced():
    gathering("hier", days=-1)
    gathering("maintenant", days=0)
    gathering("annulée", days=3, is_cancelled=True)
    assert upcoming(5, now=NOW) == []


def test_a_date_has_its_end():
    gathering("Relancer un tandem", days=1, minutes=90)
    (date,) = upcoming(1, now=NOW)
    assert date == PublicDate(
        "Relancer un tandem", NOW + timedelta(days=1), NOW + timedelta(days=1, minutes=90)
    )


def test_no_place_is_ever_public():
    assert [field.name for field in fields(PublicDate)] == ["name", "starts_at", "ends_at"]


def test_a_span_of_time_holds_what_begins_in_it_its_end_left_out():
    for days in (0, 1, 2):
        gathering(f"dans {days} jours", days=days)
    gathering("annulée", days=1, is_cancelled=True)
    found = between(NOW, NOW + timedelta(days=2))
    assert [date.name for date in found] == ["dans 0 jours", "dans 1 jours"]


def test_a_public_appointment_has_neither_place_nor_topic_and_a_name_of_its_own():
    kept = gathering("Relancer un tandem", days=1, topic="Secret", sequence=3)
    (public,) = appointments(since=NOW)
    assert (public.uid, public.sequence) == (f"public-{kept.uuid}@tandem", 3)
    assert (public.place, "Secret" in public.description) == ("", False)


def test_a_gathering_that_was_called_off_stays_in_the_public_calendar_as_cancelled():
    gathering("maintenue", days=1)
    gathering("annulée", days=2, is_cancelled=True)
    told = [(one.summary, one.cancelled) for one in appointments(since=NOW)]
    assert told == [("maintenue", False), ("annulée", True)]


@pytest.mark.parametrize("count", [1, 3])
def test_dates_are_read_with_one_query(count, django_assert_num_queries):
    for days in range(1, count + 1):
        gathering(f"dans {days} jours", days=days)
    with django_assert_num_queries(1):
        upcoming(3, now=NOW)
