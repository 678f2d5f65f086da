"""Preparing a mentor: met by the team, sent the mentor guide, and the checklist ticked by the mentor in person.

MentorU: « le guide du mentor que l’on communique aux mentors lorsqu’on les rencontre ». Without the checklist no
proposal leaves. Called by `recruitment` on acceptance, by the members' space and by the team.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.lifecycle import MentorState
from mentoring.models import Mentor, Orientation
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.models import Link

from . import refusals

CHECKLIST = (
    ("guide", _("I have read the mentor guide.")),
    ("role", _("I do not look for a job, nor do anything, in the mentee’s place.")),
    ("rhythm", _("I can meet somebody at least twice a month, and keep in touch in between.")),
    ("confidence", _("What we say to each other stays between us.")),
    ("distance", _("My mentee will be neither my client, nor my employee, nor a relative.")),
    ("alert", _("I tell the team when something worries me.")),
)


@transaction.atomic
def send_guide(*, mentor: Mentor, now: datetime) -> Link:
    """The link to the guide and the checklist, for the mail that the caller writes; the day it first left is kept."""
    mentor = Mentor.objects.select_for_update(no_key=True, of=("self",)).get(pk=mentor.pk)
    mentor.guide_sent_at = mentor.guide_sent_at or now
    mentor.save(update_fields=["guide_sent_at"])
    return door(mentor, now=now)


@transaction.atomic
def remind(*, mentor: Mentor, now: datetime) -> bool:
    """Mail the guide and the checklist once more, once only; False when that was done."""
    key = reminder_of(mentor)
    if outbox.is_written(key):
        return False
    link = send_guide(mentor=mentor, now=now)
    outbox.queue("mentoring/mentor_guide", to=mentor.person, key=key, now=now, opens={"link": link})
    return True


def reminder_of(mentor: Mentor) -> str:
    """The key of the one reminder of a mentor."""
    return f"mentor:{mentor.uuid}:guide:remind"


@transaction.atomic
def send_again(*, mentor: Mentor, by: User | None, now: datetime) -> None:
    """Mail the guide and the checklist once more; one mail an hour."""
    key = f"mentor:{mentor.uuid}:guide:{now:%Y-%m-%dT%H}"
    if outbox.is_written(key):
        return
    link = send_guide(mentor=mentor, now=now)
    outbox.queue("mentoring/mentor_guide", to=mentor.person, key=key, now=now, opens={"link": link})
    log(mentor, "mentoring.send_guide", user=by, timestamp=now)


def door(mentor: Mentor, *, now: datetime) -> Link:
    """A link to the checklist, for the mentor."""
    return links.create("orientation", links.target_of(mentor), person=mentor.person, now=now)


@transaction.atomic
def complete(*, mentor: Mentor, by: User | None, ticks: Iterable[str], now: datetime) -> Orientation:
    """The mentor ticks every item of the checklist; idempotent. Raises HasLeft, NotMetYet, NotTicked."""
    mentor = Mentor.objects.select_for_update(no_key=True, of=("self",)).get(pk=mentor.pk)
    known = Orientation.objects.filter(mentor=mentor).first()
    if known:
        return known
    if mentor.state == MentorState.LEFT:
        raise refusals.HasLeft
    if mentor.vetted_on is None:
        raise refusals.NotMetYet
    codes, ticked = [code for code, _label in CHECKLIST], set(ticks)
    if not ticked.issuperset(codes):
        raise refusals.NotTicked
    orientation = Orientation.objects.create(mentor=mentor, ticks=codes, completed_at=now)
    log(mentor, "mentoring.orientation", user=by, timestamp=now)
    return orientation
