"""The questions of both applications, step by step, and how the answers read.

Called by the summary of the wizards and by the team's inspect view: the same words on both sides.
"""

from collections.abc import Sequence

from mentoring.models import Programme
from recruitment.models.drafts import Side

from .asked import CHECK_SECTION, Answers, Question, Section
from .mentee_questions import of_track
from .mentor_questions import MENTOR
from .own_questions import Row, own_section

Answered = list[tuple[Section, list[tuple[Question, list[str]]]]]


def mentee_sections(track: str, asked: Sequence[Row] = (), *, minor: bool = False) -> tuple[Section, ...]:
    """The steps of a mentee; what the programme asks besides comes just before the last page."""
    return (*of_track(track, minor=minor), *own_section(asked), CHECK_SECTION)


def sections(
    role: str, programme: Programme | None = None, track: str = "", *, minor: bool = False
) -> tuple[Section, ...]:
    """The steps of one side; those of a mentee depend on the track, their age and what the programme asks."""
    if role == Side.MENTOR:
        return MENTOR
    track = track or (programme.track if programme else "")
    return mentee_sections(track, programme.questions if programme else (), minor=minor)


def answered(role: str, answers: Answers, programme: Programme | None = None) -> Answered:
    """Every section with its questions and how their answers read, in the order asked.

    An application says itself in which track it was filled in, and what was asked besides: a programme may ask
    otherwise by now.
    """
    track = str(answers.get("track") or (programme.track if programme else ""))
    asked = (
        MENTOR
        if role == Side.MENTOR
        else mentee_sections(track, answers.get("asked") or (), minor="of_age_on" in answers)
    )
    return [
        (section, [(question, question.read(answers)) for question in section.questions])
        for section in asked
        if section.questions
    ]
