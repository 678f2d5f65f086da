"""The structures of the demo with their referents. Called by the command, once the manager has an account."""

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.domain import partners
from mentoring.models import Partner
from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope, User

ASSOCIATION = "La Passerelle de l’Étang"
YOUTH_OFFICE = "Le Gué, jeunes et emploi"
WORKSHOP = "L’Établi, coopérative d’entrepreneurs"


@dataclass(frozen=True)
class Structure:
    """A partner structure and the person there to whom the team speaks."""

    key: str
    name: str
    kind: str
    commune: str
    domain: str
    phone: str
    referent: tuple[str, str]

    @property
    def email(self) -> str:
        return f"accueil@{self.domain}"

    @property
    def details(self) -> dict[str, str]:
        """How to reach it, as the register of structures keeps it."""
        return {
            "name": self.name,
            "kind": self.kind,
            "commune": self.commune,
            "email": self.email,
            "phone": self.phone,
            "website": f"https://{self.domain}/",
        }

    @property
    def referent_email(self) -> str:
        first, last = (name.casefold().replace(" ", "").replace("’", "") for name in self.referent)
        return f"{ascii_of(first)}.{ascii_of(last)}@{self.domain}"


def ascii_of(name: str) -> str:
    """A name as mailboxes spell it."""
    return name.translate(str.maketrans("éèêëàâîïôûüçñ", "eeeeaaiiouucn"))


STRUCTURES = (
    Structure(
        "association",
        ASSOCIATION,
        Partner.Kind.ASSOCIATION,
        "13054",
        "passerelle-etang.example",
        "04 65 71 10 01",
        ("Maryse", "Bourdelas"),
    ),
    Structure(
        "youth_office",
        YOUTH_OFFICE,
        Partner.Kind.YOUTH_OFFICE,
        "13203",
        "le-gue.example",
        "04 65 71 10 02",
        ("Ludovic", "Sabrande"),
    ),
    Structure(
        "workshop",
        WORKSHOP,
        Partner.Kind.INCUBATOR,
        "13005",
        "etabli-coop.example",
        "04 65 71 10 03",
        ("Aurélie", "Montbrizet"),
    ),
    Structure(
        "job_centre",
        "Agence pour l’emploi de la Crau",
        Partner.Kind.JOB_CENTRE,
        "13047",
        "agence-crau.example",
        "04 65 71 10 04",
        ("Sébastien", "Roquelande"),
    ),
    Structure(
        "microcredit",
        "Le Premier Sou, microcrédit accompagné",
        Partner.Kind.MICROCREDIT,
        "13201",
        "premier-sou.example",
        "04 65 71 10 05",
        ("Nawel", "Khoudjari"),
    ),
    Structure(
        "incubator",
        "L’Amorce, pépinière d’entreprises",
        Partner.Kind.INCUBATOR,
        "13103",
        "amorce-pepiniere.example",
        "04 65 71 10 06",
        ("Tristan", "Valdoreix"),
    ),
    Structure(
        "second_wind",
        "Second Élan, l’emploi après cinquante ans",
        Partner.Kind.ASSOCIATION,
        "13001",
        "second-elan.example",
        "04 65 71 10 07",
        ("Chantal", "Espérandel"),
    ),
    Structure(
        "authority",
        "Communauté des Trois Rives, service emploi",
        Partner.Kind.LOCAL_AUTHORITY,
        "13056",
        "trois-rives.example",
        "04 65 71 10 08",
        ("Hervé", "Lagardelle"),
    ),
)
STRUCTURE_NAMES = {one.key: one.name for one in STRUCTURES}


def lay(*, by: User, since: date, now: datetime) -> None:
    """Eight partner structures that refer people and lend a room, each with somebody to speak to."""
    for one in STRUCTURES:
        partner = partners.make(values=one.details, by=by, now=now)
        first_name, last_name = one.referent
        person = User.objects.create_user(
            email=one.referent_email, first_name=first_name, last_name=last_name
        )
        roles.grant(person, RoleKind.REFERENT, today=since, scope=Scope.STRUCTURE, scope_id=partner.uuid)
