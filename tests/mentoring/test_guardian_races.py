"""A parent withdraws while a card leaves, a mentor says yes or the last one signs, on PostgreSQL: nothing slips through."""

from collections import Counter
from datetime import datetime

import pytest

from mentoring.domain import guardians, proposals
from mentoring.lifecycle import PairState, ProposalState
from mentoring.models import Alert, Guardian, Mentee, Pair, Proposal
from portal.accounts.models import Consent
from portal.core.days import PARIS
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    PairFactory,
    ProgrammeFactory,
    ProposalFactory,
    sign,
)
from tests.sizes import size

from .test_races import at_once, faults

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.proof("races"),
]
NOW = datetime(2026, 11, 27, 10, tzinfo=PARIS)
BORN = 2009
ROUNDS = {"reduced": 12, "full": 100}


def withdraw(mentee):
    """By the parent's own link, from the row as it stood."""
    row = Guardian.objects.select_related("mentee").get(mentee=mentee)
    return lambda: guardians.say_no(guardian=row, now=NOW)


def stopped(mentee):
    """No card in a mentor's hands, no tandem that goes on, no consent in force."""
    going = Pair.objects.open().filter(mentee=mentee).exclude(state=PairState.FROZEN)
    sent = Proposal.objects.filter(mentee=mentee, state=ProposalState.SENT)
    in_force = Consent.objects.filter(subject=Guardian.objects.get(mentee=mentee).uuid, withdrawn_at=None)
    return not (going.exists() or sent.exists() or in_force.exists())


def race(setting):
    """One round: whether everything has stopped, and what came of each."""
    mentee, act = setting()
    outcomes = at_once(act, withdraw(mentee), withdraw(mentee))
    assert faults(outcomes) == {}
    assert stopped(mentee)
    frozen = Pair.objects.filter(mentee=mentee, state=PairState.FROZEN).exists()
    assert Alert.objects.filter(pair__mentee=mentee, kind="guardian").exists() is frozen
    return outcomes


def card_that_leaves():
    programme = ProgrammeFactory()
    mentee = MenteeFactory(now=NOW, birth_year=BORN, programme=programme)
    mentor, officer = MentorFactory(now=NOW, programme=programme), OfficerFactory()
    fresh = Mentee.objects.get(pk=mentee.pk)
    return mentee, lambda: proposals.propose(mentee=fresh, mentor=mentor, by=officer, now=NOW)


def mentor_who_says_yes():
    proposal = ProposalFactory(now=NOW, mentee__birth_year=BORN)
    return proposal.mentee, lambda: proposals.accept(proposal=proposal, by=proposal.mentor.person, now=NOW)


def last_signature():
    pair = PairFactory(now=NOW, mentee__birth_year=BORN, mentor_signed=True)
    return pair.mentee, lambda: sign(pair, "mentee", now=NOW)


@pytest.mark.parametrize("setting", [card_that_leaves, mentor_who_says_yes, last_signature])
def test_a_withdrawal_stops_what_races_with_it(setting, figure):
    told = Counter()
    for _round in range(size(**ROUNDS)):
        told += race(setting)
    figure(setting.__name__, dict(told))
    assert told["done"] >= size(**ROUNDS) * 2
