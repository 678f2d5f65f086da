"""What the team may do on a tandem: log a meeting, pause, end with a way out, hand over, not go on. Called by `urls`."""

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.domain import closing, meetings, pairs, pauses, refusals
from mentoring.models import Pair
from mentoring.models.outcomes import Contract
from mentoring.models.pairs import EndReason, MeetingMode
from portal.accounts.models import User
from portal.core.acts import ActForm
from portal.core.errors import Refused
from portal.core.forms import DayInput

from .acts import PairAct


class FirstMeetingForm(ActForm):
    held_on = forms.DateField(label=_("Day of the meeting"), widget=DayInput)
    minutes = forms.IntegerField(label=_("Length, in minutes"), min_value=5, max_value=480, initial=60)
    mode = forms.ChoiceField(label=_("How"), choices=MeetingMode.choices, initial=MeetingMode.FACE)
    facts = forms.CharField(label=_("What was said, in a line for the team"), max_length=280, required=False)


class LogAct(PairAct):
    """Something that was held, today unless said otherwise."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "held_on": timezone.localdate()}


class FirstMeetingView(LogAct):
    """An officer logs the first meeting for the two; the charter leaves at once."""

    page_title = _("Log the first meeting")
    intro = _("Both then receive the charter, each with their own link to sign it.")
    form_class = FirstMeetingForm
    button = _("Log the meeting")
    done = _("The first meeting is logged; the charter has been sent to both.")
    previews = True

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        meetings.record_first(pair=pair, by=self.request.user, now=self.now, **answers)


class MeetingForm(FirstMeetingForm):
    """`client_key` makes a form that is posted twice count once."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class MeetingView(LogAct):
    """An officer logs a later meeting for the two."""

    page_title = _("Log a meeting")
    form_class = MeetingForm
    button = _("Log the meeting")
    done = _("The meeting is logged.")

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        meetings.record(pair=pair, by=self.request.user, now=self.now, **answers)


class PauseForm(ActForm):
    until = forms.DateField(
        label=_("Until which day?"),
        widget=DayInput,
        help_text=_("Three months away at most. The planned end moves by as much."),
        error_messages={"required": _("Enter the day on which the tandem goes on.")},
    )
    reason = forms.CharField(label=_("Reason, for the team"), max_length=200, required=False)


class PauseView(PairAct):
    page_title = _("Pause the tandem")
    intro = _("Nothing is expected of either until that day; both are told, without the reason.")
    form_class = PauseForm
    button = _("Start the pause")
    done = _("The tandem is in a pause.")
    previews = True

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        pauses.pause(pair=pair, by=self.request.user, now=self.now, **answers)


class ResumeView(PairAct):
    page_title = _("Take it up again")
    intro = _("Both are told; the planned end moves by the days of the pause.")
    button = _("Take it up again")
    done = _("The tandem goes on.")
    previews = True

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        pauses.resume(pair=pair, by=self.request.user, now=self.now)


class OutcomeForm(ActForm):
    """What became of the mentee: the ways out of the programme."""

    kind = forms.ChoiceField(
        label=_("What became of the mentee"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what became of the mentee.")},
    )
    contract = forms.ChoiceField(
        label=_("Contract, for a job"), choices=[("", "–"), *Contract.choices], required=False
    )
    happened_on = forms.DateField(label=_("Since"), widget=DayInput, required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds


class CloseForm(OutcomeForm):
    reason = forms.ChoiceField(
        label=_("Why it ends"),
        widget=forms.RadioSelect,
        choices=EndReason.choices,
        error_messages={"required": _("Choose a reason.")},
    )
    waits_again = forms.BooleanField(
        label=_("The mentee waits for another mentor"),
        required=False,
        help_text=_("Else their file in this programme is finished."),
    )
    field_order = ("reason", "kind", "contract", "happened_on", "waits_again")


class OutcomeAct(PairAct):
    """An act that says what became of the mentee; a refusal is told at its question."""

    field_of: ClassVar[dict[type[Refused], str]] = {
        refusals.ContractMissing: "contract",
        refusals.FutureDay: "happened_on",
        refusals.UnknownOutcome: "kind",
    }

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kinds": closing.kinds_of(self.record)}

    def refused(self, form: ActForm, refusal: Exception) -> HttpResponse:
        field = self.field_of.get(type(refusal))
        if field is None:
            return super().refused(form, refusal)
        form.add_error(field, str(refusal))
        return self.form_invalid(form)


class CloseView(OutcomeAct):
    page_title = _("End the tandem")
    intro = _("The mentor’s place is free, both are thanked, and the way out is counted under the programme.")
    form_class = CloseForm
    button = _("End the tandem")
    done = _("The tandem has ended.")
    danger = True
    previews = True

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        closing.close(pair=pair, by=self.request.user, now=self.now, **answers)


class CorrectView(OutcomeAct):
    page_title = _("Correct the way out")
    intro = _("What was said before is kept, and replaced in the figures.")
    form_class = OutcomeForm
    button = _("Correct it")
    done = _("The way out is corrected.")

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        closing.correct(pair=pair, by=self.request.user, now=self.now, **answers)


class HandOverForm(ActForm):
    to = forms.ModelChoiceField(
        label=_("Who follows it from now on"),
        queryset=User.objects.none(),
        error_messages={"required": _("Choose somebody of the team.")},
    )


class HandOverView(PairAct):
    page_title = _("Hand over")
    intro = _("They are told, and so are the two of the tandem.")
    form_class = HandOverForm
    button = _("Hand over")
    done = _("The tandem is handed over.")
    previews = True

    def get_form(self, form_class: type[ActForm] | None = None) -> ActForm:
        form = super().get_form(form_class)
        team = User.objects.filter(is_staff=True, is_active=True).prefetch_related("roles")
        able = [
            one.pk for one in team if pairs.follows(one, self.record) and one.pk != self.record.officer_id
        ]
        form.fields["to"].queryset = User.objects.filter(pk__in=able).order_by("last_name")
        form.fields["to"].label_from_instance = lambda person: person.full_name
        return form

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        pairs.hand_over(pair=pair, by=self.request.user, now=self.now, **answers)


class UndoForm(ActForm):
    reason = forms.ChoiceField(
        label=_("Reason"),
        widget=forms.RadioSelect,
        choices=[
            (one.value, one.label)
            for one in EndReason
            if one not in (EndReason.COMPLETED, EndReason.EARLY_SUCCESS)
        ],
        error_messages={"required": _("Choose a reason.")},
    )


class UndoView(PairAct):
    """Stop before the start, when it does not work between the two."""

    page_title = _("Do not go on")
    intro = _(
        "The mentee waits again, from the same date as before; the mentor’s place is free; both are told."
    )
    form_class = UndoForm
    button = _("End this tandem")
    done = _("The tandem has ended; the mentee is back in the queue.")
    danger = True
    previews = True

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        pairs.undo(pair=pair, by=self.request.user, now=self.now, **answers)
