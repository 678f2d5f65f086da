"""The gate: the mentee's way first, the mentor's only where the mentor chose to move, the unknown never silent."""

from dataclasses import replace
from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.matching.columns import encode
from mentoring.matching.gate import Travel, gate, reach
from tests.mentoring.matching.people import (
    AIX,
    ARLES,
    INES,
    MARIGNANE,
    MENTEES,
    MENTORS,
    NOWHERE,
    PAUL,
    SPOTS,
    TABLES,
    VITROLLES,
    travel,
)


def meeting(mentee, mentor, ways):
    theirs, ours = encode([mentee]), encode([mentor])
    return reach(gate(theirs, ours, ways), theirs, ours, ways, column=0)


def value(mentee, mentor, ways):
    return float(gate(encode([mentee]), encode([mentor]), ways).accessibility()[0, 0])


def flat(minutes):
    """Every way takes so long by public transport, for both; the other modes are long."""
    table = [[[minutes if mode == 1 else 500.0] * 2] * 2 for mode in range(4)]
    return Travel.of(table, mentees=[0], mentors=[1])


def test_the_mentee_goes_to_the_mentors_workplace_by_default():
    found = meeting(INES, PAUL, travel([MARIGNANE], [VITROLLES]))
    assert (found.verdict, found.place, [way.who for way in found.ways]) == (
        "reachable",
        "mentor_work",
        ["mentee"],
    )


def test_the_mentors_car_does_not_help_a_mentee_without_one():
    found = meeting(INES, replace(PAUL, max_minutes=120), travel([ARLES], [VITROLLES]))
    assert (found.verdict, found.mode, found.place) == ("unreachable", "public_transport", "mentor_work")


def test_the_mentors_limit_does_not_count_when_the_mentee_comes():
    assert meeting(INES, replace(PAUL, max_minutes=5, travel_modes=()), flat(20)).verdict == "reachable"


def test_a_mentor_who_comes_near_is_held_to_their_own_limit():
    near = replace(PAUL, meeting_places=("near_mentee",), travel_modes=("public_transport",), max_minutes=20)
    assert meeting(replace(INES, travel_modes=()), near, flat(20)).verdict == "reachable"
    assert meeting(replace(INES, max_minutes=120), near, flat(21)).verdict == "unreachable"


def test_half_way_each_goes_six_tenths():
    half = replace(PAUL, meeting_places=("halfway",), travel_modes=("public_transport",), max_minutes=30)
    found = meeting(INES, half, flat(50))
    assert found.verdict == "reachable"
    assert [(way.who, way.minutes) for way in found.ways] == [("mentee", 30.0), ("mentor", 30.0)]
    assert meeting(INES, half, flat(50.1)).verdict == "unreachable"
    assert meeting(INES, replace(half, max_minutes=29), flat(50)).verdict == "unreachable"


def test_at_the_hub_both_go_to_the_premises_that_suit_them_best():
    both = replace(PAUL, meeting_places=("hub",), travel_modes=("car",), max_minutes=30)
    by_car = replace(INES, travel_modes=("car",))
    ways = travel([MARIGNANE], [AIX], premises=[ARLES, VITROLLES])
    found = meeting(by_car, both, ways)
    assert (found.verdict, found.place) == ("reachable", "hub")
    assert [(way.who, round(way.minutes)) for way in found.ways] == [("mentee", 15), ("mentor", 26)]


def test_a_hub_without_known_premises_is_to_check():
    assert meeting(INES, replace(PAUL, meeting_places=("hub",)), flat(10)).verdict == "to_check"


def test_an_unknown_hub_beside_one_too_far_is_to_check():
    both = replace(PAUL, meeting_places=("hub",))
    assert meeting(INES, both, travel([MARIGNANE], [AIX], premises=[ARLES, NOWHERE])).verdict == "to_check"
    assert meeting(INES, both, travel([MARIGNANE], [AIX], premises=[ARLES])).verdict == "unreachable"


def test_a_place_that_is_not_located_is_to_check_never_in_nor_out():
    found = meeting(INES, PAUL, travel([NOWHERE], [VITROLLES]))
    assert (found.verdict, found.place, found.ways, found.minutes, found.mode) == (
        "to_check",
        "",
        (),
        None,
        "",
    )


def test_a_mentee_who_gave_no_mode_is_to_check():
    assert meeting(replace(INES, travel_modes=()), PAUL, flat(10)).verdict == "to_check"


def test_a_mode_not_estimated_leaves_a_long_way_to_check():
    table = [[[way] * 2] * 2 for way in (500.0, 40.0, nan, 500.0)]
    ways = Travel.of(table, mentees=[0], mentors=[1])
    cyclist = replace(INES, travel_modes=("public_transport", "bicycle"))
    assert meeting(cyclist, PAUL, ways).verdict == "to_check"
    assert meeting(replace(cyclist, max_minutes=40), PAUL, ways).verdict == "reachable"
    assert meeting(INES, PAUL, ways).verdict == "unreachable"


