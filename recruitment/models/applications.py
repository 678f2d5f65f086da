"""An application: what somebody told us of themselves, and how far the team has come with it."""

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.models import Partner, Programme
from mentoring.models.people import programmes_within
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core.privacy import Erase, PersonalData
from portal.core.states import known_states
from recruitment.lifecycle import LIVE_STATES, OPEN_STATES, ApplicationLifecycle, ApplicationState

from .drafts import Side

ADULT = 18


class Origin(models.TextChoices):
    WEB = "web", _("Portal")
    PAPER = "paper", _("Paper form")
    REFERRAL = "referral", _("Partner structure")
    IMPORT = "import", _("Import")


class DeclineReason(models.TextChoices):
    """Why the team says no; the applicant reads a kind sentence instead (`recruitment.domain.letters`)."""

    TERRITORY = "territory", _("Outside our territory")
    NEED = "need", _("A need that mentoring does not answer")
    AVAILABILITY = "availability", _("Not enough time")
    ELSEWHERE = "elsewhere", _("Better helped by a partner")
    UNREACHABLE = "unreachable", _("Could not be reached")
    POSTURE = "posture", _("Not in the spirit of mentoring")
    OTHER = "other", _("Another reason")


class HoldReason(models.TextChoices):
    """Why an application waits; the applicant reads a sentence made from it (`recruitment.domain.letters`)."""

    MENTORS = "mentors", _("Not enough mentors around at the moment")
    PROGRAMME = "programme", _("The programme is full for now")
    PERSON = "person", _("The person asked to wait")
    OTHER = "other", _("Another reason")


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, person: User) -> "ApplicationQuerySet":
        """Applications that this member of the team may see and moderate."""
        held = reach(person, "moderate")
        return self if held.hub else self.filter(programme__in=programmes_within(held))

    def to_moderate(self) -> "ApplicationQuerySet":
        """The queue, oldest first; those whose address is not confirmed stand in it, marked."""
        return self.filter(state__in=OPEN_STATES).order_by("sent_at", "id")


class Application(ApplicationLifecycle):
    """Sent by one draft only (`submit_key`); has no person before the address is proven.

    `answers` are codes and words by question (`recruitment.domain.questions`); `version` counts the verbs done,
    so that a team member who acts on an old page is told. `commune` and `birth_year` repeat answers, for the
    register.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    reference = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    submit_key = models.UUIDField(unique=True, editable=False)
    role = models.CharField(_("side"), max_length=10, choices=Side.choices)
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="applications", verbose_name=_("programme")
    )
    person = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="applications", verbose_name=_("person")
    )
    partner = models.ForeignKey(
        Partner,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("structure"),
    )
    first_name = models.CharField(_("first name"), max_length=80)
    last_name = models.CharField(_("last name"), max_length=80)
    email = models.EmailField(_("e-mail address"), db_index=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=5, default="fr")
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    commune = models.CharField(_("commune"), max_length=5, blank=True)
    answers = models.JSONField(_("answers"), default=dict)
    form_version = models.PositiveSmallIntegerField(default=1)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, default=Origin.WEB)
    version = models.PositiveIntegerField(default=1, editable=False)
    assigned_to = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("handled by")
    )
    sent_at = models.DateTimeField(_("sent on"))
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True, blank=True)
    first_answer_at = models.DateTimeField(_("first answer on"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked on"), null=True, blank=True)
    question = models.TextField(_("question"), max_length=600, blank=True)
    reply = models.TextField(_("answer"), max_length=2000, blank=True)
    met_on = models.DateField(_("met on"), null=True, blank=True)
    held_at = models.DateTimeField(_("on the waiting list since"), null=True, blank=True)
    hold_reason = models.CharField(
        _("what we wait for"), max_length=20, choices=HoldReason.choices, blank=True
    )
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decline_reason = models.CharField(_("reason"), max_length=20, choices=DeclineReason.choices, blank=True)
    decline_note = models.TextField(_("note for the team"), max_length=600, blank=True)
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_contact_on = models.DateField(_("last contact"))
    erase_on = models.DateField(_("to erase on"), null=True, blank=True, db_index=True)
    erased_on = models.DateField(null=True, blank=True, editable=False)

    objects = ApplicationQuerySet.as_manager()

    personal_data = PersonalData(
        purpose=_("decide on an application and answer it"),
        basis="pre-contract steps",
        keep=_("accepted: as the person's file; else 24 months after the last contact"),
        erase={
            **dict.fromkeys(
                (
                    "first_name",
                    "last_name",
                    "email",
                    "phone",
                    "birth_year",
                    "commune",
                    "answers",
                    "question",
                    "reply",
                    "decline_note",
                ),
                Erase.BLANK,
            ),
            **dict.fromkeys(
                (
                    "sent_at",
                    "confirmed_at",
                    "first_answer_at",
                    "asked_at",
                    "met_on",
                    "held_at",
                    "decided_at",
                    "closed_at",
                    "last_contact_on",
                    "erased_on",
                ),
                Erase.MONTH,
            ),
            "decline_reason": Erase.KEEP,
            "hold_reason": Erase.KEEP,
        },
        plain=(
            "reference",
            "role",
            "language",
            "form_version",
            "origin",
            "version",
            "reminded_at",
            "erase_on",
        ),
    )

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["sent_at", "id"]
        indexes = [
            models.Index(fields=["state", "sent_at"], name="application_queue"),
            models.Index(fields=["programme", "role", "state", "sent_at"], name="application_by_programme"),
            models.Index(fields=["assigned_to", "state"], name="application_by_officer"),
        ]
        constraints: ClassVar = [
            known_states("application", ApplicationState),
            models.CheckConstraint(condition=models.Q(role__in=Side.values), name="application_side_known"),
            models.CheckConstraint(
                condition=models.Q(state__in=["sent", "withdrawn", "expired"])
                | models.Q(confirmed_at__isnull=False)
                & (models.Q(person__isnull=False) | models.Q(erased_on__isnull=False)),
                name="application_examined_only_once_proven",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(person=None),
                name="application_sent_has_no_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="declined")
                | models.Q(decline_reason__in=DeclineReason.values, decided_at__isnull=False),
                name="application_declined_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(decided_at__isnull=False),
                name="application_accepted_on_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted", role="mentor") | models.Q(met_on__isnull=False),
                name="application_mentor_met_before_accepted",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="on_hold")
                | models.Q(hold_reason__in=HoldReason.values, held_at__isnull=False),
                name="application_on_hold_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="info_requested")
                | (models.Q(asked_at__isnull=False) & ~models.Q(question="")),
                name="application_asked_something",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "programme"],
                condition=models.Q(state__in=LIVE_STATES),
                name="application_one_live_for_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_confirmed(self) -> bool:
        return self.state != ApplicationState.SENT

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def is_minor(self, today: date) -> bool:
        """Whether the applicant may be under 18: only the year is known, so the year of the birthday counts as minor."""
        return self.birth_year is not None and today.year - self.birth_year <= ADULT

    def forget_answers(self) -> list[str]:
        """Empty what nobody needs once the applicant has withdrawn; gives the fields for the caller to save."""
        empty = {"answers": {}, "phone": "", "birth_year": None, "commune": "", "question": "", "reply": ""}
        for name, value in empty.items():
            setattr(self, name, value)
        return list(empty)
