"""The tandems, read from `data/tandems*.txt`: a paragraph each, « mentee × mentor », then a line for each event.

A line is the working days before today, a verb of `VERBS`, and its words.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from mentoring.models.pairs import MeetingMode
from portal.demo.accounts import COORDINATOR, OFFICER, Seat
from portal.demo.acts.finding import Act
from portal.demo.acts.living import asks_for_help, calls, confides, gives_news, is_noted, plans_with
from portal.demo.acts.matching import is_chosen, is_proposed
from portal.demo.acts.pairing import (
    arranges,
    does_not_go_on,
    ends,
    is_handed_over,
    meets,
    proposes_to_go_on,
    rests,
    says_at_the_end,
    sees,
    signs,
)
from portal.demo.cast import who
from portal.demo.people import Person
from portal.demo.rows import DATA, NOTHING, paragraphs
from portal.hub.texts.pieces import typeset

from .telling import Story, about

Verb = Callable[[Person, Person, str], Act]


def rest_of(mentee: Person, words: str) -> Act:
    """« 45 The reason »: for so many days."""
    days, reason = words.split(maxsplit=1)
    return rests(mentee, int(days), reason)


def end_of(mentee: Person, words: str) -> Act:
    """« reason outcome contract days »: a dash where there is nothing to say."""
    reason, kind, contract, since = words.split()
    known = "" if contract == NOTHING else contract
    return ends(mentee, reason, kind, known, 0 if since == NOTHING else int(since), by=officer_of(mentee))


def news_of(mentee: Person, words: str) -> Act:
    """« side mood difficulty words »: what one side answers at the check-in that is due."""
    side, mood, difficulty, said = words.split(maxsplit=3)
    return gives_news(mentee, side, int(mood), difficulty, "" if said == NOTHING else said)


def last_word_of(mentee: Person, words: str) -> Act:
    """« 9 What it brought »: from 0 to 10, would they recommend it."""
    mark, said = words.split(maxsplit=1)
    return says_at_the_end(mentee, int(mark), said)


# The hour at which each thing happens, and the act.
VERBS: dict[str, tuple[int, Verb]] = {
    "proposed": (10, lambda mentee, mentor, words: is_proposed(mentee, mentor, words, by=officer_of(mentee))),
    "chosen": (21, lambda mentee, mentor, words: is_chosen(mentee)),
    "met": (18, lambda mentee, mentor, words: meets(mentee, words)),
    "mentor_signs": (8, lambda mentee, mentor, words: signs(mentee, "mentor")),
    "mentee_signs": (19, lambda mentee, mentor, words: signs(mentee, "mentee")),
    "seen": (18, lambda mentee, mentor, words: sees(mentee, words)),
    "by_phone": (12, lambda mentee, mentor, words: sees(mentee, words, MeetingMode.PHONE)),
    "by_video": (20, lambda mentee, mentor, words: sees(mentee, words, MeetingMode.REMOTE)),
    "plan": (19, lambda mentee, mentor, words: plans_with(mentee, words)),
    "called": (13, lambda mentee, mentor, words: calls(mentee)),
    "confided": (22, lambda mentee, mentor, words: confides(mentee, words)),
    "news": (20, lambda mentee, mentor, words: news_of(mentee, words)),
    "difficulty": (21, lambda mentee, mentor, words: asks_for_help(mentee, words)),
    "noted": (11, lambda mentee, mentor, words: is_noted(mentee, words, by=officer_of(mentee))),
    "arranged": (20, lambda mentee, mentor, words: arranges(mentee, int(words.split()[0]), words.split()[1])),
    "rests": (9, lambda mentee, mentor, words: rest_of(mentee, words)),
    "handed_over": (11, lambda mentee, mentor, words: is_handed_over(mentee)),
    "goes_on": (18, lambda mentee, mentor, words: proposes_to_go_on(mentee, int(words))),
    "says": (20, lambda mentee, mentor, words: last_word_of(mentee, words)),
    "closed": (15, lambda mentee, mentor, words: end_of(mentee, words)),
    "undone": (15, lambda mentee, mentor, words: does_not_go_on(mentee, words, by=officer_of(mentee))),
}


def told() -> Story:
    """Every event of every tandem."""
    return [event for file in sorted(DATA.glob("tandems*.txt")) for event in events_of(file)]


def events_of(file: Path) -> Iterator[tuple[int, str, Act]]:
    """The events of a file."""
    for title, *events in paragraphs(file):
        mentee, mentor = (who(mailbox.strip()) for mailbox in title.split("×"))
        for line in events:
            days, verb, *words = line.split(maxsplit=2)
            hour, act = VERBS[verb]
            yield int(days), about(hour, mentee), act(mentee, mentor, typeset(" ".join(words)))


def officer_of(mentee: Person) -> Seat:
    """Young people are followed by their programme's own coordinator."""
    return COORDINATOR if mentee.track == "youth" else OFFICER
