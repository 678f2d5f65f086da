"""How the team stays beside a tandem: contacts that count, check-ins, what each thought of the first meeting, alerts."""

from typing import ClassVar
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import CheckInLifecycle, CheckInState
from portal.accounts.models import User
from portal.core.privacy import Erase, PersonalData
from portal.core.states import known_states

from .charters import Party
from .pairs import Pair
from .programmes import Partner

SIDES = [(Party.MENTOR, Party.MENTOR.label), (Party.MENTEE, Party.MENTEE.label)]
FOLLOW_UP = _("end of the pair, then 24 months")


class Contact(models.Model):
    """A call or a message between two meetings (MentorU: « essentiel »): it counts, it says nothing more."""

    class Kind(models.TextChoices):
        CALL = "call", _("A call")
        MESSAGE = "message", _("A message")

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="contacts")
    kind = models.CharField(_("how"), max_length=10, choices=Kind.choices)
    on = models.DateField(_("day"))
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    client_key = models.UUIDField(unique=True, default=uuid4)

    personal_data = PersonalData(
        purpose=_("know that a tandem lives between its meetings"),
        basis="public-interest mission",
        keep=FOLLOW_UP,
        erase={"on": Erase.MONTH},
        plain=("kind",),
    )

    class Meta:
        verbose_name = _("contact between two meetings")
        verbose_name_plural = _("contacts between two meetings")
        ordering: ClassVar = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.pair} · {self.on}"


