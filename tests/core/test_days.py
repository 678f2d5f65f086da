from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core import days

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 12, 25), False),
        (date(2026, 12, 24), True),
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2027, 3, 29), False),  # Easter Monday
        (date(2026, 4, 3), True),  # Good Friday is a holiday in Alsace-Moselle only
        (date(2026, 12, 26), False),  # Saturday
        (date(2026, 5, 14), False),  # Ascension
        (date(2026, 7, 14), False),
        (date(2026, 11, 11), False),
        (date(2026, 11, 23), True),
    ],
)
def test_working_days_leave_out_week_ends_and_french_holidays(day, working):
    assert days.is_working_day(day) is working


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 12, 23), 2, date(2026, 12, 28)),
        (date(2026, 4, 3), 1, date(2026, 4, 7)),
        (date(2026, 11, 21), 5, date(2026, 11, 27)),
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ],
)
def test_working_days_are_added_across_holidays(start, count, end):
    assert days.add_working_days(start, count) == end


@given(DAYS, st.integers(1, 40))
def test_adding_then_counting_gives_the_same_number(start, count):
    end = days.add_working_days(start, count)
    assert days.is_working_day(end)
    assert days.working_days_between(start, end) == count
    assert days.working_days_between(start, end - timedelta(days=1)) == count - 1


def test_no_working_day_lies_between_a_day_and_an_earlier_one():
    assert days.working_days_between(date(2026, 11, 23), date(2026, 11, 20)) == 0


def test_a_deadline_ends_with_the_day_in_paris():
    late = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)  # already Friday in Paris
    assert days.day_of(late) == date(2026, 11, 20)
    assert days.deadline(late, 5) == datetime(2026, 11, 27, 22, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "ends", "hours"),
    [
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC), 23),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC), 25),
    ],
)
def test_the_nights_when_clocks_change_move_the_end_of_the_day(day, ends, hours):
    assert days.end_of_day(day) == ends
    yesterday = days.end_of_day(day - timedelta(days=1)).astimezone(UTC)
    assert ends - yesterday == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "day", "away"),
    [
        ("B", date(2026, 2, 17), True),
        ("A", date(2026, 2, 5), False),
        ("A", date(2026, 2, 10), True),
        ("B", date(2026, 2, 10), False),
        ("C", date(2026, 2, 24), True),
        ("B", date(2026, 8, 4), True),
        ("B", date(2026, 9, 8), False),
    ],
)
def test_school_holidays_are_those_of_the_zone_of_the_hub(settings, zone, day, away):
    settings.SCHOOL_ZONE = zone
    assert days.is_school_holiday(day) is away


def test_beyond_the_school_calendar_that_we_hold_nothing_is_a_holiday_and_it_is_said():
    assert days.are_school_holidays_known(date(2027, 5, 6))
    for day in (date(2028, 12, 26), date(2040, 8, 4), date(1980, 8, 4)):
        assert not days.is_school_holiday(day)
    assert not days.are_school_holidays_known(date(2028, 10, 26))
    assert not days.are_school_holidays_known(date(2040, 8, 4))
