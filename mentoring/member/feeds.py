"""« Mon agenda »: calendars to subscribe to, and the address at which software reads one."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from mentoring import feeds as reading
from mentoring.domain import feeds

from . import entrance


@entrance.space_page
def mine(request: HttpRequest) -> HttpResponse:
    """The calendars that somebody may have, and their addresses; a post makes, renews, revokes or renames one."""
    now = timezone.now()
    person = entrance.at_space(request, now=now)
    if request.method == "POST":
        feeds.act(request.POST, by=person, now=now)
        return redirect("member:feeds")
    rows = feeds.rows_of(person, feeds.kinds_of(person))
    return render(request, "mentoring/member/feeds.html", {"rows": rows})


@require_safe
@sensitive_variables("token")
def read(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of an address; 404, the same, for an unknown and for an old one. Nobody keeps it on the way."""
    feed = feeds.find(token)
    if feed is None:
        raise Http404
    now = timezone.now()
    with override(feed.person.language):
        entries = reading.entries_of(feed, now=now)
        etag = f'"{hashlib.sha256(repr(entries).encode()).hexdigest()}"'
        response = get_conditional_response(request, etag=etag)
        response = response or HttpResponse(
            reading.written(feed, entries, now=now), content_type="text/calendar; charset=utf-8"
        )
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
