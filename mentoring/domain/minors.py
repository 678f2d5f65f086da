"""Who may be under 18, whether somebody has agreed for them, and what their structure hears of the tandem.

Reads only; `guardians` writes. Called by the verbs of proposals and pairs, and by the alerts.
"""

from datetime import date, datetime

from mentoring.lifecycle import GUARDIAN_AGAINST, GuardianState
from mentoring.models import Guardian, Mentee, Pair
from mentoring.models.people import ADULT_FOR_SURE
from portal.accounts.models import Consent
from portal.core import outbox
from portal.core.days import day_of

from . import partners, refusals


def guardian_of(mentee: Mentee) -> Guardian | None:
    """Whoever answers for the mentee, once somebody has told us who."""
    return getattr(mentee, "guardian", None)


def is_minor(mentee: Mentee, on: date) -> bool:
    """Whether the mentee is under 18 on a day, or may be.

    The 18th birthday says it, where it is known; else only the year is, and the year of that birthday counts as minor.
    """
    if mentee.birth_year is None or on.year - mentee.birth_year >= ADULT_FOR_SURE:
        return False
    guardian = guardian_of(mentee)
    return guardian is None or guardian.of_age_on is None or on < guardian.of_age_on


def lacks_consent(mentee: Mentee, on: date) -> bool:
    """A minor for whom nobody has agreed, or for whom somebody agrees no more."""
    if not is_minor(mentee, on):
        return False
    guardian = guardian_of(mentee)
    return guardian is None or guardian.state != GuardianState.GIVEN


def is_opposed(mentee: Mentee, on: date) -> bool:
    """A minor whose guardian has said no."""
    guardian = guardian_of(mentee)
    return guardian is not None and guardian.state in GUARDIAN_AGAINST and is_minor(mentee, on)


def consent_for(mentee: Mentee, on: date) -> Consent | None:
    """The consent that a minor is accompanied by; None for somebody of age. Raises GuardianMustAgree."""
    if not is_minor(mentee, on):
        return None
    if lacks_consent(mentee, on):
        raise refusals.GuardianMustAgree
    return mentee.guardian.consent


def tell_structure(pair: Pair, template: str, *, key: str, now: datetime, context: dict[str, object]) -> None:
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
