"""The home page: a promise, two doors, and bands that the communication staff arranges."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from ..blocks import DoorsBlock, HomeStream
from ..fields import BodyField
from .base import PortalPage


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
        "cms_pages.NewsIndexPage",
        "cms_pages.ContactPage",
    ]
    page_description = _("The first page of a language; there is one for each.")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
