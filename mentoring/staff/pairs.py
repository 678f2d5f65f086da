"""The register of tandems, and the page of each: two lines over time, what happened, what the team may do."""

from typing import Any

from django.contrib.admin import display
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mentoring import timeline
from mentoring.domain import appointments, follow_ups
from mentoring.lifecycle import OPEN_CHARTER_STATES, OPEN_PAIR_STATES, MeetingState, PairState
from mentoring.models import Charter, Meeting, Outcome, Pair
from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section, day_column
from portal.core.templatetags.tandem import day_and_year, hour

from . import after, wording
from .charters import charter_acts
from .filters import OfficerFilter, SilenceFilter, by_lateness, by_programme
from .story import story_of

GOING = (PairState.MET, PairState.ACTIVE, PairState.PAUSED)
STARTED = (PairState.ACTIVE, PairState.PAUSED)
ACTS = (
    ("first_meeting", _("Log the first meeting"), [PairState.FORMED]),
    ("meeting", _("Log a meeting"), STARTED),
    ("pause", _("Pause the tandem"), [PairState.ACTIVE]),
    ("resume", _("Take it up again"), [PairState.PAUSED]),
    ("unfreeze", _("Lift the suspension"), [PairState.FROZEN]),
    ("close", _("End the tandem"), [*STARTED, PairState.FROZEN]),
    ("extend", _("Let it last longer"), [PairState.ACTIVE]),
    ("closing_talk", _("Note a closing talk"), [*STARTED, PairState.FROZEN, PairState.CLOSED]),
    ("news", _("Note news"), [PairState.CLOSED]),
    ("correct", _("Correct the way out"), [PairState.CLOSED]),
    ("note", _("Note a call or a thought"), OPEN_PAIR_STATES),
    ("hand_over", _("Hand over"), OPEN_PAIR_STATES),
    ("undo", _("Do not go on"), [PairState.FORMED, PairState.MET, PairState.FROZEN]),
    ("freeze", _("Suspend"), [PairState.FORMED, *GOING]),
)
FORWARD = ("first_meeting", "meeting", "resume")


