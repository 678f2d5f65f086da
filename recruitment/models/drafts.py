"""What a visitor has typed so far: one draft per run of a wizard, bound to the session that began it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.models import Programme
from mentoring.models.programmes import Track
from portal.core.privacy import Erase, PersonalData
from portal.core.states import known_states
from recruitment.lifecycle import DraftLifecycle, DraftState


class Side(models.TextChoices):
    """On which side of a tandem somebody applies."""

    MENTOR = "mentor", _("Mentor")
    MENTEE = "mentee", _("Mentee")


class Draft(DraftLifecycle):
    """Answers as they were posted, by step; `completed` lists the steps that were valid when last posted.

    Knowing the address opens nothing: the session must hold the key whose hash is `owner_hash`, or have
    opened a mailed `resume` link. Sent or expired, a draft keeps its dates and its step only.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    role = models.CharField(_("side"), max_length=10, choices=Side.choices)
    track = models.CharField(_("track"), max_length=12, choices=Track.choices, default=Track.EMPLOYMENT)
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("programme")
    )
    form_version = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(_("language"), max_length=5, default="fr")
    step = models.CharField(max_length=40, blank=True)
    completed = models.JSONField(default=list, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True, db_index=True)
    owner_hash = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        purpose=_("let an applicant finish later"),
        basis="pre-contract steps",
        keep=_("30 days after the last change; then the dates and the step only"),
        erase={
            "answers": Erase.BLANK,
            "completed": Erase.BLANK,
            "email": Erase.BLANK,
        },
        plain=(
            "role",
            "track",
            "form_version",
            "language",
            "owner_hash",
            "step",
            "started_at",
            "updated_at",
            "warned_at",
        ),
    )

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-updated_at"]
        indexes = [
            models.Index(fields=["updated_at"], condition=models.Q(state="open"), name="draft_open_by_age"),
        ]
        constraints: ClassVar = [
            known_states("draft", DraftState),
            models.CheckConstraint(condition=models.Q(role__in=Side.values), name="draft_side_known"),
            models.CheckConstraint(
                condition=models.Q(state="open") | models.Q(answers={}, email=""),
                name="draft_closed_holds_no_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.uuid}"

    def forget_answers(self) -> None:
        """Empty what a closed draft has no reason to keep; the caller saves."""
        self.answers, self.completed, self.email = {}, [], ""
