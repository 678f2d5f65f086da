"""Proposing a mentee to a mentor, and the mentor's answer.

MentorU: "la proposition doit être validée par le mentor à réception du profil du mentoré". Lock order:
proposal, mentee, mentor, place.
"""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from wagtail.log_actions import log

from mentoring.lifecycle import MenteeState, MentorState, ProposalState
from mentoring.models import CardAgreement, Conflict, Mentee, Mentor, Orientation, Pair, Place, Proposal
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.days import day_of, deadline
from portal.core.errors import Changed
from portal.core.models import Sequence

from . import barriers, cards, memory, minors, pairs, pool, refusals, shortlist


def propose(
    *, mentee: Mentee, mentor: Mentor, by: User, now: datetime, note: str = "", way_checked: bool = False
) -> Proposal:
    """Send the mentee's card to the mentor and hold one of their places until the deadline.

    `way_checked`: an officer confirms a way that nothing could estimate. Raises a refusal of `refusals`, or Changed.
    """
    match = shortlist.weigh(mentee, mentor, now=now)
    if match.unreachable:
        raise refusals.OutOfReach
    if match.to_check and not way_checked:
        raise refusals.WayUnknown
    try:
        return send(match, by=by, now=now, note=note)
    except IntegrityError as clash:
        raise refusal_after_clash(mentee) from clash


@transaction.atomic
def send(match: "shortlist.Match", *, by: User, now: datetime, note: str) -> Proposal:
    """Guards, place, row and mail in one transaction; the card that leaves is the one that was weighed and agreed to."""
    expire_lapsed(Q(mentee=match.mentee) | Q(mentor=match.mentor), now=now)
    mentee = cards.hold(match.mentee)
    mentor = Mentor.objects.select_for_update(no_key=True, of=("self",)).get(pk=match.mentor.pk)
    guard(mentee, mentor, now=now)
    if cards.hash_of(mentee) != cards.hash_of(match.mentee):
        raise Changed
    consent = minors.consent_for(mentee, day_of(now))
    proposal = Proposal.objects.create(
        reference=Sequence.next_reference("P", day_of(now).year),
        programme=mentee.programme,
        mentor=mentor,
        mentee=mentee,
        orientation=orientation_of(mentor),
        agreement=agreement_of(mentee),
        for_minor=consent is not None,
        guardian_consent=consent,
        place=free_place_of(mentor),
        weights=match.weights,
        score=match.total,
        contributions=match.contributions,
        travel_minutes=match.minutes,
        travel_mode=match.mode,
        card=match.card,
        note=note,
        made_by=by,
        sent_at=now,
        deadline_at=deadline(now, mentee.programme.proposal_days),
    )
    tell_mentor(proposal, "proposal", key="sent", now=now)
    log(proposal, "mentoring.propose", user=by, timestamp=now)
    return proposal


def guard(mentee: Mentee, mentor: Mentor, *, now: datetime) -> None:
    """Every rule but the way and the place, in the order in which the team would ask them."""
    if mentee.state != MenteeState.WAITING:
        raise refusals.MenteeNotWaiting
    if mentor.state != MentorState.AVAILABLE or mentor.person_id is None:
        raise refusals.MentorUnavailable
    if not mentor.programmes.filter(pk=mentee.programme_id).exists():
        raise refusals.OtherProgramme
    barrier = barriers.between(mentee, [mentor], today=day_of(now)).get(mentor.pk)
    if barrier:
        raise refusals.AlreadyMet if barrier == barriers.TRIED else refusals.TooClose
    if Proposal.objects.filter(mentee=mentee, state=ProposalState.SENT).exists():
        raise refusals.AlreadyProposed
    if mentor.proposals.filter(sent_at__gt=now - timedelta(days=7)).count() >= mentor.weekly_limit:
        raise refusals.WeekFull


def orientation_of(mentor: Mentor) -> Orientation:
    """That the mentor was prepared. Raises MentorNotReady."""
    found = Orientation.objects.filter(mentor=mentor).first()
    if found is None:
        raise refusals.MentorNotReady
    return found


