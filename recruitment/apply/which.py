"""« Quel dispositif me convient ? »: three questions, and links to what suits; kind words when nothing does yet."""

from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mentoring.models.programmes import Track
from portal.core.forms import CommuneField
from recruitment.domain import openings

from .fields import BirthYearField, StepForm, one_of

AIMS = (
    (Track.EMPLOYMENT.value, _("Finding a job")),
    (Track.YOUTH.value, _("Starting out: a first job, a training course, an apprenticeship")),
    (Track.FOUNDER.value, _("Starting or taking over a business")),
    (Track.OTHER.value, _("Something else: school, family, another project")),
)


class WhichForm(StepForm):
    heading = _("Which programme suits me?")
    objectif = one_of(_("What would you like a mentor for?"), AIMS, _("Choose what comes first for you."))
    naissance = BirthYearField(_("Enter your year of birth."), label=_("Your year of birth"))
    commune = CommuneField(
        label=_("Where you live"),
        help_text=_("The town, or the district in Marseille."),
        error_messages={"required": _("Enter the town where you live.")},
    )


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """A form sent by GET: nothing is kept, and the answer can be bookmarked."""
    asked = any(name in request.GET for name in WhichForm.base_fields)
    form = WhichForm(request.GET if asked else None)
    context = {"form": form, "fits": None, "team_address": parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}
    if asked and form.is_valid():
        context |= answer(form.cleaned_data)
    return render(request, "recruitment/apply/which.html", context)


def answer(given: Mapping[str, Any]) -> dict[str, object]:
    """What suits; when nothing does, what stands in the way, what opens soon, and what else is open to them."""
    who = {"birth_year": given["naissance"], "commune": given["commune"], "today": timezone.localdate()}
    fits = openings.fits(aim=given["objectif"], **who)
    if any(fit.suits for fit in fits):
        return {"fits": fits, "suits": True}
    others = [
        one for aim, _words in AIMS if aim != given["objectif"] for one in openings.fits(aim=aim, **who)
    ]
    return {
        "fits": fits,
        "suits": False,
        "coming": openings.coming(given["objectif"], today=who["today"]),
        "others": [fit for fit in others if fit.suits],
    }
