"""What mentors and mentees fill in: why not this time, the first meeting, a signature."""

from collections.abc import Callable, Iterable
from typing import ClassVar
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.domain import orientation, refusals
from mentoring.models import ActionItem, FirstImpression, Objection
from mentoring.models.care import Difficulty
from mentoring.models.pairs import MeetingMode, Progress
from mentoring.models.plans import Advance, Doer
from mentoring.models.proposals import DeclineReason
from mentoring.vocabulary import SUPPORTS
from portal.accounts import preferences
from portal.accounts.models import User
from portal.core.errors import Refused
from portal.core.forms import AccessibleForm, Cards, CheckCards, DayInput, PhoneField, SirenField
from portal.core.models import Channel

LENGTHS = (
    (30, _("Half an hour")),
    (60, _("An hour")),
    (90, _("An hour and a half")),
    (120, _("Two hours or more")),
)
MODE_ICONS = {MeetingMode.FACE: "users", MeetingMode.REMOTE: "video", MeetingMode.PHONE: "phone"}


class MemberForm(AccessibleForm):
    """A form whose refusal by the domain is shown at the question that it is about."""

    field_of: ClassVar[dict[type[Refused], str]] = {}

    def carry_out(self, verb: Callable[..., object]) -> bool:
        """Call the verb with the answers. False when they are wrong, or when the rules say no: the form then says why."""
        if not self.is_valid():
            return False
        try:
            verb(**self.answers())
        except Refused as refusal:
            self.refuse(refusal)
            return False
        return True

    def answers(self) -> dict[str, object]:
        """What the verb takes, by name."""
        return self.cleaned_data

    def refuse(self, refusal: Refused) -> None:
        """Keep what was typed, and say why it was not taken."""
        self.add_error(self.field_of.get(type(refusal)), str(refusal))