def agreement_of(mentee: Mentee) -> CardAgreement:
    """That the mentee agreed to the card as it stands. Raises CardNotAgreed."""
    found = cards.agreement_to(mentee)
    if found is None:
        raise refusals.CardNotAgreed
    return found


def free_place_of(mentor: Mentor) -> Place:
    """A place that nothing holds. Raises MentorFull."""
    place = mentor.places.filter(proposal=None, retired=False).order_by("number").first()
    if place is None:
        raise refusals.MentorFull
    return place


def refusal_after_clash(mentee: Mentee) -> Exception:
    """The constraint that stopped a race, told by what the tables now hold."""
    if Proposal.objects.filter(mentee=mentee, state=ProposalState.SENT).exists():
        return refusals.AlreadyProposed()
    return refusals.MentorFull()


@transaction.atomic
def view(*, proposal: Proposal, now: datetime) -> None:
    """Note when the mentor first read the card; it changes no right."""
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if proposal.viewed_at is None:
        proposal.viewed_at = now
        proposal.save(update_fields=["viewed_at"])


@transaction.atomic
def accept(*, proposal: Proposal, by: User, now: datetime) -> Pair:
    """The mentor says yes: a pair is formed and both are introduced; idempotent.

    Raises NotAParty, TooLate, AlreadyAnswered, MenteeNotWaiting.
    """
    proposal = for_answer(proposal, by=by)
    if proposal.state == ProposalState.ACCEPTED:
        return proposal.pair
    still_open(proposal, now=now)
    mentee = Mentee.objects.select_for_update(no_key=True, of=("self",)).get(pk=proposal.mentee_id)
    if mentee.state != MenteeState.WAITING:
        raise refusals.MenteeNotWaiting
    proposal.accept()
    proposal.answered_at = now
    proposal.save(update_fields=["state", "answered_at"])
    mentee.pair_up()
    mentee.save(update_fields=["state"])
    links.revoke_all(links.target_of(proposal), now=now)
    log(proposal, "mentoring.accept", user=by, timestamp=now)
    return pairs.open_pair(proposal=proposal, mentee=mentee, by=by, now=now)


@transaction.atomic
def decline(*, proposal: Proposal, by: User, reason: str, now: datetime, note: str = "") -> Proposal:
    """The mentor passes, with a reason that the team reads and the mentee never sees; idempotent.

    Raises NotAParty, TooLate, AlreadyAnswered.
    """
    proposal = for_answer(proposal, by=by)
    if proposal.state == ProposalState.DECLINED:
        return proposal
    still_open(proposal, now=now)
    proposal.decline()
    proposal.answered_at, proposal.decline_reason, proposal.decline_note = now, reason, note
    end(proposal, reason=reason, now=now)
    if reason == "known":
        Conflict.objects.get_or_create(
            mentor=proposal.mentor,
            mentee=proposal.mentee,
            defaults={"kind": Conflict.Kind.KNOWN, "declared_at": now},
        )
    log(proposal, "mentoring.decline", user=by, data={"reason": reason}, timestamp=now)
    return proposal


@transaction.atomic
def cancel(*, proposal: Proposal, by: User, now: datetime) -> Proposal:
    """The team takes a proposal back before the answer; nothing is remembered against the two."""
    proposal = Proposal.objects.select_for_update(no_key=True, of=("self",)).get(pk=proposal.pk)
    if proposal.state != ProposalState.SENT:
        raise refusals.AlreadyAnswered
    proposal.cancel()
    end(proposal, reason=None, now=now)
    tell_mentor(proposal, "proposal_over", key="cancelled", now=now, with_link=False)
    log(proposal, "mentoring.cancel", user=by, timestamp=now)
    return proposal


def expire_due(now: datetime) -> int:
    """Rule of `run_due`: close every proposal whose deadline has passed. Returns how many."""
    late = Proposal.objects.filter(state=ProposalState.SENT, deadline_at__lt=now)
    done = 0
    for pk in list(late.values_list("pk", flat=True)):
        with transaction.atomic():
            done += expire_lapsed(Q(pk=pk), now=now)
    return done


