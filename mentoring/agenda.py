"""The dates that the public may read. Called by the pages; reads only.

A mentors' gathering is announced with its day, its hour and its length, never with its place: those who come know it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.core import calendars

from .models import Gathering


@dataclass(frozen=True)
class PublicDate:
    """One date as the public knows it."""

    name: str
    starts_at: datetime
    ends_at: datetime


def calendar_of(gathering: Gathering, *, now: datetime) -> str:
    """A gathering as an iCalendar text, for those who come; a later version of it replaces the one before."""
    return calendars.event(
        uid=f"{gathering.uuid}@tandem",
        sequence=gathering.sequence,
        summary=gathering.name,
        starts_at=gathering.starts_at,
        minutes=gathering.minutes,
        place=gathering.place,
        description=gathering.topic,
        now=now,
        cancelled=gathering.is_cancelled,
    )


def upcoming(limit: int, *, now: datetime) -> list[PublicDate]:
    """The next gatherings that are not cancelled, the soonest first."""
    ahead = Gathering.objects.filter(is_cancelled=False, starts_at__gt=now).order_by("starts_at", "pk")
    return [
        PublicDate(
            name=gathering.name,
            starts_at=gathering.starts_at,
            ends_at=gathering.starts_at + timedelta(minutes=gathering.minutes),
        )
        for gathering in ahead[:limit]
    ]
