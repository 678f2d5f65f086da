"""The mentors' gatherings: the register, six months of dates laid in one act, a date moved or called off."""

from collections import Counter, defaultdict
from typing import Any

from django.contrib.admin import display
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mentoring.domain import feedback, topics
from mentoring.lifecycle import AttendanceState
from mentoring.models import Attendance, Gathering, Mentor
from portal.accounts.models import User
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section, day_column
from portal.core.templatetags.tandem import hour

from . import wording


def visible_gatherings(user: User) -> QuerySet[Gathering]:
    """Gatherings of the programmes that this member of the team follows."""
    return Gathering.objects.visible_to(user)


def visible_answers(gathering: Gathering, user: User) -> QuerySet[Attendance]:
    """The rows of the mentors whom this member of the team may name: a gathering may be shared by several programmes."""
    return gathering.attendances.filter(mentor__in=Mentor.objects.visible_to(user))


def others_words(count: int) -> str:
    """« et 3 personnes d’autres dispositifs »; empty for nobody."""
    words = ngettext("and %(n)d person of other programmes", "and %(n)d people of other programmes", count)
    return words % {"n": count} if count else ""


class WhenFilter(RecordFilter):
    title = _("When")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("coming", _("To come")), ("past", _("Past"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Gathering]) -> QuerySet[Gathering]:
        if self.value() == "past":
            return rows.filter(starts_at__lt=timezone.now())
        return rows.filter(starts_at__gte=timezone.now()) if self.value() else rows


class GatheringAdmin(RecordAdmin):
    model = Gathering
    base_url_path = "rencontres-entre-mentors"
    menu_label = _("Mentors’ gatherings")
    menu_icon = "calendar-alt"
    ability = "follow"
    inspect_template_name = "mentoring/staff/gathering.html"
    list_display = ("name", "day", "time", "place", "answers_words", "standing")
    list_filter = (WhenFilter,)
    search_fields = ("name", "place")
    search_hint = _("Name, place")
    empty_words = _("No date yet. Lay six months of them at once.")
    ordering = ("is_past", "starts_at")

    def scope(self, user: User) -> QuerySet[Gathering]:
        """Those to come first."""
        return visible_gatherings(user).annotate(is_past=Q(starts_at__lt=timezone.now()))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Gathering]:
        came = Q(attendances__state=AttendanceState.ATTENDED)
        return (
            super()
            .get_queryset(request)
            .annotate(
                invited=Count("attendances", distinct=True),
                coming=Count(
                    "attendances", filter=Q(attendances__state=AttendanceState.COMING), distinct=True
                ),
                came=Count("attendances", filter=came, distinct=True),
            )
        )

    @display(description=_("Answers"))
    def answers_words(self, gathering: Gathering) -> str:
        if gathering.starts_at < timezone.now():
            return gettext("%(n)d were there") % {"n": gathering.came} if gathering.came else ""
        return gettext("%(coming)d come, of %(invited)d invited") % vars(gathering)

    def register_acts(self) -> list[Act]:
        return [
            Act(gettext("Lay six months of dates"), reverse("staff_gathering_lay"), main=True),
            Act(gettext("Add a date"), reverse("staff_gathering_add")),
            Act(gettext("Calendar"), reverse("staff_gathering_calendar")),
        ]

    day = day_column("starts_at", _("Day"))

    @display(description=_("Time"))
    def time(self, gathering: Gathering) -> str:
        return hour(gathering.starts_at)

    @display(description=_("State"))
    def standing(self, gathering: Gathering) -> str:
        if gathering.is_cancelled:
            return gettext("Called off")
        return gettext("To come") if gathering.starts_at >= timezone.now() else gettext("Past")

    def acts(self, gathering: Gathering, user: User) -> list[Act]:
        names = [("ics", gettext("Calendar file (.ics)"))]
        if gathering.starts_at < timezone.now() and not gathering.is_cancelled:
            names = [
                ("attendance", gettext("Note who was there")),
                ("account", gettext("Write the minutes")),
                ("document", gettext("Add a document")),
                *names,
            ]
        elif not gathering.is_cancelled:
            names = [
                ("change", gettext("Change it")),
                ("agenda", gettext("Write the agenda")),
                ("document", gettext("Add a document")),
                ("call_off", gettext("Call it off")),
                *names,
            ]
        return [
            Act(label, reverse(f"staff_gathering_{name}", args=[gathering.pk]), main=name == "attendance")
            for name, label in names
        ]

    def sections(self, gathering: Gathering) -> list[Section]:
        rows = [
            (gettext("Starts"), gathering.starts_at),
            (gettext("Length"), gettext("%(n)d min") % {"n": gathering.minutes}),
            (gettext("Place"), gathering.place),
            (gettext("Programmes"), [programme.name for programme in gathering.programmes.all()]),
            (gettext("State"), self.standing(gathering)),
            (gettext("Seats"), gathering.seats),
            (gettext("Topic"), gathering.topic),
            (gettext("Agenda of the gathering"), gathering.agenda),
            (gettext("Minutes"), gathering.account),
        ]
        return [Section(gettext("Gathering"), rows)]

    def more(self, gathering: Gathering, request: HttpRequest) -> dict[str, Any]:
        answers = Section(gettext("Answers"), answers_of(gathering, request.user))
        return {
            "documents": list(gathering.documents.all()),
            "answers": answers,
            "topics": list(topics.wanted(gathering)),
            "opinions": opinions_of(gathering),
        }


def opinions_of(gathering: Gathering) -> Section | None:
    """What those who were there thought, counted; their words without a name. None when nobody answered."""
    counts = feedback.counts_of(gathering)
    if not any(count for _answer, count in counts):
        return None
    rows = [*counts, (gettext("In their words"), feedback.words_of(gathering))]
    return Section(gettext("What it was worth"), rows)


def answers_of(gathering: Gathering, user: User) -> list[tuple[str, list[str]]]:
    """Names by answer, in the order in which they answered; nobody is counted as missing anything.

    Mentors out of the reader's reach have no name here: they are counted.
    """
    rows = visible_answers(gathering, user).select_related("mentor__person").order_by("answered_at", "pk")
    by_state: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_state[row.state].append(wording.full_name(row.mentor.person))
    everybody = Counter(gathering.attendances.values_list("state", flat=True))
    for state, count in everybody.items():
        by_state[state] += filter(None, [others_words(count - len(by_state[state]))])
    return [(str(state.label), by_state[state]) for state in AttendanceState if state in by_state]
