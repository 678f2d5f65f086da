"""The trial of the matching page: a few answers of two invented people, read from the address.

An answer that does not exist is the usual one: an address that somebody has mistyped shows the page all the same.
"""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mentoring import method
from portal.core.forms import AccessibleForm, CheckCards

AGES = [(age, str(age)) for age in range(16, 81)]
MINUTES = [(minutes, str(minutes)) for minutes in range(5, 95, 5)]
NOT_GIVEN = [("", _("Not given"))]
USUAL: dict[str, Any] = {
    "minutes": 25,
    "limit": 30,
    "remote": False,
    "mentee_sector": "H",
    "mentor_sector": "H",
    "mentee_function": "logistics",
    "mentor_function": "logistics",
    "mentee_age": 28,
    "mentor_age": 51,
    "mentee_language": "ar",
    "mentor_language": "fr",
    "mentor_also": "",
    "mentee_hobby": "cooking",
    "mentor_hobby": "hiking",
    "mentee_motive": "codes",
    "mentor_motive": "pass_on",
    "mentee_supports": ["technical", "relational"],
    "mentor_supports": ["technical", "practical"],
}


def one_of(label: str, codes: str) -> forms.ChoiceField:
    """An answer that may be left out."""
    return forms.ChoiceField(label=label, choices=[*NOT_GIVEN, *method.CHOICES[codes]], required=False)


def number_of(label: str, numbers: list[tuple[int, str]]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=numbers, coerce=int, error_messages={"required": _("Choose a number.")}
    )


def several_of(label: str, codes: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=method.CHOICES[codes], required=False, widget=CheckCards
    )


class TrialForm(AccessibleForm):
    """Sent by GET to the page itself."""

    programme = forms.ChoiceField(
        label=_("With the weights of"), error_messages={"required": _("Choose a programme.")}
    )
    minutes = number_of(_("Minutes to the mentor’s workplace"), MINUTES)
    limit = number_of(_("Longest way that Inès accepts, in minutes"), MINUTES)
    remote = forms.BooleanField(label=_("Both agree to meet at a distance"), required=False)
    mentee_sector = one_of(_("Line of business sought"), "sectors")
    mentee_function = one_of(_("Function sought"), "functions")
    mentee_age = number_of(_("Age"), AGES)
    mentee_language = one_of(_("First language"), "languages")
    mentee_hobby = one_of(_("Hobby"), "hobbies")
    mentee_motive = one_of(_("What she hopes for"), "mentee_motives")
    mentee_supports = several_of(_("Help asked for"), "supports")
    mentor_sector = one_of(_("Line of business"), "sectors")
    mentor_function = one_of(_("Function"), "functions")
    mentor_age = number_of(_("Age"), AGES)
    mentor_language = one_of(_("First language"), "languages")
    mentor_also = one_of(_("Also speaks"), "languages")
    mentor_hobby = one_of(_("Hobby"), "hobbies")
    mentor_motive = one_of(_("What moves him"), "mentor_motives")
    mentor_supports = several_of(_("Help offered"), "supports")

    def __init__(self, *args: Any, programmes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="essai_%s", **kwargs)
        self.fields["programme"].choices = programmes

    @property
    def of_mentee(self) -> list[forms.BoundField]:
        return [bound for bound in self if bound.name.startswith("mentee_")]

    @property
    def of_mentor(self) -> list[forms.BoundField]:
        return [bound for bound in self if bound.name.startswith("mentor_")]


def answers_of(data: QueryDict, programmes: list[tuple[str, str]]) -> dict[str, Any]:
    """Every answer of the trial: those of the address where they exist, else the usual ones."""
    usual = {"programme": programmes[0][0], **USUAL}
    if "programme" not in data:
        return usual
    form = TrialForm(data, programmes=programmes)
    form.is_valid()
    return {**usual, **form.cleaned_data}
