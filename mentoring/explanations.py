"""Writes the reasons of the matching as sentences: one for each criterion. Called by the staff's shortlist, and by the
proposal card that the mentor reads.

Age and first language are for the staff alone: the card has no sentence for them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from mentoring import vocabulary
from mentoring.matching.explanation import CARD_CRITERIA, Contribution, Reason

Sentences = Mapping[str, Promise]

NEUTRAL = _("Not given, or not to be used: mean value of the pool.")

FOR_STAFF: Sentences = {
    "sector.same_division": _("Same activity, in %(mentor)s."),
    "sector.same_section": _("Same line of business: %(mentor)s."),
    "sector.near": _("Neighbouring lines of business: %(mentee)s and %(mentor)s."),
    "sector.other": _("Different lines of business: %(mentee)s and %(mentor)s."),
    "function.same.below": _("Same function (%(mentor)s), below the level aimed at."),
    "function.same.ahead": _("Same function (%(mentor)s), at the right level."),
    "function.same.far_ahead": _("Same function (%(mentor)s), with far more experience."),
    "function.near.below": _("Neighbouring functions (%(mentee)s, %(mentor)s), below the level aimed at."),
    "function.near.ahead": _("Neighbouring functions (%(mentee)s, %(mentor)s), at the right level."),
    "function.near.far_ahead": _(
        "Neighbouring functions (%(mentee)s, %(mentor)s), with far more experience."
    ),
    "function.other.below": _("Different functions (%(mentee)s, %(mentor)s), below the level aimed at."),
    "function.other.ahead": _("Different functions (%(mentee)s, %(mentor)s), at the right level."),
    "function.other.far_ahead": _("Different functions (%(mentee)s, %(mentor)s), with far more experience."),
    "age.same": _("Born in the same year."),
    "age.mentor_older": ngettext_lazy(
        "The mentor is %(years)s year older.", "The mentor is %(years)s years older.", "years"
    ),
    "age.mentee_older": ngettext_lazy(
        "The mentor is %(years)s year younger.", "The mentor is %(years)s years younger.", "years"
    ),
    "first_language.same": _("Same first language: %(language)s."),
    "first_language.of_mentee": _("The mentor speaks the mentee’s first language: %(language)s."),
    "first_language.of_mentor": _("The mentee speaks the mentor’s first language: %(language)s."),
    "first_language.other": _("Another language in common: %(language)s."),
    "first_language.french": _("Only French in common."),
    "first_language.none": _("No language in common among those given."),
    "hobbies.shared": _("Hobbies in common: %(hobbies)s."),
    "hobbies.none": _("No hobby in common."),
    "motivation.answered": _("Motives answered: %(count)s out of %(of)s (%(motives)s)."),
    "motivation.none": _("None of the mentee’s motives is answered by the mentor’s."),
    "accessibility.mentor_work": _(
        "At the mentor’s workplace: %(minutes)s min %(mode)s for the mentee, limit %(limit)s min."
    ),
    "accessibility.near_mentee": _(
        "Near the mentee’s home: %(minutes)s min %(mode)s for the mentor, limit %(limit)s min."
    ),
    "accessibility.halfway": _(
        "Half-way: %(minutes)s min %(mode)s for the one who goes farther, limit %(limit)s min."
    ),
    "accessibility.hub": _(
        "On a partner’s premises: %(minutes)s min %(mode)s for the one who goes farther, limit %(limit)s min."
    ),
    "accessibility.remote": _("No place within reach, but both agree to meet at a distance."),
    "accessibility.to_check": _("To check: the way could not be estimated."),
    "accessibility.unreachable": _("Out of reach within the limits given."),
    "expectations.offered": _("Supports offered: %(count)s out of %(of)s (%(supports)s); %(slots)s."),
    "expectations.none": _("None of the supports asked for is offered; %(slots)s."),
}

FOR_CARD: Sentences = {
    "accessibility.mentor_work": _("%(minutes)s min %(mode)s to come to you."),
    "accessibility.near_mentee": _("%(minutes)s min %(mode)s for you; you accept up to %(limit)s min."),
    "accessibility.halfway": _("You can meet half-way: %(minutes)s min for the one who goes farther."),
    "accessibility.hub": _(
        "You can meet on a partner’s premises: %(minutes)s min for the one who goes farther."
    ),
    "accessibility.remote": _("You both agree to meet at a distance."),
    "accessibility.to_check": _("The place where you could meet is still to be agreed."),
    "sector.same_division": _("The same activity as yours, in %(mentor)s."),
    "sector.same_section": _("The same line of business as yours: %(mentor)s."),
    "sector.near": _("A line of business close to yours: %(mentee)s."),
    "function.same": _("You have the function aimed at: %(mentor)s."),
    "function.near": _("Your function is close to the one aimed at: %(mentee)s."),
    "expectations.offered": _("Supports asked for that you offer: %(count)s out of %(of)s (%(supports)s)."),
    "hobbies.shared": _("A taste in common: %(hobbies)s."),
    "motivation.answered": _("What moves you answers what is hoped for: %(motives)s."),
}

CHECKS: Sentences = {
    "check.unknown_place": _("The way could not be estimated for every meeting place: to check together."),
    "check.near_limit": _("The way is close to the limit of %(limit)s min: to check together."),
    "check.remote_only": _("Meetings would be at a distance only."),
    "check.no_common_slot": _("No time slot in common among those given."),
    "check.fewer_hours": _("%(hours)s h a month offered for %(wished)s h wished."),
}

SLOTS_IN_COMMON = (
    _("no time slot in common"),
    _("one time slot in common"),
    _("several time slots in common"),
)


def for_staff(contributions: Iterable[Contribution]) -> list[str]:
    """One sentence for each contribution, in the order given; for accompanying officers only."""
    return [staff_sentence(contribution) for contribution in contributions]


def staff_sentence(contribution: Contribution) -> str:
    """Why this criterion has this value."""
    if contribution.reason.key.endswith(".neutral"):
        return str(NEUTRAL)
    return _write(FOR_STAFF[contribution.reason.key], contribution.reason.params)


def for_card(contributions: Iterable[Contribution]) -> list[str]:
    """What brings the two together, the way first, as the mentor reads it; never age, language or what is missing."""
    by_criterion = {contribution.criterion: contribution.reason for contribution in contributions}
    reasons = (by_criterion[name] for name in CARD_CRITERIA if name in by_criterion)
    return [_write(FOR_CARD[key], params) for key, params in map(_on_card, reasons) if key in FOR_CARD]


def to_check(checks: Iterable[Reason]) -> list[str]:
    """Points to check before or at the first meeting, for staff and card alike."""
    return [_write(CHECKS[check.key], check.params) for check in checks]


def _on_card(reason: Reason) -> tuple[str, Mapping[str, Any]]:
    """The level within a function is the staff's business: `function.same.ahead` reads `function.same`."""
    return ".".join(reason.key.split(".")[:2]), reason.params


