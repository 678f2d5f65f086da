"""The frequent questions, each with an address of its own that is made of its words. Called by their page."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from django.utils.text import slugify
from wagtail.blocks import StreamValue, StructValue
from wagtail.rich_text import RichText


@dataclass(frozen=True)
class Question:
    """A question, its answer, and the anchor that leads to it."""

    anchor: str
    words: str
    answer: RichText


@dataclass(frozen=True)
class Theme:
    """Questions about one thing."""

    anchor: str
    title: str
    questions: list[Question]


def themes_of(stream: StreamValue) -> list[Theme]:
    """The themes of a page; no anchor stands twice on it."""
    anchor = anchors()
    return [theme_of(block.value, anchor) for block in stream]


def theme_of(value: StructValue, anchor: Callable[[str], str]) -> Theme:
    """One theme, whose anchors `anchor` makes."""
    return Theme(
        anchor=anchor(value["title"]),
        title=value["title"],
        questions=[
            Question(anchor(one["question"]), one["question"], one["answer"]) for one in value["questions"]
        ],
    )


def anchors() -> Callable[[str], str]:
    """Gives each text an anchor of its own: the second of the same words bears a number."""
    given: set[str] = set()

    def anchor(text: str) -> str:
        name = slugify(text) or "question"
        free = next(one for rank in count(1) if (one := f"{name}-{rank}" if rank > 1 else name) not in given)
        given.add(free)
        return free

    return anchor
