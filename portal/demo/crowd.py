"""`demo --scale N`: everybody of the walk N times, for benchmarks. Called by the command, once the walk is played.

The rows of the first ones are written again in bulk under other names, numbers and addresses, with the same history:
no verb is played and no letter leaves. Each charter is frozen, signed and sealed again, so that its proof holds.
"""

import copy
from collections import defaultdict
from datetime import timedelta
from secrets import token_hex
from uuid import uuid4

from django.core.management.color import no_style
from django.db import connection, models, transaction

from mentoring.domain import evidence
from mentoring.models import (
    Attendance,
    CardAgreement,
    Charter,
    Meeting,
    Mentee,
    Mentor,
    Objection,
    Orientation,
    Outcome,
    Pair,
    Pause,
    Place,
    Proposal,
    Seal,
    Signature,
)
from portal.accounts.models import Role, User
from portal.core.models import Sequence
from recruitment.models import Application

NEVER = timedelta(days=3650)
BATCH = 2000
ENROLLED = Mentor.programmes.through
# In the order of their making: a row only names rows of the lines above, but a pair its seal (read at the commit).
COPIED: tuple[type[models.Model], ...] = (
    *(User, Role, Application, Mentor, ENROLLED, Place, Orientation, Mentee, CardAgreement, Objection),
    *(Proposal, Pair, Pause, Meeting, Charter, Signature, Seal, Attendance, Outcome),
)
SEATED = ("coming", "waiting")  # a room has no more chairs because more people live around


class Crowd:
    """The rows of the walk, and how the number of a row becomes that of its double."""

    def __init__(self) -> None:
        self.rows = {model: list(first_ones(model).order_by("pk")) for model in COPIED}
        self.known = {model: {row.pk for row in rows} for model, rows in self.rows.items()}
        self.span = {model: max(self.known[model], default=0) for model in COPIED}
        self.span[User] = max(User.objects.values_list("pk", flat=True))
        self.last = dict(Sequence.objects.values_list("name", "last"))
        self.surnames = sorted({person.last_name for person in self.rows[User]})

    def double(self, rank: int) -> None:
        """Write everybody once more."""
        twins = {model: [self.twin_of(row, rank) for row in rows] for model, rows in self.rows.items()}
        rename(twins, self.surnames, rank)
        sign_again(twins)
        for model, rows in twins.items():
            model.objects.bulk_create(rows, batch_size=BATCH)

    def twin_of(self, row: models.Model, rank: int) -> models.Model:
        """A row with keys of its own, that points to the doubles of what the first one points to."""
        twin = copy.copy(row)
        twin.pk = row.pk + rank * self.span[type(row)]
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            if field.is_relation and value in self.known.get(field.related_model, ()):
                setattr(twin, field.attname, value + rank * self.span[field.related_model])
            elif isinstance(field, models.UUIDField) and field.unique:
                setattr(twin, field.attname, uuid4())
            elif field.name == "reference":
                twin.reference = self.number_of(row.reference, rank)
        return twin

    def number_of(self, reference: str, rank: int) -> str:
        """« H-2026-0143 » with a number that nobody has."""
        series, number = reference.rsplit("-", 1)
        return f"{series}-{int(number) + rank * self.last[series]:04}"


def first_ones(model: type[models.Model]) -> models.QuerySet:
    """The rows to write again: those of people outside the team."""
    if model is User:
        return User.objects.filter(is_staff=False).exclude(roles__kind="referent")
    if model is Role:
        return Role.objects.filter(kind__in=["mentor", "mentee"])
    if model is Attendance:
        return Attendance.objects.exclude(state__in=SEATED)
    return model.objects.all()


def rename(twins: dict[type, list], surnames: list[str], rank: int) -> None:
    """Another surname and another mailbox; the first name stays, since a card that was agreed to says it."""
    for row in (*twins[User], *twins[Application]):
        place = surnames.index(row.last_name) if row.last_name in surnames else 0
        row.last_name = surnames[(place + rank) % len(surnames)]
        mailbox, domain = row.email.split("@")
        row.email = f"{mailbox}.{rank}@{domain}"
    for person in twins[User]:
        person.handle = f"p-{token_hex(5)}"
    for application in (one for one in twins[Application] if one.answers):
        own = {"last_name": application.last_name, "email": application.email}
        application.answers = {**application.answers, **own}


def sign_again(twins: dict[type, list]) -> None:
    """The texts with the new names, the chain of their signatures, their seals: a proof each."""
    pairs = {pair.pk: pair for pair in twins[Pair]}
    named = {side: names_of(twins, model) for side, model in (("mentor", Mentor), ("mentee", Mentee))}
    charters = {charter.pk: charter for charter in twins[Charter]}
    hashes: dict[int, list[str]] = defaultdict(list)
    for charter in charters.values():
        pair = pairs[charter.pair_id]
        freeze(
            charter,
            pair,
            {"mentor": named["mentor"][pair.mentor_id], "mentee": named["mentee"][pair.mentee_id]},
        )
    for signature in twins[Signature]:
        chain(signature, charters[signature.charter_id], hashes[signature.charter_id])
    for seal in twins[Seal]:
        seal.seal_hash = evidence.seal_hash(charters[seal.charter_id].text_hash, hashes[seal.charter_id])
        seal.code = token_hex(6).upper()
        seal.next_try_at = seal.sealed_at + NEVER  # half a second each: nobody waits for these papers


def names_of(twins: dict[type, list], model: type[models.Model]) -> dict[int, str]:
    """The full name of each mentor, or of each mentee, by the number of their file."""
    people = {person.pk: person.full_name for person in twins[User]}
    return {file.pk: people[file.person_id] for file in twins[model]}


def freeze(charter: Charter, pair: Pair, names: dict[str, str]) -> None:
    """The text as these two sign it."""
    parties = [{"party": party, "name": name} for party, name in names.items()]
    own = {"pair": str(pair.uuid), "reference": pair.reference, "parties": parties}
    charter.snapshot = {**charter.snapshot, **own}
    charter.text_hash = evidence.digest(charter.snapshot)


def chain(signature: Signature, charter: Charter, before: list[str]) -> None:
    """A signature under the text, after those before it."""
    names = {row["party"]: row["name"] for row in charter.snapshot["parties"]}
    signature.typed_name, signature.text_hash = names[signature.party], charter.text_hash
    signature.previous_hash = before[-1] if before else ""
    signature.evidence_hash = evidence.signature_hash(
        text_hash=signature.text_hash,
        party=signature.party,
        typed_name=signature.typed_name,
        signed_at=signature.signed_at,
        means=signature.means,
        link_id=signature.link_id,
        previous=signature.previous_hash,
    )
    before.append(signature.evidence_hash)


@transaction.atomic
def gather(scale: int) -> None:
    """Write everybody `scale - 1` times more, then let the series of numbers go on after them."""
    crowd = Crowd()
    for rank in range(1, scale):
        crowd.double(rank)
    for name, last in crowd.last.items():
        Sequence.objects.filter(name=name).update(last=last * scale)
    with connection.cursor() as cursor:
        for command in connection.ops.sequence_reset_sql(no_style(), COPIED):
            cursor.execute(command)
