"""What a pair decided to do, and how far it was at each meeting (MentorU: a plan of action, the reference each time)."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import ActionLifecycle, ActionState
from portal.accounts.models import User
from portal.core.privacy import Erase, PersonalData
from portal.core.states import known_states

from .pairs import Meeting, Pair


class Doer(models.TextChoices):
    MENTOR = "mentor", _("The mentor")
    MENTEE = "mentee", _("The mentee")
    BOTH = "both", _("Both")


class ActionItem(ActionLifecycle):
    """One action: what, by whom, by when, and the kind of support that it is (a code of MentorU's five)."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="actions")
    text = models.CharField(_("what"), max_length=200)
    who = models.CharField(_("who"), max_length=10, choices=Doer.choices, default=Doer.MENTEE)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    support = models.CharField(_("kind of support"), max_length=15, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    added_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()
    ended_on = models.DateField(_("since"), null=True, blank=True)
    client_key = models.UUIDField(unique=True, default=uuid4)

    personal_data = PersonalData(
        purpose=_("give each meeting its reference, and the team the progress"),
        basis="public-interest mission",
        keep=_("end of the pair, then 24 months"),
        erase={
            "text": Erase.BLANK,
            "due_on": Erase.MONTH,
            "added_at": Erase.MONTH,
            "ended_on": Erase.MONTH,
        },
        plain=("who", "support", "position"),
    )

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["position", "id"]
        constraints: ClassVar = [
            known_states("actionitem", ActionState),
            models.CheckConstraint(
                condition=models.Q(state="open", ended_on=None)
                | (~models.Q(state="open") & models.Q(ended_on__isnull=False)),
                name="action_ended_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.position}"


class Advance(models.TextChoices):
    STANDING = "standing", _("Not begun")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Given up")
    AGAIN = "again", _("To do again")


SAID_AT_A_MEETING = [(one.value, one.label) for one in Advance if one != Advance.AGAIN]


class ActionStep(models.Model):
    """How far an action was: noted when the two met, or by one of them in between."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="steps")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, blank=True, related_name="steps")
    advance = models.CharField(_("how far"), max_length=10, choices=Advance.choices)
    noted_at = models.DateTimeField(_("noted"))
    noted_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        purpose=_("show how the plan went from meeting to meeting"),
        basis="public-interest mission",
        keep=_("end of the pair, then 24 months"),
        erase={"noted_at": Erase.MONTH},
        plain=("advance",),
    )

    class Meta:
        verbose_name = _("progress of an action")
        verbose_name_plural = _("progress of actions")
        ordering = ["noted_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "meeting"], name="step_once_a_meeting"),
        ]

    def __str__(self) -> str:
        return f"{self.action} · {self.advance}"
