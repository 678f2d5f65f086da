"""The end of a tandem and after, as its two people meet it: go on, close, another mentor, certificate, news later."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.domain import certificates, closing_words, endings, follow_ups, pairs, refusals
from mentoring.lifecycle import FollowUpState
from mentoring.models import Extension, Pair
from portal.core import pdf
from portal.core.days import day_of
from portal.core.errors import Refused
from portal.core.private import log_view

from . import entrance
from .forms_at_the_end import AnotherMentorForm, ClosingForm, ExtensionForm, NewsForm


@entrance.member_page
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What comes next: go on for some months, leave it there, or, for the mentee, somebody else."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if not endings.is_near(pair, now=now):
        return redirect("member:pair", pair.uuid)
    form = ExtensionForm(request.POST or None, pair=pair, now=now)
    if form.carry_out(partial(endings.propose, pair=pair, by=person, now=now)):
        messages.success(request, said_of(pair))
        return redirect("member:ending", pair.uuid)
    waiting = endings.open_extension(pair)
    context = {
        "form": form,
        "pair": pair,
        "other": pairs.other_side(pair, person),
        "is_mentee": pair.side_of(person) == "mentee",
        "is_past": pair.ends_on < day_of(now),
        "waiting": waiting,
        "is_mine": waiting is not None and waiting.proposed_by_id == person.pk,
        "until": endings.new_end(pair, waiting.months, now=now) if waiting else None,
    }
    return render(request, "mentoring/member/ending.html", context)


def said_of(pair: Pair) -> str:
    """What came of a proposal: it met the other's, or it waits."""
    if endings.open_extension(pair):
        return _("Your proposal has left: the tandem lasts longer once the other agrees.")
    return _("You both agree: the tandem lasts longer.")


@entrance.member_page
def agree(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Yes to the extension that was read; asked for by a button."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if request.method == "POST":
        try:
            endings.agree(extension=extension_of(request, pair), by=person, now=now)
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect("member:ending", pair.uuid)
        messages.success(request, _("You both agree: the tandem lasts longer."))
    return redirect("member:pair", pair.uuid)


@entrance.member_page
def drop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The proposal is taken back, or the other would rather not."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if request.method == "POST":
        try:
            endings.drop(extension=extension_of(request, pair), by=person, now=now)
        except Refused as refusal:
            messages.warning(request, str(refusal))
    return redirect("member:ending", pair.uuid)


def extension_of(request: HttpRequest, pair: Pair) -> Extension:
    """The proposal that the button stands under. Raises ProposalGone."""
    try:
        return pair.extensions.get(uuid=request.POST.get("extension", ""))
    except (Extension.DoesNotExist, ValidationError) as fault:
        raise refusals.ProposalGone from fault


@entrance.member_page
def closing(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Three questions to each side; the other never reads the answers."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if not closing_words.are_open(pair, now=now):
        return redirect("member:pair", pair.uuid)
    side = pair.side_of(person)
    said = closing_words.own(pair, side)
    initial = {name: getattr(said, name) for name in ("supports", "recommend", "words")} if said else {}
    form = ClosingForm(request.POST or None, initial=initial, is_mentor=side == "mentor")
    if form.carry_out(partial(closing_words.say, pair=pair, by=person, now=now)):
        messages.success(request, _("Thank you: the team reads your words, and nobody else."))
        return redirect("member:pair", pair.uuid)
    context = {"form": form, "pair": pair, "other": pairs.other_side(pair, person), "said": said}
    return render(request, "mentoring/member/closing.html", context)


@entrance.member_page
def another(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The mentee wishes another mentor: for the team alone."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if pair.side_of(person) != "mentee" or pair.state not in endings.UNDER_WAY:
        return redirect("member:pair", pair.uuid)
    form = AnotherMentorForm(request.POST or None)
    if form.carry_out(partial(endings.ask_for_another, pair=pair, by=person, now=now)):
        messages.success(request, _("The team has it, in confidence, and will call you or write to you."))
        return redirect("member:pair", pair.uuid)
    context = {"form": form, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/another.html", context)


@entrance.member_page
def certificate(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The mentor's certificate as a PDF, made at this instant; each reading is written down."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if pair.side_of(person) != "mentor":
        raise entrance.NoDoor
    if not certificates.is_due(pair, person) or not pdf.is_available():
        return redirect("member:pair", pair.uuid)
    content = certificates.of_mentor(pair=pair, by=person, now=now)
    log_view(viewer=person, subject=pair.mentor.reference, what="certificate", now=now)
    headers = {
        "Content-Disposition": f'attachment; filename="attestation-{pair.reference}.pdf"',
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@entrance.member_page
def news(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One question, months later; the answer may be changed."""
    now = timezone.now()
    row, person = entrance.at_follow_up(request, uid, now=now)
    if row.state not in follow_ups.TO_ANSWER or row.due_on > day_of(now):
        raise entrance.Closed
    said = row.outcome
    form = NewsForm(
        request.POST or None,
        business=follow_ups.is_about_a_business(row),
        initial={"kind": said.kind, "contract": said.contract} if said else {},
    )
    if form.carry_out(partial(follow_ups.answer, follow_up=row, by=person, now=now)):
        return redirect(f"{request.path}?merci=1")
    context = {
        "form": form,
        "row": row,
        "thanks": "merci" in request.GET and row.state == FollowUpState.ANSWERED,
        "may_become": row.horizon in follow_ups.FOR_ALL,
    }
    return render(request, "mentoring/member/news.html", context)
