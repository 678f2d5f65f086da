"""Officers and applicants at the same instant, on PostgreSQL: one decision holds, the others are told."""

from collections import Counter

import pytest
from django.utils import timezone

from portal.core import outbox
from portal.core.days import day_of
from portal.core.models import Message
from recruitment.domain import assigning, holding, intake, interviews, moderation
from recruitment.models import Application, Interview
from tests.factories.mentoring import OfficerFactory
from tests.factories.recruitment import ApplicationFactory
from tests.mentoring.test_races import at_once, faults
from tests.sizes import size

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.proof("races"),
]
OFFICERS = 6


def team():
    return [OfficerFactory() for _n in range(OFFICERS)]


def story(number, **fields):
    """An application of somebody new."""
    return ApplicationFactory(email=f"race{number}@exemple.fr", last_name=f"Nom{number}", **fields)


def act(verb, row, by, **details):
    """One verb, decided on the page that everybody has open."""
    return lambda: verb(application=row, by=by, seen_version=row.version, now=timezone.now(), **details)


def test_of_officers_who_take_the_same_application_one_has_it_and_the_others_are_told(figure):
    officers, rounds = team(), size(reduced=5, full=60)
    for number in range(rounds):
        row = story(number, confirmed=True)
        outcomes = at_once(*[act(moderation.take, row, by) for by in officers])
        assert outcomes == {"done": 1, "Changed": OFFICERS - 1}
        assert Message.objects.filter(template="recruitment/taken", person=row_now(row).person).count() == 1
    figure("rounds", rounds)


def row_now(row):
    return Application.objects.get(pk=row.pk)


def test_of_different_decisions_at_once_one_holds_with_one_mail(figure):
    officers, rounds, ends = team(), size(reduced=8, full=80), Counter()
    first, second, third, fourth, *_others = officers
    for number in range(rounds):
        row = story(number, role="mentee", taken_by=first)
        mails = Message.objects.count()
        outcomes = at_once(
            act(moderation.accept, row, first),
            act(moderation.decline, row, second, reason="need"),
            act(holding.hold, row, third, reason="mentors"),
            act(moderation.ask, row, fourth, question="Quand ?"),
        )
        assert outcomes == {"done": 1, "Changed": 3}
        ends[row_now(row).state] += 1
        assert Message.objects.count() == mails + 1
    figure("rounds", rounds)
    figure("ends", " ".join(f"{state}:{count}" for state, count in sorted(ends.items())))


def test_an_assignment_against_a_talk_leaves_one_of_them(figure):
    officers, rounds = team(), size(reduced=5, full=60)
    for number in range(rounds):
        row = story(number, taken_by=officers[0])
        today = day_of(timezone.now())
        outcomes = at_once(
            act(assigning.assign, row, officers[0], to=officers[1]),
            act(interviews.note, row, officers[2], held_on=today, channel="face"),
        )
        assert outcomes == {"done": 1, "Changed": 1}
        given = row_now(row).assigned_to == officers[1]
        assert given != Interview.objects.filter(application=row).exists()
    figure("rounds", rounds)


def test_a_no_looked_at_again_while_the_same_person_confirms_a_new_application(figure):
    """Either the old one is refused its return, or the new one is set aside: never two, never a fault."""
    officer, rounds, ends = OfficerFactory(), size(reduced=8, full=80), Counter()
    for number in range(rounds):
        old = story(number, taken_by=officer)
        old = act(moderation.decline, old, officer, reason="territory")()
        new = story(number)
        outcomes = at_once(
            act(holding.reconsider, old, officer),
            lambda new=new: intake.confirm(application=new, now=timezone.now()),
        )
        assert faults(outcomes) == {}
        live = Application.objects.filter(person=old.person, state__in=["received", "in_review"])
        assert live.count() == 1
        ends[row_now(old).state] += 1
    figure("rounds", rounds)
    figure("ends", " ".join(f"{state}:{count}" for state, count in sorted(ends.items())))


def test_reading_a_mail_before_it_leaves_never_stands_in_the_way(figure):
    officers, rounds = team(), size(reduced=5, full=60)
    for number in range(rounds):
        row = story(number, taken_by=officers[0])
        heard = []
        decline = act(moderation.decline, row, officers[0], reason="need")
        reading = [
            lambda by=by, row=row, heard=heard: heard.extend(
                outbox.rehearse(act(holding.hold, row, by, reason="programme"))
            )
            for by in officers[1:]
        ]
        outcomes = at_once(decline, *reading)
        assert faults(outcomes) == {}
        assert row_now(row).state == "declined"
        assert len(heard) == outcomes["done"] - 1
        assert not Message.objects.filter(template="recruitment/held").exists()
    figure("rounds", rounds)
