"""How the first pages are written down: a sheet for each page, and the blocks of its text.

A page is named by its key: `page="@contact"` in a block, `<a href="@contact">` in a text. `portal.hub.site` turns
keys into pages once they all exist.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from cms_pages.models.base import PortalPage

Block = dict[str, Any]
LINK = re.compile(r'<a href="@([\w-]+)">')
TYPOGRAPHY = [
    (re.compile(r" (?=[;:!?»%€])"), "\N{NO-BREAK SPACE}"),
    (re.compile(r"(?<=«) "), "\N{NO-BREAK SPACE}"),
    (re.compile(r"(?<=\d) (?=(?:h|min|ans|mois|jours)\b)"), "\N{NO-BREAK SPACE}"),
    (re.compile(r"(?<=\d\N{NO-BREAK SPACE}h) (?=\d)"), "\N{NO-BREAK SPACE}"),
]


@dataclass(frozen=True)
class Sheet:
    """One page to lay. `twin` is the key of the French page that says the same.

    With a `purpose` it is a draft to start from, which is never published.
    """

    key: str
    model: type[PortalPage]
    title: str
    slug: str
    parent: str = ""
    language: str = "fr"
    twin: str = ""
    in_menu: bool = False
    purpose: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


def block(kind: str, value: Any) -> Block:
    """One block of a stream."""
    return {"type": kind, "value": value}


def items(*values: Any) -> list[Any]:
    """The entries of a list block."""
    return list(values)


def prose(*lines: str) -> Block:
    """Running text: one element of HTML a line."""
    return block("prose", "".join(lines))


def steps(*pairs: tuple[str, str]) -> Block:
    """A numbered path of (title, text)."""
    return block("steps", {"steps": items(*({"title": title, "text": text} for title, text in pairs))})


def supports(*rows: tuple[str, str, str]) -> Block:
    """A list of (icon, title, text)."""
    keys = ("icon", "title", "text")
    return block("supports", {"supports": items(*(dict(zip(keys, row, strict=True)) for row in rows))})


def questions(*pairs: tuple[str, str]) -> Block:
    """Questions and their answers, (words, HTML)."""
    entries = ({"question": question, "answer": answer} for question, answer in pairs)
    return block("accordion", {"questions": items(*entries)})


def callout(title: str, text: str) -> Block:
    """Something not to miss."""
    return block("callout", {"title": title, "text": text})


def link(label: str, *, page: str = "", entrance: str = "") -> Block:
    """A link to a page (by its key) or to an application form."""
    return {"label": label, "page": f"@{page}" if page else None, "entrance": entrance, "url": ""}


def call(title: str, text: str, button: dict[str, Any]) -> Block:
    """A sentence and a button."""
    return block("call", {"title": title, "text": text, "link": button})


def typeset(text: str) -> str:
    """French typography: the spaces before ; : ! ? » % € and after « do not break."""
    for pattern, space in TYPOGRAPHY:
        text = pattern.sub(space, text)
    return text
