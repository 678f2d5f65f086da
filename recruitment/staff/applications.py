"""The register of applications, oldest first, and the page of each: answers in the applicant's words, and its story."""

from typing import Any

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring.staff import wording
from mentoring.staff.filters import by_programme
from portal.accounts import roles
from portal.accounts.models import User
from portal.accounts.staff import messages
from portal.core import geography
from portal.core.days import day_of
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section
from recruitment.domain import questions
from recruitment.models import Application
from recruitment.models.drafts import Side

from . import record
from .ageing import SINCE, is_late, waiting_words
from .filters import HandledFilter, StateFilter, WaitFilter


class ApplicationAdmin(RecordAdmin):
    model = Application
    base_url_path = "candidatures"
    menu_icon = "tasks"
    ability = "moderate"
    select_related = ("programme", "person", "assigned_to", "partner")
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
        HandledFilter,
        WaitFilter,
        RecordFilter.on("role", _("Side"), Side.choices),
        by_programme("programme", "moderate"),
    )
    search_fields = ("reference", "first_name", "last_name", "email", "phone")
    search_hint = _("Name, number, e-mail address, phone")
    empty_words = _("No application waits. New ones arrive here as soon as they are sent.")
    ordering = ("sent_at", "id")

    def scope(self, user: User) -> QuerySet[Application]:
        return super().scope(user).annotate(since=SINCE)

    def for_export(self, request: HttpRequest, rows: QuerySet[Application]) -> QuerySet[Application]:
        return wording.exportable(rows, request.user)

    @display(description=_("Name"), ordering="last_name")
    def name(self, application: Application) -> str:
        return application.full_name or gettext("erased")

    @display(description=_("Commune"), ordering="commune")
    def place(self, application: Application) -> str:
        found = geography.by_code(application.commune)
        return found.name if found else ""

    @display(description=_("Wait"), ordering="since")
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
        return record.acts_on(application)

    def sections(self, application: Application) -> list[Section]:
        answers = questions.answered(application.role, application.answers, application.programme)
        return [
            Section(str(section.title), [(str(question.label), words) for question, words in asked])
            for section, asked in answers
        ]

    def more(self, application: Application, request: HttpRequest) -> dict[str, Any]:
        now = timezone.now()
        return {
            "next": record.next_step(application, now),
            "facts": record.facts_of(application),
            "talks": record.talks_of(application),
            "exchanges": record.exchanges_of(application),
            "decisions": record.decisions_of(application),
            "sent": record.messages_of(application, request.user),
            "opens_messages": roles.reach(request.user, messages.ABILITY).hub,
            "log": record.log_of(application),
            "waiting": waiting_words(application, now),
            "late": is_late(application, now),
            "minor": application.is_minor(day_of(now)),
        }
