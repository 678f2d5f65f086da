"""From a stable address to the page that the site settings name. Called by `urls`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from .models import SiteSettings


@require_safe
def mentor_guide(request: HttpRequest) -> HttpResponse:
    """The mentor guide in the reader's language; 404 while none was chosen."""
    page = SiteSettings.read(request).mentor_guide
    if page is None or not page.live:
        raise Http404
    return redirect(page.localized.get_url(request))
