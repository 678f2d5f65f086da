"""How long an application has waited, against what its programme promises. Called by the register, the page, the home."""

from datetime import date, datetime, timedelta

from django.db.models import DateTimeField, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext, ngettext

from mentoring.models import Programme
from portal.core.days import day_of, end_of_day, is_working_day, working_days_between
from recruitment.lifecycle import LIVE_STATES, ApplicationState
from recruitment.models import Application

SINCE = Coalesce("confirmed_at", "sent_at", output_field=DateTimeField())


def working_days_waited(application: Application, now: datetime) -> int:
    """Whole working days since the address was proven, or since the sending while it is not."""
    start = application.confirmed_at or application.sent_at
    return working_days_between(day_of(start), day_of(now))


def is_late(application: Application, now: datetime) -> bool:
    """Whether the first answer is later than the programme promises."""
    waits = application.state in LIVE_STATES and application.first_answer_at is None
    return waits and working_days_waited(application, now) > application.programme.answer_days


def late_among(rows: QuerySet[Application], now: datetime) -> QuerySet[Application]:
    """The same, asked of the table."""
    return rows.filter(lateness(now))


def lateness(now: datetime) -> Q:
    """What tells a late first answer, in the terms of the table: a last day to be proven for each promise in use."""
    waits = Q(state__in=LIVE_STATES, first_answer_at=None)
    promises = Programme.objects.order_by("answer_days").values_list("answer_days", flat=True).distinct()
    late = Q(pk__in=[])
    for days in promises:
        last = end_of_day(last_late_day(day_of(now), days))
        late |= Q(programme__answer_days=days, confirmed_at__lte=last)
    return waits & late


def last_late_day(today: date, promised: int) -> date:
    """The last day from which more working days than promised have gone by.

    >>> last_late_day(date(2026, 11, 23), 5)
    datetime.date(2026, 11, 13)
    """
    day, gone = today, 0
    while gone <= promised:
        gone += is_working_day(day)
        day -= timedelta(days=1)
    return day


def waiting_words(application: Application, now: datetime) -> str:
    """« 3 jours ouvrés sur 5 » until the first answer; then how long it has been open."""
    if application.state == ApplicationState.SENT:
        return gettext("address not confirmed")
    if application.state not in LIVE_STATES:
        return ""
    days = working_days_waited(application, now)
    if application.first_answer_at:
        return ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days}
    return ngettext(
        "%(days)d working day out of %(promised)d", "%(days)d working days out of %(promised)d", days
    ) % {"days": days, "promised": application.programme.answer_days}
