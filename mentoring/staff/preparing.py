"""Acts of the team on what must come before a match, and on who steps back: guide, card, names, pauses, departures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.domain import cards, objections, orientation, standing
from mentoring.models import CardAgreement, Mentee, Mentor, Objection
from portal.core.acts import ActForm
from portal.core.forms import DayInput, SirenField

from . import wording
from .acts import MenteeAct, MentorAct


class GuideView(MentorAct):
    page_title = _("Send the mentor guide")
    intro = _("The mentor receives the guide and the link to the six lines to tick.")
    button = _("Send the guide")
    done = _("The guide is on its way.")
    previews = True

    def act(self, mentor: Mentor, answers: dict[str, Any], *, seen: str) -> None:
        orientation.send_again(mentor=mentor, by=self.request.user, now=self.now)


class PauseForm(ActForm):
    until = forms.DateField(
        label=_("Until which day?"),
        widget=DayInput,
        error_messages={"required": _("Enter the day on which the mentor is back.")},
    )


class PauseView(MentorAct):
    page_title = _("Put in a pause")
    intro = _("Nothing is proposed to this mentor until that day; tandems and open proposals go on.")
    form_class = PauseForm
    button = _("Start the pause")
    done = _("The mentor is in a pause.")

    def act(self, mentor: Mentor, answers: dict[str, Any], *, seen: str) -> None:
        standing.pause(mentor=mentor, until=answers["until"], by=self.request.user, now=self.now)


class ResumeView(MentorAct):
    page_title = _("End the pause")
    intro = _("The mentor may be proposed to again.")
    button = _("End the pause")
    done = _("The mentor is back.")

    def act(self, mentor: Mentor, answers: dict[str, Any], *, seen: str) -> None:
        standing.resume(mentor=mentor, by=self.request.user, now=self.now)


class LeaveView(MentorAct):
    page_title = _("Leaves the pool")
    intro = _("Open proposals are taken back. Not possible while a tandem is under way.")
    button = _("The mentor leaves")
    done = _("The mentor has left the pool.")
    danger = True

    def act(self, mentor: Mentor, answers: dict[str, Any], *, seen: str) -> None:
        standing.leave(mentor=mentor, by=self.request.user, now=self.now)


class CardView(MenteeAct):
    page_title = _("Send the card")
    intro = _("The person receives the link to their card, to read it and agree to it.")
    button = _("Send the card")
    done = _("The card is on its way.")
    previews = True

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        cards.ask(mentee, key=f"team:{self.now:%Y-%m-%dT%H}", now=self.now)


class ReadTogetherView(MenteeAct):
    """For whoever cannot open a link: the card is read aloud, and the agreement noted."""

    page_title = _("The card, read together")
    template_name = "mentoring/staff/read_together.html"
    intro = _("Read the card aloud to the person, word for word, then note that they agree to it.")
    button = _("They agree to this card")
    done = _("The agreement is noted.")

    def seen_now(self) -> str:
        return cards.hash_of(self.record)

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        content = cards.content_of(self.record)
        told = [
            (_("First name"), content["first_name"]),
            (_("Aim"), content["aim"]),
            (_("In their own words"), content["words"]),
            (_("Commune"), wording.town(content["commune"])),
            (_("Structure"), content["partner"]),
            (_("Supports asked for"), wording.in_a_line(wording.supports(self.record))),
        ]
        return super().get_context_data(told=told, **kwargs)

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        cards.agree(
            mentee=mentee, by=self.request.user, seen_hash=seen, now=self.now, means=CardAgreement.Means.PHONE
        )


class NameForm(ActForm):
    name = forms.CharField(label=_("Person or company"), max_length=120, required=False)
    siren = SirenField(required=False)
    kind = forms.ChoiceField(
        label=_("What ties them?"),
        choices=Objection.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what ties them.")},
    )


class NameView(MenteeAct):
    page_title = _("Name somebody too close")
    intro = _(
        "A client, an employer, a relative, or somebody whom the person would rather not meet: never proposed."
    )
    form_class = NameForm
    button = _("Save this name")
    done = _("The name is noted.")

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        objections.declare(mentee=mentee, by=self.request.user, now=self.now, **answers)


class PauseWaitView(MenteeAct):
    page_title = _("Stop waiting for a while")
    intro = _(
        "The person is proposed to nobody until the wait is taken up again; an open proposal is taken back."
    )
    button = _("Put in a pause")
    done = _("The person waits no more for now.")
    previews = True

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        standing.pause_wait(mentee=mentee, by=self.request.user, now=self.now)


class ResumeWaitView(MenteeAct):
    page_title = _("Wait again")
    intro = _("The person is in the queue again, from the same day as before.")
    button = _("Wait again")
    done = _("The person is in the queue again.")

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        standing.resume_wait(mentee=mentee, by=self.request.user, now=self.now)


class LeaveQueueView(MenteeAct):
    page_title = _("Leaves the programme")
    intro = _("An open proposal is taken back. Not possible while a tandem is under way.")
    button = _("The person leaves")
    done = _("The person has left the programme.")
    danger = True
    previews = True

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        standing.leave_queue(mentee=mentee, by=self.request.user, now=self.now)
