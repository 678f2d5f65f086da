"""The step that a programme adds: its own questions, in its manager's words. Called by the mentee's wizard."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment import vocabulary as own
from recruitment.domain.own_questions import Row, label_of, name_of

from .fields import StepForm, one_of, text


class OwnForm(StepForm):
    """Its clean answers are `own`, by code, and `asked`, the rows as they were asked (`Programme.questions`)."""

    heading = _("For this programme")

    def __init__(self, *args: object, asked: Sequence[Row], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            self.fields[name_of(one)] = own_field(one)

    def clean(self) -> dict[str, object]:
        super().clean()
        given = {one["code"]: self.cleaned_data.get(name_of(one), "") for one in self.asked}
        return {"own": given, "asked": list(self.asked)}


def own_field(one: Row) -> forms.Field:
    """A question of the programme: a text, a yes or no, or one answer among a few."""
    label, message = label_of(one), _("Answer this question.") if one.get("required") else ""
    if one.get("kind") == "yes_no":
        return one_of(label, own.YES_NO, message, columns=2)
    if one.get("kind") == "choice":
        return one_of(label, [(choice, choice) for choice in one.get("choices", ())], message)
    return text(label, message, 300)
