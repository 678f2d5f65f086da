"""What the two of a tandem fill in at its end and after: some more months, what it brought, where the mentee stands."""

from datetime import datetime
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mentoring import vocabulary
from mentoring.domain import endings, refusals
from mentoring.models import OutcomeKind, Pair
from mentoring.models.endings import BEST, LONGEST_EXTENSION
from mentoring.models.outcomes import Contract
from portal.core.errors import Refused
from portal.core.forms import Cards, CheckCards
from portal.core.templatetags.tandem import day_and_year

from .forms import MemberForm

LOWEST, HIGHEST = _("0, not at all"), _("10, with all my heart")


class ExtensionForm(MemberForm):
    """For how many months more; each choice says the day on which the tandem would end."""

    field_of: ClassVar[dict[type[Refused], str]] = {refusals.TooLong: "months"}

    months = forms.TypedChoiceField(
        label=_("How much longer?"),
        coerce=int,
        widget=Cards(columns=2),
        error_messages={"required": _("Choose between one month and six.")},
    )

    def __init__(self, *args: object, pair: Pair, now: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["months"].choices = [
            (number, ngettext("%(n)d month", "%(n)d months", number) % {"n": number})
            for number in range(1, LONGEST_EXTENSION + 1)
        ]
        self.fields["months"].widget.hints = {
            str(number): _("until %(day)s") % {"day": day_and_year(endings.new_end(pair, number, now=now))}
            for number in range(1, LONGEST_EXTENSION + 1)
        }


class ClosingForm(MemberForm):
    """What it brought, whether one would recommend it, a word; no question must be answered."""

    supports = forms.MultipleChoiceField(
        label=_("What did these months bring you?"),
        help_text=_("Tick all that is true; nothing is fine too."),
        choices=vocabulary.SUPPORTS,
        required=False,
        widget=CheckCards(hints=dict(vocabulary.SUPPORT_HINTS)),
    )
    recommend = forms.TypedChoiceField(
        label=_("Would you recommend mentoring to somebody close to you?"),
        choices=[
            ("", _("I would rather not say")),
            (0, LOWEST),
            *((mark, str(mark)) for mark in range(1, BEST)),
            (BEST, HIGHEST),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    words = forms.CharField(
        label=_("A word for the team"),
        help_text=_("What helped, what was missing, what we should know."),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: object, is_mentor: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if is_mentor:
            self.fields["supports"].label = _("What could you give most?")


class AnotherMentorForm(MemberForm):
    """Why, for the team alone."""

    field_of: ClassVar[dict[type[Refused], str]] = {refusals.NothingSaid: "words"}

    words = forms.CharField(
        label=_("What would you like to be otherwise?"),
        help_text=_("A line is enough. The team reads it, and nobody else."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": refusals.NothingSaid.message},
    )


class NewsForm(MemberForm):
    """Where somebody stands; whoever started a business is asked whether it lives."""

    field_of: ClassVar[dict[type[Refused], str]] = {
        refusals.ContractMissing: "contract",
        refusals.UnknownOutcome: "kind",
    }

    kind = forms.ChoiceField(
        label=_("Where do you stand today?"),
        choices=[(one.value, one.label) for one in OutcomeKind if one != OutcomeKind.UNKNOWN],
        widget=Cards(columns=2),
        error_messages={"required": _("Choose one of the answers.")},
    )
    contract = forms.ChoiceField(
        label=_("If it is a job, with which contract?"),
        choices=[("", "–"), *Contract.choices],
        required=False,
    )

    def __init__(self, *args: object, business: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if business:
            kind = self.fields["kind"]
            kind.label = _("Is your business still running?")
            yes, *others = sorted(kind.choices, key=lambda one: one[0] != OutcomeKind.CREATION)
            kind.choices = [
                (yes[0], _("Yes, it is running")),
                *((code, _("No: %(answer)s") % {"answer": lowered(label)}) for code, label in others),
            ]


def lowered(label: str) -> str:
    """A choice inside a sentence."""
    return str(label)[:1].lower() + str(label)[1:]
