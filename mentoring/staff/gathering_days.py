"""A day typed by hand for a gathering: on a holiday the form says so and asks to confirm. Called by `gathering_acts`.

The series of six months avoids holidays by itself; a single date is the team's choice, never forbidden.
"""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.core.days import holiday_name, is_public_holiday, is_school_holiday


class DayKept(forms.MultipleChoiceField):
    """The day that was confirmed: a tick for one day is no tick for another."""

    def valid_value(self, value: str) -> bool:
        return True


class HandPickedDay(forms.Form):
    """A form with a `day`; its confirmation is asked once the day chosen falls on a holiday."""

    keep_day = DayKept(label=_("This day all the same"), widget=forms.MultipleHiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        day, kept = answers.get("day"), answers.pop("keep_day", [])
        words = holiday_in_words(day) if day and "day" in self.changed_data else ""
        if words:
            field = self.fields["keep_day"]
            field.widget = forms.CheckboxSelectMultiple()
            field.choices = [(day.isoformat(), gettext("Yes, keep this day"))]
            if day.isoformat() not in kept:
                self.add_error("keep_day", words)
        return answers


def holiday_in_words(day: date) -> str:
    """What the team should know of a day before it keeps it; empty on any other day."""
    told = {"day": capfirst(date_format(day, "l j F Y"))}
    if is_public_holiday(day):
        return gettext("%(day)s is a public holiday (%(name)s). Choose another day, or tick to keep it.") % {
            **told,
            "name": holiday_name(day),
        }
    if is_school_holiday(day):
        return gettext("%(day)s falls in the school holidays. Choose another day, or tick to keep it.") % told
    return ""
