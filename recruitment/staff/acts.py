"""Deciding on an application: take, ask, accept, decline. Each act posts the version that its author read."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.acts import ActForm, ActView
from portal.core.forms import DayInput
from recruitment.domain import interviews, moderation
from recruitment.models import Application, DeclineReason
from recruitment.models.drafts import Side

MOST_PLACES = 6


class ApplicationAct(ActView):
    """An act on one application; the verb compares the version again under its lock."""

    model = Application
    ability = "moderate"
    seen_field = "version"
    header_icon = "tasks"
    previews = True

    def get_queryset(self) -> QuerySet[Application]:
        return super().get_queryset().select_related("programme")

    def call(self, verb: Any, answers: dict[str, Any], *, seen: str) -> Application:
        """Call a verb as this officer, now."""
        return verb(
            application=self.record, by=self.request.user, seen_version=int(seen), now=self.now, **answers
        )


class TakeView(ApplicationAct):
    page_title = _("Take in hand")
    intro = _(
        "You become the person in charge; the applicant is told that you are reading their application."
    )
    button = _("Take in hand")
    done = _("The application is in your hands.")

    def act(self, application: Application, answers: dict[str, Any], *, seen: str) -> Application:
        return self.call(moderation.take, answers, seen=seen)


class AskForm(ActForm):
    question = forms.CharField(
        label=_("What you need to know"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=600,
        help_text=_("The applicant reads these very words, and answers on their follow-up page."),
        error_messages={"required": _("Write what you need to know.")},
    )


class AskView(ApplicationAct):
    page_title = _("Ask for information")
    form_class = AskForm
    button = _("Send the question")
    done = _("The question has been sent.")

    def act(self, application: Application, answers: dict[str, Any], *, seen: str) -> Application:
        return self.call(moderation.ask, answers, seen=seen)


class AcceptForm(ActForm):
    """A mentee is accepted by one click; a mentor has been met, and says how many mentees they take."""


class AcceptMentorForm(ActForm):
    met_on = forms.DateField(
        label=_("Met on"),
        widget=DayInput,
        help_text=_("No mentor enters the pool before the team has met them."),
        error_messages={"required": _("Enter the day when the team met this person.")},
    )
    places = forms.IntegerField(
        label=_("Number of mentees at the same time"), min_value=1, max_value=MOST_PLACES
    )


class AcceptView(ApplicationAct):
    page_title = _("Accept")
    intro = _("The person enters the pool, and receives a word of welcome.")
    button = _("Accept the application")
    done = _("The application is accepted: the person is in the pool.")

    @property
    def of_mentor(self) -> bool:
        return self.record.role == Side.MENTOR

    def get_form_class(self) -> type[ActForm]:
        return AcceptMentorForm if self.of_mentor else AcceptForm

    def get_initial(self) -> dict[str, Any]:
        met_on = interviews.last_day(self.record) or timezone.localdate()
        wished = {"met_on": met_on, "places": self.record.answers.get("places") or 1}
        return {**super().get_initial(), **(wished if self.of_mentor else {})}

    def act(self, application: Application, answers: dict[str, Any], *, seen: str) -> Application:
        return self.call(moderation.accept, answers, seen=seen)


class DeclineForm(ActForm):
    reason = forms.ChoiceField(
        label=_("Reason"),
        widget=forms.RadioSelect,
        choices=DeclineReason.choices,
        error_messages={"required": _("Choose a reason.")},
    )
    note = forms.CharField(
        label=_("Note for the team"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
        required=False,
        help_text=_("The applicant does not read it: they receive a kind sentence about the reason."),
    )


class DeclineView(ApplicationAct):
    page_title = _("Decline")
    form_class = DeclineForm
    button = _("Decline the application")
    done = _("The application is declined; the applicant has been written to.")
    danger = True

    def act(self, application: Application, answers: dict[str, Any], *, seen: str) -> Application:
        return self.call(moderation.decline, answers, seen=seen)
