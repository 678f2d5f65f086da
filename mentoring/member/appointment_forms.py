"""What the two fill in to arrange a meeting, to move it, and to say that it went badly. Called by `appointment`."""

from datetime import datetime
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.domain import refusals
from mentoring.models import Meeting
from mentoring.models.pairs import MeetingMode
from portal.core.days import PARIS
from portal.core.forms import Cards, DayInput, HourInput

from .forms import MemberForm, length_question, mode_question


class AppointmentForm(MemberForm):
    """When, how, where. A minor meets in one of the places that are offered; `starts_at` is read in Paris."""

    field_of = {
        refusals.NotAnHourToCome: "day",
        refusals.RestsUntilThen: "day",
        refusals.PlaceForAMinor: "spot",
    }

    day = forms.DateField(
        label=_("Which day?"),
        widget=DayInput,
        error_messages={
            "required": _("Enter the day on which you meet."),
            "invalid": _("Enter a day, such as 28/11/2026"),
        },
    )
    hour = forms.TimeField(
        label=_("At what hour?"),
        widget=HourInput,
        error_messages={
            "required": _("Enter the hour at which you meet."),
            "invalid": _("Enter an hour, such as 18:00"),
        },
    )
    minutes = length_question()
    mode = mode_question(_("Choose how you meet"))
    spot = forms.ChoiceField(label=_("Where?"), required=False, widget=Cards)
    other_place = forms.CharField(
        label=_("Another place"),
        required=False,
        max_length=160,
        help_text=_("A café, a library, a station: never at one’s home."),
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: object, places: list[str], minor: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        spot = self.fields["spot"]
        spot.choices = [(place, place) for place in places] + ([] if minor else [("", _("Elsewhere"))])
        self.initial.setdefault("spot", places[0])
        if minor:
            del self.fields["mode"], self.fields["other_place"]
            spot.help_text = _("Before 18, you meet here and nowhere else, and the structure is told.")
        else:
            spot.help_text = _("Only if you meet face to face.")

    def clean(self) -> dict[str, object]:
        """The answers as the verb takes them."""
        answers = super().clean()
        day, hour = answers.pop("day", None), answers.pop("hour", None)
        if day and hour:
            answers["starts_at"] = datetime.combine(day, hour, tzinfo=PARIS)
        spot, other = answers.pop("spot", ""), answers.pop("other_place", "")
        mode = answers.setdefault("mode", MeetingMode.FACE)
        answers["place"] = (spot or other) if mode == MeetingMode.FACE else ""
        if mode == MeetingMode.FACE and not answers["place"]:
            self.add_error(
                "other_place" if "other_place" in self.fields else "spot", _("Say where you meet.")
            )
        return answers


class MoveForm(AppointmentForm):
    """The same, filled with what was arranged."""

    client_key = None

    def __init__(self, *args: object, meeting: Meeting, places: list[str], **kwargs: object) -> None:
        here = timezone.localtime(meeting.starts_at, PARIS)
        known = meeting.place in places
        initial = {
            "day": here.date() if meeting.starts_at > timezone.now() else None,
            "hour": here.time(),
            "minutes": meeting.minutes,
            "mode": meeting.mode,
            "spot": meeting.place if known else "",
            "other_place": "" if known else meeting.place,
        }
        super().__init__(*args, initial=initial, places=places, **kwargs)


class MeetingDifficultyForm(MemberForm):
    """What happened, for the team alone."""

    words = forms.CharField(
        label=_("What happened?"),
        help_text=_("For the team alone; the other person does not read it."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("A few words are enough.")},
    )
