"""How often a pair should meet, against what was noted. Pauses and school holidays count for nothing.

Pure reading of dates: called by the rules of the evening, the page of the pair and the team's list.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from portal.core.days import is_school_holiday

Rest = tuple[date, date]
DAY = timedelta(days=1)


def counted_days(after: date, until: date, rests: Iterable[Rest] = ()) -> int:
    """Days after `after`, up to and with `until`, on which something may be expected."""
    stretches = list(rests)
    days = (after + DAY * n for n in range(1, (until - after).days + 1))
    return sum(not is_off(day, stretches) for day in days)


def is_off(day: date, rests: Iterable[Rest]) -> bool:
    """In a pause (its first day counts as rest, the day it is taken up again does not), or in school holidays."""
    return is_school_holiday(day) or any(start <= day < stop for start, stop in rests)


def expected_in(month: date, *, since: date, until: date | None, rests: Iterable[Rest], rhythm: int) -> int:
    """Meetings to expect in a month of `rhythm` meetings, in proportion of the days that count, to the nearest whole.

    `month` is any of its days; `since` and `until` bound the life of the tandem.
    """
    stretches = list(rests)
    length = monthrange(month.year, month.month)[1]
    first = month.replace(day=1)
    days = (first + DAY * n for n in range(length))
    counted = sum(
        since <= day and (until is None or day < until) and not is_off(day, stretches) for day in days
    )
    return (2 * rhythm * counted + length) // (2 * length)


def month_before(day: date) -> date:
    """The first day of the month that ended last."""
    return (day.replace(day=1) - DAY).replace(day=1)
