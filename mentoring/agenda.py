"""The dates that the public may read. Called by the pages; reads only.

A mentors' gathering is announced with its day, its hour and its length, never with its place: those who come know it.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext

from portal.core import calendars

from .domain.entries import of_gathering
from .models import Gathering


@dataclass(frozen=True)
class PublicDate:
    """One date as the public knows it."""

    name: str
    starts_at: datetime
    ends_at: datetime


def calendar_of(gathering: Gathering, *, now: datetime) -> str:
    """A gathering as an iCalendar text, for those who come; a later version of it replaces the one before."""
    return calendars.event(replace(of_gathering(gathering), description=gathering.topic), now=now)


def upcoming(limit: int | None = None, *, now: datetime) -> list[PublicDate]:
    """The next gatherings that are not cancelled, the soonest first."""
    return [public_date(gathering) for gathering in announced().filter(starts_at__gt=now)[:limit]]


def between(start: datetime, end: datetime) -> list[PublicDate]:
    """The gatherings that begin in a span of time, `end` excluded."""
    within = announced().filter(starts_at__gte=start, starts_at__lt=end)
    return [public_date(gathering) for gathering in within]


def appointments(*, since: datetime) -> list[calendars.Appointment]:
    """The gatherings for a calendar that anybody subscribes to; one that was called off stays, and says so.

    Their uid is not that of the file of those who come, which holds the place: neither replaces the other.
    """
    return [
        calendars.Appointment(
            uid=f"public-{gathering.uuid}@tandem",
            sequence=gathering.sequence,
            summary=gathering.name,
            starts_at=gathering.starts_at,
            minutes=gathering.minutes,
            place="",
            description=gettext("For the hub’s mentors"),
            cancelled=gathering.is_cancelled,
        )
        for gathering in Gathering.objects.filter(starts_at__gte=since).order_by("starts_at", "pk")
    ]


def announced() -> QuerySet[Gathering]:
    """What the pages tell the public: a gathering that was called off is told to those who were to come."""
    return Gathering.objects.filter(is_cancelled=False).order_by("starts_at", "pk")


def public_date(gathering: Gathering) -> PublicDate:
    return PublicDate(name=gathering.name, starts_at=gathering.starts_at, ends_at=gathering.ends_at)
