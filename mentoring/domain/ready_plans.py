"""Three plans to begin with for each track, made of MentorU's five kinds of support. A pair takes one and changes it."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from mentoring.models.plans import Doer
from mentoring.models.programmes import Track


class Row(NamedTuple):
    """An action of a ready plan, in the language of whoever takes it."""

    text: str
    who: str
    support: str


class ReadyPlan(NamedTuple):
    """A name for the choice, and its actions in order."""

    code: str
    title: object
    rows: tuple[tuple[object, Doer, str], ...]


M, N, B = Doer.MENTOR, Doer.MENTEE, Doer.BOTH

APPLYING = ReadyPlan(
    "applying",
    _("Apply, and be answered"),
    (
        (_("Bring a CV and a letter that was really sent"), N, "technical"),
        (_("Go through the CV together, line by line"), B, "technical"),
        (_("Choose five companies to write to"), B, "objective"),
        (_("Write to them, and note the day of each letter"), N, "technical"),
        (_("Rehearse a job interview, then say what to change"), B, "technical"),
    ),
)
NETWORK = ReadyPlan(
    "network",
    _("Open doors"),
    (
        (_("Draw up the list of people whom we know in this field"), B, "relational"),
        (_("Prepare a two-minute introduction of oneself"), N, "psychological"),
        (_("Introduce the mentee to two people"), M, "relational"),
        (_("Visit a company, and ask three questions prepared before"), N, "practical"),
        (_("Thank each person, and note what comes of it"), N, "relational"),
    ),
)
DIRECTION = ReadyPlan(
    "direction",
    _("Find a direction"),
    (
        (_("Tell one’s path, and name three things one does well"), N, "psychological"),
        (_("Look at the market: which jobs are on offer nearby"), B, "objective"),
        (_("Ask somebody who does this job about an ordinary day"), N, "practical"),
        (_("Choose an aim for the next three months"), B, "objective"),
    ),
)
FIRST_JOB = ReadyPlan(
    "first_job",
    _("A first job or a work placement"),
    (
        (_("Explain how a company works, and its unwritten rules"), M, "practical"),
        (_("Make a first CV with what school, sport and family taught"), B, "technical"),
        (_("Call a company to ask for a placement, after a rehearsal"), N, "psychological"),
        (_("Visit the mentor’s workplace"), B, "practical"),
        (_("Take stock: what did I like, what not"), B, "objective"),
    ),
)
TRAINING = ReadyPlan(
    "training",
    _("Choose a training course"),
    (
        (_("Name three subjects that give energy"), N, "psychological"),
        (_("Compare three courses: length, cost, jobs behind them"), B, "objective"),
        (_("Meet somebody who took one of these courses"), N, "relational"),
        (_("Prepare the application file and its dates"), N, "technical"),
    ),
)
OFFER = ReadyPlan(
    "offer",
    _("From the idea to a first customer"),
    (
        (_("Say in three sentences what is sold, to whom, and why"), N, "objective"),
        (_("Ask ten possible customers"), N, "practical"),
        (_("Set a price, and count what is left at the end"), B, "technical"),
        (_("Introduce two people of the trade, who are no customers of the mentor"), M, "relational"),
        (_("Sell once, and look at what happened"), N, "practical"),
    ),
)
FUNDING = ReadyPlan(
    "funding",
    _("Fund the project"),
    (
        (_("Write a three-year forecast"), N, "technical"),
        (_("Read the forecast together, and ask the banker’s questions"), B, "technical"),
        (_("Meet a funder: honour loan, micro-credit"), N, "relational"),
        (_("Rehearse the interview with the funding committee"), B, "psychological"),
    ),
)
STEADY = ReadyPlan(
    "steady",
    _("Stay the course in the first years"),
    (
        (_("Choose five figures to look at each month"), B, "objective"),
        (_("Look at one’s week: what to stop doing"), B, "psychological"),
        (_("Plan how to get paid in time"), N, "technical"),
        (_("Join a network of heads of businesses"), N, "relational"),
    ),
)

READY: dict[str, tuple[ReadyPlan, ...]] = {
    Track.EMPLOYMENT: (APPLYING, NETWORK, DIRECTION),
    Track.YOUTH: (FIRST_JOB, TRAINING, DIRECTION),
    Track.FOUNDER: (OFFER, FUNDING, STEADY),
    Track.OTHER: (DIRECTION, NETWORK, APPLYING),
}


def plans_of(track: str) -> tuple[ReadyPlan, ...]:
    """The three of a track."""
    return READY[track]


def actions_of(track: str, code: str) -> list[Row]:
    """The actions of one of them, in the language in force; none for an unknown code."""
    plan = next((one for one in READY[track] if one.code == code), None)
    return [Row(str(text), who, support) for text, who, support in plan.rows] if plan else []