def remind_due(now: datetime) -> int:
    """Rule of `run_due`: one reminder when half of the time to answer has gone."""
    open_ones = Proposal.objects.filter(state=ProposalState.SENT, deadline_at__gt=now)
    half_gone = [
        proposal
        for proposal in open_ones.only("uuid", "sent_at", "deadline_at")
        if now >= proposal.sent_at + (proposal.deadline_at - proposal.sent_at) / 2
    ]
    reminded = outbox.written_among(map(reminder_of, half_gone))
    return sum(remind(one, now=now) for one in half_gone if reminder_of(one) not in reminded)


def reminder_of(proposal: Proposal) -> str:
    """The key of the one reminder of a proposal."""
    return f"proposal:{proposal.uuid}:remind"


@transaction.atomic
def remind(proposal: Proposal, *, now: datetime) -> int:
    """Send the reminder once, while the answer is awaited; its key says that it was sent."""
    proposal = Proposal.objects.select_for_update(no_key=True, of=("self",)).get(pk=proposal.pk)
    if proposal.state != ProposalState.SENT or outbox.is_written(reminder_of(proposal)):
        return 0
    tell_mentor(proposal, "proposal_reminder", key="remind", now=now)
    return 1


def expire_lapsed(which: Q, *, now: datetime) -> int:
    """Close lapsed proposals among `which`; a verb calls it first, so that a deadline counts at its hour, job or not."""
    rows = Proposal.objects.filter(which, state=ProposalState.SENT, deadline_at__lt=now)
    lapsed = list(rows.select_for_update(no_key=True, of=("self",)).order_by("pk"))
    for proposal in lapsed:
        proposal.expire()
        end(proposal, reason="expired", now=now)
        tell_mentor(proposal, "proposal_over", key="expired", now=now, with_link=False)
        log(proposal, "mentoring.expire", timestamp=now)
    return len(lapsed)


def for_answer(proposal: Proposal, *, by: User) -> Proposal:
    """The locked proposal, for the mentor alone. Raises NotAParty."""
    proposal = Proposal.objects.select_for_update(no_key=True, of=("self",)).get(pk=proposal.pk)
    if by is None or proposal.mentor.person_id != by.pk:
        raise refusals.NotAParty
    return proposal


def still_open(proposal: Proposal, *, now: datetime) -> None:
    """Raises AlreadyAnswered or TooLate."""
    if proposal.state == ProposalState.EXPIRED or now > proposal.deadline_at:
        raise refusals.TooLate
    if proposal.state != ProposalState.SENT:
        raise refusals.AlreadyAnswered


def end(proposal: Proposal, *, reason: str | None, now: datetime) -> None:
    """What every end without a pair has in common: place freed, links closed, the two remembered."""
    proposal.save(update_fields=["answered_at", "decline_reason", "decline_note"])
    pool.free_place(proposal)
    links.revoke_all(links.target_of(proposal), now=now)
    if reason is not None:
        memory.remember(proposal.mentor, proposal.mentee, reason=reason, today=day_of(now))


def tell_mentor(
    proposal: Proposal, template: str, *, key: str, now: datetime, with_link: bool = True
) -> None:
    """Write to the mentor about a proposal; the mail holds a first name and a date, never the file."""
    person = proposal.mentor.person
    target = links.target_of(proposal)
    opens = {"link": links.create("answer", target, person=person, now=now)} if with_link else {}
    outbox.queue(
        f"mentoring/{template}",
        to=person,
        key=f"proposal:{proposal.uuid}:{key}",
        now=now,
        context={
            "mentee": proposal.mentee.person.first_name,
            "deadline": last_day(proposal),
            "programme": proposal.programme.name,
        },
        opens=opens,
    )


def last_day(proposal: Proposal) -> date:
    """The last day on which the mentor may answer."""
    return day_of(proposal.deadline_at)
