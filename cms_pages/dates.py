"""The public agenda, date by date: events, which have a page, and the mentors' gatherings, which are told without place.

Called by the agenda's page, its calendar to subscribe to, and the block of the home page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from mentoring.agenda import PublicDate
from portal.core.days import day_of

MONTHS_AROUND = 24


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the agenda. `url` is empty for what has no page of its own."""

    title: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    where: str = ""
    intro: str = ""
    url: str = ""
    is_online: bool = False
    is_cancelled: bool = False
    for_mentors: bool = False

    @property
    def month(self) -> date:
        """The first day of its month, in Paris."""
        return day_of(self.starts_at).replace(day=1)

    @property
    def lasts_days(self) -> bool:
        """Whether it ends on another day than it begins."""
        return day_of(self.starts_at) != day_of(self.ends_at)


def of_gathering(public: PublicDate) -> Entry:
    """A mentors' gathering as the public knows it."""
    return Entry(
        title=public.name,
        kind=_("For the hub’s mentors"),
        starts_at=public.starts_at,
        ends_at=public.ends_at,
        for_mentors=True,
    )


def merged(events: Iterable[Entry], gatherings: Iterable[PublicDate]) -> list[Entry]:
    """Events and gatherings together, the soonest first."""
    entries = [*events, *(of_gathering(public) for public in gatherings)]
    return sorted(entries, key=lambda entry: entry.starts_at)


def asked_month(year: str, month: str, today: date) -> date:
    """The first day of a month. Raises Http404 for one that does not exist or is far from today."""
    try:
        first = date(int(year), int(month), 1)
    except ValueError:
        raise Http404 from None
    if not is_near(first, today):
        raise Http404
    return first


def is_near(day: date, today: date) -> bool:
    """Whether the agenda shows the month of a day."""
    return abs((day.year - today.year) * 12 + day.month - today.month) <= MONTHS_AROUND
