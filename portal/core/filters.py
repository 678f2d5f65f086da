"""Filters of the team's registers: lines of links above the rows."""

from collections.abc import Iterable

from django.contrib.admin import SimpleListFilter
from django.db.models import Model, QuerySet
from django.http import HttpRequest


class RecordFilter(SimpleListFilter):
    """A filter of a register: subclass with `title`, `parameter_name`, `lookups` and `queryset`."""

    template = "core/staff/filter.html"

    def __init__(self, request: HttpRequest, params: dict, model: type[Model], model_admin: object) -> None:
        super().__init__(request, params, model, model_admin)
        if self.value() not in {str(code) for code, _label in self.lookup_choices}:
            self.used_parameters = {}

    @classmethod
    def on(cls, name: str, title: str, choices: Iterable[tuple[str, str]]) -> type["RecordFilter"]:
        """A filter by the codes of one field."""

        def queryset(self: RecordFilter, request: HttpRequest, rows: QuerySet) -> QuerySet:
            return rows.filter(**{name: self.value()}) if self.value() else rows

        def lookups(self: RecordFilter, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
            return list(choices)

        parts = {"title": title, "parameter_name": name, "lookups": lookups, "queryset": queryset}
        return type("ChoiceFilter", (cls,), parts)
