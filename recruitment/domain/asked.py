"""A question of an application and how its answer reads; the questions that several tracks share.

A step's key is the slug of its published address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mentoring import vocabulary as matching
from mentoring.models import Partner
from mentoring.vocabulary import Choices
from portal.core import geography
from portal.core.templatetags.tandem import day_and_year
from recruitment import vocabulary as own

Answers = Mapping[str, object]
Reader = Callable[[object], str]

CONTACT, YOU, WISHES, OFFER = "vos-coordonnees", "vous-etes", "vos-envies", "ce-que-vous-apportez"
JOB, AIM, PROJECT = "le-travail-que-vous-cherchez", "ce-que-vous-visez", "votre-projet"
HELP, MOTIVATION, BUSINESS = "ce-qui-vous-aiderait", "votre-motivation", "vous-et-l-entreprise"
GUARDIAN = "qui-repond-pour-vous"
TIES, OWN = "vos-clients-et-vos-proches", "pour-ce-dispositif"
TRAVEL, EXPERIENCE, ABOUT, CHECK = "vos-deplacements", "votre-experience", "un-peu-plus-sur-vous", "verifier"
LEVELS: Choices = tuple((str(code), label) for code, label in matching.LEVELS)


def words(answer: object) -> str:
    """What the applicant typed."""
    return str(answer)


def day(answer: object) -> str:
    """A day kept in ISO, as it is told."""
    return day_and_year(date.fromisoformat(str(answer)))


def commune(answer: object) -> str:
    """The label of an INSEE code."""
    found = geography.by_code(str(answer))
    return found.label if found else str(answer)


def structure(answer: object) -> str:
    """The name of a partner structure."""
    fixed = {own.NO_STRUCTURE: _("Nobody referred me"), own.OTHER_STRUCTURE: _("Another structure")}
    if answer in fixed:
        return fixed[str(answer)]
    partner = Partner.objects.filter(uuid=str(answer)).first()
    return partner.name if partner else ""


def one_of(choices: Choices) -> Reader:
    """The label of a code."""
    return lambda answer: matching.label(choices, str(answer))


@dataclass(frozen=True)
class Question:
    """`use` names the answer that says whether the matching may read this one."""

    name: str
    label: Promise | str
    reads: Reader = words
    use: str = ""

    def read(self, answers: Answers) -> list[str]:
        """The answer in words, one line for each part; empty when there is none."""
        use = answers.get(self.use)
        if use == own.NO_ANSWER:
            return [_("I prefer not to answer")]
        lines = [self.reads(part) for part in as_list(answers.get(self.name))]
        return [*lines, _("Not used for the matching")] if use == own.KEEP_OUT and lines else lines


def as_list(answer: object) -> list[object]:
    """The parts of an answer; none when it is empty."""
    if answer in (None, "", []):
        return []
    return list(answer) if isinstance(answer, list) else [answer]


@dataclass(frozen=True)
class Section:
    step: str
    title: Promise
    questions: tuple[Question, ...] = ()


def supports(choices: Choices, labels: Choices = matching.SUPPORTS) -> tuple[Question, ...]:
    """One question for each of the five kinds of support."""
    return tuple(Question(f"support_{code}", label, one_of(choices)) for code, label in labels)


CONTACT_SECTION = Section(
    CONTACT,
    gettext_lazy("Your contact details"),
    (
        Question("title", pgettext_lazy("form", "Title"), one_of(own.TITLES)),
        Question("first_name", gettext_lazy("First name")),
        Question("last_name", gettext_lazy("Last name")),
        Question("email", gettext_lazy("E-mail address")),
        Question("phone", gettext_lazy("Phone")),
    ),
)
CHECK_SECTION = Section(CHECK, gettext_lazy("Check and send"))
LANGUAGE_QUESTIONS = (
    Question(
        "first_language", gettext_lazy("First language"), one_of(matching.LANGUAGES), "first_language_use"
    ),
    Question("other_languages", gettext_lazy("Other languages"), one_of(matching.LANGUAGES)),
)
HOBBIES = Question("hobbies", gettext_lazy("Hobbies"), one_of(matching.HOBBIES), "hobbies_use")
BIRTH_YEAR = Question("birth_year", gettext_lazy("Year of birth"), words, "birth_year_use")
WORDS = Question("words", gettext_lazy("In your words"))
SLOTS = Question("slots", pgettext_lazy("form", "Available"), one_of(matching.SLOTS))
HOURS = Question("hours_per_month", gettext_lazy("Time each month"), one_of(own.HOURS))
SECTOR = Question("sector", gettext_lazy("Line of business"), one_of(matching.SECTORS))
SECTOR2 = Question("sector2", gettext_lazy("Second line of business"), one_of(matching.SECTORS))
FUNCTION = Question("function", gettext_lazy("Function"), one_of(matching.FUNCTIONS))
LEVEL = Question("seniority", gettext_lazy("Level"), one_of(LEVELS))
SIREN = Question("siren", gettext_lazy("SIREN number"))
WAYS = (
    Question("max_minutes", gettext_lazy("Longest way, one way"), one_of(own.MINUTES)),
    Question("travel_modes", gettext_lazy("Means of travel"), one_of(matching.TRAVEL_MODES)),
)
REMOTE = Question("remote", gettext_lazy("Meetings by video"), one_of(matching.REMOTE))
