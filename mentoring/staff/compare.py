"""Two mentors side by side for one mentee: the eight criteria, the way, the places, and one button each.

Reached from the matching board by two ticks; reads only.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mentoring.domain import cards, minors, shortlist
from mentoring.lifecycle import MenteeState
from mentoring.models import Mentee
from portal.core.days import day_of

from . import wording
from .board_rows import BoardRow, Cell, ranked_rows

TWO = 2


@dataclass(frozen=True)
class Line:
    """One criterion for both: the better one is marked where they differ."""

    name: str
    weight: int
    cells: list[tuple[Cell, bool]]


class CompareView(WagtailAdminTemplateMixin, TemplateView):
    """`?mentor=3&mentor=8`; anything but two mentors of the ranking says what to tick."""

    page_title = _("Compare two mentors")
    header_icon = "tandem"
    template_name = "mentoring/staff/compare.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm("ability.match"):
            raise PermissionDenied
        rows = Mentee.objects.visible_to(request.user).select_related("person", "programme", "partner")
        self.mentee = get_object_or_404(rows, pk=kwargs["pk"], person__isnull=False)

    def get_header_title(self) -> str:
        return f"{self.get_page_title()} · {wording.short_name(self.mentee.person)}"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.board_url(), "label": gettext("Matching")},
            {"url": "", "label": self.get_page_title()},
        ]

    def board_url(self) -> str:
        return reverse("staff_board_mentee", args=[self.mentee.pk])

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        rows = self.compared()
        return super().get_context_data(
            mentee=self.mentee,
            name=wording.short_name(self.mentee.person),
            board_url=self.board_url(),
            rows=rows,
            lines=lines_of(rows),
            facts=facts_of(rows),
            agreed=cards.agreement_to(self.mentee) if rows else None,
            parent_missing=minors.lacks_consent(self.mentee, day_of(timezone.now())),
            **kwargs,
        )

    def compared(self) -> list[BoardRow]:
        """The two, in the order of the ranking; none unless there are two."""
        asked = {int(one) for one in self.request.GET.getlist("mentor") if one.isascii() and one.isdigit()}
        if len(asked) != TWO or self.mentee.state != MenteeState.WAITING:
            return []
        found = shortlist.for_mentee(
            self.mentee, now=timezone.now(), nearest=0, wanted=lambda mentor: mentor.pk in asked
        )
        return ranked_rows(found) if found.kept == TWO else []


def lines_of(rows: list[BoardRow]) -> list[Line]:
    """The eight criteria, in the order of the board."""
    by_criterion = zip(*(row.cells for row in rows), strict=True)
    return [
        Line(cells[0].name, cells[0].weight, [(cell, is_better(cell, cells)) for cell in cells])
        for cells in by_criterion
    ]


def is_better(cell: Cell, cells: tuple[Cell, ...]) -> bool:
    return cell.points == max(one.points for one in cells) > min(one.points for one in cells)


def facts_of(rows: list[BoardRow]) -> list[tuple[str, list[str]]]:
    """What no criterion counts, one line for both."""
    if not rows:
        return []
    return [
        (gettext("Job"), [row.job for row in rows]),
        (gettext("Company"), [row.company for row in rows]),
        (gettext("Commune"), [row.town for row in rows]),
        (gettext("Travel time"), [row.way for row in rows]),
        (gettext("Places"), [row.capacity for row in rows]),
        (gettext("Hours a month"), [hours_words(row.hours) for row in rows]),
        (gettext("To check"), [" ".join(row.checks) for row in rows]),
    ]


def hours_words(hours: int | None) -> str:
    return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours} if hours else ""
