"""The steps that every mentee meets, and those of a job seeker or of a young person. Called by the mentee's wizard."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring import founders
from mentoring import vocabulary as matching
from mentoring.matching.tables import SUPPORTS
from mentoring.models import Partner, Programme
from mentoring.models.programmes import Track
from portal.core.forms import CommuneField
from recruitment import vocabulary as own
from recruitment.domain import openings
from recruitment.domain.asked import LEVELS

from .fields import (
    BirthYearField,
    LanguagesAndHobbies,
    MenteeMotives,
    StepForm,
    Travel,
    long_text,
    one_of,
    select,
    support,
    text,
    use_of,
)

NEITHER_CLIENT_NOR_RELATIVE = _(
    "Your mentor can be neither your employer, nor a direct client, nor a relative. If you think of somebody, "
    "tell the team: they will see to it."
)
UNDER_AGE = _(
    "Under 18? A parent agrees before we propose a mentor to you. You can apply today: the next step asks whom to "
    "write to."
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

    accompanied: ClassVar[dict[str, tuple[Promise, Promise]]] = {
        Track.YOUTH: (
            _("Who accompanies you?"),
            _("A local youth office, an association, a school… We tell it nothing without your agreement."),
        ),
        Track.FOUNDER: (
            _("Who accompanies your project?"),
            _("An incubator, a micro-credit association… We tell it nothing without your agreement."),
        ),
    }

    def __init__(
        self, *args: object, youngest: int, oldest: int | None, track: str, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["situation"].choices = own.SITUATIONS_BY_TRACK.get(track, own.SITUATIONS)
        partners = Partner.objects.filter(is_active=True)
        self.fields["structure"].choices = [
            (
                own.NO_STRUCTURE,
                _("Nobody for the moment") if track in self.accompanied else _("Nobody referred me"),
            ),
            *((str(partner.uuid), partner.name) for partner in partners),
            (own.OTHER_STRUCTURE, _("Another structure")),
        ]
        if track in self.accompanied:
            self.fields["structure"].label, self.fields["structure"].help_text = self.accompanied[track]
        if track == Track.YOUTH:
            self.notice = UNDER_AGE
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


class AimForm(StepForm):
    heading = _("What are you aiming at?")
    lead = _("You may still be hesitating: your mentor is there for that too.")
    search = one_of(_("You are looking for"), own.SEARCHES, _("Say what you are looking for."), columns=2)
    aim = text(
        _("In a few words"),
        _("Say in a few words what you aim at."),
        200,
        help_text=_("For example: an apprenticeship in a bakery, a first job in sales, finding a trade."),
    )
    sector = select(
        _("A line of business that attracts you"), matching.SECTORS, help_text=_("If you have an idea.")
    )
    function = select(
        _("A function that attracts you"), matching.FUNCTIONS, help_text=_("If you have an idea.")
    )
    diploma = select(_("Your highest diploma"), own.DIPLOMAS, _("Choose your diploma, or “No diploma”."))
    since = one_of(_("How long have you been looking?"), own.SINCE, columns=2)


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
        if track != Track.FOUNDER:
            return
        self.lead = _(
            "Your mentor decides nothing in your place, but can bring you one of these five supports."
        )
        for code, (label, hint) in founders.SUPPORTS.items():
            self.fields[f"support_{code}"].label = label
            self.fields[f"support_{code}"].help_text = hint

    def clean(self) -> None:
        super().clean()
        needs = [self.cleaned_data.get(f"support_{code}") for code in SUPPORTS]
        if not self.errors and set(needs) == {"no"}:
            self.add_error("support_technical", _("Choose at least one kind of support that would help you."))


class MotivationForm(MenteeMotives):
    heading = _("What do you expect from a mentor?")
    notice = NEITHER_CLIENT_NOR_RELATIVE


class MenteeTravelForm(Travel):
    heading = _("Where do you live, and how far can you go?")
    lead = _("It is our one mandatory criterion: you will most often meet where your mentor works.")
    commune = CommuneField(
        label=_("Where you live"),
        help_text=_("The town, or the district in Marseille. We do not keep your address."),
        error_messages={"required": _("Enter the town where you live.")},
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
            message = _(
                "This programme does not reach your town yet. There, try: %(names)s. You can change programme at the "
                "top of the page."
            ) % {"names": names}
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
