"""Between the arrival and the decision: a talk noted, the waiting list, a no looked at again, another officer."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.core.acts import ActForm
from portal.core.forms import DayInput
from recruitment.domain import assigning, holding, interviews
from recruitment.models import Application, HoldReason, Interview
from recruitment.models.drafts import Side
from recruitment.models.interviews import Channel
from recruitment.vocabulary import CHECKLISTS

from .acts import ApplicationAct


class InterviewForm(ActForm):
    held_on = forms.DateField(
        label=_("Day of the talk"),
        widget=DayInput,
        error_messages={"required": _("Enter the day of the talk, today at the latest.")},
    )
    channel = forms.ChoiceField(
        label=_("How you talked"),
        widget=forms.RadioSelect,
        choices=Channel.choices,
        error_messages={"required": _("Choose how you talked.")},
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    checklist = forms.MultipleChoiceField(
        label=_("What you went through"), widget=forms.CheckboxSelectMultiple, required=False
    )
    notes = forms.CharField(
        label=_("Notes for the team"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
        help_text=_("Facts, and what the person said: they have a right to read these notes."),
    )

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checklist"].choices = CHECKLISTS[role]


class InterviewView(ApplicationAct):
    page_title = _("Note a talk")
    intro = _("The applicant receives nothing. Several talks may be noted.")
    form_class = InterviewForm
    button = _("Note the talk")
    done = _("The talk is noted.")
    previews = False

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "role": self.record.role}

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "held_on": timezone.localdate(), "channel": Channel.FACE}

    def act(self, application: Application, answers: dict[str, Any], *, seen: str) -> Interview:
        return self.call(interviews.note, answers, seen=seen)


class HoldForm(ActForm):
    reason = forms.ChoiceField(
        label=_("What you wait for"),
        widget=forms.RadioSelect,
        help_text=_("The applicant reads a kind sentence about it."),
        error_messages={"required": _("Choose a reason.")},
    )

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lacking = HoldReason.MENTORS if role == Side.MENTOR else None
        self.fields["reason"].choices = [one for one in HoldReason.choices if one[0] != lacking]


class HoldView(ApplicationAct):
    page_title = _("Put on the waiting list")
    intro = _(
        "The applicant is told why, and has nothing to do. After a year the application is closed by itself."
    )
    form_class = HoldForm
    button = _("Put on the waiting list")
    done = _("The application is on the waiting list.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "role": self.record.role}

    def act(self, application: Application, answers: dict[str, Any], *, seen: str) -> Application:
        return self.call(holding.hold, answers, seen=seen)


class ResumeView(ApplicationAct):
    page_title = _("Take up again")
    intro = _("The application leaves the waiting list; the applicant is told who is in touch, and by when.")
    button = _("Take up again")
    done = _("The application is under review again.")

    def act(self, application: Application, answers: dict[str, Any], *, seen: str) -> Application:
        return self.call(holding.resume, answers, seen=seen)


class ReconsiderView(ApplicationAct):
    page_title = _("Reconsider")
    intro = _(
        "The applicant is told that our answer no longer holds. The earlier reason and note stay on this page."
    )
    button = _("Look at it again")
    done = _("The application is under review again.")

    def act(self, application: Application, answers: dict[str, Any], *, seen: str) -> Application:
        return self.call(holding.reconsider, answers, seen=seen)


class AssignForm(ActForm):
    to = forms.ModelChoiceField(
        label=_("Who handles it from now on"),
        queryset=User.objects.none(),
        error_messages={"required": _("Choose a colleague who moderates this programme.")},
    )

    def __init__(self, *args: Any, colleagues: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = User.objects.filter(pk__in=[one.pk for one in colleagues])
        self.fields["to"].queryset = able.order_by("last_name", "first_name")
        self.fields["to"].label_from_instance = lambda person: person.full_name


class AssignView(ApplicationAct):
    page_title = _("Give to a colleague")
    intro = _("They are told. The applicant is told only when nobody had taken the application in hand yet.")
    form_class = AssignForm
    button = _("Give it to them")
    done = _("The application is in their hands.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "colleagues": assigning.colleagues_for(self.record)}

    def act(self, application: Application, answers: dict[str, Any], *, seen: str) -> Application:
        return self.call(assigning.assign, answers, seen=seen)
