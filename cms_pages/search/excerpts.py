"""The lines of a page around the words that were asked, marked. Everything is escaped; only <mark> is ours."""

import re
from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .words import FENCE, WORD, keys

BEFORE = 80
LENGTH = 240
KEYS = re.compile(f"{FENCE}[^{FENCE}]*{FENCE}")
NOTHING = re.compile(r",(?: ,)+")  # Wagtail joins the texts of blocks, even empty ones, with a comma
JOINT = re.compile(r"(?<=[.!?…:»]), ")


def readable(indexed: str) -> str:
    """What people read in an entry of the index, without the keys that the search compares."""
    text = " ".join(KEYS.sub(" ", indexed).split())
    return JOINT.sub(" ", NOTHING.sub(",", text))


def marked(text: str, wanted: frozenset[str], language: str) -> SafeString:
    """The text with each wanted word marked."""
    return format_html_join("", "{}", ((piece,) for piece in pieces(text, wanted, language)))


def pieces(text: str, wanted: frozenset[str], language: str) -> Iterator[str]:
    """The text cut into what is marked and what is not."""
    done = 0
    for found in matches(text, wanted, language):
        yield text[done : found.start()]
        yield format_html("<mark>{}</mark>", found[0])
        done = found.end()
    yield text[done:]


def matches(text: str, wanted: frozenset[str], language: str) -> Iterator[re.Match[str]]:
    """Where the text holds a wanted word."""
    return (found for found in WORD.finditer(text) if keys(found[0], language) & wanted)


def excerpt(text: str, wanted: frozenset[str], language: str) -> SafeString:
    """Some two lines from the first wanted word on, or the first lines where the text holds none."""
    first = next(matches(text, wanted, language), None)
    start = first.start() - BEFORE if first else 0
    start = text.find(" ", start) + 1 if start > 0 else 0
    end = start + LENGTH
    end = max(text.rfind(" ", start, end), start) if end < len(text) else len(text)
    lines = marked(text[start : end or len(text)], wanted, language)
    return format_html("{}{}{}", "… " if start else "", lines, " …" if end < len(text) else "")
