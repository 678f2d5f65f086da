"""What the team does from « Aujourd'hui »: note a call, take a tandem in charge, take news with the guided form."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring.domain import alerts, check_ins, pairs, remembering
from mentoring.domain.check_ins import MOODS, QUESTIONS
from mentoring.models import CheckIn, CheckInAnswer, Pair, TeamNote
from mentoring.models.care import SIDES, Difficulty
from portal.accounts.models import User
from portal.core.acts import ActForm

from .acts import PairAct


class NoteForm(ActForm):
    kind = forms.ChoiceField(
        label=_("What it was"),
        choices=[(one.value, one.label) for one in TeamNote.Kind if one != TeamNote.Kind.SHARED],
        widget=forms.RadioSelect,
        initial=TeamNote.Kind.CALL,
    )
    text = forms.CharField(
        label=_("In a few lines"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a few words.")},
    )
    settles = forms.BooleanField(
        label=_("What was open about this tandem is dealt with"), required=False, initial=True
    )


class NoteView(PairAct):
    """A call, a mail, a thought; the two never read it."""

    page_title = _("Note a call or a thought")
    intro = _("The team alone reads it.")
    form_class = NoteForm
    button = _("Note it")
    done = _("It is noted.")

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        remembering.note(pair=pair, by=self.request.user, now=self.now, **answers)


class AssignForm(ActForm):
    to = forms.ModelChoiceField(
        label=_("Who takes it"),
        queryset=User.objects.none(),
        error_messages={"required": _("Choose somebody of the team.")},
    )


class AssignView(PairAct):
    page_title = _("Give to a colleague")
    form_class = AssignForm
    button = _("Give")
    done = _("Your colleague has it in their list.")

    def get_form(self, form_class: type[ActForm] | None = None) -> ActForm:
        form = super().get_form(form_class)
        team = User.objects.filter(is_staff=True, is_active=True).prefetch_related("roles")
        able = [one.pk for one in team if pairs.follows(one, self.record)]
        form.fields["to"].queryset = User.objects.filter(pk__in=able).order_by("last_name")
        form.fields["to"].label_from_instance = lambda person: person.full_name
        return form

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        alerts.assign(pair=pair, by=self.request.user, **answers)


class TakeView(PairAct):
    """One tap from the list: mine."""

    page_title = _("I take it")
    intro = _("What is open about this tandem stands in your list.")
    button = _("I take it")

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        alerts.assign(pair=pair, to=self.request.user, by=self.request.user)

    def done_message(self, outcome: object) -> str:
        return gettext("The tandem %(reference)s is yours.") % {"reference": self.record.reference}

    def get_success_url(self) -> str:
        return reverse("staff_follow_up")


YES_NO = [("yes", _("Yes")), ("no", _("No"))]


def yes_or_no(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Answer yes or no.")},
    )


class CheckInForm(ActForm):
    """The questions as they are put on the phone."""

    side = forms.ChoiceField(
        label=_("Who answers"),
        choices=SIDES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who answers.")},
    )
    channel = forms.ChoiceField(
        label=_("How"),
        choices=[(one.value, one.label) for one in CheckInAnswer.Channel if one != "oneself"],
        initial=CheckInAnswer.Channel.PHONE,
    )
    meets_enough = yes_or_no(QUESTIONS["meets_enough"])
    plan_advances = yes_or_no(QUESTIONS["plan_advances"])
    at_ease = yes_or_no(QUESTIONS["at_ease"])
    mood = forms.TypedChoiceField(
        label=QUESTIONS["mood"],
        choices=MOODS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )
    difficulty = forms.ChoiceField(
        label=QUESTIONS["difficulty"], choices=Difficulty.choices, initial=Difficulty.NONE
    )
    words = forms.CharField(
        label=QUESTIONS["words"],
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_enough = forms.BooleanField(
        label=_("This is enough: the check-in is done without the other side"), required=False
    )

    def answers(self) -> dict[str, Any]:
        said = super().answers()
        return said | {name: said[name] == "yes" for name in ("meets_enough", "plan_advances", "at_ease")}


class CheckInAct(PairAct):
    """An act on a check-in, within reach of whoever follows its pair."""

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        self.check_in = get_object_or_404(CheckIn, pk=kwargs["pk"])
        super().setup(request, *args, **{**kwargs, "pk": self.check_in.pair_id})


class CheckInView(CheckInAct):
    """The guided form, for one of the two at a time."""

    page_title = _("Take news")
    form_class = CheckInForm
    template_name = "mentoring/staff/check_in.html"
    button = _("Note the answers")
    done = _("The answers are noted.")

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        is_enough = answers.pop("is_enough")
        check_ins.answer(check_in=self.check_in, by=self.request.user, now=self.now, **answers)
        if is_enough:
            check_ins.complete(check_in=self.check_in, by=self.request.user, now=self.now)

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        answers = self.check_in.answers.all()
        return super().get_context_data(check_in=self.check_in, answers=answers, **kwargs)


class InVainView(CheckInAct):
    """One tap: nobody answered."""

    page_title = _("Nobody answers")
    intro = _("The call is counted; after three, the check-in ends, and an answer is still welcome.")
    button = _("Nobody answers")

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> CheckIn:
        return check_ins.try_in_vain(check_in=self.check_in, by=self.request.user, now=self.now)

    def done_message(self, outcome: CheckIn) -> str:
        return gettext("Noted: call %(n)d out of 3 without an answer.") % {"n": outcome.tries}

    def get_success_url(self) -> str:
        return reverse("staff_follow_up")
