"""Questions between mentors: nothing is read before the team has read it, no name, one mail of news a month."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from mentoring.domain import community, questions, refusals
from mentoring.models import Mentor, MentorQuestion
from portal.core.days import PARIS
from portal.core.models import Message
from tests.factories.mentoring import MentorFactory, OfficerFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)
DECEMBER = datetime(2026, 12, 1, 8, 0, tzinfo=PARIS)
DAY = timedelta(days=1)


@pytest.fixture
def mentor():
    return MentorFactory(now=NOW)


@pytest.fixture
def officer():
    return OfficerFactory()


def asked(mentor, text="Que faire d’un long silence ?", **others):
    return questions.ask(
        mentor=mentor, text=text, by=mentor.person, **{"now": NOW, "client_key": uuid4(), **others}
    )


def answered(question, mentor, text="Appeler, sans reproche.", **others):
    typed = {"now": NOW, "client_key": uuid4(), **others}
    return questions.answer(question=question, mentor=mentor, text=text, by=mentor.person, **typed)


def published(words, officer, text="", now=NOW):
    return questions.publish(words=words, text=text or words.text, by=officer, now=now)


def mails(name):
    return Message.objects.filter(template=f"mentoring/{name}")


def test_nothing_is_read_before_the_team_has_read_it(mentor, officer):
    question = asked(mentor)
    assert not questions.published().exists()
    published(question, officer, "Que faire d’un silence ?")
    assert [one.text for one in questions.published()] == ["Que faire d’un silence ?"]
    reply = answered(question, MentorFactory(now=NOW))
    assert not questions.answers_to(question).exists()
    published(reply, officer)
    assert list(questions.answers_to(question)) == [reply]
    assert questions.published().get().replies == 1


def test_a_form_sent_twice_is_one_question_and_one_answer(mentor, officer):
    key = uuid4()
    question = asked(mentor, client_key=key)
    assert asked(mentor, client_key=key) == question
    published(question, officer)
    assert answered(question, mentor, client_key=key) == answered(question, mentor, client_key=key)


def test_three_questions_and_ten_answers_a_week(mentor, officer):
    question, *_others = [asked(mentor) for _n in range(3)]
    with pytest.raises(questions.TooManyQuestions):
        asked(mentor)
    assert asked(mentor, now=NOW + 8 * DAY)
    published(question, officer)
    for _n in range(10):
        answered(question, mentor)
    with pytest.raises(questions.TooManyAnswers):
        answered(question, mentor)


def test_only_a_mentor_of_the_pool_who_is_ready_asks_and_answers(mentor, officer):
    question = published(asked(mentor), officer)
    unready, gone = MentorFactory(ready=False, now=NOW), MentorFactory(now=NOW)
    Mentor.objects.filter(pk=gone.pk).update(state="left")
    for one in (unready, Mentor.objects.get(pk=gone.pk)):
        with pytest.raises(community.MentorsOnly):
            asked(one)
        with pytest.raises(community.MentorsOnly):
            answered(question, one)


def test_no_answer_to_a_question_that_nobody_reads(mentor, officer):
    question = asked(mentor)
    with pytest.raises(questions.QuestionNotPublished):
        answered(question, mentor)
    reply = answered(published(question, officer), MentorFactory(now=NOW))
    questions.decline(words=question, reason="Trop reconnaissable", by=officer, now=NOW)
    with pytest.raises(questions.QuestionNotPublished):
        published(reply, officer)


def test_a_question_declined_tells_why_once_and_can_be_published_later(mentor, officer):
    question = asked(mentor)
    with pytest.raises(refusals.ReasonMissing):
        questions.decline(words=question, reason=" ", by=officer, now=NOW)
    for _twice in range(2):
        questions.decline(words=question, reason="On reconnaît la personne.", by=officer, now=NOW)
    mail = mails("words_declined").get()
    assert mail.person == mentor.person
    assert "On reconnaît la personne." in mail.text
    published(question, officer)
    assert MentorQuestion.objects.get().reason == ""


def test_what_was_published_can_be_taken_away(mentor, officer):
    question = published(asked(mentor), officer)
    questions.decline(words=question, reason="À la demande du mentor", by=officer, now=NOW)
    assert not questions.published().exists()


def test_whoever_asked_is_told_once_of_each_answer_but_not_of_their_own(mentor, officer):
    question = published(asked(mentor), officer)
    reply = answered(question, MentorFactory(now=NOW))
    for text in (reply.text, "Corrigé", "Corrigé"):
        published(reply, officer, text)
    published(answered(question, mentor), officer)
    assert mails("question_answered").get().person == mentor.person


def test_the_questions_of_a_month_are_told_once_in_the_first_week_of_the_next(mentor, officer):
    unready = MentorFactory(ready=False, now=NOW)
    published(asked(mentor), officer)
    asked(mentor, "Une question que personne n’a relue")
    assert questions.tell_news(NOW) == 0
    assert questions.tell_news(DECEMBER) == 1
    assert questions.tell_news(DECEMBER + DAY) == 0
    mail = mails("mentor_questions").get()
    assert (mail.person, unready.person == mail.person) == (mentor.person, False)
    assert "Que faire d’un long silence" in mail.text
    assert "personne n’a relue" not in mail.text


def test_a_month_late_or_without_a_question_tells_nothing(mentor, officer):
    assert questions.tell_news(DECEMBER) == 0
    published(asked(mentor), officer)
    assert questions.tell_news(DECEMBER + 8 * DAY) == 0
    assert questions.tell_news(DECEMBER + 31 * DAY) == 0


def test_a_text_erased_with_its_author_is_read_no_more(mentor, officer):
    published(asked(mentor), officer)
    MentorQuestion.objects.update(text="")
    assert not questions.published().exists()
