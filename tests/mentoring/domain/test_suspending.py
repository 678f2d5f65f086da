"""Somebody or a tandem is suspended at once, and taken up again where it stood, by the team alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.domain import (
    charter_texts,
    charters,
    closing,
    meetings,
    pairs,
    pauses,
    pool,
    proposals,
    refusals,
    standing,
    suspending,
)
from mentoring.member import story
from mentoring.models import CharterText, Mentee, Mentor, Pair, Proposal
from portal.core.days import day_of
from portal.core.errors import Changed, NotAllowed
from portal.core.models import Message
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    PairFactory,
    ProposalFactory,
    open_charter,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = day_of(NOW)


@pytest.fixture
def officer():
    return OfficerFactory()


def read(row):
    return type(row).objects.get(pk=row.pk)


def freeze(record, officer, reason="report"):
    name = record._meta.model_name
    verb = getattr(suspending, f"freeze_{name}")
    return verb(**{name: record}, reason=reason, by=officer, now=NOW)


def unfreeze(record, officer):
    name = record._meta.model_name
    return getattr(suspending, f"unfreeze_{name}")(**{name: record}, by=officer, now=NOW)


def test_a_mentor_is_suspended_with_every_tandem_and_their_open_cards_are_taken_back(officer):
    pair = PairFactory(active=True, mentor__places=2)
    card = ProposalFactory(mentor=pair.mentor, programme=pair.programme)
    letters = Message.objects.exclude(template="mentoring/proposal_over").count()
    for _twice in range(2):
        freeze(pair.mentor, officer)
    assert (read(pair.mentor).state, read(pair).state, read(card).state) == ("frozen", "frozen", "cancelled")
    assert Message.objects.exclude(template="mentoring/proposal_over").count() == letters
    with pytest.raises(refusals.MentorUnavailable):
        proposals.propose(mentee=card.mentee, mentor=pair.mentor, by=officer, now=NOW)
    assert pool.places_truth() == []


@pytest.mark.parametrize("side", ["mentor", "mentee"])
@pytest.mark.parametrize("make", [PairFactory, ProposalFactory])
def test_what_came_meanwhile_is_looked_at_again_before_anybody_is_suspended(officer, monkeypatch, make, side):
    file = getattr(make(), side)
    monkeypatch.setattr(suspending, "freeze_pairs", lambda *a, **k: None)
    monkeypatch.setattr(suspending.standing, "take_back_cards", lambda *a, **k: None)
    with pytest.raises(Changed):
        freeze(file, officer)
    assert read(file).state != "frozen"


def test_a_suspended_tandem_hides_how_to_reach_one_another(officer):
    pair = PairFactory(active=True)
    assert story.contact_of(pair, pair.mentee.person)
    frozen = freeze(pair, officer)
    assert story.contact_of(frozen, pair.mentee.person) is None
    assert story.contact_of(frozen, pair.mentor.person) is None


@pytest.mark.parametrize(
    ("step", "state"),
    [({}, "formed"), ({"met": True}, "met"), ({"mentor_signed": True}, "met"), ({"active": True}, "active")],
)
def test_a_tandem_goes_on_where_it_stood(officer, step, state):
    pair = PairFactory(**step)
    freeze(pair, officer)
    for _twice in range(2):
        unfreeze(pair, officer)
    assert read(pair).state == state


def test_a_pause_ends_with_the_suspension_and_its_days_move_the_planned_end(officer):
    pair = PairFactory(active=True, now=NOW - timedelta(days=30))
    before = pair.ends_on
    since = NOW - timedelta(days=5)
    pauses.pause(pair=pair, until=TODAY + timedelta(days=9), by=pair.mentor.person, now=since)
    freeze(pair, officer)
    assert (read(pair).ends_on - before, pair.pauses.get().ended_on) == (timedelta(days=5), TODAY)
    assert unfreeze(pair, officer).state == "active"


def test_nothing_is_done_in_a_suspended_tandem(officer):
    pair = PairFactory(mentor_signed=True)
    freeze(pair, officer)
    charter, mentee = open_charter(pair), pair.mentee.person
    for act in (
        lambda: charters.sign(
            charter=charter, by=mentee, typed_name=mentee.full_name, text_hash=charter.text_hash, now=NOW
        ),
        lambda: charters.resend(charter=charter, by=officer, now=NOW),
        lambda: meetings.record(pair=pair, by=mentee, held_on=TODAY, now=NOW),
        lambda: pauses.pause(pair=pair, until=TODAY + timedelta(days=9), by=mentee, now=NOW),
    ):
        with pytest.raises(refusals.NotNow):
            act()
    assert read(pair).state == "frozen"


def test_a_tandem_is_not_taken_up_while_one_of_the_two_is_suspended(officer):
    pair = PairFactory(active=True)
    freeze(pair.mentee, officer)
    with pytest.raises(refusals.StillSuspended):
        unfreeze(pair, officer)
    assert unfreeze(pair.mentee, officer).state == "paired"
    assert unfreeze(read(pair), officer).state == "active"


def test_a_text_published_meanwhile_is_the_one_to_sign(officer):
    pair = PairFactory(mentor_signed=True)
    old = open_charter(pair)
    freeze(pair, officer)
    text = CharterText.objects.get()
    text.limits = "Prêter de l’argent."
    text.save()
    charter_texts.publish(text=text, by=None, now=NOW)
    assert charter_texts.reissue(old.pk, now=NOW) is None
    unfreeze(pair, officer)
    assert (read(old).state, open_charter(pair).version.number) == ("void", 2)


def test_a_mentee_without_a_tandem_waits_again_from_the_same_day(officer):
    proposal = ProposalFactory(now=NOW - timedelta(days=2))
    since = proposal.mentee.waiting_since
    freeze(proposal.mentee, officer)
    assert (read(proposal.mentee).state, read(proposal).state) == ("frozen", "cancelled")
    mentee = unfreeze(proposal.mentee, officer)
    assert (mentee.state, mentee.waiting_since) == ("waiting", since)


def test_what_had_not_started_is_undone_by_the_team_alone_and_a_suspended_mentee_stays_so(officer):
    pair = PairFactory(met=True)
    freeze(pair.mentee, officer)
    with pytest.raises(NotAllowed):
        pairs.undo(pair=pair, by=pair.mentor.person, reason="mismatch", now=NOW)
    pairs.undo(pair=pair, by=officer, reason="safeguarding", now=NOW)
    assert (read(pair).state, read(pair.mentee).state) == ("undone", "frozen")
    assert unfreeze(pair.mentee, officer).state == "waiting"
    assert pool.places_truth() == []


def test_what_had_started_is_closed(officer):
    pair = PairFactory(active=True)
    freeze(pair, officer)
    with pytest.raises(refusals.NotNow):
        pairs.undo(pair=pair, by=officer, reason="safeguarding", now=NOW)
    closing.close(pair=pair, reason="safeguarding", kind="seeking", by=officer, now=NOW)
    assert read(pair).state == "closed"


@pytest.mark.parametrize("make", [MentorFactory, MenteeFactory, PairFactory])
def test_the_team_alone_suspends_and_gives_a_reason_that_is_known(officer, make):
    record = make()
    member = record.mentor.person if isinstance(record, Pair) else record.person
    for by in (member, None):
        with pytest.raises(NotAllowed):
            freeze(record, by)
        with pytest.raises(NotAllowed):
            unfreeze(record, by)
    with pytest.raises(refusals.ReasonMissing):
        freeze(record, officer, reason="boredom")
    assert read(record).state != "frozen"


def test_whoever_has_left_is_not_suspended(officer):
    ended = PairFactory(closed="training")
    with pytest.raises(refusals.NotInThePool):
        freeze(ended.mentee, officer)
    with pytest.raises(refusals.NotNow):
        freeze(ended, officer)
    assert {model.objects.filter(state="frozen").count() for model in (Mentor, Mentee, Pair, Proposal)} == {0}


def test_the_pause_of_a_suspended_mentor_is_over(officer):
    mentor = MentorFactory()
    standing.pause(mentor=mentor, until=TODAY + timedelta(days=9), by=mentor.person, now=NOW)
    freeze(mentor, officer)
    assert (read(mentor).state, read(mentor).paused_until) == ("frozen", None)
    assert unfreeze(mentor, officer).state == "available"
