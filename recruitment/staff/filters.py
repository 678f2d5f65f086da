"""Filters of the register of applications."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.filters import RecordFilter
from recruitment.lifecycle import OPEN_STATES, ApplicationState
from recruitment.models import Application

from .ageing import late_among

MINE, NOBODY, LATE = "mine", "nobody", "late"


class StateFilter(RecordFilter):
    """What is still to moderate, unless another state is asked for."""

    title = _("State")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("all", _("All states")), *ApplicationState.choices]

    def choices(self, changelist: object) -> list[dict[str, Any]]:
        default, *others = super().choices(changelist)
        return [{**default, "display": _("To moderate")}, *others]

    def queryset(self, request: HttpRequest, rows: QuerySet[Application]) -> QuerySet[Application]:
        wanted = self.value()
        if wanted is None:
            return rows.filter(state__in=OPEN_STATES)
        return rows if wanted == "all" else rows.filter(state=wanted)


class HandledFilter(RecordFilter):
    """Who has it in hand: the reader, or nobody yet."""

    title = _("Taken in hand by")
    parameter_name = "handled"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [(MINE, _("Me")), (NOBODY, _("Nobody yet"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Application]) -> QuerySet[Application]:
        wanted = {MINE: {"assigned_to": request.user}, NOBODY: {"assigned_to": None}}
        return rows.filter(**wanted[self.value()]) if self.value() else rows


class WaitFilter(RecordFilter):
    """The first answer is later than the programme promises."""

    title = _("Wait")
    parameter_name = "wait"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [(LATE, _("Later than promised"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Application]) -> QuerySet[Application]:
        return late_among(rows, timezone.now()) if self.value() else rows
