"""The home page: a promise, two doors, and bands that the communication staff arranges."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.search import index

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
        TitleFieldPanel("title"),
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
        "cms_pages.PartnerIndexPage",
        "cms_pages.ResourceIndexPage",
        "cms_pages.PressPage",
        "cms_pages.ReferencesPage",
        "cms_pages.CampaignPage",
        "cms_pages.SiteMapPage",
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
