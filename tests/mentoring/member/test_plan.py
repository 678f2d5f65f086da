"""The page of the plan of action: each action with its whole history, folded."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import meetings, plans
from portal.core.days import day_of
from tests.factories.mentoring import OfficerFactory, PairFactory
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def pair():
    return PairFactory(
        now=NOW - timedelta(days=30),
        active=True,
        mentor__person__first_name="Hélène",
        mentee__person__first_name="Inès",
    )


def test_each_action_unfolds_who_noted_what_and_at_which_meeting(pair, enter, page):
    action = plans.add(pair=pair, by=pair.mentee.person, text="Relire le CV", now=NOW)
    officer = OfficerFactory(first_name="Camille")
    how = {str(action.uuid): "under_way"}
    meetings.record(pair=pair, by=officer, held_on=day_of(NOW), now=NOW, advances=how)
    plans.settle(action=action, by=pair.mentor.person, state="done", now=NOW)
    enter("tandem", pair, pair.mentee.person)
    told = page(reverse("member:plan", args=[pair.uuid]))
    steps = ("Inscrite au plan", "Inès", "En cours", "à la rencontre du", "Camille", "Fait", "Hélène")
    places = [told.find(step, told.find("Son historique")) for step in steps]
    assert -1 not in places
    assert places == sorted(places)


def test_each_reads_who_does_an_action_as_oneself_or_the_other_by_name(pair, enter, page):
    plans.add(pair=pair, by=pair.mentee.person, text="Relire le CV", who="mentor", now=NOW)
    for person, doer in ((pair.mentor.person, "Vous"), (pair.mentee.person, "Hélène")):
        enter("tandem", pair, person)
        for path in (reverse("member:plan", args=[pair.uuid]), reverse("member:pair", args=[pair.uuid])):
            assert f"Relire le CV {doer}" in page(path)


def test_settling_an_action_is_acknowledged(pair, enter, client):
    action = plans.add(pair=pair, by=pair.mentee.person, text="Relire le CV", now=NOW)
    enter("tandem", pair, pair.mentee.person)
    done = client.post(reverse("member:action_settle", args=[action.uuid]), {"state": "done"}, follow=True)
    assert "C’est noté." in words(done)


def test_the_plan_costs_the_same_for_one_action_and_for_ten(
    pair, enter, client, django_assert_max_num_queries
):
    for number in range(10):
        action = plans.add(pair=pair, by=pair.mentee.person, text=f"Action {number}", now=NOW)
        plans.settle(action=action, by=pair.mentor.person, state="done", now=NOW)
    enter("tandem", pair, pair.mentee.person)
    with django_assert_max_num_queries(12):
        client.get(reverse("member:plan", args=[pair.uuid]))
