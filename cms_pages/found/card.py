"""The image that social networks show of a page: the editor's own, else the title drawn by us, once."""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from ..readable import may_be_read
from .drawing import HEIGHT, WIDTH, draw

CROPPED = f"fill-{WIDTH}x{HEIGHT}|format-jpeg"


@dataclass(frozen=True)
class Card:
    """An image with an absolute address; `alt` says what it shows."""

    url: str
    width: int
    height: int
    alt: str


def card_of(page: Page, chosen: AbstractImage | None) -> Card | None:
    """The image of a page; none for a page that was never saved."""
    if chosen:
        cut = chosen.get_rendition(CROPPED)
        return Card(cut.full_url, cut.width, cut.height, chosen.default_alt_text)
    if page.pk is None:
        return None
    address = f"{settings.BASE_URL}{reverse('card', args=[page.pk])}?v={stamp(page)}"
    return Card(address, WIDTH, HEIGHT, drawn_title(page))


def drawn_title(page: Page) -> str:
    """The title that the page shows outside: that of search engines when there is one."""
    return page.seo_title or page.title


def stamp(page: Page) -> str:
    """Changes with what is drawn: networks keep an image as long as its address."""
    return hashlib.sha256(f"{settings.WAGTAIL_SITE_NAME} {drawn_title(page)}".encode()).hexdigest()[:12]


@require_safe
@cache_control(max_age=604_800)
def card(request: HttpRequest, pk: int) -> FileResponse:
    """The drawn image of a published page that everybody may read."""
    page = may_be_read(Page.objects).filter(pk=pk, depth__gt=1).first()
    if page is None:
        raise Http404
    name = f"cards/{pk}/{stamp(page)}.png"
    if not default_storage.exists(name):
        keep(name, draw(drawn_title(page), settings.WAGTAIL_SITE_NAME))
    return FileResponse(default_storage.open(name), content_type="image/png")


def keep(name: str, drawn: bytes) -> None:
    """Store a drawing in place of those of the page's former titles."""
    folder = name.rpartition("/")[0]
    if default_storage.exists(folder):
        for old in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{old}")
    default_storage.save(name, ContentFile(drawn))
