"""How an article of the demo is written down."""

from dataclasses import dataclass
from typing import Any

from portal.hub.texts.pieces import Block, block, items


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
    author: str = ""


def voices(*said: tuple[str, str, str, str]) -> Block:
    """One voice or two: (side, words, who, trade and place)."""
    keys = ("side", "words", "name", "role")
    return block(
        "voices",
        {"voices": items(*(dict(zip(keys, one, strict=True)) for one in said)), "link": items()},
    )


def door(title: str, text: str, label: str, entrance: str) -> Block:
    """A sentence, and a button to an application form."""
    link: dict[str, Any] = {"label": label, "page": None, "entrance": entrance, "url": ""}
    return block("call", {"title": title, "text": text, "link": link})
