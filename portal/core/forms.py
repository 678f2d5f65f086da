"""The base of every form that the public and the members fill in: questions that can be read, errors that help.

A form says, beside its fields: `error_messages={"required": …}` in the reader's words ("Enter …"), `help_text`
under the label, and `why[name]`, folded text for a delicate question; `either` names the questions of which one is
enough, and none is then called optional. Options to tick carry their own hints and
icons: `Cards(hints={"office": …}, icons={"car": "car"}, columns=2)`. Templates write `{% field form.name %}`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, NamedTuple

import phonenumbers
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from . import geography

TOO_LONG = _("Shorten this text: %(limit_value)d characters at most, %(show_value)d now")


class ErrorLine(NamedTuple):
    """One line of the error summary: where it leads (empty: the whole form) and what it says."""

    field_id: str
    message: str


class AccessibleForm(forms.Form):
    """Checked by the server only, so that every browser and every reader meets the same words."""

    use_required_attribute = False
    why: ClassVar[Mapping[str, str]] = {}
    either: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages.setdefault("max_length", TOO_LONG)

    @property
    def error_summary(self) -> list[ErrorLine]:
        """Every error in the order of the questions, those about the whole form first."""
        lines = [ErrorLine("", message) for message in self.non_field_errors()]
        for bound in self:
            lines += [ErrorLine(focus_id(bound), message) for message in bound.errors]
        return lines

    @property
    def title_prefix(self) -> str:
        """What precedes the title of a page whose form was refused."""
        return f"{_('Error:')} " if self.errors else ""


def focus_id(bound: BoundField) -> str:
    """The id of the first control of a question: where a link of the error summary leads; empty if it is hidden."""
    if bound.is_hidden:
        return ""
    return f"{bound.auto_id}_0" if bound.use_fieldset else bound.auto_id


class OptionNotes:
    """Options drawn as cards, with a hint under the words and an icon at the end of the line."""

    def __init__(
        self,
        *args: Any,
        columns: int = 1,
        hints: Mapping[str, str] | None = None,
        icons: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        self.hints = hints or {}
        self.icons = icons or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        key = str(value)
        return {**option, "hint": self.hints.get(key, ""), "icon": self.icons.get(key, "")}


class Cards(OptionNotes, forms.RadioSelect):
    """One answer among a few; `columns` (1 to 4) on a wide screen."""


class CheckCards(OptionNotes, forms.CheckboxSelectMultiple):
    """Several answers among a few."""


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "saisie--moyen", **(attrs or {})}, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "saisie--court", **(attrs or {})}, format="%H:%M")


class PhoneField(forms.CharField):
    """A number that can exist, French when it has no country code."""

    def __init__(self, **kwargs: Any) -> None:
        usual = {
            "max_length": 20,
            "widget": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "inputmode": "tel"}),
        }
        super().__init__(**{**usual, **kwargs})

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        if typed and not is_phone(typed):
            raise ValidationError(_("Enter a phone number such as 06 12 34 56 78."))
        return typed


def is_phone(typed: str) -> bool:
    """Whether a number can exist."""
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(typed, settings.PHONENUMBER_DEFAULT_REGION))
    except phonenumbers.NumberParseException:
        return False


class SirenField(forms.CharField):
    """Nine digits whose last one checks the others (Luhn), typed with or without blanks."""

    def __init__(self, **kwargs: Any) -> None:
        usual = {
            "label": _("SIREN number"),
            "max_length": 20,
            "help_text": _("Nine digits, if you know them."),
            "widget": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        }
        super().__init__(**{**usual, **kwargs})

    def to_python(self, value: Any) -> str:
        digits = "".join(super().to_python(value).split())
        if digits and not is_siren(digits):
            raise ValidationError(
                _("A SIREN number has nine digits, such as 552 100 554. Check the last ones.")
            )
        return digits


def is_siren(digits: str) -> bool:
    """Whether nine digits pass the check of Luhn, as INSEE gives them."""
    if len(digits) != 9 or not digits.isdecimal() or not digits.isascii():
        return False
    doubled = (int(digit) * (1 + rank % 2) for rank, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


class CommuneInput(forms.TextInput):
    """A text field with the communes of the territory in a native `<datalist>`.

    When the text fits several communes the page offers them as radio buttons of the same name, after the text:
    the last answer given counts, and works without JavaScript.
    """

    def __init__(
        self, attrs: dict[str, Any] | None = None, options: Callable[[], Iterable[str]] = geography.labels
    ) -> None:
        super().__init__(attrs={"autocomplete": "off", **(attrs or {})})
        self.options = options

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        answers = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        return next((answer for answer in reversed(answers) if answer), None)


class CommuneBoundField(BoundField):
    """A commune is kept as an INSEE code and shown as a label."""

    @cached_property
    def initial(self) -> str | None:
        code = self.form.get_initial_for_field(self.field, self.name)
        commune = geography.by_code(code) if code else None
        return commune.label if commune else code

    @property
    def suggestions(self) -> tuple[geography.Commune, ...]:
        """Communes that the refused text may stand for."""
        found = (error.params.get("suggestions", ()) for error in self.errors.as_data() if error.params)
        return next(found, ())


class CommuneField(forms.CharField):
    """Typed by name, postcode or INSEE code; its clean value is the INSEE code, or empty when not required."""

    widget = CommuneInput
    bound_field_class = CommuneBoundField

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if text in self.empty_values:
            return ""
        search = geography.find(text)
        if search.commune is None:
            raise ValidationError(search.message, code="commune", params={"suggestions": search.suggestions})
        return search.commune.insee_code
