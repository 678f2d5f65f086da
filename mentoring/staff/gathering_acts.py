"""Acts on the mentors’ gatherings: six months of dates in one go, one date, a change, a document. Called by `urls`."""

from datetime import date, datetime
from typing import Any

from django import forms
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

from mentoring import agenda
from mentoring.domain import documents, gatherings, topics
from mentoring.models import Gathering, GatheringSeries, Mentor, Programme
from mentoring.models.people import programmes_within
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core import calendars, outbox
from portal.core.acts import ActForm, ActView, letters_of
from portal.core.days import PARIS
from portal.core.errors import Refused
from portal.core.forms import DayInput, HourInput
from portal.core.models import Message
from portal.core.staff import record_url

from .gathering_days import HandPickedDay
from .gatherings import visible_gatherings


class LayForm(forms.Form):
    """The first date; the two others follow from it."""

    name = forms.CharField(label=_("Name"), max_length=100, initial=_("Mentors’ gathering"))
    day = forms.DateField(label=_("First date"), widget=DayInput)
    time = forms.TimeField(label=_("Time"), widget=HourInput, initial="18:00")
    minutes = forms.IntegerField(label=_("Length, in minutes"), min_value=15, max_value=480, initial=90)
    place = forms.CharField(label=_("Place"), max_length=160)
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=_("Beyond them mentors are put on a waiting list. Empty: as many as come."),
    )
    topic = forms.CharField(
        label=_("Topic"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    programmes = forms.ModelMultipleChoiceField(
        label=_("Programmes"),
        queryset=Programme.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one programme.")},
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programmes"].queryset = programmes_within(reach(user, "follow"))

    def details(self) -> dict[str, Any]:
        """What the verb asks besides the date."""
        names = ("name", "minutes", "place", "seats", "topic", "programmes")
        return {name: self.cleaned_data[name] for name in names}

    def first(self) -> datetime:
        """The first date as an aware moment in Paris."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], tzinfo=PARIS)


class DaysForm(forms.Form):
    """The days of the series, as proposed or as the team wishes them; `shown_from`: the first date they follow from."""

    shown_from = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, proposed: list[calendars.ProposedDate], **kwargs: object) -> None:
        super().__init__(*args, prefix="days", **kwargs)
        self.proposed = proposed
        for rank, one in enumerate(proposed):
            label = gettext("Date %(n)d") % {"n": rank + 1}
            self.fields[f"day_{rank}"] = forms.DateField(
                label=label, widget=DayInput, initial=one.day, required=False
            )
        self.fields["shown_from"].initial = proposed[0].wanted.isoformat()

    def rows(self) -> list[tuple[forms.BoundField, calendars.ProposedDate]]:
        """Each field with the date that it starts from."""
        return [(self[f"day_{rank}"], one) for rank, one in enumerate(self.proposed)]

    def follows_the_first_date(self) -> bool:
        """False when the first date was changed since these were shown."""
        return self.cleaned_data["shown_from"] in ("", self.fields["shown_from"].initial)

    def chosen(self) -> list[date]:
        """The days to lay."""
        return [self.cleaned_data[f"day_{rank}"] or one.day for rank, one in enumerate(self.proposed)]


class LayView(WagtailAdminTemplateMixin, FormView):
    """« Poser six mois de dates » : the dates are shown first, then laid; the invitations may be read before."""

    page_title = _("Lay six months of dates")
    single = False
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
        asked = {"preview", "confirm"} & set(self.request.POST)
        days = None if self.single else self.days_form(form, typed=bool(asked))
        if days and not (asked and days.is_valid() and days.follows_the_first_date()):
            fresh = days if asked and days.errors else self.days_form(form, typed=False)
            return self.shown(form, fresh)
        try:
            if "preview" in asked:
                return self.shown(form, days, **letters_of(outbox.rehearse(lambda: self.lay(form, days))))
            return self.done(self.lay(form, days))
        except Refused as refusal:
            form.add_error("day", str(refusal))
            return self.shown(form, days)

    def days_form(self, form: LayForm, *, typed: bool) -> DaysForm:
        """The dates that follow from the first one, with what was typed over them."""
        proposed = calendars.dates_proposed(form.first(), months=6)
        return DaysForm(self.request.POST if typed else None, proposed=proposed)

    def shown(self, form: LayForm, days: DaysForm | None, **letters: object) -> HttpResponse:
        """The same form with the dates that follow from it; nothing is laid."""
        return self.render_to_response(self.get_context_data(form=form, days=days, **letters))

    def lay(self, form: LayForm, days: DaysForm | None) -> GatheringSeries | Gathering:
        """Call the verb. Raises Refused."""
        return gatherings.lay_six_months(
            first=form.first(),
            days=days.chosen(),
            by=self.request.user,
            now=timezone.now(),
            **form.details(),
        )

    def done(self, series: GatheringSeries) -> HttpResponse:
        count = series.gatherings.count()
        words = ngettext("%(n)d date has been laid.", "%(n)d dates have been laid.", count)
        messages.success(self.request, words % {"n": count})
        return redirect("staff_gathering_index")


class AddForm(HandPickedDay, LayForm):
    field_order = ("name", "day", "keep_day")
    day = forms.DateField(label=_("Day"), widget=DayInput)


class AddView(LayView):
    """One date beside the series."""

    page_title = _("Add a date")
    form_class = AddForm
    single = True

    def lay(self, form: LayForm, days: DaysForm | None) -> Gathering:
        return gatherings.add(
            starts_at=form.first(), by=self.request.user, now=timezone.now(), **form.details()
        )

    def done(self, gathering: Gathering) -> HttpResponse:
        messages.success(self.request, gettext("The date is laid; the mentors are invited."))
        return redirect(record_url(gathering))


class GatheringAct(ActView):
    """An act on one gathering."""

    model = Gathering
    ability = "follow"
    seen_field = "sequence"
    header_icon = "calendar-alt"

    def get_queryset(self) -> QuerySet[Gathering]:
        return visible_gatherings(self.request.user)

    def readable(self, heard: list[Message]) -> list[Message]:
        people = [message.person_id for message in heard]
        known = Mentor.objects.visible_to(self.request.user).filter(person__in=people)
        mine = set(known.values_list("person", flat=True))
        return [message for message in heard if message.person_id in mine]


class ChangeForm(HandPickedDay, ActForm):
    field_order = ("day", "keep_day")
    day = forms.DateField(label=_("Day"), widget=DayInput)
    time = forms.TimeField(label=_("Time"), widget=HourInput)
    minutes = forms.IntegerField(label=_("Length, in minutes"), min_value=15, max_value=480)
    place = forms.CharField(label=_("Place"), max_length=160)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500, required=False)
    topic = forms.CharField(
        label=_("Topic"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ChangeView(GatheringAct):
    page_title = _("Change the gathering")
    form_class = ChangeForm
    intro = _("A new day, hour or place is told to all who did not say no.")
    button = _("Save")
    done = _("The gathering has changed.")
    previews = True

    def get_initial(self) -> dict[str, Any]:
        local = timezone.localtime(self.record.starts_at)
        own = {
            "day": local.date(),
            "time": local.time(),
            "minutes": self.record.minutes,
            "place": self.record.place,
            "seats": self.record.seats,
            "topic": self.record.topic,
        }
        return {**super().get_initial(), **own}

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        starts_at = datetime.combine(answers.pop("day"), answers.pop("time"), tzinfo=PARIS)
        gatherings.change(
            gathering=gathering, starts_at=starts_at, by=self.request.user, now=self.now, **answers
        )


class CallOffView(GatheringAct):
    page_title = _("Call off the gathering")
    intro = _("It stays in the calendar, crossed out; all who did not say no are told.")
    button = _("Call it off")
    done = _("The gathering is called off.")
    danger = True
    previews = True

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        gatherings.call_off(gathering=gathering, by=self.request.user, now=self.now)


class AgendaForm(ActForm):
    agenda = forms.CharField(
        label=_("Agenda of the gathering"),
        max_length=gatherings.LONGEST_AGENDA,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class AgendaView(GatheringAct):
    page_title = _("Write the agenda")
    form_class = AgendaForm
    intro = _("The mentors invited read it on the page of the gathering.")
    button = _("Save")
    done = _("The agenda is written.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "agenda": self.record.agenda}

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        gatherings.write_agenda(gathering=gathering, by=self.request.user, now=self.now, **answers)


class AccountForm(ActForm):
    account = forms.CharField(
        label=_("Minutes"), max_length=6000, required=False, widget=forms.Textarea(attrs={"rows": 12})
    )


class AccountView(GatheringAct):
    page_title = _("Write the minutes")
    form_class = AccountForm
    intro = _("The mentors invited read them on the page of the gathering. Name no mentee.")
    button = _("Save")
    done = _("The minutes are written.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "account": self.record.account}

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        gatherings.write_account(gathering=gathering, by=self.request.user, now=self.now, **answers)


class TopicView(GatheringAct):
    """A topic proposed by a mentor goes to the end of the agenda."""

    page_title = _("Put the topic in the agenda")
    button = _("Put it in the agenda")
    done = _("The topic is in the agenda.")

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.topic = get_object_or_404(self.record.topics, pk=kwargs["topic_pk"])
        self.intro = self.topic.text

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        topics.put_in_agenda(topic=self.topic, by=self.request.user, now=self.now)


class DocumentForm(ActForm):
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, text, slides or image, 5 MB at most. The mentors invited may read it."),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )


class DocumentView(GatheringAct):
    """Slides, an agenda, minutes."""

    page_title = _("Add a document")
    form_class = DocumentForm
    template_name = "mentoring/staff/document.html"
    button = _("Add it")
    done = _("The document is there.")

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        file = answers["file"]
        documents.add(
            gathering=gathering,
            name=file.name,
            size=file.size,
            content=file,
            by=self.request.user,
            now=self.now,
        )


class RemoveView(GatheringAct):
    """One document goes."""

    page_title = _("Remove the document")
    button = _("Remove it")
    done = _("The document is removed.")
    danger = True

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.document = get_object_or_404(self.record.documents, pk=kwargs["document_pk"])
        self.intro = self.document.name

    def act(self, gathering: Gathering, answers: dict[str, Any], *, seen: str) -> None:
        documents.remove(document=self.document, by=self.request.user)


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """One gathering as a calendar file."""
    if not request.user.has_perm("ability.follow"):
        raise PermissionDenied
    gathering = get_object_or_404(visible_gatherings(request.user), pk=pk)
    return calendars.file_response(agenda.calendar_of(gathering, now=timezone.now()), f"rencontre-{pk}")
