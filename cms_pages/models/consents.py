"""What people agreed to when they let the hub publish their words, their image or their voice; for how long."""

from datetime import date, timedelta

from django.contrib.admin import display
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from portal.core.privacy import Erase, PersonalData

SOON = timedelta(days=30)


class ConsentStanding(models.TextChoices):
    """Where a consent stands on a day."""

    RUNNING = "running", _("Running")
    SOON = "soon", _("Ends within 30 days")
    COMING = "coming", _("Not begun")
    ENDED = "ended", pgettext_lazy("consent", "Ended")
    WITHDRAWN = "withdrawn", pgettext_lazy("consent", "Withdrawn")


def running_on(day: date, path: str = "") -> models.Q:
    """A consent that a story may lean on: it covers the site, has begun, is not over; the last day counts."""
    rule = {"withdrawn_on": None, "on_site": True, "given_on__lte": day, "until__gte": day}
    return models.Q(**{path + name: value for name, value in rule.items()})


class StoryConsentQuerySet(models.QuerySet["StoryConsent"]):
    def standing(self, standing: str, today: date) -> "StoryConsentQuerySet":
        """Those that stand so on a day."""
        kept, soon = self.filter(withdrawn_on=None), today + SOON
        return {
            ConsentStanding.RUNNING: kept.filter(given_on__lte=today, until__gt=soon),
            ConsentStanding.SOON: kept.filter(given_on__lte=today, until__gte=today, until__lte=soon),
            ConsentStanding.COMING: kept.filter(given_on__gt=today),
            ConsentStanding.ENDED: kept.filter(until__lt=today),
            ConsentStanding.WITHDRAWN: self.exclude(withdrawn_on=None),
        }[standing]


class StoryConsent(index.Indexed, models.Model):
    """The agreement of one person to be published. A story leans on one for each of its voices."""

    class Means(models.TextChoices):
        PAPER = "paper", _("Signed on paper")
        MAIL = "mail", _("Written by e-mail")
        GUARDIAN = "guardian", _("Signed by the person and a parent")

    published_name = models.CharField(
        _("name as published"),
        max_length=60,
        help_text=_("As the person wants it written: a first name is enough."),
    )
    means = models.CharField(_("how it was given"), max_length=10, choices=Means.choices)
    on_site = models.BooleanField(_("this site"), default=True)
    on_networks = models.BooleanField(_("social networks"), default=False)
    in_press = models.BooleanField(_("press and print"), default=False)
    given_on = models.DateField(_("given on"))
    until = models.DateField(_("until"), help_text=_("The last day of publication."))
    withdrawn_on = models.DateField(
        _("withdrawn on"),
        null=True,
        blank=True,
        help_text=_("As soon as it is filled in, what the person says is no longer shown."),
    )
    proof = models.TextField(
        _("proof"), max_length=300, help_text=_("Where the signed text is kept, and who received it.")
    )

    objects = StoryConsentQuerySet.as_manager()

    personal_data = PersonalData(
        purpose="show words and images of people with their agreement, and stop when it ends",
        basis="consent",
        keep="5 years after the end or the withdrawal (proof), then deleted by the nightly rules",
        erase=dict.fromkeys(
            (
                "published_name",
                "means",
                "on_site",
                "on_networks",
                "in_press",
                "given_on",
                "until",
                "withdrawn_on",
                "proof",
            ),
            Erase.WITH_ROW,
        ),
        indexed=True,
    )

    panels = [
        FieldPanel("published_name"),
        MultiFieldPanel(
            [FieldPanel("on_site"), FieldPanel("on_networks"), FieldPanel("in_press")],
            heading=_("What it covers"),
        ),
        FieldRowPanel([FieldPanel("given_on"), FieldPanel("until"), FieldPanel("withdrawn_on")]),
        MultiFieldPanel([FieldPanel("means"), FieldPanel("proof")], heading=_("Proof")),
    ]
    search_fields = [index.SearchField("published_name"), index.AutocompleteField("published_name")]

    class Meta:
        verbose_name = _("consent to publication")
        verbose_name_plural = _("consents to publication")
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("given_on")),
                name="story_consent_ends_after_it_begins",
                violation_error_message=_("A consent ends after the day it was given."),
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gte=models.F("given_on")),
                name="story_consent_withdrawn_after_given",
                violation_error_message=_("A consent is withdrawn after the day it was given."),
            ),
        ]

    def __str__(self) -> str:
        return self.published_name

    def standing_on(self, today: date) -> ConsentStanding:
        """Where it stands on a day, as `standing` chooses rows."""
        if self.withdrawn_on:
            return ConsentStanding.WITHDRAWN
        if self.given_on > today:
            return ConsentStanding.COMING
        if self.until < today:
            return ConsentStanding.ENDED
        return ConsentStanding.SOON if self.until <= today + SOON else ConsentStanding.RUNNING

    @display(description=_("Where it stands"))
    def standing_today(self) -> str:
        """A cell of the register."""
        return self.standing_on(timezone.localdate()).label

    def covers_site(self, today: date) -> bool:
        """Whether a story may lean on it, as `running` chooses rows."""
        in_force = self.standing_on(today) in (ConsentStanding.RUNNING, ConsentStanding.SOON)
        return self.on_site and in_force
