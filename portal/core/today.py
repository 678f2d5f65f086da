"""The first screen of the admin: what waits for the reader, by the hooks `register_today` of each app.

A hook answers with panels already counted (`Count`), with rows to count (`Ask`: one query reads those of every app),
and with warnings; only with what its reader may see.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import CharField, DateTimeField, F, IntegerField, QuerySet, Value, Window
from django.db.models.aggregates import Count as CountOf
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat, RowNumber
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

SHOWN = 3
NOBODY = Value("", CharField())


@dataclass(frozen=True)
class Line:
    """One of the most urgent things of a panel: its name, what presses, and where it opens."""

    words: str
    note: str = ""
    url: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class Count:
    """So many things of one kind, the most urgent by name, and where they all are.

    `text` stands in for a number (a date); `calm` is said when nothing waits.
    """

    label: str
    number: int
    url: str
    text: str = ""
    urgent: bool = False
    order: int = 100
    lines: tuple[Line, ...] = ()
    calm: str = ""


class Row(NamedTuple):
    """A row of a panel as it was read: its key, who it is about, its moment, and how many there are in all."""

    panel: int
    pk: int
    who: str
    also: str
    at: datetime
    total: int


@dataclass(frozen=True)
class Ask:
    """A panel still to be read: how many `rows`, and the first few by `at`, a day or a moment.

    `who`, `also`: expressions that name a row (`named`). `line` writes a row down. What presses is a first line that
    is urgent or, where something is `wanted`, that there is none.
    """

    label: str
    url: str
    rows: QuerySet
    at: str
    who: Combinable
    line: Callable[[Row], Line]
    also: Combinable = NOBODY
    calm: str = ""
    wanted: bool = False
    order: int = 100

    def query(self, number: int) -> QuerySet:
        """The rows to show, with the total beside each; a query of its own below, so that nothing is counted twice."""
        rows = self.rows.model._default_manager.filter(pk__in=self.rows.order_by().values("pk"))
        wanted = rows.order_by().annotate(
            panel=Value(number, IntegerField()),
            who=self.who,
            also=self.also,
            moment=Cast(self.at, DateTimeField()),
            rank=Window(RowNumber(), order_by=[F(self.at).asc(), F("pk").asc()]),
            total=Window(CountOf("pk")),
        )
        return wanted.filter(rank__lte=SHOWN).values_list("panel", "pk", "who", "also", "moment", "total")

    def counted(self, rows: list[Row]) -> Count:
        lines = tuple(self.line(row) for row in rows)
        return Count(
            label=self.label,
            number=rows[0].total if rows else 0,
            url=self.url,
            urgent=lines[0].urgent if lines else self.wanted,
            order=self.order,
            lines=lines,
            calm=self.calm,
        )


@dataclass(frozen=True)
class Warn:
    """Something that the team must know before anything else."""

    title: str
    text: str
    detail: str = ""


def named(path: str) -> Concat:
    """The first and last name of the person at the end of a path; empty for somebody erased."""
    start = f"{path}__" if path else ""
    return Concat(f"{start}first_name", Value(" "), f"{start}last_name", output_field=CharField())


def answered(asked: list[Ask]) -> list[Count]:
    """The panels of every question, by one query whatever their number."""
    if not asked:
        return []
    first, *others = [ask.query(number) for number, ask in enumerate(asked)]
    found = sorted(Row(*row) for row in first.union(*others, all=True))
    return [
        ask.counted(sorted((row for row in found if row.panel == number), key=lambda row: (row.at, row.pk)))
        for number, ask in enumerate(asked)
    ]


class TodayPanel(Component):
    """Panels with links, warnings first."""

    name = "today"
    order = 10
    template_name = "core/staff/today.html"

    def __init__(self, request: HttpRequest) -> None:
        found = [line for answer in hooks.get_hooks("register_today") for line in answer(request)]
        self.counts = in_order([*kept(found, Count), *answered(kept(found, Ask))])
        self.warnings = kept(found, Warn)

    def get_context_data(self, parent_context: object) -> dict[str, object]:
        return {
            "busy": [one for one in self.counts if one.number or one.urgent],
            "calm": [one for one in self.counts if not one.number and not one.urgent],
            "warnings": self.warnings,
        }


def kept(found: Iterable[object], kind: type) -> list:
    return [one for one in found if isinstance(one, kind)]


def in_order(counts: list[Count]) -> list[Count]:
    return sorted(counts, key=lambda one: one.order)
