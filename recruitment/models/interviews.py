"""The talk that the team has with an applicant before deciding."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.core.privacy import Erase, PersonalData

from .applications import Application


class Channel(models.TextChoices):
    FACE = "face", _("Face to face")
    PHONE = "phone", _("By phone")
    VIDEO = "video", _("By video")


class Interview(models.Model):
    """One talk, as the officer noted it. `checklist` lists the codes ticked (`recruitment.vocabulary`)."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="interviews")
    held_on = models.DateField(_("day"))
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices)
    place = models.CharField(_("place"), max_length=120, blank=True)
    checklist = models.JSONField(_("what was gone through"), default=list, blank=True)
    notes = models.TextField(_("notes for the team"), max_length=2000, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("led by"))
    noted_at = models.DateTimeField()

    personal_data = PersonalData(
        purpose=_("decide on an application after meeting the person"),
        basis="pre-contract steps",
        keep=_("as the application"),
        erase={
            "held_on": Erase.MONTH,
            "noted_at": Erase.MONTH,
            "place": Erase.BLANK,
            "notes": Erase.BLANK,
        },
        plain=("channel", "checklist"),
    )

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        ordering = ["-held_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(channel__in=Channel.values), name="interview_channel_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} · {self.held_on}"
