"""The results of the hub, counted by itself: what works, what does not, and what nobody knows yet."""

from django.utils.translation import gettext_lazy as _

from .base import PageWithBody
from .editorial import UNDER_TEXT


class ResultsPage(PageWithBody):
    """Shows every published figure, then what the team writes about them."""

    parent_page_types = ["cms_pages.SectionPage"]
    subpage_types = UNDER_TEXT
    draws_by_itself = True
    page_description = _("Shows the figures that the hub counts by itself, with their definitions.")

    class Meta:
        verbose_name = _("results")
        verbose_name_plural = _("results")
