"""The calendar of a member of the team: the gatherings and meetings in their reach, by reference. Called by `urls`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mentoring.domain import feeds
from mentoring.models import Feed


@method_decorator(never_cache, name="dispatch")
class FeedView(WagtailAdminTemplateMixin, TemplateView):
    """The address, for whoever follows tandems; a post makes, renews or revokes it."""

    page_title = _("In my own calendar")
    header_icon = "calendar-alt"
    template_name = "mentoring/staff/feed.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm("ability.follow"):
            raise PermissionDenied

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        feeds.act({**request.POST.dict(), "kind": Feed.Kind.TEAM}, by=request.user, now=timezone.now())
        return redirect("staff_feed")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        calendar = {"url": reverse("staff_gathering_calendar"), "label": str(_("Calendar of the gatherings"))}
        return [*super().get_breadcrumbs_items(), calendar, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        (row,) = feeds.rows_of(self.request.user, [Feed.Kind.TEAM])
        return super().get_context_data(row=row, **kwargs)
