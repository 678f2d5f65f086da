"""A campaign: its own words and its own door, for a sphere that the hub opens or for mentors that it looks for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from mentoring import published
from mentoring.published import PublicProgramme

from ..entrances import Entrance, entrance_url
from .base import PageWithBody, PortalPage


def programme_choices() -> list[tuple[str, str]]:
    """No programme in particular, then each one by its name."""
    return [("", _("Whichever suits: the form asks")), *published.named()]


class CampaignForm(WagtailAdminPageForm):
    """Offers the programmes there are today: they are rows, and a page keeps the code of one."""

    programme = forms.ChoiceField(
        label=_("programme"),
        choices=programme_choices,
        required=False,
        help_text=_("Already chosen in the form of those who look for a mentor."),
    )


class Stage(models.TextChoices):
    """What the door of a campaign says."""

    SOON = "soon"
    OPEN = "open"
    CLOSED = "closed"
    OVER = "over"


@dataclass(frozen=True)
class Door:
    """Where a campaign leads. `programme` is the one behind the door, while it takes applications."""

    stage: Stage
    url: str
    programme: PublicProgramme | None = None


class CampaignPage(PageWithBody):
    """One campaign."""

    class Tone(models.TextChoices):
        MENTOR = "mentor", _("Blue, as mentors")
        MENTEE = "mentee", _("Apricot, as mentees")

    tone = models.CharField(_("colour"), max_length=6, choices=Tone.choices, default=Tone.MENTEE)
    starts_on = models.DateField(_("first day"), null=True, blank=True, help_text=_("Empty: already begun."))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: no end."))
    entrance = models.CharField(
        _("application form"), max_length=10, choices=Entrance.choices, default=Entrance.MENTEE
    )
    programme = models.CharField(_("programme"), max_length=30, blank=True)
    button = models.CharField(
        _("words of the button"), max_length=60, blank=True, help_text=_("Such as “I apply as a mentor”.")
    )
    duration = models.CharField(
        _("time needed"), max_length=60, blank=True, help_text=_("Such as “8 min, you may stop and resume”.")
    )

    base_form_class = CampaignForm
    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("tone")]),
        MultiFieldPanel(
            [FieldPanel("entrance"), FieldPanel("programme"), FieldPanel("button"), FieldPanel("duration")],
            heading=_("Button"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    page_description = _(
        "A campaign with its own words, its dates, and a button to a form or to a programme."
    )

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="campaign_ends_after_it_starts",
                violation_error_message=_("A campaign ends after it has begun."),
            ),
        ]

    def clean(self) -> None:
        """A mentor applies to the hub, and says there whom they would like to help."""
        super().clean()
        if self.programme and self.entrance != Entrance.MENTEE:
            raise ValidationError({"programme": _("Mentors apply to the hub: leave the programme empty.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, object]:
        """Adds `door`, where the button leads today and why it may not."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "door": self.door(timezone.localdate())}

    def door(self, today: date) -> Door:
        """The door on a day. A programme that is closed, or gone, closes the door of its campaign."""
        opened = {one.code: one for one in published.open_programmes(today)}
        aimed = opened.get(self.programme)
        url = entrance_url(self.entrance, programme=self.programme)
        return Door(self.stage(today, is_open=bool(aimed if self.programme else opened)), url, aimed)

    def stage(self, today: date, *, is_open: bool) -> Stage:
        """The campaign's own dates first, then whether anybody takes applications."""
        if self.starts_on and today < self.starts_on:
            return Stage.SOON
        if self.ends_on and today > self.ends_on:
            return Stage.OVER
        return Stage.OPEN if is_open else Stage.CLOSED