class PairAdmin(RecordAdmin):
    model = Pair
    base_url_path = "tandems"
    menu_icon = "tandem"
    ability = "follow"
    select_related = ("mentor__person", "mentee__person", "programme", "proposal", "officer")
    inspect_template_name = "mentoring/staff/pair.html"
    list_display = (
        "reference",
        "mentor_name",
        "mentee_name",
        "in_programme",
        "state_words",
        "officer_name",
        "formed",
        "news",
        "rhythm",
    )
    list_export = (
        "reference",
        "mentor_name",
        "mentee_name",
        "programme",
        "state_words",
        "opened_at",
        "first_met_on",
        "activated_at",
        "ends_on",
        "closed_at",
        "get_end_reason_display",
    )
    list_filter = (
        RecordFilter.on("state", _("State"), PairState.choices),
        by_programme("programme", "follow"),
        by_lateness("first_meeting", [PairState.FORMED]),
        OfficerFilter,
        SilenceFilter,
    )
    search_fields = (
        "reference",
        "mentor__person__first_name",
        "mentor__person__last_name",
        "mentee__person__first_name",
        "mentee__person__last_name",
    )
    search_hint = _("Name, reference")
    empty_words = _("No tandem yet. One begins when a mentor accepts a proposal.")
    ordering = ("-opened_at", "-id")

    def for_export(self, request: HttpRequest, rows: QuerySet[Pair]) -> QuerySet[Pair]:
        return wording.exportable(rows, request.user)

    @display(description=_("Mentor"), ordering="mentor__person__last_name")
    def mentor_name(self, pair: Pair) -> str:
        return wording.full_name(pair.mentor.person)

    @display(description=_("Mentee"), ordering="mentee__person__last_name")
    def mentee_name(self, pair: Pair) -> str:
        return wording.full_name(pair.mentee.person)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pair]:
        month = timezone.localdate().replace(day=1)
        this_month = Q(meetings__state="held", meetings__held_on__gte=month)
        return super().get_queryset(request).annotate(this_month=Count("meetings", filter=this_month))

    @display(description=_("Programme"), ordering="programme__name")
    def in_programme(self, pair: Pair) -> str:
        return pair.programme.name

    formed = day_column("opened_at", _("Formed on"))

    @display(description=_("Followed by"), ordering="officer__last_name")
    def officer_name(self, pair: Pair) -> str:
        return pair.officer.full_name if pair.officer else ""

    @display(description=_("Last news"), ordering="last_event_on")
    def news(self, pair: Pair) -> str:
        days = (timezone.localdate() - pair.last_event_on).days
        return ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days} if days else gettext("today")

    @display(description=_("This month"))
    def rhythm(self, pair: Pair) -> str:
        if pair.state != PairState.ACTIVE:
            return ""
        return gettext("%(held)d of %(expected)d") % {
            "held": pair.this_month,
            "expected": pair.programme.meetings_per_month,
        }

    def get_extra_class_names_for_field_col(self, pair: Pair, field_name: str) -> list[str]:
        silent = (timezone.localdate() - pair.last_event_on).days > timeline.GAP_DAYS
        late = field_name == "news" and pair.state in GOING and silent
        return ["td-mark--late"] if late else []

    @display(description=_("Reason"))
    def get_end_reason_display(self, pair: Pair) -> str:
        return pair.get_end_reason_display()

    def title_of(self, pair: Pair) -> str:
        return gettext("%(mentor)s and %(mentee)s") % {
            "mentor": self.mentor_name(pair),
            "mentee": self.mentee_name(pair),
        }

    def subjects(self, pair: Pair) -> tuple[str, ...]:
        """The page holds how to reach both."""
        return (pair.mentor.reference, pair.mentee.reference)

    def acts(self, pair: Pair, user: User) -> list[Act]:
        offered = [
            Act(str(label), reverse(f"staff_pair_{name}", args=[pair.pk]), main=name in FORWARD)
            for name, label, states in ACTS
            if pair.state in states and name not in left_out(pair)
        ]
        return [*offered[:1], *charter_acts(charter_of(pair)), *offered[1:]]

    def sections(self, pair: Pair) -> list[Section]:
        facts = [
            (gettext("Reference"), pair.reference),
            (gettext("Programme"), pair.programme.name),
            (gettext("Formed on"), pair.opened_at),
            (gettext("Followed by"), pair.officer.full_name if pair.officer else gettext("nobody")),
            *[(gettext("Planned end"), after.planned_end(pair)) for day in [pair.ends_on] if day],
            *[
                (gettext("Ended on"), [when, pair.get_end_reason_display()])
                for when in [pair.closed_at]
                if when
            ],
        ]
        people = ((gettext("Mentor"), pair.mentor), (gettext("Mentee"), pair.mentee))
        cards = [Section(title, wording.contact(one.person).rows) for title, one in people]
        outcomes = [outcome_words(one) for one in pair.outcomes.order_by("-id")]
        became = [Section(gettext("What became of the mentee"), outcomes)] if outcomes else []
        coming = [arranged_words(one) for one in appointments.planned(pair)]
        arranged = [Section(gettext("Arranged meetings"), coming)] if coming else []
        return [Section(gettext("Tandem"), facts), *arranged, *became, *after.sections_of(pair), *cards]

    def more(self, pair: Pair, request: HttpRequest) -> dict[str, Any]:
        now = timezone.now()
        past = timeline.Past(pair)
        events = timeline.events_of(past, day_of(now))
        held, expected = timeline.cadence_of(past, now) if pair.state == PairState.ACTIVE else (0, 0)
        rest = pair.pauses.filter(ended_on=None).first()
        told = ~Q(facts="") | ~Q(next_step="") | ~Q(progress="")
        return {
            "drawing": timeline.drawing_of(pair, events, day_of(now)),
            "events": events[::-1],
            "meetings": pair.meetings.filter(told, state=MeetingState.HELD).order_by("-held_on"),
            "alerts": pair.alerts.filter(settled_at=None),
            "team_notes": pair.team_notes.select_related("author"),
            "check_ins": pair.check_ins.order_by("-due_on").prefetch_related("answers"),
            "actions": pair.actions.all(),
            "feedback": pair.feedback.select_related("partner"),
            "held": held,
            "expected": expected,
            "story": story_of(pair),
            "current": gettext("until %(day)s") % {"day": day_and_year(rest.until)} if rest else "",
        }


def left_out(pair: Pair) -> set[str]:
    """What is not this pair's: what has started is closed, what has not is undone; no news before any is due."""
    if pair.activated_at is None:
        return {"close", "closing_talk"}
    rows = pair.follow_ups.filter(state__in=follow_ups.TO_ANSWER, due_on__lte=timezone.localdate())
    return {"undo"} if pair.state == PairState.CLOSED and rows.exists() else {"undo", "news"}


def arranged_words(meeting: Meeting) -> tuple[str, str]:
    """« 1er décembre 2026, 18 h », and where."""
    when = f"{day_and_year(meeting.starts_at)}, {hour(meeting.starts_at)}"
    return when, meeting.place or str(meeting.get_mode_display())


def outcome_words(outcome: Outcome) -> tuple[str, str]:
    """« Un emploi (CDI) », since when; a way out that was corrected says so."""
    parts = [outcome.get_kind_display(), outcome.get_contract_display()]
    words = " · ".join(str(part) for part in parts if part)
    since = day_and_year(outcome.happened_on) if outcome.happened_on else ""
    return after.outcome_label(outcome), f"{words}, {since}" if since else words


def charter_of(pair: Pair) -> Charter | None:
    """The charter to sign, or the sealed one."""
    rows = pair.charters.filter(state__in=[*OPEN_CHARTER_STATES, "sealed"])
    return rows.select_related("seal").order_by("-id").first()
