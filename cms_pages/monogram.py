"""The letters that stand for a structure without a logo. Called by the tags of the pages."""

import re

SMALL_WORDS = {"au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "pour", "the"}
LETTERS = 2


def initials(name: str) -> str:
    """Two letters at most: those of the words that tell one name from another."""
    words = re.findall(r"\w+", name)
    telling = [word for word in words if word.casefold() not in SMALL_WORDS] or words
    return "".join(word[0] for word in telling[:LETTERS]).upper()
