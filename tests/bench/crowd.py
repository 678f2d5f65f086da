"""A programme with many people, written in bulk: for the benchmark of the board and for its test of queries.

Mentors: most ready, one in ten not; places held by nobody. Mentees: all wait, two in three agreed to their card.
"""

import random
from datetime import datetime, timedelta

from mentoring.domain import cards
from mentoring.domain.orientation import CHECKLIST
from mentoring.matching.profiles import MenteeProfile, MentorProfile
from mentoring.models import CardAgreement, Mentee, Mentor, Orientation, Place, Programme
from portal.accounts.models import User
from portal.core import geography

from .bench_matching import person

FIRST = (
    "Aminata",
    "Bruno",
    "Chloé",
    "Driss",
    "Élise",
    "Farid",
    "Gaëlle",
    "Hugo",
    "Ilona",
    "Jules",
    "Kadiatou",
)
LAST = ("Arvieu", "Bonnafé", "Cazorel", "Delmasse", "Esparron", "Fontvieux", "Garlaban", "Huveaune", "Istrol")
JOBS = (
    "Responsable d’exploitation",
    "Cheffe de projet",
    "Comptable",
    "Directrice d’agence",
    "Conducteur de travaux",
)
AIMS = ("Un poste d’assistante logistique", "Un premier emploi en comptabilité", "Reprendre après une pause")
TICKS = [code for code, _label in CHECKLIST]


def settle(programme: Programme, *, mentors: int, mentees: int, now: datetime) -> None:
    """Fill a programme with people whose answers and towns are drawn with a fixed seed."""
    chance = random.Random(2026)
    communes = [place for place in geography.communes("13") if place.point]
    towns = chance.choices(
        [place.insee_code for place in communes],
        weights=[place.population for place in communes],
        k=mentors + mentees,
    )
    people = add_people(chance, mentors + mentees)
    add_mentors(programme, people[:mentors], towns[:mentors], chance, now)
    add_mentees(programme, people[mentors:], towns[mentors:], chance, now)


def add_people(chance: random.Random, count: int) -> list[User]:
    known = User.objects.count()
    return User.objects.bulk_create(
        User(
            first_name=chance.choice(FIRST),
            last_name=chance.choice(LAST),
            email=f"foule{known + number}@exemple.fr",
            password="!",
        )
        for number in range(count)
    )


def traits(kind: type, chance: random.Random, reference: str) -> dict[str, object]:
    """Answers to every question, as a file holds them."""
    given = {name: value for name, value in vars(person(kind, chance, reference)).items() if name[0] != "_"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}


def add_mentors(programme, people, towns, chance, now) -> None:
    mentors = Mentor.objects.bulk_create(
        Mentor(
            person=one,
            commune=town,
            job=chance.choice(JOBS),
            vetted_on=now.date(),
            joined_on=now.date(),
            **traits(MentorProfile, chance, f"M-{one.pk:06}"),
        )
        for one, town in zip(people, towns, strict=True)
    )
    link = Mentor.programmes.through
    link.objects.bulk_create(link(mentor=mentor, programme=programme) for mentor in mentors)
    Place.objects.bulk_create(
        Place(mentor=mentor, number=number) for mentor in mentors for number in range(1, chance.randint(2, 4))
    )
    Orientation.objects.bulk_create(
        Orientation(mentor=mentor, ticks=TICKS, completed_at=now) for mentor in mentors if mentor.pk % 10
    )


def add_mentees(programme, people, towns, chance, now) -> None:
    mentees = Mentee.objects.bulk_create(
        Mentee(
            person=one,
            programme=programme,
            commune=town,
            aim=chance.choice(AIMS),
            words="J’ai le diplôme mais pas les codes.",
            waiting_since=now - timedelta(days=chance.randint(0, 60), minutes=one.pk),
            **traits(MenteeProfile, chance, f"F-{one.pk:06}"),
        )
        for one, town in zip(people, towns, strict=True)
    )
    CardAgreement.objects.bulk_create(
        CardAgreement(
            mentee=mentee,
            content=cards.content_of(mentee),
            content_hash=cards.hash_of(mentee),
            agreed_at=now,
        )
        for mentee in mentees
        if mentee.pk % 3
    )
