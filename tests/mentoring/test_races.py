"""Many at once, on PostgreSQL: SQLite lets one writer in at a time, so only PostgreSQL can show a race."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection
from django.utils import timezone

from mentoring.domain import charters, closing, meetings, pairs, pauses, pool, proposals, suspending
from mentoring.models import Charter, Meeting, Mentor, Pair, Proposal, Seal
from portal.core.days import day_of
from portal.core.errors import Refused
from tests.factories.mentoring import (
    CharterTextFactory,
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    PairFactory,
    ProgrammeFactory,
    open_charter,
)
from tests.sizes import size

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.proof("races"),
]
THREADS = 12


def at_once(*acts):
    """Run every act in a thread of its own, all let go at the same instant; count what came of them."""
    gate, outcomes, lock = threading.Barrier(len(acts)), Counter(), threading.Lock()

    def run(act):
        try:
            gate.wait()
            act()
            outcome = "done"
        except Refused as refusal:
            outcome = type(refusal).__name__
        except Exception as fault:
            outcome = f"fault: {type(fault).__name__}: {fault}"
        finally:
            connection.close()
        with lock:
            outcomes[outcome] += 1

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    return outcomes


def faults(outcomes):
    return {outcome: count for outcome, count in outcomes.items() if outcome.startswith("fault")}


def test_a_last_place_goes_to_one_of_twelve_who_race_for_it(figure):
    programme, officer = ProgrammeFactory(), OfficerFactory()
    mentees = [MenteeFactory(programme=programme) for _n in range(THREADS)]
    rounds, overbooked = size(reduced=10, full=100), 0
    for _round in range(rounds):
        mentor = MentorFactory(programme=programme, weekly_limit=99)
        now = timezone.now()
        outcomes = at_once(
            *[
                lambda mentee=mentee, mentor=mentor, now=now: proposals.propose(
                    mentee=mentee, mentor=mentor, by=officer, now=now
                )
                for mentee in mentees
            ]
        )
        assert faults(outcomes) == {}
        assert outcomes == {"done": 1, "MentorFull": THREADS - 1}
        overbooked += mentor.proposals.filter(state="sent").count() > 1
        proposals.cancel(proposal=mentor.proposals.get(state="sent"), by=officer, now=now)
    assert overbooked == 0
    figure("rounds", rounds)
    figure("threads", THREADS)
    figure("overbooked", overbooked)


def test_without_the_locks_the_constraint_alone_still_refuses_the_second(monkeypatch, figure):
    """The planted fault: verbs that lock nothing. The table is the last wall, and it holds."""
    queryset = type(Mentor.objects.all())
    monkeypatch.setattr(queryset, "select_for_update", lambda self, **options: self.all())
    monkeypatch.setattr(
        type(MenteeFactory._meta.model.objects.all()), "select_for_update", lambda self, **o: self.all()
    )
    programme, officer = ProgrammeFactory(), OfficerFactory()
    mentees = [MenteeFactory(programme=programme) for _n in range(THREADS)]
    refused = Counter()
    for _round in range(size(reduced=3, full=30)):
        mentor, now = MentorFactory(programme=programme, weekly_limit=99), timezone.now()
        outcomes = at_once(
            *[
                lambda mentee=mentee, mentor=mentor, now=now: proposals.propose(
                    mentee=mentee, mentor=mentor, by=officer, now=now
                )
                for mentee in mentees
            ]
        )
        assert faults(outcomes) == {}
        assert mentor.proposals.filter(state="sent").count() == 1
        refused.update(outcomes)
        proposals.cancel(proposal=mentor.proposals.get(state="sent"), by=officer, now=now)
    figure("refused by the table", refused["MentorFull"])


def test_one_mentee_proposed_by_twelve_officers_reaches_one_mentor(figure):
    programme, officer = ProgrammeFactory(), OfficerFactory()
    mentors = [MentorFactory(programme=programme, weekly_limit=99) for _n in range(THREADS)]
    rounds = size(reduced=5, full=60)
    for _round in range(rounds):
        mentee, now = MenteeFactory(programme=programme), timezone.now()
        outcomes = at_once(
            *[
                lambda mentee=mentee, mentor=mentor, now=now: proposals.propose(
                    mentee=mentee, mentor=mentor, by=officer, now=now
                )
                for mentor in mentors
            ]
        )
        assert faults(outcomes) == {}
        assert outcomes == {"done": 1, "AlreadyProposed": THREADS - 1}
        proposals.cancel(proposal=mentee.proposals.get(), by=officer, now=now)
    figure("rounds", rounds)


def test_yes_no_and_taking_back_at_the_same_instant_end_in_one_answer(figure):
    programme, officer = ProgrammeFactory(), OfficerFactory()
    CharterTextFactory(programme=programme)
    rounds, answers = size(reduced=5, full=60), Counter()
    for _round in range(rounds):
        mentor, mentee = MentorFactory(programme=programme), MenteeFactory(programme=programme)
        now = timezone.now()
        proposal = proposals.propose(mentee=mentee, mentor=mentor, by=officer, now=now)
        late = proposal.deadline_at + timedelta(seconds=1)
        acts = [
            lambda p=proposal, n=now: proposals.accept(proposal=p, by=p.mentor.person, now=n),
            lambda p=proposal, n=now: proposals.decline(proposal=p, by=p.mentor.person, reason="time", now=n),
            lambda p=proposal, n=now: proposals.cancel(proposal=p, by=officer, now=n),
            lambda n=late: proposals.expire_due(n),
        ]
        outcomes = at_once(*acts * 3)
        assert faults(outcomes) == {}
        after = Proposal.objects.get(pk=proposal.pk)
        answers[after.state] += 1
        assert Pair.objects.filter(proposal=proposal).count() == (after.state == "accepted")
        assert (after.place is None) == (after.state != "accepted")
        assert pool.places_truth() == []
    figure("rounds", rounds)
    figure("answers", " ".join(f"{state}:{count}" for state, count in sorted(answers.items())))


def test_the_first_meeting_is_logged_once_by_both_at_once(figure):
    rounds = size(reduced=4, full=40)
    for _round in range(rounds):
        pair, now = PairFactory(), timezone.now()
        people = [pair.mentor.person, pair.mentee.person] * 4
        outcomes = at_once(
            *[
                lambda person=person, pair=pair, now=now: meetings.record_first(
                    pair=pair, by=person, held_on=timezone.localdate(), now=now
                )
                for person in people
            ]
        )
        assert outcomes == {"done": len(people)}
        assert Meeting.objects.filter(pair=pair).count() == Charter.objects.filter(pair=pair).count() == 1
    figure("rounds", rounds)


def test_signatures_against_an_undoing_leave_a_seal_or_nothing(figure):
    rounds, ends = size(reduced=6, full=60), Counter()
    for _round in range(rounds):
        pair, now = PairFactory(met=True), timezone.now()
        charter = open_charter(pair)

        def signing(person, charter=charter, now=now):
            return lambda: charters.sign(
                charter=charter, by=person, typed_name=person.full_name, text_hash=charter.text_hash, now=now
            )

        acts = [signing(person) for person in (pair.mentor.person, pair.mentee.person)] * 4
        if _round % 2:
            acts += [
                lambda pair=pair, now=now: pairs.undo(
                    pair=pair, by=pair.mentor.person, reason="mismatch", now=now
                )
            ] * 2
        outcomes = at_once(*acts)
        assert faults(outcomes) == {}
        after = Pair.objects.get(pk=pair.pk)
        ends[after.state] += 1
        assert after.state in {"active", "undone"}
        sealed = Seal.objects.filter(charter=charter).first()
        assert (sealed is not None) == (after.state == "active")
        assert sealed is None or charters.is_intact(sealed)
    figure("rounds", rounds)
    figure("ends", " ".join(f"{state}:{count}" for state, count in sorted(ends.items())))


def test_an_end_against_a_pause_leaves_an_ended_tandem_and_no_pause_running(figure):
    rounds, orders = size(reduced=6, full=60), Counter()
    for _round in range(rounds):
        pair, now = PairFactory(active=True), timezone.now()
        officer, until = pair.proposal.made_by, day_of(now) + timedelta(days=9)
        acts = [
            lambda p=pair, o=officer, n=now: closing.close(
                pair=p, reason="completed", kind="training", by=o, now=n
            ),
            lambda p=pair, u=until, n=now: pauses.pause(pair=p, until=u, by=p.mentor.person, now=n),
            lambda p=pair, u=until, n=now: pauses.pause(pair=p, until=u, by=p.mentee.person, now=n),
            lambda p=pair, o=officer, n=now: pauses.resume(pair=p, by=o, now=n),
        ]
        outcomes = at_once(*acts * 3)
        assert faults(outcomes) == {}
        assert set(outcomes) <= {"done", "NotNow"}
        after = Pair.objects.get(pk=pair.pk)
        orders["paused before" if after.pauses.exists() else "ended first"] += 1
        assert (after.state, after.outcomes.count(), after.proposal.place) == ("closed", 1, None)
        assert not after.pauses.filter(ended_on=None).exists()
    assert pool.places_truth() == []
    figure("rounds", rounds)
    figure("orders", " ".join(f"{order}:{count}" for order, count in sorted(orders.items())))


def test_a_suspension_against_an_end_leaves_no_tandem_half_suspended(figure):
    rounds = size(reduced=4, full=40)
    for _round in range(rounds):
        pair, now = PairFactory(active=True), timezone.now()
        officer = pair.proposal.made_by
        acts = [
            lambda p=pair, o=officer, n=now: suspending.freeze_mentor(
                mentor=p.mentor, reason="report", by=o, now=n
            ),
            lambda p=pair, o=officer, n=now: suspending.freeze_pair(pair=p, reason="report", by=o, now=n),
            lambda p=pair, o=officer, n=now: closing.close(
                pair=p, reason="completed", kind="training", by=o, now=n
            ),
        ]
        outcomes = at_once(*acts * 3)
        assert faults(outcomes) == {}
        assert set(outcomes) <= {"done", "NotNow"}
        after = Pair.objects.get(pk=pair.pk)
        assert (after.state, after.mentor.state) == ("closed", "frozen")
    assert pool.places_truth() == []
    figure("rounds", rounds)
