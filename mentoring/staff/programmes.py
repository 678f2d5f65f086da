"""The register of programmes, and the page of each: all its rules in words, and what is counted under it."""

from datetime import date
from typing import Any

from django.contrib.admin import display
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mentoring import indicators, vocabulary
from mentoring.lifecycle import MenteeState, PairState
from mentoring.models import CharterVersion, Mentee, OutcomeKind, Pair, Programme, WeightSet
from mentoring.models.people import programmes_within
from mentoring.models.programmes import Track
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core import territories
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section
from portal.core.templatetags.tandem import day_and_year

from .programme_rows import KINDS


def number_of(rows: QuerySet, by: str, of: str = "pk") -> Coalesce:
    """How many rows belong, `by` a key, to the row that is read."""
    mine = rows.filter(**{by: OuterRef(of)}).order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(mine), 0)


class OpenFilter(RecordFilter):
    title = _("Applications")
    parameter_name = "open"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("yes", _("Open now")), ("no", _("Not open"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Programme]) -> QuerySet[Programme]:
        if not self.value():
            return rows
        now_open = Programme.objects.open_on(timezone.localdate()).values("pk")
        return rows.filter(pk__in=now_open) if self.value() == "yes" else rows.exclude(pk__in=now_open)


class ProgrammeAdmin(RecordAdmin):
    model = Programme
    base_url_path = "dispositifs"
    menu_icon = "folder-open-inverse"
    ability = "follow"
    select_related = ("owner",)
    inspect_template_name = "mentoring/staff/programme.html"
    list_display = ("name", "track", "owner_words", "open_words", "waiting", "active")
    list_filter = (OpenFilter, RecordFilter.on("track", _("Track"), Track.choices))
    search_fields = ("name", "name_in_english", "owner__name")
    search_hint = _("Name, structure")
    empty_words = _("No programme yet: make the first one, it takes a name and a track.")
    ordering = ("name", "id")

    def scope(self, user: User) -> QuerySet[Programme]:
        return programmes_within(reach(user, "follow"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Programme]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                n_waiting=number_of(Mentee.objects.filter(state=MenteeState.WAITING), "programme"),
                n_active=number_of(Pair.objects.filter(state=PairState.ACTIVE), "programme"),
            )
        )

    @display(description=_("Owner"), ordering="owner__name")
    def owner_words(self, programme: Programme) -> str:
        return programme.owner.name if programme.owner else gettext("The hub")

    @display(description=_("Applications"), ordering="opens_on")
    def open_words(self, programme: Programme) -> str:
        return open_words(programme, timezone.localdate())

    @display(description=_("Waiting for a mentor"), ordering="n_waiting")
    def waiting(self, programme: Programme) -> int:
        return programme.n_waiting

    @display(description=_("Active tandems"), ordering="n_active")
    def active(self, programme: Programme) -> int:
        return programme.n_active

    def register_acts_for(self, user: User) -> list[Act]:
        if not reach(user, "manage").hub:
            return []
        return [Act(gettext("New programme"), reverse("staff_programme_new"), main=True)]

    def acts(self, programme: Programme, user: User) -> list[Act]:
        if not programmes_within(reach(user, "manage")).filter(pk=programme.pk).exists():
            return []
        return [
            Act(gettext("Change"), reverse("staff_programme_change", args=[programme.pk])),
            Act(gettext("Change the weights"), reverse("staff_programme_weights", args=[programme.pk])),
        ]

    def sections(self, programme: Programme) -> list[Section]:
        return [
            Section(gettext("Identity"), identity(programme)),
            Section(gettext("For whom"), whom(programme)),
            *([Section(gettext("Its own questions"), questions(programme))] if programme.questions else []),
            Section(gettext("Delays and rhythm"), rhythm(programme)),
            Section(gettext("At the end"), ends(programme)),
        ]

    def more(self, programme: Programme, request: HttpRequest) -> dict[str, Any]:
        sets = list(programme.weight_sets.select_related("decided_by").order_by("-version"))
        return {
            "figures": figures(programme),
            "weights": next((weights_of(one) for one in sets if one.in_force), []),
            "decisions": [decision(one) for one in sets],
            "gap": gap_words(programme),
            "charters": charters_of(programme),
        }


def open_words(programme: Programme, today: date) -> str:
    """Whether it takes applications, since when, until when."""
    first, last = programme.opens_on, programme.closes_on
    if first is None:
        return gettext("not open yet")
    if first > today:
        return gettext("from %(day)s") % {"day": day_and_year(first)}
    if last is None:
        return gettext("open since %(day)s") % {"day": day_and_year(first)}
    if last < today:
        return gettext("closed since %(day)s") % {"day": day_and_year(last)}
    return gettext("open until %(day)s") % {"day": day_and_year(last)}


