"""The agenda of a language as a calendar to subscribe to, at a stable address. Called by `urls`."""

from dateutil.relativedelta import relativedelta
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from portal.core import calendars

from .models import EventIndexPage

BACK = relativedelta(years=1)


@require_safe
def agenda_feed(request: HttpRequest) -> HttpResponse:
    """A year back and everything ahead; 404 where no agenda is published in the reader's language."""
    page = EventIndexPage.objects.live().public().filter(locale__language_code=get_language()).first()
    if page is None:
        raise Http404
    now = timezone.now()
    text = calendars.feed(page.appointments(since=now - BACK), name=gettext("Mentoring agenda"), now=now)
    return calendars.public_file_response(text, "agenda")
