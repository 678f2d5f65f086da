"""Dates that travel: an appointment or a whole agenda as an iCalendar text, and the series of mentors' gatherings.

Called by the mails of meetings and gatherings, the agenda pages and the verb that lays six months of dates.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from django.conf import settings
from django.http import HttpResponse
from icalendar import Calendar, Event, vCalAddress

from portal.core.days import PARIS, are_school_holidays_known, is_public_holiday, is_school_holiday

PRODUCER = "-//Tandem//FR"
WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
LAST_SURE_RANK = 4
FRESH_FOR = timedelta(hours=4)
APART = timedelta(weeks=4)
LONGEST_MOVE = 16


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """What a calendar keeps of a date. The same `uid` with a higher `sequence` replaces what was sent before."""

    uid: str
    sequence: int
    summary: str
    starts_at: datetime
    minutes: int
    place: str
    description: str
    url: str = ""
    cancelled: bool = False


@dataclass(frozen=True, kw_only=True)
class ProposedDate:
    """A date of a series: the day that the rhythm asks for, and the one that is free."""

    wanted: date
    starts_at: datetime

    @property
    def day(self) -> date:
        return self.starts_at.date()

    @property
    def is_moved(self) -> bool:
        return self.day != self.wanted

    @property
    def was_public_holiday(self) -> bool:
        return is_public_holiday(self.wanted)

    @property
    def was_school_holiday(self) -> bool:
        return is_school_holiday(self.wanted)

    @property
    def is_beyond_the_school_calendar(self) -> bool:
        return not are_school_holidays_known(self.day)


def event(*appointments: Appointment, now: datetime) -> str:
    """An appointment as an iCalendar text (RFC 5545), lines ended by CRLF; or several, for one letter.

    RFC 5546: each names who organises it, and CANCEL is for one date; several that are off are published as such.
    What people typed cannot open a line of its own: control characters are dropped, line ends escaped.
    """
    calendar = _calendar()
    calendar.add("method", "CANCEL" if [one.cancelled for one in appointments] == [True] else "PUBLISH")
    for appointment in appointments:
        component = _component(appointment, now)
        component.add("organizer", _organizer())
        calendar.add_component(component)
    return calendar.to_ical().decode()


def method_of(text: str) -> str:
    """What an iCalendar text asks of the calendar that opens it: PUBLISH, or CANCEL (RFC 5546)."""
    return str(Calendar.from_ical(text)["method"])


def feed(appointments: Iterable[Appointment], *, name: str, now: datetime) -> str:
    """A calendar that its readers subscribe to: their software asks for it again every few hours."""
    calendar = _calendar()
    calendar.add("name", _line(name))
    calendar.add("x-wr-calname", _line(name))
    calendar.add("refresh-interval", FRESH_FOR, parameters={"value": "DURATION"})
    for appointment in appointments:
        calendar.add_component(_component(appointment, now))
    return calendar.to_ical().decode()


def file_response(text: str, name: str) -> HttpResponse:
    """An appointment that a browser hands to the calendar of its reader, and nobody keeps on the way."""
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def public_file_response(text: str, name: str) -> HttpResponse:
    """The same for what everybody may read: kept as long as a calendar waits before it asks again."""
    response = file_response(text, name)
    response["Cache-Control"] = f"public, max-age={FRESH_FOR // timedelta(seconds=1)}"
    return response


def every_two_months(first: datetime, months: int = 6) -> list[datetime]:
    """The first date, then one every two months within `months`, at the same hour in Paris, off holidays."""
    return [date.starts_at for date in dates_proposed(first, months)]


def dates_proposed(first: datetime, months: int = 6) -> list[ProposedDate]:
    """The same dates with what moved each.

    The first Tuesday stays a first Tuesday; a fifth becomes the last. A holiday, public or of the schools, moves a date
    to the nearest free week, the first one forwards only, and four weeks at least stay between two dates.
    MentorU: mentors meet about every two months, dates fixed for six months.
    """
    start = first.astimezone(PARIS)
    found: list[ProposedDate] = []
    for ahead in range(0, months, 2):
        wanted = _same_rank(start.date(), ahead)
        earliest = found[-1].day + APART if found else wanted
        day = _nearest_free(wanted, earliest)
        starts_at = datetime.combine(day, start.time(), tzinfo=PARIS)
        found.append(ProposedDate(wanted=wanted, starts_at=starts_at))
    return found


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCER)
    return calendar


def _organizer() -> vCalAddress:
    """The hub, under the address from which it writes."""
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    hub = vCalAddress(f"mailto:{address}")
    hub.params["cn"] = settings.WAGTAIL_SITE_NAME
    return hub


def _component(appointment: Appointment, now: datetime) -> Event:
    """Instants are written in UTC, which every software shows at the right hour in Paris, summer and winter."""
    starts_at = appointment.starts_at.astimezone(UTC)
    component = Event()
    component.add("uid", _line(appointment.uid))
    component.add("sequence", appointment.sequence)
    component.add("dtstamp", now.astimezone(UTC))
    component.add("dtstart", starts_at)
    component.add("dtend", starts_at + timedelta(minutes=appointment.minutes))
    component.add("summary", _line(appointment.summary))
    component.add("description", _lines(appointment.description))
    component.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    if appointment.place:
        component.add("location", _line(appointment.place))
    if appointment.url:
        component.add("url", _line(appointment.url))
    return component


def _same_rank(first: date, months: int) -> date:
    rank = (first.day - 1) // 7 + 1
    weekday = WEEKDAYS[first.weekday()]
    if rank <= LAST_SURE_RANK:
        return first + relativedelta(months=months, day=1, weekday=weekday(+rank))
    return first + relativedelta(months=months, day=31, weekday=weekday(-1))


def _nearest_free(wanted: date, earliest: date) -> date:
    """The same weekday in the nearest week without a holiday, the later of two; none before `earliest`."""
    weeks = (wanted + timedelta(weeks=ahead) for ahead in range(-LONGEST_MOVE, LONGEST_MOVE))
    free = (
        day for day in weeks if day >= earliest and not is_public_holiday(day) and not is_school_holiday(day)
    )
    return min(free, key=lambda day: (abs(day - wanted), day < wanted))


def _line(text: str) -> str:
    return " ".join(_lines(text).split())


def _lines(text: str) -> str:
    ends = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(
        character for character in ends if character == "\n" or unicodedata.category(character) != "Cc"
    )
