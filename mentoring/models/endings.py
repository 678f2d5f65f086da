"""The end of a tandem and after: a longer way together, what each says of it, and news of the mentee months later."""

from typing import ClassVar
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import FollowUpLifecycle, FollowUpState
from portal.accounts.models import User
from portal.core.privacy import Erase, PersonalData
from portal.core.states import known_states

from .care import FOLLOW_UP, SIDES, CheckInAnswer
from .outcomes import Outcome
from .pairs import Pair

LONGEST_EXTENSION = 6
BEST = 10


class Extension(models.Model):
    """Some more months that one proposes; the planned end moves once the other, or the team, agrees.

    `ends_on` is the end that was agreed on; a proposal is open until it is agreed to or dropped.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="extensions")
    months = models.PositiveSmallIntegerField(
        _("months more"), validators=[MinValueValidator(1), MaxValueValidator(LONGEST_EXTENSION)]
    )
    proposed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(_("proposed"))
    agreed_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    ends_on = models.DateField(_("new planned end"), null=True, blank=True)
    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True)

    personal_data = PersonalData(
        purpose=_("let a tandem last as long as both wish"),
        basis="public-interest mission",
        keep=FOLLOW_UP,
        erase={
            "proposed_at": Erase.MONTH,
            "agreed_at": Erase.MONTH,
            "dropped_at": Erase.MONTH,
            "ends_on": Erase.MONTH,
        },
        plain=("months",),
    )

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering: ClassVar = ["proposed_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair"],
                condition=models.Q(agreed_at=None, dropped_at=None),
                name="extension_one_open_a_pair",
            ),
            models.CheckConstraint(
                condition=models.Q(months__gte=1, months__lte=LONGEST_EXTENSION),
                name="extension_months_in_bounds",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_at=None, ends_on=None)
                | models.Q(agreed_at__isnull=False, ends_on__isnull=False, dropped_at=None),
                name="extension_agreed_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · +{self.months}"


class ClosingWord(models.Model):
    """What one side says of the tandem at its end, by itself or to an officer. The other side never reads it."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="closing_words")
    side = models.CharField(_("who"), max_length=10, choices=SIDES)
    channel = models.CharField(_("how"), max_length=10, choices=CheckInAnswer.Channel.choices)
    supports = models.JSONField(_("what it brought"), default=list, blank=True)
    recommend = models.PositiveSmallIntegerField(
        _("would recommend it, from 0 to 10"), null=True, blank=True, validators=[MaxValueValidator(BEST)]
    )
    words = models.CharField(_("in their words"), max_length=600, blank=True)
    said_at = models.DateTimeField(_("said"))
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    personal_data = PersonalData(
        purpose=_("learn what a tandem brought, and do better"),
        basis="public-interest mission",
        keep=FOLLOW_UP,
        erase={"words": Erase.BLANK, "said_at": Erase.MONTH},
        plain=("side", "channel", "supports", "recommend"),
    )

    class Meta:
        verbose_name = _("closing word")
        verbose_name_plural = _("closing words")
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair", "side"],
                condition=models.Q(channel="oneself"),
                name="closing_word_once_a_side",
            ),
            models.UniqueConstraint(
                fields=["pair", "side"],
                condition=~models.Q(channel="oneself"),
                name="closing_interview_once_a_side",
            ),
            models.CheckConstraint(
                condition=models.Q(recommend=None) | models.Q(recommend__lte=BEST),
                name="closing_word_mark_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.side}"


class FollowUp(FollowUpLifecycle):
    """News to take of a mentee so many months after the end; what they say is an `Outcome` at that horizon."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="follow_ups")
    horizon = models.PositiveSmallIntegerField(_("months after the end"))
    due_on = models.DateField(_("due"))
    asked = models.PositiveSmallIntegerField(_("times asked"), default=0)
    asked_on = models.DateField(_("first asked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    outcome = models.OneToOneField(Outcome, models.PROTECT, null=True, blank=True, related_name="follow_up")
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        purpose=_("know what became of the people accompanied"),
        basis="public-interest mission",
        keep=_("last horizon, then folded into figures"),
        erase={"due_on": Erase.MONTH, "asked_on": Erase.MONTH, "answered_at": Erase.MONTH},
        plain=("horizon", "asked"),
    )

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering: ClassVar = ["horizon", "id"]
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="follow_up_due")]
        constraints: ClassVar = [
            known_states("followup", FollowUpState),
            models.UniqueConstraint(fields=["pair", "horizon"], name="follow_up_once_a_horizon"),
            models.CheckConstraint(
                condition=~models.Q(state="answered")
                | models.Q(outcome__isnull=False, answered_at__isnull=False),
                name="follow_up_answered_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.horizon}"
