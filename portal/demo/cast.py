"""Everybody of the demo by the name of their mailbox. Called by the stories."""

from functools import cache

from . import mentees, mentors, rows
from .people import Person

ROLES = ("mentor", "mentee")


@cache
def everybody() -> dict[str, Person]:
    """Mentors first, then mentees; those told at length, then those of the rows."""
    told = [one for module in (mentors, mentees) for one in vars(module).values() if isinstance(one, Person)]
    read = [*rows.mentors(), *(one for track in rows.TRACKS for one in rows.mentees(track))]
    people = sorted([*told, *read], key=lambda one: ROLES.index(one.role))
    return {one.mailbox: one for one in people}


def who(mailbox: str) -> Person:
    """Somebody of the demo. Raises KeyError when nobody has this mailbox."""
    return everybody()[mailbox]
