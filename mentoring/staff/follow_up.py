"""« Aujourd'hui »: the tandems that need somebody, the riskiest first; a line each, with its reasons and its next act."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mentoring.domain.alerts import RISK
from mentoring.lifecycle import CheckInState, PairState
from mentoring.models import Alert, CheckIn, Pair, TeamNote
from mentoring.models.people import programmes_within
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core.days import day_of

A_PAGE = 30
Kind = Alert.Kind
PEOPLE = ("programme", "mentor__person", "mentee__person")
WHOSE = (("all", _("All")), ("mine", _("Mine")), ("nobody", _("Nobody’s yet")))


@dataclass
class Case:
    """The open alerts of one pair; `risk` ranks the worst, then the older."""

    pair_id: int
    alerts: list[Alert] = field(default_factory=list)

    @property
    def risk(self) -> tuple[int, int, float]:
        worst = max(RISK[Kind(one.kind)] for one in self.alerts)
        return -worst, -len(self.alerts), min(one.opened_at.timestamp() for one in self.alerts)


class NextAct(NamedTuple):
    """What to do first, and where."""

    label: str
    url: str


class Reason(NamedTuple):
    """Why, since when; `kind` colours it, `words` are those of the person."""

    label: str
    since: date
    words: str
    urgent: bool


@dataclass(frozen=True)
class Line:
    """One tandem of the list."""

    pair: Pair
    reasons: list[Reason]
    next: NextAct
    taken_by: str
    last_note: TeamNote | None
    is_mine: bool


def open_alerts(user: User) -> QuerySet[Alert]:
    """What is open about the tandems that a member of the team follows."""
    rows = Alert.objects.filter(settled_at=None)
    held = reach(user, "follow")
    return rows if held.hub else rows.filter(pair__programme__in=programmes_within(held))


def cases_of(alerts: QuerySet[Alert]) -> list[Case]:
    """One case a pair, the riskiest first: one query."""
    found: dict[int, Case] = {}
    fields = ("pair_id", "kind", "opened_at", "words", "assigned_to_id", "period")
    for alert in alerts.only(*fields):
        found.setdefault(alert.pair_id, Case(alert.pair_id)).alerts.append(alert)
    return sorted(found.values(), key=lambda case: case.risk)


def lines_of(cases: list[Case], user: User) -> list[Line]:
    """The cases of a page in words: three queries for any number."""
    ids = [case.pair_id for case in cases]
    pairs = {pair.pk: pair for pair in Pair.objects.filter(pk__in=ids).select_related(*PEOPLE, "officer")}
    due = dict(CheckIn.objects.filter(pair__in=ids, state=CheckInState.DUE).values_list("pair", "pk"))
    notes: dict[int, TeamNote] = {}
    for note in TeamNote.objects.filter(pair__in=ids).order_by("written_at", "pk"):
        notes[note.pair_id] = note
    takers = {one.assigned_to_id for case in cases for one in case.alerts} - {None}
    names = {person.pk: person.full_name for person in User.objects.filter(pk__in=takers)}
    return [line_of(case, pairs[case.pair_id], due, notes, names, user) for case in cases]


def line_of(
    case: Case,
    pair: Pair,
    due: dict[int, int],
    notes: dict[int, TeamNote],
    names: dict[int, str],
    user: User,
) -> Line:
    ranked = sorted(case.alerts, key=lambda one: -RISK[Kind(one.kind)])
    taken = next((one.assigned_to_id for one in ranked if one.assigned_to_id), None)
    return Line(
        pair=pair,
        reasons=[reason_of(one) for one in ranked],
        next=next_act(ranked[0], pair, due.get(pair.pk)),
        taken_by=names.get(taken, ""),
        last_note=notes.get(pair.pk),
        is_mine=taken == user.pk,
    )


def reason_of(alert: Alert) -> Reason:
    kind = Kind(alert.kind)
    return Reason(str(kind.label), day_of(alert.opened_at), alert.words, RISK[kind] >= RISK[Kind.DOUBT])


def next_act(alert: Alert, pair: Pair, check_in: int | None) -> NextAct:
    """A call where somebody needs us, the form where news is due, the end where it is past."""
    if alert.kind == Kind.CHECK_IN and check_in:
        return NextAct(gettext("Take news"), reverse("staff_check_in", args=[check_in]))
    if alert.kind == Kind.PAST_END and pair.state in (PairState.ACTIVE, PairState.PAUSED):
        return NextAct(gettext("End or extend"), reverse("staff_pair_close", args=[pair.pk]))
    return NextAct(gettext("Call, then note it"), reverse("staff_pair_note", args=[pair.pk]))


class FollowUpView(WagtailAdminTemplateMixin, TemplateView):
    """`?de=mine` and `?programme=`: whose, and of which programme."""

    page_title = _("Today")
    header_icon = "tasks"
    template_name = "mentoring/staff/follow_up.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm("ability.follow"):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        user = self.request.user
        programmes = list(programmes_within(reach(user, "follow")))
        whose = self.request.GET.get("whose", "all")
        programme = self.request.GET.get("programme", "")
        rows = open_alerts(user)
        if programme.isdecimal() and len(programme) < 10:
            rows = rows.filter(pair__programme=programme)
        cases = [case for case in cases_of(rows) if is_asked(case, whose, user)]
        page = Paginator(cases, A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            lines=lines_of(list(page.object_list), user),
            page=page,
            count=len(cases),
            counts=counts_of(cases),
            whose=whose,
            choices=WHOSE,
            programmes=programmes,
            programme=programme,
            today=day_of(timezone.now()),
            **kwargs,
        )


def is_asked(case: Case, whose: str, user: User) -> bool:
    """Whether a case is one of those asked for."""
    takers = {one.assigned_to_id for one in case.alerts}
    if whose == "mine":
        return user.pk in takers
    return whose != "nobody" or takers == {None}


def counts_of(cases: list[Case]) -> list[tuple[str, int]]:
    """How many tandems for each reason, the worst first."""
    found: dict[str, int] = defaultdict(int)
    for case in cases:
        for kind in {one.kind for one in case.alerts}:
            found[kind] += 1
    return [
        (str(Kind(kind).label), found[kind]) for kind in sorted(found, key=lambda kind: -RISK[Kind(kind)])
    ]
