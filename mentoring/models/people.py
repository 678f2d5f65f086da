"""The pool: mentors with their places, mentees waiting in a programme."""

from datetime import date, datetime
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import GuardianState, MenteeLifecycle, MenteeState, MentorLifecycle, MentorState
from portal.accounts.models import User
from portal.accounts.roles import Reach, reach
from portal.core.privacy import Erase, NoPersonalData, PersonalData
from portal.core.states import known_states

from .programmes import Partner, Programme

ADULT_FOR_SURE = 19
TRAITS_ERASED = dict.fromkeys(
    (
        "birth_year",
        "commune",
        "travel_modes",
        "max_minutes",
        "remote",
        "sector",
        "sector2",
        "function",
        "seniority",
        "first_language",
        "other_languages",
        "hobbies",
        "motives",
        "hours_per_month",
        "slots",
        "meeting_places",
        "supports",
        "unused",
        "company",
        "siren",
    ),
    Erase.BLANK,
)


class Traits(models.Model):
    """What the eight criteria read of a person; lists of codes from `mentoring.vocabulary`.

    `commune` is where a mentor receives (workplace) or where a mentee lives. `unused` names the criteria that the
    person asked us to leave out, among age, first_language and hobbies.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    commune = models.CharField(_("commune"), max_length=5, blank=True, db_index=True)
    travel_modes = models.JSONField(_("means of travel"), default=list, blank=True)
    max_minutes = models.PositiveSmallIntegerField(_("longest way, in minutes"), default=30)
    remote = models.CharField(_("remote meetings"), max_length=10, default="if_needed")
    sector = models.CharField(_("sector"), max_length=3, blank=True, db_index=True)
    sector2 = models.CharField(_("second sector"), max_length=3, blank=True)
    function = models.CharField(_("function"), max_length=20, blank=True)
    seniority = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    first_language = models.CharField(_("first language"), max_length=5, blank=True)
    other_languages = models.JSONField(_("other languages"), default=list, blank=True)
    hobbies = models.JSONField(_("hobbies"), default=list, blank=True)
    motives = models.JSONField(_("motives"), default=list, blank=True)
    hours_per_month = models.PositiveSmallIntegerField(_("hours a month"), null=True, blank=True)
    slots = models.JSONField(_("available"), default=list, blank=True)
    meeting_places = models.JSONField(_("meeting places"), default=list, blank=True)
    supports = models.JSONField(_("kinds of support"), default=dict, blank=True)
    unused = models.JSONField(_("criteria left out"), default=list, blank=True)
    company = models.CharField(_("company"), max_length=120, blank=True)
    siren = models.CharField(_("SIREN"), max_length=9, blank=True)
    erased_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(max_minutes__gte=5, max_minutes__lte=120),
                name="%(class)s_minutes_in_bounds",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(erased_on__isnull=False),
                name="%(class)s_has_person_until_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class MentorQuerySet(models.QuerySet["Mentor"]):
    def visible_to(self, person: User) -> "MentorQuerySet":
        """Mentors whom this member of the team may see."""
        held = reach(person, "follow")
        return self if held.hub else self.filter(programmes__in=programmes_within(held)).distinct()


class Mentor(MentorLifecycle, Traits):
    """A volunteer of the pool; capacity is rows of `Place`."""

    person = models.OneToOneField(
        User, models.SET_NULL, null=True, related_name="mentor", verbose_name=_("person")
    )
    programmes = models.ManyToManyField(Programme, related_name="mentors", verbose_name=_("programmes"))
    status = models.CharField(_("situation"), max_length=10, blank=True)
    job = models.CharField(_("job"), max_length=120, blank=True)
    weekly_limit = models.PositiveSmallIntegerField(_("proposals a week, at most"), default=2)
    vetted_on = models.DateField(_("met by the team on"), null=True, blank=True)
    vetted_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    guide_sent_at = models.DateTimeField(_("mentor guide sent"), null=True, blank=True)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    joined_on = models.DateField(_("in the pool since"))

    objects = MentorQuerySet.as_manager()

    personal_data = PersonalData(
        purpose=_("propose mentees that suit the mentor"),
        basis="public-interest mission",
        keep=_("while active, then 24 months"),
        erase={**TRAITS_ERASED, "job": Erase.BLANK, "status": Erase.BLANK, "erased_on": Erase.MONTH},
        plain=("reference", "weekly_limit", "vetted_on", "guide_sent_at", "paused_until", "joined_on"),
    )

    class Meta(Traits.Meta):
        abstract = False
        verbose_name = _("mentor")
        verbose_name_plural = _("mentors")
        ordering = ["-joined_on", "-id"]
        constraints: ClassVar = [
            *Traits.Meta.constraints,
            known_states("mentor", MentorState),
            models.CheckConstraint(
                condition=~models.Q(state="available") | models.Q(vetted_on__isnull=False),
                name="mentor_available_only_once_met",
            ),
        ]


class Place(models.Model):
    """One place of a mentor: a proposal or a pair holds it, or nobody does. Capacity is a count of rows."""

    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="places")
    number = models.PositiveSmallIntegerField()
    retired = models.BooleanField(default=False)

    personal_data = NoPersonalData("capacity")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["mentor", "number"], name="place_number_unique"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=12), name="place_number_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} #{self.number}"


class MenteeQuerySet(models.QuerySet["Mentee"]):
    def visible_to(self, person: User) -> "MenteeQuerySet":
        """Mentees whom this member of the team may see."""
        held = reach(person, "follow")
        return self if held.hub else self.filter(programme__in=programmes_within(held))

    def without_guardian(self, today: date) -> "MenteeQuerySet":
        """Minors, as `mentoring.domain.minors` reads them, for whom nobody has agreed."""
        minor = models.Q(birth_year__gt=today.year - ADULT_FOR_SURE)
        come_of_age = models.Q(guardian__of_age_on__lte=today)
        return self.filter(minor).exclude(come_of_age).exclude(guardian__state=GuardianState.GIVEN)

    def queue(self, now: datetime) -> "MenteeQuerySet":
        """Those who wait and whose card no mentor is reading at this instant, the longest wait first."""
        read = models.Q(proposals__state="sent", proposals__deadline_at__gte=now)
        open_ones = self.filter(read).values("pk")
        return (
            self.filter(state=MenteeState.WAITING).exclude(pk__in=open_ones).order_by("waiting_since", "id")
        )


class Mentee(MenteeLifecycle, Traits):
    """One person in one programme: their aim, their wait, their state.

    `project` holds a founder's answers (stage, funding) as codes of `mentoring.vocabulary`.
    """

    person = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="mentee_files", verbose_name=_("person")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="mentees", verbose_name=_("programme")
    )
    partner = models.ForeignKey(
        Partner, models.SET_NULL, null=True, blank=True, related_name="mentees", verbose_name=_("structure")
    )
    aim = models.CharField(_("aim"), max_length=200, blank=True)
    words = models.TextField(_("in their own words"), max_length=600, blank=True)
    project = models.JSONField(_("project"), default=dict, blank=True)
    waiting_since = models.DateTimeField(_("waiting since"))

    objects = MenteeQuerySet.as_manager()

    personal_data = PersonalData(
        purpose=_("find a mentor who suits the mentee"),
        basis="public-interest mission",
        keep=_("end of the pair, then 24 months"),
        erase={
            **TRAITS_ERASED,
            "aim": Erase.BLANK,
            "words": Erase.BLANK,
            "project": Erase.BLANK,
            "erased_on": Erase.MONTH,
        },
        plain=("reference", "waiting_since"),
    )

    class Meta(Traits.Meta):
        abstract = False
        verbose_name = _("mentee")
        verbose_name_plural = _("mentees")
        ordering = ["waiting_since", "id"]
        indexes = [
            models.Index(fields=["programme", "state", "waiting_since"], name="mentee_queue"),
        ]
        constraints: ClassVar = [
            *Traits.Meta.constraints,
            known_states("mentee", MenteeState),
            models.UniqueConstraint(fields=["person", "programme"], name="mentee_one_file_a_programme"),
        ]


def programmes_within(held: Reach) -> models.QuerySet[Programme]:
    """The programmes that a reach covers: named ones, and those that a named structure owns."""
    if held.hub:
        return Programme.objects.all()
    return Programme.objects.filter(
        models.Q(uuid__in=held.programmes) | models.Q(owner__uuid__in=held.structures)
    )
