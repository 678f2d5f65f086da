"""Suspending a mentor, a mentee or a tandem while the team finds out what happened, and lifting it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.domain import suspending
from mentoring.models import Mentee, Mentor, Pair
from portal.core.acts import ActForm, ActView

from .acts import MenteeAct, MentorAct, PairAct


class ReasonForm(ActForm):
    reason = forms.ChoiceField(
        label=_("Reason, for the team"),
        choices=suspending.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )


class Freeze(ActView):
    """What the three suspensions ask alike."""

    page_title = _("Suspend")
    form_class = ReasonForm
    button = _("Suspend")
    done = _("It is suspended. Call the people concerned: nothing has been written to them about it.")
    danger = True


class Unfreeze(ActView):
    page_title = _("Lift the suspension")
    button = _("Lift the suspension")
    done = _("The suspension is lifted.")


class MentorFreezeView(Freeze, MentorAct):
    intro = _(
        "Open proposals are taken back and every tandem of this mentor is suspended: addresses and numbers are hidden on "
        "both sides at once."
    )

    def act(self, mentor: Mentor, answers: dict[str, Any], *, seen: str) -> None:
        suspending.freeze_mentor(mentor=mentor, by=self.request.user, now=self.now, **answers)


class MentorUnfreezeView(Unfreeze, MentorAct):
    intro = _("The mentor may be proposed to again. Take each tandem up again from its own page.")

    def act(self, mentor: Mentor, answers: dict[str, Any], *, seen: str) -> None:
        suspending.unfreeze_mentor(mentor=mentor, by=self.request.user, now=self.now)


class MenteeFreezeView(Freeze, MenteeAct):
    intro = _(
        "An open proposal is taken back and the tandem of this person is suspended: addresses and numbers are hidden on "
        "both sides at once."
    )

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        suspending.freeze_mentee(mentee=mentee, by=self.request.user, now=self.now, **answers)


class MenteeUnfreezeView(Unfreeze, MenteeAct):
    intro = _(
        "Without a tandem, the person waits again from the same day as before. Take a tandem up again from its own page."
    )

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        suspending.unfreeze_mentee(mentee=mentee, by=self.request.user, now=self.now)


class PairFreezeView(Freeze, PairAct):
    intro = _("Nothing is expected of either, and addresses and numbers are hidden on both sides at once.")

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        suspending.freeze_pair(pair=pair, by=self.request.user, now=self.now, **answers)


class PairUnfreezeView(Unfreeze, PairAct):
    intro = _("The tandem goes on where it stood, and the two see each other’s address again.")

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        suspending.unfreeze_pair(pair=pair, by=self.request.user, now=self.now)
