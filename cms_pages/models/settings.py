"""What the whole site says of the hub: where it works, how to reach it, the legal body, the alert, the footer."""

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, Page

from portal.core.privacy import NoPersonalData

from .. import sites


class Conformity(models.TextChoices):
    """The three words that the French accessibility rules (RGAA) allow, shown in the footer of each page."""

    NONE = "none", _("not compliant")
    PARTIAL = "partial", _("partially compliant")
    FULL = "full", _("fully compliant")


class Tone(models.TextChoices):
    """How the alert banner looks and is announced."""

    INFORMATION = "info", _("Information")
    IMPORTANT = "important", _("Important")


@register_setting(icon="site", order=100)
class SiteSettings(ClusterableModel, BaseSiteSetting):
    """One record for the site. The hub's name is configuration (`WAGTAIL_SITE_NAME`): mails and charters bear it too."""

    territory = models.CharField(
        _("territory"), max_length=80, blank=True, help_text=_("Small line beside the logo.")
    )
    pledge = models.CharField(
        _("sentence of the footer"), max_length=160, blank=True, help_text=_("Who carries the service.")
    )
    pledge_in_english = models.CharField(_("the same, in English"), max_length=160, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text=_("Receives the messages of the contact form.")
    )
    legal_body = models.CharField(
        _("legal body"), max_length=160, blank=True, help_text=_("The organisation answerable for the site.")
    )
    linkedin = models.URLField("LinkedIn", blank=True)
    youtube = models.URLField("YouTube", blank=True)
    instagram = models.URLField("Instagram", blank=True)
    conformity = models.CharField(
        _("accessibility"),
        max_length=8,
        choices=Conformity.choices,
        default=Conformity.NONE,
        help_text=_("As the last audit found it; without an audit: not compliant."),
    )
    alert = models.CharField(
        _("alert"), max_length=200, blank=True, help_text=_("A line at the top of every page. Empty: none.")
    )
    alert_in_english = models.CharField(_("the same, in English"), max_length=200, blank=True)
    alert_tone = models.CharField(_("tone"), max_length=9, choices=Tone.choices, default=Tone.IMPORTANT)
    alert_from = models.DateField(
        _("shown from"), null=True, blank=True, help_text=_("First day. Empty: at once.")
    )
    alert_until = models.DateField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_("Last day, included. Empty: until you remove it."),
    )

    mentor_guide = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mentor guide"),
        help_text=_("The page that the mails to new mentors lead to."),
    )

    personal_data = NoPersonalData("how to reach an organisation")

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("alert"),
                FieldPanel("alert_in_english"),
                FieldPanel("alert_tone"),
                FieldRowPanel([FieldPanel("alert_from"), FieldPanel("alert_until")]),
            ],
            heading=_("Alert banner"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("territory"),
                FieldPanel("pledge"),
                FieldPanel("pledge_in_english"),
                FieldPanel("legal_body"),
                FieldPanel("conformity"),
                PageChooserPanel("mentor_guide"),
            ],
            heading=_("The hub"),
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("address")], heading=_("Reaching the hub")
        ),
        MultiFieldPanel(
            [FieldPanel("linkedin"), FieldPanel("youtube"), FieldPanel("instagram")],
            heading=_("Social networks"),
        ),
        InlinePanel("footer_links", heading=_("Links of the footer"), label=_("Link")),
    ]

    class Meta:
        verbose_name = _("site and contact details")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(alert_from__isnull=True)
                | models.Q(alert_until__isnull=True)
                | models.Q(alert_until__gte=models.F("alert_from")),
                name="alert_ends_after_it_starts",
                violation_error_message=_("The last day of the alert comes before its first day."),
            )
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def read(cls, request: HttpRequest | None) -> "SiteSettings":
        """The settings of the site, read once for a request; those by default while there are none. Writes nothing."""
        if request is None:
            return cls()
        if not hasattr(request, "_site_settings"):
            site = getattr(request, "_wagtail_site", None) or sites.remember(request)
            request._site_settings = getattr(site, "sitesettings", None) or cls()
        return request._site_settings

    @property
    def current_alert(self) -> str:
        """The alert in the reader's language, from its first day until its last."""
        today = timezone.localdate()
        shown = (self.alert_from or today) <= today <= (self.alert_until or today)
        return in_language(self.alert, self.alert_in_english) if shown else ""

    @property
    def alert_is_important(self) -> bool:
        """Whether the banner warns, or only informs."""
        return self.alert_tone == Tone.IMPORTANT

    @property
    def current_pledge(self) -> str:
        """The sentence of the footer in the reader's language."""
        return in_language(self.pledge, self.pledge_in_english)

    @property
    def networks(self) -> list[tuple[str, str]]:
        """Names and addresses of the networks where the hub is present."""
        known = [("LinkedIn", self.linkedin), ("YouTube", self.youtube), ("Instagram", self.instagram)]
        return [(name, url) for name, url in known if url]


def in_language(french: str, english: str) -> str:
    """The English words for an English reader when there are some, else the French ones."""
    return english if english and get_language() == "en" else french


class FooterColumn(models.TextChoices):
    JOIN = "join", _("Take part")
    UNDERSTAND = "understand", _("Understand")
    HUB = "hub", _("The hub")
    LEGAL = "legal", _("Last line")
    ACCESSIBILITY = "access", _("Last line, with the accessibility status")


class FooterLink(Orderable):
    """A page shown in the footer, in its French version or its English one according to the reader."""

    setting = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="footer_links")
    column = models.CharField(
        _("column"), max_length=10, choices=FooterColumn.choices, default=FooterColumn.UNDERSTAND
    )
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))

    personal_data = NoPersonalData("links")

    panels = [FieldPanel("column"), PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("link of the footer")
        verbose_name_plural = _("links of the footer")

    def __str__(self) -> str:
        return f"{self.column} · {self.page_id}"