def test_an_unknown_place_beside_a_feasible_one_is_a_point_to_check():
    found = meeting(INES, replace(PAUL, meeting_places=("mentor_work", "hub")), flat(10))
    assert (found.verdict, found.unknown_place) == ("reachable", True)


def test_the_best_feasible_place_is_kept():
    mobile = replace(PAUL, meeting_places=("mentor_work", "near_mentee"), travel_modes=("public_transport",))
    assert meeting(INES, replace(mobile, max_minutes=60), flat(20)).place == "near_mentee"
    assert meeting(INES, replace(mobile, max_minutes=25), flat(20)).place == "mentor_work"


@pytest.mark.parametrize(
    ("theirs", "ours", "agreed"),
    [
        ("yes", "if_needed", True),
        ("if_needed", "yes", True),
        ("yes", "yes", True),
        ("if_needed", "if_needed", False),
        ("yes", "never", False),
        ("yes", "", False),
    ],
)
def test_meeting_at_a_distance_needs_one_yes_and_no_never(theirs, ours, agreed):
    mentee, mentor = replace(INES, remote=theirs), replace(PAUL, remote=ours)
    found = meeting(mentee, mentor, flat(90))
    assert (found.verdict, found.place) == (
        ("reachable", "remote") if agreed else ("unreachable", "mentor_work")
    )
    assert value(mentee, mentor, flat(90)) == (0.25 if agreed else 0)
    assert value(mentee, mentor, flat(15)) == pytest.approx(0.625)


def test_at_a_distance_an_unknown_place_stays_a_point_to_check():
    found = meeting(replace(INES, remote="yes", travel_modes=()), PAUL, flat(10))
    assert (found.verdict, found.place, found.unknown_place) == ("reachable", "remote", True)


@pytest.mark.parametrize(
    ("minutes", "verdict", "near"),
    [
        (23.9, "reachable", False),
        (24, "reachable", True),
        (30, "reachable", True),
        (30.1, "unreachable", False),
    ],
)
def test_within_a_fifth_of_the_limit_the_way_is_reachable_and_to_check(minutes, verdict, near):
    found = meeting(INES, PAUL, flat(minutes))
    assert (found.verdict, found.near_limit) == (verdict, near)


@settings(max_examples=100, deadline=None)
@given(MENTEES, MENTORS, TABLES, SPOTS, SPOTS, st.lists(SPOTS, max_size=2), st.integers(1, 60))
def test_a_longer_limit_never_shuts_the_gate(mentee, mentor, table, home, work, premises, more):
    ways = Travel.of(table, mentees=[home], mentors=[work], premises=premises)
    patient = replace(mentee, max_minutes=mentee.max_minutes + more)
    order = ("reachable", "to_check", "unreachable")
    assert order.index(meeting(patient, mentor, ways).verdict) <= order.index(
        meeting(mentee, mentor, ways).verdict
    )


@settings(max_examples=100, deadline=None)
@given(MENTEES, MENTORS, TABLES, SPOTS, SPOTS, st.lists(SPOTS, max_size=2))
def test_what_is_told_of_a_pair_agrees_with_the_gate(mentee, mentor, table, home, work, premises):
    ways = Travel.of(table, mentees=[home], mentors=[work], premises=premises)
    found = meeting(mentee, mentor, ways)
    if found.heaviest and found.verdict == "reachable":
        assert found.heaviest.minutes <= found.heaviest.limit + 0.051
        assert found.burden == pytest.approx(found.heaviest.minutes / found.heaviest.limit, abs=0.011)
    if found.place == "remote":
        assert value(mentee, mentor, ways) == 0.25


@pytest.mark.parametrize("place", ["halfway", "hub"])
def test_a_way_that_is_too_long_decides_though_the_other_is_unknown(place):
    far = Travel.of([[[200.0] * 2] * 2] * 4, mentees=[0], mentors=[1], premises=[1])
    found = meeting(INES, replace(PAUL, meeting_places=(place,), travel_modes=()), far)
    assert (found.verdict, [way.who for way in found.ways]) == ("unreachable", ["mentee"])


def test_premises_that_nobody_can_locate_do_not_hide_those_that_suit():
    table = [[[20.0, 20.0, nan], [20.0, 20.0, nan], [nan] * 3]] * 4
    ways = Travel.of(table, mentees=[0], mentors=[1], premises=[2, 0])
    found = meeting(INES, replace(PAUL, meeting_places=("hub",)), ways)
    assert (found.verdict, found.place, [way.minutes for way in found.ways]) == ("reachable", "hub", [20, 20])
