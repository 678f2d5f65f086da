"""Mentors among themselves: a directory to which each says yes, introductions, questions read by the team first."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import MentorState, WordsLifecycle, WordsState
from portal.accounts.models import User
from portal.core.privacy import Erase, PersonalData
from portal.core.states import known_states

from .pairs import Pair
from .people import Mentor

WITH_THE_FILE = _("as the mentor's file")


class DirectoryQuerySet(models.QuerySet["DirectoryEntry"]):
    def shown(self) -> "DirectoryQuerySet":
        """The entries of mentors who are still there."""
        there = (MentorState.AVAILABLE, MentorState.PAUSED)
        return self.filter(mentor__state__in=there, mentor__person__is_active=True)


class DirectoryEntry(models.Model):
    """A mentor whom the other mentors may find. The row is the yes: it goes when they take it back, or leave."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    mentor = models.OneToOneField(Mentor, models.CASCADE, related_name="directory_entry")
    doors = models.CharField(_("doors I can open"), max_length=280, blank=True)
    listed_at = models.DateTimeField(_("listed"))

    objects = DirectoryQuerySet.as_manager()

    personal_data = PersonalData(
        purpose=_("let mentors find each other"),
        basis="consent",
        keep=_("until the mentor takes it back or leaves"),
        erase={"doors": Erase.WITH_ROW, "listed_at": Erase.WITH_ROW},
    )

    class Meta:
        verbose_name = _("entry in the mentors’ directory")
        verbose_name_plural = _("entries in the mentors’ directory")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.mentor)


class Introduction(models.Model):
    """A mentor wrote to another through the portal, and gave their own address."""

    asker = models.ForeignKey(Mentor, models.CASCADE, related_name="introductions_asked")
    asked = models.ForeignKey(Mentor, models.CASCADE, related_name="introductions_received")
    pair = models.ForeignKey(Pair, models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.CharField(_("words"), max_length=600)
    sent_at = models.DateTimeField(_("sent"))
    client_key = models.UUIDField(unique=True, default=uuid4)

    personal_data = PersonalData(
        purpose=_("put two mentors in touch, and keep it within bounds"),
        basis="consent",
        keep=WITH_THE_FILE,
        erase={"words": Erase.BLANK, "sent_at": Erase.MONTH},
    )

    class Meta:
        verbose_name = _("introduction asked")
        verbose_name_plural = _("introductions asked")
        ordering: ClassVar = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return f"{self.asker} · {self.pk}"


class Words(WordsLifecycle):
    """What a mentor wrote to the others, and what the team decided about it."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="+", verbose_name=_("mentor"))
    text = models.CharField(_("text"), max_length=600)
    written_at = models.DateTimeField(_("written"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    client_key = models.UUIDField(unique=True, default=uuid4)

    personal_data = PersonalData(
        purpose=_("let mentors help each other between gatherings"),
        basis="public-interest mission",
        keep=WITH_THE_FILE,
        erase={
            "text": Erase.BLANK,
            "reason": Erase.BLANK,
            "written_at": Erase.MONTH,
            "decided_at": Erase.MONTH,
        },
    )

    class Meta:
        abstract = True
        ordering: ClassVar = ["-written_at", "-id"]
        constraints: ClassVar = [
            known_states("%(class)s", WordsState),
            models.CheckConstraint(
                condition=models.Q(state="waiting") | models.Q(decided_at__isnull=False),
                name="%(class)s_decided_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} · {self.pk}"


class MentorQuestion(Words):
    """A question to the other mentors between two gatherings."""

    class Meta(Words.Meta):
        abstract = False
        verbose_name = _("question of a mentor")
        verbose_name_plural = _("questions of mentors")


class MentorAnswer(Words):
    """What another mentor answers."""

    question = models.ForeignKey(
        MentorQuestion, models.CASCADE, related_name="answers", verbose_name=_("question")
    )

    class Meta(Words.Meta):
        abstract = False
        verbose_name = _("answer of a mentor")
        verbose_name_plural = _("answers of mentors")
