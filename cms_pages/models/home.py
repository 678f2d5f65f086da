"""The home page: a promise, two doors, and bands that the communication staff arranges."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from ..blocks import DoorsBlock, HomeStream
from ..fields import BodyField
from ..found import things
from .base import PortalPage
from .settings import SiteSettings


class HomePage(PortalPage):
    """The first page of a language."""

    promise = models.CharField(
        _("promise"), max_length=40, help_text=_("The large title of the page, such as “À deux, on va”.")
    )
    promise_end = models.CharField(
        _("end of the promise"), max_length=24, blank=True, help_text=_("Its last words, in the hub’s blue.")
    )
    doors = BodyField(
        [("doors", DoorsBlock())], max_num=1, blank=True, verbose_name=_("two doors under the promise")
    )
    body = BodyField(HomeStream(), blank=True, verbose_name=_("content"))

    content_panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [FieldPanel("promise"), FieldPanel("promise_end"), FieldPanel("intro")], heading=_("Opening")
        ),
        FieldPanel("doors"),
        FieldPanel("body"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("promise"), index.SearchField("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "cms_pages.SectionPage",
        "cms_pages.StandardPage",
        "cms_pages.AudiencePage",
        "cms_pages.EventIndexPage",
        "cms_pages.NewsIndexPage",
        "cms_pages.StoryIndexPage",
        "cms_pages.ContactPage",
    ]
    page_description = _("The first page of a language; there is one for each.")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def things(self, request: HttpRequest) -> list[things.Thing]:
        """The hub, and how to reach it."""
        known = SiteSettings.read(request)
        hub = things.organisation(
            territory=known.territory,
            email=known.email,
            phone=known.phone,
            address=known.address,
            networks=[url for _name, url in known.networks],
        )
        return [*super().things(request), hub]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Wagtail reads two rows a level on its way down; this reads the page of the address at once.

        What follows the page's own address (an archive, a feed) is for the page to understand.
        """
        below = self.nearest(path_components)
        if below is None:
            return super().route(request, path_components)
        model = below.specific_class or Page
        page = model.objects.select_related(*getattr(model, "read_with", ())).get(pk=below.pk)
        return page.route(request, path_components[below.depth - self.depth :])

    def nearest(self, path_components: list[str]) -> Page | None:
        """The deepest page under this one on the way to an address."""
        ends = range(1, len(path_components) + 1)
        paths = [self.url_path + "/".join(path_components[:end]) + "/" for end in ends]
        return Page.objects.filter(url_path__in=paths).order_by("-depth").first()
