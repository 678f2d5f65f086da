"""The commitment charter: its text in versions, what two people sign, and the seal of both signatures."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import RevisionMixin

from mentoring.lifecycle import OPEN_CHARTER_STATES, CharterLifecycle, CharterState
from portal.accounts.models import User
from portal.core.privacy import Erase, NoPersonalData, PersonalData
from portal.core.states import known_states

from .pairs import Meeting, Pair
from .programmes import Programme


class CharterText(RevisionMixin, models.Model):
    """The text that the communication staff edits; publishing it makes a `CharterVersion`."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    language = models.CharField(
        _("language"), max_length=5, default="fr", choices=[("fr", _("French")), ("en", _("English"))]
    )
    title = models.CharField(_("title"), max_length=120)
    intro = models.TextField(_("introduction"), blank=True)
    mentor_commitments = models.TextField(_("what the mentor commits to"), help_text=_("One a line."))
    mentee_commitments = models.TextField(_("what the mentee commits to"), help_text=_("One a line."))
    limits = models.TextField(_("what the mentor does not do"), blank=True, help_text=_("One a line."))
    confidentiality = models.TextField(_("confidentiality"))
    end_rules = models.TextField(_("how the tandem may end"))

    personal_data = NoPersonalData("a text for everybody")

    panels = [
        MultiFieldPanel([FieldPanel("programme"), FieldPanel("language"), FieldPanel("title")], _("Charter")),
        FieldPanel("intro"),
        FieldPanel("mentor_commitments"),
        FieldPanel("mentee_commitments"),
        FieldPanel("limits"),
        FieldPanel("confidentiality"),
        FieldPanel("end_rules"),
    ]

    class Meta:
        verbose_name = _("charter text")
        verbose_name_plural = _("charter texts")
        constraints = [
            models.UniqueConstraint(fields=["programme", "language"], name="charter_text_one_a_language")
        ]

    def __str__(self) -> str:
        return self.title


class CharterVersion(models.Model):
    """A text as it was published; never changed."""

    source = models.ForeignKey(CharterText, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    body = models.JSONField()
    material_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = NoPersonalData("a text for everybody")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="charter_version_number_unique")
        ]

    def __str__(self) -> str:
        return f"{self.source} v{self.number}"


class Charter(CharterLifecycle):
    """What one pair signs: the text frozen at issue, its hash, and the first meeting without which it cannot exist."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, models.PROTECT, related_name="charters")
    version = models.ForeignKey(CharterVersion, models.PROTECT, related_name="+")
    first_meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    snapshot = models.JSONField()
    text_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField(_("issued"))
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        purpose=_("show what both agreed to"),
        basis="public-interest mission; proof",
        keep=_("end of the pair, or the funder's audit period"),
        erase={"snapshot": Erase.BLANK},
        plain=("text_hash", "issued_at", "ended_at"),
    )

    class Meta:
        verbose_name = _("charter")
        verbose_name_plural = _("charters")
        ordering = ["-issued_at", "-id"]
        constraints = [
            known_states("charter", CharterState),
            models.UniqueConstraint(
                fields=["pair"],
                condition=models.Q(state__in=OPEN_CHARTER_STATES),
                name="charter_one_open_a_pair",
            ),
            models.UniqueConstraint(
                fields=["pair"], condition=models.Q(state="sealed"), name="charter_one_sealed_a_pair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair} · {self.version.number}"


class Party(models.TextChoices):
    MENTOR = "mentor", _("Mentor")
    MENTEE = "mentee", _("Mentee")


class Signature(models.Model):
    """One person's signature: what they typed, on which text, when, by which link; chained to the one before."""

    charter = models.ForeignKey(Charter, models.PROTECT, related_name="signatures")
    party = models.CharField(max_length=10, choices=Party.choices)
    signer = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    typed_name = models.CharField(max_length=170)
    text_hash = models.CharField(max_length=64)
    means = models.CharField(max_length=10, default="link")
    link_id = models.UUIDField(null=True, blank=True)
    signed_at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, blank=True)
    evidence_hash = models.CharField(max_length=64, unique=True)

    personal_data = PersonalData(
        purpose=_("prove who agreed, and when"),
        basis="proof",
        keep=_("as the charter"),
        erase={"typed_name": Erase.BLANK},
        plain=("party", "text_hash", "means", "signed_at", "previous_hash", "evidence_hash"),
    )

    class Meta:
        ordering = ["signed_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["charter", "party"], name="signature_once_a_party"),
            models.CheckConstraint(condition=models.Q(party__in=Party.values), name="signature_party_known"),
        ]

    def __str__(self) -> str:
        return f"{self.charter} · {self.party}"


class Seal(models.Model):
    """Both signatures together. It cannot exist without the two; the PDF follows, whatever happens to it."""

    class Pdf(models.TextChoices):
        TO_RENDER = "to_render", _("To be produced")
        RENDERED = "rendered", _("Produced")
        FAILED = "failed", _("Failed")

    charter = models.OneToOneField(Charter, models.PROTECT, related_name="seal")
    mentor_signature = models.OneToOneField(Signature, models.PROTECT, related_name="+")
    mentee_signature = models.OneToOneField(Signature, models.PROTECT, related_name="+")
    seal_hash = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=12, unique=True)
    sealed_at = models.DateTimeField(_("sealed"))
    pdf_state = models.CharField(max_length=10, choices=Pdf.choices, default=Pdf.TO_RENDER)
    pdf_path = models.CharField(max_length=120, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    rendered_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    personal_data = PersonalData(
        purpose=_("prove the agreement of both"),
        basis="proof",
        keep=_("as the charter"),
        erase={"pdf_path": Erase.BLANK, "last_error": Erase.BLANK},
        plain=(
            "seal_hash",
            "code",
            "sealed_at",
            "pdf_state",
            "pdf_sha256",
            "attempts",
            "next_try_at",
            "rendered_at",
        ),
    )

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(mentor_signature=models.F("mentee_signature")),
                name="seal_two_different_signatures",
            ),
            models.CheckConstraint(
                condition=~models.Q(pdf_state="rendered")
                | (~models.Q(pdf_sha256="") & ~models.Q(pdf_path="")),
                name="seal_rendered_has_a_file",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=~models.Q(pdf_state="rendered"), name="seal_to_render"
            )
        ]

    def __str__(self) -> str:
        return f"{self.charter} · {self.code}"
