"""Filters that several registers share."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mentoring.models import Programme
from mentoring.models.people import programmes_within
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


def _filter(name: str, title: str, lookups: Callable, path: str) -> type[RecordFilter]:
    def queryset(self: RecordFilter, request: HttpRequest, rows: QuerySet) -> QuerySet:
        return rows.filter(**{path: self.value()}) if self.value() else rows

    parts = {"title": title, "parameter_name": name, "lookups": lookups, "queryset": queryset}
    return type("ProgrammeFilter", (RecordFilter,), parts)
