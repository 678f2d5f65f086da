"""Pages of text: a section with the pages under it, a plain page, a page for one audience."""

from django.db import models
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageQuerySet

from ..entrances import Entrance, entrance_url
from .base import InMenu, PageWithBody, PortalPage

UNDER_TEXT = [
    "cms_pages.SectionPage",
    "cms_pages.StandardPage",
    "cms_pages.AudiencePage",
]
UNDER_SECTION = [*UNDER_TEXT, "cms_pages.ResultsPage", "cms_pages.MatchingPage", "cms_pages.FaqPage"]


def pages_under(page: Page) -> PageQuerySet:
    """The published pages under this one, in the order of the tree, each with its `intro`: one query."""
    intros = [f"{name.rpartition('.')[2].lower()}__intro" for name in UNDER_TEXT]
    return page.get_children().live().annotate(intro=Coalesce(*intros))


class SectionPage(InMenu, PageWithBody):
    """Opens a part of the site and lists the pages under it."""

    parent_page_types = ["cms_pages.HomePage", "cms_pages.SectionPage"]
    subpage_types = UNDER_SECTION
    page_description = _("Opens a part of the site; lists the pages that stand under it.")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `pages`: the published pages under this one, in the order of the tree."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "pages": pages_under(self)}


class StandardPage(InMenu, PageWithBody):
    """A page of text and illustrations."""

    parent_page_types = ["cms_pages.HomePage", "cms_pages.ResourceIndexPage", *UNDER_TEXT]
    subpage_types = UNDER_TEXT
    on_paper = True
    page_description = _("A page of text: how it works, legal notice, guide…")

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")


class AudiencePage(InMenu, PageWithBody):
    """Speaks to one audience and leads to its application form."""

    entrance = models.CharField(
        _("application form"),
        max_length=10,
        choices=Entrance.choices,
        blank=True,
        help_text=_("Where the button of this page leads. Empty: no button."),
    )
    button = models.CharField(
        _("words of the button"), max_length=60, blank=True, help_text=_("Such as “I apply as a mentor”.")
    )
    duration = models.CharField(
        _("time needed"), max_length=60, blank=True, help_text=_("Such as “8 min, you may stop and resume”.")
    )

    content_panels = [
        *PortalPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("entrance"), FieldPanel("button"), FieldPanel("duration")], heading=_("Button")
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["cms_pages.HomePage", "cms_pages.SectionPage", "cms_pages.AudiencePage"]
    subpage_types = ["cms_pages.AudiencePage", "cms_pages.StandardPage"]
    page_description = _("Speaks to mentors, or to those who look for one; leads to the application form.")

    class Meta:
        verbose_name = _("audience page")
        verbose_name_plural = _("audience pages")

    @property
    def entrance_url(self) -> str:
        """The first page of the form; empty when the page has no button."""
        return entrance_url(self.entrance) if self.entrance else ""

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `pages`: the published pages under this one, in the order of the tree."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "pages": pages_under(self)}
