"""Dates that travel: an appointment or a whole agenda as an iCalendar text, and the series of mentors' gatherings.

Called by the mails of meetings and gatherings, the agenda pages and the verb that lays six months of dates.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from django.http import HttpResponse
from icalendar import Calendar, Event

from portal.core.days import PARIS, is_public_holiday

PRODUCER = "-//Tandem//FR"
WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
LAST_SURE_RANK = 4
FRESH_FOR = timedelta(hours=4)


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


def event(appointment: Appointment, *, now: datetime) -> str:
    """One appointment as an iCalendar text (RFC 5545), lines ended by CRLF.

    What people typed cannot open a line of its own: control characters are dropped, line ends escaped.
    """
    calendar = _calendar()
    calendar.add("method", "CANCEL" if appointment.cancelled else "PUBLISH")
    calendar.add_component(_component(appointment, now))
    return calendar.to_ical().decode()


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
    """The first date, then one every two months within `months`, at the same hour in Paris.

    The first Tuesday stays a first Tuesday; a fifth becomes the last. A public holiday moves the date on by a week.
    MentorU: mentors meet about every two months, dates fixed for six months.
    """
    start = first.astimezone(PARIS)
    days = (_same_rank(start.date(), ahead) for ahead in range(0, months, 2))
    return [datetime.combine(_off_holidays(day), start.time(), tzinfo=PARIS) for day in days]


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCER)
    return calendar


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


def _off_holidays(day: date) -> date:
    while is_public_holiday(day):
        day += timedelta(weeks=1)
    return day


def _line(text: str) -> str:
    return " ".join(_lines(text).split())


def _lines(text: str) -> str:
    ends = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(
        character for character in ends if character == "\n" or unicodedata.category(character) != "Cc"
    )
