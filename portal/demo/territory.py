"""The structures of the demo with their referents, and the programmes besides the hub's own. Called by the command."""

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.domain import charter_texts
from mentoring.matching.tables import AGE_GAPS, DEFAULT_WEIGHTS
from mentoring.models import CharterText, Partner, Programme, WeightSet
from mentoring.models.programmes import Track
from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope, User
from portal.core.days import day_of
from portal.hub.texts.charter import TEXTS
from portal.hub.texts.pieces import typeset

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


def lay_structures(*, since: date) -> None:
    """Eight partner structures that refer people and lend a room, each with a referent."""
    for one in STRUCTURES:
        partner = Partner.objects.create(
            name=one.name,
            kind=one.kind,
            commune=one.commune,
            email=one.email,
            phone=one.phone,
            website=f"https://{one.domain}/",
        )
        first_name, last_name = one.referent
        person = User.objects.create_user(
            email=one.referent_email, first_name=first_name, last_name=last_name
        )
        roles.grant(person, RoleKind.REFERENT, today=since, scope=Scope.STRUCTURE, scope_id=partner.uuid)


YOUTH, FOUNDER = "jeunes", "entreprendre"
PROGRAMMES = (
    {
        "code": YOUTH,
        "name": "Tandem Jeunes",
        "name_in_english": "Tandem Youth",
        "pitch": "Pour un premier métier, avec quelqu’un qui l’exerce.",
        "pitch_in_english": "A first trade, with somebody who works in it.",
        "track": Track.YOUTH,
        "max_age": 26,
        "owner": YOUTH_OFFICE,
    },
    {
        "code": FOUNDER,
        "name": "Tandem Entreprendre",
        "name_in_english": "Tandem Founders",
        "pitch": "Pour lancer son activité avec quelqu’un qui est passé par là.",
        "pitch_in_english": "Start your business with somebody who has been there.",
        "track": Track.FOUNDER,
        "duration_months": 12,
        "owner": "",
    },
)


def lay_programmes(*, now: datetime) -> None:
    """« Tandem Jeunes », owned by the youth office, whose coordinator sees no other; « Tandem Entreprendre », the hub's."""
    for rules in PROGRAMMES:
        lay_programme(**rules, now=now)


def lay_programme(*, owner: str, track: str, now: datetime, **rules: object) -> None:
    """A programme with its weights and its charter, open since the demo began."""
    low, high = AGE_GAPS[track]
    programme = Programme.objects.create(
        track=track,
        owner=Partner.objects.get(name=owner) if owner else None,
        opens_on=day_of(now),
        gap_low=low,
        gap_high=high,
        **rules,
    )
    WeightSet.objects.create(programme=programme, decided_at=now, **DEFAULT_WEIGHTS[track])
    words = {name: typeset(text) for name, text in TEXTS["fr"].items()}
    text = CharterText.objects.create(programme=programme, language="fr", **words)
    charter_texts.publish(text=text, by=None, now=now)
