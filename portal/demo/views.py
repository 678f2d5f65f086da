"""The mailbox of the demo: every mail that left, for whoever tries all the parts. Under the demo settings only."""

from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.core import calendars

from . import mailbox

LETTERS_A_PAGE = 40
LONGEST_SEARCH = 254


@require_safe
@never_cache
def box(request: HttpRequest) -> HttpResponse:
    """The letters, newest first; `?adresse=` keeps those to one address, all on one page."""
    address = request.GET.get("adresse", "").strip()[:LONGEST_SEARCH]
    found = mailbox.letters(Path(settings.EMAIL_FILE_PATH), address)
    leaf = Paginator(found, max(len(found), 1) if address else LETTERS_A_PAGE)
    context = {"leaf": leaf.get_page(request.GET.get("page")), "address": address}
    return render(request, "demo/mailbox.html", context)


@require_safe
@never_cache
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """One letter, its text in paragraphs and its links as buttons."""
    return render(request, "demo/letter.html", {"letter": letter_of(key)})


@require_safe
@never_cache
def date(request: HttpRequest, key: str) -> HttpResponse:
    """The date that a letter carries, as the file that its reader would open."""
    carried = letter_of(key).calendar
    if not carried:
        raise Http404
    return calendars.file_response(carried.decode(), "rencontre")


def letter_of(key: str) -> mailbox.Letter:
    """The letter of an address. Raises Http404."""
    sent = mailbox.letters(Path(settings.EMAIL_FILE_PATH))
    found = next((one for one in sent if one.key == key), None)
    if found is None:
        raise Http404
    return found
