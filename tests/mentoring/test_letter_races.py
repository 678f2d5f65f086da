"""Grouped letters on PostgreSQL: jobs at once, or a job and somebody who chooses another pace, say each thing once."""

from datetime import datetime

import pytest

from portal.accounts import preferences
from portal.core import letters, links, outbox, waiting
from portal.core.days import PARIS
from portal.core.models import Message, Pace
from tests.factories.mentoring import PersonFactory
from tests.sizes import size

from .test_races import at_once, faults

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.proof("races"),
]
START = datetime(2026, 11, 24, 10, tzinfo=PARIS)
MONDAY = datetime(2026, 11, 30, 8, tzinfo=PARIS)
AT_ONCE = 6
TEMPLATE = "mentoring/first_meeting"


@pytest.fixture
def wait(monkeypatch):
    """Somebody for whom two reminders wait."""
    monkeypatch.setitem(waiting.can_wait, TEMPLATE, lambda link: True)
    monkeypatch.setitem(links.purposes, "test", links.Purpose(str, "", "", days=7))

    def make():
        person = PersonFactory(pace=Pace.WEEKLY)
        for other in ("Ana", "Bob"):
            link = links.create("test", f"thing:{other}", person=person, now=START)
            with outbox.by_day():
                outbox.queue(
                    TEMPLATE,
                    to=person,
                    key=f"{other}:{person.pk}",
                    now=START,
                    context={"other": other},
                    opens={"link": link},
                )
        return person

    return make


def test_jobs_at_once_make_one_letter_for_each_person(wait, figure):
    people = [wait() for _ in range(size(reduced=8, full=60))]
    assert faults(at_once(*[lambda: letters.gather_due(MONDAY)] * AT_ONCE)) == {}
    made = Message.objects.filter(template="core/letter")
    assert sorted(made.values_list("person", flat=True)) == sorted(person.pk for person in people)
    assert all(letter.parts.count() == 2 for letter in made)
    figure("letters", len(people))


def test_a_new_pace_chosen_while_the_letter_is_made_says_each_thing_once(wait, figure):
    rounds = size(reduced=8, full=60)
    for _round in range(rounds):
        person = wait()

        def choose(person=person):
            preferences.change(
                person=person,
                phone="",
                language="fr",
                preferred_channel="mail",
                pace=Pace.AT_ONCE,
                now=MONDAY,
            )

        assert faults(at_once(*[choose, lambda: letters.gather_due(MONDAY)] * 3)) == {}
        states = sorted(Message.objects.filter(person=person).values_list("state", flat=True))
        assert states in (["grouped", "grouped", "queued"], ["queued", "queued"])
    figure("rounds", rounds)
