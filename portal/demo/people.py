"""Somebody of the demo: who they are and what they answered in their application. Called by `walk` and its acts.

Every person, company and structure of the demo is invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mentoring.models import Partner
from mentoring.models.programmes import Track
from recruitment.domain.openings import ADULT
from recruitment.models.drafts import Side
from recruitment.vocabulary import KEEP_OUT, NO_STRUCTURE, USE

MAIL_DOMAIN = "courriel.example"
PARENTS = {
    "eva.sampieretti": ("Laetitia Sampieretti", "mother", ""),
    "ibrahima.conteba": ("Claire Vasserot, aide sociale à l’enfance", "guardian", "+33639984190"),
    "manon.estoublonne": ("Gilles Estoublonne", "father", ""),
    "yanis.ferhatoune": ("Samia Ferhatoune", "mother", ""),
    "maissa.touahrine": ("Karima Touahrine", "mother", ""),
}
NOT_GIVEN = {"title": "", "phone": "", "heard_from": "", "sector2": "", "slots": [], "other_languages": []}


@dataclass(frozen=True)
class Person:
    """An applicant. `answers` are codes and words by question; `age` becomes a year of birth."""

    first_name: str
    last_name: str
    mailbox: str
    age: int
    role: str
    track: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    structure: str = ""

    @property
    def email(self) -> str:
        return f"{self.mailbox}@{MAIL_DOMAIN}"

    def answers_on(self, day: date) -> dict[str, Any]:
        """The clean answers of every step, as the wizard would send them on a day."""
        who = {"first_name": self.first_name, "last_name": self.last_name, "email": self.email}
        born = day.year - self.age
        return {
            **NOT_GIVEN,
            **self.answers,
            **who,
            **self.referral(),
            "birth_year": born,
            **self.who_answers(born),
        }

    def who_answers(self, born: int) -> dict[str, str]:
        """The parent whom a minor names, with a mail or, failing that, a phone; the birthday is the last day of a year."""
        if self.mailbox not in PARENTS:
            return {}
        name, tie, phone = PARENTS[self.mailbox]
        return {
            "of_age_on": f"{born + ADULT}-12-31",
            "guardian_name": name,
            "guardian_tie": tie,
            "guardian_email": "" if phone else f"parent.{self.mailbox}@{MAIL_DOMAIN}",
            "guardian_phone": phone,
        }

    def referral(self) -> dict[str, str]:
        """Who referred a mentee: the structure is known by its name here, by its uuid there."""
        if self.role == Side.MENTOR:
            return {}
        partner = Partner.objects.filter(name=self.structure).first()
        return {"structure": str(partner.uuid) if partner else NO_STRUCTURE, "other_structure": ""}


def mentor(name: tuple[str, str], mailbox: str, age: int, **answers: Any) -> Person:
    """A volunteer who answered every question; lists are written as words with blanks between them."""
    usual = {
        "tracks": ["employment"],
        "meeting_places": ["mentor_work"],
        "travel_modes": ["car"],
        "max_minutes": "30",
        "places": "1",
        "hours_per_month": "4",
        "founded": "no",
        **USED,
    }
    return Person(*name, mailbox, age, Side.MENTOR.value, Track.EMPLOYMENT.value, {**usual, **split(answers)})


def mentee(
    name: tuple[str, str],
    mailbox: str,
    age: int,
    *,
    track: str = "employment",
    structure: str = "",
    **answers: Any,
) -> Person:
    """Somebody who looks for a job and answered every question."""
    usual = {
        "situation": "job_seeker",
        "travel_modes": ["public_transport"],
        "max_minutes": "45",
        "hours_per_month": "6",
        "diploma": "",
        "obstacles": "",
        **({"search": "job"} if track == Track.YOUTH else {}),
        **USED,
    }
    return Person(*name, mailbox, age, Side.MENTEE.value, track, {**usual, **split(answers)}, structure)


USED = {
    "birth_year_use": USE,
    "first_language": "fr",
    "first_language_use": USE,
    "hobbies_use": USE,
    "remote": "if_needed",
}
LISTS = (
    "tracks",
    "funding",
    "meeting_places",
    "travel_modes",
    "motives",
    "hobbies",
    "slots",
    "other_languages",
)
SUPPORTS = ("technical", "objective", "practical", "psychological", "relational")


def split(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Lists from their words; the five supports from one line, in the order of the form."""
    found = {name: value.split() if name in LISTS else value for name, value in answers.items()}
    supports = found.pop("supports").split()
    return found | {f"support_{code}": answer for code, answer in zip(SUPPORTS, supports, strict=True)}


def kept_out(*names: str) -> dict[str, str]:
    """Answers given, that the matching may not read."""
    return {f"{name}_use": KEEP_OUT for name in names}
