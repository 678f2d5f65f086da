"""The steps of a mentee: a job seeker, a young person, a founder. Called by the mentee's wizard."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mentoring import vocabulary as matching
from mentoring.matching.tables import SUPPORTS
from mentoring.models import Partner, Programme
from portal.core.forms import CommuneField, SirenField
from recruitment import vocabulary as own
from recruitment.domain import openings
from recruitment.domain.questions import FOUNDER, LEVELS, label_of

from .fields import (
    BirthYearField,
    LanguagesAndHobbies,
    Motives,
    StepForm,
    long_text,
    one_of,
    select,
    some_of,
    support,
    text,
    use_of,
)


class YouForm(StepForm):
    heading = _("Who are you?")
    lead = _("Mentoring is open to everybody, with or without a diploma.")
    why = {
        "birth_year": _(
            "Tandem is open from a certain age, and young people under 18 need their parents’ agreement. The year "
            "is enough."
        )
    }
    situation = one_of(_("Your situation"), own.SITUATIONS, _("Choose your situation."), columns=2)
    birth_year = BirthYearField(_("Enter your year of birth."), label=_("Your year of birth"))
    birth_year_use = use_of(_("Your age and the matching"), own.USES[:2])
    structure = forms.ChoiceField(
        label=_("Did a structure refer you to us?"),
        help_text=_("We tell it nothing without your agreement."),
        error_messages={
            "required": _("Say whether a structure referred you."),
            "invalid_choice": _("Choose one of the answers."),
        },
    )
    other_structure = text(_("Name of the structure"), help_text=_("If it is not in the list."))

    def __init__(
        self, *args: object, youngest: int, oldest: int | None, track: str, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["situation"].choices = own.SITUATIONS_BY_TRACK.get(track, own.SITUATIONS)
        partners = Partner.objects.filter(is_active=True)
        self.fields["structure"].choices = [
            (own.NO_STRUCTURE, _("Nobody referred me")),
            *((str(partner.uuid), partner.name) for partner in partners),
            (own.OTHER_STRUCTURE, _("Another structure")),
        ]
        self.fields["birth_year"].youngest, self.fields["birth_year"].oldest = youngest, oldest
        self.fields["birth_year"].too_young = _(
            "Tandem is open from the year of your %(age)dth birthday. Until then, your school or the local youth "
            "office can help you, and we will be glad to meet you later."
        )

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("structure") == own.OTHER_STRUCTURE and not self.cleaned_data.get(
            "other_structure"
        ):
            self.add_error("other_structure", _("Enter the name of the structure."))


class JobForm(StepForm):
    heading = _("Which job are you looking for?")
    lead = _("It does not have to be precise: your mentor will help you to see more clearly.")
    aim = text(
        _("The job you have in mind"),
        _("Say in a few words which job you look for."),
        200,
        help_text=_("For example: order picker, medical secretary, first job in IT."),
    )
    function = select(_("Function"), matching.FUNCTIONS, _("Choose the closest function."))
    sector = select(_("Line of business"), matching.SECTORS, _("Choose a line of business."))
    sector2 = select(_("Second line of business"), matching.SECTORS)
    seniority = one_of(_("The level you aim at"), LEVELS)
    since = one_of(
        _("How long have you been looking?"), own.SINCE, _("Say how long you have been looking."), columns=2
    )
    diploma = select(_("Your highest diploma"), own.DIPLOMAS)


class ProjectForm(StepForm):
    heading = _("What is your project?")
    lead = _("An idea is enough to begin: your mentor will help you to see more clearly.")
    aim = text(
        _("Your project in a sentence"),
        _("Say in a sentence what you want to start."),
        200,
        help_text=_("For example: a repair workshop for bicycles in Aubagne."),
    )
    stage = one_of(_("Where does it stand?"), own.STAGES, _("Say where the project stands."))
    sector = select(_("Line of business"), matching.SECTORS, _("Choose a line of business."))
    sector2 = select(_("Second line of business"), matching.SECTORS)
    function = select(_("Your part in it"), matching.FUNCTIONS, _("Choose what you will do most."))
    legal_status = select(_("Legal status"), own.LEGAL_STATUSES)
    siren = SirenField(required=False)
    funding = some_of(
        _("Which funding have you obtained?"),
        own.FUNDINGS,
        columns=2,
        help_text=_("Several answers possible."),
    )

    def clean(self) -> None:
        super().clean()
        funding = self.cleaned_data.get("funding") or []
        if "none" in funding and len(funding) > 1:
            self.add_error("funding", _("Choose “None yet” alone, or the funding obtained."))


class TiesForm(StepForm):
    heading = _("Whom must your mentor not be?")
    lead = _("Your mentor is neither a direct client, nor an employer, nor a relative: you stay free.")
    clients = long_text(
        _("Your clients and suppliers, present or expected"),
        help_text=_("One name a line. They will never be proposed to you, and know nothing of it."),
    )
    employers = long_text(_("Your employers, present or past"), help_text=_("One name a line."))
    relatives = long_text(
        _("Relatives who are in business around here"), help_text=_("First name and last name, one a line.")
    )


class OwnForm(StepForm):
    """What the programme asks besides: `asked` as in `Programme.questions`."""

    heading = _("For this programme")

    def __init__(self, *args: object, asked: Sequence[Mapping[str, Any]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for one in asked:
            self.fields[f"own_{one['code']}"] = own_field(one)


def own_field(one: Mapping[str, Any]) -> forms.Field:
    """A question of the programme: a text, a yes or no, or one answer among a few."""
    label, message = label_of(one), _("Answer this question.") if one.get("required") else ""
    if one.get("kind") == "yes_no":
        return one_of(label, own.YES_NO, message, columns=2)
    if one.get("kind") == "choice":
        return one_of(label, [(choice, choice) for choice in one.get("choices", ())], message)
    return text(label, message, 300)


class HelpForm(StepForm):
    heading = _("What would help you most?")
    lead = _(
        "Your mentor does not look for the job in your place, but can bring you one of these five kinds of support."
    )
    support_technical = support(
        "technical",
        own.NEEDS,
        _("A CV that is read, a letter that sounds right, an interview well prepared."),
    )
    support_objective = support(
        "objective", own.NEEDS, _("Seeing what works in my search, and what does not.")
    )
    support_practical = support(
        "practical", own.NEEDS, _("Understanding how a company works from the inside.")
    )
    support_psychological = support(
        "psychological", own.NEEDS, _("Believing in myself again, daring to speak.")
    )
    support_relational = support("relational", own.NEEDS, _("Meeting people of the trade."))
    obstacles = long_text(
        _("What blocks you today?"),
        help_text=_("Only the hub’s team reads this. Nothing about your health."),
    )

    def __init__(self, *args: object, track: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if track != FOUNDER:
            return
        self.lead = _(
            "Your mentor decides nothing in your place, but can bring you one of these five supports."
        )
        for code, (label, hint) in own.FOUNDER_SUPPORTS.items():
            self.fields[f"support_{code}"].label = label
            self.fields[f"support_{code}"].help_text = hint

    def clean(self) -> None:
        needs = [self.cleaned_data.get(f"support_{code}") for code in SUPPORTS]
        if not self.errors and set(needs) == {"no"}:
            self.add_error("support_technical", _("Choose at least one kind of support that would help you."))


class MotivationForm(Motives):
    heading = _("What do you expect from a mentor?")
    motives = some_of(
        _("What you expect from a mentor"),
        matching.MENTEE_MOTIVES,
        _("Choose at least one answer."),
        columns=2,
        help_text=_("Three answers at most."),
    )
    words = long_text(
        _("In your words"),
        help_text=_("Your future mentor will read these lines. Nothing about your health."),
    )
    hours_per_month = one_of(
        _("How much time can you give each month?"),
        own.HOURS,
        _("Choose how much time you can give."),
        columns=2,
        help_text=_("A tandem meets at least twice a month."),
    )
    slots = some_of(_("When are you available?"), matching.SLOTS, columns=4)


class MenteeTravelForm(StepForm):
    heading = _("Where do you live, and how far can you go?")
    lead = _("It is our one mandatory criterion: you will most often meet where your mentor works.")
    commune = CommuneField(
        label=_("Where you live"),
        help_text=_("The town, or the district in Marseille. We do not keep your address."),
        error_messages={"required": _("Enter the town where you live.")},
    )
    max_minutes = one_of(
        _("Acceptable travel time, one way"),
        own.MINUTES,
        _("Choose a travel time."),
        columns=4,
        initial="30",
    )
    travel_modes = some_of(
        _("How do you get around?"),
        matching.TRAVEL_MODES,
        _("Choose at least one means of travel."),
        columns=2,
        icons={"car": "car", "public_transport": "train-front", "bicycle": "bike", "walk": "footprints"},
        help_text=_("Several answers possible."),
    )
    remote = one_of(
        _("Meetings by video"),
        matching.REMOTE,
        _("Say what you think of video meetings."),
        columns=3,
        initial="if_needed",
        help_text=_("The first meeting always takes place in person."),
    )

    def __init__(self, *args: object, programme: Programme | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme

    def clean_commune(self) -> str:
        """The programme's territory, told before anybody fills in the rest."""
        code = self.cleaned_data["commune"]
        if self.programme is None or openings.covering(code, [self.programme]):
            return code
        others = openings.covering(code, openings.open_programmes())
        names = ", ".join(one.title for one in others)
        if names:
            message = _("This programme does not reach your town yet. There, try: %(names)s.") % {
                "names": names
            }
        else:
            message = _(
                "No programme reaches your town yet. Write to us: we will tell you who can help there."
            )
        raise ValidationError(message)


class MenteeAboutForm(LanguagesAndHobbies):
    heading = _("A little more about you")
    lead = _(
        "These answers help to bring together two people who will get on. You decide what we do with them."
    )
