"""Acts of the team on the agreement of a minor's parent: who they are, the link, the paper, the no. Called by `urls`."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from mentoring.domain import guardians, minors, refusals
from mentoring.lifecycle import GUARDIAN_AGAINST, GuardianState
from mentoring.models import Guardian, Mentee
from mentoring.models.guardians import Tie
from portal.core.acts import ActForm
from portal.core.days import day_of
from portal.core.forms import DayInput
from portal.core.staff import Section
from portal.core.templatetags.tandem import day_and_year

from .acts import MenteeAct
from .wording import national


class ParentForm(ActForm):
    """A name and a tie: what every answer needs."""

    name = forms.CharField(
        label=_("First and last name"),
        max_length=120,
        error_messages={"required": _("Enter the name of the parent.")},
    )
    tie = forms.ChoiceField(
        label=_("Tie with the young person"),
        choices=Tie.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the tie.")},
    )


class ReachForm(ParentForm):
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    of_age_on = forms.DateField(
        label=_("Day of the 18th birthday"),
        widget=DayInput,
        required=False,
        help_text=_("From that day on nothing more is asked. Unknown: the year counts to its end."),
    )


class PaperForm(ParentForm):
    signed_on = forms.DateField(
        label=_("Signed on"), widget=DayInput, error_messages={"required": _("Enter the day.")}
    )
    kept = forms.CharField(
        label=_("Where the paper is kept"),
        max_length=160,
        help_text=_("A place that a colleague finds: “red binder, office 12”."),
        error_messages={"required": _("Say where the paper is kept.")},
    )


class GuardianAct(MenteeAct):
    """An act about whoever answers for the mentee; `seen`: where the agreement stood."""

    @cached_property
    def guardian(self) -> Guardian | None:
        return minors.guardian_of(self.record)

    def seen_now(self) -> str:
        return self.guardian.state if self.guardian else ""

    def read_again(self) -> None:
        self.__dict__.pop("guardian", None)
        super().read_again()

    def known(self, *names: str) -> dict[str, Any]:
        """What is on record already, as the form begins."""
        return {name: getattr(self.guardian, name) for name in names} if self.guardian else {}


class NameView(GuardianAct):
    page_title = _("Who answers for this minor")
    intro = _(
        "Whoever holds parental authority. With an e-mail address, the link to the text leaves at once; we keep nothing "
        "else of this person, and erase it on the 18th birthday."
    )
    form_class = ReachForm
    button = _("Save")
    done = _("It is noted.")
    previews = True

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), **self.known("name", "tie", "email", "phone", "of_age_on")}

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        guardians.name(mentee=mentee, by=self.request.user, now=self.now, **answers)


class AskView(GuardianAct):
    page_title = _("Send the link to the parent")
    intro = _("The parent receives the link to the text, and answers with one button.")
    button = _("Send the link")
    done = _("The link is on its way.")
    previews = True

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        guardians.ask(mentee=mentee, by=self.request.user, now=self.now)


class PaperView(GuardianAct):
    page_title = _("Note the signed paper")
    intro = _(
        "You have seen the paper that the parent signed. It bears the text of the agreement, word for word."
    )
    template_name = "mentoring/staff/guardian_paper.html"
    form_class = PaperForm
    button = _("The parent has signed")
    done = _("The agreement is noted.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), **self.known("name", "tie")}

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        return super().get_context_data(text=guardians.words_of_the_text(), **kwargs)

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        guardians.note_paper(mentee=mentee, by=self.request.user, now=self.now, **answers)


class NoView(GuardianAct):
    page_title = _("The parent does not agree")
    intro = _(
        "Told to you by the parent. An open card is taken back, a tandem is suspended, and addresses are hidden on both "
        "sides at once. Call the people concerned."
    )
    button = _("Note that they do not agree")
    done = _("It is noted, and everything has stopped.")
    danger = True
    previews = True

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> None:
        if self.guardian is None:
            raise refusals.GuardianUnknown
        guardians.say_no(guardian=self.guardian, by=self.request.user, now=self.now)


def acts_on(mentee: Mentee, now: Any) -> list[tuple[str, str, bool]]:
    """(act, label, whether it is offered) on the page of a mentee; none for somebody of age."""
    if not minors.is_minor(mentee, day_of(now)):
        return []
    row = minors.guardian_of(mentee)
    unanswered = row is None or row.state in guardians.UNANSWERED
    given = row is not None and row.state == GuardianState.GIVEN
    reached = row is not None and unanswered and bool(row.email)
    return [
        ("guardian_ask", gettext("Send the link to the parent"), reached),
        ("guardian_paper", gettext("Note the signed paper"), not given),
        ("guardian_name", gettext("Change the parent") if row else gettext("Name the parent"), unanswered),
        (
            "guardian_no",
            gettext("The parent does not agree"),
            row is not None and row.state not in GUARDIAN_AGAINST,
        ),
    ]


def section_of(mentee: Mentee, now: Any) -> list[Section]:
    """Where the agreement stands, for a minor alone; a blank answer would say nothing."""
    if not minors.is_minor(mentee, day_of(now)):
        return []
    row = minors.guardian_of(mentee)
    if row is None:
        told = [(pgettext("parent", "Agreement"), capfirst(gettext("to ask: nothing can be proposed")))]
        return [Section(gettext("Agreement of a parent"), told)]
    lines = [
        (pgettext("parent", "Agreement"), capfirst(in_words(row))),
        (gettext("Name"), row.name),
        (gettext("Tie with the young person"), row.get_tie_display()),
        (gettext("E-mail address"), row.email),
        (gettext("Phone"), national(row.phone)),
        (gettext("Asked on"), row.asked_at),
        (gettext("Where the paper is kept"), row.kept),
        (gettext("Day of the 18th birthday"), row.of_age_on),
    ]
    return [Section(gettext("Agreement of a parent"), [line for line in lines if line[1]])]


def in_words(row: Guardian) -> str:
    """« Accord donné le 3 novembre 2026, par lien »; what it stops, where it is missing."""
    told = {"day": day_and_year(row.signed_on or row.answered_at) if row.answered_at else ""}
    if row.state == GuardianState.GIVEN:
        by_paper = gettext("given on %(day)s, on paper") % told
        return by_paper if row.signed_on else gettext("given on %(day)s, by the link") % told
    if row.state in GUARDIAN_AGAINST:
        return gettext("%(state)s, since %(day)s: nothing can be proposed") % {
            **told,
            "state": row.get_state_display(),
        }
    return gettext("%(state)s: nothing can be proposed") % {"state": row.get_state_display()}
