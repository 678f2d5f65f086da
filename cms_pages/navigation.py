"""The ways out of a page, read with one query: header, footer, breadcrumb, links of its text, other languages.

Called by every page type of this app, and by the tag `signposts` for the pages of other apps.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from . import named
from .models.settings import FooterColumn, FooterLink
from .readable import without_withheld

COLUMNS = (FooterColumn.JOIN, FooterColumn.UNDERSTAND, FooterColumn.HUB)
LANDMARKS = (
    "cms_pages.NewsIndexPage",
    "cms_pages.EventIndexPage",
    "cms_pages.StoryIndexPage",
    "cms_pages.ContactPage",
)
OF_A_SIGN = (
    "path",
    "depth",
    "title",
    "url_path",
    "live",
    "show_in_menus",
    "translation_key",
    "content_type",
    "locale",
)
ROOT_DEPTH = 1
HOME_DEPTH = ROOT_DEPTH + 1
MENU_DEPTH = HOME_DEPTH + 1


@dataclass(frozen=True)
class Sign:
    """One link. `current` is what `aria-current` says: "page", "true" for the section around it, or nothing."""

    title: str
    url: str
    current: str = ""


@dataclass(frozen=True)
class Signposts:
    """Every way out of a page."""

    menu: list[Sign] = field(default_factory=list)
    columns: list[tuple[str, list[Sign]]] = field(default_factory=list)
    legal: list[Sign] = field(default_factory=list)
    accessibility: list[Sign] = field(default_factory=list)
    trail: list[Sign] = field(default_factory=list)
    twins: dict[str, Page] = field(default_factory=dict)
    landmarks: list[Page] = field(default_factory=list)

    def landmark(self, model: type[Page]) -> Page | None:
        """The page of a type that a language holds once: its news, its agenda, its contact page."""
        return next(
            (page for page in self.landmarks if page.cached_content_type.model_class() is model), None
        )


def signposts(request: HttpRequest, page: Page | None = None) -> Signposts:
    """The ways out of `page`, or of a page that is not Wagtail's; read once for a request."""
    key = page.pk if page else None
    known: dict[int | None, Signposts] = request.__dict__.setdefault("_signposts", {})
    if key not in known:
        known[key] = read(request, page)
    return known[key]


def read(request: HttpRequest, page: Page | None) -> Signposts:
    """One query, then sorted by what each page is for."""
    read_at_once = list(pages_around(page))
    named.remember(page, read_at_once)
    pages = [around for around in read_at_once if around.live]
    here = [around for around in pages if around.language == get_language()]
    menu = [around for around in here if around.depth == MENU_DEPTH and around.show_in_menus]
    steps = [around for around in here if page and page.path.startswith(around.path)]

    def linked(column: FooterColumn) -> list[Sign]:
        chosen = [around for around in here if around.column == column]
        return [sign(around, request, page) for around in sorted(chosen, key=lambda around: around.rank or 0)]

    return Signposts(
        menu=[sign(around, request, page, around.menu_label) for around in menu],
        columns=[(str(column.label), linked(column)) for column in COLUMNS],
        legal=linked(FooterColumn.LEGAL),
        accessibility=linked(FooterColumn.ACCESSIBILITY),
        trail=list(trail(steps, request, page)),
        twins={around.language: around for around in pages if is_twin(around, page)},
        landmarks=[around for around in here if around.depth == MENU_DEPTH],
    )


def pages_around(page: Page | None) -> QuerySet[Page]:
    """The menu, the landmarks, the footer and the ancestors in the reader's language; the twins, and what is named."""
    landmarks = ContentType.objects.get_for_models(*map(apps.get_model, LANDMARKS)).values()
    wanted = Q(show_in_menus=True) | Q(content_type__in=list(landmarks))
    wanted = Q(depth=MENU_DEPTH) & wanted | Q(column__isnull=False)
    others = Q()
    if page:
        ends = range(HOME_DEPTH * Page.steplen, len(page.path) + 1, Page.steplen)
        wanted |= Q(path__in=[page.path[:end] for end in ends])
        twins = Q(translation_key=page.translation_key, live=True)
        others = twins | Q(pk__in=named.ids_named_by(page, Page))
    readable = readable_on(timezone.localdate())
    return readable.filter(Q(language=get_language(), live=True) & wanted | others).order_by("path")


@lru_cache(maxsize=1)
def readable_on(day: date) -> QuerySet[Page]:
    """What a sign needs of every page that may be read on a day: a query, written once a day and asked each time anew."""
    footer = FooterLink.objects.filter(page__translation_key=OuterRef("translation_key")).order_by(
        "sort_order"
    )
    return without_withheld(Page.objects.only(*OF_A_SIGN), day).annotate(
        language=F("locale__language_code"),
        menu_label=Coalesce(*named_in_menus(), Value("")),
        column=Subquery(footer.values("column")[:1]),
        rank=Subquery(footer.values("sort_order")[:1]),
    )


def named_in_menus() -> list[F]:
    """The short name that each type of page may have, by way of its own table."""
    models = apps.get_app_config("cms_pages").get_models()
    return [F(f"{model._meta.model_name}__menu_label") for model in models if hasattr(model, "menu_label")]


def sign(around: Page, request: HttpRequest, page: Page | None, name: str = "") -> Sign:
    """A link, marked when it leads to where the reader is; under another name than its title where it has one."""
    inside = page is not None and page.path.startswith(around.path)
    current = ("page" if page.pk == around.pk else "true") if inside else ""
    return Sign(name or around.title, around.get_url(request) or "", current)


def is_twin(around: Page, page: Page | None) -> bool:
    """Whether a page says the same as `page`, in its language or another."""
    return page is not None and around.translation_key == page.translation_key


def trail(steps: list[Page], request: HttpRequest, page: Page | None) -> Iterator[Sign]:
    """From home to this page; nothing above the second level, where the menu says enough."""
    if page is None or page.depth <= MENU_DEPTH:
        return
    for step in steps:
        title = _("Home") if step.depth == HOME_DEPTH else step.title
        yield Sign(title, step.get_url(request) or "", "page" if step.pk == page.pk else "")
