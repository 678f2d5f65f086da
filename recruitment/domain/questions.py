"""The questions of both applications, step by step, and how an answer reads.

Called by the summary of the wizards and by the team's inspect view: the same words on both sides.
A step's key is the slug of its published address.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from mentoring import vocabulary as matching
from mentoring.models import Partner, Programme
from mentoring.models.programmes import Track
from mentoring.vocabulary import Choices
from portal.core import geography
from recruitment import vocabulary as own

Answers = Mapping[str, object]
Reader = Callable[[object], str]

CONTACT, YOU, WISHES, OFFER = "vos-coordonnees", "vous-etes", "vos-envies", "ce-que-vous-apportez"
JOB, HELP, MOTIVATION = "le-travail-que-vous-cherchez", "ce-qui-vous-aiderait", "votre-motivation"
PROJECT, TIES, OWN = "votre-projet", "vos-clients-et-vos-proches", "pour-ce-dispositif"
TRAVEL, EXPERIENCE, ABOUT, CHECK = "vos-deplacements", "votre-experience", "un-peu-plus-sur-vous", "verifier"
FOUNDER = Track.FOUNDER.value
FOUNDERS = tuple(own.FOUNDER_SUPPORTS.items())
LEVELS: Choices = tuple((str(code), label) for code, label in matching.LEVELS)


def words(answer: object) -> str:
    """What the applicant typed."""
    return str(answer)


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


def supports(choices: Choices) -> tuple[Question, ...]:
    """One question for each of the five kinds of support."""
    return tuple(Question(f"support_{code}", label, one_of(choices)) for code, label in matching.SUPPORTS)


CONTACT_QUESTIONS = (
    Question("title", pgettext_lazy("form", "Title"), one_of(own.TITLES)),
    Question("first_name", gettext_lazy("First name")),
    Question("last_name", gettext_lazy("Last name")),
    Question("email", gettext_lazy("E-mail address")),
    Question("phone", gettext_lazy("Phone")),
)
LANGUAGE_QUESTIONS = (
    Question(
        "first_language", gettext_lazy("First language"), one_of(matching.LANGUAGES), "first_language_use"
    ),
    Question("other_languages", gettext_lazy("Other languages"), one_of(matching.LANGUAGES)),
)
HOBBIES = Question("hobbies", gettext_lazy("Hobbies"), one_of(matching.HOBBIES), "hobbies_use")
BIRTH_YEAR = Question("birth_year", gettext_lazy("Year of birth"), words, "birth_year_use")
SLOTS = Question("slots", pgettext_lazy("form", "Available"), one_of(matching.SLOTS))
HOURS = Question("hours_per_month", gettext_lazy("Time each month"), one_of(own.HOURS))
WAYS = (
    Question("max_minutes", gettext_lazy("Longest way, one way"), one_of(own.MINUTES)),
    Question("travel_modes", gettext_lazy("Means of travel"), one_of(matching.TRAVEL_MODES)),
)
REMOTE = Question("remote", gettext_lazy("Meetings by video"), one_of(matching.REMOTE))

MENTOR = (
    Section(CONTACT, gettext_lazy("Your contact details"), CONTACT_QUESTIONS),
    Section(
        WISHES,
        gettext_lazy("What you wish for"),
        (
            Question("motives", gettext_lazy("Why become a mentor"), one_of(matching.MENTOR_MOTIVES)),
            Question("words", gettext_lazy("In your words")),
            Question("tracks", gettext_lazy("Whom you would like to help"), one_of(own.WISHED_TRACKS)),
            Question("heard_from", gettext_lazy("How you heard of us"), one_of(own.HEARD_FROM)),
        ),
    ),
    Section(OFFER, gettext_lazy("What you bring"), supports(matching.SUPPORT_OFFERS)),
    Section(
        TRAVEL,
        gettext_lazy("Your travel"),
        (
            Question("commune", gettext_lazy("Where you start from"), commune),
            *WAYS,
            Question("meeting_places", gettext_lazy("Where you would meet"), one_of(own.MEETING_PLACES)),
            REMOTE,
        ),
    ),
    Section(
        EXPERIENCE,
        gettext_lazy("Your experience"),
        (
            Question("sector", gettext_lazy("Line of business"), one_of(matching.SECTORS)),
            Question("sector2", gettext_lazy("Second line of business"), one_of(matching.SECTORS)),
            Question("function", gettext_lazy("Function"), one_of(matching.FUNCTIONS)),
            Question("seniority", gettext_lazy("Level"), one_of(LEVELS)),
            Question("status", gettext_lazy("Situation"), one_of(matching.MENTOR_STATUSES)),
            Question("job", gettext_lazy("Your job")),
            Question("company", gettext_lazy("Company")),
            Question("siren", gettext_lazy("SIREN number")),
            Question("founded", gettext_lazy("Started or took over a business"), one_of(own.YES_NO)),
        ),
    ),
    Section(
        ABOUT,
        gettext_lazy("A little more about you"),
        (
            BIRTH_YEAR,
            *LANGUAGE_QUESTIONS,
            HOBBIES,
            HOURS,
            SLOTS,
            Question("places", gettext_lazy("How many people at a time"), one_of(own.CAPACITIES)),
        ),
    ),
    Section(CHECK, gettext_lazy("Check and send")),
)

YOU_QUESTIONS = (
    Question("situation", gettext_lazy("Your situation"), one_of(own.ALL_SITUATIONS)),
    BIRTH_YEAR,
    Question("structure", gettext_lazy("Who referred you"), structure),
    Question("other_structure", gettext_lazy("Name of the structure")),
)
JOB_QUESTIONS = (
    Question("aim", gettext_lazy("The job you have in mind")),
    Question("function", gettext_lazy("Function"), one_of(matching.FUNCTIONS)),
    Question("sector", gettext_lazy("Line of business"), one_of(matching.SECTORS)),
    Question("sector2", gettext_lazy("Second line of business"), one_of(matching.SECTORS)),
    Question("seniority", gettext_lazy("Level"), one_of(LEVELS)),
    Question("since", gettext_lazy("Searching for"), one_of(own.SINCE)),
    Question("diploma", gettext_lazy("Highest diploma"), one_of(own.DIPLOMAS)),
)
PROJECT_QUESTIONS = (
    Question("aim", gettext_lazy("Your project in a sentence")),
    Question("stage", gettext_lazy("Where the project stands"), one_of(own.STAGES)),
    Question("sector", gettext_lazy("Line of business"), one_of(matching.SECTORS)),
    Question("sector2", gettext_lazy("Second line of business"), one_of(matching.SECTORS)),
    Question("function", gettext_lazy("Your part in it"), one_of(matching.FUNCTIONS)),
    Question("legal_status", gettext_lazy("Legal status"), one_of(own.LEGAL_STATUSES)),
    Question("siren", gettext_lazy("SIREN number")),
    Question("funding", gettext_lazy("Funding obtained"), one_of(own.FUNDINGS)),
)
TIES_QUESTIONS = (
    Question("clients", gettext_lazy("Clients and suppliers"), words),
    Question("employers", gettext_lazy("Employers, present or past"), words),
    Question("relatives", gettext_lazy("Relatives in business around here"), words),
)
MOTIVATION_QUESTIONS = (
    Question("motives", gettext_lazy("What you expect from a mentor"), one_of(matching.MENTEE_MOTIVES)),
    Question("words", gettext_lazy("In your words")),
    HOURS,
    SLOTS,
)


def of_track(track: str) -> tuple[Section, ...]:
    """The steps that depend on what somebody looks for: a job, or a mentor for a business."""
    blocks = Question("obstacles", gettext_lazy("What blocks you"))
    if track == FOUNDER:
        needs = (Question(f"support_{code}", label, one_of(own.NEEDS)) for code, (label, _hint) in FOUNDERS)
        return (
            Section(PROJECT, gettext_lazy("Your project"), PROJECT_QUESTIONS),
            Section(HELP, gettext_lazy("What would help you"), (*needs, blocks)),
            Section(MOTIVATION, gettext_lazy("Your motivation"), MOTIVATION_QUESTIONS),
            Section(TIES, gettext_lazy("Your clients and relatives"), TIES_QUESTIONS),
        )
    return (
        Section(JOB, gettext_lazy("The job you are looking for"), JOB_QUESTIONS),
        Section(HELP, gettext_lazy("What would help you"), (*supports(own.NEEDS), blocks)),
        Section(MOTIVATION, gettext_lazy("Your motivation"), MOTIVATION_QUESTIONS),
    )


def own_section(asked: Sequence[Mapping[str, Any]]) -> tuple[Section, ...]:
    """What the programme asks besides; no step when it asks nothing."""
    rows = tuple(Question(f"own_{one['code']}", label_of(one), reader_of(one)) for one in asked)
    return (Section(OWN, gettext_lazy("For this programme"), rows),) if rows else ()


def label_of(one: Mapping[str, Any]) -> str:
    """A question of the programme in the reader's language."""
    return (get_language() == "en" and one.get("label_in_english")) or one["label"]


