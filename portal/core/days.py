"""Working days, French public holidays, school holidays. Called by deadlines, reminders and calendars.

A day is a `date`, an appointment an aware `datetime`; both are read in Europe/Paris.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language
from holidays import country_holidays
from vacances_scolaires_france import SchoolHolidayDates

PARIS = ZoneInfo("Europe/Paris")
SATURDAY = 5


def is_public_holiday(day: date) -> bool:
    """French public holidays, without those of Alsace-Moselle."""
    return day in _holidays(day.year)


def holiday_name(day: date) -> str:
    """« Jour de l’an »; empty on any other day."""
    name = country_holidays("FR", years=day.year, language=get_language() or "fr").get(day, "")
    return name.replace("'", "’")


def is_school_holiday(day: date) -> bool:
    """School holidays of the hub's zone (`SCHOOL_ZONE`); False beyond the years that are known."""
    return day in _school_holidays(day.year, settings.SCHOOL_ZONE)


def are_school_holidays_known(day: date) -> bool:
    """Whether the school calendar that we hold goes as far as this day."""
    return day <= max(_school_calendar().data)


def is_working_day(day: date) -> bool:
    """Monday to Friday, public holidays out."""
    return day.weekday() < SATURDAY and not is_public_holiday(day)


def add_working_days(day: date, count: int) -> date:
    """The working day that comes `count` working days after `day`; backwards when negative, `day` itself for 0."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(start: date, end: date) -> int:
    """Working days after `start`, up to and with `end`; 0 when `end` is not later."""
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def day_of(moment: datetime) -> date:
    """The date in Paris of an aware moment."""
    return moment.astimezone(PARIS).date()


def end_of_day(day: date) -> datetime:
    """The last second of a day in Paris, aware."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=PARIS)


def deadline(moment: datetime, working_days: int) -> datetime:
    """The end of the day, in Paris, that leaves so many whole working days after an aware moment."""
    return end_of_day(add_working_days(day_of(moment), working_days))


def civil_hour(moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours (`QUIET_HOURS`, such as "20-8", in Paris) in which it falls."""
    if not settings.QUIET_HOURS:
        return moment
    begins, ends = (time(int(hour)) for hour in settings.QUIET_HOURS.split("-"))
    local = moment.astimezone(PARIS)
    if ends <= local.time() < begins:
        return moment
    day = local.date() + timedelta(days=local.time() >= begins)
    return datetime.combine(day, ends, tzinfo=PARIS)


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(country_holidays("FR", years=year))


@lru_cache(maxsize=1)
def _school_calendar() -> SchoolHolidayDates:
    return SchoolHolidayDates()


@lru_cache(maxsize=64)
def _school_holidays(year: int, zone: str) -> frozenset[date]:
    known = _school_calendar()
    if not known.min_year <= year <= known.max_year:
        return frozenset()
    return frozenset(known.holidays_for_year_and_zone(year, zone))
