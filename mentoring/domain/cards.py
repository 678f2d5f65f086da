"""The mentee's card: what a mentor will read of them, and their agreement to it, without which no proposal leaves.

The mentee reads the very words first, and may change them. Called by the members' space, the team's screens and
`proposals.propose`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from mentoring.lifecycle import MenteeState
from mentoring.models import CardAgreement, Mentee
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.models import Link

from . import evidence, refusals


def content_of(mentee: Mentee) -> dict[str, Any]:
    """The mentee's part of the card, the same for every mentor: a first name, an aim, their words. No age, no language."""
    return {
        "first_name": mentee.person.first_name,
        "aim": mentee.aim,
        "words": mentee.words,
        "commune": mentee.commune,
        "partner": mentee.partner.name if mentee.partner else "",
        "supports": sorted(mentee.supports, key=lambda code: -mentee.supports[code]),
    }


def hash_of(mentee: Mentee) -> str:
    """The fingerprint of the card as it stands."""
    return evidence.digest(content_of(mentee))


def agreement_to(mentee: Mentee) -> CardAgreement | None:
    """The agreement to the card as it stands; None when the mentee has not read these words."""
    return mentee.card_agreements.filter(content_hash=hash_of(mentee)).first()


def agreed_among(mentees: Sequence[Mentee], *, within: QuerySet[Mentee] | None = None) -> dict[int, datetime]:
    """{mentee pk: when they agreed} for those who agreed to their card as it stands; one query for any number.

    `within`: the rows among which they were read, where naming a thousand of them one by one would cost.
    """
    among = mentees if within is None else within.order_by().values("pk")
    rows = CardAgreement.objects.filter(mentee__in=among).values_list(
        "mentee_id", "content_hash", "agreed_at"
    )
    known = {(mentee, content): when for mentee, content, when in rows}
    return {one.pk: known[key] for one in mentees if (key := (one.pk, hash_of(one))) in known}


@transaction.atomic
def agree(
    *, mentee: Mentee, by: User, seen_hash: str, now: datetime, means: str = CardAgreement.Means.LINK
) -> CardAgreement:
    """The mentee agrees to the card that they read (`seen_hash`); an officer may note it after a call; idempotent.

    Raises HasLeft, and OtherCard when the card has changed since it was shown.
    """
    mentee = hold_open(mentee)
    if seen_hash != hash_of(mentee):
        raise refusals.OtherCard
    agreement, made = CardAgreement.objects.get_or_create(
        mentee=mentee,
        content_hash=seen_hash,
        defaults={
            "content": content_of(mentee),
            "means": means,
            "agreed_at": now,
            "recorded_by": by,
        },
    )
    if made:
        log(mentee, "mentoring.agree_to_card", user=by, timestamp=now)
    return agreement


@transaction.atomic
def rewrite(*, mentee: Mentee, by: User, aim: str, words: str, now: datetime) -> Mentee:
    """The mentee puts their aim and their words otherwise; the card must then be agreed to as it stands.

    Raises HasLeft.
    """
    mentee = hold_open(mentee)
    mentee.aim, mentee.words = aim.strip(), words.strip()
    mentee.save(update_fields=["aim", "words"])
    log(mentee, "mentoring.rewrite_card", user=by, timestamp=now)
    return mentee


def hold_open(mentee: Mentee) -> Mentee:
    """The mentee as they are now, held; raises HasLeft once their file is closed."""
    mentee = hold(mentee)
    if mentee.state == MenteeState.LEFT:
        raise refusals.HasLeft
    return mentee


def hold(mentee: Mentee) -> Mentee:
    """The mentee as they are now, held until the end of the transaction."""
    rows = Mentee.objects.select_related("person", "partner")
    return rows.select_for_update(no_key=True, of=("self",)).get(pk=mentee.pk)


@transaction.atomic
def remind(*, mentee: Mentee, now: datetime) -> bool:
    """Ask once more, once only; False when that was done."""
    if outbox.is_written(reminder_of(mentee)):
        return False
    ask(mentee, key="remind", now=now)
    return True


def reminder_of(mentee: Mentee) -> str:
    """The key of the one reminder of a mentee."""
    return f"mentee:{mentee.uuid}:card:remind"


def ask(mentee: Mentee, *, key: str, now: datetime) -> None:
    """Write to the mentee: read your card and agree to it. The same `key` writes once, and its link stays good."""
    written = f"mentee:{mentee.uuid}:card:{key}"
    if outbox.is_written(written):
        return
    outbox.queue(
        "mentoring/card_to_agree",
        to=mentee.person,
        key=written,
        now=now,
        context={"programme": mentee.programme.name},
        opens={"link": door(mentee, now=now)},
    )


def door(mentee: Mentee, *, now: datetime) -> Link:
    """A link to the card, for the mentee."""
    return links.create("card", links.target_of(mentee), person=mentee.person, now=now)
