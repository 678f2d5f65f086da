"""The mentors' gatherings: dates laid, answers given, attendance noted."""

from collections.abc import Collection
from datetime import datetime

from mentoring.domain import attendance, gatherings
from mentoring.models import Gathering, Programme
from portal.demo import accounts
from portal.demo.accounts import MANAGER, Seat
from portal.demo.people import Person

from .finding import Act, mentor_of

NAME = "Rencontre des mentors"
PLACE = "Maison des entreprises d’Aubagne, salle du Garlaban"


def gathers(
    first: datetime, *, place: str = PLACE, seats: int | None = None, topic: str = "", by: Seat = MANAGER
) -> Act:
    """Six months of dates for the mentors, laid in one act."""

    def act(now: datetime) -> object:
        return gatherings.lay_six_months(
            name=NAME,
            first=first,
            place=place,
            programmes=Programme.objects.all(),
            seats=seats,
            topic=topic,
            by=accounts.of(by),
            now=now,
        )

    return act


def gathering_after(now: datetime) -> Gathering:
    """The next gathering."""
    return Gathering.objects.filter(starts_at__gt=now, is_cancelled=False).earliest("starts_at")


def answers(person: Person, *, coming: bool) -> Act:
    """A mentor says whether they come to the next gathering."""

    def act(now: datetime) -> object:
        mentor = mentor_of(person)
        return attendance.answer(
            gathering=gathering_after(now), mentor=mentor, coming=coming, by=mentor.person, now=now
        )

    return act


def is_noted(absent: Collection[Person], dropped_in: Collection[Person] = (), by: Seat = MANAGER) -> Act:
    """Who was there at the last gathering: whoever said so, but those absent, and those who dropped in."""

    def act(now: datetime) -> int:
        gathering = Gathering.objects.filter(starts_at__lte=now, is_cancelled=False).latest("starts_at")
        missed = {mentor_of(person).pk for person in absent}
        came = {row.mentor_id: True for row in gathering.attendances.filter(state="coming")}
        present = came | dict.fromkeys(missed, False) | {mentor_of(person).pk: True for person in dropped_in}
        return attendance.note(gathering=gathering, present=present, by=accounts.of(by), now=now)

    return act


def is_another_date(starts_at: datetime, *, name: str, place: str, topic: str, by: Seat = MANAGER) -> Act:
    """One date beside the series."""

    def act(now: datetime) -> Gathering:
        return gatherings.add(
            name=name,
            starts_at=starts_at,
            place=place,
            topic=topic,
            programmes=Programme.objects.all(),
            by=accounts.of(by),
            now=now,
        )

    return act
