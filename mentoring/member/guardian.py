"""Whoever holds parental authority over a minor reads what they agree to, and says yes or no; the same page, later.

Reached by the mailed link `guardian`, which opens nothing else.
"""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring import doors
from mentoring.domain import guardians, minors
from mentoring.lifecycle import GUARDIAN_AGAINST, GuardianState
from mentoring.models import Guardian
from portal.accounts.models import ConsentText
from portal.core.days import day_of
from portal.core.errors import Refused

from . import entrance


@entrance.member_page
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The text and two buttons; once answered, the answer and the other button."""
    now = timezone.now()
    guardian = at_guardian(request, uid, now=now)
    if request.method == "POST":
        try:
            answer(request, guardian, now=now)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("member:guardian", guardian.uuid)
    return render(request, "mentoring/member/guardian.html", words_of(guardian, now=now))


def at_guardian(request: HttpRequest, uid: UUID, *, now: datetime) -> Guardian:
    """The row, for whoever came in by its link. Raises NoDoor."""
    found = Guardian.objects.select_related("mentee__person", "mentee__programme", "mentee__partner")
    guardian = found.filter(uuid=uid, mentee__person__isnull=False).first()
    if guardian is None or doors.door_of_guardian(request, guardian, now=now) is None:
        raise entrance.NoDoor
    return guardian


def answer(request: HttpRequest, guardian: Guardian, *, now: datetime) -> None:
    """What the button says; anything else says nothing. Raises Refused."""
    said = request.POST.get("answer", "")
    if said == "yes":
        guardians.agree(guardian=guardian, seen=text_read(request.POST.get("text", "")), now=now)
        messages.success(request, _("Thank you: your agreement is noted. We write it to you as well."))
    elif said == "no":
        guardians.say_no(guardian=guardian, now=now)
        messages.success(
            request, _("Your answer is noted. Everything has stopped. We write it to you as well.")
        )


def text_read(key: str) -> ConsentText | None:
    """The text that stood on the page."""
    is_key = key.isascii() and key.isdecimal() and len(key) < 10
    return ConsentText.objects.filter(pk=key).first() if is_key else None


def words_of(guardian: Guardian, *, now: datetime) -> dict[str, object]:
    return {
        "guardian": guardian,
        "mentee": guardian.mentee,
        "text": guardians.text_for(guardian),
        "agrees": guardian.state == GuardianState.GIVEN,
        "opposed": guardian.state in GUARDIAN_AGAINST,
        "of_age": not minors.is_minor(guardian.mentee, day_of(now)),
    }
