"""The verbs of mentoring drawn at random over a small pool: refused or done, the truths hold all along."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from mentoring.domain import (
    cards,
    charters,
    closing,
    meetings,
    objections,
    orientation,
    pairs,
    pauses,
    pool,
    proposals,
    refusals,
    suspending,
)
from mentoring.models import Charter, Mentee, Mentor, Objection, Pair, Place, Proposal, Seal
from portal.core.days import day_of
from tests.factories.mentoring import (
    CharterTextFactory,
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    ProgrammeFactory,
    sign,
)
from tests.sizes import size
from tests.walks import walk_on

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@dataclass
class Walk:
    """A small pool, the dice, and the hour; each verb is drawn on somebody of it."""

    dice: random.Random
    mentors: list
    mentees: list
    officers: list
    now: datetime

    def some(self, rows):
        return pick(self.dice, rows)

    @property
    def mentor(self):
        return Mentor.objects.get(pk=self.dice.choice(self.mentors).pk)

    @property
    def mentee(self):
        return Mentee.objects.get(pk=self.dice.choice(self.mentees).pk)

    @property
    def officer(self):
        return self.dice.choice(self.officers)

    @property
    def open_pair(self):
        return self.some(Pair.objects.open())

    @property
    def started(self):
        return self.some(Pair.objects.filter(state__in=["active", "paused", "frozen"]))

    def side_of(self, pair):
        return self.dice.choice([pair.mentor.person, pair.mentee.person])


def propose(walk):
    proposals.propose(mentee=walk.mentee, mentor=walk.mentor, by=walk.officer, now=walk.now)


def accept(walk):
    proposal = walk.some(Proposal.objects.filter(state="sent"))
    proposals.accept(proposal=proposal, by=proposal.mentor.person, now=walk.now)


def decline(walk):
    proposal = walk.some(Proposal.objects.filter(state="sent"))
    proposals.decline(proposal=proposal, by=proposal.mentor.person, reason="time", now=walk.now)


def cancel(walk):
    proposals.cancel(proposal=walk.some(Proposal.objects.filter(state="sent")), by=walk.officer, now=walk.now)


def expire(walk):
    proposals.expire_due(walk.now)


def change_places(walk):
    pool.set_capacity(mentor=walk.mentor, places=walk.dice.randint(0, 3), by=walk.officer, now=walk.now)


def tick(walk):
    ticks = [code for code, _label in orientation.CHECKLIST][: walk.dice.choice([2, 6])]
    mentor = walk.mentor
    orientation.complete(mentor=mentor, by=mentor.person, ticks=ticks, now=walk.now)


def agree(walk):
    mentee = walk.mentee
    cards.agree(mentee=mentee, by=mentee.person, seen_hash=cards.hash_of(mentee), now=walk.now)


def rewrite(walk):
    """The agreement given before is withdrawn: it was to other words."""
    mentee = walk.mentee
    aim = walk.dice.choice(["Cariste", "Assistante logistique"])
    cards.rewrite(mentee=mentee, by=mentee.person, aim=aim, words="", now=walk.now)


def name(walk):
    mentee, kind = walk.mentee, walk.dice.choice(Objection.Kind.values)
    company = walk.dice.choice([walk.mentor.company, ""])
    objections.declare(mentee=mentee, kind=kind, name=company, by=mentee.person, now=walk.now)


def take_name_back(walk):
    objection = walk.some(Objection.objects.all())
    objections.take_back(objection=objection, by=objection.mentee.person)


def meet(walk):
    meetings.record_first(pair=walk.open_pair, by=walk.officer, held_on=day_of(walk.now), now=walk.now)


def meet_again(walk):
    pair = walk.open_pair
    meetings.record(pair=pair, by=walk.side_of(pair), held_on=day_of(walk.now), now=walk.now)


def put_name(walk):
    charter = walk.some(Charter.objects.filter(state__in=["to_sign", "partly_signed"]))
    sign(charter.pair, walk.dice.choice(["mentor", "mentee"]), now=walk.now)


def rest(walk):
    pair, until = walk.open_pair, day_of(walk.now) + timedelta(days=walk.dice.choice([0, 5, 40]))
    pauses.pause(pair=pair, until=until, by=walk.side_of(pair), now=walk.now)


def go_on(walk):
    pair = walk.open_pair
    pauses.resume(pair=pair, by=walk.side_of(pair), now=walk.now)


def go_on_when_due(walk):
    pauses.resume_due(walk.now)


def hand_over(walk):
    pairs.hand_over(pair=walk.open_pair, to=walk.officer, by=walk.officer, now=walk.now)


def undo(walk):
    pairs.undo(pair=walk.open_pair, by=walk.officer, reason="mismatch", now=walk.now)


def close(walk):
    closing.close(
        pair=walk.started,
        reason="completed",
        kind=walk.dice.choice(["training", "employment"]),
        by=walk.officer,
        now=walk.now,
        waits_again=True,
    )


def suspend(walk):
    record = walk.dice.choice([walk.mentor, walk.mentee, walk.open_pair])
    kind = record._meta.model_name
    verb = getattr(suspending, f"freeze_{kind}")
    verb(**{kind: record}, reason="report", by=walk.officer, now=walk.now)


def lift(walk):
    model = walk.dice.choice([Mentor, Mentee, Pair])
    record, kind = walk.some(model.objects.filter(state="frozen")), model._meta.model_name
    getattr(suspending, f"unfreeze_{kind}")(**{kind: record}, by=walk.officer, now=walk.now)


VERBS = (
    *(propose, accept, put_name) * 6,
    *(meet, agree, lift) * 4,
    *(meet_again, tick, go_on) * 2,
    *(decline, cancel, expire, change_places, rewrite, name, take_name_back),
    *(rest, go_on_when_due, hand_over, undo, close, suspend),
)


@pytest.mark.proof("order")
def test_a_walk_of_verbs_in_any_order_never_breaks_a_truth(figure):
    """Verbs drawn at random over a small pool: refused or done, the truths hold all along."""
    now, programme = timezone.now(), ProgrammeFactory()
    CharterTextFactory(programme=programme)
    walk = Walk(
        dice=random.Random(20181121),
        mentors=[
            MentorFactory(
                programme=programme, places=2, weekly_limit=99, now=now, company=f"Maison {n}", ready=n > 0
            )
            for n in range(4)
        ],
        mentees=[MenteeFactory(programme=programme, now=now) for _n in range(8)],
        officers=[OfficerFactory(), OfficerFactory()],
        now=now,
    )
    walk_on(walk, VERBS, truths, steps=size(reduced=300, full=4000), hours=[1, 2, 30], figure=figure)


def pick(dice, rows):
    """One row at random; a refusal when there is none."""
    found = list(rows)
    if not found:
        raise refusals.NotNow
    return dice.choice(found)


def truths():
    """What must be true whatever happened, told when it is not."""
    wrong = pool.places_truth()
    wrong += [f"{pair}: active without its seal" for pair in Pair.objects.filter(state="active", seal=None)]
    wrong += [f"{seal}: not intact" for seal in Seal.objects.all() if not charters.is_intact(seal)]
    paired = set(Pair.objects.open().values_list("mentee_id", flat=True))
    wrong += [
        f"{mentee}: paired without a pair"
        for mentee in Mentee.objects.filter(state="paired")
        if mentee.pk not in paired
    ]
    held = Place.objects.filter(
        proposal__isnull=False, proposal__state__in=["declined", "expired", "cancelled"]
    )
    wrong += [f"{place}: held by a closed proposal" for place in held]
    wrong += suspended_half()
    wrong += [
        f"{pair}: {pair.state}, and a pause runs"
        for pair in Pair.objects.filter(pauses__ended_on=None, pauses__isnull=False).exclude(state="paused")
    ]
    wrong += [
        f"{pair}: closed without a way out"
        for pair in Pair.objects.filter(state="closed").exclude(outcomes__is_current=True)
    ]
    return wrong + [f"{mentor}: too many" for mentor in Mentor.objects.all() if mentor.places.count() > 12]


def suspended_half():
    """A person who is suspended is in no tandem that goes on, and in no card that a mentor reads."""
    either = Q(mentor__state="frozen") | Q(mentee__state="frozen")
    going = Pair.objects.open().exclude(state="frozen").filter(either)
    read = Proposal.objects.filter(either, state="sent")
    return [f"{row}: goes on though one is suspended" for row in [*going, *read]]
