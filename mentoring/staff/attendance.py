"""The sheet of who was there: three choices for each mentor, and whoever dropped in. Nothing is counted against anybody."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mentoring.domain import attendance
from mentoring.lifecycle import AttendanceState
from mentoring.models import Gathering, Mentor
from portal.accounts.models import User
from portal.core.acts import ActForm

from . import wording
from .gathering_acts import GatheringAct

CHOICES = (("yes", _("Was there")), ("no", _("Was not there")), ("", _("Not noted")))
MEANS = {"yes": True, "no": False, "": None}
FOUND = {AttendanceState.ATTENDED: "yes", AttendanceState.MISSED: "no", AttendanceState.COMING: "yes"}


class SheetForm(ActForm):
    """A line for each mentor invited; `dropped_in`: references of others, one a line."""

    dropped_in = forms.CharField(
        label=_("Others who dropped in"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("References of mentors, such as M-2026-0012, one a line."),
    )

    def __init__(self, *args: Any, gathering: Gathering, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        rows = gathering.attendances.select_related("mentor__person").order_by("mentor__person__last_name")
        self.names = {}
        for row in rows:
            name = f"mentor_{row.mentor_id}"
            self.names[name] = row.mentor_id
            self.fields[name] = forms.ChoiceField(
                label=wording.full_name(row.mentor.person),
                choices=CHOICES,
                required=False,
                widget=forms.RadioSelect,
                initial=FOUND.get(AttendanceState(row.state), ""),
            )

    def clean_dropped_in(self) -> list[int]:
        """Primary keys of the mentors named, among those whose file the writer may open."""
        wanted = self.cleaned_data["dropped_in"].split()
        known = Mentor.objects.visible_to(self.user).filter(reference__in=wanted)
        found = dict(known.values_list("reference", "pk"))
        unknown = [reference for reference in wanted if reference not in found]
        if unknown:
            raise ValidationError(
                _("No mentor has this reference: %(reference)s.") % {"reference": unknown[0]}
            )
        return list(found.values())

    def present(self) -> dict[int, bool | None]:
        """What was seen, by mentor."""
        told = {pk: MEANS[self.cleaned_data[name]] for name, pk in self.names.items()}
        return told | dict.fromkeys(self.cleaned_data["dropped_in"], True)


class SheetView(GatheringAct):
    page_title = _("Who was there")
    intro = _(
        "Nothing is held against anybody: this is for the next invitation, and for the warm word to those who came."
    )
    form_class = SheetForm
    template_name = "mentoring/staff/attendance.html"
    button = _("Save the sheet")
    done = _("The sheet is saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "gathering": self.record, "user": self.request.user}

    def form_valid(self, form: SheetForm) -> Any:
        self.present = form.present()
        return super().form_valid(form)

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        attendance.note(gathering=gathering, present=self.present, by=self.request.user, now=self.now)
