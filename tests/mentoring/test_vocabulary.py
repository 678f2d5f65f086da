"""Every code of the matching has its label, and only those."""

import pytest
from django.utils import translation

from mentoring import vocabulary
from mentoring.matching import gate, tables


@pytest.mark.parametrize(
    ("choices", "codes"),
    [
        (vocabulary.SECTORS, tables.SECTORS),
        (vocabulary.FUNCTIONS, tables.FUNCTIONS),
        (vocabulary.LEVELS, tables.LEVELS),
        (vocabulary.LANGUAGES, tables.LANGUAGES),
        (vocabulary.HOBBIES, tables.HOBBIES),
        (vocabulary.MENTOR_MOTIVES, tables.MENTOR_MOTIVES),
        (vocabulary.MENTEE_MOTIVES, tables.MENTEE_MOTIVES),
        (vocabulary.SLOTS, tables.SLOTS),
        (vocabulary.PLACES, tables.PLACES),
        (vocabulary.TRAVEL_MODES, tables.TRAVEL_MODES),
        (vocabulary.REMOTE, tables.REMOTE),
        (vocabulary.SUPPORTS, tables.SUPPORTS),
        (vocabulary.SUPPORT_HINTS, tables.SUPPORTS),
        (vocabulary.SUPPORT_OFFERS, tuple(tables.SUPPORT_OFFERS)),
        (vocabulary.SUPPORT_NEEDS, tuple(tables.SUPPORT_NEEDS)),
        (vocabulary.TRACKS, tables.TRACKS),
        (vocabulary.CRITERIA, tables.CRITERIA),
        (vocabulary.VERDICTS, gate.VERDICTS),
    ],
)
def test_labels_follow_the_codes_of_the_matching(choices, codes):
    assert tuple(code for code, _label in choices) == codes


def test_there_are_thirty_hobbies_and_eleven_slots():
    assert (len(tables.HOBBIES), len(tables.SLOTS)) == (30, 11)


def test_every_motive_answered_is_one_that_mentees_can_give():
    answered = {answer for answers in tables.MOTIVE_ANSWERS.values() for answer in answers}
    assert answered == set(tables.MENTEE_MOTIVES)


def test_neighbours_are_functions():
    assert {code for pair in tables.NEIGHBOURS for code in pair} <= set(tables.FUNCTIONS)


def test_a_label_is_written_in_the_language_of_the_moment():
    with translation.override("fr"):
        assert vocabulary.label(vocabulary.FUNCTIONS, "logistics") == "Logistique, transport"
        assert vocabulary.label(vocabulary.LEVELS, 2) == "Qualifié·e"
    with translation.override("en"):
        assert vocabulary.label(vocabulary.FUNCTIONS, "logistics") == "Logistics, transport"


def test_a_code_that_is_gone_is_shown_as_it_stands():
    assert vocabulary.label(vocabulary.HOBBIES, "falconry") == "falconry"


@pytest.mark.parametrize(
    ("code", "valid"), [("I", True), ("I56", True), ("V", False), ("I5", False), ("", False)]
)
def test_a_sector_is_a_section_or_one_of_its_divisions(code, valid):
    assert vocabulary.is_sector(code) is valid


def test_a_division_reads_as_its_section():
    with translation.override("fr"):
        assert vocabulary.sector_label("I56") == "Hébergement et restauration"


def test_sectors_are_grouped_once_each():
    groups = vocabulary.sectors_by_group()
    assert [choice for group in groups for choice in group] == list(vocabulary.SECTORS)
