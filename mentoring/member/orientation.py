"""The mentor reads the guide and ticks six lines, without which nothing is proposed. Reached by the link `orientation`."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.domain import orientation
from mentoring.models import Orientation

from . import entrance
from .forms import OrientationForm


@entrance.member_page
def tick(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The guide, the checklist; once ticked, what comes next."""
    now = timezone.now()
    mentor, person = entrance.at_orientation(request, uid, now=now)
    done = Orientation.objects.filter(mentor=mentor).first()
    form = OrientationForm(request.POST or None)
    if not done and form.carry_out(partial(orientation.complete, mentor=mentor, by=person, now=now)):
        messages.success(request, _("All is ready, thank you!"))
        return redirect("member:orientation", mentor.uuid)
    context = {"form": form, "mentor": mentor, "person": person, "done": done}
    return render(request, "mentoring/member/orientation.html", context)
