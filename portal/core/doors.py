"""What a spent link opened, kept in the session: one purpose, one target, one person, twelve hours.

A known device opens a door too, without a link; a session on a known device ends with it, whatever links opened there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from . import devices
from .models import Link

OPEN_FOR = timedelta(hours=12)


@dataclass(frozen=True)
class Door:
    """An open door: who stands in it (None: an applicant without an account), and by which link ("": a known device)."""

    purpose: str
    target: str
    person_id: int | None
    link_id: str
    until: datetime


def open_door(request: HttpRequest, link: Link, *, now: datetime) -> None:
    """Remember in this session what the link opens; the session's key changes, as after any rise in rights."""
    request.session.cycle_key()
    if devices.is_over(request, now=now):
        request.session.pop("doors", None)
        devices.end_here(request)
    doors = request.session.get("doors", {})
    doors[f"{link.purpose}|{link.target}"] = {
        "person": link.person_id,
        "link": str(link.id),
        "until": (now + OPEN_FOR).isoformat(),
    }
    request.session["doors"] = doors


def door_at(request: HttpRequest, purpose: str, target: str, *, now: datetime) -> Door | None:
    """The door of this session for a thing, if it is still open."""
    kept = request.session.get("doors", {}).get(f"{purpose}|{target}")
    if kept is None or (until := datetime.fromisoformat(kept["until"])) <= now:
        return None
    if devices.is_over(request, now=now):
        return None
    return Door(purpose=purpose, target=target, person_id=kept["person"], link_id=kept["link"], until=until)


def door_of_device(request: HttpRequest, purpose: str, *, now: datetime) -> Door | None:
    """The door that the known device of this browser opens for its person."""
    device = devices.here(request, now=now)
    if device is None:
        return None
    until = datetime.fromisoformat(request.session["device"]["until"])
    return Door(purpose=purpose, target="", person_id=device.person_id, link_id="", until=until)


def latest(doors: Iterable[Door | None]) -> Door | None:
    """Of several open doors, the last that a link opened; failing that, the one of a known device."""
    return max(
        (door for door in doors if door), key=lambda door: (door.link_id != "", door.until), default=None
    )


def doors_of(request: HttpRequest, purpose: str, *, now: datetime) -> list[Door]:
    """Every open door of this session for a purpose."""
    keys = [key.split("|", 1) for key in request.session.get("doors", {})]
    found = (door_at(request, kind, target, now=now) for kind, target in keys if kind == purpose)
    return [door for door in found if door]


def close_all(request: HttpRequest) -> None:
    """Forget every door of this session, and the device."""
    devices.end_here(request)
    request.session.pop("doors", None)
    request.session.pop("wanted", None)
    request.session.cycle_key()


def close_door(request: HttpRequest, purpose: str, target: str) -> None:
    """Forget a door, when what it opened is over."""
    doors = request.session.get("doors", {})
    doors.pop(f"{purpose}|{target}", None)
    request.session["doors"] = doors
