"""Every letter of the demo reads like one that a person wrote."""

import re

import pytest

from mentoring.models import Guardian
from portal.accounts.models import User
from portal.demo import accounts, cast, mailbox, rows
from recruitment.models import Application

pytestmark = pytest.mark.django_db
NBSP = "\N{NO-BREAK SPACE}"
FAULTS = {
    "a placeholder left": re.compile(r"\[\[|\]\]|\{\{|\}\}|\{%|%\(|\bNone\b|lorem|TODO", re.IGNORECASE),
    "two spaces": re.compile(r"[^\S\n]{2}"),
    "a space at the end of a line": re.compile(r"[^\S\n]$", re.MULTILINE),
    "a straight apostrophe or quotation mark": re.compile(r"['\"]"),
    "a plain space before a mark": re.compile(r" [;:!?»%€]"),
    "a mark without a space": re.compile(rf"[^\s\d{NBSP}:?!][;!?»%]"),
    "a plain space after an opening mark": re.compile(r"« |«\w"),
    "two blank lines": re.compile(r"\n\s*\n\s*\n"),
    "three dots": re.compile(r"\.\.\."),
    "a comma that hangs": re.compile(r"\s,|,\."),
}
ADDRESS = re.compile(r"https?://\S+")
GREETING = re.compile(r"Bonjour (?P<name>\S[^,\n]*),\n\n")
SIGNATURE = "L’équipe Tandem"


@pytest.fixture
def letters(box):
    return mailbox.letters(box)


def words_of(letter):
    return ADDRESS.sub("lien", f"{letter.subject}\n{letter.text}")


@pytest.mark.parametrize("fault", FAULTS)
def test_no_letter_has(letters, fault):
    found = {
        (letter.subject, match.group())
        for letter in letters
        if (match := FAULTS[fault].search(words_of(letter)))
    }
    assert found == set()


def test_each_letter_greets_by_the_first_name_or_a_parent_by_theirs_and_is_signed(letters):
    names = dict(User.objects.values_list("email", "first_name"))
    names |= dict(Application.objects.values_list("email", "first_name"))
    names |= dict(Guardian.objects.values_list("email", "name"))
    for letter in letters:
        greeting = GREETING.match(letter.text)
        assert greeting, letter.text[:80]
        assert greeting["name"] == names[letter.to]
        assert letter.text.rstrip().endswith(SIGNATURE), letter.subject


def test_a_subject_fits_on_a_line_and_has_no_full_stop(letters):
    assert [one.subject for one in letters if len(one.subject) > 70 or one.subject.endswith(".")] == []


def test_nobody_is_written_to_twice_in_the_same_words_on_one_day(letters):
    said = [(one.to, one.subject, one.sent_at.date()) for one in letters]
    assert len(said) == len(set(said))


def test_the_team_hears_of_what_is_for_it_only(letters):
    own = {seat.email for seat in accounts.TEAM}
    subjects = {one.subject for one in letters if one.to in own}
    assert all(re.search(r"[FHT]-\d{4}|^Cette semaine\s:", subject) for subject in subjects)


def test_what_people_of_the_demo_wrote_is_typeset():
    written = [
        str(one.answers.get(name, ""))
        for one in cast.everybody().values()
        for name in ("words", "obstacles", "aim")
    ]
    told = [file.read_text(encoding="utf-8") for file in rows.DATA.glob("tandems*.txt")]
    straight = re.compile(r"['\"]")
    assert [text for text in (*written, *told) if straight.search(text)] == []
