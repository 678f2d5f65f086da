"""The mentors' directory is a yes that goes at once; a word to another mentor carries the writer's address only."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from mentoring.domain import community, refusals, standing
from mentoring.models import ActionItem, DirectoryEntry, Introduction, Mentor
from portal.core.models import Message
from tests.factories.mentoring import MentorFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)


@pytest.fixture
def asker():
    return MentorFactory(person=PersonFactory(first_name="Odile", email="odile@exemple.fr"))


@pytest.fixture
def entry():
    return listed(MentorFactory(sector="F"), "Le bâtiment à Istres")


def listed(mentor, doors=""):
    return community.list_oneself(mentor=mentor, doors=doors, by=mentor.person, now=NOW)


def wrote(entry, asker, **others):
    asked = {"words": "Qui embauche ?", "gives_address": True, "now": NOW, "client_key": uuid4(), **others}
    return community.introduce(entry=entry, asker=asker, **{"by": asker.person, **asked})


def contacts():
    return Message.objects.filter(template="mentoring/mentor_contact")


@pytest.mark.parametrize("state", ["left", "frozen"])
def test_a_mentor_who_left_or_is_suspended_neither_reads_nor_appears(entry, state):
    Mentor.objects.filter(pk=entry.mentor_id).update(state=state)
    mentor = Mentor.objects.get(pk=entry.mentor_id)
    assert not community.may_read(mentor)
    assert not community.entries().exists()


def test_leaving_the_hub_takes_the_entry_down_for_good(entry):
    standing.leave(mentor=entry.mentor, by=entry.mentor.person, now=NOW)
    assert not DirectoryEntry.objects.exists()


def test_taking_it_back_hides_it_at_once(entry):
    for _twice in range(2):
        community.take_down(mentor=entry.mentor)
    assert not community.entries().exists()


def test_nobody_appears_without_the_checklist_nor_by_the_hand_of_another():
    unready, ready = MentorFactory(ready=False), MentorFactory()
    with pytest.raises(community.MentorsOnly):
        listed(unready)
    with pytest.raises(community.MentorsOnly):
        community.list_oneself(mentor=ready, doors="", by=unready.person, now=NOW)
    assert not DirectoryEntry.objects.exists()


def test_a_pause_leaves_the_entry_where_it_is(entry):
    Mentor.objects.filter(pk=entry.mentor_id).update(state="paused")
    assert list(community.entries()) == [entry]


def test_mentors_are_found_by_sector_and_by_a_word(entry):
    other = listed(MentorFactory(sector="I", company="L’Ardoise"))
    assert list(community.entries(sector="F")) == [entry]
    assert list(community.entries(word="istres bâtiment")) == [entry]
    assert list(community.entries(word="ardoise")) == [other]
    assert not community.entries(word=other.mentor.person.email).exists()


def test_a_word_carries_the_address_of_its_writer_once(entry, asker):
    key = uuid4()
    for _twice in range(2):
        wrote(entry, asker, client_key=key)
    mail = contacts().get()
    assert mail.person == entry.mentor.person
    assert "odile@exemple.fr" in mail.text
    assert "Qui embauche ?" in mail.text
    assert not ActionItem.objects.exists()


def test_nothing_leaves_unless_the_writer_gives_their_address(entry, asker):
    with pytest.raises(community.AddressNotGiven):
        wrote(entry, asker, gives_address=False)
    assert not contacts().exists()


def test_five_words_a_week_and_no_more(entry, asker):
    for _n in range(5):
        wrote(entry, asker)
    with pytest.raises(community.EnoughThisWeek):
        wrote(entry, asker)
    assert wrote(entry, asker, now=NOW + 8 * DAY)


def test_nobody_writes_to_themselves_nor_to_somebody_who_went(entry, asker):
    mine = listed(asker)
    with pytest.raises(community.NotListed):
        wrote(mine, asker)
    community.take_down(mentor=entry.mentor)
    with pytest.raises(community.NotListed):
        wrote(entry, asker)
    assert not Introduction.objects.exists()


def test_for_a_tandem_it_is_a_relational_support_without_a_name(entry):
    pair = PairFactory(active=True)
    key = uuid4()
    for _twice in range(2):
        wrote(entry, pair.mentor, pair=pair, client_key=key)
    action = ActionItem.objects.get()
    assert (action.pair, action.support, action.state) == (pair, "relational", "done")
    assert action.text == "Mise en relation avec un autre mentor"


def test_the_tandem_of_another_is_no_reason_to_write(entry, asker):
    with pytest.raises(refusals.NotAParty):
        wrote(entry, asker, pair=PairFactory(active=True))
    assert not contacts().exists()
