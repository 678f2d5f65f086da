"""The commitment charter: issued after the first meeting, signed by each for themselves, sealed by the last signature.

MentorU: "après la première rencontre, ils signent tous les deux un document d'engagement". Lock order: pair, charter.
"""

import base64
import secrets
import uuid
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from mentoring.lifecycle import OPEN_CHARTER_STATES, CharterState, PairState
from mentoring.models import Charter, CharterVersion, Meeting, Pair, Seal, Signature
from mentoring.tasks import render_seals
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.errors import NotAllowed
from portal.core.models import Link

from . import evidence, pairs, refusals

PARTIES = ("mentor", "mentee")


def issue(*, pair: Pair, meeting: Meeting, now: datetime) -> Charter:
    """Freeze the text in force for this pair and ask both to sign; inside the caller's transaction.

    Raises NoCharterText when the programme has none.
    """
    version = version_for(pair)
    snapshot = freeze(pair, version)
    charter = Charter.objects.create(
        pair=pair,
        version=version,
        first_meeting=meeting,
        snapshot=snapshot,
        text_hash=evidence.digest(snapshot),
        issued_at=now,
    )
    for person, other in pairs.sides(pair):
        ask_to_sign(charter, person, other=other, now=now)
    log(pair, "mentoring.issue_charter", timestamp=now)
    return charter


def version_for(pair: Pair) -> CharterVersion:
    """The newest version in the language that both prefer, else in French."""
    languages = {pair.mentor.person.language, pair.mentee.person.language}
    wanted = languages.pop() if len(languages) == 1 else "fr"
    versions = CharterVersion.objects.filter(source__programme=pair.programme).order_by("-number")
    found = versions.filter(source__language=wanted).first() or versions.filter(source__language="fr").first()
    if found is None:
        raise refusals.NoCharterText
    return found


def freeze(pair: Pair, version: CharterVersion) -> dict[str, object]:
    """The text as these two will sign it. Addresses are not part of it: changing them voids nothing."""
    return {
        "schema": 1,
        "pair": str(pair.uuid),
        "reference": pair.reference,
        "version": version.number,
        "language": version.source.language,
        "programme": pair.programme.name,
        "parties": [
            {"party": "mentor", "name": pair.mentor.person.full_name},
            {"party": "mentee", "name": pair.mentee.person.full_name},
        ],
        "body": version.body,
    }


def party_name(charter: Charter, party: str) -> str:
    """The name under which a party stands in the frozen text."""
    return next(row["name"] for row in charter.snapshot["parties"] if row["party"] == party)


def key_of(charter: Charter, person: User, occasion: str) -> str:
    """The key of a letter by which one party is asked to sign."""
    return f"charter:{charter.uuid}:{occasion}:{person.uuid}"


def ask_to_sign(charter: Charter, person: User, *, other: User, now: datetime, key: str = "") -> None:
    """Write to one party with their own link; `key` is that of the letter, unless it is the first."""
    outbox.queue(
        "mentoring/charter_to_sign",
        to=person,
        key=key or key_of(charter, person, "sign"),
        now=now,
        context={"other": other.first_name, "days": charter.pair.programme.sign_days},
        opens={"link": sign_link(charter, person, now=now)},
    )


def sign_link(charter: Charter, person: User, *, now: datetime) -> Link:
    """A link by which one party, and nobody else, reads and signs."""
    return links.create("sign", links.target_of(charter), person=person, now=now)


@transaction.atomic
def sign(
    *,
    charter: Charter,
    by: User,
    typed_name: str,
    text_hash: str,
    now: datetime,
    means: str = "link",
    link_id: uuid.UUID | str | None = None,
) -> Signature:
    """Sign for oneself the text that was shown (`text_hash`); the last signature seals and starts the pair. Idempotent.

    Raises NotAParty (nobody signs for another, the team included), NotNow, OtherText, OtherName.
    """
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).get(pk=charter.pair_id)
    charter = Charter.objects.select_for_update(no_key=True, of=("self",)).get(pk=charter.pk)
    party = pair.side_of(by)
    if party is None:
        raise refusals.NotAParty
    known = charter.signatures.filter(party=party).first()
    if known:
        return known
    guard(charter, pair, party=party, typed_name=typed_name, text_hash=text_hash)
    signature = write_signature(
        charter, party, by=by, typed_name=typed_name, means=means, link_id=link_id, now=now
    )
    log(pair, "mentoring.sign", user=by, data={"party": party}, timestamp=now)
    if charter.state == CharterState.TO_SIGN:
        charter.sign_first()
        charter.save(update_fields=["state"])
    else:
        seal(charter=charter, pair=pair, now=now)
    return signature


