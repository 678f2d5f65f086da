"""The matching board: who waits for a mentor, the longest first, and the mentors ranked for one of them.

Reads only; « Proposer » leads to `proposals.ProposeView`.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mentoring import vocabulary
from mentoring.domain import shortlist
from mentoring.lifecycle import MenteeState, ProposalState
from mentoring.models import Mentee, Proposal
from portal.core.days import day_of
from portal.core.search import clean

from . import wording
from .board_rows import far_rows, past_rows, ranked_rows
from .compass import compass_of

A_PAGE = 30
LONG_WAIT = 30
SEARCHED = ("reference", "person__first_name", "person__last_name", "aim", "partner__name", "programme__name")


class BoardView(WagtailAdminTemplateMixin, TemplateView):
    """At most 20 queries, whatever the size of the pool."""

    page_title = _("Matching")
    header_icon = "tandem"
    template_name = "mentoring/staff/board.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm("ability.match"):
            raise PermissionDenied
        self.now = timezone.now()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    @cached_property
    def files(self) -> QuerySet[Mentee]:
        """The files that this member of the team may match."""
        rows = Mentee.objects.visible_to(self.request.user).filter(person__isnull=False)
        return rows.select_related("person", "programme", "partner")

    @cached_property
    def query(self) -> str:
        return clean(self.request.GET.get("q"))

    @cached_property
    def page(self) -> Any:
        """One page of the queue, searched by name, aim, programme, structure or town."""
        rows = searched(self.files.queue(self.now), self.query)
        return Paginator(rows, A_PAGE).get_page(self.request.GET.get("p"))

    @cached_property
    def chosen(self) -> Mentee | None:
        """The mentee asked for, else the one who has waited longest."""
        asked = self.kwargs.get("pk")
        here = next((one for one in self.page.object_list if asked in (None, one.pk)), None)
        return get_object_or_404(self.files, pk=asked) if asked and here is None else here

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        open_ones = open_proposals(self.files, self.now)
        return super().get_context_data(
            queue=[line_of(mentee, self.now) for mentee in self.page.object_list],
            page=self.page,
            query=self.query,
            index_url=reverse("staff_board"),
            read_now=open_ones,
            **(self.about(self.chosen, open_ones) if self.chosen else {}),
            **kwargs,
        )

    def about(self, mentee: Mentee, open_ones: list[Proposal]) -> dict[str, Any]:
        """The chosen mentee, and what can be done for them now."""
        told = {"mentee": mentee, "file": file_of(mentee, day_of(self.now))}
        proposal = next((one for one in open_ones if one.mentee_id == mentee.pk), None)
        if proposal or mentee.state != MenteeState.WAITING:
            return {**told, "proposal": proposal}
        found = shortlist.for_mentee(mentee, now=self.now)
        rows = ranked_rows(found)
        return {
            **told,
            "rows": rows,
            "headings": rows[0].cells if rows else [],
            "far": far_rows(found),
            "past": past_rows(found),
            "compass": compass_of(mentee, found),
        }


def searched(rows: QuerySet[Mentee], query: str) -> QuerySet[Mentee]:
    """Each word somewhere in the name, the aim, the programme, the structure or the town."""
    for word in query.split():
        towns = wording.communes_named(word)
        anywhere = Q(commune__in=towns)
        for field in SEARCHED:
            anywhere |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(anywhere)
    return rows


def open_proposals(files: QuerySet[Mentee], now: object) -> list[Proposal]:
    """Cards that a mentor is reading, the nearest deadline first."""
    rows = Proposal.objects.filter(mentee__in=files, state=ProposalState.SENT, deadline_at__gte=now)
    people = ("mentee__person", "mentor__person", "programme")
    return list(rows.select_related(*people).order_by("deadline_at")[:50])


def line_of(mentee: Mentee, now: Any) -> dict[str, Any]:
    """One line of the queue."""
    days = (now - mentee.waiting_since).days
    return {
        "pk": mentee.pk,
        "name": wording.short_name(mentee.person),
        "project": mentee.aim or mentee.programme.name,
        "town": wording.town(mentee.commune),
        "days": days,
        "long": days > LONG_WAIT,
    }


def file_of(mentee: Mentee, today: Any) -> dict[str, Any]:
    """What the officer reads of the mentee before choosing."""
    languages = [mentee.first_language, *mentee.other_languages]
    return {
        "name": wording.short_name(mentee.person),
        "initial": mentee.person.first_name[:1],
        "years": wording.years(mentee, today),
        "town": wording.town(mentee.commune),
        "supports": wording.in_a_line(wording.supports(mentee)),
        "minutes": mentee.max_minutes,
        "modes": wording.in_a_line(wording.labels(vocabulary.TRAVEL_MODES, mentee.travel_modes)),
        "languages": wording.in_a_line(wording.labels(vocabulary.LANGUAGES, filter(None, languages))),
        "slots": wording.in_a_line(wording.labels(vocabulary.SLOTS, mentee.slots)),
    }
