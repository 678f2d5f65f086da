"""Calendars that a person subscribes to: an address that holds a secret, of which only the hash is kept."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.core.privacy import Erase, PersonalData


class Feed(models.Model):
    """One calendar of one person, open until it is revoked; a new address is a new row."""

    class Kind(models.TextChoices):
        MINE = "mine", _("My meetings and gatherings")
        GATHERINGS = "gatherings", _("Mentors’ gatherings only")
        TEAM = "team", _("What I follow")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(User, models.CASCADE, related_name="feeds")
    kind = models.CharField(_("which"), max_length=10, choices=Kind.choices)
    names = models.BooleanField(_("with first names"), default=False)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("since"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    personal_data = PersonalData(
        purpose=_("show somebody their appointments in their own calendar"),
        basis="public-interest mission",
        keep=_("as the account"),
        erase=dict.fromkeys(("kind", "names", "token_hash", "created_at", "revoked_at"), Erase.WITH_ROW),
    )

    class Meta:
        verbose_name = _("calendar to subscribe to")
        verbose_name_plural = _("calendars to subscribe to")
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=models.Q(revoked_at=None), name="feed_one_live_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
