"""What stays between the two: written and read by the sides of a pair only, encrypted, and forgotten after the end."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction

from mentoring.lifecycle import PairState
from mentoring.models import Meeting, Pair, PairNote, TeamNote
from portal.accounts.models import User
from portal.core import encryption

from . import pairs, refusals

KEPT_MONTHS = 3
WRITABLE = (PairState.FORMED, PairState.MET, PairState.ACTIVE, PairState.PAUSED)


@dataclass(frozen=True)
class Opened:
    """A note as its two readers see it; `text` is None where the key is lost."""

    note: PairNote
    text: str | None
    is_mine: bool


@transaction.atomic
def write(
    *,
    pair: Pair,
    by: User,
    text: str,
    now: datetime,
    meeting: Meeting | None = None,
    client_key: uuid.UUID | None = None,
) -> PairNote | None:
    """Keep a note of one side, which the other side reads too; idempotent by `client_key`; None when it says nothing.

    Raises NotAParty, NotNow.
    """
    pair = pairs.hold(pair)
    check_side(pair, by)
    known = PairNote.objects.filter(client_key=client_key, pair=pair).first() if client_key else None
    if known or not text.strip():
        return known
    if pair.state not in WRITABLE:
        raise refusals.NotNow
    return PairNote.objects.create(
        pair=pair,
        meeting=meeting,
        author=by,
        ciphertext=encryption.encrypt(text.strip()),
        written_at=now,
        client_key=client_key or uuid.uuid4(),
    )


def read(*, pair: Pair, by: User) -> Iterator[Opened]:
    """The notes of a pair for one of its two sides, the newest first. Raises NotAParty."""
    check_side(pair, by)
    for note in PairNote.objects.filter(pair=pair).select_related("author", "meeting"):
        yield Opened(note, encryption.decrypt(note.ciphertext), note.author_id == by.pk)


@transaction.atomic
def share(*, note: PairNote, by: User, now: datetime) -> TeamNote:
    """Its author, and nobody else, hands a copy to the team; idempotent. Raises NotAParty, Unreadable."""
    pair = pairs.hold(note.pair)
    note = own(note, by)
    known = TeamNote.objects.filter(pair=pair, kind=TeamNote.Kind.SHARED, written_at=note.shared_at).first()
    if note.shared_at and known:
        return known
    text = encryption.decrypt(note.ciphertext)
    if text is None:
        raise refusals.Unreadable
    note.shared_at = now
    note.save(update_fields=["shared_at"])
    return TeamNote.objects.create(
        pair=pair, kind=TeamNote.Kind.SHARED, text=text[:1200], author=by, written_at=now
    )


@transaction.atomic
def delete(*, note: PairNote, by: User) -> None:
    """Its author takes it away. Raises NotAParty."""
    own(note, by).delete()


def own(note: PairNote, by: User) -> PairNote:
    """The note, held, for its author. Raises NotAParty."""
    held = PairNote.objects.select_for_update(of=("self",)).filter(pk=note.pk, author=by).first()
    if held is None:
        raise refusals.NotAParty
    return held


def check_side(pair: Pair, by: User) -> None:
    """One of the two; the team, whatever its role, is refused. Raises NotAParty."""
    if pair.side_of(by) is None:
        raise refusals.NotAParty


def forget_due(now: datetime) -> int:
    """Rule of `run_due`: the notes of tandems that ended three months ago are deleted. Returns how many."""
    limit = now - relativedelta(months=KEPT_MONTHS)
    return PairNote.objects.filter(pair__closed_at__lt=limit).delete()[0]


def rotate() -> tuple[int, int]:
    """Encrypt every note anew with the newest key. Returns how many were, and how many no key opens."""
    done = lost = 0
    for pk in list(PairNote.objects.values_list("pk", flat=True)):
        turned = rotate_one(pk)
        done, lost = done + turned, lost + (not turned)
    return done, lost


@transaction.atomic
def rotate_one(pk: int) -> bool:
    """One note, held meanwhile; False where no key opens it."""
    note = PairNote.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    turned = encryption.rotate(note.ciphertext) if note else None
    if turned is None:
        return note is None
    note.ciphertext = turned
    note.save(update_fields=["ciphertext"])
    return True
