"""Names that a mentee gives: a client, an employer, a relative, or somebody they would rather not meet.

Le Carburateur: mentors « ne doivent pas être des clients directs pour éviter toute dépendance ».
"""

import re
import unicodedata
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from mentoring.models import Mentee, Mentor, Objection
from portal.accounts.models import User

from . import refusals

LEGAL_FORMS = frozenset(
    {"sa", "sas", "sasu", "sarl", "eurl", "ei", "sci", "scop", "scic", "snc", "ets", "societe"}
)


def name_key(name: str) -> str:
    """A name without accents, case, punctuation, spaces or legal form.

    >>> name_key("SARL Boulangerie de l’Étoile") == name_key("boulangerie de l etoile")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"[^\W_]+", letters)
    return "".join(word for word in words if word not in LEGAL_FORMS)[:120]


@transaction.atomic
def declare(
    *, mentee: Mentee, kind: str, now: datetime, by: User | None, name: str = "", siren: str = ""
) -> Objection:
    """Write down a person or a company; idempotent. Raises NobodyNamed."""
    key, siren = name_key(name), re.sub(r"\D", "", siren)
    if not key and not siren:
        raise refusals.NobodyNamed
    objection, made = Objection.objects.get_or_create(
        mentee=mentee,
        kind=kind,
        name_key=key,
        siren=siren,
        defaults={"name": name.strip(), "declared_at": now},
    )
    if made:
        log(mentee, "mentoring.object", user=by, data={"kind": kind}, timestamp=now)
    return objection


@transaction.atomic
def take_back(*, objection: Objection, by: User | None) -> None:
    """The mentee changes their mind."""
    log(objection.mentee, "mentoring.object_no_more", user=by, data={"kind": objection.kind})
    objection.delete()


def names_of(mentor: Mentor) -> set[str]:
    """The keys under which a mentor may be named: their company, and their own name in both orders."""
    person = mentor.person
    own = (
        [f"{person.first_name} {person.last_name}", f"{person.last_name} {person.first_name}"]
        if person
        else []
    )
    return {name_key(name) for name in (mentor.company, *own) if name} - {""}


def concerns(objection: Objection, mentor: Mentor) -> bool:
    """Whether what the mentee named is this mentor or their company."""
    same_firm = bool(objection.siren) and objection.siren == mentor.siren
    return same_firm or (bool(objection.name_key) and objection.name_key in names_of(mentor))
