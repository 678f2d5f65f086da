"""Cleans what people type in a search box, before any register, page search or chooser sees it."""

import unicodedata

LONGEST = 100
OPERATORS = {"AND", "OR", "NOT", "NEAR"}


def clean(query: str | None) -> str:
    """Words only: letters, digits, inner hyphens, single spaces, at most 100 characters; "" when nothing is left.

    Quotes, operators of query languages, control characters and line separators become spaces; upper-case
    operator words become ordinary ones. Cleaning twice changes nothing.
    """
    text = unicodedata.normalize("NFC", query or "")
    spaced = "".join(character if _kept(character) else " " for character in text)
    words = (word.strip("-") for word in spaced.split())
    kept = " ".join(word.lower() if word in OPERATORS else word for word in words if word)
    return kept[:LONGEST].rstrip("- ")


def _kept(character: str) -> bool:
    return character == "-" or unicodedata.category(character)[0] in "LMN"
