"""The page on how people are matched: the weights in force, and a trial that no address can break."""

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms_pages import trial
from mentoring.models import Programme
from portal.hub import ledger
from tests.factories.mentoring import ProgrammeFactory

PATH = "/mentorat/comment-nous-rapprochons/"
NAMES = ["programme", *trial.USUAL]


@pytest.fixture(autouse=True)
def programme():
    Programme.objects.update(closes_on=date(2020, 1, 2), opens_on=date(2020, 1, 1))
    return ProgrammeFactory(code="essai", name="Tandem Essai", opens_on=date(2026, 1, 1), closes_on=None)


def result(page):
    return page.select_one(".essai__fin")


def test_the_eight_weights_in_force_are_on_the_page_and_make_a_hundred(soup, programme):
    page = soup(PATH)
    assert [one.text for one in page.select(".critere dt")] == ["Tandem Essai"] * 8
    assert sum(int(one.text.split()[0]) for one in page.select(".critere dd")) == 100
    assert len(page.select(".critere p")) == 8


def test_the_trial_opens_with_an_answer_line_by_line(soup):
    found = result(soup(PATH))
    assert len(found.select(".lignes-points li")) == 8
    assert "points sur 100" in found.text


def test_another_answer_in_the_address_gives_another_result(soup):
    usual = soup(PATH)
    other = soup(f"{PATH}?programme=essai&minutes=25&limit=30&mentee_age=28&mentor_age=51&mentor_sector=A")
    assert result(other)["id"] == "resultat"
    assert result(usual).get("id") is None
    assert result(other).select_one(".chiffre").text != result(usual).select_one(".chiffre").text
    assert other.select_one("#essai_mentor_sector option[selected]")["value"] == "A"


def test_too_long_a_way_is_not_proposed_and_says_why(soup):
    found = result(soup(f"{PATH}?programme=essai&minutes=60&limit=30"))
    assert "Non proposé" in found.text
    assert "60 minutes" in found.text
    assert found.select(".lignes-points") == []


def test_the_trial_needs_no_script_no_token_and_no_cookie(client):
    response = client.get(f"{PATH}?programme=essai")
    text = response.content.decode()
    assert "csrfmiddlewaretoken" not in text
    assert response.cookies == {}
    assert '<form method="get"' in text


def test_without_an_open_programme_the_rules_stay_and_the_trial_goes(soup, programme):
    programme.weight_sets.all().delete()
    page = soup(PATH)
    assert len(page.select(".critere")) == 8
    assert page.select("#essai") == []


def test_the_page_leads_to_a_human_being(soup):
    assert soup(PATH).main.find("a", href="/contact/")


@pytest.mark.parametrize("programmes", [1, 12])
def test_more_programmes_ask_no_more_questions(client, django_assert_num_queries, programmes):
    for rank in range(programmes - 1):
        ProgrammeFactory(
            code=f"autre-{rank}", name=f"Autre {rank}", opens_on=date(2026, 1, 1), closes_on=None
        )
    client.get(PATH)
    page = ledger.page("matching")
    with django_assert_num_queries(1):
        assert len(trial.method.criteria(trial.method.in_force(date(2026, 11, 26)))[0].weights) == programmes
    assert page.live


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["", "-1", "1e9", "<script>", "\x00", "٣", "9" * 400, "fr' OR 1=1", "NaN"])
def test_an_answer_that_does_not_exist_is_the_usual_one(client, name, value):
    response = client.get(PATH, {"programme": "essai", name: value})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().partition("<main")[2].partition("</main")[0]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(NAMES),
        st.lists(
            st.one_of(
                st.text(max_size=12), st.sampled_from(["H", "fr", "ar", "60", "technical", "essai", "on"])
            ),
            max_size=3,
        ),
    )
)
def test_no_address_can_break_the_trial(programme, given_answers):
    data = QueryDict(mutable=True)
    for name, values in {"programme": ["essai"], **given_answers}.items():
        data.setlist(name, values)
    answers = trial.answers_of(data, [("essai", "Tandem Essai")])
    assert set(answers) == set(NAMES)
    [weights] = [one for one in trial.method.in_force(date(2026, 11, 26)) if one.programme == programme]
    found = trial.method.weigh(answers, weights)
    assert found.total is None or 0 <= found.total <= 100
