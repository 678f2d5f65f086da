"""A person, the roles they hold, and what they consented to."""

import secrets
from datetime import date
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.models import Channel, Pace
from portal.core.privacy import Erase, NoPersonalData, PersonalData

from .addresses import normal_email, normal_phone


def new_handle() -> str:
    """An opaque name for an account: it says nothing of the person."""
    return f"p-{secrets.token_hex(5)}"


class UserManager(BaseUserManager["User"]):
    """Makes people; there is no superuser: rights come from roles."""

    def create_user(
        self, *, email: str = "", phone: str = "", password: str | None = None, **fields: object
    ) -> "User":
        """A person reached by mail or phone, both normalised; without a password nobody signs in by one."""
        user = self.model(email=normal_email(email), phone=normal_phone(phone) if phone else "", **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(force_insert=True)
        return user

    def create_superuser(self, *args: object, **fields: object) -> "User":
        """Refused: an administrator is a role, granted by `manage.py start_hub`."""
        raise NotImplementedError("there is no superuser here: run `manage.py start_hub` and grant a role")


class User(AbstractBaseUser, PermissionsMixin):
    """A person: staff sign in by e-mail address and password, members through links bound to them."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    handle = models.CharField(_("handle"), max_length=20, unique=True, default=new_handle)
    email = models.EmailField(_("e-mail address"), blank=True, db_index=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True, db_index=True)
    first_name = models.CharField(_("first name"), max_length=80)
    last_name = models.CharField(_("last name"), max_length=80)
    language = models.CharField(
        _("language"), max_length=5, default="fr", choices=[("fr", _("French")), ("en", _("English"))]
    )
    preferred_channel = models.CharField(
        _("preferred channel"), max_length=10, choices=Channel.choices, default=Channel.MAIL
    )
    pace = models.CharField(_("pace of letters"), max_length=10, choices=Pace.choices, default=Pace.AT_ONCE)
    is_staff = models.BooleanField(_("member of the team"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"

    personal_data = PersonalData(
        purpose=_("know who we speak to and how to reach them"),
        basis="public-interest mission; pre-contract steps",
        keep=_("24 months after the last contact"),
        erase=dict.fromkeys(
            (
                "handle",
                "email",
                "phone",
                "first_name",
                "last_name",
                "language",
                "preferred_channel",
                "pace",
                "password",
                "last_login",
                "joined_at",
            ),
            Erase.WITH_ROW,
        ),
        plain=("is_staff", "is_active", "is_superuser"),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=models.Q(is_staff=True), name="user_staff_email_unique"
            ),
            models.CheckConstraint(
                condition=~models.Q(email="") | ~models.Q(phone=""), name="user_can_be_reached"
            ),
            models.CheckConstraint(condition=models.Q(pace__in=Pace.values), name="user_pace_known"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_lower_case"),
        ]

    def __str__(self) -> str:
        return self.handle

    def save(self, *args: object, **kwargs: object) -> None:
        self.email = normal_email(self.email)
        self.phone = normal_phone(self.phone) if self.phone else ""
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_full_name(self) -> str:
        """What Wagtail shows of the staff; of a member it shows the handle, since it writes labels down."""
        return self.full_name if self.is_staff else self.handle

    def get_short_name(self) -> str:
        return self.first_name


class RoleKind(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    PROGRAMME_MANAGER = "programme_manager", _("Programme manager")
    OFFICER = "officer", _("Accompanying officer")
    COMMUNICATION = "communication", _("Communication officer")
    COORDINATOR = "coordinator", _("Structure coordinator")
    REFERENT = "referent", _("Structure referent")
    OBSERVER = "observer", _("Observer (funder)")
    MENTOR = "mentor", _("Mentor")
    MENTEE = "mentee", _("Mentee")


class Scope(models.TextChoices):
    HUB = "hub", _("The whole hub")
    STRUCTURE = "structure", _("One structure")
    PROGRAMME = "programme", _("One programme")


class RoleQuerySet(models.QuerySet["Role"]):
    def active(self, today: date) -> "RoleQuerySet":
        """Roles in force on a day; the last day counts."""
        ended = models.Q(ends_on__isnull=False, ends_on__lt=today)
        return self.filter(starts_on__lte=today).exclude(ended)


class Role(models.Model):
    """One role of one person, over the hub, a structure or a programme, between two days."""

    person = models.ForeignKey(User, models.CASCADE, related_name="roles", verbose_name=_("person"))
    kind = models.CharField(_("role"), max_length=20, choices=RoleKind.choices)
    scope = models.CharField(_("scope"), max_length=10, choices=Scope.choices, default=Scope.HUB)
    scope_id = models.UUIDField(_("structure or programme"), null=True, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    personal_data = PersonalData(
        purpose=_("give each person the rights of their task, and no more"),
        basis="legitimate interest (security)",
        keep=_("as the account"),
        erase=dict.fromkeys(("kind", "scope", "starts_on", "ends_on"), Erase.WITH_ROW),
    )

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["kind", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scope="hub", scope_id=None)
                | (~models.Q(scope="hub") & models.Q(scope_id__isnull=False)),
                name="role_scope_names_its_object",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="role_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=models.Q(ends_on=None, scope_id=None),
                name="role_once_over_the_hub",
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "scope_id"],
                condition=models.Q(ends_on=None, scope_id__isnull=False),
                name="role_once_over_an_object",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.kind}"


class ConsentPurpose(models.TextChoices):
    APPLY = "apply", _("Application")
    PARTNER_FEEDBACK = "partner_feedback", _("News to the structure")
    TESTIMONIAL = "testimonial", _("Testimonial")
    GUARDIAN = "guardian", _("Agreement of a parent")


class ConsentText(models.Model):
    """A version of what people agree to, word for word."""

    purpose = models.CharField(max_length=20, choices=ConsentPurpose.choices)
    language = models.CharField(max_length=5)
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    personal_data = NoPersonalData("texts only")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "language", "version"], name="consent_text_version_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.language} v{self.version}"


class Consent(models.Model):
    """A person (or an application, before there is a person) agreed to a text, and may have withdrawn."""

    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="+")
    person = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="consents")
    subject = models.UUIDField(db_index=True)
    means = models.CharField(max_length=10, choices=[("form", "form"), ("link", "link"), ("paper", "paper")])
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        purpose=_("show what was agreed to, when, and that it was withdrawn"),
        basis="legal obligation (proof of consent)",
        keep=_("as the application or the account"),
        erase=dict.fromkeys(("means", "given_at", "withdrawn_at"), Erase.WITH_ROW),
    )

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "text"],
                condition=models.Q(withdrawn_at=None),
                name="consent_once_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.text} · {self.subject}"
