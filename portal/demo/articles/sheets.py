"""How an article of the demo is written down."""

from dataclasses import dataclass
from typing import Any

from portal.hub.texts.pieces import Block, block


@dataclass(frozen=True)
class Article:
    """`days` before today; `drawing` names a file of `portal/demo/drawings`."""

    days: int
    rubric: str
    slug: str
    title: str
    intro: str
    body: tuple[Block, ...]
    drawing: str = ""
    key_words: tuple[str, ...] = ()
    author: str = ""


@dataclass(frozen=True)
class Said:
    """Who speaks, and what the page pulls out."""

    side: str
    words: str
    name: str
    role: str


@dataclass(frozen=True)
class Story:
    """`days` before today; `left` days of consent from today, less than none for a consent that is over."""

    days: int
    left: int
    slug: str
    title: str
    intro: str
    voices: tuple[Said, ...]
    body: tuple[Block, ...]
    drawing: str = ""


def door(title: str, text: str, label: str, entrance: str) -> Block:
    """A sentence, and a button to an application form."""
    link: dict[str, Any] = {"label": label, "page": None, "entrance": entrance, "url": ""}
    return block("call", {"title": title, "text": text, "link": link})
