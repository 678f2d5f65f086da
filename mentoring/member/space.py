"""The members' space: signing in by a mailed link, and one page that begins with what is to do now."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from mentoring.domain import signing_in
from portal.core import counters
from portal.core.doors import close_all

from . import entrance, tasks
from .forms import EnterForm


@entrance.space_page
def home(request: HttpRequest) -> HttpResponse:
    """What to do now, then where everything stands; or the page for which the link was asked."""
    now = timezone.now()
    person = entrance.at_space(request, now=now)
    if wanted := entrance.wanted(request, now=now):
        return redirect(wanted)
    return render(
        request, "mentoring/member/space.html", tasks.space_of(person, now=now) | {"person": person}
    )


@entrance.member_page
def enter(request: HttpRequest) -> HttpResponse:
    """An address; the answer is the same whether or not we know it, beyond the day's limit too."""
    if "envoye" in request.GET:
        return render(request, "mentoring/member/enter_sent.html")
    form = EnterForm(request.POST or None)
    if form.carry_out(partial(signing_in.ask, network=counters.network(request), now=timezone.now())):
        return redirect(f"{request.path}?envoye=1")
    return render(request, "mentoring/member/enter.html", {"form": form})


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close every door of this browser."""
    close_all(request)
    return redirect("member:enter")
