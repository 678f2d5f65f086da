"""The register of proposals; proposing a mentee to a mentor, and taking a proposal back."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mentoring import explanations, reading, vocabulary
from mentoring.domain import evidence, minors, proposals, refusals, shortlist
from mentoring.lifecycle import ProposalState
from mentoring.matching.explanation import Contribution
from mentoring.models import Mentee, Mentor, Proposal
from portal.accounts.models import User
from portal.core.acts import ActForm, ActView
from portal.core.days import day_of, deadline
from portal.core.errors import Refused
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section, day_column
from portal.core.templatetags.tandem import day

from . import wording
from .filters import by_programme

SOON = timedelta(days=2)


class AnswerFilter(RecordFilter):
    """What the mentor did with the card."""

    title = pgettext_lazy("of a mentor", "Answer")
    parameter_name = "answer"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("soon", _("Expected within two days")), ("unread", _("Card not opened yet"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
        sent = rows.filter(state=ProposalState.SENT)
        if self.value() == "soon":
            return sent.filter(deadline_at__lt=timezone.now() + SOON)
        return sent.filter(viewed_at=None) if self.value() else rows


class ProposalAdmin(RecordAdmin):
    """What was proposed to whom, the newest first."""

    model = Proposal
    base_url_path = "propositions"
    menu_icon = "mail"
    ability = "match"
    select_related = ("mentor__person", "mentee__person", "programme")
    list_display = (
        "reference",
        "mentee_name",
        "mentor_name",
        "in_programme",
        "state_words",
        "sent",
        "answer",
    )
    list_export = (
        "reference",
        "mentee_name",
        "mentor_name",
        "in_programme",
        "state_words",
        "score",
        "sent_at",
        "deadline_at",
        "answered_at",
        "get_decline_reason_display",
    )
    list_filter = (
        RecordFilter.on("state", _("State"), ProposalState.choices),
        AnswerFilter,
        by_programme("programme", "match"),
    )
    search_fields = (
        "reference",
        "mentee__person__first_name",
        "mentee__person__last_name",
        "mentor__person__first_name",
        "mentor__person__last_name",
    )
    search_hint = _("Name, reference")
    empty_words = _("No proposal yet. The matching board sends the first one.")
    ordering = ("-sent_at", "-id")

    def for_export(self, request: HttpRequest, rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
        return wording.exportable(rows, request.user)

    @display(description=_("Mentee"), ordering="mentee__person__last_name")
    def mentee_name(self, proposal: Proposal) -> str:
        return wording.full_name(proposal.mentee.person)

    @display(description=_("Programme"), ordering="programme__name")
    def in_programme(self, proposal: Proposal) -> str:
        return proposal.programme.name

    sent = day_column("sent_at", _("Sent on"))

    @display(description=_("Mentor"), ordering="mentor__person__last_name")
    def mentor_name(self, proposal: Proposal) -> str:
        return wording.full_name(proposal.mentor.person)

    @display(description=pgettext_lazy("of a mentor", "Answer"), ordering="deadline_at")
    def answer(self, proposal: Proposal) -> str:
        """« Avant le 3 décembre, pas encore lue »; then the day of the answer and its reason."""
        if proposal.state != ProposalState.SENT:
            said = day(proposal.answered_at or proposal.deadline_at)
            reason = proposal.get_decline_reason_display()
            return f"{said}, {reason}" if reason else said
        read = pgettext("a card", "read") if proposal.viewed_at else pgettext("a card", "not opened yet")
        return gettext("Before %(day)s, %(read)s") % {"day": day(proposal.deadline_at), "read": read}

    @display(description=_("Reason"))
    def get_decline_reason_display(self, proposal: Proposal) -> str:
        return proposal.get_decline_reason_display()

    def title_of(self, proposal: Proposal) -> str:
        return f"{self.mentee_name(proposal)} → {self.mentor_name(proposal)}"

    def acts(self, proposal: Proposal, user: User) -> list[Act]:
        board = Act(gettext("Matching board"), reverse("staff_board_mentee", args=[proposal.mentee_id]))
        if proposal.state != ProposalState.SENT:
            return [board]
        return [Act(gettext("Take it back"), reverse("staff_proposal_cancel", args=[proposal.pk])), board]

    def sections(self, proposal: Proposal) -> list[Section]:
        story = [
            (gettext("Reference"), proposal.reference),
            (gettext("Programme"), proposal.programme.name),
            (gettext("Agreement"), gettext("%(score)d out of 100") % {"score": round(proposal.score)}),
            (gettext("Sent on"), proposal.sent_at),
            (gettext("Answer expected by"), proposal.deadline_at),
            (gettext("Read on"), proposal.viewed_at),
            (gettext("Answered on"), proposal.answered_at),
            (gettext("Reason"), proposal.get_decline_reason_display()),
            (gettext("Note"), proposal.decline_note),
            (gettext("A word to the mentor"), proposal.note),
        ]
        return [
            Section(gettext("Proposal"), story),
            Section(gettext("Points"), points(proposal.contributions)),
        ]


def points(contributions: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Each criterion with its points and its sentence, as frozen in the proposal."""
    frozen = [Contribution.from_json(one) for one in contributions]
    return [
        (
            gettext("%(criterion)s, %(points)s out of %(weight)s")
            % {
                "criterion": vocabulary.label(vocabulary.CRITERIA, one.criterion),
                "points": f"{one.points:.0f}",
                "weight": f"{one.weight:.0f}",
            },
            explanations.staff_sentence(one),
        )
        for one in frozen
    ]


