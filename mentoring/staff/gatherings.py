"""The mentors' gatherings: the register, six months of dates laid in one act, a date moved or called off."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin import display
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mentoring.domain import gatherings
from mentoring.models import Gathering, GatheringSeries, Programme
from mentoring.models.people import programmes_within
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core import calendars
from portal.core.acts import ActForm, ActView
from portal.core.days import PARIS
from portal.core.errors import Refused
from portal.core.filters import RecordFilter
from portal.core.forms import DayInput, HourInput
from portal.core.staff import Act, RecordAdmin, Section
from portal.core.templatetags.tandem import day_and_year, hour


def visible_gatherings(user: User) -> QuerySet[Gathering]:
    """Gatherings of the programmes that this member of the team follows."""
    held = reach(user, "follow")
    rows = Gathering.objects.all()
    return rows if held.hub else rows.filter(programmes__in=programmes_within(held)).distinct()


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
    list_display = ("name", "day", "time", "place", "standing")
    list_filter = (WhenFilter,)
    search_fields = ("name", "place")
    search_hint = _("Name, place")
    ordering = ("starts_at",)

    def scope(self, user: User) -> QuerySet[Gathering]:
        return visible_gatherings(user)

    def register_acts(self) -> list[Act]:
        return [Act(gettext("Lay six months of dates"), reverse("staff_gathering_lay"), main=True)]

    @display(description=_("Day"), ordering="starts_at")
    def day(self, gathering: Gathering) -> str:
        return day_and_year(gathering.starts_at)

    @display(description=_("Time"))
    def time(self, gathering: Gathering) -> str:
        return hour(gathering.starts_at)

    @display(description=_("State"))
    def standing(self, gathering: Gathering) -> str:
        if gathering.is_cancelled:
            return gettext("Called off")
        return gettext("To come") if gathering.starts_at >= timezone.now() else gettext("Past")

    def acts(self, gathering: Gathering, user: User) -> list[Act]:
        calendar = Act(gettext("Calendar file (.ics)"), reverse("staff_gathering_ics", args=[gathering.pk]))
        if gathering.is_cancelled or gathering.starts_at < timezone.now():
            return [calendar]
        return [
            Act(gettext("Move it"), reverse("staff_gathering_change", args=[gathering.pk])),
            Act(gettext("Call it off"), reverse("staff_gathering_call_off", args=[gathering.pk])),
            calendar,
        ]

    def sections(self, gathering: Gathering) -> list[Section]:
        rows = [
            (gettext("Starts"), gathering.starts_at),
            (gettext("Length"), gettext("%(n)d min") % {"n": gathering.minutes}),
            (gettext("Place"), gathering.place),
            (gettext("Programmes"), [programme.name for programme in gathering.programmes.all()]),
            (gettext("State"), self.standing(gathering)),
        ]
        return [Section(gettext("Gathering"), rows)]


class LayForm(forms.Form):
    """The first date; the two others follow from it."""

    name = forms.CharField(label=_("Name"), max_length=100, initial=_("Mentors’ gathering"))
    day = forms.DateField(label=_("First date"), widget=DayInput)
    time = forms.TimeField(label=_("Time"), widget=HourInput, initial="18:00")
    minutes = forms.IntegerField(label=_("Length, in minutes"), min_value=15, max_value=480, initial=90)
    place = forms.CharField(label=_("Place"), max_length=160)
    programmes = forms.ModelMultipleChoiceField(
        label=_("Programmes"),
        queryset=Programme.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one programme.")},
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programmes"].queryset = programmes_within(reach(user, "follow"))

    def first(self) -> datetime:
        """The first date as an aware moment in Paris."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], tzinfo=PARIS)


class LayView(WagtailAdminTemplateMixin, FormView):
    """« Poser six mois de dates » : the dates are shown first, then laid."""

    page_title = _("Lay six months of dates")
    header_icon = "calendar-alt"
    form_class = LayForm
    template_name = "mentoring/staff/lay.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm("ability.follow"):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        register = {"url": reverse("staff_gathering_index"), "label": gettext("Mentors’ gatherings")}
        return [*super().get_breadcrumbs_items(), register, {"url": "", "label": self.get_page_title()}]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: LayForm) -> HttpResponse:
        if "confirm" not in self.request.POST:
            dates = calendars.every_two_months(form.first(), months=6)
            return self.render_to_response(self.get_context_data(form=form, dates=dates))
        try:
            series = self.lay(form)
        except Refused as refusal:
            form.add_error("day", str(refusal))
            return self.form_invalid(form)
        count = series.gatherings.count()
        words = ngettext("%(n)d date has been laid.", "%(n)d dates have been laid.", count)
        messages.success(self.request, words % {"n": count})
        return redirect("staff_gathering_index")

    def lay(self, form: LayForm) -> GatheringSeries:
        answers = {name: form.cleaned_data[name] for name in ("name", "minutes", "place", "programmes")}
        return gatherings.lay_six_months(
            first=form.first(), by=self.request.user, now=timezone.now(), **answers
        )


class GatheringAct(ActView):
    """An act on one gathering."""

    model = Gathering
    ability = "follow"
    seen_field = "sequence"
    header_icon = "calendar-alt"

    def get_queryset(self) -> QuerySet[Gathering]:
        return visible_gatherings(self.request.user)


class ChangeForm(ActForm):
    day = forms.DateField(label=_("Day"), widget=DayInput)
    time = forms.TimeField(label=_("Time"), widget=HourInput)
    minutes = forms.IntegerField(label=_("Length, in minutes"), min_value=15, max_value=480)
    place = forms.CharField(label=_("Place"), max_length=160)


class ChangeView(GatheringAct):
    page_title = _("Move the gathering")
    form_class = ChangeForm
    button = _("Move it")
    done = _("The gathering has moved.")

    def get_initial(self) -> dict[str, Any]:
        local = timezone.localtime(self.record.starts_at)
        own = {
            "day": local.date(),
            "time": local.time(),
            "minutes": self.record.minutes,
            "place": self.record.place,
        }
        return {**super().get_initial(), **own}

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        starts_at = datetime.combine(answers.pop("day"), answers.pop("time"), tzinfo=PARIS)
        gatherings.change(
            gathering=gathering, starts_at=starts_at, by=self.request.user, now=self.now, **answers
        )


class CallOffView(GatheringAct):
    page_title = _("Call off the gathering")
    intro = _("It stays in the calendar, crossed out.")
    button = _("Call it off")
    done = _("The gathering is called off.")
    danger = True

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        gatherings.call_off(gathering=gathering, by=self.request.user)


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """One gathering as a calendar file."""
    if not request.user.has_perm("ability.follow"):
        raise PermissionDenied
    gathering = get_object_or_404(visible_gatherings(request.user), pk=pk)
    text = calendars.event(
        uid=f"{gathering.uuid}@tandem",
        sequence=gathering.sequence,
        summary=gathering.name,
        starts_at=gathering.starts_at,
        minutes=gathering.minutes,
        place=gathering.place,
        description="",
        now=timezone.now(),
        cancelled=gathering.is_cancelled,
    )
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rencontre-{gathering.pk}.ics"'
    return response
