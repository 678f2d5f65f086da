"""The worked example of the design, criterion by criterion: Inès × Paul = 70 of 100."""

import doctest

import pytest

from mentoring.matching import criteria, ranking, tables
from mentoring.matching.columns import encode
from mentoring.matching.ranking import PoolFacts, Rules, rank
from tests.mentoring.matching.people import INES, MARIGNANE, PAUL, POOL_HOBBIES, VITROLLES, travel

FACTS = PoolFacts(dict.fromkeys(tables.CRITERIA, 0.5), POOL_HOBBIES)
PEOPLE = {"ines": encode([INES]), "paul": encode([PAUL])}


@pytest.fixture(scope="module")
def paul_for_ines():
    ranked = rank(
        INES, [PAUL], travel([MARIGNANE], [VITROLLES]), rules=Rules.of_track("employment"), facts=FACTS
    )
    return ranked[0]


@pytest.mark.parametrize(
    ("criterion", "value", "points"),
    [
        ("sector", 0.80, 12.0),
        ("function", 0.91, 13.65),
        ("age", 1.0, 5.0),
        ("first_language", 0.80, 4.0),
        ("hobbies", 0.4127, 2.06),
        ("motivation", 0.5667, 8.5),
        ("accessibility", 0.2709, 4.06),
        ("expectations", 0.825, 20.62),
    ],
)
def test_each_criterion_of_the_example_has_its_printed_value(paul_for_ines, criterion, value, points):
    contribution = paul_for_ines.contributions[tables.CRITERIA.index(criterion)]
    assert contribution.criterion == criterion
    assert contribution.value == pytest.approx(value, abs=0.0001)
    assert contribution.points == pytest.approx(points, abs=0.006)
    assert contribution.neutral is False


def test_the_example_makes_seventy_points(paul_for_ines):
    assert paul_for_ines.total == pytest.approx(69.90, abs=0.01)
    assert round(paul_for_ines.total) == 70
    assert sum(one.points for one in paul_for_ines.contributions) == pytest.approx(
        paul_for_ines.total, abs=0.05
    )


def test_the_example_gives_the_way_in_minutes(paul_for_ines):
    reach = paul_for_ines.reach
    assert (reach.verdict, reach.place, reach.mode, round(reach.minutes)) == (
        "reachable",
        "mentor_work",
        "public_transport",
        29,
    )
    assert reach.near_limit is True


def test_each_criterion_gives_its_reason(paul_for_ines):
    assert [one.reason.key for one in paul_for_ines.contributions] == [
        "sector.same_section",
        "function.same.far_ahead",
        "age.mentor_older",
        "first_language.of_mentee",
        "hobbies.shared",
        "motivation.answered",
        "accessibility.mentor_work",
        "expectations.offered",
    ]
    assert [check.key for check in paul_for_ines.checks] == ["check.near_limit", "check.fewer_hours"]


@pytest.mark.parametrize("module", [tables, criteria, ranking])
def test_the_examples_in_the_docstrings_are_true(module):
    assert doctest.testmod(module, extraglobs=PEOPLE).failed == 0


def test_an_unknown_code_is_refused_rather_than_scored():
    with pytest.raises(KeyError):
        encode([PAUL, type(PAUL)(reference="x", hobbies=("falconry",))])