class ProposeForm(ActForm):
    note = forms.CharField(
        label=_("A word to the mentor"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
        required=False,
        help_text=_("Read by the mentor above the card. Never a detail that the mentee would not want told."),
    )
    way_checked = forms.BooleanField(
        label=_("I checked with the mentee that the way is possible"),
        required=False,
        help_text=_("Travel is the one mandatory criterion, and nothing could estimate this way."),
    )

    def __init__(self, *args: object, asks_way: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not asks_way:
            del self.fields["way_checked"]


class ProposeView(ActView):
    """The very card that the mentor will see, a word, and the sending."""

    model = Mentee
    ability = "match"
    page_title = _("Propose")
    form_class = ProposeForm
    template_name = "mentoring/staff/propose.html"
    button = _("Send the proposal")
    done = _("The proposal has been sent.")
    previews = True

    @cached_property
    def mentor(self) -> Mentor:
        rows = Mentor.objects.visible_to(self.request.user).select_related("person")
        return get_object_or_404(rows, pk=self.kwargs["mentor_pk"], person__isnull=False)

    @cached_property
    def match(self) -> shortlist.Match:
        return shortlist.weigh(self.record, self.mentor, now=self.now)

    def get_queryset(self) -> QuerySet[Mentee]:
        rows = super().get_queryset().filter(person__isnull=False)
        return rows.select_related("person", "programme", "partner")

    def seen_now(self) -> str:
        """The card: were an answer to change, the officer reads it again before it is sent."""
        return evidence.digest([self.record.state, self.match.card])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "asks_way": self.match.to_check}

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> Proposal:
        return proposals.propose(
            mentee=mentee, mentor=self.mentor, by=self.request.user, now=self.now, **answers
        )

    def read_again(self) -> None:
        self.__dict__.pop("match", None)
        super().read_again()

    def get_back_url(self) -> str:
        return reverse("staff_board_mentee", args=[self.record.pk])

    get_success_url = get_back_url

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        match = self.match
        last_day = day_of(deadline(self.now, self.record.programme.proposal_days))
        return super().get_context_data(
            mentor=self.mentor,
            match=match,
            blocked=obstacle(match, self.now),
            card=reading.read(match.card, note="", last_day=last_day) if match.card else None,
            last_day=last_day,
            **kwargs,
        )


def obstacle(match: shortlist.Match, now: datetime) -> Refused | None:
    """Why the proposal would be refused, told before anything is typed."""
    if match.unreachable:
        return refusals.OutOfReach()
    try:
        proposals.agreement_of(match.mentee)
        proposals.orientation_of(match.mentor)
        proposals.guard(match.mentee, match.mentor, now=now)
        minors.consent_for(match.mentee, day_of(now))
        proposals.free_place_of(match.mentor)
    except Refused as refusal:
        return refusal
    return None


class CancelView(ActView):
    """Take a proposal back before its answer."""

    model = Proposal
    ability = "match"
    page_title = _("Take the proposal back")
    intro = _("The mentor is told that the proposal is over; nothing is remembered against the two people.")
    button = _("Take the proposal back")
    done = _("The proposal has been taken back.")
    danger = True
    previews = True

    def act(self, proposal: Proposal, answers: dict[str, Any], *, seen: str) -> None:
        proposals.cancel(proposal=proposal, by=self.request.user, now=self.now)

    def get_success_url(self) -> str:
        return reverse("staff_board_mentee", args=[self.record.mentee_id])
