"""A pair from the mentor's yes to its end. Lock order: pair, charter, proposal, mentee."""

from collections.abc import Collection
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from mentoring.lifecycle import OPEN_CHARTER_STATES, OPEN_PAIR_STATES, MenteeState, PairState
from mentoring.models import Meeting, Mentee, Pair, Proposal, Seal
from portal.accounts import roles
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.days import day_of
from portal.core.errors import NotAllowed
from portal.core.models import Link, Sequence

from . import cancelling, entries, memory, minors, pool, refusals

BEFORE_THE_START = (PairState.FORMED, PairState.MET, PairState.FROZEN)


def open_pair(*, proposal: Proposal, mentee: Mentee, by: User, now: datetime) -> Pair:
    """Form the pair of an accepted proposal and introduce the two; inside the caller's transaction."""
    today = day_of(now)
    pair = Pair.objects.create(
        reference=Sequence.next_reference("T", today.year),
        programme=proposal.programme,
        proposal=proposal,
        mentor=proposal.mentor,
        mentee=mentee,
        officer=proposal.made_by,
        opened_at=now,
        last_event_on=today,
    )
    introduce(pair, now=now)
    log(pair, "mentoring.form", user=by, timestamp=now)
    return pair


def introduce(pair: Pair, *, now: datetime) -> None:
    """Write to each about the other: from now on they know how to reach one another."""
    for person, other in sides(pair):
        outbox.queue(
            "mentoring/introduction",
            to=person,
            key=f"pair:{pair.uuid}:introduction:{person.uuid}",
            now=now,
            context={
                "other": other.first_name,
                "is_mentor": person.pk == pair.mentor.person_id,
                "before": today_plus(now, pair.programme.first_meeting_days),
            },
            opens={"link": door(pair, person, now=now)},
        )


def hold(pair: Pair) -> Pair:
    """The pair as it is now, held until the end of the transaction."""
    rows = Pair.objects.select_related("programme", "mentor__person", "mentee__person")
    return rows.select_for_update(no_key=True, of=("self",)).get(pk=pair.pk)


def follows(by: User | None, pair: Pair) -> bool:
    """Whether a member of the team follows this pair."""
    return by is not None and bool(roles.can(by, "follow") and Pair.objects.visible_to(by).filter(pk=pair.pk))


def check_reach(pair: Pair, by: User | None) -> None:
    """One of the two, or the team that follows them. Raises NotAParty."""
    if pair.side_of(by) is None and not follows(by, pair):
        raise refusals.NotAParty


def check_officer(pair: Pair, by: User | None) -> None:
    """The team that follows the pair, and nobody else. Raises NotAllowed."""
    if not follows(by, pair):
        raise NotAllowed


@transaction.atomic
def hand_over(*, pair: Pair, to: User, by: User, now: datetime) -> Pair:
    """Another officer follows the pair from now on; they and both members are told; idempotent.

    Raises NotAllowed, NotTheirs.
    """
    pair = hold(pair)
    check_officer(pair, by)
    if pair.state not in OPEN_PAIR_STATES:
        raise refusals.NotNow
    if not follows(to, pair):
        raise refusals.NotTheirs
    if pair.officer_id == to.pk:
        return pair
    pair.officer = to
    pair.save(update_fields=["officer"])
    outbox.queue(
        "mentoring/handed_over",
        to=to,
        key=f"pair:{pair.uuid}:officer:{to.uuid}:{now.isoformat()}",
        now=now,
        context={"reference": pair.reference, "by": by.first_name},
    )
    for person, _other in sides(pair):
        outbox.queue(
            "mentoring/new_officer",
            to=person,
            key=f"pair:{pair.uuid}:new_officer:{now.isoformat()}:{person.uuid}",
            now=now,
            context={"officer": to.first_name},
            opens={"link": door(pair, person, now=now)},
        )
    log(pair, "mentoring.hand_over", user=by, timestamp=now)
    return pair


def door(pair: Pair, person: User, *, now: datetime) -> Link:
    """A link to the pair's page for one of its two people."""
    return links.create("tandem", links.target_of(pair), person=person, now=now)


def revoke_links(pair: Pair, *, now: datetime) -> None:
    """Close every link by which the two could act on a pair that is over: its page, its proposal, its charters."""
    for record in (pair, pair.proposal, *pair.charters.all()):
        links.revoke_all(links.target_of(record), now=now)


def hear(pair: Pair, *, on: date) -> None:
    """There was news of the pair, held, on a day."""
    pair.last_event_on = max(pair.last_event_on, on)
    pair.save(update_fields=["last_event_on"])


