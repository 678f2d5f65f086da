"""Who stands at the door of a member's page. Called first by every view; without a door, a page that reveals nothing."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mentoring import doors
from mentoring.domain import charters, community
from mentoring.models import (
    Attendance,
    Charter,
    CheckIn,
    FollowUp,
    Gathering,
    Meeting,
    Mentee,
    Mentor,
    Pair,
    Proposal,
)
from portal.accounts.models import User
from portal.core.doors import Door
from portal.core.errors import NotAllowed, Refused

View = Callable[..., HttpResponse]
File = TypeVar("File", Mentor, Mentee)


class NoDoor(Refused):
    """Nobody, or somebody else: the answer is the same for a thing that exists and for one that does not."""


class Closed(Refused):
    """The right person, but their file is closed: there is nothing left to fill in."""


def member_page(view: View) -> View:
    """Never cached, never indexed, GET and POST only; in the same words for whoever has no door, or has left."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except (NoDoor, NotAllowed):
            response = refusal(request)
        except Closed:
            response = render(request, "mentoring/member/left.html")
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


def refusal(request: HttpRequest) -> HttpResponse:
    """403: a known device asks for a link where one is needed; anybody else learns nothing."""
    if doors.lacks_a_link(request, now=timezone.now()):
        return render(request, "mentoring/member/fresh_link.html", status=403)
    return render(request, "mentoring/member/no_door.html", status=403)


def want(request: HttpRequest, path: str) -> None:
    """Keep the page that asks for a fresh link, if it is one of ours."""
    if doors.is_wanted(path):
        request.session["wanted"] = path


def wanted(request: HttpRequest, *, now: datetime) -> str:
    """The page that was wanted, once, for whoever has come to the space by a link; "" for none."""
    if "wanted" not in request.session:
        return ""
    door = doors.door_of_space(request, now=now)
    return request.session.pop("wanted") if door and door.link_id else ""


def space_page(view: View) -> View:
    """A page of the space: whoever has not come in is led to the entrance, and a known device to a fresh link."""

    @member_page
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoDoor:
            if doors.lacks_a_link(request, now=timezone.now()):
                raise
            return redirect("member:enter")

    return guarded


def person_of(door: Door | None) -> User:
    """The person who stands in a door. Raises NoDoor."""
    person = User.objects.filter(pk=door.person_id, is_active=True).first() if door else None
    if person is None:
        raise NoDoor
    return person


def one_of(pair: Pair, door: Door | None) -> User:
    """Which of the pair's two people stands in a door: they are read already. Raises NoDoor."""
    people = (pair.mentor.person, pair.mentee.person)
    here = (one for one in people if door and one and one.pk == door.person_id and one.is_active)
    person = next(here, None)
    if person is None:
        raise NoDoor
    return person


def at_proposal(request: HttpRequest, uid: UUID, *, now: datetime) -> tuple[Proposal, User]:
    """The proposal and its mentor. Raises NoDoor."""
    found = Proposal.objects.select_related("mentor", "pair")
    proposal = found.filter(uuid=uid).first()
    if proposal is None:
        raise NoDoor
    return proposal, person_of(doors.door_of_proposal(request, proposal, now=now))


def at_card(request: HttpRequest, uid: UUID, *, now: datetime) -> tuple[Mentee, User]:
    """The mentee's file and its person. Raises NoDoor, Closed."""
    found = Mentee.objects.select_related("person", "programme", "partner").filter(uuid=uid).first()
    if found is None:
        raise NoDoor
    return still_here(found, person_of(doors.door_of_file(request, "card", found, now=now)))


def at_orientation(request: HttpRequest, uid: UUID, *, now: datetime) -> tuple[Mentor, User]:
    """The mentor's file and its person. Raises NoDoor, Closed."""
    found = Mentor.objects.select_related("person").filter(uuid=uid).first()
    if found is None:
        raise NoDoor
    return still_here(found, person_of(doors.door_of_file(request, "orientation", found, now=now)))


