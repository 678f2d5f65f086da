"""Dates of the agenda for the tests, and what a calendar reads of them."""

from datetime import datetime, timedelta

from django.utils import timezone
from icalendar import Calendar

from mentoring.models import Gathering
from portal.core.days import PARIS

HOUR = timedelta(hours=1)


def evening(*, days):
    """18:00 in Paris, so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, 18, tzinfo=PARIS)


def gather(name, *, days, **fields):
    return Gathering.objects.create(
        name=name, starts_at=evening(days=days), place="12 quai des Belges, Marseille", **fields
    )


def appointments(response):
    assert response.status_code == 200
    return {str(one["uid"]): one for one in Calendar.from_ical(response.content.decode()).walk("VEVENT")}


def the_appointment(client, page):
    (found,) = appointments(client.get(f"{page.get_url()}ics/")).values()
    return found
