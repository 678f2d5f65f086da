"""Who may be under 18, and what the structure that accompanies them hears of their tandem. Called by the verbs of a pair."""

from datetime import date, datetime

from mentoring.models import Mentee, Pair
from portal.core import outbox
from portal.core.days import day_of

from . import partners

ADULT_FOR_SURE = 19


def is_minor(mentee: Mentee, on: date) -> bool:
    """Whether the mentee may be under 18 on a day: only the year is known, so the year of the birthday counts as minor."""
    return mentee.birth_year is not None and on.year - mentee.birth_year < ADULT_FOR_SURE


def tell_structure(
    pair: Pair, template: str, *, key: str, now: datetime, context: dict[str, object]
) -> None:
    """A letter to the structure: its referents, or its own address where it has none; first names and nothing else."""
    partner = pair.mentee.partner
    for to, who in partners.readers_of(partner, now=now) if partner else ():
        outbox.queue(
            f"mentoring/{template}",
            to=to,
            key=f"{key}:structure:{who}",
            now=now,
            context={
                "mentee": pair.mentee.person.first_name,
                "mentor": pair.mentor.person.first_name,
                **context,
            },
        )


def tell_of_the_end(pair: Pair, *, now: datetime) -> None:
    """The structure of a minor hears that the tandem is over, as it heard of each meeting; not why."""
    if is_minor(pair.mentee, day_of(now)):
        tell_structure(
            pair, "end_copy", key=f"pair:{pair.uuid}:over", now=now, context={"ended_on": day_of(now)}
        )
