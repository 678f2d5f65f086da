"""What the hub gives to read: documents and pages by audience, and the frequent questions."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from ..blocks import ResourceBlock, ThemeBlock
from ..blocks.resources import AUDIENCES, Resource
from ..fields import BodyField
from ..found import things
from ..questions import themes_of
from .base import PortalPage


class ResourceIndexPage(PortalPage):
    """Lists documents and pages under the audience that each is for."""

    resources = BodyField(
        [("resource", ResourceBlock())], blank=True, verbose_name=_("documents and pages to read")
    )

    content_panels = [*PortalPage.content_panels, FieldPanel("resources")]
    search_fields = [*PortalPage.search_fields, index.SearchField("resources")]
    max_count_per_parent = 1
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.FaqPage", "cms_pages.StandardPage"]
    page_description = _("Documents to download and pages to read, by audience.")

    class Meta:
        verbose_name = _("resources")
        verbose_name_plural = _("resources")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `groups`, the resources by audience."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "groups": self.groups()}

    def groups(self) -> list[tuple[str, list[Resource]]]:
        """Each audience that has something to read, with it, in the order of the editor."""
        there = [block.value for block in self.resources if block.value.href]
        by_audience = [
            (label, [one for one in there if one["audience"] == audience]) for audience, label in AUDIENCES
        ]
        return [(label, some) for label, some in by_audience if some]


class FaqPage(PortalPage):
    """Frequent questions by theme: each opens in place, and has an address of its own."""

    themes = BodyField([("theme", ThemeBlock())], blank=True, verbose_name=_("themes"))

    content_panels = [*PortalPage.content_panels, FieldPanel("themes")]
    search_fields = [*PortalPage.search_fields, index.SearchField("themes")]
    parent_page_types = ["cms_pages.ResourceIndexPage", "cms_pages.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Questions and answers, by theme.")

    class Meta:
        verbose_name = _("frequent questions")
        verbose_name_plural = _("frequent questions")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `themes`, with the anchor of each question."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "themes": themes_of(self.themes)}

    def things(self, request: HttpRequest) -> list[things.Thing]:
        """Adds the questions and their answers."""
        asked = [(one.words, one.answer) for theme in themes_of(self.themes) for one in theme.questions]
        return [*super().things(request), *things.questions(asked)]