def still_here(file: File, person: User) -> tuple[File, User]:
    """A file and its person, unless they have left. Raises Closed."""
    if file.state == file.State.LEFT:
        raise Closed
    return file, person


def at_gathering(request: HttpRequest, uid: UUID, *, now: datetime) -> tuple[Attendance, User]:
    """The row of the mentor who has come, with its gathering. Raises NoDoor."""
    found = Gathering.objects.filter(uuid=uid).first()
    if found is None:
        raise NoDoor
    person = person_of(doors.door_of_gathering(request, found, now=now))
    rows = found.attendances.select_related("gathering", "mentor")
    return rows.get(mentor__person=person), person


def at_space(request: HttpRequest, *, now: datetime) -> User:
    """Whoever came in by the link `space`. Raises NoDoor."""
    return person_of(doors.door_of_space(request, now=now))


def at_mentors(request: HttpRequest, *, now: datetime) -> Mentor:
    """A mentor who may read the others. Raises NoDoor; MentorsOnly for anybody else who has come in."""
    person = person_of(doors.door_of_mentors(request, now=now))
    mentor = Mentor.objects.select_related("person").filter(person=person).first()
    if mentor is None:
        raise community.MentorsOnly
    community.check_reader(mentor, person)
    return mentor


def at_pair(request: HttpRequest, uid: UUID, *, now: datetime) -> tuple[Pair, User]:
    """The pair and which of its two people has come. Raises NoDoor."""
    pair = Pair.objects.select_related(*doors.PAIR_TABLES).filter(uuid=uid).first()
    if pair is None:
        raise NoDoor
    return pair, one_of(pair, doors.door_of_pair(request, pair, now=now))


def at_check_in(request: HttpRequest, uid: UUID, *, now: datetime) -> tuple[CheckIn, User]:
    """The check-in and which of the two has come. Raises NoDoor."""
    tables = [f"pair__{table}" for table in doors.PAIR_TABLES]
    found = CheckIn.objects.select_related("pair", *tables).filter(uuid=uid).first()
    if found is None:
        raise NoDoor
    return found, one_of(found.pair, doors.door_of_check_in(request, found, now=now))


def key_of(request: HttpRequest) -> UUID | None:
    """The `client_key` of a one-tap form; None where it is missing or no key."""
    try:
        return UUID(request.POST.get("client_key", ""))
    except ValueError:
        return None


def at_follow_up(request: HttpRequest, uid: UUID, *, now: datetime) -> tuple[FollowUp, User]:
    """The question and the mentee whom it is for. Raises NoDoor."""
    found = FollowUp.objects.select_related("pair__mentee__person", "outcome").filter(uuid=uid).first()
    if found is None:
        raise NoDoor
    return found, person_of(doors.door_of_follow_up(request, found, now=now))


def at_meeting(request: HttpRequest, uid: UUID, *, now: datetime) -> tuple[Meeting, User]:
    """A meeting of a pair, and which of its two people has come. Raises NoDoor."""
    tables = [f"pair__{table}" for table in doors.PAIR_TABLES]
    meeting = Meeting.objects.select_related(*tables).filter(uuid=uid).first()
    if meeting is None:
        raise NoDoor
    return meeting, one_of(meeting.pair, doors.door_of_pair(request, meeting.pair, now=now))


def at_charter(request: HttpRequest, uid: UUID, *, now: datetime) -> tuple[Charter, User, Door]:
    """The charter, the one of the two who has come, and by which door.

    Raises NoDoor; NotAllowed, written down, when a member of the team tries to sign for somebody.
    """
    tables = [f"pair__{table}" for table in doors.PAIR_TABLES]
    charter = Charter.objects.select_related("version", *tables).filter(uuid=uid).first()
    if charter is None:
        raise NoDoor
    door = doors.door_of_pair(request, charter.pair, now=now)
    if door is None and request.method == "POST" and request.user.is_authenticated:
        charters.refuse_for_staff(charter, by=request.user)
    return charter, person_of(door), door
