"""Somebody or a tandem is suspended while the team finds out what happened: no proposal, no meeting, no address in sight.

Nothing is written to anybody: the team calls each of them. Lock order: pair, charter, proposal, mentee, mentor.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.lifecycle import OPEN_PAIR_STATES, MenteeState, MentorState, PairState, ProposalState
from mentoring.models import Mentee, Mentor, Pair, Proposal
from portal.accounts import roles
from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.errors import Changed, NotAllowed

from . import alerts, cancelling, charter_texts, minors, pairs, pauses, refusals, standing
from .pool import File


class Reason(models.TextChoices):
    """Why, for the team alone: a code, never the facts."""

    REPORT = "report", _("Something was reported to us")
    PROTECTION = "protection", _("Protection of a person")
    CHECK = "check", _("Something is being checked")
    GUARDIAN = "guardian", _("A parent does not agree")


@transaction.atomic
def freeze_mentor(*, mentor: Mentor, reason: str, by: User, now: datetime) -> Mentor:
    """Suspend a mentor with all their tandems; cards in their hands are taken back; idempotent.

    Raises NotAllowed, ReasonMissing, NotInThePool, Changed.
    """
    check(by, reason)
    return freeze_file(mentor, Q(mentor=mentor), standing.hold_mentor, reason=reason, by=by, now=now)


@transaction.atomic
def unfreeze_mentor(*, mentor: Mentor, by: User, now: datetime) -> Mentor:
    """The mentor may be proposed to again; each tandem is taken up again by itself; idempotent. Raises NotAllowed."""
    check(by)
    mentor = standing.hold_mentor(mentor)
    if mentor.state == MentorState.FROZEN:
        mentor.unfreeze()
        mentor.save(update_fields=["state"])
        log(mentor, "mentoring.unfreeze", user=by, timestamp=now)
    return mentor


@transaction.atomic
def freeze_mentee(*, mentee: Mentee, reason: str, by: User, now: datetime) -> Mentee:
    """Suspend a mentee's file with its tandem; a card that a mentor reads is taken back; idempotent.

    Raises NotAllowed, ReasonMissing, NotInThePool, Changed.
    """
    check(by, reason)
    return freeze_file(mentee, Q(mentee=mentee), standing.hold_mentee, reason=reason, by=by, now=now)


@transaction.atomic
def unfreeze_mentee(*, mentee: Mentee, by: User, now: datetime) -> Mentee:
    """Back to the tandem, if it is still open, else to the queue from the same day; idempotent. Raises NotAllowed."""
    check(by)
    mentee = standing.hold_mentee(mentee)
    if mentee.state != MenteeState.FROZEN:
        return mentee
    if mentee.pairs.filter(state__in=OPEN_PAIR_STATES).exists():
        mentee.unfreeze_paired()
    else:
        mentee.unfreeze()
    mentee.save(update_fields=["state"])
    log(mentee, "mentoring.unfreeze", user=by, timestamp=now)
    return mentee


def freeze_file(
    file: File, whose: Q, hold: Callable[[File], File], *, reason: str, by: User, now: datetime
) -> File:
    """Suspend somebody's tandems, take back the cards, then the file itself; a mentor's own pause ends with it.

    Raises NotInThePool, Changed.
    """
    freeze_pairs(whose, reason=reason, by=by, now=now)
    standing.take_back_cards(whose, by=by, now=now)
    file = hold(file)
    check_quiet(whose)
    if file.state == file.State.FROZEN:
        return file
    if file.state == file.State.LEFT:
        raise refusals.NotInThePool
    file.freeze()
    fields = ["state"]
    if isinstance(file, Mentor):
        file.paused_until = None
        fields.append("paused_until")
    file.save(update_fields=fields)
    log(file, "mentoring.freeze", user=by, data={"reason": reason}, timestamp=now)
    return file


def freeze_pairs(whose: Q, *, reason: str, by: User | None, now: datetime) -> None:
    """Every open tandem of somebody, whoever follows it."""
    for pair in Pair.objects.open().filter(whose).order_by("pk"):
        suspend(pairs.hold(pair), reason=reason, by=by, now=now)


def check_quiet(whose: Q) -> None:
    """Once the person is held: a tandem or a card that came meanwhile would go on unseen. Raises Changed."""
    going = Pair.objects.open().filter(whose).exclude(state=PairState.FROZEN)
    if going.exists() or Proposal.objects.filter(whose, state=ProposalState.SENT).exists():
        raise Changed


@transaction.atomic
def freeze_pair(*, pair: Pair, reason: str, by: User, now: datetime) -> Pair:
    """Suspend a tandem: both sides lose sight of each other's address at once; idempotent.

    Raises NotAllowed, ReasonMissing, NotNow.
    """
    check(by, reason)
    pair = pairs.hold(pair)
    pairs.check_officer(pair, by)
    if pair.state not in OPEN_PAIR_STATES:
        raise refusals.NotNow
    return suspend(pair, reason=reason, by=by, now=now)


def suspend(pair: Pair, *, reason: str, by: User | None, now: datetime) -> Pair:
    """The pair, held, is suspended; a pause that was running ends with this day."""
    if pair.state not in OPEN_PAIR_STATES or pair.state == PairState.FROZEN:
        return pair
    pauses.end_open(pair, today=day_of(now))
    cancelling.call_off_ahead(pair, now=now)
    pair.freeze()
    pair.save(update_fields=["state", "ends_on"])
    alerts.look_at(pair, now=now)
    log(pair, "mentoring.freeze", user=by, data={"reason": reason}, timestamp=now)
    return pair


@transaction.atomic
def unfreeze_pair(*, pair: Pair, by: User, now: datetime) -> Pair:
    """Take a tandem up again where it stood; idempotent. Raises NotAllowed, StillSuspended, GuardianMustAgree."""
    pair = pairs.hold(pair)
    pairs.check_officer(pair, by)
    if pair.state != PairState.FROZEN:
        return pair
    if pair.mentor.state == MentorState.FROZEN or pair.mentee.state == MenteeState.FROZEN:
        raise refusals.StillSuspended
    minors.consent_for(standing.hold_mentee(pair.mentee), day_of(now))
    back_where_it_stood(pair)
    pair.last_event_on = day_of(now)
    pair.save(update_fields=["state", "last_event_on"])
    log(pair, "mentoring.unfreeze", user=by, timestamp=now)
    charter_texts.reissue_outdated(pair, now=now)
    return pair


def back_where_it_stood(pair: Pair) -> None:
    """Started, met or just formed: the rows say which."""
    if pair.activated_at:
        pair.unfreeze_active()
    elif pair.first_met_on:
        pair.unfreeze_met()
    else:
        pair.unfreeze_formed()


def check(by: User | None, reason: str = Reason.CHECK) -> None:
    """The team alone, for a reason that is known. Raises NotAllowed, ReasonMissing."""
    if by is None or not roles.can(by, "follow"):
        raise NotAllowed
    if reason not in Reason.values:
        raise refusals.ReasonMissing
