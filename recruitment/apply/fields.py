"""Questions that several steps ask in the same words, and the base of every step. Called by the forms of the steps."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring import vocabulary as matching
from mentoring.domain.objections import name_key
from mentoring.matching.tables import MOST_HOBBIES, MOST_MOTIVES
from mentoring.vocabulary import Choices
from portal.core.forms import AccessibleForm, Cards, CheckCards
from recruitment import vocabulary as own

OLDEST = 105
MOST_NAMES = 20
SHORT_TEXT = 120
LONG_TEXT = 600


class StepForm(AccessibleForm):
    """One page of a wizard: `heading` is its title, `lead` the sentence under it, `notice` a word at the end."""

    heading: Promise
    lead: Promise | str = ""
    notice: Promise | str = ""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """An answer that may be refused is required, unless it is refused in so many words."""
        super().__init__(*args, **kwargs)
        for name in self.refused():
            self.fields[name].required = False

    def refused(self) -> list[str]:
        """Names of the questions that the reader prefers not to answer."""
        return [
            name
            for name in self.fields
            if self.data.get(f"{name}_use") == own.NO_ANSWER and f"{name}_use" in self.fields
        ]

    def clean(self) -> None:
        for name in self.refused():
            self.cleaned_data[name] = None


def one_of(
    label: Promise, choices: Choices, message: Promise | str = "", **options: object
) -> forms.ChoiceField:
    """One answer among a few, as cards; required when there is a `message` for whoever gives none."""
    widget = {key: options.pop(key) for key in ("columns", "hints", "icons") if key in options}
    errors = {"required": message, "invalid_choice": _("Choose one of the answers.")}
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=bool(message),
        error_messages=errors,
        widget=Cards(**widget),
        **options,
    )


def some_of(
    label: Promise, choices: Choices, message: Promise | str = "", **options: object
) -> forms.MultipleChoiceField:
    """Several answers among a few, as cards."""
    widget = {key: options.pop(key) for key in ("columns", "hints", "icons") if key in options}
    errors = {"required": message, "invalid_choice": _("Choose among the answers.")}
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=bool(message),
        error_messages=errors,
        widget=CheckCards(**widget),
        **options,
    )


def select(
    label: Promise, choices: Choices, message: Promise | str = "", **options: object
) -> forms.ChoiceField:
    """One answer in a long list."""
    errors = {"required": message, "invalid_choice": _("Choose one of the answers.")}
    return forms.ChoiceField(
        label=label,
        choices=(("", _("Choose in the list")), *choices),
        required=bool(message),
        error_messages=errors,
        **options,
    )


def text(
    label: Promise, message: Promise | str = "", longest: int = SHORT_TEXT, **options: object
) -> forms.CharField:
    """A line of text; `autocomplete` is the token that browsers know."""
    attrs = {"autocomplete": options.pop("autocomplete", "off"), **options.pop("attrs", {})}
    errors = {"required": message, "max_length": _("Shorten your answer.")}
    return forms.CharField(
        label=label,
        max_length=longest,
        required=bool(message),
        error_messages=errors,
        widget=forms.TextInput(attrs=attrs),
        **options,
    )


def long_text(label: Promise, **options: object) -> forms.CharField:
    """A few sentences, never required."""
    return forms.CharField(
        label=label,
        max_length=LONG_TEXT,
        required=False,
        error_messages={"max_length": _("Shorten your text to %(limit_value)d characters.")},
        widget=forms.Textarea(attrs={"rows": 5}),
        **options,
    )


def use_of(label: Promise, choices: Choices = own.USES) -> forms.ChoiceField:
    """Whether the matching may read the answer just above."""
    return one_of(
        label, choices, _("Say what we may do with this answer."), initial=own.USE, columns=len(choices)
    )


def support(code: str, choices: Choices, hint: Promise) -> forms.ChoiceField:
    """One of the five kinds of support."""
    label = dict(matching.SUPPORTS)[code]
    return one_of(
        label, choices, _("Answer for each of the five kinds of support."), columns=3, help_text=hint
    )


def at_most(answers: Sequence[str], most: int, message: Promise) -> Sequence[str]:
    """The answers, when they are few enough."""
    if len(answers) > most:
        raise ValidationError(message)
    return answers


class BirthYearField(forms.IntegerField):
    """Four digits; `youngest` is the age to reach this year, set by the form."""

    youngest = 0
    oldest: int | None = None
    too_young = _("You must be at least %(age)d years old.")
    too_old = _(
        "This programme is for people up to %(age)d years old. Another one may suit you: you can change programme "
        "at the top of the page."
    )

    def __init__(self, required: Promise, **options: object) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "bday-year", "class": "saisie--court"}
        message = _("Enter a year with four digits, for example 1984.")
        super().__init__(
            widget=forms.TextInput(attrs=attrs),
            error_messages={"invalid": message, "required": required},
            **options,
        )

    def validate(self, value: int | None) -> None:
        super().validate(value)
        this_year = timezone.localdate().year
        if value is None:
            return
        if not this_year - OLDEST <= value <= this_year:
            raise ValidationError(self.error_messages["invalid"])
        if this_year - value < self.youngest:
            raise ValidationError(self.too_young, params={"age": self.youngest})
        if self.oldest is not None and this_year - value - 1 > self.oldest:
            raise ValidationError(self.too_old, params={"age": self.oldest})


class NamesField(forms.CharField):
    """Names of people or companies, one a line, never required; its clean value is a list."""

    def __init__(self, label: Promise, help_text: Promise) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        )

    def clean(self, value: object) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        names = list(dict.fromkeys(line for line in lines if line))
        if len(names) > MOST_NAMES:
            raise ValidationError(_("Give %(count)d names at most."), params={"count": MOST_NAMES})
        for name in names:
            self.check(name)
        return names

    def check(self, name: str) -> None:
        """Raises when a line is no name: too long, or nothing that could be recognised."""
        if len(name) > SHORT_TEXT:
            raise ValidationError(
                _("Write one name a line: “%(start)s…” is too long."), params={"start": name[:30]}
            )
        if not name_key(name):
            raise ValidationError(_("“%(name)s” is not enough to know who it is."), params={"name": name})


class LanguagesAndHobbies(StepForm):
    """Two of the three delicate criteria, each with a way not to answer."""

    why = {
        "first_language": _(
            "Explaining oneself is easier in a shared language. It is one criterion among eight, and never a "
            "reason to be turned down."
        ),
        "hobbies": _("A shared hobby helps two people to break the ice. It counts little in the matching."),
    }
    first_language = select(
        _("Your first language"),
        matching.LANGUAGES,
        _("Choose your first language, or say that you prefer not to answer."),
    )
    first_language_use = use_of(_("Your first language and the matching"))
    other_languages = some_of(_("Other languages that you speak"), matching.LANGUAGES, columns=4)
    hobbies = some_of(
        _("Your hobbies"),
        matching.HOBBIES,
        _("Choose at least one hobby, or say that you prefer not to answer."),
        columns=4,
        help_text=_("Five at most."),
    )
    hobbies_use = use_of(_("Your hobbies and the matching"))

    def clean_hobbies(self) -> Sequence[str]:
        return at_most(self.cleaned_data["hobbies"], MOST_HOBBIES, _("Choose five hobbies at most."))


class Motives(StepForm):
    """Three motives at most: beyond that, nothing stands out."""

    def clean_motives(self) -> Sequence[str]:
        return at_most(self.cleaned_data["motives"], MOST_MOTIVES, _("Choose three answers at most."))


class MenteeMotives(Motives):
    """What a mentee expects, in whichever track, and the time they can give. `motive_choices`: the words of the track."""

    motive_choices: ClassVar[Choices] = matching.MENTEE_MOTIVES
    motives = some_of(
        _("What you expect from a mentor"),
        matching.MENTEE_MOTIVES,
        _("Choose at least one answer."),
        columns=2,
        help_text=_("Three answers at most."),
    )
    words = long_text(
        _("In your words"),
        help_text=_("Your future mentor will read these lines. Nothing about your health."),
    )
    hours_per_month = one_of(
        _("How much time can you give each month?"),
        own.HOURS,
        _("Choose how much time you can give."),
        columns=2,
        help_text=_("A tandem meets at least twice a month."),
    )
    slots = some_of(_("When are you available?"), matching.SLOTS, columns=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motives"].choices = self.motive_choices


class Travel(StepForm):
    """How far and how somebody travels, for either role; each role adds where it starts from."""

    field_order = ("commune", "max_minutes", "travel_modes", "meeting_places", "remote")
    max_minutes = one_of(
        _("Acceptable travel time, one way"),
        own.MINUTES,
        _("Choose a travel time."),
        columns=4,
        initial="30",
    )
    travel_modes = some_of(
        _("How do you get around?"),
        matching.TRAVEL_MODES,
        _("Choose at least one means of travel."),
        columns=2,
        icons={"car": "car", "public_transport": "train-front", "bicycle": "bike", "walk": "footprints"},
        help_text=_("Several answers possible."),
    )
    remote = one_of(
        _("Meetings by video"),
        matching.REMOTE,
        _("Say what you think of video meetings."),
        columns=3,
        initial="if_needed",
        help_text=_("The first meeting always takes place in person."),
    )
