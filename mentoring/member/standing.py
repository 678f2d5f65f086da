"""A member steps back: a mentor pauses or leaves, a mentee leaves the queue. Reached from the space, and after a no."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring.domain import standing
from mentoring.models import Mentee, Mentor
from portal.core import devices
from portal.core.days import day_of
from portal.core.errors import Refused

from . import entrance
from .forms import PauseForm

USUAL_PAUSE = timedelta(days=60)


@entrance.space_page
def pause(request: HttpRequest) -> HttpResponse:
    """Until when nothing is proposed to a mentor."""
    now = timezone.now()
    mentor = mentor_at(request)
    form = PauseForm(request.POST or None, initial={"until": day_of(now) + USUAL_PAUSE})
    if form.carry_out(partial(standing.pause, mentor=mentor, by=mentor.person, now=now)):
        messages.success(request, _("You are in a pause: we propose nobody to you until that day."))
        return redirect("member:space")
    return render(request, "mentoring/member/pause.html", {"form": form})


@require_POST
@entrance.space_page
def resume(request: HttpRequest) -> HttpResponse:
    """Back before the day."""
    mentor = mentor_at(request)
    standing.resume(mentor=mentor, by=mentor.person, now=timezone.now())
    messages.success(request, _("Welcome back: we may propose somebody to you again."))
    return redirect("member:space")


@entrance.space_page
def leave(request: HttpRequest) -> HttpResponse:
    """Leaving takes a page of its own, so that nobody does it by mistake."""
    now = timezone.now()
    person = entrance.at_space(request, now=now)
    mentor = Mentor.objects.filter(person=person).exclude(state="left").first()
    files = Mentee.objects.filter(person=person).exclude(state="left")
    if mentor is None and not files:
        return redirect("member:space")
    if request.method == "POST":
        acts: list[Callable] = [
            lambda file=file: standing.leave_queue(mentee=file, by=person, now=now) for file in files
        ]
        acts += [lambda: standing.leave(mentor=mentor, by=person, now=now)] if mentor else []
        refused = [words for act in acts if (words := refusal_of(act))]
        if refused:
            messages.error(request, refused[0])
        else:
            devices.end_here(request)
            messages.success(
                request, _("It is done. Thank you for the way so far; you can come back any day.")
            )
        return redirect("member:space")
    return render(request, "mentoring/member/leave.html", {"mentor": mentor, "files": files})


def refusal_of(act: Callable) -> str:
    """What a verb answered when it said no; empty when it acted."""
    try:
        act()
    except Refused as refusal:
        return str(refusal)
    return ""


def mentor_at(request: HttpRequest) -> Mentor:
    """The mentor who came in. Raises NoDoor."""
    person = entrance.at_space(request, now=timezone.now())
    mentor = Mentor.objects.select_related("person").filter(person=person).first()
    if mentor is None:
        raise entrance.NoDoor
    return mentor
