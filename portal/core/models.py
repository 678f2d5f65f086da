"""The kernel's own tables: numbers, links, messages, the log of who looked at whom, counters against robots."""

from uuid import uuid4

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from .privacy import Erase, NoPersonalData, PersonalData
from .states import known_states, move, state_field


class Sequence(models.Model):
    """The last number given in a series such as "H-2026" (never count() + 1)."""

    name = models.CharField(max_length=20, unique=True)
    last = models.PositiveIntegerField(default=0)

    personal_data = NoPersonalData("counters only")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def next_reference(cls, prefix: str, year: int) -> str:
        """The next reference of a series, such as `H-2026-0143`; inside the caller's transaction."""
        with transaction.atomic():
            row, _made = cls.objects.select_for_update().get_or_create(name=f"{prefix}-{year}")
            row.last += 1
            row.save(update_fields=["last"])
        return f"{prefix}-{year}-{row.last:04d}"


class Link(models.Model):
    """A link that opens one thing for one person; only the hash of its token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    purpose = models.CharField(max_length=20)
    target = models.CharField(max_length=60)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="links"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    spent_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        purpose=_("open one page for one person, once"),
        basis="pre-contract steps",
        keep=_("30 days after its end"),
        erase=dict.fromkeys(
            ("purpose", "target", "token_hash", "created_at", "expires_at", "spent_at", "revoked_at"),
            Erase.WITH_ROW,
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "target", "person"],
                condition=models.Q(spent_at=None, revoked_at=None, person__isnull=False),
                name="link_one_live_for_a_person",
            ),
            models.UniqueConstraint(
                fields=["purpose", "target"],
                condition=models.Q(spent_at=None, revoked_at=None, person__isnull=True),
                name="link_one_live_without_person",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")), name="link_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.target}"


class Device(models.Model):
    """A browser on which a person chose to stay signed in; of its two last secrets only the hashes are kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="devices")
    browser = models.CharField(_("browser"), max_length=20, blank=True)
    system = models.CharField(_("device"), max_length=20, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField(_("since"))
    renewed_at = models.DateTimeField()
    last_seen_on = models.DateField(_("last seen"))
    ends_at = models.DateTimeField(_("until"), db_index=True)

    personal_data = PersonalData(
        purpose=_("let somebody come back to their space without a new link, and show them where they may"),
        basis="the person’s choice",
        keep=_("30 days after the choice; deleted on leaving, and when the person disconnects it"),
        erase=dict.fromkeys(
            (
                "browser",
                "system",
                "secret_hash",
                "previous_hash",
                "since",
                "renewed_at",
                "last_seen_on",
                "ends_at",
            ),
            Erase.WITH_ROW,
        ),
    )

    class Meta:
        verbose_name = _("known device")
        verbose_name_plural = _("known devices")
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["previous_hash"],
                condition=~models.Q(previous_hash=""),
                name="device_previous_secret_unique",
            ),
            models.CheckConstraint(
                condition=~models.Q(secret_hash=models.F("previous_hash")), name="device_secret_changes"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("since")), name="device_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """« Firefox sur Android »."""
        if self.browser and self.system:
            return gettext("%(browser)s on %(system)s") % {"browser": self.browser, "system": self.system}
        return self.browser or self.system or gettext("A device")


class Channel(models.TextChoices):
    """How a person hears from us."""

    MAIL = "mail", _("E-mail")
    SMS = "sms", _("Text message")
    PAPER = "paper", _("Printed sheet")


class Pace(models.TextChoices):
    """When what can wait leaves: see `waiting`."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("One letter a day")
    WEEKLY = "weekly", _("One letter a week")


class MessageState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    HELD = "held", _("Waiting for a grouped letter")
    GROUPED = "grouped", _("In a grouped letter")
    SENDING = "sending", _("Being sent")
    SENT = "sent", pgettext_lazy("message", "Sent")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", pgettext_lazy("message", "Cancelled")


