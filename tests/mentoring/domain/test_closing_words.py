"""Each side says what the tandem brought, once near the end and for sixty days after; the team notes its talks beside."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentoring.domain import certificates, closing, closing_words, refusals
from mentoring.models import ClosingWord, Pair
from portal.core.days import day_of
from portal.core.errors import NotAllowed
from portal.core.models import Message
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SAID = {"supports": ["relational", "technical"], "recommend": 9, "words": "Merci"}


@pytest.fixture
def pair():
    made = PairFactory(now=NOW - timedelta(days=160), active=True)
    Pair.objects.filter(pk=made.pk).update(ends_on=day_of(NOW) + timedelta(days=20))
    return Pair.objects.get(pk=made.pk)


@pytest.fixture
def officer():
    return OfficerFactory()


def say(pair, side="mentee", now=NOW, **more):
    return closing_words.say(pair=pair, by=getattr(pair, side).person, now=now, **{**SAID, **more})


def end(pair, officer, kind="training", **more):
    return closing.close(pair=pair, reason="completed", kind=kind, by=officer, now=NOW, **more)


def test_each_side_answers_once_and_may_change_its_words(pair):
    for words in ("Merci", "Merci beaucoup"):
        say(pair, "mentee", words=words)
    say(pair, "mentor", recommend=None)
    assert sorted(pair.closing_words.values_list("side", "words")) == [
        ("mentee", "Merci beaucoup"),
        ("mentor", "Merci"),
    ]
    assert closing_words.own(pair, "mentee").supports == ["technical", "relational"]


def test_said_before_the_end_the_officer_hears_of_it_once_and_reads_it_on_the_page(pair):
    say(pair, "mentee")
    say(pair, "mentor")
    told = Message.objects.get(template="mentoring/end_said")
    assert told.person == pair.officer
    assert "Merci" not in told.text.partition("\n")[2]


def test_the_questions_open_near_the_end_and_close_sixty_days_after(pair, officer):
    far = PairFactory(now=NOW, active=True)
    with pytest.raises(refusals.TimeToSpeakOver):
        say(far)
    end(pair, officer)
    assert say(pair, now=NOW + timedelta(days=60))
    with pytest.raises(refusals.TimeToSpeakOver):
        say(pair, now=NOW + timedelta(days=61))


def test_nobody_else_answers(pair):
    with pytest.raises(refusals.NotAParty):
        closing_words.say(pair=pair, by=PersonFactory(), now=NOW, **SAID)


def test_the_team_notes_a_talk_beside_what_the_person_wrote(pair, officer):
    for channel in ("phone", "interview"):
        closing_words.note(pair=pair, side="mentee", channel=channel, by=officer, now=NOW, **SAID)
    say(pair, "mentee")
    assert sorted(pair.closing_words.values_list("channel", flat=True)) == ["interview", "oneself"]
    with pytest.raises(NotAllowed):
        closing_words.note(pair=pair, side="mentee", channel="phone", by=pair.mentor.person, now=NOW, **SAID)


def test_one_answer_and_one_talk_a_side_even_for_the_database(pair):
    say(pair, "mentee")
    with pytest.raises(IntegrityError), transaction.atomic():
        ClosingWord.objects.create(pair=pair, side="mentee", channel="oneself", said_at=NOW)


@pytest.mark.parametrize(
    ("kind", "again", "led"), [("training", False, 1), ("seeking", False, 0), ("training", True, 0)]
)
def test_a_mentee_who_stepped_forward_is_led_to_the_mentors_application(pair, officer, kind, again, led):
    end(pair, officer, kind, waits_again=again)
    goodbyes = {m.person_id: m.text for m in Message.objects.filter(template="mentoring/pair_closed")}
    assert ("/candidature/mentor/" in goodbyes[pair.mentee.person_id]) == bool(led)
    assert "/candidature/mentor/" not in goodbyes[pair.mentor.person_id]
    assert "attestation" in goodbyes[pair.mentor.person_id]
    assert "attestation" not in goodbyes[pair.mentee.person_id]


def test_a_certificate_counts_meetings_and_hours_and_names_the_mentor_alone(pair, officer):
    end(pair, officer)
    closed = Pair.objects.get(pk=pair.pk)
    said = certificates.words_of(closed, now=NOW)
    assert (said["meetings"], said["hours"], said["mentor"]) == (1, 1, "Hélène Tavernot")
    assert not any(
        word in str(said)
        for word in (pair.mentee.person.first_name, pair.mentee.person.last_name, pair.mentee.reference)
    )


def test_a_certificate_is_for_the_mentor_of_a_tandem_that_has_ended(pair, officer):
    with pytest.raises(refusals.NotNow):
        certificates.of_mentor(pair=pair, by=pair.mentor.person, now=NOW)
    end(pair, officer)
    with pytest.raises(refusals.NotAParty):
        certificates.of_mentor(pair=pair, by=pair.mentee.person, now=NOW)
