"""Every sentence of the product exists in French: nothing missing, nothing fuzzy, nothing left over."""

from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "portal" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
IGNORED = ["static/*", ".venv", "var", "tests", "locale", "staticfiles"]
SPACE_BEFORE = ("?", "!", ";", ":", "%", "»")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """What the code and the templates say today, taken out by xgettext."""
    folder = tmp_path_factory.mktemp("catalogue") / "locale"
    (folder / "fr" / "LC_MESSAGES").mkdir(parents=True)
    kept = settings.LOCALE_PATHS
    settings.LOCALE_PATHS = [str(folder)]
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(ROOT)
            call_command(
                "makemessages",
                locale=["fr"],
                ignore_patterns=IGNORED,
                extensions=["html", "txt", "py"],
                verbosity=0,
            )
    finally:
        settings.LOCALE_PATHS = kept
    return polib.pofile(str(folder / "fr" / "LC_MESSAGES" / "django.po"))


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def test_every_sentence_is_translated(extracted, catalogue):
    known = {key(entry) for entry in catalogue.translated_entries()}
    assert sorted(str(key(entry)) for entry in extracted if key(entry) not in known) == []


def test_nothing_is_fuzzy_or_left_over(extracted, catalogue):
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    said = {key(entry) for entry in extracted}
    assert sorted(str(key(entry)) for entry in catalogue if key(entry) not in said) == []


def test_a_translation_names_the_same_values_as_its_sentence(catalogue):
    wrong = []
    for entry in catalogue:
        texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        wrong += [
            entry.msgid for text in texts if names(text) - names(entry.msgid) - names(entry.msgid_plural)
        ]
    assert wrong == []


def names(text):
    """The values that a sentence expects."""
    return {part.split(")")[0] for part in (text or "").split("%(")[1:]}


def test_french_typography_is_kept(catalogue):
    """A non-breaking space stands before high punctuation, apostrophes are curly, U+202F is in none of our fonts."""
    wrong = []
    for entry in catalogue:
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            ordinary = any(f" {sign}" in text.replace("%(", "") for sign in SPACE_BEFORE)
            if ordinary or "'" in text or "\u202f" in text or "« " in text:
                wrong.append(text)
    assert wrong == []
