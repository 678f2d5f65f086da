"""What those who were there say of a gathering: asked once from the day after, answered once, without a name."""

from datetime import datetime, timedelta

import pytest

from mentoring.domain import attendance, feedback, gatherings, refusals
from mentoring.models import GatheringFeedback
from portal.core.days import PARIS
from portal.core.models import Message
from tests.factories.mentoring import MentorFactory, OfficerFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)
HELD = datetime(2026, 12, 3, 18, 0, tzinfo=PARIS)
MORNING_AFTER = datetime(2026, 12, 4, 8, 0, tzinfo=PARIS)
DAY = timedelta(days=1)
ASKED = {"template": "mentoring/gathering_feedback"}


@pytest.fixture
def mentors():
    programme = ProgrammeFactory()
    return [MentorFactory(programme=programme, now=NOW) for _n in range(3)]


@pytest.fixture
def gathering(mentors):
    """The first two were there, the third was not."""
    made = gatherings.add(
        name="Rencontre",
        starts_at=HELD,
        place="Aix",
        programmes=mentors[0].programmes.all(),
        by=None,
        now=NOW,
    )
    present = {mentor.pk: mentor != mentors[2] for mentor in mentors}
    attendance.note(gathering=made, present=present, by=OfficerFactory(), now=HELD + timedelta(hours=2))
    return made


def said(gathering, mentor, answer="useful", **others):
    return feedback.give(
        gathering=gathering, mentor=mentor, answer=answer, by=mentor.person, now=MORNING_AFTER, **others
    )


def test_those_who_were_there_are_asked_once_from_the_day_after(gathering, mentors):
    assert feedback.ask_due(HELD + timedelta(hours=3)) == 0
    assert feedback.ask_due(MORNING_AFTER) == 2
    assert feedback.ask_due(MORNING_AFTER + DAY) == 0
    asked = Message.objects.filter(**ASKED).values_list("person", flat=True)
    assert set(asked) == {mentors[0].person_id, mentors[1].person_id}


def test_nobody_is_asked_who_has_already_answered_nor_two_weeks_later(gathering, mentors):
    said(gathering, mentors[0])
    assert feedback.ask_due(MORNING_AFTER + 14 * DAY) == 0
    assert feedback.ask_due(MORNING_AFTER + DAY) == 1


def test_nobody_is_asked_about_a_gathering_called_off(mentors, gathering):
    type(gathering).objects.update(is_cancelled=True)
    assert feedback.ask_due(MORNING_AFTER) == 0


def test_the_first_answer_stands(gathering, mentors):
    said(gathering, mentors[0], "useful")
    said(gathering, mentors[0], "useless", words="Tard")
    assert [(one.answer, one.words) for one in GatheringFeedback.objects.all()] == [("useful", "")]


def test_whoever_was_not_there_has_no_say(gathering, mentors):
    with pytest.raises(refusals.NotAParty):
        said(gathering, mentors[2])
    with pytest.raises(refusals.NotAParty):
        feedback.give(
            gathering=gathering, mentor=mentors[0], answer="useful", by=mentors[1].person, now=MORNING_AFTER
        )


def test_answers_are_counted_and_words_come_in_the_order_of_the_alphabet(gathering, mentors):
    said(gathering, mentors[0], "so_so", words="Un peu long")
    said(gathering, mentors[1], "useful", words="Chaleureux")
    assert [count for _label, count in feedback.counts_of(gathering)] == [1, 1, 0]
    assert feedback.words_of(gathering) == ["Chaleureux", "Un peu long"]
