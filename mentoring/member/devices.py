"""« Mes appareils »: where one stays signed in, and how to end that; and the fresh link that a graver act asks for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring.domain import signing_in
from portal.core import counters, devices
from portal.core.errors import Refused

from . import entrance

MOST_DIGITS = 19  # of a key


@entrance.space_page
def mine(request: HttpRequest) -> HttpResponse:
    """The known devices of a person; a post disconnects one, or all but this one."""
    now = timezone.now()
    person = entrance.at_space(request, now=now)
    here = devices.here(request, now=now)
    if request.method == "POST":
        if "others" in request.POST:
            devices.end_all(person=person, but=here)
        else:
            devices.end_one(person=person, pk=number_of(request.POST.get("device", "")))
        messages.success(request, _("It is done: a new link is needed there."))
        return redirect("member:devices")
    rows = devices.live(now).filter(person=person)
    return render(request, "mentoring/member/devices.html", {"rows": rows, "here": here})


def number_of(typed: str) -> int | None:
    """The key of a row, as a form posts it; None for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < MOST_DIGITS else None


@require_POST
@entrance.space_page
def fresh_link(request: HttpRequest) -> HttpResponse:
    """Write to the person of the space, at the address that we know; the link then leads to the page they wanted."""
    now = timezone.now()
    person = entrance.at_space(request, now=now)
    entrance.want(request, request.POST.get("wanted", ""))
    try:
        signing_in.ask_again(person=person, network=counters.network(request), now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("A link leaves now: open it on this device, and it leads you where you wanted to go.")
        )
    return redirect("member:space")
