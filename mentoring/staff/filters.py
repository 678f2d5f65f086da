"""Filters that several registers share."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Func, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.models import Programme
from mentoring.models.people import programmes_within
from mentoring.timeline import GAP_DAYS
from portal.accounts.roles import reach
from portal.core.filters import RecordFilter


def by_programme(path: str, ability: str) -> type[RecordFilter]:
    """Rows of one programme, among those that the reader's ability covers."""

    def lookups(self: RecordFilter, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [(one.code, one.name) for one in programmes_of(request, ability)]

    return _filter("programme", _("Programme"), lookups, f"{path}__code")


def programmes_of(request: HttpRequest, ability: str) -> list[Programme]:
    """The programmes that the reader's ability covers, read once a request."""
    kept = request.__dict__.setdefault("_programmes_of", {})
    if ability not in kept:
        kept[ability] = list(programmes_within(reach(request.user, ability)))
    return kept[ability]


class Days(Func):
    """A number of days held by a column, as a length of time: no product of the two is common to both databases."""

    output_field = DurationField()
    template = "make_interval(days => %(expressions)s)"

    def as_sqlite(self, compiler: object, connection: object, **context: object) -> tuple[str, list]:
        return self.as_sql(compiler, connection, template="(%(expressions)s * 86400000000)", **context)


# What is late: since when it waits, and how many days the programme gives it.
DELAYS = {
    "first_meeting": ("opened_at", "programme__first_meeting_days"),
    "charter": ("issued_at", "pair__programme__sign_days"),
}


def overdue(rows: QuerySet, delay: str, *, now: datetime) -> QuerySet:
    """The rows that have waited longer than their programme wishes."""
    since, days = DELAYS[delay]
    due_at = ExpressionWrapper(F(since) + Days(days), DateTimeField())
    return rows.annotate(due_at=due_at).filter(due_at__lt=now)


def by_lateness(delay: str, states: Iterable[str]) -> type[RecordFilter]:
    """Rows in these states that are late, by the delay of their programme."""

    def lookups(self: RecordFilter, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [(delay, _("Late"))]

    def queryset(self: RecordFilter, request: HttpRequest, rows: QuerySet) -> QuerySet:
        return overdue(rows.filter(state__in=states), delay, now=timezone.now()) if self.value() else rows

    parts = {"title": _("Delay"), "parameter_name": "late", "lookups": lookups, "queryset": queryset}
    return type("LateFilter", (RecordFilter,), parts)


def _filter(name: str, title: str, lookups: Callable, path: str) -> type[RecordFilter]:
    def queryset(self: RecordFilter, request: HttpRequest, rows: QuerySet) -> QuerySet:
        return rows.filter(**{path: self.value()}) if self.value() else rows

    parts = {"title": title, "parameter_name": name, "lookups": lookups, "queryset": queryset}
    return type(f"{name.capitalize()}Filter", (RecordFilter,), parts)


class OfficerFilter(RecordFilter):
    """Mine, or nobody's."""

    title = _("Followed by")
    parameter_name = "officer"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("me", _("Me")), ("nobody", _("Nobody"))]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        wanted = {"me": {"officer": request.user}, "nobody": {"officer": None}}.get(self.value() or "")
        return rows.filter(**wanted) if wanted else rows


class SilenceFilter(RecordFilter):
    """Tandems under way without news for more than three weeks."""

    title = _("News")
    parameter_name = "news"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("none", _("None for three weeks"))]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        before = timezone.localdate() - timedelta(days=GAP_DAYS)
        return rows.filter(state__in=["met", "active"], last_event_on__lt=before) if self.value() else rows
