"""From an address to a page, and from the page to its answer. Called by `urls` in place of Wagtail's own view.

Wagtail walks down the tree, two rows a level; here the page of an address is found at once, then drawn inside one
memory of what its text names.
"""

from http import HTTPStatus

from django.conf import settings
from django.db.models import Case, Exists, IntegerField, Q, Subquery, Value, When
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from wagtail import views
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from . import named, sites

FRESH_FOR = 60  # seconds


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """A page; one that holds nothing of its reader is compressed, and anybody may keep it for a minute."""
    response = drawn(request, path)
    if request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):  # a form was drawn with its token
        return response
    known = settings.SESSION_COOKIE_NAME in request.COOKIES  # may read what is closed to others
    if response.status_code == HTTPStatus.OK and not known and not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return compressed(request, response)


def compressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    return GZipMiddleware(lambda _request: response)(request)


def drawn(request: HttpRequest, path: str) -> HttpResponse:
    """The answer of a page, drawn before its memory is gone."""
    request._wagtail_route_for_request = route(request, path)
    with named.remembered():
        response = views.serve(request, path)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
    return response


def route(request: HttpRequest, path: str) -> RouteResult:
    """The deepest page on the way to an address; what follows it (an archive, a feed) is for the page to understand."""
    site = sites.remember(request)
    if site is None:
        raise Http404
    steps = [step for step in path.split("/") if step]
    found = nearest(site.root_page, steps)
    if found is None:
        raise Http404
    model = found.specific_class or Page
    read = model.objects.select_related(*getattr(model, "read_with", ()))
    page = read.annotate(some_are_closed=Exists(PageViewRestriction.objects.all())).get(pk=found.pk)
    return page.route(request, steps[found.depth - site.root_page.depth :])


def nearest(root: Page, steps: list[str]) -> Page | None:
    """One query: the home of the reader's language, else the site's own, and the pages below it."""
    ends = ["".join(f"{step}/" for step in steps[:end]) for end in range(len(steps) + 1)]
    if get_language() == settings.LANGUAGE_CODE:  # that of the site's own home
        paths = [root.url_path + end for end in ends]
    else:
        paths = [Concat(home_of(root), Value(end)) for end in ends]
    return Page.objects.filter(url_path__in=paths).only("depth", "content_type").order_by("-depth").first()


def home_of(root: Page) -> Subquery:
    """Where the home of the reader's language stands."""
    here = Q(translation_key=root.translation_key, locale__language_code=get_language(), live=True)
    homes = Page.objects.filter(here | Q(pk=root.pk)).order_by(
        Case(When(pk=root.pk, then=1), default=0, output_field=IntegerField())
    )
    return Subquery(homes.values("url_path")[:1])
