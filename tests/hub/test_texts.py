"""The first texts: set as French is set, and promising nothing that is not so."""

import re
from pathlib import Path

import pytest

from portal.hub import site
from portal.hub.texts.pieces import LINK, typeset

KEYS = {sheet.key for sheet in site.SHEETS}
TEXTS = sorted((Path(__file__).parents[2] / "portal" / "hub" / "texts").glob("*.py"))


def words(value):
    """Every string of a sheet, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words(inner)


def all_words():
    return [(sheet, text) for sheet in site.SHEETS for text in words([sheet.title, sheet.fields])]


def test_every_key_that_a_text_names_is_a_page():
    named = {key for _sheet, text in all_words() for key in LINK.findall(text)}
    named |= {text[1:] for _sheet, text in all_words() if text.startswith("@")}
    assert named - KEYS == set()


def test_keys_are_unique_and_twins_exist():
    assert len(KEYS) == len(site.SHEETS)
    assert {sheet.twin for sheet in site.SHEETS if sheet.language == "en"} <= KEYS


def test_a_menu_has_six_entries_at_most():
    for home in ("home", "home-en"):
        assert sum(sheet.parent == home and sheet.in_menu for sheet in site.SHEETS) <= 6


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Pourquoi ? Parce que : voilà !", "Pourquoi\xa0? Parce que\xa0: voilà\xa0!"),
        ("« Oui » ; 70 % en 1 h 30", "«\xa0Oui\xa0»\xa0; 70\xa0% en 1\xa0h\xa030"),
        ("6 mois, 8 min", "6\xa0mois, 8\xa0min"),
        ("https://exemple.fr/?a=1", "https://exemple.fr/?a=1"),
    ],
)
def test_french_spaces_do_not_break(typed, set_):
    assert typeset(typed) == set_
    assert typeset(set_) == set_


def test_texts_use_the_typographic_apostrophe():
    assert [text for _sheet, text in all_words() if re.search(r"\w'\w", text)] == []


def test_no_page_claims_to_be_fully_accessible():
    said = " ".join(text for sheet, text in all_words() if sheet.key == "accessibility")
    assert "non conforme" in said
    assert "totalement conforme" not in said
    assert "100" not in said


def test_no_text_is_longer_than_a_file_may_be():
    assert max(len(path.read_text().splitlines()) for path in TEXTS) <= 300
