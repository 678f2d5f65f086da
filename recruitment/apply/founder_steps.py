"""The steps of somebody who starts a business, or keeps theirs going. Called by the mentee's wizard."""

from django.utils.translation import gettext_lazy as _

from mentoring import founders
from mentoring import vocabulary as matching
from portal.core.forms import SirenField

from .fields import MenteeMotives, NamesField, StepForm, one_of, select, some_of, text


class ProjectForm(StepForm):
    heading = _("What is your project?")
    lead = _("An idea is enough to begin: your mentor will help you to see more clearly.")
    aim = text(
        _("Your project in a sentence"),
        _("Say in a sentence what you want to start."),
        200,
        help_text=_("For example: a repair workshop for bicycles in Aubagne."),
    )
    stage = one_of(_("Where does it stand?"), founders.STAGES, _("Say where the project stands."))
    sector = select(_("Line of business"), matching.SECTORS, _("Choose a line of business."))
    sector2 = select(_("Second line of business"), matching.SECTORS)
    legal_status = select(_("Legal status"), founders.LEGAL_STATUSES)
    siren = SirenField(
        required=False,
        help_text=_("If the business exists already: nine digits, on its papers from INSEE."),
    )
    funding = some_of(
        _("Which funding have you obtained?"),
        founders.FUNDINGS,
        _("Say which funding you have obtained, or “None yet”."),
        columns=2,
        help_text=_("Several answers possible. No sums: the kinds are enough."),
    )

    def clean(self) -> None:
        super().clean()
        funding = self.cleaned_data.get("funding") or []
        if "none" in funding and len(funding) > 1:
            self.add_error("funding", _("Choose “None yet” alone, or the funding obtained."))


class BusinessForm(MenteeMotives):
    motive_choices = founders.MOTIVES
    field_order = ("function",)
    heading = _("You and the business")
    function = select(
        _("Your part in it"),
        matching.FUNCTIONS,
        _("Choose what you will do most."),
        help_text=_("What you do, or will do, most of the time."),
    )


class TiesForm(StepForm):
    heading = _("Whom must your mentor not be?")
    lead = _("Your mentor is neither a direct client, nor an employer, nor a relative: you stay free.")
    clients = NamesField(
        _("Your clients and suppliers, present or expected"),
        help_text=_(
            "One name a line, or a SIREN number. They will never be proposed to you, and know nothing of it."
        ),
    )
    employers = NamesField(_("Your employers, present or past"), help_text=_("One name a line."))
    relatives = NamesField(
        _("Relatives who are in business around here"), help_text=_("First name and last name, one a line.")
    )
    notice = _("You can leave everything blank. Only the team reads these names, and nobody is contacted.")
