from datetime import datetime, timedelta

import pytest
from django.core.cache import caches

from mentoring.domain import proposals, shortlist
from mentoring.models import Conflict
from portal.core.days import PARIS
from tests.factories.mentoring import MenteeFactory, MentorFactory, OfficerFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)
ARLES = "13004"


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def mentee(programme):
    return MenteeFactory(programme=programme, remote="never", now=NOW)


def mentors_of(rows):
    return [row.mentor for row in rows]


def test_mentors_are_ranked_by_agreement_and_each_point_is_told(programme, mentee):
    alike = MentorFactory(programme=programme, now=NOW)
    unlike = MentorFactory(programme=programme, sector="A", function="marketing", supports={}, now=NOW)
    found = shortlist.for_mentee(mentee, now=NOW)
    assert mentors_of(found.rows) == [alike, unlike]
    first = found.rows[0].ranked
    assert len(first.contributions) == 8
    assert sum(one.points for one in first.contributions) == pytest.approx(first.total, abs=0.05)


def test_a_mentor_too_far_is_listed_apart_and_never_ranked(programme, mentee):
    near, far = (
        MentorFactory(programme=programme, now=NOW),
        MentorFactory(programme=programme, commune=ARLES, now=NOW),
    )
    found = shortlist.for_mentee(mentee, now=NOW)
    assert (mentors_of(found.rows), [mentor for mentor, _way in found.out_of_reach]) == ([near], [far])


def test_the_mentor_travels_only_if_they_chose_to(programme, mentee):
    moves = MentorFactory(
        programme=programme, commune="13103", meeting_places=["near_mentee"], max_minutes=90, now=NOW
    )
    stays = MentorFactory(programme=programme, commune=ARLES, max_minutes=90, now=NOW)
    found = shortlist.for_mentee(mentee, now=NOW)
    assert (mentors_of(found.rows), [mentor for mentor, _way in found.out_of_reach]) == ([moves], [stays])


def test_an_unknown_place_is_to_check_neither_in_nor_out(programme, mentee):
    unknown = MentorFactory(programme=programme, commune="", now=NOW)
    found = shortlist.for_mentee(mentee, now=NOW)
    assert [(row.mentor, row.ranked.reach.verdict) for row in found.rows] == [(unknown, "to_check")]


def test_a_full_mentor_is_shown_as_full_and_free_again_at_the_deadline(programme, mentee):
    mentor = MentorFactory(programme=programme, now=NOW)
    other = MenteeFactory(programme=programme, now=NOW)
    proposal = proposals.propose(mentee=other, mentor=mentor, by=OfficerFactory(), now=NOW)
    row = shortlist.for_mentee(mentee, now=NOW).rows[0]
    assert (row.free, row.taken, row.blocked) == (0, 1, "full")
    later = shortlist.for_mentee(mentee, now=proposal.deadline_at + timedelta(seconds=1)).rows[0]
    assert (later.free, later.blocked) == (1, "")


def test_a_mentor_who_had_enough_this_week_is_shown_so(programme, mentee):
    mentor = MentorFactory(programme=programme, places=3, weekly_limit=1, now=NOW)
    other = MenteeFactory(programme=programme, now=NOW)
    proposals.propose(mentee=other, mentor=mentor, by=OfficerFactory(), now=NOW)
    assert shortlist.for_mentee(mentee, now=NOW).rows[0].blocked == "week"


def test_those_who_must_not_meet_are_set_aside(programme, mentee):
    officer = OfficerFactory()
    tried, close, colleague = (MentorFactory(programme=programme, now=NOW) for _n in range(3))
    Conflict.objects.create(mentor=close, mentee=mentee, kind="family", declared_at=NOW)
    mentee.siren = colleague.siren = "552100554"
    mentee.save(update_fields=["siren"])
    colleague.save(update_fields=["siren"])
    proposal = proposals.propose(mentee=mentee, mentor=tried, by=officer, now=NOW)
    proposals.decline(proposal=proposal, by=tried.person, reason="other", now=NOW)
    found = shortlist.for_mentee(mentee, now=NOW)
    told = {(tried, "tried"), (close, "known"), (colleague, "same_firm")}
    assert (found.rows, set(found.set_aside)) == ([], told)


def test_paused_mentors_and_other_programmes_are_not_looked_at(programme, mentee):
    paused = MentorFactory(programme=programme, now=NOW)
    paused.pause()
    paused.save(update_fields=["state"])
    MentorFactory(now=NOW)
    found = shortlist.for_mentee(mentee, now=NOW)
    assert (found.rows, found.out_of_reach, found.set_aside) == ([], [], [])


def test_the_list_costs_the_same_number_of_queries_whatever_the_pool(
    programme, mentee, django_assert_num_queries
):
    for count in (1, 12):
        for _n in range(count):
            MentorFactory(programme=programme, now=NOW)
        caches["shared"].clear()
        with django_assert_num_queries(8):
            shortlist.for_mentee(mentee, now=NOW)
        with django_assert_num_queries(6):
            shortlist.for_mentee(mentee, now=NOW)


def test_what_the_pool_teaches_is_frozen_for_the_day_and_for_every_process(programme, mentee):
    """Two web processes that disagreed would show one card and refuse to send it."""
    MentorFactory(programme=programme, now=NOW, hobbies=["sewing"])
    before = shortlist.for_mentee(mentee, now=NOW).rows[0].ranked.total
    MentorFactory(programme=programme, now=NOW, hobbies=["cooking"], birth_year=1999)
    caches["default"].clear()
    assert before in [row.ranked.total for row in shortlist.for_mentee(mentee, now=NOW).rows]
    assert caches["shared"].get(f"pool:{programme.uuid}:{NOW:%Y-%m-%d}")
