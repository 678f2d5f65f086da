"""The news, newest first; and the archive: by year, by month, by rubric, by key word. One address each."""

from urllib.parse import urljoin

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from ..archive import Choice, Leaves, Shelves, with_theme
from ..found import feeds
from .base import InMenu, PortalPage
from .news import NewsPage, NewsPageQuerySet

YEAR, MONTH = r"(?P<year>(?:19|20)\d\d)", r"(?P<month>0[1-9]|1[0-2])"


class NewsIndexPage(InMenu, RoutablePageMixin, PortalPage):
    """Lists the articles by date, ten a page."""

    max_count_per_parent = 1
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.NewsPage"]
    page_description = _("Lists the articles, the newest first.")

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def articles(self) -> NewsPageQuerySet:
        """The published articles of this index."""
        return NewsPage.objects.child_of(self).latest_first()

    @path("")
    def everything(self, request: HttpRequest) -> TemplateResponse:
        """Every article."""
        shelves = Shelves(self.articles())
        return self.listed(request, shelves.everything(), shelves)

    @re_path(rf"^{YEAR}/$")
    def of_year(self, request: HttpRequest, year: str) -> TemplateResponse:
        """The articles of a year."""
        shelves = Shelves(self.articles())
        return self.listed(request, shelves.of_year(int(year)), shelves)

    @re_path(rf"^{YEAR}/{MONTH}/$")
    def of_month(self, request: HttpRequest, year: str, month: str) -> TemplateResponse:
        """The articles of a month."""
        shelves = Shelves(self.articles())
        return self.listed(request, shelves.of_month(int(year), int(month)), shelves)

    @path("rubrique/<slug:slug>/")
    def of_rubric(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """The articles under a heading."""
        shelves = Shelves(self.articles())
        return self.listed(request, shelves.of_rubric(slug), shelves)

    @path("theme/<slug:slug>/")
    def of_theme(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """The articles that bear a key word."""
        return self.listed(request, with_theme(self.articles(), slug))

    @path(feeds.NewsFeed.route)
    def rss(self, request: HttpRequest) -> HttpResponse:
        """The latest articles, for feed readers."""
        return feeds.NewsFeed()(request, index=self)

    @path(feeds.AtomFeed.route)
    def atom(self, request: HttpRequest) -> HttpResponse:
        """The same in Atom."""
        return feeds.AtomFeed()(request, index=self)

    def listed(
        self, request: HttpRequest, choice: Choice, shelves: Shelves | None = None
    ) -> TemplateResponse:
        """A page of the chosen articles; 404 when nothing answers the choice."""
        if choice.words and not choice.count:
            raise Http404
        leaf = Leaves(choice).get_page(request.GET.get("page"))
        context = {
            "choice": choice,
            "leaf": leaf,
            "shelves": shelves,
            "months": shelves.months(choice.year) if shelves else [],
            "address": urljoin(self.full_url or "", request.path)
            + (f"?page={leaf.number}" * (leaf.number > 1)),
        }
        return self.render(request, context_overrides=context)
