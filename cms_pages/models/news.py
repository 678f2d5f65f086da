"""News: an index by date, and articles with their rubric and, when they come from elsewhere, their source."""

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from portal.core.privacy import NoPersonalData

from .base import PageWithBody, PortalPage

ARTICLES_A_PAGE = 10


class Rubric(models.Model):
    """A heading under which articles are filed."""

    class Tone(models.TextChoices):
        MENTOR = "mentor", _("Blue, as mentors")
        MENTEE = "mentee", _("Apricot, as mentees")

    name = models.CharField(_("name in French"), max_length=40, unique=True)
    name_in_english = models.CharField(_("name in English"), max_length=40)
    tone = models.CharField(_("colour"), max_length=6, choices=Tone.choices, default=Tone.MENTOR)

    personal_data = NoPersonalData("headings")

    panels = [FieldPanel("name"), FieldPanel("name_in_english"), FieldPanel("tone")]

    class Meta:
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name in the language of the reader."""
        return self.name_in_english if get_language() == "en" else self.name


class NewsPageQuerySet(PageQuerySet):
    def latest_first(self) -> "NewsPageQuerySet":
        """Published articles, the newest first; of one day, the last written first."""
        return self.live().select_related("rubric").order_by("-published_on", "-pk")


class NewsIndexPage(PortalPage):
    """Lists the articles by date, ten a page."""

    max_count_per_parent = 1
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.NewsPage"]
    page_description = _("Lists the articles, the newest first.")

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def articles(self) -> NewsPageQuerySet:
        """The published articles of this index."""
        return NewsPage.objects.child_of(self).latest_first()

    def leaf(self, number: str | None) -> Leaf:
        """One page of the list; the first or the last one for a number that makes no sense."""
        return Paginator(self.articles(), ARTICLES_A_PAGE).get_page(number)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `leaf`: the page of the list that `?page=` asks for."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "leaf": self.leaf(request.GET.get("page"))}


class NewsPage(PageWithBody):
    """One article."""

    published_on = models.DateField(_("date"), default=timezone.localdate)
    rubric = models.ForeignKey(
        Rubric, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("rubric")
    )
    author = models.CharField(
        _("author"), max_length=80, blank=True, help_text=_("A name or a service; leave empty for the hub.")
    )
    source = models.CharField(
        _("source"), max_length=120, blank=True, help_text=_("When the article comes from elsewhere.")
    )
    source_url = models.URLField(_("address of the source"), blank=True)

    objects = PageManager.from_queryset(NewsPageQuerySet)()

    content_panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("rubric")]),
        FieldPanel("intro"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("source"), FieldPanel("source_url")], heading=_("Origin")
        ),
    ]
    search_fields = [
        *PageWithBody.search_fields,
        index.FilterField("published_on"),
        index.FilterField("rubric_id"),
    ]
    parent_page_types = ["cms_pages.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("One article: a date, a rubric, an introduction, a text.")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
