"""A story told by one or two voices. It is shown only while every voice agrees to it."""

from datetime import date
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Orderable, PageManager, PageQuerySet
from wagtail.search import index

from portal.core.privacy import NoPersonalData

from ..found import things
from ..search.kinds import Kind
from .base import PageWithBody
from .consents import StoryConsent, running_on

OF_A_CARD = ("title", "intro", "published_on", "picture", "picture_alt", "url_path", "locale", "content_type")


def told() -> QuerySet:
    """Keys of the stories that have a voice."""
    return StoryVoice.objects.values("page")


def told_unwillingly(today: date) -> QuerySet:
    """Keys of the stories of which a voice lacks a running consent."""
    return told().exclude(running_on(today, "consent__"))


class StoryPageQuerySet(PageQuerySet):
    def agreed(self, today: date) -> "StoryPageQuerySet":
        """Stories whose every voice has a running consent."""
        return self.filter(pk__in=told()).exclude(pk__in=told_unwillingly(today))

    def shown(self, today: date) -> "StoryPageQuerySet":
        """What the public may read, the newest first."""
        return self.live().agreed(today).order_by("-published_on", "-pk")

    def withheld(self, today: date) -> "StoryPageQuerySet":
        """Published stories that lack a consent: every list of pages leaves them out."""
        return self.live().filter(~Q(pk__in=told()) | Q(pk__in=told_unwillingly(today)))

    def listed(self) -> "StoryPageQuerySet":
        """With what their cards need, read at once."""
        voices = StoryVoice.objects.select_related("consent")
        stories = self.only(*OF_A_CARD).select_related("picture")
        return stories.prefetch_related(Prefetch("voices", queryset=voices), "picture__renditions")


class StoryForm(WagtailAdminPageForm):
    """Refuses to publish without consents; a draft needs none."""

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if "action-publish" in self.data and not self.is_agreed(timezone.localdate()):
            raise ValidationError(
                _(
                    "This story cannot be published: each voice needs a consent that covers this site, has begun "
                    "and has not ended. Choose the consents, or save a draft; nothing you typed is lost."
                )
            )
        return cleaned

    def is_agreed(self, today: date) -> bool:
        """Whether every voice of the form leans on a running consent."""
        kept = [one.cleaned_data for one in self.formsets["voices"].forms if one.is_valid()]
        consents = [values.get("consent") for values in kept if values and not values.get("DELETE")]
        return bool(consents) and all(consent and consent.covers_site(today) for consent in consents)


class StoryPage(PageWithBody):
    """One story."""

    published_on = models.DateField(_("date"), default=timezone.localdate)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait or drawing"),
    )
    picture_alt = models.CharField(
        _("what the image shows"),
        max_length=200,
        blank=True,
        help_text=_("For those who do not see it. Empty: the image only decorates."),
    )

    objects = PageManager.from_queryset(StoryPageQuerySet)()
    base_form_class = StoryForm
    personal_data = NoPersonalData("published words, each under a consent (StoryConsent)")

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("published_on"),
        FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Image")),
        InlinePanel("voices", heading=_("Voices"), label=_("Voice"), min_num=1, max_num=2),
        FieldPanel("body"),
    ]
    search_fields = [
        *PageWithBody.search_fields,
        index.FilterField("published_on"),
        index.SearchField("said"),
    ]
    search_kind = Kind.STORIES
    parent_page_types = ["cms_pages.StoryIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Somebody tells their mentoring, alone or with the other half of the tandem.")

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The story; “gone”, without a word of it, once a consent is missing."""
        if StoryPage.objects.shown(timezone.localdate()).filter(pk=self.pk).exists():
            return super().serve(request, *args, **kwargs)
        index_url = self.get_parent().get_url(request)
        return TemplateResponse(
            request, "cms_pages/story_gone.html", {"index_url": index_url}, status=HTTPStatus.GONE
        )

    def said(self) -> str:
        """Names and words of the voices, for the search."""
        return " ".join(f"{voice.name} {voice.role} {voice.words}" for voice in self.voices.all())

    def things(self, request: HttpRequest) -> list[things.Thing]:
        """The story as an article."""
        article = things.article(
            title=self.title,
            summary=self.description,
            url=self.full_url or "",
            on=self.published_on,
            changed=self.last_published_at,
            by="",
            card=self.card,
        )
        return [article, *super().things(request)]


class StoryVoice(Orderable):
    """Who speaks in a story, and the words that the page pulls out. The name is the one of the consent."""

    class Side(models.TextChoices):
        MENTEE = "mentee", _("Mentee")
        MENTOR = "mentor", _("Mentor")

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="voices")
    side = models.CharField(_("side"), max_length=6, choices=Side.choices, default=Side.MENTEE)
    consent = models.ForeignKey(
        StoryConsent,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="voices",
        verbose_name=_("consent"),
        help_text=_("Needed to publish. The page shows the name that it gives."),
    )
    role = models.CharField(_("trade, place"), max_length=80, blank=True)
    words = models.TextField(
        _("words"), max_length=400, help_text=_("Without quotation marks: the page puts them.")
    )

    personal_data = NoPersonalData("published words, under the consent of the voice")

    panels = [
        FieldPanel("consent"),
        FieldRowPanel([FieldPanel("side"), FieldPanel("role")]),
        FieldPanel("words"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("voice")
        verbose_name_plural = _("voices")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As the person wants it written; of a draft without consent, the side."""
        return self.consent.published_name if self.consent else gettext("Consent to come")