class FirstImpression(models.Model):
    """Whether one side wishes to go on after the first meeting. The other never reads it."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes, let us go on")
        UNSURE = "unsure", _("I am not sure yet")
        NO = "no", _("No, I would rather not")

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="impressions")
    side = models.CharField(max_length=10, choices=SIDES)
    answer = models.CharField(_("go on?"), max_length=10, choices=Answer.choices)
    answered_at = models.DateTimeField()

    personal_data = PersonalData(
        purpose=_("open another match in time, without fault"),
        basis="public-interest mission",
        keep=FOLLOW_UP,
        erase={"answer": Erase.WITH_ROW, "answered_at": Erase.WITH_ROW},
        plain=("side",),
    )

    class Meta:
        verbose_name = _("first impression")
        verbose_name_plural = _("first impressions")
        ordering: ClassVar = ["answered_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "side"], name="impression_once_a_side"),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.side}"


class CheckIn(CheckInLifecycle):
    """News to take of a tandem on a day (MentorU: every two months, by phone, mail or in an interview)."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="check_ins")
    due_on = models.DateField(_("due"))
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    ended_at = models.DateTimeField(_("done"), null=True, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        purpose=_("see that a tandem goes well, and help where it does not"),
        basis="public-interest mission",
        keep=FOLLOW_UP,
        erase={"due_on": Erase.MONTH, "ended_at": Erase.MONTH},
        plain=("tries",),
    )

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering: ClassVar = ["due_on", "id"]
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="check_in_due")]
        constraints: ClassVar = [
            known_states("checkin", CheckInState),
            models.UniqueConstraint(fields=["pair", "due_on"], name="check_in_once_a_day"),
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(ended_at__isnull=False),
                name="check_in_done_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.due_on}"


class Difficulty(models.TextChoices):
    NONE = "none", _("No, nothing")
    TIME = "time", _("To find the time")
    TRAVEL = "travel", _("To travel")
    CONTACT = "contact", _("To reach the other")
    GETTING_ON = "getting_on", _("To get on with each other")
    AIM = "aim", _("To know what to work on")
    OTHER = "other", _("Something else")


class CheckInAnswer(models.Model):
    """What one side says at a check-in: four questions, a mood from 1 to 5, a difficulty. The other does not read it."""

    class Channel(models.TextChoices):
        PHONE = "phone", _("By phone")
        MAIL = "mail", _("By e-mail")
        INTERVIEW = "interview", _("In an interview")
        ONESELF = "oneself", _("By oneself, with the link")

    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="answers")
    side = models.CharField(_("who"), max_length=10, choices=SIDES)
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices)
    meets_enough = models.BooleanField(_("meet as often as planned"))
    plan_advances = models.BooleanField(_("the plan moves forward"))
    at_ease = models.BooleanField(_("at ease with the other"))
    mood = models.PositiveSmallIntegerField(
        _("mood"), validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    difficulty = models.CharField(
        _("difficulty"), max_length=10, choices=Difficulty.choices, default=Difficulty.NONE
    )
    words = models.CharField(_("in their words"), max_length=600, blank=True)
    answered_at = models.DateTimeField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    personal_data = PersonalData(
        purpose=_("see that a tandem goes well, and help where it does not"),
        basis="public-interest mission",
        keep=FOLLOW_UP,
        erase={"words": Erase.BLANK, "mood": Erase.WITH_ROW, "answered_at": Erase.MONTH},
        plain=("side", "channel", "meets_enough", "plan_advances", "at_ease", "difficulty"),
    )

    class Meta:
        verbose_name = _("answer to a check-in")
        verbose_name_plural = _("answers to check-ins")
        ordering: ClassVar = ["answered_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["check_in", "side"], name="check_in_answer_once_a_side"),
            models.CheckConstraint(
                condition=models.Q(mood__gte=1, mood__lte=5), name="check_in_mood_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_in} · {self.side}"


class Alert(models.Model):
    """Why the team should look at a tandem; it feeds « Aujourd'hui ». Settled by the facts, or by somebody.

    `period` tells two alerts of a kind apart (a month, a day); `words` is what a person wrote when they asked for help.
    """

    class Kind(models.TextChoices):
        HARM = "harm", _("Somebody says that they are not safe")
        GUARDIAN = "guardian", _("A parent does not agree")
        DIFFICULTY = "difficulty", _("Somebody reports a difficulty")
        DOUBT = "doubt", _("Doubts after the first meeting")
        LOW_MOOD = "low_mood", _("Low mood at the check-in")
        PAST_END = "past_end", _("Past its planned end")
        SILENCE = "silence", _("No news")
        FIRST_MEETING = "first_meeting", _("First meeting late")
        CHARTER = "charter", _("Charter late to sign")
        CHECK_IN = "check_in", _("News to take")
        CADENCE = "cadence", _("Fewer meetings than planned")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="alerts")
    kind = models.CharField(_("why"), max_length=15, choices=Kind.choices)
    period = models.CharField(max_length=40)
    words = models.CharField(_("in their words"), max_length=600, blank=True)
    opened_at = models.DateTimeField(_("since"))
    assigned_to = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("taken by")
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        purpose=_("leave no tandem alone"),
        basis="public-interest mission",
        keep=FOLLOW_UP,
        erase={"words": Erase.BLANK, "opened_at": Erase.MONTH, "settled_at": Erase.MONTH},
        plain=("kind", "period"),
    )

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering: ClassVar = ["opened_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["pair"], condition=models.Q(settled_at=None), name="alert_open")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "kind", "period"], name="alert_once_a_period"),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.kind}"


class TeamNote(models.Model):
    """What the team did or learned about a tandem; `shared` is what one of the two wished the team to read."""

    class Kind(models.TextChoices):
        CALL = "call", _("Call")
        MAIL = "mail", _("E-mail")
        NOTE = "note", _("Note")
        SHARED = "shared", _("Shared by the pair")

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="team_notes")
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices, default=Kind.NOTE)
    text = models.CharField(_("text"), max_length=1200)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    personal_data = PersonalData(
        purpose=_("remember what the team did for a tandem"),
        basis="public-interest mission",
        keep=FOLLOW_UP,
        erase={"text": Erase.BLANK, "written_at": Erase.MONTH},
        plain=("kind",),
    )

    class Meta:
        verbose_name = _("note of the team")
        verbose_name_plural = _("notes of the team")
        ordering: ClassVar = ["-written_at", "-id"]

    def __str__(self) -> str:
        return f"{self.pair} · {self.written_at:%Y-%m-%d}"


class PartnerFeedback(models.Model):
    """Three lines of the mentor to the structure that referred the mentee, for a month (seeds: « faire des retours »).

    The structure receives them once the mentee has let them go: `released_at`.
    """

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="feedback")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    period = models.CharField(_("month"), max_length=7)
    going_well = models.CharField(_("what goes well"), max_length=160)
    to_work_on = models.CharField(_("what is being worked on"), max_length=160)
    needed = models.CharField(_("what the structure can do"), max_length=160, blank=True)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    released_at = models.DateTimeField(_("passed on"), null=True, blank=True)

    personal_data = PersonalData(
        purpose=_("tell the structure that accompanies the mentee how it goes"),
        basis="consent of the mentee, given for each",
        keep=FOLLOW_UP,
        erase={
            "going_well": Erase.BLANK,
            "to_work_on": Erase.BLANK,
            "needed": Erase.BLANK,
            "written_at": Erase.MONTH,
            "released_at": Erase.MONTH,
        },
        plain=("period",),
    )

    class Meta:
        verbose_name = _("feedback to the structure")
        verbose_name_plural = _("feedback to the structure")
        ordering: ClassVar = ["-period", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "period"], name="feedback_once_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.period}"
