"""Programmes, their weights and figures to compare with, and the partner structures."""

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.core.privacy import Erase, NoPersonalData, PersonalData


class Track(models.TextChoices):
    EMPLOYMENT = "employment", _("Finding a job")
    YOUTH = "youth", _("Young people")
    FOUNDER = "founder", _("Starting a business")
    OTHER = "other", _("Other")


class Partner(models.Model):
    """A partner structure: it refers people, and may own programmes."""

    class Kind(models.TextChoices):
        YOUTH_OFFICE = "youth_office", _("Local youth office")
        JOB_CENTRE = "job_centre", _("Job centre")
        MICROCREDIT = "microcredit", _("Microcredit")
        INCUBATOR = "incubator", _("Incubator")
        ASSOCIATION = "association", _("Association")
        LOCAL_AUTHORITY = "local_authority", _("Local authority")
        OTHER = "other", _("Other")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    commune = models.CharField(_("commune"), max_length=5, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_active = models.BooleanField(_("active"), default=True)

    personal_data = NoPersonalData("organisations, not people")

    class Meta:
        verbose_name = _("partner structure")
        verbose_name_plural = _("partner structures")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def open_on(self, today: date) -> "ProgrammeQuerySet":
        """Programmes that take applications on a day; both ends count, and no first day means not yet."""
        return self.filter(opens_on__lte=today).exclude(closes_on__lt=today)


class Programme(models.Model):
    """A scheme of the hub: whom it is for, where, its delays and its rhythm. A row, never code.

    `territory`: INSEE codes of communes and SIREN numbers of EPCI (`portal.core.geography`); empty: everywhere.
    `questions`: what this programme asks besides, as `{code, label, label_in_english, kind, choices, required}`.
    `outcomes`: codes of `OutcomeKind` that a tandem may end with. `way_limit`: minutes one way, over the mentee's own.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_in_english = models.CharField(_("name in English"), max_length=80, blank=True)
    pitch = models.CharField(_("in a sentence"), max_length=240, blank=True)
    pitch_in_english = models.CharField(_("in a sentence, in English"), max_length=240, blank=True)
    track = models.CharField(_("track"), max_length=12, choices=Track.choices)
    owner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="programmes", verbose_name=_("owner")
    )
    opens_on = models.DateField(_("open from"), null=True, blank=True)
    closes_on = models.DateField(_("open until"), null=True, blank=True)
    territory = models.JSONField(_("territory"), default=list, blank=True)
    questions = models.JSONField(_("own questions"), default=list, blank=True)
    outcomes = models.JSONField(_("ways to end"), default=list, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("first answer, in working days"), default=5)
    proposal_days = models.PositiveSmallIntegerField(_("mentor’s answer, in working days"), default=5)
    first_meeting_days = models.PositiveSmallIntegerField(_("first meeting, in days"), default=14)
    sign_days = models.PositiveSmallIntegerField(_("signature, in days"), default=10)
    meetings_per_month = models.PositiveSmallIntegerField(_("meetings a month"), default=2)
    check_in_months = models.PositiveSmallIntegerField(_("months between two check-ins"), default=2)
    gathering_months = models.PositiveSmallIntegerField(_("months between two gatherings"), default=2)
    duration_months = models.PositiveSmallIntegerField(_("planned length, in months"), default=6)
    min_age = models.PositiveSmallIntegerField(_("minimum age"), default=16)
    max_age = models.PositiveSmallIntegerField(_("maximum age"), null=True, blank=True)
    gap_low = models.SmallIntegerField(_("age gap sought, from (years)"), default=0)
    gap_high = models.SmallIntegerField(_("age gap sought, to (years)"), default=25)
    way_limit = models.PositiveSmallIntegerField(_("longest way, in minutes"), null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    personal_data = NoPersonalData("rules of a scheme")

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(gap_low__lte=models.F("gap_high")), name="programme_gap_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(duration_months__gte=1), name="programme_lasts_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on=None) | models.Q(closes_on__gte=models.F("opens_on")),
                name="programme_closes_after_opening",
            ),
            models.CheckConstraint(
                condition=models.Q(max_age=None) | models.Q(max_age__gte=models.F("min_age")),
                name="programme_ages_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(way_limit=None) | models.Q(way_limit__gte=5, way_limit__lte=120),
                name="programme_way_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return (get_language() == "en" and self.name_in_english) or self.name

    @property
    def sentence(self) -> str:
        """The pitch in the reader's language."""
        return (get_language() == "en" and self.pitch_in_english) or self.pitch

    def is_open_on(self, today: date) -> bool:
        """Whether applications are taken on a day."""
        opened = self.opens_on is not None and self.opens_on <= today
        return opened and (self.closes_on is None or today <= self.closes_on)

    @property
    def is_open(self) -> bool:
        return self.is_open_on(timezone.localdate())


class Baseline(models.Model):
    """What happens without the programme, by an indicator: no result is shown without its source."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="baselines")
    label = models.CharField(_("what is measured"), max_length=120)
    percent = models.DecimalField(_("per cent"), max_digits=4, decimal_places=1)
    source = models.CharField(_("source"), max_length=160)
    as_of = models.DateField(_("date of the source"))

    personal_data = NoPersonalData("published figures")

    class Meta:
        verbose_name = _("baseline figure")
        verbose_name_plural = _("baseline figures")
        ordering = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(percent__gte=0, percent__lte=100), name="baseline_is_a_share"
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="baseline_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.label


CRITERIA = (
    "sector",
    "function",
    "age",
    "first_language",
    "hobbies",
    "motivation",
    "accessibility",
    "expectations",
)


def weight(label: str) -> models.PositiveSmallIntegerField:
    """Points that a criterion is worth, out of 100."""
    return models.PositiveSmallIntegerField(label, validators=[MinValueValidator(0), MaxValueValidator(100)])


class WeightSet(models.Model):
    """The weights of the eight criteria for a programme, decided on a date; never edited, replaced."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="weight_sets")
    version = models.PositiveSmallIntegerField(default=1)
    sector = weight(_("sector"))
    function = weight(_("function"))
    age = weight(_("age"))
    first_language = weight(_("first language"))
    hobbies = weight(_("hobbies"))
    motivation = weight(_("motivation"))
    accessibility = weight(_("accessibility"))
    expectations = weight(_("expectations"))
    in_force = models.BooleanField(default=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    personal_data = PersonalData(
        purpose=_("show who decided how we match"),
        basis="accountability",
        keep=_("as the programme"),
        erase={"note": Erase.KEEP},
        plain=(*CRITERIA, "version", "in_force", "decided_at"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "version"], name="weights_version_unique"),
            models.UniqueConstraint(
                fields=["programme"], condition=models.Q(in_force=True), name="weights_one_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    sector=100
                    - models.F("function")
                    - models.F("age")
                    - models.F("first_language")
                    - models.F("hobbies")
                    - models.F("motivation")
                    - models.F("accessibility")
                    - models.F("expectations")
                ),
                name="weights_sum_to_100",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} v{self.version}"

    def points(self) -> dict[str, int]:
        """Points by criterion, in the order of the eight."""
        return {name: getattr(self, name) for name in CRITERIA}
