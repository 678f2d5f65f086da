"""Events: each has its page, its place or none, and its file for a calendar; a cancelled one stays and says so."""

from datetime import datetime, timedelta

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from portal.core import calendars

from ..dates import Entry
from ..found import things
from ..search import kinds
from .base import PageWithBody

OF_A_LINE = (
    "title",
    "intro",
    "kind",
    "starts_at",
    "ends_at",
    "place",
    "is_cancelled",
    "url_path",
    "locale",
    "content_type",
)


class EventPageQuerySet(PageQuerySet):
    def announced(self) -> "EventPageQuerySet":
        """Published events, cancelled ones too: those who meant to come must read it. The soonest first."""
        return self.live().defer_streamfields().order_by("starts_at", "pk")

    def coming(self, now: datetime) -> "EventPageQuerySet":
        """What is not over."""
        return self.announced().filter(ends_at__gt=now)

    def over(self, now: datetime) -> "EventPageQuerySet":
        """What is past, the latest first."""
        return self.announced().filter(ends_at__lte=now).order_by("-starts_at", "-pk")

    def between(self, start: datetime, end: datetime) -> "EventPageQuerySet":
        """What takes place, if only in part, in a span of time."""
        return self.announced().filter(starts_at__lt=end, ends_at__gt=start)

    def entries(self, request: HttpRequest | None) -> list[Entry]:
        """These events as lines of a list, read without the rest of their pages."""
        return [event.entry(request) for event in self.only(*OF_A_LINE)]


class EventPage(RoutablePageMixin, PageWithBody):
    """One event."""

    class Kind(models.TextChoices):
        INFORMATION = "information", _("Information meeting")
        CAFE = "cafe", _("Café")
        WORKSHOP = "workshop", _("Workshop")
        FAIR = "fair", _("Fair")
        EVENING = "evening", _("Evening")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.INFORMATION)
    starts_at = models.DateTimeField(_("starts"), help_text=_("Day and hour in Paris."))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(
        _("place"), max_length=160, blank=True, help_text=_("Name, street and town. Empty: online.")
    )
    registration_url = models.URLField(_("registration form"), blank=True)
    registration_email = models.EmailField(
        _("registration by e-mail"), blank=True, help_text=_("Instead of a form.")
    )
    is_cancelled = models.BooleanField(
        pgettext_lazy("event", "cancelled"),
        default=False,
        help_text=_("The page stays, and says so; so does the calendar of those who subscribed."),
    )

    objects = PageManager.from_queryset(EventPageQuerySet)()

    content_panels = [
        TitleFieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_cancelled")]),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("place"),
        FieldPanel("intro"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("registration_url"), FieldPanel("registration_email")], heading=_("Registration")
        ),
    ]
    search_fields = [
        *PageWithBody.search_fields,
        index.SearchField("place"),
        index.FilterField("starts_at"),
    ]
    search_kind = kinds.Kind.AGENDA
    parent_page_types = ["cms_pages.EventIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A date that anybody may come to: information meeting, café, fair…")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="event_ends_after_it_starts",
                violation_error_message=_("An event ends after it has begun."),
            ),
            models.CheckConstraint(
                condition=models.Q(registration_url="") | models.Q(registration_email=""),
                name="event_one_registration",
                violation_error_message=_("Give a form or an e-mail address, not both."),
            ),
        ]

    @path("ics/", name="calendar")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """The event as a file for a calendar; of a cancelled one, the file that takes it out."""
        return calendars.public_file_response(
            calendars.event(self.appointment(), now=timezone.now()), self.slug
        )

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `entry`, this event as the agenda shows it, `is_over`, and the address of its calendar file."""
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "entry": self.entry(request),
            "is_over": self.ends_at <= timezone.now(),
            "calendar_url": (self.get_url(request) or "") + self.reverse_subpage("calendar"),
        }

    def entry(self, request: HttpRequest | None) -> Entry:
        """The line of this event in a list."""
        return Entry(
            title=self.title,
            kind=self.get_kind_display(),
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            where=self.where,
            intro=self.intro,
            url=self.get_url(request) or "",
            is_online=not self.place,
            is_cancelled=self.is_cancelled,
        )

    def things(self, request: HttpRequest) -> list[things.Thing]:
        """The event, beside the questions that its text may hold."""
        event = things.event(
            title=self.title,
            summary=self.description,
            url=self.full_url or "",
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            place=self.place,
            cancelled=self.is_cancelled,
            card=self.card,
        )
        return [event, *super().things(request)]

    @property
    def where(self) -> str:
        """The place, or that it is online."""
        return self.place or gettext("Online")

    @property
    def sequence(self) -> int:
        """The rank of this version: seconds since the first publication, so that each one replaces those before."""
        if not (self.first_published_at and self.last_published_at):
            return 0
        return (self.last_published_at - self.first_published_at) // timedelta(seconds=1)

    def appointment(self) -> calendars.Appointment:
        """What a calendar keeps of this event, under a name that no change alters."""
        return calendars.Appointment(
            uid=f"event-{self.translation_key}@tandem",
            sequence=self.sequence,
            summary=self.title,
            starts_at=self.starts_at,
            minutes=(self.ends_at - self.starts_at) // timedelta(minutes=1),
            place=self.where,
            description=self.intro,
            url=self.full_url or "",
            cancelled=self.is_cancelled,
        )