def to_key(rows: QuerySet[Pair], *fields: str) -> QuerySet[Pair]:
    """These pairs with no more than the keys of their messages need, and these fields: a rule reads them every time."""
    two = ("mentor__person__uuid", "mentee__person__uuid")
    return rows.select_related("mentor__person", "mentee__person").only("uuid", *two, *fields)


def sides(pair: Pair) -> list[tuple[User, User]]:
    """(person, the other) for each side: the mentor first."""
    mentor, mentee = pair.mentor.person, pair.mentee.person
    return [(mentor, mentee), (mentee, mentor)]


def other_side(pair: Pair, person: User) -> User:
    """The other of the two, for one of them."""
    return next(other for one, other in sides(pair) if one.pk == person.pk)


def write_once(pair: Pair, person: User, template: str, *, key: str, now: datetime) -> bool:
    """A letter to one side that names the other and opens their pages; False when that one was written."""
    if outbox.is_written(key):
        return False
    outbox.queue(
        template,
        to=person,
        key=key,
        now=now,
        context={"other": other_side(pair, person).first_name},
        opens={"link": door(pair, person, now=now)},
    )
    return True


def today_plus(now: datetime, days: int) -> object:
    """The date that comes `days` days after today in Paris."""
    return day_of(now) + relativedelta(days=days)


def activate(*, pair: Pair, seal: Seal, now: datetime) -> None:
    """Start the mentoring, for as long as both have signed for; inside the transaction of the last signature.

    Raises GuardianMustAgree for a minor for whom nobody agrees any more.
    """
    consent = minors.consent_for(Mentee.objects.get(pk=pair.mentee_id), day_of(now))
    pair.for_minor, pair.guardian_consent = consent is not None, consent
    pair.activate()
    pair.seal, pair.activated_at, pair.last_event_on = seal, now, day_of(now)
    pair.ends_on = day_of(now) + relativedelta(months=seal.charter.snapshot["body"]["duration_months"])
    started = ["state", "seal", "activated_at", "ends_on", "last_event_on", "for_minor", "guardian_consent"]
    pair.save(update_fields=started)


@transaction.atomic
def undo(*, pair: Pair, by: User | None, reason: str, now: datetime) -> Pair:
    """Stop before the start, when it does not work between the two: the mentee waits again, from the same date.

    By one of the two, or by the team, which alone ends what is suspended. Raises NotAParty, NotAllowed; NotNow once
    the charter is sealed.
    """
    if by is not None:
        check_reach(pair, by)
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair.pk)
    if pair.state == PairState.UNDONE:
        return pair
    if pair.state not in BEFORE_THE_START or pair.activated_at:
        raise refusals.NotNow
    if pair.state == PairState.FROZEN:
        check_officer(pair, by)
    for charter in pair.charters.select_for_update(of=("self",)).filter(state__in=OPEN_CHARTER_STATES):
        charter.void()
        charter.ended_at = now
        charter.save(update_fields=["state", "ended_at"])
    gone = cancelling.call_off_ahead(pair, now=now)
    release(pair, reason=reason, now=now, gone=gone)
    log(pair, "mentoring.undo", user=by, data={"reason": reason}, timestamp=now)
    return pair


def release(pair: Pair, *, reason: str, now: datetime, gone: Collection[Meeting]) -> None:
    """Free the mentor's place, remember the two, put the mentee back in the queue, and tell whom it concerns.

    `gone`: the meetings that leave both calendars.
    """
    pair.undo()
    pair.closed_at, pair.end_reason, pair.last_event_on = now, reason, day_of(now)
    pair.save(update_fields=["state", "closed_at", "end_reason", "last_event_on"])
    proposal = Proposal.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair.proposal_id)
    mentee = Mentee.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair.mentee_id)
    pool.free_place(proposal)
    if mentee.state == MenteeState.PAIRED:
        mentee.return_to_queue()
        mentee.save(update_fields=["state"])
    memory.remember(pair.mentor, mentee, reason="undone", today=day_of(now))
    revoke_links(pair, now=now)
    for person, other in sides(pair):
        outbox.queue(
            "mentoring/undone",
            to=person,
            key=f"pair:{pair.uuid}:undone:{person.uuid}",
            now=now,
            context={"other": other.first_name, "is_mentor": person.pk == pair.mentor.person_id},
            calendar=entries.crossed_out(gone, reader=person, now=now),
        )
    minors.tell_of_the_end(pair, now=now)
