"""The page of journalists: whom to call, press releases, figures, pictures, what was said elsewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from ..blocks import PressStream
from ..fields import BodyField
from .base import PortalPage


class PressPage(PortalPage):
    """One page for the press."""

    contact = models.CharField(
        _("who answers"), max_length=80, blank=True, help_text=_("A service rather than somebody’s name.")
    )
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("Empty: that of the hub."))
    phone = models.CharField(_("phone"), max_length=20, blank=True, help_text=_("Empty: that of the hub."))
    delay = models.CharField(
        _("when"), max_length=120, blank=True, help_text=_("Such as “On working days, within a day”.")
    )
    body = BodyField(PressStream(), blank=True, verbose_name=_("content"))

    content_panels = [
        *PortalPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("contact"), FieldPanel("email"), FieldPanel("phone"), FieldPanel("delay")],
            heading=_("Press contact"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]
    max_count_per_parent = 1
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    page_description = _("For journalists: contact, press releases, figures, pictures, press review.")

    class Meta:
        verbose_name = _("press")
        verbose_name_plural = _("press")
