"""« Mes données » holds what is mine, in words, and never what the other wrote for the team alone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from mentoring import due, held
from mentoring.domain import cards, gatherings, meetings, pauses, standing
from mentoring.models import Attendance, Mentee, Pair
from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.links import is_live
from portal.core.models import Link, Message
from portal.core.privacy import NoPersonalData, our_models
from tests.factories.mentoring import MenteeFactory, MentorFactory, PairFactory
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db
NOW = timezone.now()
ELSEWHERE = {
    "Application": "recruitment declares it in its doors",
    "Draft": "erased once sent",
    "Interview": "notes of the team",
    "Attempt": "hashed counters",
    "Link": "opens one page; its token is not kept",
    "ViewLog": "shown as who looked",
    "Charter": "read in full on its own page",
    "Seal": "read on the page of the charter",
    "StoryConsent": "belongs to a published name, to no account",
    "WeightSet": "who decided a rule, not about the person",
}


@pytest.mark.parametrize(("writer", "reader"), [("mentor", "mentee"), ("mentee", "mentor")])
def test_what_one_side_wrote_for_the_team_is_not_in_the_data_of_the_other(client, enter, writer, reader):
    pair = PairFactory(active=True, now=NOW - timedelta(days=9))
    theirs, mine = getattr(pair, writer).person, getattr(pair, reader).person
    meetings.record(pair=pair, by=theirs, held_on=day_of(NOW), now=NOW, facts="Ligne-pour-l-equipe")
    pauses.pause(pair=pair, until=day_of(NOW) + timedelta(days=9), by=theirs, now=NOW, reason="Motif-prive")
    Pair.objects.filter(pk=pair.pk).update(end_reason="safeguarding")
    enter("space", mine, mine)
    for path in ("/espace/mes-donnees/", "/espace/mes-donnees/telecharger/"):
        content = client.get(path).content.decode()
        assert "Ligne-pour-l-equipe" not in content
        assert "Motif-prive" not in content
        assert "safeguarding" not in content
        assert "Protection" not in content
    enter("space", theirs, theirs)
    assert "Motif-prive" in client.get("/espace/mes-donnees/").content.decode()


def test_every_model_with_personal_data_is_told_or_said_to_be_elsewhere():
    person = MentorFactory().person
    told = {model.__name__ for model, _rows in held.records_of(person)}
    declared = {
        model.__name__
        for model in our_models()
        if hasattr(model, "personal_data") and not isinstance(model.personal_data, NoPersonalData)
    }
    assert declared - told - set(ELSEWHERE) == set()


def test_every_message_sent_to_me_is_told_and_taken_away_without_its_link_and_nobody_else_s(client, enter):
    pair = PairFactory(active=True, now=NOW)
    mine, theirs = pair.mentee.person, pair.mentor.person
    Message.objects.filter(person=theirs).update(text="Lettre-a-l-autre")
    enter("space", mine, mine)
    messages = Message.objects.filter(person=mine)
    page, file = (words(client.get(f"/espace/mes-donnees/{path}")) for path in ("", "telecharger/"))
    for message in messages:
        assert message.subject in page
        assert message.subject in file
    assert any("[[link:" in message.text for message in messages)
    for content in (page, file):
        assert "[lien personnel]" in content
        assert "[[link:" not in content
        assert "Lettre-a-l-autre" not in content


def test_codes_are_read_in_words(client, enter):
    mentee = MenteeFactory()
    enter("space", mentee.person, mentee.person)
    text = words(client.get("/espace/mes-donnees/"))
    assert "Marignane" in text
    assert "13054" not in text
    assert "Transports et logistique" in text


def test_a_card_sent_twice_in_an_hour_keeps_its_link_good():
    mentee = MenteeFactory(agreed=False)
    for _twice in range(2):
        cards.ask(mentee, key="team:10", now=NOW)
    link = Link.objects.get(purpose="card", revoked_at=None)
    assert is_live(link, NOW)
    assert str(link.id) in Message.objects.get(template="mentoring/card_to_agree").text


def test_whoever_leaves_is_expected_at_no_gathering():
    mentor, second = MentorFactory(), None
    second = MentorFactory(programme=mentor.programmes.get())
    details = {"place": "Aix", "seats": 1, "programmes": mentor.programmes.all()}
    gathering = gatherings.add(
        name="Rencontre", starts_at=NOW + timedelta(days=5), by=None, now=NOW, **details
    )
    standing.leave(mentor=mentor, by=mentor.person, now=NOW)
    due.RULES["gatherings to recall"](NOW + timedelta(days=2))
    told = {m.person for m in Message.objects.filter(template="mentoring/gathering_reminder")}
    assert told == {second.person}
    assert Attendance.objects.get(gathering=gathering, mentor=mentor).state == "not_coming"


def test_a_card_that_changed_is_asked_for_again_once_after_a_week():
    mentee = MenteeFactory(now=NOW - timedelta(days=20))
    cards.rewrite(mentee=mentee, by=mentee.person, aim="Cariste", words="", now=NOW)
    for _twice in range(2):
        due.RULES["people to get ready"](NOW)
    assert Message.objects.filter(template="mentoring/card_to_agree").count() == 1
    assert Mentee.objects.get().aim == "Cariste"


def reach(**changed):
    return {"phone": "", "language": "fr", "preferred_channel": "mail", "pace": "weekly", **changed}


def test_a_person_chooses_how_often_we_write(client, enter):
    person = MentorFactory().person
    enter("space", person, person)
    assert 'value="at_once" id="id_pace_0" checked' in " ".join(
        client.get("/espace/mes-donnees/").content.decode().replace("required", "").split()
    )
    client.post("/espace/mes-donnees/", reach())
    assert User.objects.get(pk=person.pk).pace == "weekly"
    assert "Une lettre par semaine" in words(client.get("/espace/mes-donnees/"))


@pytest.mark.parametrize("pace", ["", "hourly"])
def test_a_pace_that_does_not_exist_is_refused_and_nothing_typed_is_lost(client, enter, pace):
    person = MentorFactory().person
    enter("space", person, person)
    answer = client.post("/espace/mes-donnees/", reach(pace=pace, phone="06 12 34 56 78"))
    assert answer.context["form"].errors["pace"]
    assert "06 12 34 56 78" in answer.content.decode()
    assert User.objects.get(pk=person.pk).pace == "at_once"


@pytest.mark.parametrize("name", ["purpose", "keep"])
def test_why_and_how_long_are_said_in_the_language_of_the_reader(name):
    promises = [
        getattr(model.personal_data, name) for model, _rows in held.records_of(MentorFactory().person)
    ]
    with override("en"):
        meant = {str(promise) for promise in promises}
    with override("fr"):
        assert [str(promise) for promise in promises if str(promise) in meant] == []


def test_a_day_and_a_means_are_said_in_words():
    with override("fr"):
        assert held.in_words("starts_on", date(2026, 9, 4)) == "4\N{NO-BREAK SPACE}septembre 2026"
        assert held.in_words("means", "link") == "un lien personnel"
