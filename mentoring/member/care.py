"""What one of the two tells the team, or counts for the pair: an impression, news, a difficulty, a call, three lines."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.domain import check_ins, contacts, impressions, pairs, safeguarding, structure_lines
from mentoring.lifecycle import PairState
from mentoring.models import CheckInAnswer, Contact, FirstImpression
from portal.core.errors import Refused

from . import entrance
from .life_forms import CheckInForm, DifficultyForm, FeedbackForm, ImpressionForm


@entrance.member_page
def impression(request: HttpRequest, uid: UUID) -> HttpResponse:
    """After the first meeting: go on?"""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if pair.state != PairState.MET:
        return redirect("member:pair", pair.uuid)
    known = impressions.of(pair, person)
    form = ImpressionForm(request.POST or None, initial={"answer": known.answer if known else None})
    if form.carry_out(partial(impressions.answer, pair=pair, by=person, now=now)):
        if form.cleaned_data["answer"] == FirstImpression.Answer.NO:
            is_mentor = pair.side_of(person) == "mentor"
            return render(request, "mentoring/member/stopped.html", {"is_mentor": is_mentor})
        messages.success(request, _("Thank you. What you said stays between you and the team."))
        return redirect("member:pair", pair.uuid)
    context = {"form": form, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/impression.html", context)


@entrance.member_page
def check_in(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The form of a check-in, by oneself."""
    now = timezone.now()
    found, person = entrance.at_check_in(request, uid, now=now)
    pair = found.pair
    side = pair.side_of(person)
    if found.state not in check_ins.ANSWERABLE or pair.state not in check_ins.WHILE:
        return redirect("member:pair", pair.uuid)
    form = CheckInForm(request.POST or None)
    channel = CheckInAnswer.Channel.ONESELF
    verb = partial(check_ins.answer, check_in=found, side=side, by=person, channel=channel, now=now)
    if form.carry_out(verb):
        return render(request, "mentoring/member/check_in_done.html", {"pair": pair})
    context = {
        "form": form,
        "pair": pair,
        "other": pairs.other_side(pair, person),
        "answered": found.answers.filter(side=side).exists(),
    }
    return render(request, "mentoring/member/check_in.html", context)


@entrance.member_page
def difficulty(request: HttpRequest, uid: UUID) -> HttpResponse:
    """« Signaler une difficulté »."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    form = DifficultyForm(request.POST or None)
    if form.carry_out(partial(safeguarding.report, pair=pair, by=person, now=now)):
        unsafe = form.cleaned_data["is_unsafe"]
        return render(request, "mentoring/member/reported.html", {"pair": pair, "is_unsafe": unsafe})
    context = {"form": form, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/difficulty.html", context)


@entrance.member_page
def contact(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One tap: a call or a message, today."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    kind = request.POST.get("kind", "")
    if request.method == "POST" and kind in Contact.Kind.values:
        try:
            key = entrance.key_of(request)
            contacts.note(pair=pair, by=person, kind=kind, client_key=key, now=now)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("It is noted, thank you."))
    return redirect("member:pair", pair.uuid)


@entrance.member_page
def tell_structure(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Three lines of the mentor for the structure, once a month; the mentee reads them first."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if not structure_lines.may_write(pair, person):
        return redirect("member:pair", pair.uuid)
    known = structure_lines.this_month(pair, now=now)
    names = ("going_well", "to_work_on", "needed")
    initial = {name: getattr(known, name) for name in names} if known else {}
    form = FeedbackForm(request.POST or None, initial=initial)
    other = pairs.other_side(pair, person)
    if form.carry_out(partial(structure_lines.write, pair=pair, by=person, now=now)):
        words = _("Your three lines are with %(name)s, who passes them on or not.")
        messages.success(request, words % {"name": other.first_name})
        return redirect("member:pair", pair.uuid)
    context = {"form": form, "pair": pair, "other": other}
    return render(request, "mentoring/member/feedback.html", context)


@entrance.member_page
def pass_on(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The mentee lets the lines go to the structure; asked for by a button, so a GET only shows the page."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    lines = structure_lines.latest(pair)
    if request.method == "POST" and lines:
        try:
            structure_lines.release(lines=lines, by=person, seen=request.POST.get("seen", ""), now=now)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            words = _("%(structure)s receives these three lines.")
            messages.success(request, words % {"structure": lines.partner.name})
    return redirect("member:pair", pair.uuid)
