"""The mentor reads a proposal and answers it. Reached by the mailed link `answer`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.domain import proposals, refusals, standing
from mentoring.models import Proposal
from portal.accounts.models import User
from portal.core.errors import Refused

from . import cards, entrance
from .forms import DeclineForm


@entrance.member_page
def answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The card; a post says yes."""
    now = timezone.now()
    proposal, mentor = entrance.at_proposal(request, uid, now=now)
    if request.method == "POST":
        return accept(request, proposal)
    if not cards.is_open(proposal, now=now):
        return over(request, proposal)
    proposals.view(proposal=proposal, now=now)
    context = {"card": cards.card_of(proposal), "mentor": mentor, "proposal": proposal}
    return render(request, "mentoring/member/proposal.html", context)


def accept(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Say yes, then read how to reach the other; a refusal is told on the page of the proposal."""
    try:
        pair = proposals.accept(proposal=proposal, by=proposal.mentor.person, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("member:proposal", proposal.uuid)
    messages.success(request, _("It is noted, thank you! You are now introduced to each other."))
    return redirect("member:pair", pair.uuid)


def over(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """What became of a proposal that waits for no answer any more."""
    if proposal.state == Proposal.State.ACCEPTED:
        return redirect("member:pair", proposal.pair.uuid)
    late = proposal.state in (Proposal.State.SENT, Proposal.State.EXPIRED)
    context = {"proposal": proposal, "late": late, "declined": proposal.state == Proposal.State.DECLINED}
    return render(request, "mentoring/member/proposal_over.html", context)


@transaction.atomic
def pass_over(proposal: Proposal, answers: dict[str, Any], *, by: User, now: datetime) -> None:
    """The no, and the pause that goes with it: both or neither."""
    until = answers.pop("pause_until")
    proposals.decline(proposal=proposal, by=by, now=now, **answers)
    if until:
        standing.pause(mentor=proposal.mentor, until=until, by=by, now=now)


@entrance.member_page
def decline(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One question: why not this time."""
    now = timezone.now()
    proposal, mentor = entrance.at_proposal(request, uid, now=now)
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pass_over(proposal, form.cleaned_data, by=mentor, now=now)
        except refusals.PauseTooLong as refusal:
            form.refuse(refusal)
        except Refused as refusal:
            messages.error(request, str(refusal))
        if not form.errors:
            return redirect("member:proposal", proposal.uuid)
    elif not cards.is_open(proposal, now=now):
        return redirect("member:proposal", proposal.uuid)
    context = {"form": form, "proposal": proposal, "first_name": proposal.card["first_name"]}
    return render(request, "mentoring/member/decline.html", context)