class DeclineForm(MemberForm):
    """One question; the answer is for the team alone. A pause may go with it."""

    field_of = {refusals.PauseTooLong: "pause_until"}

    reason = forms.ChoiceField(
        label=_("What is in the way?"),
        choices=DeclineReason.choices,
        widget=Cards,
        error_messages={"required": _("Choose a reason")},
    )
    note = forms.CharField(
        label=_("A word for the team"),
        help_text=_("What would suit you better next time, for example."),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    pause_until = forms.DateField(
        label=_("And put me in a pause until"),
        help_text=_("Leave it empty to go on receiving proposals."),
        required=False,
        widget=DayInput,
        error_messages={"invalid": _("Enter a day, such as 28/11/2026")},
    )


class AgreeForm(AccessibleForm):
    """The fingerprint of the card that was shown."""

    seen = forms.CharField(widget=forms.HiddenInput)


class RewriteForm(MemberForm):
    """What the mentee says of themselves on the card."""

    aim = forms.CharField(
        label=_("What you are looking for"),
        max_length=200,
        help_text=_("A job, a training course, a project: in a few words."),
        error_messages={"required": _("Say in a few words what you are looking for.")},
    )
    words = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=600,
        help_text=_("Nothing about your health."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


TIES = [
    (kind.value, _("I do not wish to meet them") if kind == Objection.Kind.VETO else kind.label)
    for kind in Objection.Kind
]


class ObjectionForm(MemberForm):
    """A person or a company, and the tie."""

    field_of = {refusals.NobodyNamed: "name"}

    name = forms.CharField(
        label=_("Person or company"),
        max_length=120,
        required=False,
        help_text=_("As you would write it: “Durance Bakery”, or a first name and a last name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    siren = SirenField(required=False)
    kind = forms.ChoiceField(
        label=_("What ties you?"),
        choices=TIES,
        widget=Cards,
        error_messages={"required": _("Choose what ties you.")},
    )


class EnterForm(MemberForm):
    """Where to mail the link."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address such as name@example.com."),
        },
    )


class PauseForm(MemberForm):
    field_of = {refusals.PauseTooLong: "until"}

    until = forms.DateField(
        label=_("Until which day?"),
        widget=DayInput,
        error_messages={
            "required": _("Enter the day on which you are back."),
            "invalid": _("Enter a day, such as 28/11/2026"),
        },
    )


class ReachForm(MemberForm):
    """How to reach somebody, as they wish."""

    field_of = {preferences.NoPhone: "phone"}

    phone = PhoneField(label=_("Phone"), required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=User._meta.get_field("language").choices,
        widget=Cards(columns=2),
        error_messages={"required": _("Choose a language.")},
    )
    preferred_channel = forms.ChoiceField(
        label=_("How do you prefer to hear from us?"),
        choices=Channel.choices,
        widget=Cards(columns=3),
        error_messages={"required": _("Choose one of the answers.")},
    )


class OrientationForm(MemberForm):
    """Six lines, each ticked in person."""

    field_of = {refusals.NotTicked: "ticks"}

    ticks = forms.MultipleChoiceField(
        label=_("I am ready"),
        choices=orientation.CHECKLIST,
        widget=CheckCards,
        error_messages={"required": refusals.NotTicked.message},
    )


class FirstMeetingForm(MemberForm):
    """When, how long, how; and a line for the team."""

    field_of = {refusals.WrongDay: "held_on"}

    held_on = forms.DateField(
        label=_("Which day did you meet?"),
        widget=DayInput,
        initial=timezone.localdate,
        error_messages={
            "required": _("Enter the day of the meeting"),
            "invalid": _("Enter a day, such as 28/11/2026"),
        },
    )
    minutes = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=LENGTHS,
        coerce=int,
        initial=60,
        widget=Cards(columns=2),
        error_messages={"required": _("Choose a length")},
    )
    mode = forms.ChoiceField(
        label=_("How?"),
        choices=MeetingMode.choices,
        initial=MeetingMode.FACE,
        widget=Cards(columns=3, icons=MODE_ICONS),
        error_messages={"required": _("Choose how you met")},
    )
    facts = forms.CharField(
        label=_("A line for the team"),
        help_text=_("The team reads it; keep for yourselves what was said in confidence."),
        required=False,
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


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
                label=action.text, choices=[("", _("As before")), *Advance.choices], required=False
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
        label=_("By whom?"), choices=Doer.choices, initial=Doer.MENTEE, widget=Cards(columns=3)
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


MOODS = ((5, _("Very well")), (4, _("Well")), (3, _("So-so")), (2, _("Not well")), (1, _("Badly")))


class CheckInForm(MemberForm):
    """Four questions, a mood, a difficulty."""

    meets_enough = yes_or_no(_("Do you meet as often as you had planned?"))
    plan_advances = yes_or_no(_("Does your plan of action move forward?"))
    at_ease = yes_or_no(_("Are you at ease with the other?"))
    mood = forms.TypedChoiceField(
        label=_("How do you feel in this tandem?"),
        choices=MOODS,
        coerce=int,
        widget=Cards,
        error_messages={"required": _("Choose an answer.")},
    )
    difficulty = forms.ChoiceField(
        label=_("Is something difficult?"),
        choices=Difficulty.choices,
        initial=Difficulty.NONE,
        widget=Cards(columns=2),
    )
    words = forms.CharField(
        label=_("What can the team do for you?"),
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


class RestForm(MemberForm):
    """Until when, and why for the team."""

    field_of = {refusals.RestTooLong: "until"}

    until = forms.DateField(
        label=_("Until which day?"),
        widget=DayInput,
        help_text=_("Three months away at most."),
        error_messages={
            "required": _("Enter the day on which the tandem goes on."),
            "invalid": _("Enter a day, such as 28/11/2026"),
        },
    )
    reason = forms.CharField(
        label=_("A word for the team"),
        required=False,
        max_length=200,
        help_text=_("The other person does not read it."),
    )


STOPS = (
    ("mismatch", _("It does not work between us")),
    ("no_time", _("I lack the time")),
    ("moved", _("I have moved, or it is too far")),
    ("silence", _("I have no news of the other")),
)


class StopForm(MemberForm):
    """One question; the other person does not read the answer."""

    reason = forms.ChoiceField(
        label=_("What is in the way?"),
        choices=STOPS,
        widget=Cards,
        error_messages={"required": _("Choose a reason")},
    )


class SignForm(MemberForm):
    """A tick, one's own name, and the fingerprint of the text that was shown."""

    field_of = {refusals.OtherName: "typed_name"}

    text_hash = forms.CharField(widget=forms.HiddenInput, required=False)
    read = forms.BooleanField(
        label=_("I have read the charter to the end"),
        error_messages={"required": _("Tick the box once you have read the charter to the end")},
    )
    typed_name = forms.CharField(
        label=_("Your first name and last name"),
        max_length=170,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Type your first name and last name")},
    )

    def __init__(self, *args: object, name: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["typed_name"].help_text = _("As in the charter: %(name)s. It is your signature.") % {
            "name": name
        }

    def refuse(self, refusal: Refused) -> None:
        """After a change of the text: the new one is shown, to be read and ticked again; the name stays."""
        super().refuse(refusal)
        if isinstance(refusal, refusals.OtherText):
            self.data = {
                name: value for name, value in self.data.items() if name not in ("read", "text_hash")
            } | {"text_hash": self.initial["text_hash"]}
