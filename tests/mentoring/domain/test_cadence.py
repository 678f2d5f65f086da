"""How often a pair should meet: pauses and school holidays count for nothing."""

from datetime import date

import pytest

from mentoring.domain import cadence

LIFE = {"since": date(2026, 1, 1), "until": None, "rests": (), "rhythm": 2}


@pytest.mark.parametrize(
    ("month", "meetings"),
    [
        (date(2026, 11, 1), 2),
        (date(2026, 9, 30), 2),
        (date(2026, 8, 15), 0),
        (date(2026, 12, 5), 1),
    ],
)
def test_a_month_expects_its_share_of_the_days_that_count(month, meetings):
    assert cadence.expected_in(month, **LIFE) == meetings


def test_a_tandem_that_starts_in_the_middle_of_a_month_owes_half():
    assert cadence.expected_in(date(2026, 11, 1), **LIFE | {"since": date(2026, 11, 16)}) == 1


def test_a_pause_counts_for_nothing():
    rests = [(date(2026, 11, 3), date(2026, 11, 30))]
    assert cadence.expected_in(date(2026, 11, 1), **LIFE | {"rests": rests}) == 0
    assert cadence.counted_days(date(2026, 11, 2), date(2026, 11, 30), rests) == 1


def test_days_are_counted_from_the_day_after_to_the_day_itself():
    assert cadence.counted_days(date(2026, 11, 3), date(2026, 11, 24)) == 21


def test_school_holidays_count_for_nothing():
    assert cadence.counted_days(date(2026, 12, 18), date(2027, 1, 3)) == 0


def test_the_month_before_crosses_the_year():
    assert cadence.month_before(date(2027, 1, 9)) == date(2026, 12, 1)
