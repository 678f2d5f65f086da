"""The plan of the site: every published page of a language, as the tree stands."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .base import PortalPage
from .events import EventPage
from .news import NewsPage
from .stories import StoryPage

LISTED_ELSEWHERE = (NewsPage, EventPage, StoryPage)  # on the page above them, which knows what may be shown


@dataclass(frozen=True)
class Branch:
    """A page with those under it."""

    page: Page
    branches: list["Branch"] = field(default_factory=list)


class SiteMapPage(PortalPage):
    """Lists the pages by itself."""

    max_count_per_parent = 1
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    page_description = _("Lists every page of the site by itself.")

    class Meta:
        verbose_name = _("site map")
        verbose_name_plural = _("site maps")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `branches`, the tree under the home page."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "branches": self.branches()}

    def branches(self) -> list[Branch]:
        """The tree from the home page on, in one query. What stands under a page that is hidden comes one step higher."""
        home = self.path[: -self.steplen]
        pages = Page.objects.live().public().filter(path__startswith=home)
        top: list[Branch] = []
        way: list[Branch] = []
        for page in pages.not_exact_type(*LISTED_ELSEWHERE).order_by("path"):
            while way and not page.path.startswith(way[-1].page.path):
                way.pop()
            branch = Branch(page)
            (way[-1].branches if way else top).append(branch)
            if page.path != home:
                way.append(branch)
        return top
