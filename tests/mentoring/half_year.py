"""What must happen to a tandem day by day, told a second time and naively: the oracle of `test_half_year`.

It counts days one by one where the product uses bounds and formulas, and knows nothing of its tables.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from portal.core.days import is_school_holiday, is_working_day

DAY = timedelta(days=1)


@dataclass
class Life:
    """One tandem as its diary tells it."""

    name: str
    started: date
    ends: date
    rhythm: int = 2
    every: int = 2
    today: date | None = None
    quiet: int = 0
    news: date | None = None
    paused: bool = False
    pause_until: date | None = None
    pause_from: date | None = None
    off: set[date] = field(default_factory=set)
    meetings: list[date] = field(default_factory=list)
    due: date | None = None
    last_due: date | None = None
    number: int = 0
    answered: set[str] = field(default_factory=set)
    mails: Counter = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.today = self.news = self.last_due = self.started

    def wake(self, today: date) -> None:
        """A new day begins: was it a day on which something may be expected?"""
        self.today = today
        if self.paused:
            self.off.add(today)
        if not self.paused and not is_school_holiday(today):
            self.quiet += 1

    def hear(self) -> None:
        """There is news today."""
        self.quiet, self.news = 0, self.today

    def meet(self) -> None:
        self.meetings.append(self.today)
        self.hear()

    def rest(self, until: date) -> None:
        self.paused, self.pause_from, self.pause_until = True, self.today, until
        self.off.add(self.today)
        self.hear()

    def go_on(self) -> None:
        days = (self.today - self.pause_from).days
        self.off.discard(self.today)
        self.paused, self.ends = False, self.ends + days * DAY
        if self.due:
            self.due = working(self.due + days * DAY)
            self.last_due = self.due
        self.hear()

    def say(self, side: str) -> None:
        """One side answers the check-in that is due."""
        self.answered.add(side)
        self.hear()
        if len(self.answered) == 2:
            self.due, self.answered = None, set()

    def evening(self) -> None:
        """What the jobs of this day owe to this tandem."""
        if self.paused and self.pause_until <= self.today:
            self.go_on()
        if self.paused:
            return
        if self.due is None:
            following = working(months_after(self.last_due, self.every))
            if following < self.ends:
                self.due = self.last_due = following
                self.number += 1
        if self.due and self.due <= self.today:
            turn = 1 if self.today >= self.due + 7 * DAY else 0
            for side in {"mentor", "mentee"} - self.answered:
                self.send(("check_in", self.number, turn, side))
        if self.quiet >= 17:
            turn = 1 if self.quiet < 34 else 2
            for side in ("mentor", "mentee"):
                self.send(("news", self.news, turn, side))

    def send(self, letter: tuple) -> None:
        """Each letter leaves once."""
        if not any(known[:4] == letter for known in self.mails):
            self.mails[(*letter, self.today)] += 1

    def alerts(self) -> set[str]:
        """What must stand in the team's list tonight."""
        if self.paused:
            return set()
        found = set()
        if self.quiet > 21:
            found.add("silence")
        if self.due and self.due <= self.today:
            found.add("check_in")
        if self.today > self.ends:
            found.add("past_end")
        if self.held_last_month() < self.expected_last_month():
            found.add("cadence")
        return found

    def last_month(self) -> list[date]:
        """Every day of the month that ended last."""
        day = self.today.replace(day=1) - DAY
        days = []
        while not days or day.month == days[-1].month:
            days.append(day)
            day -= DAY
        return days

    def held_last_month(self) -> int:
        return sum(day in set(self.last_month()) for day in self.meetings)

    def expected_last_month(self) -> int:
        days = self.last_month()
        counted = [
            day for day in days if day > self.started and day not in self.off and not is_school_holiday(day)
        ]
        share = Decimal(self.rhythm * len(counted)) / len(days)
        return int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def months_after(day: date, count: int) -> date:
    """The same day some months later; the last of the month where there is none."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def working(day: date) -> date:
    while not is_working_day(day):
        day += DAY
    return day
