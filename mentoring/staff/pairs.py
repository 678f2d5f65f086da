"""The register of tandems, the page of each with its story, and what the team may do on it."""

from typing import Any

from django import forms
from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring.domain import meetings, pairs
from mentoring.lifecycle import OPEN_CHARTER_STATES, PairState
from mentoring.models import Charter, Pair
from mentoring.models.pairs import EndReason, MeetingMode
from portal.accounts.models import User
from portal.core.acts import ActForm, ActView
from portal.core.filters import RecordFilter
from portal.core.forms import DayInput
from portal.core.staff import Act, RecordAdmin, Section

from . import wording
from .charters import charter_acts
from .filters import by_lateness, by_programme
from .story import story_of


class PairAdmin(RecordAdmin):
    model = Pair
    base_url_path = "tandems"
    menu_icon = "tandem"
    ability = "follow"
    select_related = ("mentor__person", "mentee__person", "programme", "proposal")
    inspect_template_name = "mentoring/staff/pair.html"
    list_display = (
        "reference",
        "mentor_name",
        "mentee_name",
        "programme",
        "state_words",
        "opened_at",
        "last_event_on",
    )
    list_export = (
        "reference",
        "mentor_name",
        "mentee_name",
        "programme",
        "state_words",
        "opened_at",
        "first_met_on",
        "activated_at",
        "ends_on",
        "closed_at",
        "get_end_reason_display",
    )
    list_filter = (
        RecordFilter.on("state", _("State"), PairState.choices),
        by_programme("programme", "follow"),
        by_lateness("first_meeting", [PairState.FORMED]),
    )
    search_fields = (
        "reference",
        "mentor__person__first_name",
        "mentor__person__last_name",
        "mentee__person__first_name",
        "mentee__person__last_name",
    )
    search_hint = _("Name, reference")
    ordering = ("-opened_at", "-id")

    def for_export(self, request: HttpRequest, rows: QuerySet[Pair]) -> QuerySet[Pair]:
        return wording.exportable(rows, request.user)

    @display(description=_("Mentor"), ordering="mentor__person__last_name")
    def mentor_name(self, pair: Pair) -> str:
        return wording.full_name(pair.mentor.person)

    @display(description=_("Mentee"), ordering="mentee__person__last_name")
    def mentee_name(self, pair: Pair) -> str:
        return wording.full_name(pair.mentee.person)

    @display(description=_("Reason"))
    def get_end_reason_display(self, pair: Pair) -> str:
        return pair.get_end_reason_display()

    def title_of(self, pair: Pair) -> str:
        return gettext("%(mentor)s and %(mentee)s") % {
            "mentor": self.mentor_name(pair),
            "mentee": self.mentee_name(pair),
        }

    def subjects(self, pair: Pair) -> tuple[str, ...]:
        """The page holds how to reach both."""
        return (pair.mentor.reference, pair.mentee.reference)

    def acts(self, pair: Pair, user: User) -> list[Act]:
        first, undo = [], []
        if pair.state == PairState.FORMED:
            meet = reverse("staff_pair_first_meeting", args=[pair.pk])
            first = [Act(gettext("Log the first meeting"), meet, main=True)]
        if pair.state in (PairState.FORMED, PairState.MET):
            undo = [Act(gettext("Do not go on"), reverse("staff_pair_undo", args=[pair.pk]))]
        return [*first, *charter_acts(charter_of(pair)), *undo]

    def sections(self, pair: Pair) -> list[Section]:
        facts = [
            (gettext("Reference"), pair.reference),
            (gettext("Programme"), pair.programme.name),
            (gettext("Formed on"), pair.opened_at),
            *[(gettext("Planned end"), day) for day in [pair.ends_on] if day],
            *[
                (gettext("Ended on"), [when, pair.get_end_reason_display()])
                for when in [pair.closed_at]
                if when
            ],
        ]
        people = ((gettext("Mentor"), pair.mentor), (gettext("Mentee"), pair.mentee))
        cards = [Section(title, wording.contact(one.person).rows) for title, one in people]
        return [Section(gettext("Tandem"), facts), *cards]

    def more(self, pair: Pair, request: HttpRequest) -> dict[str, Any]:
        return {"story": story_of(pair), "meetings": list(pair.meetings.select_related("recorded_by"))}


def charter_of(pair: Pair) -> Charter | None:
    """The charter to sign, or the sealed one."""
    rows = pair.charters.filter(state__in=[*OPEN_CHARTER_STATES, "sealed"])
    return rows.select_related("seal").order_by("-id").first()


class FirstMeetingForm(ActForm):
    held_on = forms.DateField(label=_("Day of the meeting"), widget=DayInput)
    minutes = forms.IntegerField(label=_("Length, in minutes"), min_value=5, max_value=480, initial=60)
    mode = forms.ChoiceField(label=_("How"), choices=MeetingMode.choices, initial=MeetingMode.FACE)
    facts = forms.CharField(label=_("What was said, in a line for the team"), max_length=280, required=False)


class FirstMeetingView(ActView):
    """An officer logs the first meeting for the two; the charter leaves at once."""

    model = Pair
    ability = "follow"
    page_title = _("Log the first meeting")
    intro = _("Both then receive the charter, each with their own link to sign it.")
    form_class = FirstMeetingForm
    button = _("Log the meeting")
    done = _("The first meeting is logged; the charter has been sent to both.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "held_on": timezone.localdate()}

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        meetings.record_first(pair=pair, by=self.request.user, now=self.now, **answers)


class UndoForm(ActForm):
    reason = forms.ChoiceField(
        label=_("Reason"),
        widget=forms.RadioSelect,
        choices=[
            (one.value, one.label)
            for one in EndReason
            if one not in (EndReason.COMPLETED, EndReason.EARLY_SUCCESS)
        ],
        error_messages={"required": _("Choose a reason.")},
    )


class UndoView(ActView):
    """Stop before the start, when it does not work between the two."""

    model = Pair
    ability = "follow"
    page_title = _("Do not go on")
    intro = _(
        "The mentee waits again, from the same date as before; the mentor’s place is free; both are told."
    )
    form_class = UndoForm
    button = _("End this tandem")
    done = _("The tandem has ended; the mentee is back in the queue.")
    danger = True

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        pairs.undo(pair=pair, by=self.request.user, now=self.now, **answers)
