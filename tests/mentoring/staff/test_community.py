"""The team reads what mentors write to each other, and the topics and opinions of a gathering, without names."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import attendance, feedback, gatherings, questions, topics
from mentoring.models import Gathering, MentorAnswer, MentorQuestion
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MentorFactory, OfficerFactory, PersonFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)


@pytest.fixture
def mentor():
    return MentorFactory(person=PersonFactory(first_name="Odile", last_name="Zwiebelmann"))


@pytest.fixture
def question(mentor):
    return questions.ask(
        mentor=mentor, text="Que faire d’un silence ?", by=mentor.person, now=NOW, client_key=uuid4()
    )


@pytest.fixture
def gathering(mentor):
    return gatherings.add(
        name="Rencontre",
        starts_at=NOW + 9 * DAY,
        place="Aix",
        programmes=mentor.programmes.all(),
        by=None,
        now=NOW,
    )


def test_a_question_is_published_in_the_words_that_the_team_settles(client, question):
    sign_in(client)
    path = reverse("staff_mentorquestion_publish", args=[question.pk])
    assert client.get(path).context["form"]["text"].value() == question.text
    client.post(path, {"seen": "waiting", "text": "Que faire d’un long silence ?"})
    assert questions.published().get().text == "Que faire d’un long silence ?"


def test_a_question_is_declined_with_a_reason(client, question):
    sign_in(client)
    path = reverse("staff_mentorquestion_decline", args=[question.pk])
    assert client.post(path, {"seen": "waiting", "reason": ""}).context["form"].errors["reason"]
    client.post(path, {"seen": "waiting", "reason": "Déjà posée"})
    assert MentorQuestion.objects.get().state == "declined"


def test_an_answer_is_published_beside_its_question(client, question):
    sign_in(client)
    questions.publish(words=question, text=question.text, by=OfficerFactory(), now=NOW)
    other = MentorFactory()
    reply = questions.answer(
        question=question, mentor=other, text="Appeler.", by=other.person, now=NOW, client_key=uuid4()
    )
    shown = client.get(reverse("staff_mentoranswer_inspect", args=[reply.pk])).content.decode()
    assert question.text in shown
    client.post(
        reverse("staff_mentoranswer_publish", args=[reply.pk]), {"seen": "waiting", "text": "Appeler."}
    )
    assert MentorAnswer.objects.get().state == "published"


def test_a_coordinator_reads_the_questions_of_their_own_mentors_only(client, question):
    sign_in(client, kind=RoleKind.COORDINATOR, over=ProgrammeFactory())
    shown = client.get(reverse("staff_mentorquestion_index")).content.decode()
    assert question.text not in shown
    assert client.get(reverse("staff_mentorquestion_publish", args=[question.pk])).status_code == 404


def test_the_first_screen_counts_what_is_to_be_read(client, question):
    sign_in(client)
    assert "Questions de mentors à relire" in client.get("/admin/").content.decode()


def test_a_topic_goes_into_the_agenda_in_one_click_and_names_nobody(client, gathering, mentor):
    sign_in(client)
    topic = topics.propose(
        gathering=gathering, mentor=mentor, text="Le CV", by=mentor.person, now=NOW, client_key=uuid4()
    )
    record = reverse("staff_gathering_inspect", args=[gathering.pk])
    path = reverse("staff_gathering_topic", args=[gathering.pk, topic.pk])
    assert path in client.get(record).content.decode()
    assert client.post(path, {"seen": "0"})["Location"] == record
    assert Gathering.objects.get().agenda == "- Le CV"
    assert path not in client.get(record).content.decode()


def test_agenda_before_and_minutes_after_are_written_on_the_page_of_the_gathering(client, gathering):
    sign_in(client)
    client.post(
        reverse("staff_gathering_agenda", args=[gathering.pk]), {"seen": "0", "agenda": "Tour de table"}
    )
    Gathering.objects.update(starts_at=NOW - DAY)
    client.post(
        reverse("staff_gathering_account", args=[gathering.pk]), {"seen": "0", "account": "Huit personnes"}
    )
    assert (Gathering.objects.get().agenda, Gathering.objects.get().account) == (
        "Tour de table",
        "Huit personnes",
    )


def test_the_team_reads_counts_and_words_without_a_name(client, gathering, mentor):
    Gathering.objects.update(starts_at=NOW - DAY)
    attendance.note(gathering=gathering, present={mentor.pk: True}, by=OfficerFactory(), now=NOW)
    said = {"answer": "so_so", "words": "Trop court", "by": mentor.person, "now": NOW}
    feedback.give(gathering=gathering, mentor=mentor, **said)
    sign_in(client)
    response = client.get(reverse("staff_gathering_inspect", args=[gathering.pk]))
    opinions = response.context["opinions"]
    assert [count for _label, count in opinions.rows[:3]] == [0, 1, 0]
    assert opinions.rows[3][1] == ["Trop court"]
    assert "Zwiebelmann" not in str(opinions)
