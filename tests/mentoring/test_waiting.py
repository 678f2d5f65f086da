"""What may wait for a grouped letter: each template waits, is said without its greeting, and is dropped once moot."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from mentoring import due, waiting
from mentoring.domain import (
    attendance,
    cards,
    feedback,
    follow_ups,
    gatherings,
    news,
    orientation,
    pairs,
    pauses,
    questions,
    standing,
)
from mentoring.models import FollowUp
from portal.accounts.models import User
from portal.core import letters, outbox
from portal.core.days import day_of
from portal.core.models import Message, Pace
from portal.core.waiting import can_wait
from tests.factories.mentoring import MenteeFactory, MentorFactory, OfficerFactory, PairFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(days=3)


def keep_one(person):
    """The letters of one side only."""
    Message.objects.filter(state="held").exclude(person=person).delete()


def first_meeting():
    pair = PairFactory(now=NOW)
    due.remind_of_first_meetings(NOW + timedelta(days=pair.programme.first_meeting_days))
    keep_one(pair.mentor.person)
    return lambda: pairs.undo(pair=pair, by=None, reason="mismatch", now=LATER)


def rest(pair):
    until = day_of(LATER) + timedelta(days=9)
    return lambda: pauses.pause(pair=pair, until=until, by=pair.mentor.person, now=LATER, reason="")


def no_news():
    pair = PairFactory(active=True)
    news.ask_due(NOW + timedelta(days=45))
    keep_one(pair.mentor.person)
    return rest(pair)


def pair_resumed():
    pair = PairFactory(active=True)
    pauses.tell(pair, "pair_resumed", key="resumed:1", until=pair.ends_on, now=NOW)
    keep_one(pair.mentor.person)
    return rest(pair)


def mentor_guide():
    mentor = MentorFactory(ready=False)
    orientation.remind(mentor=mentor, now=NOW)
    ticks = [code for code, _label in orientation.CHECKLIST]
    return lambda: orientation.complete(mentor=mentor, by=mentor.person, ticks=ticks, now=LATER)


def card_to_agree():
    mentee = MenteeFactory(agreed=False)
    cards.remind(mentee=mentee, now=NOW)
    return lambda: cards.agree(mentee=mentee, by=mentee.person, seen_hash=cards.hash_of(mentee), now=LATER)


def follow_up():
    row = FollowUp.objects.filter(pair=PairFactory(closed="training")).order_by("horizon")[0]
    follow_ups.tell(row, key="1", now=NOW)
    return lambda: follow_ups.answer(
        follow_up=row,
        kind="employment",
        contract="permanent",
        by=row.pair.mentee.person,
        now=NOW + timedelta(days=200),
    )


def gathering_feedback():
    mentor = MentorFactory()
    by = OfficerFactory()
    gathering = gatherings.add(
        name="Rencontre",
        starts_at=NOW - timedelta(days=1),
        place="Aix",
        programmes=mentor.programmes.all(),
        by=None,
        now=NOW - timedelta(days=9),
    )
    attendance.note(gathering=gathering, present={mentor.pk: True}, by=by, now=NOW)
    feedback.write(gathering, mentor.person, key="feedback", now=NOW)
    return lambda: feedback.give(
        gathering=gathering, mentor=mentor, answer="useful", by=mentor.person, now=LATER
    )


def mentor_questions():
    mentor = MentorFactory()
    questions.tell_reader(mentor, ["Qui connaît l’intérim ?", "Comment\nfaire ?"], key="questions", now=NOW)
    return lambda: standing.leave(mentor=mentor, by=mentor.person, now=LATER)


STORIES = {
    "mentoring/first_meeting": first_meeting,
    "mentoring/news": no_news,
    "mentoring/pair_resumed": pair_resumed,
    "mentoring/mentor_guide": mentor_guide,
    "mentoring/card_to_agree": card_to_agree,
    "mentoring/follow_up": follow_up,
    "mentoring/gathering_feedback": gathering_feedback,
    "mentoring/mentor_questions": mentor_questions,
}


@pytest.fixture
def told(monkeypatch):
    """A story of which the letter is written by a job to somebody who receives one letter a week."""
    monkeypatch.setattr(User._meta.get_field("pace"), "default", Pace.WEEKLY)

    def tell(template):
        with outbox.by_day():
            settle = STORIES[template]()
        return Message.objects.get(template=template, state="held"), settle

    return tell


def test_every_template_that_may_wait_has_its_story():
    assert set(STORIES) == set(waiting.STILL)


@pytest.mark.parametrize("template", STORIES)
def test_it_waits_and_is_said_in_the_letter_without_its_greeting_and_signature(told, template):
    message, _settle = told(template)
    part = letters.part_of(message)
    assert part.heading == message.subject
    buttons = [piece for piece in part.pieces if piece.url]
    assert [piece.url for piece in buttons] == re.findall(r"\[\[link:.+?\]\]", message.text)
    assert len(buttons) == 1
    words = " ".join(piece.words for piece in part.pieces)
    assert part.pieces[0].words
    assert "Bonjour" not in words
    assert message.text.splitlines()[-1] not in words
    assert "[[" not in words


@pytest.mark.parametrize("template", STORIES)
def test_it_is_said_while_it_holds_and_dropped_once_it_is_settled(told, template):
    message, settle = told(template)
    assert waiting.STILL[template](letters.link_of(message)) is True
    settle()
    assert waiting.STILL[template](letters.link_of(message)) is False


def test_what_a_mail_says_to_open_is_one_button_in_every_template_that_may_wait():
    for template in waiting.STILL:
        body = Path(settings.BASE_DIR, "templates", "emails", template, "body.txt").read_text()
        assert body.count("{{ link }}") == 1


@pytest.mark.parametrize(
    "template",
    [
        "mentoring/sign_in",
        "mentoring/proposal",
        "mentoring/proposal_reminder",
        "mentoring/meeting_arranged",
        "mentoring/meeting_eve",
        "mentoring/meeting_off",
        "mentoring/meeting_after",
        "mentoring/meeting_copy",
        "mentoring/gathering_dates",
        "mentoring/gathering_reminder",
        "mentoring/gathering_moved",
        "mentoring/gathering_off",
        "mentoring/charter_to_sign",
        "mentoring/charter_sealed",
        "mentoring/reported",
        "mentoring/check_in",
        "mentoring/end_near",
        "mentoring/lines_to_structure",
        "mentoring/tandem_link",
        "recruitment/confirm_address",
        "recruitment/confirm_reminder",
    ],
)
def test_what_is_urgent_has_a_day_or_was_asked_for_never_waits(template):
    assert template not in can_wait
