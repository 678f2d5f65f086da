"""The team of the demo: one account for each role, all with the same password. Called by the command."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password

from mentoring.models import Partner
from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope, User
from portal.core.days import day_of

from . import mentees, mentors, territory
from .territory import YOUTH_OFFICE

PASSWORD = "deux lignes se rejoignent"  # noqa: S105 - told to everybody, under the demo settings only
DOMAIN = "tandem.example"


@dataclass(frozen=True)
class Seat:
    """One place in the team; `structure` narrows it to what a structure owns."""

    kind: RoleKind
    mailbox: str
    first_name: str
    last_name: str
    title: str
    structure: str = ""

    @property
    def email(self) -> str:
        return f"{self.mailbox}@{DOMAIN}"


MANAGER = Seat(
    RoleKind.PROGRAMME_MANAGER,
    "programme",
    "Yves-Marie",
    "Castelbou",
    "responsable de programme : tout le parcours",
)
OFFICER = Seat(
    RoleKind.OFFICER,
    "accompagnement",
    "Camille",
    "Rouvelin",
    "accompagnement : candidatures, tandems, chartes",
)
COORDINATOR = Seat(
    RoleKind.COORDINATOR,
    "coordination",
    "Fatou",
    "Guirassou",
    "coordination d’une structure : son seul programme",
    YOUTH_OFFICE,
)
COMMUNICATION = Seat(
    RoleKind.COMMUNICATION,
    "communication",
    "Jade",
    "Monterosso",
    "communication : les pages, aucun dossier",
)
TEAM = (
    MANAGER,
    OFFICER,
    COORDINATOR,
    COMMUNICATION,
    Seat(
        RoleKind.OBSERVER,
        "observation",
        "Pierre-Alain",
        "Tournissac",
        "observation (financeur) : les chiffres",
    ),
    Seat(
        RoleKind.ADMINISTRATOR, "administration", "Odile", "Carmagnac", "administration : comptes et réglages"
    ),
)
OF_THE_HUB = tuple(seat for seat in TEAM if not seat.structure)
OF_A_STRUCTURE = tuple(seat for seat in TEAM if seat.structure)
ADDRESSES = (
    ("Le site", "/"),
    ("L’administration", "/admin/"),
    ("L’espace des membres", "/espace/"),
    ("Les messages envoyés", "/demo/boite/"),
)
# Those who have no password: /espace/ mails them a link, which the mailbox shows.
MEMBERS = (
    (mentors.HELENE, "mentor : deux tandems, la prochaine rencontre"),
    (mentors.SUKRU, "mentor : une proposition à lire"),
    (mentees.MALGORZATA, "mentorée : son tandem, ses rencontres, sa charte"),
    (mentees.DYLAN, "mentoré : une charte à signer"),
    (mentees.TEODORA, "mentorée : attend la réponse d’un mentor"),
)


def lay(*, since: datetime) -> None:
    """The team of the hub, the structures that its manager notes, then whoever works for one of them.

    The password is hashed once, which takes a third of a second.
    """
    today, hashed = day_of(since), make_password(PASSWORD)
    open_seats(OF_THE_HUB, hashed=hashed, since=today)
    territory.lay(by=of(MANAGER), since=today, now=since)
    open_seats(OF_A_STRUCTURE, hashed=hashed, since=today)


def open_seats(seats: Iterable[Seat], *, hashed: str, since: date) -> None:
    """Open accounts of the team, under one hashed password."""
    for seat in seats:
        person = User.objects.create_user(
            email=seat.email, first_name=seat.first_name, last_name=seat.last_name, is_staff=True
        )
        person.password = hashed
        person.save(update_fields=["password"])
        scope = structure_of(seat)
        roles.grant(
            person, seat.kind, today=since, scope=Scope.STRUCTURE if scope else Scope.HUB, scope_id=scope
        )


def structure_of(seat: Seat) -> UUID | None:
    """The uuid of the structure that a seat is narrowed to."""
    return Partner.objects.get(name=seat.structure).uuid if seat.structure else None


def of(seat: Seat) -> User:
    """The account of a seat."""
    return User.objects.get(email=seat.email, is_staff=True)


def welcome() -> str:
    """What whoever starts the demo needs to know, in one screen."""
    lines = [f"Comptes de démonstration (mot de passe : {PASSWORD})"]
    lines += [f"  {seat.email:<32} {seat.title}" for seat in TEAM]
    lines += ["", "Sans mot de passe : demandez un lien sur /espace/, il arrive dans les messages envoyés"]
    lines += [f"  {person.email:<32} {title}" for person, title in MEMBERS]
    lines += ["", *(f"{name:<22} {settings.BASE_URL}{path}" for name, path in ADDRESSES)]
    return "\n".join(lines)
