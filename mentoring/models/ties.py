"""Who must not be brought together: conflicts, names that a mentee gave, and pairs that were already tried."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.privacy import Erase, NoPersonalData, PersonalData

from .people import Mentee, Mentor


class Conflict(models.Model):
    """Two people who must not be brought together: client, employer, family, acquaintance."""

    class Kind(models.TextChoices):
        CLIENT = "client", _("Client")
        EMPLOYER = "employer", _("Employer")
        FAMILY = "family", _("Family")
        KNOWN = "known", _("Acquaintance")

    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="conflicts")
    mentee = models.ForeignKey(Mentee, models.CASCADE, related_name="conflicts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    declared_at = models.DateTimeField()

    personal_data = PersonalData(
        purpose=_("never propose somebody too close"),
        basis="legitimate interest",
        keep=_("as the two files"),
        erase={"kind": Erase.WITH_ROW, "declared_at": Erase.WITH_ROW},
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentor", "mentee"], name="conflict_once")]

    def __str__(self) -> str:
        return f"{self.mentor} × {self.mentee}"


class Objection(models.Model):
    """A person or a company that a mentee names: too close (client, employer, relative), or not wanted.

    `name_key` compares names without case, accents or legal form (`mentoring.domain.objections`).
    """

    class Kind(models.TextChoices):
        CLIENT = "client", _("Client or supplier")
        EMPLOYER = "employer", _("Employer, present or past")
        FAMILY = "family", _("Relative")
        VETO = "veto", _("Not wished by the mentee")

    mentee = models.ForeignKey(Mentee, models.CASCADE, related_name="objections")
    kind = models.CharField(_("tie"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("person or company"), max_length=120, blank=True)
    name_key = models.CharField(max_length=120, blank=True, editable=False)
    siren = models.CharField(_("SIREN"), max_length=9, blank=True)
    declared_at = models.DateTimeField(_("declared"))

    personal_data = PersonalData(
        purpose=_("never propose somebody too close, or not wanted"),
        basis="legitimate interest",
        keep=_("as the mentee's file"),
        erase=dict.fromkeys(("kind", "name", "name_key", "siren", "declared_at"), Erase.WITH_ROW),
    )

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["declared_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(name_key="") | ~models.Q(siren=""), name="objection_names_somebody"
            ),
            models.UniqueConstraint(fields=["mentee", "kind", "name_key", "siren"], name="objection_once"),
        ]

    def __str__(self) -> str:
        return f"{self.mentee} · {self.kind}"


class PairMemory(models.Model):
    """That two people were already proposed or paired: a keyed hash, so that it outlives an erasure."""

    key = models.CharField(max_length=64)
    reason = models.CharField(max_length=12)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    personal_data = NoPersonalData("a keyed hash that names nobody")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "reason"], name="memory_once_a_reason")]

    def __str__(self) -> str:
        return self.reason
