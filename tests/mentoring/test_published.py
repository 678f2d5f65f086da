from datetime import date, timedelta

import pytest
from django.utils import translation

from mentoring import published
from tests.factories.mentoring import PartnerFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)


def test_the_public_reads_facts_only():
    owner = PartnerFactory(name="Mission locale du Delta")
    ProgrammeFactory(
        code="jeunes",
        name="Tandem Jeunes",
        pitch="Un premier pas.",
        track="youth",
        owner=owner,
        closes_on=TODAY,
        territory=["13004"],
        min_age=16,
        max_age=25,
    )
    [found] = published.open_programmes(TODAY)
    assert found == published.PublicProgramme(
        code="jeunes",
        name="Tandem Jeunes",
        sentence="Un premier pas.",
        track="Jeunes",
        owner="Mission locale du Delta",
        closes_on=TODAY,
        places=("Arles (13200)",),
        min_age=16,
        max_age=25,
    )
    assert (found.ages, found.where) == ("De 16 à 25\N{NO-BREAK SPACE}ans", "Arles (13200)")


def test_names_and_sentences_are_in_the_readers_language():
    ProgrammeFactory(name="A", name_in_english="B", pitch="C", pitch_in_english="D")
    with translation.override("en"):
        [found] = published.open_programmes(TODAY)
        assert (found.name, found.sentence, found.ages) == ("B", "D", "From 16 years of age")


def test_only_what_is_open_is_published_job_seekers_first():
    youth = ProgrammeFactory(track="youth")
    employment = ProgrammeFactory(track="employment")
    ProgrammeFactory(opens_on=None)
    ProgrammeFactory(opens_on=TODAY + timedelta(days=1))
    ProgrammeFactory(closes_on=TODAY - timedelta(days=1))
    assert [one.code for one in published.open_programmes(TODAY)] == [employment.code, youth.code]


def test_a_long_territory_is_told_shortly():
    ProgrammeFactory(territory=["13004", "13054", "13117", "13001", "13047", "13056"])
    [found] = published.open_programmes(TODAY)
    assert found.where.endswith("et 2 autres")
    assert len(found.places) == 6


def test_reading_them_costs_one_query(django_assert_num_queries):
    for _number in range(3):
        ProgrammeFactory(owner=PartnerFactory())
    with django_assert_num_queries(1):
        published.open_programmes(TODAY)
