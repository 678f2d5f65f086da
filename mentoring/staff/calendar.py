"""Six months side by side, with the mentors’ gatherings on their days; public holidays are told in words too."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mentoring.models import Gathering
from portal.core.days import PARIS, day_of, holiday_name

from .gatherings import visible_gatherings

MONTHS = 6


@dataclass(frozen=True)
class Day:
    """One square: its date, whether it belongs to the month, what is on it."""

    date: date
    inside: bool
    today: bool
    holiday: str
    gatherings: list[Gathering]


@dataclass(frozen=True)
class Month:
    """One month: its first day, its weeks of seven squares, and the same gatherings as a list."""

    first: date
    weeks: list[list[Day]]
    gatherings: list[Gathering]


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """`?de=2026-11`: the six months that begin there; this month unless another is asked for."""

    page_title = _("Calendar of the gatherings")
    header_icon = "calendar-alt"
    template_name = "mentoring/staff/calendar.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm("ability.follow"):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        register = {"url": reverse("staff_gathering_index"), "label": str(_("Mentors’ gatherings"))}
        return [*super().get_breadcrumbs_items(), register, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        today = day_of(timezone.now())
        first = month_asked(self.request.GET.get("de"), today)
        end = first + relativedelta(months=MONTHS)
        rows = visible_gatherings(self.request.user).filter(
            starts_at__date__gte=first, starts_at__date__lt=end
        )
        found = list(rows.order_by("starts_at").prefetch_related("programmes"))
        months = [
            month_of(first + relativedelta(months=ahead), found, today=today) for ahead in range(MONTHS)
        ]
        return super().get_context_data(
            months=months,
            count=len(found),
            before=first - relativedelta(months=MONTHS),
            after=end,
            last=end - relativedelta(days=1),
            first=first,
            **kwargs,
        )


def month_asked(text: str | None, today: date) -> date:
    """The first day of a month written 2026-11; of this month when it cannot be read."""
    try:
        year, month = map(int, (text or "").split("-"))
        return date(year, month, 1) if 2000 <= year <= 2100 else today.replace(day=1)
    except ValueError:
        return today.replace(day=1)


def month_of(first: date, found: list[Gathering], *, today: date) -> Month:
    """The weeks of a month, Monday first, with what falls on each day."""
    by_day: dict[date, list[Gathering]] = {}
    for gathering in found:
        by_day.setdefault(gathering.starts_at.astimezone(PARIS).date(), []).append(gathering)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    squares = [[square(day, first, by_day, today) for day in week] for week in weeks]
    here = [one for day, ones in sorted(by_day.items()) if day.replace(day=1) == first for one in ones]
    return Month(first, squares, here)


def square(day: date, first: date, by_day: dict[date, list[Gathering]], today: date) -> Day:
    inside = day.month == first.month
    return Day(
        date=day,
        inside=inside,
        today=day == today,
        holiday=holiday_name(day) if inside else "",
        gatherings=by_day.get(day, []) if inside else [],
    )