def guard(charter: Charter, pair: Pair, *, party: str, typed_name: str, text_hash: str) -> None:
    """The step, the text and the name."""
    if pair.state != PairState.MET or charter.state not in (
        CharterState.TO_SIGN,
        CharterState.PARTLY_SIGNED,
    ):
        raise refusals.NotNow
    if text_hash != charter.text_hash:
        raise refusals.OtherText
    if not evidence.same_name(typed_name, party_name(charter, party)):
        raise refusals.OtherName


def write_signature(
    charter: Charter,
    party: str,
    *,
    by: User,
    typed_name: str,
    means: str,
    link_id: uuid.UUID | str | None,
    now: datetime,
) -> Signature:
    """One signature, chained to the one before it."""
    before = charter.signatures.order_by("-id").first()
    previous = before.evidence_hash if before else ""
    name = " ".join(typed_name.split())
    return Signature.objects.create(
        charter=charter,
        party=party,
        signer=by,
        typed_name=name,
        text_hash=charter.text_hash,
        means=means,
        link_id=link_id,
        signed_at=now,
        previous_hash=previous,
        evidence_hash=evidence.signature_hash(
            text_hash=charter.text_hash,
            party=party,
            typed_name=name,
            signed_at=now,
            means=means,
            link_id=link_id,
            previous=previous,
        ),
    )


def seal(*, charter: Charter, pair: Pair, now: datetime) -> Seal:
    """Bind both signatures and start the pair, in the transaction of the last one; the PDF follows by itself."""
    rows = {row.party: row for row in charter.signatures.all()}
    sealed = Seal.objects.create(
        charter=charter,
        mentor_signature=rows["mentor"],
        mentee_signature=rows["mentee"],
        seal_hash=evidence.seal_hash(charter.text_hash, [row.evidence_hash for row in rows.values()]),
        code=base64.b32encode(secrets.token_bytes(8)).decode()[:12],
        sealed_at=now,
        next_try_at=now,
    )
    charter.seal_up()
    charter.save(update_fields=["state"])
    pairs.activate(pair=pair, seal=sealed, now=now)
    for person, other in pairs.sides(pair):
        send_receipt(pair, person, other=other, now=now)
    links.revoke_all(links.target_of(charter), now=now)
    log(pair, "mentoring.seal", timestamp=now)
    render_seals.enqueue()
    return sealed


def send_receipt(pair: Pair, person: User, *, other: User, now: datetime) -> None:
    """Tell one party that both have signed, with a link to the sealed charter."""
    outbox.queue(
        "mentoring/charter_sealed",
        to=person,
        key=f"pair:{pair.uuid}:sealed:{person.uuid}",
        now=now,
        context={"other": other.first_name, "meetings": pair.programme.meetings_per_month},
        opens={"link": pairs.door(pair, person, now=now)},
    )


@transaction.atomic
def resend(*, charter: Charter, by: User, now: datetime) -> int:
    """Ask again those who have not signed. Returns how many were written to. Raises NotNow when nobody is left."""
    charter = Charter.objects.select_for_update(no_key=True, of=("self",)).get(pk=charter.pk)
    signed = set(charter.signatures.values_list("party", flat=True))
    late = [
        (person, other)
        for party, (person, other) in zip(PARTIES, pairs.sides(charter.pair), strict=True)
        if party not in signed
    ]
    if charter.state not in OPEN_CHARTER_STATES or charter.pair.state != PairState.MET or not late:
        raise refusals.NotNow
    for person, other in late:
        key = key_of(charter, person, f"again:{now.isoformat()}")
        ask_to_sign(charter, person, other=other, now=now, key=key)
    log(charter.pair, "mentoring.resend_charter", user=by, timestamp=now)
    return len(late)


def refuse_for_staff(charter: Charter, *, by: User) -> None:
    """Nobody signs for another: a member of the team who tries is refused, and the try is written down."""
    log(charter.pair, "mentoring.sign_refused", user=by)
    raise NotAllowed


def is_intact(sealed: Seal) -> bool:
    """Whether the text, the chain of signatures and the seal still agree."""
    charter = sealed.charter
    signed = {sealed.mentor_signature_id, sealed.mentee_signature_id}
    if signed != set(charter.signatures.values_list("pk", flat=True)):
        return False
    if evidence.digest(charter.snapshot) != charter.text_hash:
        return False
    previous, hashes = "", []
    for row in charter.signatures.order_by("id"):
        expected = evidence.signature_hash(
            text_hash=charter.text_hash,
            party=row.party,
            typed_name=row.typed_name,
            signed_at=row.signed_at,
            means=row.means,
            link_id=row.link_id,
            previous=previous,
        )
        if row.evidence_hash != expected:
            return False
        previous = expected
        hashes.append(expected)
    return sealed.seal_hash == evidence.seal_hash(charter.text_hash, hashes)
