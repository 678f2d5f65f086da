"""Acts on programmes: make one, change its rules, change its weights. Called by `urls`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mentoring.domain import programmes
from mentoring.models import Programme
from mentoring.models.people import programmes_within
from mentoring.models.programmes import Track
from portal.accounts.roles import reach
from portal.core.acts import ActView
from portal.core.errors import Refused
from portal.core.staff import record_url

from .programme_forms import NewForm, RulesForm, WeightsForm, weights_by_field


class NewView(WagtailAdminTemplateMixin, FormView):
    """« Nouveau dispositif » : everything that it takes to receive, match and sign, on one page."""

    page_title = _("New programme")
    header_icon = "folder-open-inverse"
    form_class = NewForm
    template_name = "mentoring/staff/programme_form.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not reach(request.user, "manage").hub:
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        register = {"url": reverse("staff_programme_index"), "label": gettext("Programmes")}
        return [*super().get_breadcrumbs_items(), register, {"url": "", "label": self.get_page_title()}]

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = self.request.GET.get("parcours")
        track = asked if asked in Track.values else Track.EMPLOYMENT.value
        kwargs = super().get_form_kwargs()
        kwargs.pop("initial")
        return {**kwargs, "track": track}

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        return super().get_context_data(
            record_url=reverse("staff_programme_index"),
            button=gettext("Make the programme"),
            intro=gettext(
                "A name, a track and an opening day are enough: all the rest is filled in as usual, "
                "and can be changed later on."
            ),
            **kwargs,
        )

    def form_valid(self, form: NewForm) -> HttpResponse:
        try:
            programme = programmes.make(
                values=form.rules(),
                weights=form.weights(),
                baselines=form.baselines(),
                charter_from=form.cleaned_data["charter_from"],
                by=self.request.user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, gettext("The programme is made."))
        return redirect(record_url(programme))


class ProgrammeAct(ActView):
    """An act on one programme, for those who manage it."""

    model = Programme
    ability = "manage"
    header_icon = "folder-open-inverse"

    def get_queryset(self) -> QuerySet[Programme]:
        return programmes_within(reach(self.request.user, "manage"))


class ChangeView(ProgrammeAct):
    page_title = _("Change the programme")
    form_class = RulesForm
    template_name = "mentoring/staff/programme_form.html"
    intro = _(
        "What is changed applies from now on. A new length or rhythm makes a new text of the charter: "
        "those who have not both signed read it again."
    )
    button = _("Save")
    done = _("The programme has changed.")

    def seen_now(self) -> str:
        return programmes.fingerprint(self.record)

    def get_form_kwargs(self) -> dict[str, Any]:
        wide = reach(self.request.user, "manage").hub
        return {**super().get_form_kwargs(), "programme": self.record, "wide": wide}

    def form_valid(self, form: RulesForm) -> HttpResponse:
        self.form = form
        return super().form_valid(form)

    def act(self, programme: Programme, answers: dict[str, Any], *, seen: str) -> None:
        programmes.change(
            programme=programme,
            values=self.form.rules(),
            baselines=self.form.baselines(),
            by=self.request.user,
            now=self.now,
        )


class WeightsView(ProgrammeAct):
    page_title = _("Change the weights")
    form_class = WeightsForm
    template_name = "mentoring/staff/weights.html"
    intro = _(
        "Points out of 100 for each criterion. They apply to the next matches; earlier ones keep theirs."
    )
    button = _("Save these weights")
    done = _("The new weights apply.")

    def seen_now(self) -> str:
        last = self.record.weight_sets.filter(in_force=True).first()
        return str(last.version) if last else ""

    def get_initial(self) -> dict[str, Any]:
        last = self.record.weight_sets.filter(in_force=True).first()
        return {**super().get_initial(), **(weights_by_field(last.points()) if last else {})}

    def form_valid(self, form: WeightsForm) -> HttpResponse:
        self.form = form
        return super().form_valid(form)

    def act(self, programme: Programme, answers: dict[str, Any], *, seen: str) -> None:
        programmes.set_weights(
            programme=programme,
            points=self.form.weights(),
            note=answers["note"],
            by=self.request.user,
            now=self.now,
        )
