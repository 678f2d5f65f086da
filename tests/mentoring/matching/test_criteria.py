"""Each criterion at its corners, and every criterion against the naive scorer on drawn people."""

from dataclasses import replace
from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.matching import criteria, tables
from mentoring.matching.columns import encode
from mentoring.matching.gate import VERDICTS, Travel
from mentoring.matching.ranking import Rules, score, survey
from tests.mentoring.matching import naive
from tests.mentoring.matching.people import INES, MENTEES, MENTORS, PAUL, SPOTS, TABLES

RULES = Rules.of_track("employment")


def value(criterion, mentee, mentor, **options):
    return float(criterion(encode([mentee]), encode([mentor]), **options)[0, 0])


@pytest.mark.parametrize(
    ("wanted", "had", "expected"),
    [
        (("H", ""), ("H", ""), 0.8),
        (("H52", ""), ("H52", ""), 1.0),
        (("H52", ""), ("H49", ""), 0.8),
        (("G", ""), ("I56", ""), 0.4),
        (("A", ""), ("F", ""), 0.0),
        (("A", "H52"), ("H52", ""), 0.9),
        (("A", "H52"), ("F", "H52"), 0.81),
        (("", "H52"), ("H52", ""), 0.9),
        (("", ""), ("H52", ""), nan),
        (("H", ""), ("", ""), nan),
    ],
)
def test_sector_takes_the_best_of_two_choices_each(wanted, had, expected):
    found = value(
        criteria.sector,
        replace(INES, sector=wanted[0], sector2=wanted[1]),
        replace(PAUL, sector=had[0], sector2=had[1]),
    )
    assert found == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(
    ("job", "level", "expected"),
    [
        ("logistics", 2, 1.0),
        ("logistics", 4, 1.0),
        ("logistics", 5, 0.91),
        ("logistics", 1, 0.85),
        ("production", 3, 0.65),
        ("management", 3, 0.65),
        ("care", 3, 0.3),
        ("logistics", None, nan),
        ("", 3, nan),
    ],
)
def test_function_joins_the_family_and_the_level(job, level, expected):
    found = value(criteria.function, INES, replace(PAUL, function=job, seniority=level))
    assert found == pytest.approx(expected, nan_ok=True)


def test_a_mentor_two_levels_below_or_four_above_counts_less():
    assert tables.level_step(4, 2) == 0.2
    assert tables.level_step(5, 1) == 0.2
    assert tables.level_step(1, 5) == 0.5


@pytest.mark.parametrize(
    ("born", "expected"), [(1998, 1), (1973, 1), (1970, 0.8), (2001, 0.8), (1950, 0), (None, nan)]
)
def test_age_counts_fully_within_the_gap_then_falls_over_fifteen_years(born, expected):
    found = value(criteria.age, INES, replace(PAUL, birth_year=born), gap=(0, 25))
    assert found == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        (("ar", ()), ("ar", ()), 1),
        (("fr", ()), ("fr", ("ar",)), 1),
        (("ar", ("fr",)), ("fr", ("ar",)), 0.8),
        (("fr", ("ar",)), ("ar", ("fr",)), 0.8),
        (("fr", ("ar",)), ("ar", ()), 0.8),
        (("ar", ("fr",)), ("fr", ()), 0.3),
        (("ar", ("fr", "en")), ("fr", ("en",)), 0.5),
        (("ar", ("fr",)), ("tr", ("fr",)), 0.3),
        (("ar", ()), ("fr", ()), 0),
        (("", ("fr",)), ("fr", ()), nan),
        (("fr", ()), ("", ("fr",)), nan),
    ],
)
def test_first_language_prefers_the_mentees_own(theirs, ours, expected):
    mentee = replace(INES, first_language=theirs[0], other_languages=theirs[1])
    mentor = replace(PAUL, first_language=ours[0], other_languages=ours[1])
    assert value(criteria.first_language, mentee, mentor) == pytest.approx(expected, nan_ok=True)


