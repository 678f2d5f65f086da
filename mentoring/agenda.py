"""The dates that the public may read. Called by the pages; reads only.

A mentors' gathering is announced with its day, its hour and its length, never with its place: those who come know it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .models import Gathering


@dataclass(frozen=True)
class PublicDate:
    """One date as the public knows it."""

    name: str
    starts_at: datetime
    ends_at: datetime


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
