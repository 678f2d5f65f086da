"""Meetings of the mentors as a group: six months of dates laid ahead (MentorU: every two months, 1 h 30)."""

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import AttendanceLifecycle, AttendanceState
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core.privacy import Erase, NoPersonalData, PersonalData
from portal.core.states import known_states

from .people import Mentor, programmes_within
from .programmes import Programme


class GatheringSeries(models.Model):
    """Six months of dates laid in one act."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=100)
    laid_at = models.DateTimeField()

    personal_data = NoPersonalData("dates and places")

    class Meta:
        verbose_name = _("series of gatherings")
        verbose_name_plural = _("series of gatherings")

    def __str__(self) -> str:
        return self.name


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def visible_to(self, person: User) -> "GatheringQuerySet":
        """Gatherings of the programmes that this member of the team follows."""
        held = reach(person, "follow")
        return self if held.hub else self.filter(programmes__in=programmes_within(held)).distinct()


class Gathering(models.Model):
    """One meeting of the mentors."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    series = models.ForeignKey(
        GatheringSeries, models.CASCADE, null=True, blank=True, related_name="gatherings"
    )
    name = models.CharField(_("name"), max_length=100)
    programmes = models.ManyToManyField(Programme, blank=True, related_name="gatherings")
    starts_at = models.DateTimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(_("length, in minutes"), default=90)
    place = models.CharField(_("place"), max_length=160)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    topic = models.TextField(_("topic"), max_length=600, blank=True)
    agenda = models.TextField(_("agenda"), max_length=3000, blank=True)
    account = models.TextField(_("minutes of the gathering"), max_length=6000, blank=True)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = GatheringQuerySet.as_manager()

    personal_data = NoPersonalData("dates and places")

    class Meta:
        verbose_name = _("mentors’ gathering")
        verbose_name_plural = _("mentors’ gatherings")
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["series", "starts_at"], name="gathering_once_in_a_series"),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=15, minutes__lte=480), name="gathering_length_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class GatheringDocument(models.Model):
    """A file for those who come, kept with the private files."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="documents")
    name = models.CharField(_("name"), max_length=120)
    path = models.CharField(max_length=160, unique=True)
    size = models.PositiveIntegerField(_("size, in bytes"))
    added_at = models.DateTimeField(_("added"))
    added_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = NoPersonalData("agendas and slides for a group")

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.name


class Attendance(AttendanceLifecycle):
    """One mentor and one gathering: invited, coming or not, there or not. Nothing is ever held against anybody."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="attendances")
    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="attendances")
    invited_at = models.DateTimeField(_("invited"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    personal_data = PersonalData(
        purpose=_("know who comes, and keep a chair"),
        basis="public-interest mission",
        keep=_("as the mentor's file"),
        erase={"invited_at": Erase.WITH_ROW, "answered_at": Erase.WITH_ROW},
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["answered_at", "id"]
        constraints: ClassVar = [
            known_states("attendance", AttendanceState),
            models.UniqueConstraint(fields=["gathering", "mentor"], name="attendance_once_a_mentor"),
            models.CheckConstraint(
                condition=models.Q(state__in=["invited", "attended", "missed"])
                | models.Q(answered_at__isnull=False),
                name="attendance_answered_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gathering} · {self.mentor}"


class Topic(models.Model):
    """What a mentor would like to talk about at a gathering; the others say « moi aussi »."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="topics")
    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="+")
    text = models.CharField(_("topic"), max_length=200)
    proposed_at = models.DateTimeField(_("proposed"))
    in_agenda_at = models.DateTimeField(_("put in the agenda"), null=True, blank=True)
    client_key = models.UUIDField(unique=True, default=uuid4)

    personal_data = PersonalData(
        purpose=_("let the mentors choose what they talk about"),
        basis="public-interest mission",
        keep=_("as the mentor's file"),
        erase={"text": Erase.BLANK, "proposed_at": Erase.MONTH},
        plain=("in_agenda_at",),
    )

    class Meta:
        verbose_name = _("topic proposed")
        verbose_name_plural = _("topics proposed")
        ordering: ClassVar = ["proposed_at", "id"]

    def __str__(self) -> str:
        return f"{self.gathering} · {self.pk}"


class TopicVote(models.Model):
    """« Moi aussi »: one mentor, one topic, once."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="votes")
    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="+")
    voted_at = models.DateTimeField(_("day"))

    personal_data = PersonalData(
        purpose=_("let the mentors choose what they talk about"),
        basis="public-interest mission",
        keep=_("as the mentor's file"),
        erase={"voted_at": Erase.WITH_ROW},
    )

    class Meta:
        verbose_name = _("vote for a topic")
        verbose_name_plural = _("votes for topics")
        ordering: ClassVar = ["voted_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["topic", "mentor"], name="topic_voted_once_a_mentor"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} · {self.pk}"


class GatheringFeedback(models.Model):
    """What a mentor who was there says of a gathering: one answer, a word. The team reads them without a name."""

    class Answer(models.TextChoices):
        USEFUL = "useful", _("Useful")
        SO_SO = "so_so", _("So-so")
        USELESS = "useless", _("Not useful")

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="feedback")
    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="+")
    answer = models.CharField(_("useful?"), max_length=10, choices=Answer.choices)
    words = models.CharField(_("a word"), max_length=400, blank=True)
    answered_at = models.DateTimeField(_("answered"))

    personal_data = PersonalData(
        purpose=_("make the gatherings better"),
        basis="public-interest mission",
        keep=_("as the mentor's file"),
        erase={"words": Erase.BLANK, "answered_at": Erase.MONTH},
        plain=("answer",),
    )

    class Meta:
        verbose_name = _("feedback on a gathering")
        verbose_name_plural = _("feedback on gatherings")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gathering", "mentor"], name="gathering_feedback_once_a_mentor"),
        ]

    def __str__(self) -> str:
        return f"{self.gathering} · {self.pk}"
