"""A territory typed by hand, and what it covers."""

import pytest
from django.utils import translation

from portal.core import geography, territories

METROPOLE, MARSEILLE = "200054807", "13055"


@pytest.fixture(autouse=True)
def _french():
    with translation.override("fr"):
        yield


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Marignane", ["13054"]),
        ("13700\nmarignane", ["13054"]),
        ("Marseille", [MARSEILLE]),
        ("Marseille 2e", ["13202"]),
        ("Métropole d’Aix-Marseille-Provence", [METROPOLE]),
        ("aix marseille provence", [METROPOLE]),
        ("200 054 807", [METROPOLE]),
        ("Terre de Provence", ["200035087"]),
        ("", []),
    ],
)
def test_a_commune_or_an_epci_is_read_by_name_postcode_or_number(typed, codes):
    assert territories.read(typed) == (codes, [])


def test_what_is_not_understood_is_said_line_by_line():
    codes, problems = territories.read("Marignane\nAtlantide\nSaint-Martin")
    assert codes == ["13054"]
    assert "«\N{NO-BREAK SPACE}Atlantide\N{NO-BREAK SPACE}»" in problems[0]
    assert "Saint-Martin-de-Crau" in problems[1]


def test_every_name_shown_is_read_again_as_the_same_code():
    groups = [one.siren for one in geography.epci()]
    places = [one.insee_code for one in geography.communes("13")]
    for code in (*groups, *places, MARSEILLE):
        assert territories.read("\n".join(territories.words([code]))) == ([code], [])


def test_every_commune_of_the_departement_belongs_to_one_epci():
    for place in geography.communes("13"):
        code = MARSEILLE if place.is_marseille else place.insee_code
        assert sum(code in one.communes for one in geography.epci()) == 1, place


@pytest.mark.parametrize(
    ("codes", "commune", "covered"),
    [
        ([], "", True),
        ([METROPOLE], "13054", True),
        ([METROPOLE], "13203", True),
        ([MARSEILLE], "13203", True),
        (["13202"], "13203", False),
        ([METROPOLE], "13004", False),
        (["13004"], "13004", True),
        (["13004"], "", False),
    ],
)
def test_a_territory_covers_its_communes_and_the_districts_of_marseille(codes, commune, covered):
    assert geography.territory_covers(codes, commune) is covered
