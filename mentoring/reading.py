"""The card as a mentor reads it: never an age, never a language.

Called by the members' pages, and by the team's page before it is sent: the same words in all of them.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring import explanations, vocabulary
from mentoring.matching.explanation import Contribution, Reason
from portal.core import geography

TITLES: dict[str, Promise] = {
    "accessibility": gettext_lazy("The way"),
    "sector": gettext_lazy("The line of business"),
    "function": gettext_lazy("The job"),
    "expectations": gettext_lazy("The supports"),
    "hobbies": gettext_lazy("Free time"),
    "motivation": gettext_lazy("What moves you"),
}
ICONS = {
    "technical": "wrench",
    "objective": "target",
    "practical": "building-2",
    "psychological": "sprout",
    "relational": "network",
}
ONE_WAY_PLACES = ("mentor_work", "near_mentee")


@dataclass(frozen=True)
class Support:
    """A kind of support that is asked for."""

    label: str
    icon: str


@dataclass(frozen=True)
class Why:
    """One reason: what it is about, and the sentence."""

    title: str
    sentence: str


@dataclass(frozen=True)
class Card:
    """All that the mentor reads before the answer."""

    first_name: str
    aim: str
    words: str
    where: str
    supports: list[Support]
    partner: str
    reasons: list[Why] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    note: str = ""
    last_day: date | None = None


def read(frozen: dict[str, Any], *, note: str, last_day: date) -> Card:
    """The whole card, from what a proposal freezes; `note` is the team's, `last_day` the last day to answer."""
    return replace(
        card_from(frozen),
        where=where(frozen),
        reasons=list(reasons(frozen)),
        checks=explanations.to_check(Reason.from_json(one) for one in frozen["checks"]),
        note=note,
        last_day=last_day,
    )


def card_from(content: dict[str, Any]) -> Card:
    """The mentee's own part of the card, which they read and agree to before any mentor does."""
    commune = geography.by_code(content["commune"])
    return Card(
        first_name=content["first_name"],
        aim=content["aim"],
        words=content["words"],
        where=commune.name if commune else "",
        supports=[Support(support_label(code), ICONS[code]) for code in content["supports"]],
        partner=content["partner"],
    )


def support_label(code: str) -> str:
    """A kind of support in words."""
    return vocabulary.label(vocabulary.SUPPORTS, code)


def where(frozen: dict[str, Any]) -> str:
    """The mentee's town, and the way when one of the two goes to the other."""
    commune = geography.by_code(frozen["commune"])
    town = commune.name if commune else ""
    if frozen["place"] == "remote":
        return _("%(town)s, meetings at a distance") % {"town": town}
    if frozen["place"] in ONE_WAY_PLACES and frozen["ways"]:
        return _("%(town)s, %(minutes)s min from you") % {
            "town": town,
            "minutes": frozen["ways"][0]["minutes"],
        }
    return town


def reasons(frozen: dict[str, Any]) -> list[Why]:
    """What brings the two together, the way first; a reason without a sentence for mentors is left out."""
    rows = [Contribution.from_json(one) for one in frozen["reasons"]]
    written = [(row.criterion, explanations.for_card([row])) for row in rows]
    return [Why(str(TITLES[criterion]), sentences[0]) for criterion, sentences in written if sentences]
