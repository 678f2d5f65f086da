"""Applications in the hands of several officers, verbs drawn at random: refused or done, the truths hold all along."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from mentoring.models import Mentee, Mentor
from portal.core.days import day_of
from recruitment.domain import assigning, holding, intake, interviews, lapses, moderation
from recruitment.domain.refusals import NotNow
from recruitment.lifecycle import LIVE_STATES
from recruitment.models import Application, DeclineReason, HoldReason
from recruitment.models.interviews import Channel
from tests.factories.mentoring import OfficerFactory
from tests.factories.recruitment import ApplicationFactory
from tests.sizes import size
from tests.walks import walk_on

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ADDRESSES = [f"personne{n}@exemple.fr" for n in range(6)]


@dataclass
class Walk:
    """The dice, the team, the hour."""

    dice: random.Random
    officers: list
    now: datetime

    @property
    def officer(self):
        return self.dice.choice(self.officers)

    def application(self, **wanted):
        found = list(Application.objects.filter(**wanted).order_by("pk"))
        if not found:
            raise NotNow
        return self.dice.choice(found)

    def on(self, application):
        """An officer who looks at it, now and then at what it was a moment ago."""
        seen = application.version - (self.dice.random() < 0.1)
        return {"application": application, "by": self.officer, "seen_version": seen, "now": self.now}

    def live(self):
        return self.on(self.application(state__in=LIVE_STATES))


def apply(walk):
    address, mentee = walk.dice.choice(ADDRESSES), walk.dice.random() < 0.5
    ApplicationFactory(mentee=mentee, email=address, now=walk.now)


def confirm(walk):
    intake.confirm(application=walk.application(state="sent"), now=walk.now)


def take(walk):
    moderation.take(**walk.on(walk.application()))


def ask(walk):
    moderation.ask(**walk.live(), question=walk.dice.choice(["", "Quand vous appeler ?"]))


def complete(walk):
    intake.complete(application=walk.application(state="info_requested"), reply="Le soir", now=walk.now)


def interview(walk):
    days = timedelta(days=walk.dice.choice([0, 0, -1, 2]))
    channel = walk.dice.choice(Channel.values)
    interviews.note(**walk.live(), held_on=day_of(walk.now) + days, channel=channel)


def hold(walk):
    holding.hold(**walk.live(), reason=walk.dice.choice([*HoldReason.values, ""]))


def resume(walk):
    holding.resume(**walk.on(walk.application(state__in=["on_hold", "in_review"])))


def reconsider(walk):
    holding.reconsider(**walk.on(walk.application(state__in=["declined", "received"])))


def assign(walk):
    assigning.assign(**walk.on(walk.application()), to=walk.officer)


def accept(walk):
    moderation.accept(**walk.live(), met_on=day_of(walk.now))


def decline(walk):
    moderation.decline(**walk.live(), reason=walk.dice.choice([*DeclineReason.values, ""]))


def withdraw(walk):
    intake.withdraw(application=walk.application(), now=walk.now)


def lapse(walk):
    lapses.expire_silent(walk.now)
    lapses.expire_held(walk.now)


VERBS = (
    *(apply, confirm, take) * 2,
    *(ask, complete, interview, hold, resume, reconsider, assign, accept, decline, withdraw, lapse),
)


@pytest.mark.proof("order")
def test_a_walk_of_verbs_over_applications_never_breaks_a_truth(figure, hub, now):
    walk = Walk(dice=random.Random(20261126), officers=[OfficerFactory(), OfficerFactory()], now=now)
    walk_on(walk, VERBS, truths, steps=size(reduced=200, full=3000), hours=[1, 5, 40], figure=figure)


def truths():
    """What must be true whatever happened, told when it is not."""
    rows = list(Application.objects.all())
    live = Counter((row.person_id, row.role, row.programme_id) for row in rows if row.state in LIVE_STATES)
    wrong = [f"{who}: {count} live applications" for who, count in live.items() if count > 1]
    because = {"on_hold": "hold_reason", "declined": "decline_reason", "info_requested": "question"}
    wrong += [
        f"{row}: {row.state} without its reason"
        for row in rows
        if row.state in because and not getattr(row, because[row.state])
    ]
    wrong += [f"{row}: read by nobody" for row in rows if row.state == "in_review" and not row.assigned_to_id]
    mentors = set(Mentor.objects.values_list("person_id", flat=True))
    mentees = set(Mentee.objects.values_list("person_id", flat=True))
    pool = {"mentor": mentors, "mentee": mentees}
    return wrong + [
        f"{row}: accepted, and not in the pool"
        for row in rows
        if row.state == "accepted" and row.person_id not in pool[row.role]
    ]
