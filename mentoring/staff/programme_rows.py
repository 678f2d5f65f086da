"""The parts of a programme's form: weights, and rows of questions and figures. Called by `programme_forms`."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from mentoring import vocabulary
from mentoring.matching.tables import CRITERIA
from portal.core.forms import DayInput

KINDS = (("text", _("A few words")), ("yes_no", _("Yes or no")), ("choice", _("One answer among several")))
ROW_WORDS = {
    "label": _("Question %d"),
    "label_in_english": _("Question %d, in English"),
    "kind": _("Answer expected %d"),
    "choices": _("Possible answers %d, one a line"),
    "required": _("Answer required %d"),
}
BASELINE_WORDS = {
    "label": _("What is measured %d"),
    "percent": _("Per cent %d"),
    "source": _("Source %d"),
    "as_of": _("Date of the source %d"),
}


@dataclass
class Part:
    """A part of the page: its title, a sentence, its fields, or rows of them."""

    code: str
    title: str
    intro: str = ""
    fields: list[BoundField] = field(default_factory=list)
    rows: list[list[BoundField]] = field(default_factory=list)


def weight_fields() -> dict[str, forms.Field]:
    """Eight whole numbers; an empty one counts for nothing."""
    labels = dict(vocabulary.CRITERIA)
    return {
        f"weight_{name}": forms.IntegerField(label=labels[name], min_value=0, max_value=100, required=False)
        for name in CRITERIA
    }


def question_fields(row: int) -> dict[str, forms.Field]:
    """One question of the programme's own; its hidden code keeps earlier answers under it when its words change."""
    made = {
        "code": forms.SlugField(required=False, max_length=30, widget=forms.HiddenInput),
        "label": forms.CharField(required=False, max_length=160),
        "label_in_english": forms.CharField(required=False, max_length=160),
        "kind": forms.ChoiceField(required=False, choices=KINDS, initial="text"),
        "choices": forms.CharField(required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2})),
        "required": forms.BooleanField(required=False),
    }
    return labelled(f"question{row}", made, ROW_WORDS, row)


def baseline_fields(row: int) -> dict[str, forms.Field]:
    """One figure to compare with."""
    percent = {"min_value": 0, "max_value": 100, "max_digits": 4, "decimal_places": 1, "localize": True}
    made = {
        "label": forms.CharField(required=False, max_length=120),
        "percent": forms.DecimalField(required=False, **percent),
        "source": forms.CharField(required=False, max_length=160),
        "as_of": forms.DateField(required=False, widget=DayInput),
    }
    return labelled(f"baseline{row}", made, BASELINE_WORDS, row)


def labelled(prefix: str, made: dict[str, forms.Field], words: dict[str, str], row: int) -> dict[str, Any]:
    """Fields under their names in the page, each with a label of its own."""
    for name, one in made.items():
        one.label = words[name] % row if name in words else ""
    return {f"{prefix}_{name}": one for name, one in made.items()}


def lines(text: str) -> list[str]:
    """One entry a line, blanks and repeats dropped."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
