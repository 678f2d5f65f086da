"""The page that a pair shares, and the note of their first meeting. Reached by the mailed link `tandem`."""

from datetime import datetime
from email.utils import parseaddr
from functools import partial
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring import timeline
from mentoring.domain import (
    appointments,
    certificates,
    check_ins,
    impressions,
    meetings,
    pairs,
    pauses,
    plans,
    structure_lines,
)
from mentoring.lifecycle import ActionState, CheckInState, PairState
from mentoring.models import Pair
from portal.accounts.models import User
from portal.core import pdf
from portal.core.days import day_of
from portal.core.private import log_view

from . import entrance, story
from .forms import FirstMeetingForm, RestForm, StopForm
from .life_forms import MeetingForm

SHOWN = 3
MAY_STOP = (PairState.FORMED, PairState.MET)


@entrance.member_page
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Where the tandem stands, how to reach the other (which is written down), and the one thing to do."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    contact = story.contact_of(pair, person)
    if contact:
        log_view(viewer=person, subject=contact.reference, what="contact", now=now)
    charter = story.charter_of(pair)
    past = timeline.Past(pair)
    held, expected = timeline.cadence_of(past, now)
    ahead, over = appointments.around(appointments.planned(pair), now)
    context = {
        "held": held,
        "expected": expected if pair.state == PairState.ACTIVE else 0,
        "may_stop": pair.state in MAY_STOP,
        "rest": next((rest for rest in past.rests if rest.ended_on is None), None),
        "pair": pair,
        "may_arrange": pair.state in appointments.LIVING,
        "arranged": ahead,
        "unanswered": over[0] if over and pair.state in appointments.LIVING else None,
        "mentor": pair.mentor.person,
        "mentee": pair.mentee.person,
        "contact": contact,
        "moments": story.moments(past, charter, day_of(now)),
        "step": story.next_step(pair, person, charter),
        "ending": story.at_the_end(pair, person, now=now),
        "certificate": certificates.is_due(pair, person) and pdf.is_available(),
        "charter": charter,
        "signers": story.signers(pair, charter) if charter else [],
        "file": story.file_of(charter),
        "team_address": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    }
    context |= work_of(pair, person, now=now)
    return render(request, "mentoring/member/pair.html", context)


def work_of(pair: Pair, person: User, *, now: datetime) -> dict[str, object]:
    """The plan at a glance, what is asked of this person alone, the calls of the month."""
    started = pair.state in meetings.STARTED
    side = pair.side_of(person)
    due = pair.check_ins.filter(state=CheckInState.DUE, due_on__lte=day_of(now)).exclude(answers__side=side)
    to_do, doers = list(pair.actions.filter(state=ActionState.OPEN)[:SHOWN]), story.doers(pair, person)
    for action in to_do:
        action.by = doers[action.who]
    return {
        "has_plan": pair.state in plans.EDITABLE,
        "to_do": to_do,
        "asks_impression": pair.state == PairState.MET and impressions.of(pair, person) is None,
        "contact_name": pairs.other_side(pair, person).first_name,
        "check_in": due.first() if pair.state in check_ins.WHILE else None,
        "may_contact": started,
        "contacts": pair.contacts.filter(on__gte=day_of(now).replace(day=1)).count() if started else 0,
        "contact_key": uuid4(),
        "may_tell_structure": structure_lines.may_write(pair, person),
        "lines": structure_lines.latest(pair) if pair.mentee.partner_id else None,
        "may_pass_on": side == "mentee",
    }


@entrance.member_page
def first_meeting(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Note the first meeting: either side may, once."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if pair.state != PairState.FORMED:
        return redirect("member:pair", pair.uuid)
    form = FirstMeetingForm(request.POST or None)
    if form.carry_out(partial(meetings.record_first, pair=pair, by=person, now=now)):
        messages.success(request, _("The first meeting is noted: the charter is open for both of you."))
        return redirect("member:pair", pair.uuid)
    other = pairs.other_side(pair, person)
    return render(
        request, "mentoring/member/first_meeting.html", {"form": form, "pair": pair, "other": other}
    )


@entrance.member_page
def meeting(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Note a later meeting, in one short form."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if pair.state not in meetings.STARTED:
        return redirect("member:pair", pair.uuid)
    form = MeetingForm(request.POST or None, actions=list(pair.actions.filter(state=ActionState.OPEN)))
    if form.carry_out(partial(meetings.record, pair=pair, by=person, now=now)):
        messages.success(request, _("The meeting is noted, thank you."))
        return redirect("member:pair", pair.uuid)
    context = {"form": form, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/meeting.html", context)


@entrance.member_page
def pause(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Rest until a day that both know."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if pair.state != PairState.ACTIVE:
        return redirect("member:pair", pair.uuid)
    form = RestForm(request.POST or None)
    if form.carry_out(partial(pauses.pause, pair=pair, by=person, now=now)):
        messages.success(request, _("The tandem is in a pause; the other has been told."))
        return redirect("member:pair", pair.uuid)
    context = {"form": form, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/rest.html", context)


@entrance.member_page
def resume(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take the tandem up again; asked for by a button, so a GET only shows the page."""
    pair, person = entrance.at_pair(request, uid, now=timezone.now())
    if request.method == "POST":
        resumed = pauses.resume(pair=pair, by=person, now=timezone.now())
        if resumed.state == PairState.ACTIVE:
            messages.success(request, _("Your tandem goes on."))
    return redirect("member:pair", pair.uuid)


@entrance.member_page
def stop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Not go on before the start: one question, for the team alone."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if pair.state not in MAY_STOP:
        return redirect("member:pair", pair.uuid)
    form = StopForm(request.POST or None)
    if form.carry_out(partial(pairs.undo, pair=pair, by=person, now=now)):
        return render(
            request, "mentoring/member/stopped.html", {"is_mentor": pair.side_of(person) == "mentor"}
        )
    context = {"form": form, "pair": pair, "other": pairs.other_side(pair, person)}
    return render(request, "mentoring/member/stop.html", context)
