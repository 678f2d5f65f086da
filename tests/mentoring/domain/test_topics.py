"""Topics that mentors propose for a gathering; the agenda and the minutes that the team writes."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from mentoring.domain import attendance, gatherings, refusals, standing, topics
from mentoring.models import Gathering, Topic, TopicVote
from portal.core.days import PARIS
from tests.factories.mentoring import MentorFactory, OfficerFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)
DAY = timedelta(days=1)


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def mentors(programme):
    return [MentorFactory(programme=programme, now=NOW) for _n in range(3)]


@pytest.fixture
def gathering(programme, mentors):
    return gatherings.add(
        name="Rencontre", starts_at=NOW + 9 * DAY, place="Aix", programmes=[programme], by=None, now=NOW
    )


def proposed(gathering, mentor, text="Le silence au téléphone", **others):
    typed = {"now": NOW, "client_key": uuid4(), "by": mentor.person, **others}
    return topics.propose(gathering=gathering, mentor=mentor, text=text, **typed)


def test_a_form_sent_twice_is_one_topic(gathering, mentors):
    key = uuid4()
    assert proposed(gathering, mentors[0], client_key=key) == proposed(gathering, mentors[0], client_key=key)
    assert Topic.objects.count() == 1


def test_three_topics_a_mentor_and_no_more(gathering, mentors):
    for number in range(3):
        proposed(gathering, mentors[0], f"Sujet {number}")
    with pytest.raises(topics.TooManyTopics):
        proposed(gathering, mentors[0], "Un de trop")
    assert proposed(gathering, mentors[1])


def test_me_too_counts_once_and_never_for_one_s_own_topic(gathering, mentors):
    one = proposed(gathering, mentors[0])
    for mentor in (mentors[0], mentors[1], mentors[1]):
        topics.vote(topic=one, mentor=mentor, by=mentor.person, now=NOW)
    assert [vote.mentor for vote in TopicVote.objects.all()] == [mentors[1]]


def test_the_most_wanted_topic_comes_first(gathering, mentors):
    first, second = proposed(gathering, mentors[0], "Un"), proposed(gathering, mentors[1], "Deux")
    topics.vote(topic=second, mentor=mentors[2], by=mentors[2].person, now=NOW)
    assert [(one, one.voices) for one in topics.wanted(gathering)] == [(second, 1), (first, 0)]


@pytest.mark.parametrize("who", ["stranger", "another", "left"])
def test_only_a_mentor_invited_who_has_not_left_proposes_and_votes(gathering, mentors, who):
    one, mentor = proposed(gathering, mentors[1]), mentors[0]
    by = mentors[2].person if who == "another" else mentor.person
    if who == "stranger":
        mentor = MentorFactory(now=NOW)
        by = mentor.person
    if who == "left":
        mentor = standing.leave(mentor=mentor, by=by, now=NOW)
    with pytest.raises(refusals.NotAParty):
        proposed(gathering, mentor, by=by)
    with pytest.raises(refusals.NotAParty):
        topics.vote(topic=one, mentor=mentor, by=by, now=NOW)


def test_no_topic_once_the_gathering_has_begun(gathering, mentors):
    one = proposed(gathering, mentors[0])
    with pytest.raises(attendance.GatheringOver):
        proposed(gathering, mentors[0], now=NOW + 10 * DAY)
    with pytest.raises(attendance.GatheringOver):
        topics.vote(topic=one, mentor=mentors[1], by=mentors[1].person, now=NOW + 10 * DAY)


def test_a_topic_is_put_at_the_end_of_the_agenda_once(gathering, mentors):
    officer, one = OfficerFactory(), proposed(gathering, mentors[0])
    gatherings.write_agenda(gathering=gathering, agenda="- Accueil", by=officer, now=NOW)
    for _twice in range(2):
        topics.put_in_agenda(topic=one, by=officer, now=NOW)
    assert Gathering.objects.get().agenda == "- Accueil\n- Le silence au téléphone"


def test_an_agenda_that_is_full_takes_no_topic(gathering, mentors):
    one = proposed(gathering, mentors[0])
    Gathering.objects.update(agenda="x" * gatherings.LONGEST_AGENDA)
    with pytest.raises(gatherings.AgendaFull):
        topics.put_in_agenda(topic=one, by=OfficerFactory(), now=NOW)
    assert Topic.objects.get().in_agenda_at is None


def test_minutes_are_written_once_it_was_held(gathering):
    officer = OfficerFactory()
    with pytest.raises(refusals.NotHeldYet):
        gatherings.write_account(gathering=gathering, account="x", by=officer, now=NOW)
    gatherings.write_account(gathering=gathering, account="Nous étions huit.", by=officer, now=NOW + 10 * DAY)
    assert Gathering.objects.get().account == "Nous étions huit."
