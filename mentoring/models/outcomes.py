"""What became of a mentee at the end of a tandem, and later: a correction is a new row, never a rewritten one."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.core.privacy import Erase, PersonalData

from .pairs import Pair
from .people import Mentee
from .programmes import Programme


class OutcomeKind(models.TextChoices):
    EMPLOYMENT = "employment", _("A job")
    CREATION = "creation", _("A business started or taken over")
    TRAINING = "training", _("A training course")
    INTERNSHIP = "internship", _("An internship or a trial period")
    BACK_TO_SCHOOL = "back_to_school", _("Back to school")
    OTHER_POSITIVE = "other_positive", _("Another step forward")
    SEEKING = "seeking", _("Still searching")
    INACTIVE = "inactive", _("Has stopped searching")
    UNKNOWN = "unknown", _("Not known")


POSITIVE_OUTCOMES = (
    OutcomeKind.EMPLOYMENT,
    OutcomeKind.CREATION,
    OutcomeKind.TRAINING,
    OutcomeKind.INTERNSHIP,
    OutcomeKind.BACK_TO_SCHOOL,
    OutcomeKind.OTHER_POSITIVE,
)


class Contract(models.TextChoices):
    PERMANENT = "permanent", _("Permanent contract (CDI)")
    FIXED_LONG = "fixed_long", _("Fixed-term contract of six months or more (CDD)")
    FIXED_SHORT = "fixed_short", _("Fixed-term contract of less than six months (CDD)")
    TEMPORARY = "temporary", _("Temporary work")
    APPRENTICESHIP = "apprenticeship", _("Work-study contract")
    ASSISTED = "assisted", _("Subsidised contract")
    SELF_EMPLOYED = "self_employed", _("Self-employed")


class Outcome(models.Model):
    """The way out of a pair, typed. Counted under its programme; `horizon` is months after the end (0: at the end)."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="outcome_rows")
    pair = models.ForeignKey(Pair, models.PROTECT, related_name="outcomes")
    mentee = models.ForeignKey(Mentee, models.PROTECT, related_name="outcomes")
    horizon = models.PositiveSmallIntegerField(_("months after the end"), default=0)
    kind = models.CharField(_("way out"), max_length=20, choices=OutcomeKind.choices)
    contract = models.CharField(_("contract"), max_length=20, choices=Contract.choices, blank=True)
    happened_on = models.DateField(_("since"), null=True, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    is_current = models.BooleanField(default=True)
    reported_at = models.DateTimeField(_("reported"))
    reported_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        purpose=_("report on what the programme brings"),
        basis="public-interest mission",
        keep=_("last horizon, then folded into figures"),
        erase={"happened_on": Erase.MONTH, "reported_at": Erase.MONTH},
        plain=("horizon", "kind", "contract", "is_current"),
    )

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["-reported_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=OutcomeKind.values), name="outcome_kind_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="employment") | ~models.Q(contract=""),
                name="outcome_employment_has_a_contract",
            ),
            models.UniqueConstraint(
                fields=["pair", "horizon"],
                condition=models.Q(is_current=True),
                name="outcome_one_current_a_horizon",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.kind}"
