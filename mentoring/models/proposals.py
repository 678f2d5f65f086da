"""A mentee's profile proposed to a mentor, who accepts or declines it."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import ProposalLifecycle, ProposalState
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core.privacy import Erase, PersonalData
from portal.core.states import known_states

from .guardians import AgreedByGuardian
from .people import Mentee, Mentor, Place, programmes_within
from .programmes import Programme, WeightSet
from .readiness import CardAgreement, Orientation


class DeclineReason(models.TextChoices):
    TIME = "time", _("I lack the time at the moment")
    FAR = "far", _("It is too far")
    DOMAIN = "domain", _("The field is too far from mine")
    KNOWN = "known", _("I know this person")
    OTHER = "other", _("Another reason")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, person: User) -> "ProposalQuerySet":
        """Proposals that this member of the team may see."""
        held = reach(person, "match")
        return self if held.hub else self.filter(programme__in=programmes_within(held))


class Proposal(ProposalLifecycle, AgreedByGuardian):
    """Sent to a mentor; it holds one of their places until it is answered, and for the life of the pair if accepted.

    It cannot exist before the mentor was prepared (`orientation`) and the mentee agreed to the card (`agreement`), nor
    for a minor before whoever answers for them agreed (`guardian_consent`).
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="proposals")
    mentor = models.ForeignKey(Mentor, models.PROTECT, related_name="proposals")
    mentee = models.ForeignKey(Mentee, models.PROTECT, related_name="proposals")
    orientation = models.ForeignKey(Orientation, models.PROTECT, related_name="+")
    agreement = models.ForeignKey(CardAgreement, models.PROTECT, related_name="+")
    place = models.OneToOneField(Place, models.PROTECT, null=True, blank=True, related_name="proposal")
    weights = models.ForeignKey(WeightSet, models.PROTECT, related_name="+")
    score = models.DecimalField(_("agreement"), max_digits=5, decimal_places=2)
    contributions = models.JSONField(default=list)
    travel_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    travel_mode = models.CharField(max_length=20, blank=True)
    card = models.JSONField(default=dict)
    note = models.TextField(_("a word to the mentor"), max_length=400, blank=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(_("sent"))
    deadline_at = models.DateTimeField(_("answer before"))
    viewed_at = models.DateTimeField(_("read"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    decline_reason = models.CharField(_("reason"), max_length=10, blank=True, choices=DeclineReason.choices)
    decline_note = models.CharField(_("note"), max_length=400, blank=True)

    objects = ProposalQuerySet.as_manager()

    personal_data = PersonalData(
        purpose=_("let the mentor decide, and show what they saw"),
        basis="public-interest mission",
        keep=_("end of the pair, or the funder's audit period"),
        erase={
            "card": Erase.BLANK,
            "note": Erase.BLANK,
            "decline_note": Erase.BLANK,
            "contributions": Erase.BLANK,
        },
        plain=(
            "reference",
            "score",
            "travel_minutes",
            "travel_mode",
            "sent_at",
            "deadline_at",
            "viewed_at",
            "answered_at",
            "decline_reason",
            "for_minor",
        ),
    )

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-sent_at", "-id"]
        indexes = [
            models.Index(fields=["deadline_at"], condition=models.Q(state="sent"), name="proposal_deadline"),
            models.Index(fields=["mentor", "-sent_at"], name="proposal_of_mentor"),
        ]
        constraints = [
            *AgreedByGuardian.Meta.constraints,
            known_states("proposal", ProposalState),
            models.UniqueConstraint(
                fields=["mentee"], condition=models.Q(state="sent"), name="proposal_one_open_a_mentee"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(place__isnull=False),
                name="proposal_open_holds_a_place",
            ),
            models.CheckConstraint(
                condition=models.Q(place=None) | models.Q(state__in=["sent", "accepted"]),
                name="proposal_over_frees_its_place",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="declined") | ~models.Q(decline_reason=""),
                name="proposal_declined_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(deadline_at__gt=models.F("sent_at")),
                name="proposal_deadline_after_sending",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
