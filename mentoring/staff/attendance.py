"""The sheet of who was there: three choices for each mentor, and whoever dropped in. Nothing is counted against anybody."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mentoring.domain import attendance
from mentoring.lifecycle import AttendanceState
from mentoring.models import Attendance, Gathering, Mentor
from portal.accounts.models import User
from portal.core.acts import ActForm

from . import wording
from .gathering_acts import GatheringAct
from .gatherings import others_words, visible_answers

CHOICES = (("yes", _("Was there")), ("no", _("Was not there")), ("", _("Not noted")))
MEANS = {"yes": True, "no": False, "": None}
ANSWERED = {AttendanceState.COMING, AttendanceState.WAITING, AttendanceState.NOT_COMING}
NOTED = {AttendanceState.ATTENDED: "yes", AttendanceState.MISSED: "no"}


class SheetForm(ActForm):
    """A line for each mentor invited whom the writer may name; `dropped_in`: references of others, one a line.

    Each line remembers what it said when it was opened: two people may note at once, each keeps what they changed.
    """

    dropped_in = forms.CharField(
        label=_("Others who dropped in"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("References of mentors, such as M-2026-0012, one a line."),
    )

    def __init__(self, *args: Any, gathering: Gathering, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        rows = visible_answers(gathering, user).select_related("mentor__person")
        self.names = {}
        for row in rows.order_by("mentor__person__last_name"):
            name = f"mentor_{row.mentor_id}"
            self.names[name] = row.mentor_id
            self.fields[name] = line_of(row)
        self.others = others_words(gathering.attendances.count() - len(self.names))

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
        """What was changed, by mentor."""
        told = {
            pk: MEANS[self.cleaned_data[name]] for name, pk in self.names.items() if name in self.changed_data
        }
        return told | dict.fromkeys(self.cleaned_data["dropped_in"], True)


def line_of(row: Attendance) -> forms.ChoiceField:
    """The choices for one mentor; nothing is ticked for them but what was noted, whatever they had answered."""
    state = AttendanceState(row.state)
    return forms.ChoiceField(
        label=wording.full_name(row.mentor.person),
        help_text=state.label if state in ANSWERED else "",
        choices=CHOICES,
        required=False,
        widget=forms.RadioSelect,
        initial=NOTED.get(state, ""),
        show_hidden_initial=True,
    )


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
