"""What somebody is asked who would like a mentor, step by step: for a job, for a first step, for a business.

Steps in common are the same objects in every track: `in_common` tells them, when somebody changes programme.
"""

from django.utils.translation import gettext_lazy as _

from mentoring import founders
from mentoring import vocabulary as matching
from mentoring.models.guardians import Tie
from mentoring.models.programmes import Track
from mentoring.vocabulary import Choices
from recruitment import vocabulary as own

from .asked import (
    ABOUT,
    AIM,
    BIRTH_YEAR,
    BUSINESS,
    CONTACT_SECTION,
    FUNCTION,
    GUARDIAN,
    HELP,
    HOBBIES,
    HOURS,
    JOB,
    LANGUAGE_QUESTIONS,
    LEVEL,
    MOTIVATION,
    PROJECT,
    REMOTE,
    SECTOR,
    SECTOR2,
    SIREN,
    SLOTS,
    TIES,
    TRAVEL,
    WAYS,
    WORDS,
    YOU,
    Question,
    Section,
    commune,
    day,
    one_of,
    structure,
    supports,
)

FOUNDER_NEEDS = tuple((code, label) for code, (label, _hint) in founders.SUPPORTS.items())
DIPLOMA = Question("diploma", _("Highest diploma"), one_of(own.DIPLOMAS))
SINCE = Question("since", _("Searching for"), one_of(own.SINCE))
BLOCKS = Question("obstacles", _("What blocks you"))
OTHER_STRUCTURE = Question("other_structure", _("Name of the structure"))
REFERRED = Question("structure", _("Who referred you"), structure)
ACCOMPANIED = Question("structure", _("Who accompanies you"), structure)


def you(situations: Choices, behind: Question) -> Section:
    """Who somebody is, and the structure behind them."""
    situation = Question("situation", _("Your situation"), one_of(situations))
    return Section(YOU, _("Who you are"), (situation, BIRTH_YEAR, behind, OTHER_STRUCTURE))


def motives(choices: Choices) -> Question:
    """What somebody expects of a mentor."""
    return Question("motives", _("What you expect from a mentor"), one_of(choices))


GUARDIAN_SECTION = Section(
    GUARDIAN,
    _("Who answers for you"),
    (
        Question("of_age_on", _("The day of your 18th birthday"), day),
        Question("guardian_name", _("First and last name")),
        Question("guardian_tie", _("Who it is"), one_of(Tie.choices)),
        Question("guardian_email", _("Their e-mail address")),
        Question("guardian_phone", _("Their phone number")),
    ),
)
HELP_SECTION = Section(HELP, _("What would help you"), (*supports(own.NEEDS), BLOCKS))
MOTIVATION_SECTION = Section(
    MOTIVATION, _("Your motivation"), (motives(matching.MENTEE_MOTIVES), WORDS, HOURS, SLOTS)
)
JOB_SEEKER = (
    you(own.ALL_SITUATIONS, REFERRED),
    Section(
        JOB,
        _("The job you are looking for"),
        (Question("aim", _("The job you have in mind")), FUNCTION, SECTOR, SECTOR2, LEVEL, SINCE, DIPLOMA),
    ),
    HELP_SECTION,
    MOTIVATION_SECTION,
)
YOUNG = (
    you(own.ALL_SITUATIONS, ACCOMPANIED),
    Section(
        AIM,
        _("What you aim at"),
        (
            Question("search", _("You are looking for"), one_of(own.SEARCHES)),
            Question("aim", _("What you aim at")),
            SECTOR,
            FUNCTION,
            DIPLOMA,
            SINCE,
        ),
    ),
    HELP_SECTION,
    MOTIVATION_SECTION,
)
FOUNDER = (
    you(own.ALL_SITUATIONS, ACCOMPANIED),
    Section(
        PROJECT,
        _("Your project"),
        (
            Question("aim", _("Your project in a sentence")),
            Question("stage", _("Where the project stands"), one_of(founders.STAGES)),
            SECTOR,
            SECTOR2,
            Question("legal_status", _("Legal status"), one_of(founders.LEGAL_STATUSES)),
            SIREN,
            Question("funding", _("Funding obtained"), one_of(founders.FUNDINGS)),
        ),
    ),
    Section(HELP, _("What would help you"), (*supports(own.NEEDS, FOUNDER_NEEDS), BLOCKS)),
    Section(
        BUSINESS,
        _("You and the business"),
        (
            Question("function", _("Your part in it"), one_of(matching.FUNCTIONS)),
            motives(founders.MOTIVES),
            WORDS,
            HOURS,
            SLOTS,
        ),
    ),
    Section(
        TIES,
        _("Your clients and relatives"),
        (
            Question("clients", _("Clients and suppliers")),
            Question("employers", _("Employers, present or past")),
            Question("relatives", _("Relatives in business around here")),
        ),
    ),
)
BY_TRACK = {Track.YOUTH.value: YOUNG, Track.FOUNDER.value: FOUNDER}
AFTER = (
    Section(TRAVEL, _("Your travel"), (Question("commune", _("Where you live"), commune), *WAYS, REMOTE)),
    Section(ABOUT, _("A little more about you"), (*LANGUAGE_QUESTIONS, HOBBIES)),
)


def of_track(track: str, *, minor: bool = False) -> tuple[Section, ...]:
    """The steps of a mentee, in their order, all but the last; a minor says who answers for them."""
    who, *then = BY_TRACK.get(track, JOB_SEEKER)
    return (CONTACT_SECTION, who, *([GUARDIAN_SECTION] if minor else []), *then, *AFTER)


def in_common(one: str, other: str) -> set[str]:
    """The steps that two tracks ask in the same way."""
    asked = of_track(other, minor=True)
    return {section.step for section in of_track(one, minor=True) if section in asked}
