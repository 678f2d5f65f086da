"""The register of mentees: one row a person and programme, the longest wait first."""

from typing import Any

from django.contrib.admin import display
from django.db.models import Prefetch, Q, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mentoring import vocabulary
from mentoring.domain import cards
from mentoring.lifecycle import MenteeState
from mentoring.models import CardAgreement, Mentee
from portal.accounts.models import User
from portal.accounts.staff import messages
from portal.core.days import day_of
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section

from . import guardians, wording
from .filters import by_programme
from .queue import read_queue


class ReadyFilter(RecordFilter):
    """Those who wait, by their agreement to the card as it stands."""

    title = _("Card")
    parameter_name = "ready"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("yes", _("Waiting, agreed to")), ("no", _("Waiting, not agreed to yet"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Mentee]) -> QuerySet[Mentee]:
        if not self.value():
            return rows
        files = Mentee.objects.visible_to(request.user)
        queue = read_queue(files, request.user, now=timezone.now())
        agreed = self.value() == "yes"
        wanted = [one.pk for one in queue if (one.agreed is not None) == agreed]
        return rows.filter(pk__in=wanted).prefetch_related(None).annotate(agreed=Value(agreed))


class GuardianFilter(RecordFilter):
    """Minors for whom nobody has agreed."""

    title = _("Agreement of a parent")
    parameter_name = "guardian"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("missing", _("Under 18, to obtain"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Mentee]) -> QuerySet[Mentee]:
        return rows.without_guardian(day_of(timezone.now())) if self.value() else rows


class MenteeAdmin(RecordAdmin):
    model = Mentee
    base_url_path = "mentores"
    menu_icon = "group"
    ability = "follow"
    inspect_template_name = "mentoring/staff/person.html"
    select_related = ("person", "programme", "partner")
    list_display = (
        "reference",
        "name",
        "aim",
        "place",
        "programme",
        "partner",
        "state_words",
        "wait",
        "card",
    )
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
        ReadyFilter,
        GuardianFilter,
        by_programme("programme", "follow"),
    )
    search_fields = ("reference", "person__first_name", "person__last_name", "aim", "partner__name")
    search_hint = _("Name, aim, structure, town")
    empty_words = _("No mentee yet. They come in when their application is accepted.")
    ordering = ("waiting_since", "id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mentee]:
        agreements = CardAgreement.objects.only("mentee", "content_hash", "agreed_at")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("card_agreements", queryset=agreements, to_attr="agreements"))
        )

    def found_by(self, word: str) -> Q:
        return wording.in_town(word)

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

    @display(description=_("Card"))
    def card(self, mentee: Mentee) -> str:
        """Only while it matters: whoever waits, and can be proposed or not."""
        if mentee.state != MenteeState.WAITING or mentee.person is None:
            return ""
        return gettext("Agreed to") if has_agreed(mentee) else gettext("Not agreed to yet")

    def title_of(self, mentee: Mentee) -> str:
        return wording.full_name(mentee.person)

    def subjects(self, mentee: Mentee) -> tuple[str, ...]:
        return (mentee.reference,)

    def acts(self, mentee: Mentee, user: User) -> list[Act]:
        waits, paused = mentee.state == MenteeState.WAITING, mentee.state == MenteeState.PAUSED
        frozen = mentee.state == MenteeState.FROZEN
        agreed = mentee.person is not None and cards.agreement_to(mentee) is not None
        names = [
            ("card", gettext("Send the card"), waits and not agreed),
            ("read_together", gettext("Card read together"), waits and not agreed),
            ("name", gettext("Name somebody too close"), True),
            ("enrol", gettext("Enrol in another programme"), True),
            ("pause", gettext("Stop waiting for a while"), waits),
            ("resume", gettext("Wait again"), paused),
            ("unfreeze", gettext("Lift the suspension"), frozen),
            ("leave", gettext("Leaves the programme"), waits or paused or frozen),
            ("freeze", gettext("Suspend"), not frozen and mentee.state != MenteeState.LEFT),
        ]
        names = [*guardians.acts_on(mentee, timezone.now()), *names]
        acts = [
            Act(label, reverse(f"staff_mentee_{name}", args=[mentee.pk]))
            for name, label, offered in names
            if offered and mentee.person
        ]
        if not waits or not user.has_perm("ability.match"):
            return acts
        board = reverse("staff_board_mentee", args=[mentee.pk])
        return [Act(gettext("Look for a mentor"), board, main=True), *acts]

    def more(self, mentee: Mentee, request: HttpRequest) -> dict[str, Any]:
        return messages.history(request.user, Q(person=mentee.person_id)) if mentee.person_id else {}

    def sections(self, mentee: Mentee) -> list[Section]:
        file = [
            (gettext("Reference"), mentee.reference),
            (gettext("Programme"), mentee.programme.name),
            (gettext("Structure"), mentee.partner.name if mentee.partner else ""),
            (gettext("Waiting since"), timezone.localtime(mentee.waiting_since).date()),
            (gettext("Card agreed to on"), agreed_on(mentee)),
            (gettext("Must not be proposed"), named_by(mentee)),
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
            *guardians.section_of(mentee, timezone.now()),
            wording.contact(mentee.person),
            Section(gettext("Aim"), aims),
            wording.travel(mentee),
            wording.affinities(mentee),
        ]


def has_agreed(mentee: Mentee) -> bool:
    """Whether a row of the register has agreed to its card: its filter has said so, or the agreements it came with."""
    if hasattr(mentee, "agreed"):
        return mentee.agreed
    return cards.hash_of(mentee) in {one.content_hash for one in mentee.agreements}


def agreed_on(mentee: Mentee) -> object:
    """The day of the agreement to the card as it stands; said in words until then."""
    found = cards.agreement_to(mentee) if mentee.person else None
    return found.agreed_at if found else gettext("not yet: nothing can be proposed")


def named_by(mentee: Mentee) -> list[str]:
    """People and companies that the mentee named, with the tie."""
    return [f"{one.name or one.siren} · {one.get_kind_display()}" for one in mentee.objections.all()]
