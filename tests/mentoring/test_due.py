from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring import due
from mentoring.domain import alerts, figures, pairs
from mentoring.models import Proposal, Seal
from portal.core import links
from portal.core.due import all_rules
from portal.core.models import Link, Message
from tests.factories.many_pairs import many_like
from tests.factories.mentoring import PairFactory, ProposalFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
OWN_TESTS = (figures.take, alerts.watch)


def run(now):
    """Every rule of mentoring, twice: the second run must change nothing. Figures and alerts have their own tests."""
    rules = {name: rule for name, rule in due.RULES.items() if rule not in OWN_TESTS}
    first = {name: rule(now) for name, rule in rules.items()}
    second = {name: rule(now) for name, rule in rules.items()}
    assert set(second.values()) == {0}
    return {name: count for name, count in first.items() if count}


def mails(template):
    return Message.objects.filter(template=template)


def test_the_rules_are_found_by_the_kernel():
    assert set(due.RULES) <= set(all_rules())


def test_nothing_is_due_on_the_first_day():
    PairFactory(now=NOW)
    PairFactory(now=NOW, met=True)
    ProposalFactory(now=NOW)
    assert run(NOW + timedelta(minutes=1)) == {}


def test_a_proposal_is_recalled_then_lapses():
    proposal = ProposalFactory(now=NOW)
    half = NOW + (proposal.deadline_at - NOW) / 2
    assert run(half) == {"proposals to recall": 1}
    assert run(proposal.deadline_at) == {}
    assert run(proposal.deadline_at + timedelta(seconds=1)) == {"lapsed proposals": 1}
    assert Proposal.objects.get().state == "expired"
    assert mails("mentoring/proposal_over").count() == 1


def test_a_late_first_meeting_is_recalled_to_both_once_a_period():
    pair = PairFactory(now=NOW)
    delay = timedelta(days=pair.programme.first_meeting_days)
    assert run(NOW + delay - timedelta(seconds=1)) == {}
    assert run(NOW + delay) == {"first meetings to recall": 2}
    assert run(NOW + delay * 1.9) == {}
    assert run(NOW + delay * 2) == {"first meetings to recall": 2}
    people = mails("mentoring/first_meeting").values_list("person", flat=True)
    assert sorted(people) == sorted([pair.mentor.person_id, pair.mentee.person_id] * 2)


def test_a_job_that_comes_second_ends_no_link_of_the_letters_that_left():
    pair = PairFactory(now=NOW - timedelta(days=20))
    assert (due.remind_to_meet(pair.pk, now=NOW), due.remind_to_meet(pair.pk, now=NOW)) == (2, 0)
    for letter in mails("mentoring/first_meeting"):
        link = Link.objects.get(pk=links.PLACEHOLDER.search(letter.text)[1])
        assert links.is_live(link, NOW)


@pytest.mark.parametrize("count", [1, 5])
def test_those_who_were_written_to_cost_no_query_each(count, django_assert_num_queries):
    pair = PairFactory(now=NOW - timedelta(days=20))
    many_like(pair, count)
    assert due.remind_of_first_meetings(NOW) == 2 * (count + 1)
    with django_assert_num_queries(2):
        assert due.remind_of_first_meetings(NOW) == 0


def test_a_missed_season_sends_one_reminder_and_the_rest_is_for_the_team():
    pair = PairFactory(now=NOW)
    delay = timedelta(days=pair.programme.first_meeting_days)
    assert run(NOW + delay * 9) == {"first meetings to recall": 2}
    assert run(NOW + delay * 30) == {}


def test_a_pair_that_has_met_or_stopped_is_left_in_peace():
    PairFactory(now=NOW, active=True)
    pairs.undo(pair=PairFactory(now=NOW), by=None, reason="mismatch", now=NOW)
    late = NOW + timedelta(days=200)
    assert {name: count for name, count in run(late).items() if "recall" in name} == {}


def test_only_those_who_have_not_signed_are_reminded():
    pair = PairFactory(now=NOW, mentor_signed=True)
    delay = timedelta(days=pair.programme.sign_days)
    before = mails("mentoring/charter_to_sign").count()
    assert run(NOW + delay) == {"signatures to recall": 1}
    fresh = mails("mentoring/charter_to_sign").order_by("-pk")[:1]
    assert (mails("mentoring/charter_to_sign").count() - before, fresh[0].person) == (1, pair.mentee.person)


def test_a_reminder_holds_the_one_live_link():
    pair = PairFactory(now=NOW, met=True)
    run(NOW + timedelta(days=pair.programme.sign_days))
    live = Link.objects.filter(purpose="sign", spent_at=None, revoked_at=None)
    texts = " ".join(mails("mentoring/charter_to_sign").order_by("-pk").values_list("text", flat=True)[:2])
    assert sorted(str(link.pk) in texts for link in live) == [True, True]


def test_sealed_charters_are_rendered():
    PairFactory(now=NOW, active=True)
    assert run(NOW) == {"charters to render": 1, "check-ins to lay": 1}
    assert Seal.objects.get().pdf_state == "rendered"
