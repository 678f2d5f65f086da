"""Words as the search compares them: accents, endings and synonyms make no difference."""

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.search import words
from cms_pages.search.excerpts import excerpt, marked, readable
from cms_pages.search.vocabulary import COMMON, FAMILIES


def answers(typed, written, language="fr"):
    """Whether a question in one word finds a text in one word."""
    return set(words.asked(typed, language)) <= words.keys(written, language)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("emplois", "emploi"),
        ("EMPLOI", "emplois"),
        ("creatrice", "Créatrices"),
        ("mentore", "mentoré"),
        ("mentorée", "mentorés"),
        ("coeur", "cœur"),
        ("appui", "appuis"),
        ("retraites", "retraité"),
        ("entreprise", "entreprises"),
    ],
)
def test_accents_capitals_and_endings_make_no_difference(typed, written):
    assert answers(typed, written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("parrain", "mentor"),
        ("marraines", "mentors"),
        ("filleul·e", "mentorée"),
        ("filleule", "mentoré"),
        ("mentor", "parrains"),
        ("parrainage", "mentorat"),
        ("travail", "emplois"),
        ("créateur", "entreprise"),
    ],
)
def test_the_words_of_a_family_answer_for_one_another(typed, written):
    assert answers(typed, written)


def test_families_stay_apart():
    assert not answers("parrain", "emploi")
    assert not answers("mentorat", "entreprise")


def test_an_english_page_is_read_in_english():
    assert answers("meetings", "meeting", "en")
    assert answers("sponsor", "mentor", "en")
    assert not answers("parrain", "mentor", "en")


@pytest.mark.parametrize("language", FAMILIES)
def test_no_word_belongs_to_two_families(language):
    stems = [{words.stem(word, language) for word in family} for family in FAMILIES[language]]
    assert sum(map(len, stems)) == len(set().union(*stems))


def test_common_words_are_left_out_unless_there_is_nothing_else():
    assert words.asked("comment trouver un parrain", "fr") == words.asked("trouver mentor", "fr")
    assert words.asked("pour", "fr") == ["pour"]


def test_a_word_asked_twice_counts_once():
    assert words.asked("mentor Mentors parrain", "fr") == ["mentor"]


def test_the_vocabularies_know_the_same_languages():
    assert set(FAMILIES) == set(COMMON) == set(words.ALGORITHMS)


def test_people_never_read_what_the_search_compares():
    entry = f"Une phrase., , Une autre {words.indexed('Titre', 'Un mot', 'fr')} la fin"
    assert readable(entry) == "Une phrase. Une autre la fin"


def test_the_words_found_are_marked_and_the_rest_is_escaped():
    wanted = frozenset(words.asked("parrain", "fr"))
    assert marked('<b onclick="x">Mentors & co</b>', wanted, "fr") == (
        "&lt;b onclick=&quot;x&quot;&gt;<mark>Mentors</mark> &amp; co&lt;/b&gt;"
    )


def test_an_excerpt_begins_a_little_before_the_first_word_and_stops_at_a_word():
    wanted = frozenset(words.asked("charte", "fr"))
    text = " ".join(["avant"] * 60 + ["charte"] + ["après"] * 60)
    lines = excerpt(text, wanted, "fr")
    assert lines.startswith("… avant avant")
    assert lines.endswith("après …")
    assert "<mark>charte</mark>" in lines
    assert len(lines) < 300


def test_a_page_found_by_its_title_shows_its_first_lines():
    assert excerpt("Deux mots.", frozenset({"charte"}), "fr") == "Deux mots."
    assert excerpt("", frozenset({"charte"}), "fr") == ""


@given(st.text(max_size=200), st.text(max_size=40), st.sampled_from(sorted(FAMILIES)))
def test_any_text_is_marked_without_losing_or_adding_a_sign(text, query, language):
    wanted = frozenset(words.asked(query, language))
    shown = marked(text, wanted, language)
    assert shown.replace("<mark>", "").replace("</mark>", "") == escape(text)
