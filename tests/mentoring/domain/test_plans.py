"""The plan of action: made by the two, the reference at each meeting."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentoring.domain import meetings, plans, ready_plans, refusals
from mentoring.models import ActionItem
from mentoring.models.programmes import Track
from mentoring.vocabulary import SUPPORTS
from portal.core.days import day_of
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = day_of(NOW)


@pytest.fixture
def pair():
    return PairFactory(now=NOW - timedelta(days=30), active=True)


def add(pair, text="Relire le CV", **more):
    return plans.add(pair=pair, by=pair.mentee.person, text=text, now=NOW, **more)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_writes_an_action_and_twice_is_once(pair, side):
    key = ActionItem._meta.get_field("client_key").default()
    for _twice in range(2):
        plans.add(pair=pair, by=getattr(pair, side).person, text="Appeler", now=NOW, client_key=key)
    assert pair.actions.count() == 1


@pytest.mark.parametrize("who", [OfficerFactory, PersonFactory])
def test_the_plan_belongs_to_the_two(pair, who):
    with pytest.raises(refusals.NotAParty):
        plans.add(pair=pair, by=who(), text="x", now=NOW)


def test_the_plan_opens_with_the_first_meeting():
    with pytest.raises(refusals.NotNow):
        add(PairFactory(now=NOW))


def test_a_meeting_takes_the_progress_of_each_action(pair):
    done, going = add(pair), add(pair, "Écrire à cinq entreprises")
    advances = {str(done.uuid): "done", str(going.uuid): "under_way", "unknown": "done"}
    meeting = meetings.record(pair=pair, by=pair.mentor.person, held_on=TODAY, now=NOW, advances=advances)
    assert dict(pair.actions.values_list("text", "state")) == {done.text: "done", going.text: "open"}
    assert list(meeting.steps.values_list("action__text", "advance")) == [
        (done.text, "done"),
        (going.text, "under_way"),
    ]


def history(action):
    return list(action.steps.values_list("advance", "noted_by", "meeting"))


def test_every_step_of_an_action_is_kept_with_whoever_noted_it_and_where(pair):
    action, mentor, mentee = add(pair), pair.mentor.person, pair.mentee.person
    met = [
        meetings.record(
            pair=pair,
            by=mentor,
            held_on=TODAY,
            now=NOW + timedelta(hours=n),
            advances={str(action.uuid): how},
        )
        for n, how in enumerate(("standing", "under_way"))
    ]
    for hour, (by, state) in enumerate([(mentee, "done"), (mentee, "done"), (mentor, "open")], start=2):
        plans.settle(action=action, by=by, state=state, now=NOW + timedelta(hours=hour))
    assert history(action) == [
        ("standing", mentor.pk, met[0].pk),
        ("under_way", mentor.pk, met[1].pk),
        ("done", mentee.pk, None),
        ("again", mentor.pk, None),
    ]


def test_progress_never_touches_the_plan_of_another_pair(pair):
    other = PairFactory(now=NOW - timedelta(days=30), active=True)
    foreign = add(other)
    meetings.record(
        pair=pair, by=pair.mentor.person, held_on=TODAY, now=NOW, advances={str(foreign.uuid): "done"}
    )
    assert other.actions.get().state == "open"


@pytest.mark.parametrize(("first", "then"), [("done", "dropped"), ("dropped", "done"), ("done", "open")])
def test_an_action_that_has_ended_may_end_otherwise(pair, first, then):
    action = add(pair)
    for state in (first, then, then):
        plans.settle(action=action, by=pair.mentor.person, state=state, now=NOW)
    action = pair.actions.get()
    assert (action.state, action.ended_on) == (then, None if then == "open" else TODAY)


def test_a_plan_never_holds_more_than_thirty_things_to_do(pair):
    for number in range(plans.MOST_OPEN):
        add(pair, f"Action {number}")
    with pytest.raises(refusals.PlanFull):
        add(pair)


@pytest.mark.parametrize("track", Track.values)
def test_each_track_has_three_ready_plans_made_of_known_kinds_of_support(track):
    ready = ready_plans.plans_of(track)
    assert len(ready) == 3
    kinds = {support for plan in ready for _text, _who, support in plan.rows}
    assert kinds <= {code for code, _label in SUPPORTS}


def test_a_ready_plan_is_laid_once(pair):
    plan = ready_plans.plans_of(pair.programme.track)[0]
    laid = [plans.begin_with(pair=pair, by=pair.mentor.person, plan=plan.code, now=NOW) for _ in range(2)]
    assert laid == [len(plan.rows), 0]


def test_an_unknown_ready_plan_lays_nothing(pair):
    assert plans.begin_with(pair=pair, by=pair.mentor.person, plan="nope", now=NOW) == 0


def test_the_table_refuses_an_action_done_on_no_day(pair):
    add(pair)
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionItem.objects.update(state="done")
