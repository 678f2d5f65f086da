"""The steps of somebody who would like to become a mentor. Called by the mentor's wizard."""

from django.utils.translation import gettext_lazy as _

from mentoring import vocabulary as matching
from portal.core.forms import CommuneField, SirenField
from recruitment import vocabulary as own
from recruitment.domain.asked import LEVELS

from .fields import (
    BirthYearField,
    LanguagesAndHobbies,
    Motives,
    StepForm,
    Travel,
    long_text,
    one_of,
    select,
    some_of,
    support,
    text,
    use_of,
)


class WishesForm(Motives):
    heading = _("What makes you want to be a mentor?")
    motives = some_of(
        _("Why become a mentor?"),
        matching.MENTOR_MOTIVES,
        _("Choose at least one reason."),
        columns=2,
        help_text=_("Three answers at most."),
    )
    words = long_text(
        _("In your words"), help_text=_("A few sentences are enough. Nothing about your health.")
    )
    tracks = some_of(
        _("Whom would you like to help?"),
        own.WISHED_TRACKS,
        _("Choose at least one answer."),
        help_text=_("Several answers possible."),
    )
    heard_from = one_of(_("How did you hear of us?"), own.HEARD_FROM, columns=2)


class OfferForm(StepForm):
    heading = _("What would you gladly bring?")
    lead = _("Nobody brings everything. Your answers tell us for whom you will be most useful.")
    support_technical = support(
        "technical", matching.SUPPORT_OFFERS, _("Reading a CV again, preparing an interview.")
    )
    support_objective = support(
        "objective", matching.SUPPORT_OFFERS, _("What works, what does not, which doors to knock on.")
    )
    support_practical = support(
        "practical", matching.SUPPORT_OFFERS, _("How a company works, its codes, your line of business.")
    )
    support_psychological = support(
        "psychological", matching.SUPPORT_OFFERS, _("Listening, encouraging, daring to speak.")
    )
    support_relational = support(
        "relational", matching.SUPPORT_OFFERS, _("Opening your address book, introducing somebody.")
    )


class MentorTravelForm(Travel):
    heading = _("Where do you start from, and how far?")
    lead = _("It is our one mandatory criterion: a tandem that meets easily lasts.")
    commune = CommuneField(
        label=_("Where you start from"),
        help_text=_("Where you work, or where you live. We do not keep your address."),
        error_messages={"required": _("Enter the town where you start from.")},
    )
    meeting_places = some_of(
        _("Where would you like to meet?"),
        own.MEETING_PLACES,
        _("Choose at least one place."),
        hints={
            "mentor_work": _("The most instructive for the person you help"),
            "near_mentee": _("You travel, within the time chosen above"),
        },
        initial=["mentor_work"],
        help_text=_("Several answers possible."),
    )


class ExperienceForm(StepForm):
    heading = _("What is your experience?")
    lead = _(
        "Line of business and function are two of the eight criteria. Retired? Answer for your last position."
    )
    sector = select(_("Line of business"), matching.SECTORS, _("Choose your line of business."))
    sector2 = select(_("Second line of business"), matching.SECTORS)
    function = select(_("Function"), matching.FUNCTIONS, _("Choose your function."))
    seniority = one_of(_("Level"), LEVELS, _("Choose your level."))
    status = one_of(_("You are"), matching.MENTOR_STATUSES, _("Choose your situation."), columns=3)
    job = text(_("Your job"), autocomplete="organization-title")
    company = text(
        _("Company"),
        autocomplete="organization",
        help_text=_("So that nobody is proposed to you who works for your company or is its client."),
    )
    siren = SirenField(
        label=_("SIREN number of the company"), required=False, help_text=_("Nine digits, if you know them.")
    )
    founded = one_of(_("Have you started or taken over a business?"), own.YES_NO, columns=2)


class MentorAboutForm(LanguagesAndHobbies):
    heading = _("A little more about you")
    lead = _(
        "These answers help to bring together two people who will get on. You decide what we do with them."
    )
    why = {
        **LanguagesAndHobbies.why,
        "birth_year": _(
            "Some prefer a mentor of about their age, others a greater distance. The year is enough."
        ),
    }
    birth_year = BirthYearField(
        _("Enter your year of birth, or say that you prefer not to answer."), label=_("Your year of birth")
    )
    birth_year_use = use_of(_("Your age and the matching"))
    hours_per_month = one_of(
        _("How much time can you give each month?"),
        own.HOURS,
        _("Choose how much time you can give."),
        columns=2,
        help_text=_("A tandem meets at least twice a month."),
    )
    slots = some_of(_("When are you available?"), matching.SLOTS, columns=4)
    places = one_of(
        _("How many people would you help at the same time?"),
        own.CAPACITIES,
        _("Choose a number."),
        columns=3,
        initial="1",
        help_text=_("You can change your mind at any time."),
    )
    field_order = ["birth_year", "birth_year_use", "first_language", "first_language_use"]

    def __init__(self, *args: object, youngest: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["birth_year"].youngest = youngest
        self.fields["birth_year"].too_young = _(
            "You must be of age to become a mentor. Come back to see us later!"
        )
