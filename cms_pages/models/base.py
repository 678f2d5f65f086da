"""What every page has: an introduction, and what search engines and social networks show of it."""

from http import HTTPMethod

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from portal.core.privacy import NoPersonalData

from ..blocks import PageStream
from ..fields import BodyField
from ..navigation import signposts


class PortalPage(Page):
    """A page of the portal."""

    intro = models.TextField(
        _("introduction"),
        max_length=320,
        blank=True,
        help_text=_("One or two sentences under the title; also shown where another page lists this one."),
    )
    social_image = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image for social networks"),
        help_text=_("At least 1200 × 630 pixels. Without one, networks show the title alone."),
    )

    personal_data = NoPersonalData("what the hub publishes on purpose")

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    promote_panels = [*Page.promote_panels, FieldPanel("social_image")]
    search_fields = [*Page.search_fields, index.SearchField("intro")]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `signs`, every way out of the page, and `addresses`, where it stands in each language."""
        context = super().get_context(request, *args, **kwargs)
        signs = signposts(request, self)
        addresses = {code: twin.get_url(request) for code, twin in signs.twins.items()}
        return {**context, "signs": signs, "addresses": addresses}

    @property
    def description(self) -> str:
        """What a search engine shows under the title."""
        return self.search_description or self.intro


class PageWithBody(PortalPage):
    """A page whose text is a stream of blocks."""

    body = BodyField(PageStream(), blank=True, verbose_name=_("content"))

    content_panels = [*PortalPage.content_panels, FieldPanel("body")]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True
