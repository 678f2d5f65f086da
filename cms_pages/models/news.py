"""An article of the news: its rubric, its key words and, when it comes from elsewhere, its source."""

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from portal.core.privacy import NoPersonalData

from ..found import things
from ..search.kinds import Kind
from .base import PageWithBody, PortalPage


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

    @property
    def slug(self) -> str:
        """Its name in an address, the same in every language."""
        return slugify(self.name)


class NewsPageQuerySet(PageQuerySet):
    def latest_first(self) -> "NewsPageQuerySet":
        """Published articles, the newest first; of one day, the last written first."""
        return self.live().select_related("rubric").order_by("-published_on", "-pk")

    def listed(self) -> "NewsPageQuerySet":
        """With what their cards show and what their addresses are made of, without their text."""
        return self.only("title", "intro", "published_on", "rubric", "url_path", "locale", "content_type")


class NewsPageTag(TaggedItemBase):
    """A key word on an article."""

    content_object = ParentalKey("cms_pages.NewsPage", on_delete=models.CASCADE, related_name="tagged_items")

    personal_data = NoPersonalData("key words of the news")

    def save(self, *args: object, **kwargs: object) -> None:
        """The search learns the word: it read the article before its key words were written."""
        super().save(*args, **kwargs)
        index.insert_or_update_object(self.content_object)


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

    tags = ClusterTaggableManager(
        through=NewsPageTag, blank=True, verbose_name=_("key words"), help_text=_("Two or three are enough.")
    )

    objects = PageManager.from_queryset(NewsPageQuerySet)()
    read_with = (*PortalPage.read_with, "rubric")

    content_panels = [
        TitleFieldPanel("title"),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("rubric")]),
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("tags"),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("source"), FieldPanel("source_url")], heading=_("Origin")
        ),
    ]
    search_fields = [
        *PageWithBody.search_fields,
        index.SearchField("key_words"),
        index.FilterField("published_on"),
        index.FilterField("rubric_id"),
    ]
    search_kind = Kind.NEWS
    parent_page_types = ["cms_pages.NewsIndexPage"]
    subpage_types: list[str] = []
    on_paper = True
    page_description = _("One article: a date, a rubric, an introduction, a text.")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def key_words(self) -> str:
        """Its key words, for the search."""
        return ", ".join(tag.name for tag in self.tags.all())

    def things(self, request: HttpRequest) -> list[things.Thing]:
        """The article, beside the questions that it may hold."""
        article = things.article(
            title=self.title,
            summary=self.description,
            url=self.full_url or "",
            on=self.published_on,
            changed=self.last_published_at,
            by=self.author,
            card=self.card,
        )
        return [article, *super().things(request)]
