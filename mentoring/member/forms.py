"""What mentors and mentees fill in: why not this time, the first meeting, a signature."""

from collections.abc import Callable
from typing import ClassVar
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.domain import orientation, refusals
from mentoring.models import Objection
from mentoring.models.pairs import MeetingMode
from mentoring.models.proposals import DeclineReason
from portal.accounts import preferences
from portal.accounts.models import User
from portal.core.errors import Refused
from portal.core.forms import AccessibleForm, Cards, CheckCards, DayInput, PhoneField, SirenField
from portal.core.models import Channel, Pace

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
    pace = forms.ChoiceField(
        label=_("How often?"),
        choices=Pace.choices,
        help_text=_(
            "For reminders and news. What you ask for, a proposal, a meeting or the charter always leaves at once."
        ),
        widget=Cards(
            columns=3,
            hints={
                Pace.AT_ONCE: _("Each message when it is written."),
                Pace.DAILY: _("At eight in the morning."),
                Pace.WEEKLY: _("On Monday morning."),
            },
        ),
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


def length_question() -> forms.TypedChoiceField:
    """How long a meeting lasts, in minutes."""
    return forms.TypedChoiceField(
        label=_("For how long?"),
        choices=LENGTHS,
        coerce=int,
        initial=60,
        widget=Cards(columns=2),
        error_messages={"required": _("Choose a length")},
    )


def mode_question(missing: str) -> forms.ChoiceField:
    """Face to face, by video or by phone; `missing` is said when nothing is chosen."""
    return forms.ChoiceField(
        label=_("How?"),
        choices=MeetingMode.choices,
        initial=MeetingMode.FACE,
        widget=Cards(columns=3, icons=MODE_ICONS),
        error_messages={"required": missing},
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
    minutes = length_question()
    mode = mode_question(_("Choose how you met"))
    facts = forms.CharField(
        label=_("A line for the team"),
        help_text=_("The team reads it; keep for yourselves what was said in confidence."),
        required=False,
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


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
