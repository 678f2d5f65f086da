"""The adult who answers for a minor mentee, and where their agreement stands; proposals and pairs point to it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import GuardianLifecycle, GuardianState
from portal.accounts.models import Consent, User
from portal.core.privacy import Erase, PersonalData
from portal.core.states import known_states

from .people import Mentee


class Tie(models.TextChoices):
    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    GUARDIAN = "guardian", _("Guardian named by a judge")
    OTHER = "other", _("Another holder of parental authority")


class Guardian(GuardianLifecycle):
    """Who holds parental authority over a minor mentee: a name, the tie, a way to reach them, and nothing else.

    Parental authority lasts until the child is of age (French Civil Code, articles 371-1 and 388); towards others in
    good faith, one parent who acts alone for a usual act is held to act with the other's agreement (article 372-2),
    hence one adult. What is kept is the least that serves (GDPR, article 5), and withdrawing is as easy as giving
    (article 7): the same page. `of_age_on`: the 18th birthday, from which nothing more is needed; while nobody has told
    it, the year of that birthday counts as minor to its end. `signed_on`, `kept`: a paper that an officer has seen.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    mentee = models.OneToOneField(Mentee, models.CASCADE, related_name="guardian")
    name = models.CharField(_("name of the parent"), max_length=120, blank=True)
    tie = models.CharField(_("tie"), max_length=10, choices=Tie.choices, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    of_age_on = models.DateField(_("18th birthday"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    kept = models.CharField(_("where the paper is kept"), max_length=160, blank=True)
    consent = models.OneToOneField(Consent, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    forgotten_on = models.DateField(null=True, blank=True, editable=False)

    personal_data = PersonalData(
        purpose=_(
            "ask whoever holds parental authority whether a minor may be accompanied, and stop when they say so"
        ),
        basis="legal obligation (parental authority, Civil Code, article 371-1)",
        keep=_(
            "the name, the tie and the ways to reach them: until the 18th birthday, then blanked the same day; the "
            "answer: as the mentee's file"
        ),
        erase={
            "name": Erase.BLANK,
            "tie": Erase.BLANK,
            "email": Erase.BLANK,
            "phone": Erase.BLANK,
            "of_age_on": Erase.MONTH,
            "asked_at": Erase.MONTH,
            "answered_at": Erase.MONTH,
            "signed_on": Erase.MONTH,
            "kept": Erase.BLANK,
            "forgotten_on": Erase.MONTH,
        },
    )

    class Meta:
        verbose_name = _("agreement of a parent")
        verbose_name_plural = _("agreements of parents")
        constraints: ClassVar = [
            known_states("guardian", GuardianState),
            models.CheckConstraint(
                condition=models.Q(state="given", consent__isnull=False)
                | (~models.Q(state="given") & models.Q(consent=None)),
                name="guardian_agrees_by_a_consent",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["to_ask", "asked"]) | models.Q(answered_at__isnull=False),
                name="guardian_answers_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_on=None, kept="")
                | (models.Q(signed_on__isnull=False) & ~models.Q(kept="")),
                name="guardian_paper_is_kept",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") | models.Q(forgotten_on__isnull=False),
                name="guardian_has_a_name_until_forgotten",
            ),
        ]

    def __str__(self) -> str:
        return str(self.mentee)


class AgreedByGuardian(models.Model):
    """What cannot exist for a minor without the consent that was in force at that instant."""

    for_minor = models.BooleanField(default=False, editable=False)
    guardian_consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(for_minor=False) | models.Q(guardian_consent__isnull=False),
                name="%(class)s_of_a_minor_has_a_consent",
            )
        ]
