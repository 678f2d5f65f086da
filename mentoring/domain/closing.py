"""A tandem ends, with what became of the mentee; a correction is a new row. Lock order: pair, proposal, mentee, mentor."""

from datetime import date, datetime

from django.db import transaction
from wagtail.log_actions import log

from mentoring.lifecycle import MenteeState, PairState
from mentoring.models import Mentee, Outcome, OutcomeKind, Pair, Proposal
from mentoring.models.pairs import EndReason
from portal.accounts.models import User
from portal.core import outbox
from portal.core.days import day_of

from . import cancelling, memory, pairs, pool, refusals

CLOSABLE = (PairState.ACTIVE, PairState.PAUSED, PairState.FROZEN)


def kinds_of(pair: Pair) -> list[tuple[str, str]]:
    """The ways out that the programme knows; all of them when it names none."""
    allowed = pair.programme.outcomes
    return [(kind.value, str(kind.label)) for kind in OutcomeKind if not allowed or kind.value in allowed]


@transaction.atomic
def close(
    *,
    pair: Pair,
    reason: str,
    kind: str,
    by: User,
    now: datetime,
    contract: str = "",
    happened_on: date | None = None,
    waits_again: bool = False,
) -> Pair:
    """End a tandem that had started: outcome typed, place freed, old links closed, both thanked; idempotent.

    `waits_again`: the mentee is in the queue again from today; else their file is closed.
    Raises NotAllowed, NotNow, ReasonMissing, UnknownOutcome, ContractMissing, FutureDay.
    """
    pair = pairs.hold(pair)
    pairs.check_officer(pair, by)
    if pair.state == PairState.CLOSED:
        return pair
    if pair.state not in CLOSABLE or pair.activated_at is None:
        raise refusals.NotNow
    if reason not in EndReason.values:
        raise refusals.ReasonMissing
    report(pair=pair, kind=kind, contract=contract, happened_on=happened_on, by=by, now=now)
    pair.pauses.filter(ended_on=None).update(ended_on=day_of(now))
    cancelling.call_off_ahead(pair, now=now)
    pair.close()
    pair.closed_at, pair.end_reason, pair.last_event_on = now, reason, day_of(now)
    pair.save(update_fields=["state", "closed_at", "end_reason", "last_event_on"])
    release(pair, waits_again=waits_again, now=now)
    pairs.revoke_links(pair, now=now)
    say_goodbye(pair, waits_again=waits_again, now=now)
    log(pair, "mentoring.close", user=by, data={"reason": reason, "outcome": kind}, timestamp=now)
    return pair


def report(
    *, pair: Pair, kind: str, contract: str, happened_on: date | None, by: User, now: datetime
) -> Outcome:
    """The way out at the end, under the programme of the pair; what was said before is replaced, not rewritten."""
    if kind not in dict(kinds_of(pair)):
        raise refusals.UnknownOutcome
    if kind == OutcomeKind.EMPLOYMENT and not contract:
        raise refusals.ContractMissing
    if happened_on and happened_on > day_of(now):
        raise refusals.FutureDay
    before = pair.outcomes.select_for_update(of=("self",)).filter(horizon=0, is_current=True).first()
    if before:
        before.is_current = False
        before.save(update_fields=["is_current"])
    return Outcome.objects.create(
        programme=pair.programme,
        pair=pair,
        mentee=pair.mentee,
        kind=kind,
        contract=contract if kind == OutcomeKind.EMPLOYMENT else "",
        happened_on=happened_on,
        replaces=before,
        reported_at=now,
        reported_by=by,
    )


@transaction.atomic
def correct(
    *, pair: Pair, kind: str, by: User, now: datetime, contract: str = "", happened_on: date | None = None
) -> Outcome:
    """Say otherwise what became of the mentee of an ended tandem. Raises as `close` does."""
    pair = pairs.hold(pair)
    pairs.check_officer(pair, by)
    if pair.state != PairState.CLOSED:
        raise refusals.NotNow
    outcome = report(pair=pair, kind=kind, contract=contract, happened_on=happened_on, by=by, now=now)
    log(pair, "mentoring.correct_outcome", user=by, data={"outcome": kind}, timestamp=now)
    return outcome


def release(pair: Pair, *, waits_again: bool, now: datetime) -> None:
    """The mentor's place is free; the two are remembered; the mentee waits again or has finished."""
    proposal = Proposal.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair.proposal_id)
    mentee = Mentee.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair.mentee_id)
    pool.free_place(proposal)
    memory.remember(pair.mentor, mentee, reason="ended", today=day_of(now))
    if mentee.state != MenteeState.PAIRED:
        return
    if waits_again:
        mentee.return_to_queue()
        mentee.waiting_since = now
    else:
        mentee.leave()
    mentee.save(update_fields=["state", "waiting_since"])


def say_goodbye(pair: Pair, *, waits_again: bool, now: datetime) -> None:
    """Thank both; the mentee is invited to become a mentor one day. A new link lets each read their page and charter."""
    for person, other in pairs.sides(pair):
        outbox.queue(
            "mentoring/pair_closed",
            to=person,
            key=f"pair:{pair.uuid}:closed:{person.uuid}",
            now=now,
            context={
                "other": other.first_name,
                "is_mentor": person.pk == pair.mentor.person_id,
                "waits_again": waits_again,
            },
            opens={"link": pairs.door(pair, person, now=now)},
        )
