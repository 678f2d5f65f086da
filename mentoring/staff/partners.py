"""The partner structures: who they are, who speaks for them, and what they bring.

Counts of what other apps hold come from the hook `register_partner_facts`: each answers, for a reader, with the rows
(`Referred`) that carry a `partner`; only those that this reader may see.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import display
from django.db.models import Count, F, Q, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from mentoring.domain import partners
from mentoring.lifecycle import MenteeState, PairState
from mentoring.models import Mentee, Pair, Partner
from mentoring.models.people import programmes_within
from portal.accounts.models import Role, RoleKind, Scope, User
from portal.accounts.roles import reach
from portal.accounts.staff import messages
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section

from . import wording
from .programmes import number_of, open_words


@dataclass(frozen=True)
class Referred:
    """Rows with a `partner` and a `state`: what a structure refers, as this reader may see it."""

    label: str
    rows: QuerySet
    states: dict[str, str]


def referred(user: User) -> list[Referred]:
    """What every app tells of the structures."""
    return [answer(user) for answer in hooks.get_hooks("register_partner_facts")]


def visible_partners(user: User) -> QuerySet[Partner]:
    """The structures within reach, and those that own a programme within reach."""
    held = reach(user, "follow")
    if held.hub:
        return Partner.objects.all()
    owners = programmes_within(held).values("owner")
    return Partner.objects.filter(Q(uuid__in=held.structures) | Q(pk__in=owners))


def referents() -> QuerySet[Role]:
    """Roles of the people who speak for a structure today."""
    roles = Role.objects.active(timezone.localdate())
    return roles.filter(kind=RoleKind.REFERENT, scope=Scope.STRUCTURE, person__is_active=True)


class ActiveFilter(RecordFilter):
    title = _("Structures")
    parameter_name = "active"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("yes", _("Active ones")), ("no", _("Switched off"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Partner]) -> QuerySet[Partner]:
        return rows.filter(is_active=self.value() == "yes") if self.value() else rows


class PartnerAdmin(RecordAdmin):
    model = Partner
    base_url_path = "structures"
    menu_icon = "home"
    ability = "follow"
    inspect_template_name = "mentoring/staff/partner.html"
    list_display = ("name", "kind", "town", "referents", "referred", "waiting", "tandems", "standing")
    list_filter = (ActiveFilter, RecordFilter.on("kind", _("Kind"), Partner.Kind.choices))
    search_fields = ("name", "email")
    search_hint = _("Name, town, e-mail address")
    empty_words = _("No structure yet. Note those that refer people to the hub.")
    ordering = ("name",)

    def scope(self, user: User) -> QuerySet[Partner]:
        return visible_partners(user)

    def found_by(self, word: str) -> Q:
        return wording.in_town(word)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Partner]:
        user = request.user
        waiting = Mentee.objects.visible_to(user).filter(state=MenteeState.WAITING)
        active = Pair.objects.visible_to(user).filter(state=PairState.ACTIVE)
        return (
            super()
            .get_queryset(request)
            .annotate(
                n_referents=number_of(referents(), "scope_id", of="uuid"),
                n_referred=sum((number_of(one.rows, "partner") for one in referred(user)), Value(0)),
                n_waiting=number_of(waiting, "partner"),
                n_active=number_of(active, "mentee__partner"),
            )
        )

    @display(description=_("Commune"), ordering="commune")
    def town(self, partner: Partner) -> str:
        return wording.town(partner.commune)

    @display(description=_("Referents"), ordering="n_referents")
    def referents(self, partner: Partner) -> int:
        return partner.n_referents

    @display(description=_("People referred"), ordering="n_referred")
    def referred(self, partner: Partner) -> int:
        return partner.n_referred

    @display(description=_("Waiting for a mentor"), ordering="n_waiting")
    def waiting(self, partner: Partner) -> int:
        return partner.n_waiting

    @display(description=_("Active tandems"), ordering="n_active")
    def tandems(self, partner: Partner) -> int:
        return partner.n_active

    @display(description=_("State"), ordering="is_active")
    def standing(self, partner: Partner) -> str:
        return pgettext("structure", "Active") if partner.is_active else gettext("Switched off")

    def register_acts_for(self, user: User) -> list[Act]:
        if not reach(user, "manage").hub:
            return []
        return [Act(gettext("New structure"), reverse("staff_partner_new"), main=True)]

    def acts(self, partner: Partner, user: User) -> list[Act]:
        names = []
        if partners.managed_by(user).filter(pk=partner.pk).exists():
            names = [("change", gettext("Change"))]
        if reach(user, "manage").hub:
            names += [("switch", gettext("Switch it off") if partner.is_active else gettext("Switch it on"))]
        return [Act(label, reverse(f"staff_partner_{name}", args=[partner.pk])) for name, label in names]

    def sections(self, partner: Partner) -> list[Section]:
        people = [
            f"{one.person.full_name}, {one.person.email or one.person.phone}"
            for one in referents().filter(scope_id=partner.uuid).select_related("person")
        ]
        owned = [
            f"{one.name} ({open_words(one, timezone.localdate())})"
            for one in partner.programmes.order_by("name")
        ]
        contact = [
            (gettext("Kind"), partner.get_kind_display()),
            (gettext("Commune"), wording.commune(partner.commune)),
            (gettext("E-mail address"), partner.email),
            (gettext("Phone"), partner.phone),
            (gettext("Website"), partner.website),
            (gettext("State"), self.standing(partner)),
        ]
        speak = [(gettext("Referents"), people), (gettext("Programmes owned"), owned)]
        return [Section(gettext("Contact"), contact), Section(gettext("Who speaks for it"), speak)]

    def more(self, partner: Partner, request: HttpRequest) -> dict[str, Any]:
        row = self.get_queryset(request).get(pk=partner.pk)
        figures = [
            (gettext("waiting for a mentor"), row.n_waiting),
            (gettext("active tandems"), row.n_active),
        ]
        told = messages.history(request.user, to_referents(partner))
        return {"groups": list(by_state(partner, request.user)), "figures": figures, **told}


def to_referents(partner: Partner) -> Q:
    """Messages to those who speak for a structure today, and to its own address."""
    people = Q(person__in=referents().filter(scope_id=partner.uuid).values("person"))
    return people | Q(person=None, address=partner.email) if partner.email else people


def by_state(partner: Partner, user: User) -> Iterator[tuple[str, int, list[tuple[str, int]]]]:
    """What it refers: how many in all, then in each state, in the order of the walk."""
    for one in referred(user):
        rows = one.rows.filter(partner=partner).order_by().values("state").annotate(n=Count("pk"))
        counts = dict(rows.values_list(F("state"), "n"))
        lines = [(str(label), counts[state]) for state, label in one.states.items() if state in counts]
        yield one.label, sum(counts.values()), lines
