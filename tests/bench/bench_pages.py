"""Public pages, nothing cached, against the least that Wagtail can do: find the site, route, read the page, write a line.

Processor time of a whole request in a warm process, middlewares included, on the demo territory; medians. The pages take
turns, so that what slows the machine slows all of them. Read the ratios, since times move with the machine.
"""

from collections.abc import Callable
from http.cookies import SimpleCookie
from io import StringIO
from statistics import median
from time import process_time

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import re_path
from wagtail.models import Page
from wagtail.wagtail_hooks import check_view_restrictions

from cms_pages.models import NewsIndexPage, NewsPage
from portal import urls

from .bench_board import database

ROUNDS = 60
TARGET = 1.5
AS_SERVED = {"WHITENOISE_AUTOREFRESH": False, "WHITENOISE_USE_FINDERS": False}
ONE_LINE = engines["django"].from_string("<!doctype html><title>{{ page.title }}</title>")

Visit = Callable[[], bytes]


def floor(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own steps, and one line of template."""
    page, _args, _kwargs = Page.route_for_request(request, path)
    return check_view_restrictions(draw)(page, request, (), {})


def draw(page: Page, request: HttpRequest, args: tuple, kwargs: dict) -> HttpResponse:
    return TemplateResponse(request, ONE_LINE, {"page": page})


urlpatterns = [re_path(r"^floor/((?:[\w\-]+/)*)$", floor), *urls.urlpatterns]


def main() -> None:
    """Prints the table."""
    with database(), override_settings(ROOT_URLCONF=__name__, **AS_SERVED):
        call_command("demo", stdout=StringIO(), stderr=StringIO())
        listing = NewsIndexPage.objects.get(locale__language_code="fr")
        article = NewsPage.objects.child_of(listing).latest_first().first()
        bare = visit(f"/floor{listing.get_url()}")
        pages = {
            "home": visit("/"),
            "listing (the news)": visit(listing.get_url()),
            "article, with its picture": visit(article.get_url()),
            "step of a form": visit(*first_step()),
        }
        report(bare, pages)


def first_step() -> tuple[str, SimpleCookie]:
    """The address of the first step of the mentors' form, and the cookies of whoever began it."""
    visitor = Client()
    answer = visitor.post("/candidature/mentor/", follow=True)
    return answer.request["PATH_INFO"], visitor.cookies


def visit(path: str, cookies: SimpleCookie | None = None) -> Visit:
    """One request, from the server's call to the last byte."""
    site = WSGIHandler()
    factory = RequestFactory()
    factory.cookies = cookies or factory.cookies

    def ask() -> bytes:
        said: list[str] = []
        answer = site(factory.get(path).environ, lambda status, headers: said.append(status))
        body = b"".join(answer)
        answer.close()
        assert said == ["200 OK"], f"{path}: {said}"
        return body

    return ask


def report(bare: Visit, pages: dict[str, Visit]) -> None:
    times = turns([bare, *pages.values()])
    least = times.pop(0)
    print("Public pages, uncached: processor time of a request, milliseconds")
    print(f"  {'Wagtail, one line of template':<34} {least:6.2f}   {queries(bare)} queries")
    for (name, page), took in zip(pages.items(), times, strict=True):
        over = "" if took <= TARGET * least else f"   over {TARGET} ×"
        size = len(page()) / 1024
        print(
            f"  {name:<34} {took:6.2f}   {took / least:4.2f} × the floor   {size:3.0f} KiB   {queries(page)} queries{over}"
        )


def turns(visits: list[Visit]) -> list[float]:
    """Median times in milliseconds, once warm."""
    found: list[list[float]] = [[] for _visit in visits]
    for one in visits:
        one()
    for _round in range(ROUNDS):
        for one, times in zip(visits, found, strict=True):
            start = process_time()
            one()
            times.append((process_time() - start) * 1000)
    return [median(times) for times in found]


def queries(page: Visit) -> int:
    with CaptureQueriesContext(connection) as read:
        page()
    return len(read)


if __name__ == "__main__":
    main()
