"""What the two fill in while their tandem lives: meetings, the plan, notes, news, a difficulty."""

from collections.abc import Iterable, Mapping
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.domain import refusals
from mentoring.domain.check_ins import MOODS, QUESTIONS
from mentoring.models import ActionItem, FirstImpression
from mentoring.models.care import Difficulty
from mentoring.models.pairs import Progress
from mentoring.models.plans import SAID_AT_A_MEETING, Doer
from mentoring.vocabulary import SUPPORTS
from portal.core.forms import Cards, DayInput

from .forms import FirstMeetingForm, MemberForm


class MeetingForm(FirstMeetingForm):
    """A later meeting: the same answers, how it goes, the next step, and how far each action of the plan is."""

    field_of = {refusals.WrongMeetingDay: "held_on", refusals.InAPause: "held_on"}

    progress = forms.ChoiceField(
        label=_("How does it go?"), choices=Progress.choices, widget=Cards(columns=3), required=False
    )
    next_step = forms.CharField(
        label=_("The next step, in a line"),
        required=False,
        max_length=280,
        help_text=_("The team reads it with the line above."),
    )

    def __init__(self, *args: object, actions: Iterable[ActionItem] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.actions = [str(action.uuid) for action in actions]
        for action in actions:
            self.fields[f"action-{action.uuid}"] = forms.ChoiceField(
                label=action.text, choices=[("", _("As before")), *SAID_AT_A_MEETING], required=False
            )

    @property
    def plan(self) -> list[forms.BoundField]:
        """One question for each action that is still to do."""
        return [self[f"action-{uid}"] for uid in self.actions]

    def answers(self) -> dict[str, object]:
        """What the verb takes: the answers about the plan go together."""
        said = dict(self.cleaned_data)
        advances = {uid: said.pop(f"action-{uid}") for uid in self.actions}
        return said | {"advances": {uid: value for uid, value in advances.items() if value}}


class ActionForm(MemberForm):
    """What to do, by whom, by when, and which kind of support it is."""

    field_of = {refusals.PlanFull: "text"}

    text = forms.CharField(
        label=_("What is to be done?"),
        max_length=200,
        error_messages={"required": _("Write what is to be done.")},
    )
    who = forms.ChoiceField(
        label=_("By whom?"),
        choices=Doer.choices,
        initial=Doer.MENTEE,
        widget=Cards(columns=3),
        error_messages={"required": _("Say who does it.")},
    )
    due_on = forms.DateField(
        label=_("By when?"),
        required=False,
        widget=DayInput,
        error_messages={"invalid": _("Enter a day, such as 28/11/2026")},
    )
    support = forms.ChoiceField(
        label=_("Which kind of support is it?"),
        required=False,
        choices=[("", _("No matter which")), *SUPPORTS],
        widget=forms.Select,
    )

    def __init__(self, *args: object, doers: Mapping[str, str], **kwargs: object) -> None:
        """`doers`: who may do it, in the reader's words."""
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = list(doers.items())


class NewActionForm(ActionForm):
    """The same, written once even when it is posted twice."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class NoteForm(MemberForm):
    """Words for the two alone."""

    text = forms.CharField(
        label=_("A note for the two of you"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your note.")},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ImpressionForm(MemberForm):
    """One question after the first meeting; the other never reads the answer."""

    answer = forms.ChoiceField(
        label=_("Do you wish to go on together?"),
        choices=FirstImpression.Answer.choices,
        widget=Cards,
        error_messages={"required": _("Choose an answer.")},
    )


YES_NO = ((True, _("Yes")), (False, _("No")))


def yes_or_no(label: str) -> forms.TypedChoiceField:
    """A question that must be answered by yes or no."""
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda value: value == "True",
        widget=Cards(columns=2),
        error_messages={"required": _("Answer yes or no.")},
    )


class CheckInForm(MemberForm):
    """Four questions, a mood, a difficulty."""

    meets_enough = yes_or_no(QUESTIONS["meets_enough"])
    plan_advances = yes_or_no(QUESTIONS["plan_advances"])
    at_ease = yes_or_no(QUESTIONS["at_ease"])
    mood = forms.TypedChoiceField(
        label=QUESTIONS["mood"],
        choices=MOODS,
        coerce=int,
        widget=Cards,
        error_messages={"required": _("Choose an answer.")},
    )
    difficulty = forms.ChoiceField(
        label=QUESTIONS["difficulty"],
        choices=Difficulty.choices,
        initial=Difficulty.NONE,
        widget=Cards(columns=2),
        error_messages={"required": _("Choose an answer.")},
    )
    words = forms.CharField(
        label=QUESTIONS["words"],
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DifficultyForm(MemberForm):
    """A few words for the team; whether it is a matter of safety, and whether contact stops at once."""

    field_of = {refusals.WordsMissing: "words"}

    words = forms.CharField(
        label=_("What happens?"),
        required=False,
        max_length=600,
        help_text=_("Only the team reads it. A word is enough: we call you."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_unsafe = forms.BooleanField(
        label=_("I do not feel safe, or I fear for somebody"),
        required=False,
        help_text=_("The whole team is told at once."),
    )
    stop_contact = forms.BooleanField(
        label=_("Hide my address and my number from the other person now"),
        required=False,
        help_text=_("For a matter of safety: the tandem is suspended until the team has spoken with you."),
    )


class FeedbackForm(MemberForm):
    """Three lines for the structure that accompanies the mentee."""

    going_well = forms.CharField(
        label=_("What goes well"), max_length=160, error_messages={"required": _("Write a line.")}
    )
    to_work_on = forms.CharField(
        label=_("What you are working on"), max_length=160, error_messages={"required": _("Write a line.")}
    )
    needed = forms.CharField(label=_("What the structure could do"), max_length=160, required=False)
