"""The ranked list: order, totals, neutral values, and what hiding an answer may change."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.matching import tables
from mentoring.matching.columns import encode
from mentoring.matching.explanation import Contribution, Reason
from mentoring.matching.gate import Travel
from mentoring.matching.ranking import BLOCK, PoolFacts, Rules, out_of_reach, rank, survey
from tests.mentoring.matching.people import (
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

RULES = Rules.of_track("employment")


def ranked(mentee, mentors, ways, facts=None, **options):
    facts = facts or survey(encode([mentee]), encode(mentors), ways, rules=RULES)
    return rank(mentee, mentors, ways, rules=RULES, facts=facts, **options)


def named(*references, **changes):
    return [replace(PAUL, reference=reference, **changes) for reference in references]


def test_equal_totals_are_ordered_by_reference():
    mentors = named("M-3", "M-1", "M-2")
    found = ranked(INES, mentors, travel([MARIGNANE], [VITROLLES] * 3))
    assert [(one.position, one.reference) for one in found] == [(1, "M-1"), (2, "M-2"), (3, "M-3")]


def test_the_best_comes_first_and_top_cuts_the_list():
    mentors = [*named("M-1", sector="A"), *named("M-2")]
    found = ranked(INES, mentors, travel([MARIGNANE], [VITROLLES] * 2), top=1)
    assert [one.reference for one in found] == ["M-2"]


def test_mentors_out_of_reach_are_left_out_and_listed_apart():
    mentors = named("M-far", "M-near", "M-unknown")
    ways = travel([MARIGNANE], [ARLES, VITROLLES, NOWHERE])
    found = ranked(INES, mentors, ways)
    assert sorted((one.reference, one.reach.verdict) for one in found) == [
        ("M-near", "reachable"),
        ("M-unknown", "to_check"),
    ]
    left_out = out_of_reach(INES, mentors, ways)
    assert [(reference, reach.verdict, round(reach.minutes)) for reference, reach in left_out] == [
        ("M-far", "unreachable", 89)
    ]


def test_columns_worked_out_before_change_nothing():
    mentors, ways = named("M-1", "M-2"), travel([MARIGNANE], [VITROLLES] * 2)
    assert ranked(INES, mentors, ways, columns=encode(mentors)) == ranked(INES, mentors, ways)


def test_a_pair_still_to_check_takes_the_mean_way_of_the_pool():
    found = ranked(INES, named("M-1", "M-2"), travel([MARIGNANE], [VITROLLES, NOWHERE]))
    way = {one.reference: one.contributions[tables.CRITERIA.index("accessibility")] for one in found}
    assert way["M-2"].neutral
    assert way["M-2"].value == way["M-1"].value
    assert way["M-2"].reason.key == "accessibility.to_check"


def test_a_hidden_answer_takes_the_mean_of_the_reachable_pairs():
    mentors = [
        *named("M-1", birth_year=1998),
        *named("M-2", birth_year=1958),
        *named("M-3", unused=("age",)),
        *named("M-4", birth_year=1940),
    ]
    found = ranked(INES, mentors, travel([MARIGNANE], [VITROLLES, VITROLLES, VITROLLES, ARLES]))
    age = {one.reference: one.contributions[tables.CRITERIA.index("age")] for one in found}
    assert (age["M-1"].value, age["M-2"].value) == (1, 0)
    assert (age["M-3"].value, age["M-3"].neutral, age["M-3"].reason.key) == (0.5, True, "age.neutral")


def test_a_pool_that_knows_nothing_gives_one_half():
    facts = survey(
        encode([INES]), encode(named("M-1", function="")), travel([MARIGNANE], [VITROLLES]), rules=RULES
    )
    assert facts.neutral["function"] == 0.5
    assert facts.neutral["sector"] == pytest.approx(0.8)


def test_the_survey_of_a_large_pool_goes_block_by_block():
    mentees = encode([INES] * (BLOCK + 1))
    ways = travel([MARIGNANE] * (BLOCK + 1), [VITROLLES])
    facts = survey(mentees, encode([PAUL]), ways, rules=RULES)
    one = survey(encode([INES]), encode([PAUL]), travel([MARIGNANE], [VITROLLES]), rules=RULES)
    assert facts.neutral["function"] == pytest.approx(one.neutral["function"])


def test_facts_and_contributions_survive_json():
    facts = survey(encode([INES]), encode([PAUL]), travel([MARIGNANE], [VITROLLES]), rules=RULES)
    assert PoolFacts.from_json(json.loads(json.dumps(facts.as_json()))) == facts
    first = ranked(INES, [PAUL], travel([MARIGNANE], [VITROLLES]))[0]
    again = [Contribution.from_json(json.loads(json.dumps(one.as_json()))) for one in first.contributions]
    assert again == list(first.contributions)
    assert [Reason.from_json(json.loads(json.dumps(one.as_json()))) for one in first.checks] == list(
        first.checks
    )


@pytest.mark.parametrize("track", tables.TRACKS)
def test_the_weights_of_each_track_add_up_to_a_hundred(track):
    assert sum(Rules.of_track(track).weights.values()) == 100


@pytest.mark.parametrize(
    "change", [{"sector": 16}, {"sector": -1, "function": 31}, {"luck": 0}], ids=["sum", "negative", "name"]
)
def test_other_weights_are_refused(change):
    with pytest.raises(ValueError, match="weights must"):
        Rules({**RULES.weights, **change}, RULES.gap)


POOLS = st.lists(st.tuples(MENTORS, SPOTS), min_size=1, max_size=5, unique_by=lambda pair: pair[0].reference)


@settings(max_examples=100, deadline=None)
@given(MENTEES, SPOTS, POOLS, TABLES)
def test_values_totals_and_order_stay_within_bounds(mentee, home, pool, table):
    mentors, works = zip(*pool, strict=True)
    found = ranked(mentee, mentors, Travel.of(table, mentees=[home], mentors=works))
    for one in found:
        assert 0 <= one.total <= 100
        assert all(0 <= part.value <= 1 for part in one.contributions)
        assert tuple(part.criterion for part in one.contributions) == tables.CRITERIA
    assert [one.total for one in found] == sorted((one.total for one in found), reverse=True)


@settings(max_examples=100, deadline=None)
@given(MENTEES, SPOTS, POOLS, TABLES, st.randoms(use_true_random=False))
def test_the_order_in_which_mentors_and_answers_are_given_changes_nothing(mentee, home, pool, table, chance):
    def shuffled(items):
        items = list(items)
        chance.shuffle(items)
        return items

    def mixed(person):
        lists = ("hobbies", "motives", "slots", "other_languages", "travel_modes")
        return replace(person, **{name: tuple(shuffled(getattr(person, name))) for name in lists})

    def totals(someone, people):
        mentors, works = zip(*people, strict=True)
        found = ranked(someone, mentors, Travel.of(table, mentees=[home], mentors=works))
        return {one.reference: (one.total, one.reach) for one in found}

    before = totals(mentee, pool)
    after = totals(mixed(mentee), [(mixed(mentor), work) for mentor, work in shuffled(pool)])
    assert after.keys() == before.keys()
    for reference, (total, reach) in after.items():
        assert total == pytest.approx(before[reference][0], abs=0.02)
        assert reach == before[reference][1]


@settings(max_examples=100, deadline=None)
@given(MENTEES, SPOTS, POOLS, TABLES, st.sampled_from(tables.REFUSABLE))
def test_hiding_an_answer_never_changes_another_criterion(mentee, home, pool, table, hidden):
    mentors, works = zip(*pool, strict=True)
    ways = Travel.of(table, mentees=[home], mentors=works)
    hiding = replace(mentee, unused=tuple({*mentee.unused, hidden}))
    before = {one.reference: one.contributions for one in ranked(mentee, mentors, ways)}
    after = {one.reference: one.contributions for one in ranked(hiding, mentors, ways)}
    assert before.keys() == after.keys()
    for reference, parts in after.items():
        for part, earlier in zip(parts, before[reference], strict=True):
            if part.criterion == hidden:
                assert part.neutral
            else:
                assert part == earlier
