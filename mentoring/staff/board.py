"""The matching board: who waits for a mentor, the longest first, and the mentors ranked for one of them.

Reads only; « Proposer » leads to `proposals.ProposeView`, two ticked mentors to `compare.CompareView`.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mentoring import vocabulary
from mentoring.domain import cards, minors, shortlist
from mentoring.lifecycle import MenteeState, ProposalState
from mentoring.models import Mentee, Mentor, Proposal
from portal.core.days import day_of
from portal.core.search import clean

from . import wording
from .board_past import past_of, set_aside_rows
from .board_rows import far_rows, headings_of, ranked_rows
from .compass import compass_of
from .queue import Filters, Waiting, read_queue

A_PAGE = 30
NEAREST = 20
READ_NOW = 12


class BoardView(WagtailAdminTemplateMixin, TemplateView):
    """At most 20 queries, whatever the size of the pool; only the rows that are shown are explained."""

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
        return Mentee.objects.visible_to(self.request.user).filter(person__isnull=False)

    @cached_property
    def query(self) -> str:
        return clean(self.request.GET.get("q"))

    @cached_property
    def queue(self) -> list[Waiting]:
        return read_queue(self.files, self.request.user, now=self.now, query=self.query)

    @cached_property
    def filters(self) -> Filters:
        return Filters(self.request.GET.get("programme", ""), self.request.GET.get("show", ""))

    @cached_property
    def page(self) -> Page:
        """One page of the queue, searched and filtered."""
        lines = self.filters.lines(self.queue)
        return Paginator(lines, A_PAGE).get_page(self.request.GET.get("p"))

    @cached_property
    def chosen(self) -> Mentee | None:
        """The mentee asked for, else the one who has waited longest."""
        asked = self.kwargs.get("pk") or next((one.pk for one in self.page.object_list), None)
        rows = self.files.select_related("person", "programme", "partner", "guardian")
        return get_object_or_404(rows, pk=asked) if asked else None

    @cached_property
    def sent(self) -> list[Proposal]:
        return proposals_about(self.files, self.chosen, self.now)

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        open_ones = [one for one in self.sent if is_open(one, self.now)]
        return super().get_context_data(
            page=self.page,
            queue=self.page.object_list,
            programmes=self.filters.programmes(self.queue),
            shown=self.filters.shown(self.queue),
            query=self.query,
            narrowed=bool(self.query or self.filters.programme or self.filters.show),
            index_url=reverse("staff_board"),
            read_now=open_ones[:READ_NOW],
            read_more=f"{reverse('staff_proposal_index')}?state=sent" if len(open_ones) > READ_NOW else "",
            **(self.about(self.chosen) if self.chosen else {}),
            **kwargs,
        )

    def about(self, mentee: Mentee) -> dict[str, Any]:
        """The chosen mentee, and what can be done for them now."""
        own = [one for one in self.sent if one.mentee_id == mentee.pk]
        told = {
            "mentee": mentee,
            "file": file_of(mentee, day_of(self.now)),
            "agreed": self.agreed_on(mentee),
            "parent_missing": minors.lacks_consent(mentee, day_of(self.now)),
            "past": past_of(own, self.now),
        }
        proposal = next((one for one in own if is_open(one, self.now)), None)
        if proposal or mentee.state != MenteeState.WAITING:
            return {**told, "proposal": proposal}
        return {**told, **self.ranking(mentee, own)}

    def agreed_on(self, mentee: Mentee) -> datetime | None:
        """When the mentee agreed to the card as it stands: the queue knows it already of those who are in it."""
        known = next((one for one in self.queue if one.pk == mentee.pk), None)
        return known.agreed if known else cards.agreed_among([mentee]).get(mentee.pk)

    def ranking(self, mentee: Mentee, own: list[Proposal]) -> dict[str, Any]:
        """A page of the ranked mentors, those out of reach, those set aside, and the drawing."""
        free_only = "free" in self.request.GET
        number = page_number(self.request.GET.get("m"))
        found = shortlist.for_mentee(
            mentee,
            now=self.now,
            part=slice((number - 1) * A_PAGE, number * A_PAGE),
            nearest=NEAREST,
            wanted=can_be_proposed if free_only else any_mentor,
        )
        rows = ranked_rows(found)
        return {
            "found": found,
            "rows": rows,
            "headings": headings_of(rows),
            "free_only": free_only,
            "ranks": Paginator(range(found.kept), A_PAGE).get_page(number),
            "far": far_rows(found),
            "far_more": found.far - len(found.out_of_reach),
            "aside": set_aside_rows(found, own),
            "compass": compass_of(mentee, found),
        }


def any_mentor(mentor: Mentor) -> bool:
    return True


def can_be_proposed(mentor: Mentor) -> bool:
    return not shortlist.blocked_by(mentor)


def page_number(asked: str | None) -> int:
    """A page of the ranking, the first for anything but a number."""
    return max(1, min(int(asked), 1000)) if asked and asked.isascii() and asked.isdigit() else 1


def is_open(proposal: Proposal, now: datetime) -> bool:
    return proposal.state == ProposalState.SENT and proposal.deadline_at >= now


def proposals_about(files: QuerySet[Mentee], chosen: Mentee | None, now: datetime) -> list[Proposal]:
    """In one query: all of the chosen mentee's, then the cards that mentors are reading, the nearest deadline first."""
    own = Q(mentee=chosen.pk) if chosen else Q(pk=None)
    open_ones = Q(mentee__in=files, state=ProposalState.SENT, deadline_at__gte=now)
    rows = Proposal.objects.filter(own | open_ones).select_related("mentee__person", "mentor__person")
    first = Case(When(own, then=Value(0)), default=Value(1))
    return list(rows.order_by(first, "deadline_at", "id")[:60])


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
