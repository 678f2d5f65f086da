"""What every page has: an introduction, and what search engines and social networks show of it."""

from http import HTTPMethod

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from portal.core.privacy import NoPersonalData

from .. import named
from ..blocks import PageStream
from ..fields import BodyField
from ..found import things
from ..found.card import Card, card_of
from ..navigation import signposts
from ..search import words
from ..search.kinds import Kind


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

    on_paper = False  # whether readers may take it away as a PDF
    draws_by_itself = False  # whether the page says something without any text of its editors
    read_with: tuple[str, ...] = ()  # what every drawing of the page needs, read in the same query
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    promote_panels = [*Page.promote_panels, FieldPanel("social_image")]
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("search_words")]
    search_kind = Kind.PAGES

    class Meta:
        abstract = True

    def search_words(self) -> str:
        """What the search compares: the words of every other searched field, in the language of the page."""
        fields = [one for one in self.get_searchable_search_fields() if one.field_name != "search_words"]
        values = [one.get_value(self) or "" for one in fields]
        texts = [" ".join(value) if isinstance(value, list) else str(value) for value in values]
        return words.indexed(self.title, " ".join(texts), self.locale.language_code)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `signs`, every way out of the page, and `addresses`, where it stands in each language."""
        context = super().get_context(request, *args, **kwargs)
        signs = signposts(request, self)
        addresses = {code: twin.get_url(request) for code, twin in signs.twins.items()}
        return {**context, "signs": signs, "addresses": addresses}

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Wagtail reads every page above first; a site that closes no page knows it from the row of the page."""
        if not self.__dict__.get("some_are_closed", True):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def things(self, request: HttpRequest) -> list[things.Thing]:
        """What the page is, for search engines; a page type adds its own."""
        return []

    @cached_property
    def card(self) -> Card | None:
        """The image that networks show of the page."""
        return card_of(self, named.image(self.social_image_id) or self.social_image)

    @property
    def description(self) -> str:
        """What a search engine shows under the title."""
        return self.search_description or self.intro


class InMenu(models.Model):
    """A page that may stand in the menu at the top: its name there."""

    menu_label = models.CharField(
        _("name in the menu"),
        max_length=24,
        blank=True,
        help_text=_(
            "Short. Empty: the title of the page. "
            "The menu follows the order of the pages: change it by dragging them in the list of pages."
        ),
    )

    promote_panels = [*PortalPage.promote_panels, FieldPanel("menu_label")]

    class Meta:
        abstract = True


class PageWithBody(PortalPage):
    """A page whose text is a stream of blocks."""

    body = BodyField(PageStream(), blank=True, verbose_name=_("content"))

    content_panels = [*PortalPage.content_panels, FieldPanel("body")]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    def things(self, request: HttpRequest) -> list[things.Thing]:
        """Adds the questions of the page and their answers."""
        asked = [
            (entry["question"], entry["answer"])
            for block in self.body.blocks_by_name("accordion")
            for entry in block.value["questions"]
        ]
        return [*super().things(request), *things.questions(asked)]
