"""In which programmes somebody takes part: acts on the records of mentors and mentees."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.domain import enrolments
from mentoring.models import Mentee, Mentor, Programme
from mentoring.models.people import programmes_within
from portal.accounts.roles import reach
from portal.core.acts import ActForm
from portal.core.staff import record_url

from .acts import MenteeAct, MentorAct


class ProgrammesForm(ActForm):
    programmes = forms.ModelMultipleChoiceField(
        label=_("Programmes"),
        queryset=Programme.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class EnrolForm(ActForm):
    programme = forms.ModelChoiceField(
        label=_("Programme"),
        queryset=Programme.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose a programme.")},
    )


class MentorProgrammesView(MentorAct):
    """Where a mentor may be proposed to."""

    page_title = _("Programmes of this mentor")
    intro = _("Open proposals and tandems go on, whatever you change here.")
    form_class = ProgrammesForm
    button = _("Save")
    done = _("The programmes of this mentor have changed.")

    def get_form(self, form_class: type[ActForm] | None = None) -> ActForm:
        form = super().get_form(form_class)
        form.fields["programmes"].queryset = programmes_within(reach(self.request.user, "follow"))
        return form

    def seen_now(self) -> str:
        return ",".join(map(str, self.record.programmes.order_by("pk").values_list("pk", flat=True)))

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "programmes": list(self.record.programmes.all())}

    def act(self, mentor: Mentor, answers: dict[str, Any], *, seen: str) -> None:
        enrolments.set_programmes(mentor=mentor, by=self.request.user, now=self.now, **answers)


class MenteeEnrolView(MenteeAct):
    """A second file for the same person, from the same answers."""

    page_title = _("Enrol in another programme")
    intro = _(
        "A file opens with the answers already given; the person reads their card there and agrees to it first."
    )
    form_class = EnrolForm
    button = _("Open the file")
    done = _("The file is open; the person has been written to.")
    previews = True

    def get_form(self, form_class: type[ActForm] | None = None) -> ActForm:
        form = super().get_form(form_class)
        held = Mentee.objects.filter(person=self.record.person).values("programme")
        mine = programmes_within(reach(self.request.user, "follow"))
        form.fields["programme"].queryset = mine.exclude(pk__in=held)
        return form

    def act(self, mentee: Mentee, answers: dict[str, Any], *, seen: str) -> Mentee:
        self.opened = enrolments.enrol_also(mentee=mentee, by=self.request.user, now=self.now, **answers)
        return self.opened

    def get_success_url(self) -> str:
        return record_url(self.opened)
