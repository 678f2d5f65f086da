"""The PDF of a sealed charter: rendered once, by a job that tries again, and never delaying a tandem.

Called by the worker's bell and by `run_due`. A seal is leased in one short transaction, rendered outside any lock,
and marked in another; a file that is marked is never rendered again. Without Pango the charters wait, untried.
"""

import hashlib
from datetime import datetime, timedelta

import segno
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.log_actions import log

from mentoring.models import Seal
from mentoring.models.charters import Party
from mentoring.tasks import render_seals
from portal.accounts.models import User
from portal.core import pdf
from portal.core.days import PARIS
from portal.core.errors import Refused

from . import charters, refusals

LEASE = timedelta(minutes=5)
WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440)]
MOST_TRIES = len(WAITS) + 1
MOST_A_ROUND = 4
LINES = {Party.MENTOR: "m", Party.MENTEE: "n"}


class NotIntact(Refused):
    """The text, the signatures and the seal no longer agree: nothing is printed."""


def render_due(now: datetime) -> int:
    """Rule of `run_due`: render the seals whose time has come; returns how many.

    A few a round, then the bell is rung for the rest: the mails that were queued meanwhile go in between.
    """
    done = 0
    for _turn in range(MOST_A_ROUND):
        if not pdf.is_available() or (seal := lease_next(now)) is None:
            return done
        done += render_one(seal, now=now)
    render_seals.enqueue()
    return done


def give_up_on_killers(now: datetime) -> None:
    """Fail the seals at which the renderer died, without a word, as often as it may try."""
    dead = Seal.objects.filter(pdf_state=Seal.Pdf.TO_RENDER, attempts__gte=MOST_TRIES, next_try_at__lte=now)
    dead.update(pdf_state=Seal.Pdf.FAILED, last_error="the renderer stopped without a word")


@transaction.atomic
def lease_next(now: datetime) -> Seal | None:
    """Take a seal for five minutes; one whose bearer died is due again when its lease ends.

    The untried go first, and the newest of them: the two who have just signed are looking at their page.
    """
    give_up_on_killers(now)
    due = Seal.objects.filter(pdf_state=Seal.Pdf.TO_RENDER, next_try_at__lte=now)
    seal = due.select_for_update(of=("self",)).order_by("attempts", "-next_try_at", "-pk").first()
    if seal is None:
        return None
    seal.attempts += 1
    seal.next_try_at = now + LEASE
    seal.save(update_fields=["attempts", "next_try_at"])
    return seal


def render_one(seal: Seal, *, now: datetime) -> bool:
    """Render and keep one file, or write down what went wrong."""
    try:
        return keep(seal, document(seal), now=now)
    except Exception as fault:
        put_off(seal, fault, now=now)
        return False


def document(seal: Seal) -> bytes:
    """The PDF of a seal, in the language of its text. Raises NotIntact."""
    if not charters.is_intact(seal):
        raise NotIntact
    with translation.override(seal.charter.snapshot["language"]), timezone.override(PARIS):
        return pdf.render(render_to_string("mentoring/charter_pdf.html", words_of(seal)))


def words_of(seal: Seal) -> dict[str, object]:
    """Everything that the paper says."""
    charter = seal.charter
    address = verification_address(seal)
    return {
        "language": charter.snapshot["language"],
        "charter": charter.snapshot,
        "mentor": charters.party_name(charter, Party.MENTOR),
        "mentee": charters.party_name(charter, Party.MENTEE),
        "signatures": [
            {
                "role": Party(row.party).label,
                "line": LINES[row.party],
                "name": row.typed_name,
                "signed_at": row.signed_at,
            }
            for row in (seal.mentor_signature, seal.mentee_signature)
        ],
        "seal": seal,
        "text_hash": charter.text_hash,
        "address": address,
        "code": segno.make(address, error="m").svg_data_uri(border=0, dark="#0f2436"),
    }


def verification_address(seal: Seal) -> str:
    """Where anybody who holds the paper may check it."""
    return settings.BASE_URL + reverse("member:verification", args=[seal.code])


@transaction.atomic
def keep(seal: Seal, content: bytes, *, now: datetime) -> bool:
    """Store the file and mark the seal; False when another job was faster, whose file stays."""
    seal = Seal.objects.select_for_update(of=("self",)).get(pk=seal.pk)
    if seal.pdf_state == Seal.Pdf.RENDERED:
        return False
    storage, path = storages["private"], f"charters/{seal.charter.uuid}.pdf"
    storage.delete(path)  # what an unfinished try may have left
    seal.pdf_path = storage.save(path, ContentFile(content))
    seal.pdf_sha256 = hashlib.sha256(content).hexdigest()
    seal.pdf_state, seal.rendered_at, seal.last_error = Seal.Pdf.RENDERED, now, ""
    seal.save(update_fields=["pdf_path", "pdf_sha256", "pdf_state", "rendered_at", "last_error"])
    return True


@transaction.atomic
def put_off(seal: Seal, fault: Exception, *, now: datetime) -> None:
    """Try again later, with a growing wait; after the last try, failed, where the team sees it."""
    seal = Seal.objects.select_for_update(of=("self",)).get(pk=seal.pk)
    if seal.pdf_state == Seal.Pdf.RENDERED:
        return
    seal.last_error = f"{type(fault).__name__}: {fault}".replace("\n", " ")[:200]
    if seal.attempts >= MOST_TRIES:
        seal.pdf_state = Seal.Pdf.FAILED
    else:
        seal.next_try_at = now + WAITS[seal.attempts - 1]
    seal.save(update_fields=["pdf_state", "next_try_at", "last_error"])


@transaction.atomic
def try_again(*, seal: Seal, by: User, now: datetime) -> Seal:
    """The team asks for a charter that could not be produced. Raises NotNow when it did not fail."""
    seal = Seal.objects.select_for_update(of=("self",)).get(pk=seal.pk)
    if seal.pdf_state != Seal.Pdf.FAILED:
        raise refusals.NotNow
    seal.pdf_state, seal.attempts, seal.next_try_at = Seal.Pdf.TO_RENDER, 0, now
    seal.save(update_fields=["pdf_state", "attempts", "next_try_at"])
    log(seal.charter.pair, "mentoring.render_again", user=by, timestamp=now)
    return seal
