"""What mentors read of each other, and nobody else: the directory, a word, the questions; topics and opinions."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import attendance, community, gatherings, questions, standing, topics
from mentoring.models import DirectoryEntry, GatheringFeedback, Introduction, Mentor, MentorQuestion, Topic
from portal.core.models import Message
from tests.factories.mentoring import MenteeFactory, MentorFactory, OfficerFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)
PLANTED = (
    "Porte-plantée",
    "Zwiebel",
    "plante@exemple.fr",
    "0699887766",
    "06 99 88 77 66",
    "Question-plantée",
)
NEVER = ("Zwiebelmann", "plante@exemple.fr", "0699887766", "06 99 88 77 66")


@pytest.fixture
def listed():
    person = PersonFactory(
        first_name="Zwiebel", last_name="Zwiebelmann", email="plante@exemple.fr", phone="0699887766"
    )
    mentor = MentorFactory(person=person, company="L’Ardoise", sector="F", commune="13054")
    entry = community.list_oneself(mentor=mentor, doors="Porte-plantée", by=person, now=NOW)
    question = questions.ask(mentor=mentor, text="Question-plantée", by=person, now=NOW, client_key=uuid4())
    questions.publish(words=question, text=question.text, by=OfficerFactory(), now=NOW)
    return entry


def addresses(entry):
    """Every page where mentors read each other."""
    question = MentorQuestion.objects.get()
    return [
        reverse("member:directory"),
        reverse("member:directory_entry"),
        reverse("member:directory") + "?mot=porte",
        reverse("member:introduce", args=[entry.uuid]),
        reverse("member:questions"),
        reverse("member:question", args=[question.uuid]),
    ]


def mentee():
    return MenteeFactory().person


def unready():
    return MentorFactory(ready=False).person


def gone():
    mentor = MentorFactory()
    return standing.leave(mentor=mentor, by=mentor.person, now=NOW).person


def suspended():
    mentor = MentorFactory()
    Mentor.objects.filter(pk=mentor.pk).update(state="frozen")
    return mentor.person


@pytest.mark.parametrize("who", [None, mentee, unready, gone, suspended])
def test_a_mentee_a_stranger_and_a_mentor_who_left_never_read_the_mentors(client, enter, listed, who):
    if who:
        person = who()
        enter("space", person, person)
    for path in addresses(listed):
        response = client.get(path)
        assert response.status_code == (403 if who else 302)
        assert [word for word in PLANTED if word in response.content.decode()] == []


@pytest.mark.parametrize("who", [mentee, unready, gone])
def test_the_space_of_whoever_may_not_read_them_does_not_lead_there(client, enter, page, listed, who):
    person = who()
    enter("space", person, person)
    shown = client.get(reverse("member:space")).content.decode()
    assert reverse("member:directory") not in shown
    assert reverse("member:questions") not in shown


def test_the_directory_shows_a_first_name_and_an_initial_and_no_address(client, enter, listed):
    reader = MentorFactory()
    enter("space", reader.person, reader.person)
    for path in addresses(listed):
        content = client.get(path).content.decode().replace("\u00a0", " ")
        assert [word for word in NEVER if word in content] == []
    shown = client.get(reverse("member:directory")).content.decode()
    for word in ("Zwiebel Z.", "Porte-plantée", "L’Ardoise", "Marignane", "Construction"):
        assert word in shown


def test_a_mentor_appears_writes_what_they_open_and_leaves_at_once(client, enter):
    mentor = MentorFactory()
    enter("space", mentor.person, mentor.person)
    client.post(reverse("member:directory_entry"), {"doors": "La logistique"})
    assert DirectoryEntry.objects.get().doors == "La logistique"
    assert client.get(reverse("member:directory_hide")).status_code == 405
    client.post(reverse("member:directory_hide"))
    assert not DirectoryEntry.objects.exists()


def test_a_word_is_written_for_one_s_own_tandem_only(client, enter, listed):
    mine, other = PairFactory(active=True), PairFactory(active=True)
    enter("space", mine.mentor.person, mine.mentor.person)
    path = reverse("member:introduce", args=[listed.uuid])
    typed = {"words": "Bonjour", "gives_address": "on", "client_key": str(uuid4())}
    refused = client.post(path, {**typed, "pair": other.pk})
    assert refused.context["form"].errors["pair"]
    without = client.post(path, {**typed, "pair": mine.pk, "gives_address": ""})
    assert without.context["form"].errors["gives_address"]
    client.post(path, {**typed, "pair": mine.pk})
    assert Introduction.objects.get().pair == mine
    assert mine.actions.get().support == "relational"


def test_somebody_who_left_the_directory_receives_no_word(client, enter, listed):
    reader = MentorFactory()
    enter("space", reader.person, reader.person)
    community.take_down(mentor=listed.mentor)
    typed = {"words": "Bonjour", "gives_address": "on", "client_key": str(uuid4())}
    answer = client.post(reverse("member:introduce", args=[listed.uuid]), typed)
    assert answer["Location"] == reverse("member:directory")
    assert not Message.objects.filter(template="mentoring/mentor_contact").exists()


def test_the_mailed_link_opens_the_questions_for_its_mentor(client, enter, listed):
    mentor = MentorFactory()
    assert enter("questions", mentor, mentor.person) == reverse("member:questions")
    assert "Question-plantée" in client.get(reverse("member:questions")).content.decode()
    assert client.get(reverse("member:space")).status_code == 302


def test_an_answer_waits_for_the_team_and_only_its_author_sees_it(client, enter, listed):
    author, reader = MentorFactory(), MentorFactory()
    path = reverse("member:question", args=[MentorQuestion.objects.get().uuid])
    enter("space", author.person, author.person)
    client.post(path, {"text": "Réponse-en-attente", "client_key": str(uuid4())})
    assert "Réponse-en-attente" in client.get(path).content.decode()
    client.post(reverse("member:sign_out"))
    enter("space", reader.person, reader.person)
    assert "Réponse-en-attente" not in client.get(path).content.decode()


@pytest.fixture
def gathering():
    mentor = MentorFactory()
    return gatherings.add(
        name="Rencontre",
        starts_at=NOW + 9 * DAY,
        place="Aix",
        programmes=mentor.programmes.all(),
        by=None,
        now=NOW,
    )


@pytest.fixture
def invited(gathering, enter):
    """A mentor who came by the mailed link of the gathering."""
    mentor = Mentor.objects.get()
    enter("gathering", gathering, mentor.person)
    return mentor


def test_a_topic_is_proposed_and_another_says_me_too_once(client, enter, gathering, invited):
    path = reverse("member:gathering_topic", args=[gathering.uuid])
    client.post(path, {"text": "Le CV", "client_key": str(uuid4())})
    topic = Topic.objects.get()
    other = MentorFactory(programme=gathering.programmes.get())
    gatherings.invitations.invite(gatherings=[gathering], now=NOW)
    client.post(reverse("member:sign_out"))
    enter("gathering", gathering, other.person)
    for _twice in range(2):
        client.post(reverse("member:gathering_vote", args=[gathering.uuid, topic.uuid]))
    assert topics.wanted(gathering).get().voices == 1
    shown = client.get(reverse("member:gathering", args=[gathering.uuid])).content.decode()
    assert "Le CV" in shown
    assert invited.person.last_name not in shown


def test_agenda_and_minutes_are_read_by_the_mentors_invited_only(client, enter, gathering, invited):
    type(gathering).objects.update(agenda="Ordre-planté", account="Compte-planté")
    path = reverse("member:gathering", args=[gathering.uuid])
    shown = client.get(path).content.decode()
    assert "Ordre-planté" in shown
    assert "Compte-planté" in shown
    client.post(reverse("member:sign_out"))
    stranger = MentorFactory()
    enter("space", stranger.person, stranger.person)
    response = client.get(path)
    assert response.status_code == 403
    assert "planté" not in response.content.decode()


def test_an_opinion_is_given_once_by_whoever_was_there(client, enter, gathering, invited):
    path = reverse("member:gathering_feedback", args=[gathering.uuid])
    assert client.post(path, {"answer": "useful"})["Location"] == reverse(
        "member:gathering", args=[gathering.uuid]
    )
    type(gathering).objects.update(starts_at=NOW - DAY)
    attendance.note(gathering=gathering, present={invited.pk: True}, by=OfficerFactory(), now=NOW)
    assert enter("feedback", gathering, invited.person) == path
    client.post(path, {"answer": "so_so", "words": "Trop court"})
    client.post(path, {"answer": "useless"})
    assert [(one.answer, one.words) for one in GatheringFeedback.objects.all()] == [("so_so", "Trop court")]
    assert "Merci" in client.get(path).content.decode()


def test_the_space_asks_for_an_opinion_until_it_is_given(client, enter, page, gathering, invited):
    type(gathering).objects.update(starts_at=NOW - DAY)
    attendance.note(gathering=gathering, present={invited.pk: True}, by=OfficerFactory(), now=NOW)
    enter("space", invited.person, invited.person)
    path = reverse("member:gathering_feedback", args=[gathering.uuid])
    assert path in client.get(reverse("member:space")).content.decode()
    client.post(path, {"answer": "useful"})
    assert path not in client.get(reverse("member:space")).content.decode()
