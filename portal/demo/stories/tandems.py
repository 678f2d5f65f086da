"""The tandems, read from `data/tandems*.txt`: a paragraph each, « mentee × mentor », then a line for each event.

A line is the working days before today, a verb of `VERBS`, and its words.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from portal.demo.accounts import COORDINATOR, OFFICER, Seat
from portal.demo.acts.finding import Act
from portal.demo.acts.matching import is_chosen, is_proposed
from portal.demo.acts.pairing import does_not_go_on, meets, signs
from portal.demo.cast import who
from portal.demo.people import Person
from portal.demo.rows import DATA, paragraphs
from portal.hub.texts.pieces import typeset

from .telling import Story, about

Verb = Callable[[Person, Person, str], Act]
VERBS: dict[str, tuple[int, Verb]] = {
    "proposed": (10, lambda mentee, mentor, words: is_proposed(mentee, mentor, words, by=officer_of(mentee))),
    "chosen": (21, lambda mentee, mentor, words: is_chosen(mentee)),
    "met": (18, lambda mentee, mentor, words: meets(mentee, words)),
    "mentor_signs": (8, lambda mentee, mentor, words: signs(mentee, "mentor")),
    "mentee_signs": (19, lambda mentee, mentor, words: signs(mentee, "mentee")),
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
            if verb not in VERBS: continue
            hour, act = VERBS[verb]
            yield int(days), about(hour, mentee), act(mentee, mentor, typeset(" ".join(words)))


def officer_of(mentee: Person) -> Seat:
    """Young people are followed by their programme's own coordinator."""
    return COORDINATOR if mentee.track == "youth" else OFFICER
