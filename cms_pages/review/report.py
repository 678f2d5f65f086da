"""The report « Contenus à revoir », and what is said to who has just saved a page. Called by `wagtail_hooks`."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from ..models.base import PortalPage
from .remarks import Remark, known, remarks_on

SAID = 5


class RemarksColumn(Column):
    cell_template_name = "cms_pages/admin/remarks.html"


class ReviewReport(ReportView):
    """Published pages with something to put right, each with its remarks."""

    page_title = gettext_lazy("Content to review")
    header_icon = "glasses"
    index_url_name = "review_report"
    index_results_url_name = "review_report_results"
    results_template_name = "cms_pages/admin/review_results.html"
    default_ordering = "title"
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Page"),
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        RemarksColumn("remarks", label=gettext_lazy("To put right")),
        Column("type", label=gettext_lazy("Type"), accessor="page_type_display_name"),
        DateColumn("latest_revision_created_at", label=gettext_lazy("Updated")),
    ]
    list_export = ["title", "full_url", "to_put_right"]
    export_headings = {"full_url": gettext_lazy("Address"), "to_put_right": gettext_lazy("To put right")}

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.has_perm("ability.pages"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        """The remarks are read from the pages as they stand: nothing is stored that could be out of date."""
        self.remarks = remarks_on_all(Page.objects.live().filter(depth__gt=1).specific())
        return Page.objects.filter(pk__in=self.remarks).select_related("content_type")

    def decorate_paginated_queryset(self, pages: Iterable[Page]) -> list[Page]:
        return [self.with_remarks(page) for page in pages]

    def with_remarks(self, page: Page) -> Page:
        page.remarks = self.remarks[page.pk]
        page.to_put_right = " ".join(remark.words for remark in page.remarks)
        return page


def remarks_on_all(pages: Iterable[Page]) -> dict[int, list[Remark]]:
    """The remarks of each page that has some."""
    targets = known()
    found = {page.pk: remarks_on(page, targets) for page in pages if isinstance(page, PortalPage)}
    return {pk: remarks for pk, remarks in found.items() if remarks}


def say_remarks(request: HttpRequest, page: Page) -> None:
    """Tells who saved a page what is to be put right; nothing is refused."""
    if remarks := remarks_on_all([page]).get(page.pk):
        messages.warning(request, told(remarks), buttons=[report_button()])


def told(remarks: list[Remark]) -> SafeString:
    """The first remarks as a list, and how many more there are."""
    words = [remark.words for remark in remarks[:SAID]]
    if len(remarks) > SAID:
        words.append(gettext("And %(number)d more.") % {"number": len(remarks) - SAID})
    lines = format_html_join("", "<li>{}</li>", ((one,) for one in words))
    return format_html("{}<ul>{}</ul>", gettext("Saved. To put right before readers see it:"), lines)


def report_button() -> tuple[str, str, bool]:
    return messages.button(reverse("review_report"), gettext("All content to review"))
