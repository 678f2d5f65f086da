"""The agenda: what is to come, a month at a time, what is over; and the whole of it as a calendar."""

from datetime import date, datetime, time

from dateutil.relativedelta import relativedelta
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from mentoring import agenda
from portal.core import calendars
from portal.core.days import PARIS
from portal.core.months import month_of

from ..dates import asked_month, is_near, merged
from .base import InMenu, PortalPage
from .events import EventPage, EventPageQuerySet

EVENTS_A_PAGE = 10


class EventIndexPage(InMenu, RoutablePageMixin, PortalPage):
    """What is to come, a month at a time, and what is over."""

    max_count_per_parent = 1
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.EventPage"]
    page_description = _("Lists the events and the mentors’ gatherings: to come, by month, past.")

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")

    @path("")
    def coming(self, request: HttpRequest) -> HttpResponse:
        """Everything that is not over, events and mentors' gatherings, by date."""
        now = timezone.now()
        events = self.events().coming(now).entries(request)
        context = {"view": "coming", "entries": merged(events, agenda.upcoming(now=now))}
        return self.render(request, context_overrides=context)

    @path("archives/", name="archives")
    def archives(self, request: HttpRequest) -> HttpResponse:
        """The events that are over, ten a page; a mentors' gathering leaves no trace here."""
        past = self.events().over(timezone.now()).entries(request)
        leaf = Paginator(past, EVENTS_A_PAGE).get_page(request.GET.get("page"))
        context = {"view": "archives", "leaf": leaf, "entries": leaf.object_list}
        return self.render(request, context_overrides=context)

    @re_path(r"^(\d{4})/(\d{2})/$", name="month")
    def month(self, request: HttpRequest, year: str, month: str) -> HttpResponse:
        """One month as a table and as a list; two years around today, so that robots do not walk for ever."""
        today = timezone.localdate()
        first = asked_month(year, month, today)
        following = first + relativedelta(months=1)
        start, end = (datetime.combine(day, time(), PARIS) for day in (first, following))
        events = self.events().between(start, end).entries(request)
        shown = month_of(first, merged(events, agenda.between(start, end)), today=today)
        around = (first - relativedelta(months=1), following)
        before, after = (self.month_url(request, day) if is_near(day, today) else "" for day in around)
        context = {"view": "month", "month": shown, "entries": shown.dates, "before": before, "after": after}
        return self.render(request, context_overrides=context)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `views`, the addresses of the three views."""
        context = super().get_context(request, *args, **kwargs)
        here = self.get_url(request) or ""
        views = [
            ("coming", _("To come"), here),
            ("month", _("By month"), self.month_url(request, timezone.localdate())),
            ("archives", _("Past dates"), here + self.reverse_subpage("archives")),
        ]
        return {**context, "views": views}

    def month_url(self, request: HttpRequest, day: date) -> str:
        """The address of the month of a day."""
        return (self.get_url(request) or "") + self.reverse_subpage(
            "month", args=day.strftime("%Y %m").split()
        )

    def events(self) -> EventPageQuerySet:
        """The events of this agenda."""
        return EventPage.objects.child_of(self)

    def appointments(self, *, since: datetime) -> list[calendars.Appointment]:
        """The agenda as a calendar keeps it: what was cancelled is marked as such."""
        own = [event.appointment() for event in self.events().announced().filter(ends_at__gt=since)]
        return sorted([*own, *agenda.appointments(since=since)], key=lambda one: one.starts_at)