def identity(programme: Programme) -> list[tuple[str, object]]:
    return [
        (gettext("Name"), [programme.name, programme.name_in_english]),
        (gettext("In a sentence"), [programme.pitch, programme.pitch_in_english]),
        (gettext("Owner"), programme.owner.name if programme.owner else gettext("The hub")),
        (gettext("Applications"), open_words(programme, timezone.localdate())),
    ]


def whom(programme: Programme) -> list[tuple[str, object]]:
    ages = {"low": programme.min_age, "high": programme.max_age}
    words = gettext("from %(low)d on") if programme.max_age is None else gettext("from %(low)d to %(high)d")
    everywhere = gettext("the whole territory of the hub")
    return [
        (gettext("Track"), programme.get_track_display()),
        (gettext("Age"), words % ages),
        (gettext("Territory"), territories.words(programme.territory) or everywhere),
    ]


def questions(programme: Programme) -> list[tuple[str, object]]:
    kinds = dict(KINDS)
    return [
        (
            asked["label"],
            [
                str(kinds.get(asked["kind"], "")),
                ", ".join(asked.get("choices") or []),
                gettext("answer required") if asked.get("required") else "",
            ],
        )
        for asked in programme.questions
    ]


def days(number: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}


def working(number: int) -> str:
    return ngettext("%(n)d working day", "%(n)d working days", number) % {"n": number}


def months(number: int) -> str:
    return ngettext("%(n)d month", "%(n)d months", number) % {"n": number}


def every(number: int) -> str:
    return ngettext("every month", "every %(n)d months", number) % {"n": number}


def rhythm(programme: Programme) -> list[tuple[str, object]]:
    return [
        (gettext("First answer to an application"), working(programme.answer_days)),
        (gettext("The mentor’s answer"), working(programme.proposal_days)),
        (gettext("First meeting"), days(programme.first_meeting_days)),
        (gettext("Signature of the charter"), days(programme.sign_days)),
        (gettext("Planned length"), months(programme.duration_months)),
        (gettext("Meetings a month"), programme.meetings_per_month),
        (gettext("A word with the team"), every(programme.check_in_months)),
        (gettext("Mentors’ gatherings"), every(programme.gathering_months)),
    ]


def ends(programme: Programme) -> list[tuple[str, object]]:
    kinds = dict(OutcomeKind.choices)
    figures = [
        gettext("%(label)s: %(percent)s %% (%(source)s, %(day)s)")
        % {
            "label": one.label,
            "percent": floatformat(one.percent, -1),
            "source": one.source,
            "day": day_and_year(one.as_of),
        }
        for one in programme.baselines.all()
    ]
    allowed = programme.outcomes or OutcomeKind.values
    return [
        (gettext("Ways to end"), [str(kinds[code]) for code in allowed if code in kinds]),
        (gettext("Figures to compare with"), figures),
    ]


def figures(programme: Programme) -> list[tuple[str, int]]:
    """What is counted under this programme, in the order of the walk."""
    counts = indicators.of_programme(programme)
    return [
        (gettext("mentors"), counts.mentors),
        (gettext("mentees"), counts.mentees),
        (gettext("waiting for a mentor"), counts.waiting),
        (gettext("proposals"), counts.proposals),
        (gettext("tandems being formed"), counts.forming),
        (gettext("tandems started"), counts.tandems),
        (gettext("active tandems"), counts.active),
        (gettext("ways out noted"), counts.ways_out),
        (gettext("of which a step forward"), counts.positive),
    ]


def weights_of(weights: WeightSet) -> list[tuple[str, int]]:
    labels = dict(vocabulary.CRITERIA)
    return [(str(labels[name]), points) for name, points in weights.points().items()]


def decision(weights: WeightSet) -> dict[str, object]:
    """Who decided a version of the weights, when and why."""
    by = weights.decided_by.get_full_name() if weights.decided_by else ""
    return {
        "version": weights.version,
        "at": weights.decided_at,
        "by": by,
        "note": weights.note,
        "in_force": weights.in_force,
    }


def gap_words(programme: Programme) -> list[tuple[str, object]]:
    limit = programme.way_limit
    return [
        (
            gettext("Age gap sought"),
            gettext("%(low)d to %(high)d years") % {"low": programme.gap_low, "high": programme.gap_high},
        ),
        (
            gettext("Longest way"),
            gettext("%(n)d min") % {"n": limit} if limit else gettext("the one that each mentee gives"),
        ),
    ]


def charters_of(programme: Programme) -> list[CharterVersion]:
    """The text in force in each language."""
    versions = CharterVersion.objects.filter(source__programme=programme).select_related("source")
    last = {version.source_id: version for version in versions.order_by("number")}
    return sorted(last.values(), key=lambda version: version.source.language, reverse=True)
