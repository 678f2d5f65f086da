"""Six months side by side, with the mentors’ gatherings on their days; public holidays are told in words too."""

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

from portal.core.days import day_of
from portal.core.months import month_of

from .gatherings import visible_gatherings

MONTHS = 6


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
