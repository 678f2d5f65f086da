"""What a programme asks besides, as its manager wrote it: rows of `Programme.questions`.

An answer stands under `answers["own"][code]`, a choice in its own words. An application keeps, as `answers["asked"]`,
the rows that were asked: it reads for ever as it was filled in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from recruitment.vocabulary import YES_NO

from .asked import OWN, Answers, Question, Reader, Section, one_of, words

Row = Mapping[str, Any]


@dataclass(frozen=True)
class OwnQuestion(Question):
    """`name` is the field of the form, `code` the key of the answer."""

    code: str = ""

    def read(self, answers: Answers) -> list[str]:
        return super().read({self.name: (answers.get("own") or {}).get(self.code)})


def own_section(asked: Sequence[Row]) -> tuple[Section, ...]:
    """What the programme asks besides; no step when it asks nothing."""
    rows = tuple(OwnQuestion(name_of(one), label_of(one), reader_of(one), code=one["code"]) for one in asked)
    return (Section(OWN, _("For this programme"), rows),) if rows else ()


def name_of(one: Row) -> str:
    """The field of a question."""
    return f"own_{one['code']}"


def label_of(one: Row) -> str:
    """A question of the programme in the reader's language."""
    return (get_language() == "en" and one.get("label_in_english")) or one["label"]


def reader_of(one: Row) -> Reader:
    return one_of(YES_NO) if one.get("kind") == "yes_no" else words
