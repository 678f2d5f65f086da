"""Dates that travel: an appointment as an iCalendar text, and the series of mentors' gatherings.

Called by the mails of meetings and gatherings, the agenda pages and the verb that lays six months of dates.
"""

import unicodedata
from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from django.http import HttpResponse
from icalendar import Calendar, Event

from portal.core.days import PARIS, is_public_holiday

PRODUCER = "-//Tandem//FR"
WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
LAST_SURE_RANK = 4


def event(
    *,
    uid: str,
    sequence: int,
    summary: str,
    starts_at: datetime,
    minutes: int,
    place: str,
    description: str,
    now: datetime,
    cancelled: bool = False,
) -> str:
    """One appointment as an iCalendar text (RFC 5545), lines ended by CRLF.

    `starts_at` and `now` are aware. The same `uid` with a higher `sequence` replaces the appointment sent before.
    What people typed cannot open a line of its own: control characters are dropped, line ends escaped.
    """
    appointment = Event()
    appointment.add("uid", _line(uid))
    appointment.add("sequence", sequence)
    appointment.add("dtstamp", now.astimezone(UTC))
    appointment.add("dtstart", starts_at.astimezone(UTC))
    appointment.add("dtend", starts_at.astimezone(UTC) + timedelta(minutes=minutes))
    appointment.add("summary", _line(summary))
    appointment.add("location", _line(place))
    appointment.add("description", _lines(description))
    appointment.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCER)
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(appointment)
    return calendar.to_ical().decode()


def file_response(text: str, name: str) -> HttpResponse:
    """An appointment that a browser hands to the calendar of its reader."""
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def every_two_months(first: datetime, months: int = 6) -> list[datetime]:
    """The first date, then one every two months within `months`, at the same hour in Paris.

    The first Tuesday stays a first Tuesday; a fifth becomes the last. A public holiday moves the date on by a week.
    MentorU: mentors meet about every two months, dates fixed for six months.
    """
    start = first.astimezone(PARIS)
    days = (_same_rank(start.date(), ahead) for ahead in range(0, months, 2))
    return [datetime.combine(_off_holidays(day), start.time(), tzinfo=PARIS) for day in days]


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
