"""A tandem ends, with what became of the mentee; a correction is a new row. Lock order: pair, proposal, mentee, mentor."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from wagtail.log_actions import log

from mentoring.lifecycle import MenteeState, PairState
from mentoring.models import Meeting, Mentee, Outcome, OutcomeKind, Pair, Proposal
from mentoring.models.outcomes import POSITIVE_OUTCOMES
from mentoring.models.pairs import EndReason
from portal.accounts.models import User
from portal.core import outbox
from portal.core.days import day_of

from . import (
    alerts,
    cancelling,
    check_ins,
    endings,
    entries,
    follow_ups,
    memory,
    minors,
    outcomes,
    pairs,
    pool,
    refusals,
)

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
    gone = cancelling.call_off_ahead(pair, now=now)
    pair.close()
    pair.closed_at, pair.end_reason, pair.last_event_on = now, reason, day_of(now)
    pair.save(update_fields=["state", "closed_at", "end_reason", "last_event_on"])
    check_ins.leave_out(pair)
    alerts.look_at(pair, now=now)
    endings.drop_open(pair, now=now)
    follow_ups.lay(pair, kind=kind)
    release(pair, waits_again=waits_again, now=now)
    pairs.revoke_links(pair, now=now)
    say_goodbye(pair, kind=kind, waits_again=waits_again, now=now, gone=gone)
    minors.tell_of_the_end(pair, now=now)
    log(pair, "mentoring.close", user=by, data={"reason": reason, "outcome": kind}, timestamp=now)
    return pair


def report(
    *, pair: Pair, kind: str, contract: str, happened_on: date | None, by: User, now: datetime
) -> Outcome:
    """The way out at the end, under the programme of the pair; what was said before is replaced, not rewritten."""
    if kind not in dict(kinds_of(pair)):
        raise refusals.UnknownOutcome
    return outcomes.record(pair=pair, kind=kind, contract=contract, happened_on=happened_on, by=by, now=now)


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
    follow_ups.lay(pair, kind=kind)
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


def say_goodbye(
    pair: Pair, *, kind: str, waits_again: bool, now: datetime, gone: Collection[Meeting]
) -> None:
    """Thank both; a new link lets each read their page and charter, and say what the tandem brought.

    A mentee who has stepped forward is led to the mentors' application; the meetings that are `gone` leave both calendars.
    """
    for person, other in pairs.sides(pair):
        is_mentor = person.pk == pair.mentor.person_id
        steps_forward = kind in POSITIVE_OUTCOMES and not is_mentor and not waits_again
        outbox.queue(
            "mentoring/pair_closed",
            to=person,
            key=f"pair:{pair.uuid}:closed:{person.uuid}",
            now=now,
            context={
                "other": other.first_name,
                "is_mentor": is_mentor,
                "waits_again": waits_again,
                "become": follow_ups.mentors_entrance(person) if steps_forward else "",
            },
            opens={"link": pairs.door(pair, person, now=now)},
            calendar=entries.crossed_out(gone, reader=person, now=now),
        )
