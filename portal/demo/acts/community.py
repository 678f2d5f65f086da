"""Mentors among themselves: topics for a gathering and what it was worth, the directory, questions and answers."""

from collections.abc import Collection
from datetime import datetime
from uuid import uuid4

from mentoring.domain import community, feedback, gatherings, questions, topics
from mentoring.models import DirectoryEntry, Gathering, GatheringFeedback, MentorQuestion, Topic
from portal.demo import accounts
from portal.demo.accounts import MANAGER, Seat
from portal.demo.people import Person

from .finding import Act, mentor_of
from .gathering import gathering_after


def has_a_topic(person: Person, text: str, *, wanted_by: Collection[Person] = ()) -> Act:
    """A mentor proposes a topic for the next gathering; others say « moi aussi »."""

    def act(now: datetime) -> Topic:
        mentor = mentor_of(person)
        topic = topics.propose(
            gathering=gathering_after(now),
            mentor=mentor,
            text=text,
            by=mentor.person,
            now=now,
            client_key=uuid4(),
        )
        for one in map(mentor_of, wanted_by):
            topics.vote(topic=topic, mentor=one, by=one.person, now=now)
        return topic

    return act


def puts_in_the_agenda(text: str, by: Seat = MANAGER) -> Act:
    """The team writes the agenda of the next gathering, and puts there the topic that most mentors want."""

    def act(now: datetime) -> Gathering:
        gathering, officer = gathering_after(now), accounts.of(by)
        gatherings.write_agenda(gathering=gathering, agenda=text, by=officer, now=now)
        return topics.put_in_agenda(topic=topics.wanted(gathering).first(), by=officer, now=now)

    return act


def writes_the_minutes(text: str, by: Seat = MANAGER) -> Act:
    """The minutes of the last gathering."""

    def act(now: datetime) -> Gathering:
        held = Gathering.objects.filter(starts_at__lte=now, is_cancelled=False).latest("starts_at")
        return gatherings.write_account(gathering=held, account=text, by=accounts.of(by), now=now)

    return act


def says(person: Person, answer: str, words: str = "") -> Act:
    """What the last gathering was worth to a mentor who was there."""

    def act(now: datetime) -> GatheringFeedback:
        mentor = mentor_of(person)
        held = Gathering.objects.filter(starts_at__lte=now, is_cancelled=False).latest("starts_at")
        return feedback.give(
            gathering=held, mentor=mentor, answer=answer, words=words, by=mentor.person, now=now
        )

    return act


def can_be_found(person: Person, doors: str) -> Act:
    """A mentor appears in the directory."""

    def act(now: datetime) -> DirectoryEntry:
        mentor = mentor_of(person)
        return community.list_oneself(mentor=mentor, doors=doors, by=mentor.person, now=now)

    return act


def asks(person: Person, text: str, *, published: bool = True, by: Seat = MANAGER) -> Act:
    """A question to the other mentors, published or still to be read by the team."""

    def act(now: datetime) -> MentorQuestion:
        mentor = mentor_of(person)
        asked = questions.ask(mentor=mentor, text=text, by=mentor.person, now=now, client_key=uuid4())
        return questions.publish(words=asked, text=text, by=accounts.of(by), now=now) if published else asked

    return act


def replies(person: Person, text: str, *, by: Seat = MANAGER) -> Act:
    """An answer to the last question, published."""

    def act(now: datetime) -> object:
        mentor, asked = mentor_of(person), questions.published().first()
        said = questions.answer(
            question=asked, mentor=mentor, text=text, by=mentor.person, now=now, client_key=uuid4()
        )
        return questions.publish(words=said, text=text, by=accounts.of(by), now=now)

    return act
