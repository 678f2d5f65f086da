"""A page as a tagged PDF, to keep or to hand over: made for its first reader of the day, kept until it changes.

The blocks are those of the page on screen, under a style sheet for paper. Rendering takes a second or two of a processor,
so that one page is rendered at a time; a reader who comes meanwhile is asked to come again.
"""

from http import HTTPStatus

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.core import pdf

from .models.base import PortalPage
from .readable import may_be_read

KEPT_FOR = 24 * 3600  # seconds
LONGEST = 60  # seconds that one rendering may hold the place
WAIT = 5  # seconds
PLACE = "paper:place"


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF of a page that anybody may read; 404 for a type that is not printed, or without Pango."""
    page = get_object_or_404(may_be_read(Page.objects.filter(pk=pk))).specific
    if not may_be_printed(page):
        raise Http404
    with translation.override(page.locale.language_code):
        content = kept_or_made(page, request)
    if content is None:
        wait = render(request, "cms_pages/paper_wait.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        wait["Retry-After"] = str(WAIT)
        return wait
    name = {"Content-Disposition": f'inline; filename="{page.slug}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=name)


def may_be_printed(page: Page) -> bool:
    return isinstance(page, PortalPage) and page.on_paper and pdf.is_available()


def kept_or_made(page: PortalPage, request: HttpRequest) -> bytes | None:
    """The PDF of the day; None while another one is being rendered."""
    kept = caches["shared"]
    key = f"paper:{page.pk}:{page.live_revision_id}:{timezone.localdate()}"
    content = kept.get(key)
    if content is None and kept.add(PLACE, key, LONGEST):
        try:
            content = make(page, request)
            kept.set(key, content, KEPT_FOR)
        finally:
            kept.delete(PLACE)
    return content


def make(page: PortalPage, request: HttpRequest) -> bytes:
    """Raises OSError without Pango."""
    html = render_to_string("cms_pages/paper.html", {"page": page}, request=request)
    return pdf.render(html, base=settings.BASE_URL)
