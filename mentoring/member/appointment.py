"""The meetings that a pair arranges, from its page: a day and a place, moved, called off, put in a calendar; and after it.

Reached by the mailed links `tandem` and `met`.
"""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring import feeds
from mentoring.domain import appointments, pairs
from mentoring.lifecycle import PairState
from mentoring.models import Meeting, Pair
from portal.accounts.models import User
from portal.core import calendars
from portal.core.errors import Refused

from . import entrance
from .appointment_forms import AppointmentForm, MeetingDifficultyForm, MoveForm


@entrance.member_page
def arrange(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A day, an hour, a place: the other is told at once."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if pair.state not in appointments.LIVING:
        return redirect("member:pair", pair.uuid)
    form = AppointmentForm(request.POST or None, **places_for(pair))
    if form.carry_out(partial(appointments.arrange, pair=pair, by=person, now=now)):
        messages.success(request, _("It is arranged: both of you receive the day and the place."))
        return redirect("member:pair", pair.uuid)
    context = {"form": form, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/arrange.html", context)


@entrance.member_page
def move(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Another day, or none for now."""
    now = timezone.now()
    meeting, person = entrance.at_meeting(request, uid, now=now)
    pair = meeting.pair
    if meeting.state != Meeting.State.PLANNED:
        return redirect("member:pair", pair.uuid)
    form = MoveForm(request.POST or None, meeting=meeting, **places_for(pair))
    if form.carry_out(partial(appointments.move, meeting=meeting, by=person, now=now)):
        messages.success(request, _("The day is changed: both of you are told."))
        return redirect("member:pair", pair.uuid)
    context = {"form": form, "pair": pair, "meeting": meeting, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/arrange.html", context)


def places_for(pair: Pair) -> dict[str, object]:
    """What the form offers: a minor has no other place."""
    minor = appointments.is_minor(pair, timezone.now())
    return {"places": appointments.public_places(pair), "minor": minor}


@entrance.member_page
def call_off(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One question; a post calls it off."""
    now = timezone.now()
    meeting, person = entrance.at_meeting(request, uid, now=now)
    pair = meeting.pair
    if request.method == "POST" and meeting.state != Meeting.State.HELD:
        appointments.call_off(meeting=meeting, by=person, now=now)
        messages.success(request, _("The meeting is called off."))
    if request.method == "POST" or meeting.state != Meeting.State.PLANNED:
        return redirect("member:pair", pair.uuid)
    context = {"meeting": meeting, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/call_off.html", context)


@entrance.member_page
def calendar(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The meeting as a calendar file."""
    now = timezone.now()
    meeting, person = entrance.at_meeting(request, uid, now=now)
    if meeting.starts_at is None:
        return redirect("member:pair", meeting.pair.uuid)
    other = pairs.other_side(meeting.pair, person)
    return calendars.file_response(feeds.file_of(meeting, other, now=now), "rencontre")


@entrance.member_page
def met(request: HttpRequest, uid: UUID) -> HttpResponse:
    """« Vous êtes-vous rencontrés ? »: one touch. A meeting that was answered meanwhile stays as it was answered."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    asked = request.POST.get("meeting")
    meeting = find(pair, asked) if asked else first_over(pair, now=now)
    if meeting is None or pair.state not in appointments.LIVING:
        return redirect("member:pair", pair.uuid)
    return ANSWERS.get(request.POST.get("answer", ""), ask)(request, meeting, person)


def first_over(pair: Pair, *, now: datetime) -> Meeting | None:
    """The first meeting of which nobody said whether it was held."""
    _ahead, over = appointments.around(appointments.planned(pair), now)
    return over[0] if over else None


def find(pair: Pair, uid: str) -> Meeting | None:
    """The meeting that the form was about."""
    return next((one for one in pair.meetings.exclude(starts_at=None) if str(one.uuid) == uid), None)


def ask(request: HttpRequest, meeting: Meeting, person: User) -> HttpResponse:
    pair = meeting.pair
    context = {"meeting": meeting, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/met.html", context)


def they_met(request: HttpRequest, meeting: Meeting, person: User) -> HttpResponse:
    """Held as arranged; a refusal of the rules is told on the page of the pair."""
    first = meeting.pair.state == PairState.FORMED
    try:
        appointments.say_met(meeting=meeting, by=person, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("The first meeting is noted: the charter is open for both of you.")
        messages.success(request, words if first else _("The meeting is noted, thank you."))
    return redirect("member:pair", meeting.pair.uuid)


def postponed(request: HttpRequest, meeting: Meeting, person: User) -> HttpResponse:
    return redirect("member:move_meeting", meeting.uuid)


def difficulty(request: HttpRequest, meeting: Meeting, person: User) -> HttpResponse:
    """A word for the team, which answers; the other does not read it."""
    pair, now = meeting.pair, timezone.now()
    form = MeetingDifficultyForm(request.POST if "words" in request.POST else None)
    if form.carry_out(partial(appointments.report_difficulty, meeting=meeting, by=person, now=now)):
        messages.success(request, _("The team has your message, and answers you. Thank you for saying so."))
        return redirect("member:pair", pair.uuid)
    context = {"form": form, "meeting": meeting, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/met_difficulty.html", context)


ANSWERS = {"met": they_met, "postponed": postponed, "difficulty": difficulty}