def test_a_hobby_that_everyone_shares_still_counts_as_shared():
    mentee, mentor = replace(INES, hobbies=("cooking",)), replace(PAUL, hobbies=("cooking",))
    weights = criteria.hobby_weights(encode([mentee]), encode([mentor]))
    assert value(criteria.hobbies, mentee, mentor, weights=weights) == 1.0


def test_a_rare_hobby_weighs_more_than_a_common_one():
    people = [replace(INES, hobbies=("cooking",)), replace(INES, hobbies=("cooking", "sewing")), INES]
    weights = criteria.hobby_weights(encode(people), encode([replace(PAUL, hobbies=())]))
    assert weights["sailing"] > weights["sewing"] > weights["cooking"]


@pytest.mark.parametrize(
    "missing",
    [{"motives": ()}, {"hours_per_month": None}, {"hours_per_month": 0}],
    ids=["motives", "hours", "none"],
)
def test_motivation_is_unknown_without_motives_or_hours(missing):
    assert isnan(value(criteria.motivation, replace(INES, **missing), PAUL))
    assert isnan(value(criteria.motivation, INES, replace(PAUL, **missing)))


@pytest.mark.parametrize(("slots", "expected"), [(("mon_evening", "sat"), 0.9), (("tue_day",), 0.65)])
def test_expectations_count_common_slots(slots, expected):
    assert value(criteria.expectations, INES, replace(PAUL, slots=slots)) == pytest.approx(expected)


def test_expectations_are_unknown_without_needs_offers_or_slots():
    assert isnan(value(criteria.expectations, replace(INES, supports={}), PAUL))
    assert isnan(value(criteria.expectations, replace(INES, slots=()), PAUL))
    assert isnan(value(criteria.expectations, INES, replace(PAUL, supports={})))
    assert isnan(value(criteria.expectations, INES, replace(PAUL, slots=())))


def test_a_mentor_who_says_no_to_everything_has_answered():
    refusing = replace(PAUL, supports=dict.fromkeys(tables.SUPPORTS, 0.0))
    assert value(criteria.expectations, INES, refusing) == pytest.approx(0.175)


@settings(max_examples=150, deadline=None)
@given(
    mentees=st.lists(st.tuples(MENTEES, SPOTS), min_size=1, max_size=4),
    mentors=st.lists(st.tuples(MENTORS, SPOTS), min_size=1, max_size=5),
    table=TABLES,
    premises=st.lists(SPOTS, max_size=2),
)
def test_blocks_agree_with_the_naive_scorer(mentees, mentors, table, premises):
    theirs, homes = zip(*mentees, strict=True)
    ours, works = zip(*mentors, strict=True)
    travel = Travel.of(table, mentees=homes, mentors=works, premises=premises)
    mentee_columns, mentor_columns = encode(theirs), encode(ours)
    facts = survey(mentee_columns, mentor_columns, travel, rules=RULES)
    scores = score(mentee_columns, mentor_columns, travel, rules=RULES, facts=facts)
    weights = naive.hobby_weights([*theirs, *ours])
    assert facts.hobbies == pytest.approx(weights)
    reachable = {name: [] for name in tables.CRITERIA}
    for row, mentee in enumerate(theirs):
        for column, mentor in enumerate(ours):
            verdict, found = naive.values(
                mentee, mentor, table, homes[row], works[column], premises, RULES.gap, weights
            )
            assert VERDICTS[scores.gate.verdict[row, column]] == verdict
            for name, expected in found.items():
                assert scores.values[name][row, column] == pytest.approx(expected, abs=2e-5, nan_ok=True)
                if verdict == "reachable" and not isnan(expected):
                    reachable[name].append(expected)
            total = 0 if verdict == "unreachable" else naive.total(found, RULES.weights, facts.neutral)
            assert scores.totals[row, column] == pytest.approx(total, abs=2e-3)
    means = {name: np.mean(known) if known else 0.5 for name, known in reachable.items()}
    assert facts.neutral == pytest.approx(means, abs=2e-5)
