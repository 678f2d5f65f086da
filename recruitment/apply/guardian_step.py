"""Who answers for an applicant under 18: asked of minors alone, and of nobody who has come of age. Called by `wizards`."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from mentoring.models.guardians import Tie
from portal.accounts.addresses import normal_email
from portal.core.forms import DayInput, PhoneField
from recruitment.domain.openings import ADULT

from .fields import StepForm, one_of, text

OF_THE_PARENT = ("guardian_name", "guardian_tie", "guardian_email", "guardian_phone")


class GuardianForm(StepForm):
    heading = _("Who answers for you?")
    lead = _(
        "Before you are 18, whoever holds parental authority over you, most often a parent, agrees before we propose a "
        "mentor to you."
    )
    why = {
        "guardian_name": _(
            "We write to them once your application is accepted, to ask for their agreement, and for nothing else. We "
            "erase their name and address on your 18th birthday."
        )
    }
    either = ("guardian_email", "guardian_phone")
    notice = _("They will read that you have joined Tandem, and nothing of your answers.")
    of_age_on = forms.DateField(
        label=_("The day of your 18th birthday"),
        widget=DayInput,
        help_text=_("From that day on, nobody has to agree for you. If it is past, leave the rest empty."),
        error_messages={
            "required": _("Enter the day of your 18th birthday."),
            "invalid": _("Enter a day, for example 08/03/2027."),
        },
    )
    guardian_name = text(_("First and last name"), _("Enter the name of the person who answers for you."))
    guardian_tie = one_of(_("Who is it?"), Tie.choices, _("Say who it is."), columns=2)
    guardian_email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        required=False,
        help_text=_("Or their phone number, below: one is enough."),
        error_messages={"invalid": _("Enter an e-mail address such as name@example.com.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    guardian_phone = PhoneField(
        label=_("Their phone number"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: object, birth_year: int, own_email: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.birth_year, self.own_email = birth_year, own_email
        if self.is_of_age(parsed(self.data.get("of_age_on", ""))):
            self.fields["guardian_name"].required = self.fields["guardian_tie"].required = False

    def is_of_age(self, day: date | None) -> bool:
        return day is not None and self.is_in_the_year(day) and day <= timezone.localdate()

    def is_in_the_year(self, day: date) -> bool:
        """Whether the day is in the year of the 18th birthday, by the year of birth given one step before."""
        return day.year - self.birth_year == ADULT

    def clean_of_age_on(self) -> str:
        """The day as an application keeps it: ISO."""
        day = self.cleaned_data["of_age_on"]
        if not self.is_in_the_year(day):
            told = {"born": self.birth_year, "year": self.birth_year + ADULT}
            raise forms.ValidationError(
                _("Born in %(born)d, you are 18 in %(year)d. Correct this day, or your year of birth."),
                params=told,
            )
        return day.isoformat()

    def clean_guardian_email(self) -> str:
        """An address of their own: nobody agrees for themselves. A family that shares one gives a phone number."""
        email = self.cleaned_data["guardian_email"]
        if email and normal_email(email) == self.own_email:
            raise forms.ValidationError(
                _("This address is yours. Give another one, or leave it empty and give their phone number.")
            )
        return email

    def clean(self) -> None:
        super().clean()
        answers = self.cleaned_data
        if self.is_of_age(parsed(answers.get("of_age_on", ""))):
            answers.update(dict.fromkeys(OF_THE_PARENT, ""))
        elif not (answers.get("guardian_email") or answers.get("guardian_phone") or self.errors):
            self.add_error("guardian_email", _("Give their e-mail address or their phone number."))


def parsed(typed: str) -> date | None:
    """A day in ISO; None for anything else."""
    try:
        return parse_date(typed)
    except ValueError:
        return None
