"""What must exist before a proposal leaves: the mentor was prepared, the mentee agreed to the card."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.core.privacy import Erase, PersonalData

from .people import Mentee, Mentor


class Orientation(models.Model):
    """A mentor has ticked the checklist of the welcome, item by item; every proposal points to it."""

    mentor = models.OneToOneField(Mentor, models.PROTECT, related_name="orientation")
    ticks = models.JSONField(_("items ticked"), default=list)
    completed_at = models.DateTimeField(_("completed"))

    personal_data = PersonalData(
        purpose=_("propose nobody to a mentor who was not prepared"),
        basis="public-interest mission",
        keep=_("as the mentor's file"),
        erase={"completed_at": Erase.MONTH},
        plain=("ticks",),
    )

    class Meta:
        verbose_name = _("orientation")
        verbose_name_plural = _("orientations")

    def __str__(self) -> str:
        return str(self.mentor)


class CardAgreement(models.Model):
    """The mentee has read the card that mentors will see, and agrees to it; every proposal points to one.

    `content` is the mentee's part of the card, `content_hash` its fingerprint (`mentoring.domain.cards`).
    """

    class Means(models.TextChoices):
        LINK = "link", _("By the mailed link")
        PHONE = "phone", _("Read together with the team")

    mentee = models.ForeignKey(Mentee, models.PROTECT, related_name="card_agreements")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    means = models.CharField(_("how"), max_length=10, choices=Means.choices, default=Means.LINK)
    agreed_at = models.DateTimeField(_("agreed"))
    recorded_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        purpose=_("show mentors nothing that the mentee has not read and agreed to"),
        basis="consent",
        keep=_("end of the pair, or the funder's audit period"),
        erase={"content": Erase.BLANK},
        plain=("content_hash", "means", "agreed_at"),
    )

    class Meta:
        verbose_name = _("agreement to the card")
        verbose_name_plural = _("agreements to the card")
        ordering = ["-agreed_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mentee", "content_hash"], name="card_agreed_once")
        ]

    def __str__(self) -> str:
        return f"{self.mentee} · {self.content_hash[:8]}"