class Message(models.Model):
    """What we say to a person, written in the transaction of the change that it tells.

    A personal link stands in the text as `[[link:<id>]]` and becomes an address at delivery only. `calendar` is the
    iCalendar text of the dates that a mail carries, kept so that every attempt sends the same.
    """

    State = MessageState

    state = state_field(MessageState, MessageState.QUEUED)
    dedupe_key = models.CharField(max_length=150, unique=True)
    message_id = models.CharField(max_length=150, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="messages"
    )
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.MAIL)
    address = models.CharField(max_length=254)
    template = models.CharField(max_length=80)
    context = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)
    letter = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="parts")

    claim = move("claim", state, [MessageState.QUEUED, MessageState.SENDING], MessageState.SENDING)
    mark_sent = move("mark_sent", state, MessageState.SENDING, MessageState.SENT)
    retry_later = move("retry_later", state, MessageState.SENDING, MessageState.QUEUED)
    give_up = move("give_up", state, MessageState.SENDING, MessageState.FAILED)
    queue_again = move("queue_again", state, MessageState.FAILED, MessageState.QUEUED)
    cancel = move("cancel", state, [MessageState.QUEUED, MessageState.HELD], MessageState.CANCELLED)
    hold = move("hold", state, MessageState.QUEUED, MessageState.HELD)
    release = move("release", state, MessageState.HELD, MessageState.QUEUED)
    join = move("join", state, MessageState.HELD, MessageState.GROUPED)

    personal_data = PersonalData(
        purpose=_("tell people what concerns them, and show that we did"),
        basis="legitimate interest",
        keep=_("text 6 months, the rest 24 months"),
        erase={
            "address": Erase.BLANK,
            "context": Erase.BLANK,
            "subject": Erase.BLANK,
            "text": Erase.BLANK,
            "html": Erase.BLANK,
            "calendar": Erase.BLANK,
            "last_error": Erase.BLANK,
        },
        plain=(
            "dedupe_key",
            "message_id",
            "channel",
            "template",
            "language",
            "attempts",
            "created_at",
            "next_try_at",
            "claimed_until",
            "sent_at",
        ),
    )

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-id"]
        constraints = [
            known_states("message", MessageState),
            models.CheckConstraint(
                condition=models.Q(state="grouped", letter__isnull=False)
                | (~models.Q(state="grouped") & models.Q(letter=None)),
                name="message_grouped_in_a_letter",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"],
                condition=models.Q(state__in=["queued", "sending"]),
                name="message_due",
            ),
            models.Index(
                fields=["next_try_at"], condition=models.Q(state="held"), name="message_for_a_letter"
            ),
            models.Index(fields=["person", "-created_at"], name="message_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.pk}"

    @property
    def state_in_words(self) -> str:
        """The state; of a message that left in a grouped letter, which one: « Dans la lettre du lundi 30 novembre »."""
        if self.letter is None:
            return str(self.get_state_display())
        written_on = localtime(self.letter.created_at)
        return gettext("In the letter of %(day)s") % {"day": date_format(written_on, "l j F")}


class ViewLog(models.Model):
    """Who looked at whose contact details, file or document, and when."""

    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    subject = models.CharField(max_length=60, db_index=True)
    what = models.CharField(max_length=20)
    at = models.DateTimeField()

    personal_data = PersonalData(
        purpose=_("show a person who looked at their data"),
        basis="accountability",
        keep=_("12 months"),
        erase=dict.fromkeys(("subject", "what", "at"), Erase.WITH_ROW),
    )

    class Meta:
        verbose_name = _("viewing")
        verbose_name_plural = _("viewings")
        indexes = [models.Index(fields=["subject", "-at"], name="viewlog_of_subject")]

    def __str__(self) -> str:
        return f"{self.what} {self.subject}"


class Attempt(models.Model):
    """A counter: `key` is a keyed hash of an address or of a network, so that it names nobody."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    day = models.DateField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(
        purpose=_("keep robots from flooding the forms and other people's mailboxes"),
        basis="legitimate interest (security)",
        keep=_("two days"),
        erase={"key": Erase.WITH_ROW},
        plain=("kind", "day", "count"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "day"], name="attempt_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"
