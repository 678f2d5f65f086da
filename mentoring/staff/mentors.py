"""The register of mentors, and the act that changes how many mentees one takes."""

from typing import Any

from django import forms
from django.contrib.admin import display
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring import vocabulary
from mentoring.domain import pool
from mentoring.lifecycle import MentorState
from mentoring.models import Mentor, Orientation
from portal.accounts.models import User
from portal.accounts.staff import messages
from portal.core.acts import ActForm, ActView
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section, day_column

from . import wording
from .filters import by_programme


class ReadyFilter(RecordFilter):
    """The checklist of the welcome, without which nothing is proposed."""

    title = _("Preparation")
    parameter_name = "ready"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("yes", _("Ready")), ("no", _("Available, not ready yet"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Mentor]) -> QuerySet[Mentor]:
        if self.value() == "no":
            return rows.filter(state=MentorState.AVAILABLE, ready=False, person__isnull=False)
        return rows.filter(ready=True) if self.value() else rows


class MentorAdmin(RecordAdmin):
    """Volunteers met by the team, the newest first."""

    model = Mentor
    base_url_path = "mentors"
    menu_icon = "user"
    ability = "follow"
    inspect_template_name = "mentoring/staff/person.html"
    select_related = ("person",)
    list_display = (
        "reference",
        "name",
        "job",
        "place",
        "in_programmes",
        "capacity_words",
        "readiness",
        "state_words",
        "joined",
    )
    list_export = list_display
    list_filter = (
        RecordFilter.on("state", _("State"), MentorState.choices),
        ReadyFilter,
        by_programme("programmes", "follow"),
    )
    search_fields = ("reference", "person__first_name", "person__last_name", "job", "company")
    search_hint = _("Name, job, company, town")
    empty_words = _("No mentor yet. They come in when their application is accepted.")
    ordering = ("-joined_on", "-id")

    joined = day_column("joined_on", _("In the pool since"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mentor]:
        held = Q(places__proposal__isnull=False)
        return (
            super()
            .get_queryset(request)
            .prefetch_related("programmes")
            .annotate(
                ready=Exists(Orientation.objects.filter(mentor=OuterRef("pk"))),
                capacity=Count("places", filter=Q(places__retired=False), distinct=True),
                taken=Count("places", filter=held, distinct=True),
            )
        )

    def found_by(self, word: str) -> Q:
        return wording.in_town(word)

    def for_export(self, request: HttpRequest, rows: QuerySet[Mentor]) -> QuerySet[Mentor]:
        return wording.exportable(rows, request.user, path="programmes")

    @display(description=_("Name"), ordering="person__last_name")
    def name(self, mentor: Mentor) -> str:
        return wording.full_name(mentor.person)

    @display(description=_("Commune"), ordering="commune")
    def place(self, mentor: Mentor) -> str:
        return wording.town(mentor.commune)

    @display(description=_("Places taken"))
    def capacity_words(self, mentor: Mentor) -> str:
        return gettext("%(taken)d out of %(capacity)d") % vars(mentor)

    @display(description=_("Programmes"))
    def in_programmes(self, mentor: Mentor) -> str:
        return ", ".join(programme.name for programme in mentor.programmes.all())

    @display(description=_("Preparation"), ordering="ready")
    def readiness(self, mentor: Mentor) -> str:
        if mentor.ready:
            return gettext("Ready")
        return gettext("Checklist to tick") if mentor.guide_sent_at else gettext("Guide to send")

    def title_of(self, mentor: Mentor) -> str:
        return wording.full_name(mentor.person)

    def subjects(self, mentor: Mentor) -> tuple[str, ...]:
        return (mentor.reference,)

    def acts(self, mentor: Mentor, user: User) -> list[Act]:
        ready = Orientation.objects.filter(mentor=mentor).exists()
        names = [
            ("guide", gettext("Send the mentor guide"), not ready and mentor.state != MentorState.LEFT),
            ("places", gettext("Change the number of places"), True),
            ("programmes", gettext("Programmes of this mentor"), True),
            ("pause", gettext("Put in a pause"), mentor.state == MentorState.AVAILABLE),
            ("resume", gettext("End the pause"), mentor.state == MentorState.PAUSED),
            ("unfreeze", gettext("Lift the suspension"), mentor.state == MentorState.FROZEN),
            ("leave", gettext("Leaves the pool"), mentor.state != MentorState.LEFT),
            ("freeze", gettext("Suspend"), mentor.state in (MentorState.AVAILABLE, MentorState.PAUSED)),
        ]
        return [
            Act(label, reverse(f"staff_mentor_{name}", args=[mentor.pk]), main=name == "guide")
            for name, label, offered in names
            if offered
        ]

    def more(self, mentor: Mentor, request: HttpRequest) -> dict[str, Any]:
        return messages.history(request.user, Q(person=mentor.person_id)) if mentor.person_id else {}

    def sections(self, mentor: Mentor) -> list[Section]:
        programmes = [programme.name for programme in mentor.programmes.all()]
        pool_rows = [
            (gettext("Reference"), mentor.reference),
            (gettext("Programmes"), programmes),
            (gettext("Places taken"), self.capacity_words(mentor)),
            (gettext("Met by the team on"), mentor.vetted_on),
            (gettext("Mentor guide sent on"), mentor.guide_sent_at),
            (gettext("Checklist ticked on"), ticked_on(mentor)),
            (gettext("Paused until"), mentor.paused_until),
            (gettext("In the pool since"), mentor.joined_on),
        ]
        experience = [
            (gettext("Job"), mentor.job),
            (gettext("Company"), mentor.company),
            (gettext("SIREN"), mentor.siren),
            (gettext("Situation"), vocabulary.label(vocabulary.MENTOR_STATUSES, mentor.status)),
        ]
        gives = [
            (gettext("Supports"), wording.supports(mentor)),
            (gettext("Motives"), wording.labels(vocabulary.MENTOR_MOTIVES, mentor.motives)),
        ]
        return [
            Section(gettext("In the pool"), pool_rows),
            wording.contact(mentor.person),
            Section(gettext("Experience"), [*experience, *wording.work(mentor)]),
            Section(gettext("What this mentor brings"), gives),
            wording.travel(mentor),
            wording.affinities(mentor),
        ]


def ticked_on(mentor: Mentor) -> object:
    """The day on which the mentor was ready; said in words until then."""
    done = Orientation.objects.filter(mentor=mentor).first()
    return done.completed_at if done else gettext("not yet: nothing can be proposed")


class PlacesForm(ActForm):
    places = forms.IntegerField(
        label=_("Number of mentees at the same time"),
        min_value=0,
        max_value=12,
        help_text=_("A place that is held is kept until it is freed: no tandem is broken."),
    )


class PlacesView(ActView):
    """« J’en accepte 2, finalement 1 »."""

    model = Mentor
    ability = "follow"
    page_title = _("Change the number of places")
    form_class = PlacesForm
    done = _("The number of places has changed.")

    def seen_now(self) -> str:
        return str(self.record.places.filter(retired=False).count())

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "places": int(self.seen_now())}

    def act(self, mentor: Mentor, answers: dict[str, Any], *, seen: str) -> None:
        pool.set_capacity(mentor=mentor, places=answers["places"], by=self.request.user, now=self.now)
