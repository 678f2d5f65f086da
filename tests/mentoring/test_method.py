from dataclasses import replace
from datetime import date, timedelta

import pytest

from cms_pages.trial import USUAL
from mentoring import method, vocabulary
from mentoring.domain.shortlist import load_matching
from mentoring.matching import tables
from tests.factories.mentoring import ProgrammeFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)


def opened(**fields):
    return ProgrammeFactory(**{"opens_on": TODAY - timedelta(days=9), "closes_on": None, **fields})


def weigh(**answers):
    [weights] = method.in_force(TODAY)
    return method.weigh({**USUAL, **answers}, weights)


def points(weighed):
    return {line.name: line.points for line in weighed.lines}


def test_each_of_the_eight_criteria_is_explained_once():
    assert set(method.WHAT_IT_LOOKS_AT) == set(tables.CRITERIA)


def test_the_weights_are_those_in_force_of_programmes_that_are_open(django_assert_num_queries):
    programme = opened(name="Emploi")
    opened(name="Fermé", closes_on=TODAY - timedelta(days=1))
    old = programme.weight_sets.get()
    points = {**old.points(), "sector": old.sector + 5, "function": old.function - 5}
    programme.weight_sets.update(in_force=False)
    programme.weight_sets.create(version=2, decided_at=old.decided_at, **points)

    with django_assert_num_queries(1):
        weights = method.in_force(TODAY)
        by_code = {one.code: one.weights for one in method.criteria(weights)}
    assert by_code["sector"] == [("Emploi", old.sector + 5)]
    assert {code: of for code, [(_name, of)] in by_code.items()} == points


def test_the_points_are_those_of_the_matching_itself():
    opened()
    [weights] = method.in_force(TODAY)
    ranking = load_matching()
    [match] = ranking.rank(
        method.invented_mentee(USUAL),
        [method.invented_mentor(USUAL)],
        ranking.Travel.of([[[0, 25], [25, 0]]] * 4, mentees=[0], mentors=[1]),
        rules=ranking.Rules(weights.points(), (weights.programme.gap_low, weights.programme.gap_high)),
        facts=ranking.PoolFacts(dict.fromkeys(tables.CRITERIA, 0.5), dict.fromkeys(tables.HOBBIES, 1.0)),
    )
    found = method.weigh(USUAL, weights)
    expected = {
        vocabulary.label(vocabulary.CRITERIA, one.criterion): one.points for one in match.contributions
    }
    assert (points(found), found.total) == (expected, round(match.total))


def test_too_long_a_way_shuts_the_gate_whatever_the_rest():
    opened()
    far = weigh(minutes=60, limit=30)
    assert (far.is_proposed, far.lines, far.minutes, far.limit) == (False, [], 60, 30)
    assert weigh(minutes=30, limit=30).is_proposed
    assert weigh(minutes=60, limit=30, remote=True).is_proposed


def test_an_answer_left_out_counts_half_its_weight():
    opened()
    found = weigh(mentee_hobby="")
    [hobbies] = [line for line in found.lines if line.name == "Loisirs"]
    assert (hobbies.points, hobbies.share) == (hobbies.weight / 2, 50)


def test_a_better_answer_gives_more_points():
    opened()
    assert weigh(mentor_sector="H").total > weigh(mentor_sector="A").total
    assert weigh(mentor_also="ar").total > weigh(mentor_also="").total
    assert weigh(mentor_supports=["technical", "relational"]).total > weigh(mentor_supports=[]).total


def test_nothing_asked_is_written_as_not_given_and_never_fails():
    opened()
    bare = {
        name: "" if isinstance(value, str) else [] if isinstance(value, list) else value
        for name, value in USUAL.items()
    }
    assert weigh(**bare).is_proposed


def test_a_line_says_its_part_of_the_weight():
    opened()
    for line in weigh().lines:
        assert line.share == pytest.approx(100 * line.points / line.weight, abs=0.6)
        assert replace(line, sentence="").sentence == "" != line.sentence