def reader_of(one: Mapping[str, Any]) -> Reader:
    return one_of(own.YES_NO) if one.get("kind") == "yes_no" else words


def mentee_sections(track: str, asked: Sequence[Mapping[str, Any]] = ()) -> tuple[Section, ...]:
    """The steps of a mentee, in their order."""
    return (
        Section(CONTACT, gettext_lazy("Your contact details"), CONTACT_QUESTIONS),
        Section(YOU, gettext_lazy("Who you are"), YOU_QUESTIONS),
        *of_track(track),
        Section(
            TRAVEL,
            gettext_lazy("Your travel"),
            (Question("commune", gettext_lazy("Where you live"), commune), *WAYS, REMOTE),
        ),
        Section(ABOUT, gettext_lazy("A little more about you"), (*LANGUAGE_QUESTIONS, HOBBIES)),
        *own_section(asked),
        Section(CHECK, gettext_lazy("Check and send")),
    )


def sections(role: str, programme: Programme | None = None, track: str = "") -> tuple[Section, ...]:
    """The steps of one side; those of a mentee depend on the track and on what the programme asks."""
    if role == "mentor":
        return MENTOR
    return mentee_sections(
        track or (programme.track if programme else ""), programme.questions if programme else ()
    )


def answered(
    role: str, answers: Answers, programme: Programme | None = None
) -> list[tuple[Section, list[tuple[Question, list[str]]]]]:
    """Every section with its questions and how their answers read, in the order asked."""
    return [
        (section, [(question, question.read(answers)) for question in section.questions])
        for section in sections(role, programme)
        if section.questions
    ]
