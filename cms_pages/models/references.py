"""« Nos références »: the territories and organisations where the hub was at work."""

from itertools import groupby

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StructValue
from wagtail.search import index

from ..blocks import ReferenceBlock
from ..blocks.references import REFERENCE_KINDS
from ..fields import BodyField
from .base import PortalPage


class ReferencesPage(PortalPage):
    """One list, grouped by year or by kind."""

    class Grouping(models.TextChoices):
        YEAR = "year", _("By year, the latest first")
        KIND = "kind", _("By kind: territories, organisations, events")

    grouping = models.CharField(_("order"), max_length=4, choices=Grouping.choices, default=Grouping.YEAR)
    references = BodyField([("reference", ReferenceBlock())], blank=True, verbose_name=_("references"))

    content_panels = [*PortalPage.content_panels, FieldPanel("grouping"), FieldPanel("references")]
    search_fields = [*PortalPage.search_fields, index.SearchField("references")]
    max_count_per_parent = 1
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    page_description = _("Where the hub was at work: with whom, when, what was done.")

    class Meta:
        verbose_name = _("references")
        verbose_name_plural = _("references")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `groups`: a year or a kind, with its references."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "groups": self.groups()}

    def groups(self) -> list[tuple[str, list[StructValue]]]:
        """The references under their titles; inside a title the latest first, then as the editor put them."""
        latest = sorted((block.value for block in self.references), key=lambda one: -one["year"])
        if self.grouping == self.Grouping.YEAR:
            return [(str(year), list(some)) for year, some in groupby(latest, lambda one: one["year"])]
        of_kind = [(label, [one for one in latest if one["kind"] == kind]) for kind, label in REFERENCE_KINDS]
        return [(label, some) for label, some in of_kind if some]
