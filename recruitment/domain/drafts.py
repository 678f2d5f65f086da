"""A draft while it is being filled in: begun, saved step by step, finished later by a mailed link.

Called by the wizards and by `recruitment.due`. Nothing here needs the answers to be right: that is for submit.
"""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction

from mentoring.models import Programme
from mentoring.models.programmes import Track
from portal.accounts.addresses import normal_email
from recruitment.lifecycle import DraftState
from recruitment.models import Draft
from recruitment.vocabulary import FORM_VERSION

from . import letters
from .asked import CONTACT, YOU
from .mentee_questions import in_common
from .openings import ADULT
from .refusals import DraftClosed

KEPT_DAYS = 30
WARNED_DAYS = 25

Posted = Mapping[str, list[str]]
Steps = Mapping[str, Posted]


def hash_of(owner_key: str) -> str:
    """What the table keeps of the key that the session holds."""
    return hashlib.sha256(owner_key.encode()).hexdigest()


def birth_year_in(steps: Steps) -> int:
    """The year of birth typed so far, 0 when there is none that reads as a year."""
    typed = (steps.get(YOU, {}).get("birth_year") or [""])[-1].strip()
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 5 else 0


def email_in(steps: Steps) -> str:
    """The applicant's own e-mail address typed so far, as we compare addresses; empty when there is none."""
    return normal_email((steps.get(CONTACT, {}).get("email") or [""])[-1])


def is_minor(steps: Steps, today: date) -> bool:
    """Whether what was typed so far says that the applicant may be under 18: the year of the birthday counts."""
    return 0 <= today.year - birth_year_in(steps) <= ADULT


def start_draft(
    *,
    role: str,
    owner_key: str,
    language: str,
    now: datetime,
    track: str = Track.EMPLOYMENT,
    programme: Programme | None = None,
) -> Draft:
    """Begin a run of a wizard for the session that holds `owner_key`; each call is a draft of its own.

    A programme brings its own track.
    """
    return Draft.objects.create(
        role=role,
        track=programme.track if programme else track,
        programme=programme,
        language=language,
        form_version=FORM_VERSION,
        owner_hash=hash_of(owner_key),
        started_at=now,
        updated_at=now,
    )


def hold(draft: Draft) -> Draft:
    """The draft as it is now, held until the end of the transaction."""
    return Draft.objects.select_for_update(no_key=True).get(pk=draft.pk)


def check_open(row: Draft, *, now: datetime) -> None:
    """Raises DraftClosed when the draft was sent, or waited too long."""
    if row.state != DraftState.OPEN or is_lapsed(row, now):
        raise DraftClosed


def is_lapsed(draft: Draft, now: datetime) -> bool:
    """Whether the draft waited more than 30 days: it counts for every reader, whether or not the job has run."""
    return now >= draft.updated_at + timedelta(days=KEPT_DAYS)


@transaction.atomic
def save_step(
    *, draft: Draft, step: str, posted: Posted, complete: bool, now: datetime, email: str = ""
) -> Draft:
    """Keep what was typed at a step, right or wrong; two tabs on one draft each save their own step.

    Raises DraftClosed.
    """
    row = hold(draft)
    check_open(row, now=now)
    row.answers = {**row.answers, step: dict(posted)}
    row.completed = [name for name in row.completed if name != step] + [step] * complete
    row.step, row.updated_at, row.warned_at = step, now, None
    row.email = normal_email(email) or row.email
    row.save(update_fields=["answers", "completed", "step", "updated_at", "warned_at", "email"])
    return row


@transaction.atomic
def choose(*, draft: Draft, programme: Programme, now: datetime) -> Draft:
    """Change programme on the way: nothing typed is lost, and the steps asked in another way are to be done again.

    Raises DraftClosed.
    """
    row = hold(draft)
    check_open(row, now=now)
    kept = in_common(row.track, programme.track)
    row.completed = [step for step in row.completed if step in kept]
    row.programme, row.track = programme, programme.track
    row.updated_at, row.warned_at = now, None
    row.save(update_fields=["programme", "track", "completed", "updated_at", "warned_at"])
    return row


@transaction.atomic
def finish_later(*, draft: Draft, email: str, now: datetime) -> None:
    """Mail a link that opens the draft again, for 30 days. Raises DraftClosed."""
    row = hold(draft)
    check_open(row, now=now)
    row.email, row.updated_at, row.warned_at = normal_email(email), now, None
    row.save(update_fields=["email", "updated_at", "warned_at"])
    letters.finish_later(row, now=now)


def warn_old(now: datetime) -> int:
    """Five days before an open draft expires, tell whoever left an address; once."""
    old = Draft.objects.filter(
        state=DraftState.OPEN, warned_at=None, updated_at__lte=now - timedelta(days=WARNED_DAYS)
    )
    return sum(warn(draft, now=now) for draft in old.exclude(email=""))


@transaction.atomic
def warn(draft: Draft, *, now: datetime) -> bool:
    row = hold(draft)
    if row.warned_at or row.state != DraftState.OPEN or is_lapsed(row, now):
        return False
    row.warned_at = now
    row.save(update_fields=["warned_at"])
    letters.draft_ends_soon(row, ends_on=row.updated_at + timedelta(days=KEPT_DAYS), now=now)
    return True


def expire_old(now: datetime) -> int:
    """Empty the open drafts that nobody touched for 30 days."""
    old = Draft.objects.filter(state=DraftState.OPEN, updated_at__lte=now - timedelta(days=KEPT_DAYS))
    return sum(expire(draft, now=now) for draft in old)


@transaction.atomic
def expire(draft: Draft, *, now: datetime) -> bool:
    row = hold(draft)
    if row.state != DraftState.OPEN or not is_lapsed(row, now):
        return False
    row.expire()
    row.forget_answers()
    row.save(update_fields=["state", "answers", "completed", "email"])
    return True
