"""The register of mentees: one row a person and programme, the longest wait first."""

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mentoring import vocabulary
from mentoring.lifecycle import MenteeState
from mentoring.models import Mentee
from portal.accounts.models import User
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section

from . import wording
from .filters import by_programme


class MenteeAdmin(RecordAdmin):
    model = Mentee
    base_url_path = "mentores"
    menu_icon = "group"
    ability = "follow"
    select_related = ("person", "programme", "partner")
    list_display = ("reference", "name", "aim", "place", "programme", "partner", "state_words", "wait")
    list_export = (
        "reference",
        "name",
        "aim",
        "place",
        "programme",
        "partner",
        "state_words",
        "waiting_since",
    )
    list_filter = (
        RecordFilter.on("state", _("State"), MenteeState.choices),
        by_programme("programme", "follow"),
    )
    search_fields = ("reference", "person__first_name", "person__last_name", "aim", "partner__name")
    search_hint = _("Name, reference, aim, structure")
    ordering = ("waiting_since", "id")

    def for_export(self, request: HttpRequest, rows: QuerySet[Mentee]) -> QuerySet[Mentee]:
        return wording.exportable(rows, request.user)

    @display(description=_("Name"), ordering="person__last_name")
    def name(self, mentee: Mentee) -> str:
        return wording.full_name(mentee.person)

    @display(description=_("Commune"), ordering="commune")
    def place(self, mentee: Mentee) -> str:
        return wording.town(mentee.commune)

    @display(description=_("Wait"), ordering="waiting_since")
    def wait(self, mentee: Mentee) -> str:
        if mentee.state != MenteeState.WAITING:
            return ""
        days = (timezone.now() - mentee.waiting_since).days
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}

    def title_of(self, mentee: Mentee) -> str:
        return wording.full_name(mentee.person)

    def subjects(self, mentee: Mentee) -> tuple[str, ...]:
        return (mentee.reference,)

    def acts(self, mentee: Mentee, user: User) -> list[Act]:
        enrol = Act(gettext("Enrol in another programme"), reverse("staff_mentee_enrol", args=[mentee.pk]))
        if mentee.state != MenteeState.WAITING or not user.has_perm("ability.match"):
            return [enrol]
        board = reverse("staff_board_mentee", args=[mentee.pk])
        return [Act(gettext("Look for a mentor"), board, main=True), enrol]

    def sections(self, mentee: Mentee) -> list[Section]:
        file = [
            (gettext("Reference"), mentee.reference),
            (gettext("Programme"), mentee.programme.name),
            (gettext("Structure"), mentee.partner.name if mentee.partner else ""),
            (gettext("Waiting since"), timezone.localtime(mentee.waiting_since).date()),
        ]
        aims = [
            (gettext("Aim"), mentee.aim),
            (gettext("In their own words"), mentee.words),
            (gettext("Supports asked for"), wording.supports(mentee)),
            (gettext("Motives"), wording.labels(vocabulary.MENTEE_MOTIVES, mentee.motives)),
            *wording.work(mentee),
        ]
        return [
            Section(gettext("File"), file),
            wording.contact(mentee.person),
            Section(gettext("Aim"), aims),
            wording.travel(mentee),
            wording.affinities(mentee),
        ]
