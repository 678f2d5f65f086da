"""The page that a pair shares, and the note of their first meeting. Reached by the mailed link `tandem`."""

from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.domain import meetings, pairs
from mentoring.lifecycle import PairState
from portal.core.errors import Refused
from portal.core.private import log_view

from . import entrance, story
from .forms import FirstMeetingForm


@entrance.member_page
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Where the tandem stands, how to reach the other (which is written down), and the one thing to do."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    contact = story.contact_of(pair, person)
    if contact:
        log_view(viewer=person, subject=contact.reference, what="contact", now=now)
    charter = story.charter_of(pair)
    context = {
        "pair": pair,
        "mentor": pair.mentor.person,
        "mentee": pair.mentee.person,
        "contact": contact,
        "moments": story.moments(pair, charter),
        "step": story.next_step(pair, person, charter),
        "charter": charter,
        "signers": story.signers(pair, charter) if charter else [],
        "file": story.file_of(charter),
        "team_address": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    }
    return render(request, "mentoring/member/pair.html", context)


@entrance.member_page
def first_meeting(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Note the first meeting: either side may, once."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if pair.state != PairState.FORMED:
        return redirect("member:pair", pair.uuid)
    form = FirstMeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meetings.record_first(pair=pair, by=person, now=now, **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The first meeting is noted: the charter is open for both of you."))
            return redirect("member:pair", pair.uuid)
    other = pairs.other_side(pair, person)
    return render(
        request, "mentoring/member/first_meeting.html", {"form": form, "pair": pair, "other": other}
    )
