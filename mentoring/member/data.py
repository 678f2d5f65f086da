"""« Mes données »: all that the portal holds of a person, why, how long, and who looked; to read, change, take away."""

import json
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring import held
from portal.accounts import preferences

from . import entrance
from .forms import ReachForm


@entrance.space_page
def mine(request: HttpRequest) -> HttpResponse:
    """What we hold; a post changes how to reach the person."""
    now = timezone.now()
    person = entrance.at_space(request, now=now)
    initial = {name: getattr(person, name) for name in ("phone", "language", "preferred_channel", "pace")}
    form = ReachForm(request.POST or None, initial=initial)
    if form.carry_out(partial(preferences.change, person=person, now=now)):
        messages.success(request, _("It is noted."))
        return redirect("member:data")
    context = {
        "form": form,
        "person": person,
        "parts": held.parts_of(person),
        "viewings": held.viewings_of(person),
    }
    return render(request, "mentoring/member/data.html", context)


@entrance.space_page
def download(request: HttpRequest) -> HttpResponse:
    """The same as a file that another service can read."""
    person = entrance.at_space(request, now=timezone.now())
    content: dict[str, Any] = held.export_of(person)
    text = json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mes-donnees-tandem.json"'
    response["Cache-Control"] = "private, no-store"
    return response
