"""A month as weeks of seven squares, with what falls on each day. Called by the team's calendar and the public agenda."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, Protocol, TypeVar

from portal.core.days import day_of, holiday_name


class Dated(Protocol):
    """What a month may show: a gathering, an event."""

    @property
    def starts_at(self) -> datetime: ...

    @property
    def ends_at(self) -> datetime: ...


Item = TypeVar("Item", bound=Dated)


@dataclass(frozen=True)
class Day(Generic[Item]):
    """One square: its date, whether it belongs to the month, what is on it."""

    date: date
    inside: bool
    today: bool
    holiday: str
    dates: list[Item]


@dataclass(frozen=True)
class Month(Generic[Item]):
    """One month: its first day, its weeks of seven squares, and the same dates as a list."""

    first: date
    weeks: list[list[Day[Item]]]
    dates: list[Item]


def month_of(first: date, found: Sequence[Item], *, today: date) -> Month[Item]:
    """The weeks of a month, Monday first. `found` is in order; what lasts several days is on each of them."""
    by_day: dict[date, list[Item]] = {}
    for one in found:
        for day in days_of(one):
            by_day.setdefault(day, []).append(one)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    squares = [[square(day, first, by_day, today) for day in week] for week in weeks]
    here = [one for one in found if any(day.replace(day=1) == first for day in days_of(one))]
    return Month(first, squares, here)


def days_of(one: Dated) -> Iterator[date]:
    """The days in Paris that a date is on; midnight is still the day before."""
    first, last = day_of(one.starts_at), day_of(one.ends_at - timedelta(microseconds=1))
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def square(day: date, first: date, by_day: dict[date, list[Item]], today: date) -> Day[Item]:
    inside = day.month == first.month
    return Day(
        date=day,
        inside=inside,
        today=day == today,
        holiday=holiday_name(day) if inside else "",
        dates=by_day.get(day, []) if inside else [],
    )
