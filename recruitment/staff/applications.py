"""The register of applications, oldest first, and the page of each: answers in the applicant's words, and its story."""

from datetime import datetime
from typing import Any

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry as journal

from mentoring.staff import wording
from mentoring.staff.filters import by_programme
from portal.accounts.models import User
from portal.core import geography
from portal.core.days import day_of, working_days_between
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section, actor
from recruitment.domain import questions
from recruitment.lifecycle import LIVE_STATES, OPEN_STATES, ApplicationState
from recruitment.models import Application
from recruitment.models.drafts import Side

ACTS = (
    ("take", _("Take in hand"), [ApplicationState.RECEIVED]),
    ("accept", _("Accept"), [ApplicationState.IN_REVIEW]),
    ("ask", _("Ask for information"), [ApplicationState.RECEIVED, ApplicationState.IN_REVIEW]),
    ("decline", _("Decline"), LIVE_STATES),
)

FORWARD = ("take", "accept")


class StateFilter(RecordFilter):
    """What is still to moderate, unless another state is asked for."""

    title = _("State")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("all", _("All states")), *ApplicationState.choices]

    def choices(self, changelist: object) -> list[dict[str, Any]]:
        default, *others = super().choices(changelist)
        return [{**default, "display": _("To moderate")}, *others]

    def queryset(self, request: HttpRequest, rows: QuerySet[Application]) -> QuerySet[Application]:
        wanted = self.value()
        if wanted is None:
            return rows.filter(state__in=OPEN_STATES)
        return rows if wanted == "all" else rows.filter(state=wanted)


class ApplicationAdmin(RecordAdmin):
    model = Application
    base_url_path = "candidatures"
    menu_icon = "tasks"
    ability = "moderate"
    select_related = ("programme", "person", "assigned_to")
    inspect_template_name = "recruitment/staff/application.html"
    list_display = (
        "reference",
        "name",
        "role",
        "programme",
        "place",
        "state_words",
        "age_words",
        "handled_by",
    )
    list_export = (
        "reference",
        "name",
        "get_role_display",
        "programme",
        "place",
        "email",
        "phone",
        "state_words",
        "sent_at",
        "confirmed_at",
        "first_answer_at",
        "decided_at",
        "get_decline_reason_display",
    )
    list_filter = (
        StateFilter,
        RecordFilter.on("role", _("Side"), Side.choices),
        by_programme("programme", "moderate"),
    )
    search_fields = ("reference", "first_name", "last_name", "email", "phone")
    search_hint = _("Name, number, e-mail address, phone")
    ordering = ("sent_at", "id")

    def for_export(self, request: HttpRequest, rows: QuerySet[Application]) -> QuerySet[Application]:
        return wording.exportable(rows, request.user)

    @display(description=_("Name"), ordering="last_name")
    def name(self, application: Application) -> str:
        return application.full_name or gettext("erased")

    @display(description=_("Commune"), ordering="commune")
    def place(self, application: Application) -> str:
        found = geography.by_code(application.commune)
        return found.name if found else ""

    @display(description=_("Wait"), ordering="sent_at")
    def age_words(self, application: Application) -> str:
        return waiting_words(application, timezone.now())

    @display(description=_("Handled by"))
    def handled_by(self, application: Application) -> str:
        return application.assigned_to.full_name if application.assigned_to else ""

    @display(description=_("Side"))
    def get_role_display(self, application: Application) -> str:
        return application.get_role_display()

    @display(description=_("Reason"))
    def get_decline_reason_display(self, application: Application) -> str:
        return application.get_decline_reason_display()

    def get_extra_class_names_for_field_col(self, application: Application, field_name: str) -> list[str]:
        late = field_name == "age_words" and is_late(application, timezone.now())
        return ["td-mark--late"] if late else []

    def title_of(self, application: Application) -> str:
        return self.name(application)

    def subjects(self, application: Application) -> tuple[str, ...]:
        return (application.reference,)

    def acts(self, application: Application, user: User) -> list[Act]:
        names = [(name, label) for name, label, states in ACTS if application.state in states]
        return [
            Act(str(label), reverse(f"staff_application_{name}", args=[application.pk]), main=name in FORWARD)
            for name, label in names
        ]

    def sections(self, application: Application) -> list[Section]:
        answers = questions.answered(application.role, application.answers, application.programme)
        return [
            Section(str(section.title), [(str(question.label), words) for question, words in asked])
            for section, asked in answers
        ]

    def more(self, application: Application, request: HttpRequest) -> dict[str, Any]:
        now = timezone.now()
        return {
            "facts": facts_of(application),
            "waiting": waiting_words(application, now),
            "late": is_late(application, now),
            "minor": application.is_minor(day_of(now)),
            "exchanges": exchanges_of(application),
            "log": log_of(application),
        }


def facts_of(application: Application) -> list[tuple[str, object]]:
    """What the register knows besides the answers."""
    return [
        (gettext("Number"), application.reference),
        (gettext("Side"), application.get_role_display()),
        (gettext("Programme"), application.programme.name),
        (gettext("Sent on"), application.sent_at),
        (gettext("Address confirmed on"), application.confirmed_at),
        (gettext("Handled by"), application.assigned_to.full_name if application.assigned_to else ""),
        *[(gettext("Met on"), day) for day in [application.met_on] if day],
        *[(gettext("Decided on"), when) for when in [application.decided_at] if when],
        *[(gettext("Reason"), why) for why in [application.get_decline_reason_display()] if why],
        *[(gettext("Note for the team"), note) for note in [application.decline_note] if note],
    ]


def exchanges_of(application: Application) -> list[dict[str, str]]:
    """Questions of the team with the applicant's answers, the last one last."""
    earlier = application.answers.get("exchanges", [])
    last = {"question": application.question, "reply": application.reply}
    return [*earlier, *([last] if application.question else [])]


def log_of(application: Application) -> list[dict[str, Any]]:
    """The last acts on the application, as the page tells them."""
    entries = journal.get_logs_for_instance(application).select_related("user")[:12]
    return [{"what": entry.message, "who": actor(entry), "at": entry.timestamp} for entry in entries]


def working_days_waited(application: Application, now: datetime) -> int:
    """Whole working days since the address was proven, or since the sending while it is not."""
    start = application.confirmed_at or application.sent_at
    return working_days_between(day_of(start), day_of(now))


def is_late(application: Application, now: datetime) -> bool:
    """Whether the first answer is later than the programme promises."""
    waits = application.state in LIVE_STATES and application.first_answer_at is None
    return waits and working_days_waited(application, now) > application.programme.answer_days


def waiting_words(application: Application, now: datetime) -> str:
    """« 3 jours ouvrés sur 5 » until the first answer; then nothing."""
    if application.state == ApplicationState.SENT:
        return gettext("address not confirmed")
    if application.state not in LIVE_STATES or application.first_answer_at:
        return ""
    days = working_days_waited(application, now)
    return ngettext(
        "%(days)d working day out of %(promised)d", "%(days)d working days out of %(promised)d", days
    ) % {"days": days, "promised": application.programme.answer_days}
