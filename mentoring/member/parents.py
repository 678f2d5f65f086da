"""What a minor reads of the agreement that is awaited of their parent, and the button that has us write again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring.domain import guardians, minors
from mentoring.lifecycle import GUARDIAN_AGAINST, MenteeState
from mentoring.models import Guardian, Mentee
from portal.core.days import day_of
from portal.core.errors import Refused
from portal.core.templatetags.tandem import day as day_in_words

from . import entrance


@dataclass(frozen=True)
class Awaited:
    """One agreement that has not come; `again` is where to post to have the letter sent once more, "" for nowhere."""

    text: str
    again: str = ""


@require_POST
@entrance.member_page
def write_again(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The parent has the letter once more."""
    now = timezone.now()
    mentee, _person = entrance.at_card(request, uid, now=now)
    try:
        row = guardians.remind(mentee=mentee, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("We are writing again to %(name)s.") % {"name": row.name})
    return redirect("member:space")


def awaited_for(files: list[Mentee], *, now: datetime) -> list[Awaited]:
    """What is awaited for these files of one person, their guardians read with them."""
    today = day_of(now)
    waiting = [file for file in files if file.state != MenteeState.LEFT and minors.lacks_consent(file, today)]
    return [awaited_of(file, minors.guardian_of(file), now=now) for file in waiting]


def awaited_of(file: Mentee, row: Guardian | None, *, now: datetime) -> Awaited:
    if row is None:
        return Awaited(
            _(
                "Before you are 18, a parent agrees. The team will ask you whom to write to; we propose nobody to "
                "you before."
            )
        )
    if row.state in GUARDIAN_AGAINST:  # who said no, and when, is for the team to tell
        return Awaited(
            _(
                "A parent must agree, and none does now: we propose nobody to you. The team can talk it over with you."
            )
        )
    if row.asked_at is None or not row.email:
        return Awaited(
            _("The team will call %(name)s for their agreement. We propose nobody to you before.")
            % {"name": row.name}
        )
    text = _("We wrote to %(name)s on %(day)s and await their agreement. We propose nobody to you before.")
    again = reverse("member:guardian_again", args=[file.uuid]) if day_of(row.asked_at) < day_of(now) else ""
    return Awaited(text % {"name": row.name, "day": day_in_words(row.asked_at)}, again)