def _write(sentence: Promise, params: Mapping[str, Any]) -> str:
    return sentence % {name: _words(name, value) for name, value in params.items()}


def _words(name: str, value: Any) -> str | int:
    if name in ("mentee", "mentor"):
        return _sector_or_function(value)
    if name in _WORDS:
        return _WORDS[name](value)
    return f"{value:g}" if isinstance(value, float) else value


def _sector_or_function(code: str) -> str:
    return (
        vocabulary.sector_label(code)
        if vocabulary.is_sector(code)
        else vocabulary.label(vocabulary.FUNCTIONS, code)
    )


def _list(choices: vocabulary.Choices) -> Callable[[Iterable[str]], str]:
    return lambda codes: ", ".join(_inside(vocabulary.label(choices, code)) for code in codes)


def _inside(words: str) -> str:
    """As it stands inside a sentence."""
    return words[:1].lower() + words[1:]


_WORDS: dict[str, Callable[[Any], str]] = {
    "hobbies": _list(vocabulary.HOBBIES),
    "motives": _list(vocabulary.MENTEE_MOTIVES),
    "supports": _list(vocabulary.SUPPORTS),
    "language": lambda code: _inside(vocabulary.label(vocabulary.LANGUAGES, code)),
    "mode": lambda code: _inside(vocabulary.label(vocabulary.TRAVEL_MODES, code)),
    "slots": lambda count: str(SLOTS_IN_COMMON[min(count, 2)]),
}
