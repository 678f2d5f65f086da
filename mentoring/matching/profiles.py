"""What the matching knows of a person: answers only, no name, no address. Built by `mentoring.domain.shortlist`.

An empty answer means "not given". An answer that its owner does not want used (`unused`) reads as not given,
through the `usable_…` properties: no other module reads the raw field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mentoring.matching.tables import DEFAULT_PLACE


@dataclass(frozen=True, kw_only=True)
class Traits:
    """Answers that both sides give, by the codes of `tables`.

    `sector`, `sector2`: a section ("H") or division ("H52"). `seniority`: 1 to 5, for a mentee the level aimed at.
    `max_minutes`: the longest way one is ready to go, one way. `unused`: among age, first_language, hobbies.
    """

    reference: str
    birth_year: int | None = None
    sector: str = ""
    sector2: str = ""
    function: str = ""
    seniority: int | None = None
    first_language: str = ""
    other_languages: tuple[str, ...] = ()
    hobbies: tuple[str, ...] = ()
    motives: tuple[str, ...] = ()
    hours_per_month: float | None = None
    slots: tuple[str, ...] = ()
    supports: Mapping[str, float] = field(default_factory=dict)
    travel_modes: tuple[str, ...] = ()
    max_minutes: int = 30
    remote: str = ""
    unused: tuple[str, ...] = ()

    @property
    def usable_birth_year(self) -> int | None:
        return None if "age" in self.unused else self.birth_year

    @property
    def usable_first_language(self) -> str:
        return "" if "first_language" in self.unused else self.first_language

    @property
    def usable_hobbies(self) -> tuple[str, ...]:
        return () if "hobbies" in self.unused else self.hobbies

    @property
    def spoken(self) -> frozenset[str]:
        """Every language, first one included; empty when the first may not be used."""
        first = self.usable_first_language
        return frozenset((first, *self.other_languages)) if first else frozenset()


@dataclass(frozen=True, kw_only=True)
class MentorProfile(Traits):
    """`supports`: {code: 1 gladly, .6 if needed, 0 no}. `meeting_places`: where the mentor is ready to meet."""

    meeting_places: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """MentorU: two people meet at the mentor's workplace, unless the mentor chose otherwise."""
        return self.meeting_places or (DEFAULT_PLACE,)


@dataclass(frozen=True, kw_only=True)
class MenteeProfile(Traits):
    """`supports`: {code: 2 above all, 1 also}."""
