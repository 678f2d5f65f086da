"""A mentor and a mentee together, and their meetings."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import (
    BEFORE_FIRST_MEETING,
    OPEN_PAIR_STATES,
    MeetingLifecycle,
    MeetingState,
    PairLifecycle,
    PairState,
)
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core.privacy import Erase, PersonalData
from portal.core.states import known_states

from .guardians import AgreedByGuardian
from .people import Mentee, Mentor, programmes_within
from .programmes import Programme
from .proposals import Proposal


class EndReason(models.TextChoices):
    COMPLETED = "completed", _("Came to its end")
    EARLY_SUCCESS = "early_success", _("Aim reached early")
    MOVED = "moved", _("Moved away")
    NO_TIME = "no_time", _("Lack of time")
    MISMATCH = "mismatch", _("It did not work between them")
    SILENCE = "silence", _("No news")
    SAFEGUARDING = "safeguarding", _("Protection of a person")
    MENTOR_LEFT = "mentor_left", _("The mentor left")
    MENTEE_LEFT = "mentee_left", _("The mentee left")


class PairQuerySet(models.QuerySet["Pair"]):
    def visible_to(self, person: User) -> "PairQuerySet":
        """Pairs that this member of the team may see."""
        held = reach(person, "follow")
        return self if held.hub else self.filter(programme__in=programmes_within(held))

    def open(self) -> "PairQuerySet":
        """Pairs that are not over."""
        return self.filter(state__in=OPEN_PAIR_STATES)


class Pair(PairLifecycle, AgreedByGuardian):
    """A tandem, from the mentor's yes to its end. It cannot exist without its proposal, nor be active without a seal.

    `for_minor`, `guardian_consent`: as they were when the mentoring started.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="pairs")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="pair")
    mentor = models.ForeignKey(Mentor, models.PROTECT, related_name="pairs")
    mentee = models.ForeignKey(Mentee, models.PROTECT, related_name="pairs")
    officer = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("followed by")
    )
    opened_at = models.DateTimeField(_("formed"))
    first_met_on = models.DateField(_("first meeting"), null=True, blank=True)
    seal = models.OneToOneField(
        "mentoring.Seal", models.PROTECT, null=True, blank=True, related_name="active_pair"
    )
    activated_at = models.DateTimeField(_("started"), null=True, blank=True)
    ends_on = models.DateField(_("planned end"), null=True, blank=True)
    closed_at = models.DateTimeField(_("ended"), null=True, blank=True)
    end_reason = models.CharField(_("reason"), max_length=15, blank=True, choices=EndReason.choices)
    last_event_on = models.DateField(_("last news"))

    objects = PairQuerySet.as_manager()

    personal_data = PersonalData(
        purpose=_("follow the tandem and report on it"),
        basis="public-interest mission",
        keep=_("end of the pair, then 24 months"),
        erase={"first_met_on": Erase.MONTH, "last_event_on": Erase.MONTH},
        plain=("reference", "opened_at", "activated_at", "ends_on", "closed_at", "end_reason", "for_minor"),
    )

    class Meta:
        verbose_name = _("tandem")
        verbose_name_plural = _("tandems")
        ordering = ["-opened_at", "-id"]
        indexes = [
            models.Index(fields=["programme", "state", "-opened_at"], name="pair_register"),
            models.Index(fields=["state", "last_event_on"], name="pair_cadence"),
        ]
        constraints = [
            *AgreedByGuardian.Meta.constraints,
            known_states("pair", PairState),
            models.UniqueConstraint(
                fields=["mentee", "programme"],
                condition=models.Q(state__in=OPEN_PAIR_STATES),
                name="pair_one_open_a_mentee_and_programme",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=BEFORE_FIRST_MEETING) | models.Q(first_met_on__isnull=False),
                name="pair_beyond_formed_has_met",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["active", "paused", "closed"])
                | models.Q(seal__isnull=False, activated_at__isnull=False),
                name="pair_active_only_once_sealed",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["closed", "undone"])
                | (models.Q(closed_at__isnull=False) & ~models.Q(end_reason="")),
                name="pair_over_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def side_of(self, person: User | None) -> str | None:
        """`"mentor"`, `"mentee"` or None: which side of the pair a person is."""
        if person is None or person.pk is None:
            return None
        sides = {self.mentor.person_id: "mentor", self.mentee.person_id: "mentee"}
        return sides.get(person.pk)


class Pause(models.Model):
    """A stop of an active tandem, with the day on which it should go on; the planned end moves by as much."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="pauses")
    starts_on = models.DateField(_("paused on"))
    until = models.DateField(_("until"))
    ended_on = models.DateField(_("taken up again on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        purpose=_("expect nothing of a tandem that rests"),
        basis="public-interest mission",
        keep=_("end of the pair, then 24 months"),
        erase={
            "starts_on": Erase.MONTH,
            "until": Erase.MONTH,
            "ended_on": Erase.MONTH,
            "reason": Erase.BLANK,
        },
    )

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        ordering = ["starts_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair"], condition=models.Q(ended_on=None), name="pause_one_open_a_pair"
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("starts_on")), name="pause_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.starts_on}"


class MeetingMode(models.TextChoices):
    FACE = "face", _("Face to face")
    REMOTE = "remote", _("By video")
    PHONE = "phone", _("By phone")


class Progress(models.TextChoices):
    FORWARD = "forward", _("It moves forward")
    STEADY = "steady", _("It stays as it is")
    DIFFICULT = "difficult", _("It is difficult")


class Meeting(MeetingLifecycle):
    """A meeting of the pair, arranged or held; the first one held opens the charter.

    `held_on` is the day, also of one that is arranged; `starts_at` its hour, known only if it was arranged. `facts`,
    `progress` and `next_step` are what the team reads; what stays between the two is a `PairNote`.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="meetings")
    is_first = models.BooleanField(default=False)
    held_on = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(_("length, in minutes"), default=60)
    mode = models.CharField(_("how"), max_length=10, choices=MeetingMode.choices, default=MeetingMode.FACE)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    facts = models.CharField(_("what was said, in a line for the team"), max_length=280, blank=True)
    progress = models.CharField(_("how it goes"), max_length=10, choices=Progress.choices, blank=True)
    next_step = models.CharField(_("next step"), max_length=280, blank=True)
    arranged_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)
    client_key = models.UUIDField(unique=True, default=uuid4)

    personal_data = PersonalData(
        purpose=_("follow the rhythm of the tandem"),
        basis="public-interest mission",
        keep=_("end of the pair, then 24 months"),
        erase={
            "facts": Erase.BLANK,
            "next_step": Erase.BLANK,
            "place": Erase.BLANK,
            "held_on": Erase.MONTH,
            "starts_at": Erase.MONTH,
            "recorded_at": Erase.MONTH,
        },
        plain=("is_first", "minutes", "mode", "progress", "sequence"),
    )

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["state", "starts_at"], name="meeting_arranged")]
        constraints = [
            known_states("meeting", MeetingState),
            models.CheckConstraint(
                condition=~models.Q(state="planned") | models.Q(starts_at__isnull=False),
                name="meeting_arranged_has_an_hour",
            ),
            models.UniqueConstraint(
                fields=["pair"],
                condition=models.Q(is_first=True, state="held"),
                name="meeting_one_first_a_pair",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="held") | models.Q(recorded_at__isnull=False),
                name="meeting_held_is_recorded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.pk}"
