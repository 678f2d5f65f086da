"""The story of a tandem as dated events, and as a drawing of two lines that start apart, meet and go on together.

Called by the members' page and by the team's; reads only. Gaps without news are events too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mentoring.lifecycle import CharterState, CheckInState, PairState
from mentoring.models import Meeting, Pair, Pause, Signature
from portal.core.days import day_of

GAP_DAYS = 21
WIDTH, MARGIN = 1000.0, 20.0
MENTOR_Y, MENTEE_Y, TOGETHER = 20.0, 80.0, (44.0, 56.0)
OVER = (PairState.CLOSED, PairState.UNDONE)


@dataclass(frozen=True)
class Event:
    """Something that happened on a day, or from a day `until` another (pause, gap).

    `kind` names its mark: step, meet, meeting, contact, news, pause, gap, end.
    """

    kind: str
    title: str
    day: date
    note: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Mark:
    """An event on the drawing; `until` is where a stretch ends (a pause, a gap)."""

    event: Event
    x: float
    until: float

    @property
    def length(self) -> float:
        return round(self.until - self.x, 1)


@dataclass(frozen=True)
class Drawing:
    """`mentor` and `mentee` are paths of SVG; `today` is where we are, None once it is over."""

    mentor: str
    mentee: str
    marks: list[Mark]
    today: float | None
    width: float = WIDTH


class Past:
    """What a pair has lived, each kind of row read once."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair

    @cached_property
    def held(self) -> list[Meeting]:
        """Meetings that took place, the oldest first."""
        rows = self.pair.meetings.filter(state=Meeting.State.HELD)
        return list(rows.order_by("held_on", "pk"))

    @cached_property
    def rests(self) -> list[Pause]:
        return list(self.pair.pauses.all())

    @cached_property
    def signatures(self) -> list[Signature]:
        rows = Signature.objects.filter(charter__pair=self.pair)
        return list(rows.exclude(charter__state=CharterState.VOID).order_by("signed_at"))


def events_of(past: Past, today: date) -> list[Event]:
    """Every event of the pair in the order of time."""
    found = [*steps(past), *between(past, today), *care(past)]
    return sorted(found, key=lambda event: event.day)


def between(past: Past, today: date) -> list[Event]:
    """What a pair lives beside the steps: later meetings, pauses, silences, the end."""
    meetings = [
        Event("meeting", _("Meeting"), row.held_on, row.get_mode_display())
        for row in past.held
        if not row.is_first
    ]
    pause = pgettext("somebody rests", "Pause")
    pauses = [Event("pause", pause, row.starts_on, until=row.ended_on or row.until) for row in past.rests]
    return [*meetings, *pauses, *gaps(past, today), *end(past.pair)]


def care(past: Past) -> Iterator[Event]:
    """Calls and messages between meetings, and news taken: for the team."""
    for row in past.pair.contacts.all():
        yield Event("contact", row.get_kind_display(), row.on)
    for row in past.pair.check_ins.filter(state=CheckInState.DONE):
        yield Event("news", _("News taken"), day_of(row.ended_at))


def steps(past: Past) -> Iterator[Event]:
    """The steps of the walk that were made."""
    pair = past.pair
    yield Event("step", _("Proposal"), day_of(pair.proposal.sent_at), pair.proposal.reference)
    name = pair.mentor.person.first_name if pair.mentor.person else ""
    yield Event("step", _("%(mentor)s says yes") % {"mentor": name}, day_of(pair.opened_at))
    if pair.first_met_on:
        yield Event("meet", _("First meeting"), pair.first_met_on)
    for row in past.signatures:
        yield Event("step", _("Charter signed"), day_of(row.signed_at), row.get_party_display())
    if pair.activated_at:
        yield Event("step", _("The tandem starts"), day_of(pair.activated_at))


def end(pair: Pair) -> Iterator[Event]:
    if pair.closed_at:
        yield Event("end", _("End of the tandem"), day_of(pair.closed_at), pair.get_end_reason_display())


def gaps(past: Past, today: date) -> Iterator[Event]:
    """More than three weeks between two meetings of a tandem under way, pauses left out."""
    pair = past.pair
    if pair.activated_at is None:
        return
    days = [pair.first_met_on, *(row.held_on for row in past.held if not row.is_first)]
    last = day_of(pair.closed_at) if pair.closed_at else today
    rests = [(row.starts_on, row.ended_on or row.until) for row in past.rests]
    for start, stop in zip(days, [*days[1:], last], strict=True):
        silent = (stop - start).days - sum(overlap(start, stop, *rest) for rest in rests)
        if silent > GAP_DAYS:
            words = ngettext("%(n)d day without a meeting", "%(n)d days without a meeting", silent)
            yield Event("gap", words % {"n": silent}, start + timedelta(days=1), until=stop)


def overlap(start: date, stop: date, other_start: date, other_stop: date) -> int:
    """Days that two stretches share."""
    return max(0, (min(stop, other_stop) - max(start, other_start)).days)


def drawing_of(pair: Pair, events: list[Event], today: date) -> Drawing:
    """Two lines over time: apart until the first meeting, side by side after it, dashed once nothing is sure."""
    first = events[0].day
    last = max(today, events[-1].day, pair.ends_on or today) + timedelta(days=3)
    span = max((last - first).days, 1)

    def at(day: date) -> float:
        return round(MARGIN + (day - first).days / span * (WIDTH - 2 * MARGIN), 1)

    meet = at(pair.first_met_on) if pair.first_met_on else None
    end = at(day_of(pair.closed_at)) if pair.closed_at else at(last)
    return Drawing(
        mentor=line(MENTOR_Y, TOGETHER[0], at(first), meet, end),
        mentee=line(MENTEE_Y, TOGETHER[1], at(first), meet, end),
        marks=[Mark(event, at(event.day), at(event.until or event.day)) for event in events],
        today=None if pair.state in OVER else at(today),
    )


def line(apart: float, together: float, start: float, meet: float | None, end: float) -> str:
    """One path of SVG: level, then a curve to the other line, then level beside it."""
    if meet is None:
        return f"M{start} {apart}H{end}"
    bend = round(max(start, meet - 90), 1)
    middle = round((bend + meet) / 2, 1)
    return f"M{start} {apart}H{bend}C{middle} {apart} {middle} {together} {meet} {together}H{end}"


def cadence_of(past: Past, now: datetime) -> tuple[int, int]:
    """(meetings held this month, meetings expected a month)."""
    first = day_of(now).replace(day=1)
    return sum(row.held_on >= first for row in past.held), past.pair.programme.meetings_per_month
