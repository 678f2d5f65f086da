"""Mentors find each other: a directory to which each says yes, and a word from one to another through the portal.

Readers are mentors of the pool who ticked the checklist. No address is ever shown: whoever writes gives their own.
Lock order: pair, mentor.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import OPEN_PAIR_STATES
from mentoring.models import DirectoryEntry, Introduction, Mentor, Orientation, Pair
from mentoring.models.plans import Doer
from portal.accounts.models import User
from portal.core import outbox
from portal.core.errors import NotAllowed, Refused

from . import plans, refusals
from .invitations import INVITED_STATES

A_WEEK = timedelta(days=7)
MOST_INTRODUCTIONS = 5


class MentorsOnly(NotAllowed):
    message = _("This page is for the mentors of the hub.")


class NotListed(Refused):
    message = _("This mentor is not in the directory any more.")


class AddressNotGiven(Refused):
    message = _("Tick the box: without your address, the other mentor cannot answer you.")


class EnoughThisWeek(Refused):
    message = _("You have written to five mentors this week: wait a few days.")


def may_read(mentor: Mentor) -> bool:
    """A mentor of the pool, at rest or not, who was prepared."""
    there = mentor.state in INVITED_STATES and mentor.person_id is not None
    return there and Orientation.objects.filter(mentor=mentor).exists()


def check_reader(mentor: Mentor, by: User) -> None:
    """Raise MentorsOnly for anybody but a mentor in person who may read the others."""
    if mentor.person_id != by.pk or not may_read(mentor):
        raise MentorsOnly


def hold(mentor: Mentor) -> Mentor:
    return Mentor.objects.select_for_update(no_key=True, of=("self",)).get(pk=mentor.pk)


@transaction.atomic
def list_oneself(*, mentor: Mentor, doors: str, by: User, now: datetime) -> DirectoryEntry:
    """A mentor appears in the directory, or changes what they wrote there. Raises MentorsOnly."""
    mentor = hold(mentor)
    check_reader(mentor, by)
    said = {"doors": doors.strip()}
    return DirectoryEntry.objects.update_or_create(
        mentor=mentor, defaults=said, create_defaults={**said, "listed_at": now}
    )[0]


@transaction.atomic
def take_down(*, mentor: Mentor) -> None:
    """A mentor appears in the directory no more, at once; idempotent. Also done when they leave."""
    DirectoryEntry.objects.filter(mentor=hold(mentor)).delete()


def entries(*, sector: str = "", word: str = "") -> QuerySet[DirectoryEntry]:
    """Who is in the directory, by first name; in a sector, or with a word in what they say or do."""
    rows = DirectoryEntry.objects.shown().select_related("mentor__person")
    if sector:
        rows = rows.filter(Q(mentor__sector__startswith=sector) | Q(mentor__sector2__startswith=sector))
    for part in word.split():
        rows = rows.filter(
            Q(doors__icontains=part)
            | Q(mentor__company__icontains=part)
            | Q(mentor__job__icontains=part)
            | Q(mentor__person__first_name__icontains=part)
        )
    return rows.order_by("mentor__person__first_name", "pk")


def open_tandems(mentor: Mentor) -> QuerySet[Pair]:
    """The tandems for which a mentor may look for help."""
    return mentor.pairs.filter(state__in=OPEN_PAIR_STATES).select_related("mentee__person").order_by("pk")


@transaction.atomic
def introduce(
    *,
    entry: DirectoryEntry,
    asker: Mentor,
    words: str,
    gives_address: bool,
    by: User,
    now: datetime,
    client_key: UUID,
    pair: Pair | None = None,
) -> Introduction:
    """A mentor writes to another, who receives their words and address; for a tandem, a support of type relational.

    The same form sent twice is one mail; five a week. Raises MentorsOnly, NotAParty, NotListed, AddressNotGiven,
    EnoughThisWeek.
    """
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair.pk) if pair else None
    asker = hold(asker)
    check_reader(asker, by)
    known = Introduction.objects.filter(client_key=client_key, asker=asker).first()
    if known:
        return known
    if pair and (pair.mentor_id != asker.pk or pair.state not in OPEN_PAIR_STATES):
        raise refusals.NotAParty
    entry = DirectoryEntry.objects.shown().filter(pk=entry.pk).exclude(mentor=asker).first()
    if entry is None:
        raise NotListed
    if not gives_address:
        raise AddressNotGiven
    if asker.introductions_asked.filter(sent_at__gt=now - A_WEEK).count() >= MOST_INTRODUCTIONS:
        raise EnoughThisWeek
    sent = Introduction.objects.create(
        asker=asker, asked=entry.mentor, pair=pair, words=words.strip(), sent_at=now, client_key=client_key
    )
    write_to(sent, now=now)
    if pair:
        plans.note_done(
            pair=pair,
            by=by,
            text=gettext("Put in touch with another mentor"),
            who=Doer.MENTOR,
            support="relational",
            now=now,
            client_key=client_key,
        )
    return sent


def write_to(sent: Introduction, *, now: datetime) -> None:
    """The mail to the other mentor, with the address of the one who writes."""
    person = sent.asker.person
    outbox.queue(
        "mentoring/mentor_contact",
        to=sent.asked.person,
        key=f"introduction:{sent.client_key}",
        now=now,
        context={
            "other": person.full_name,
            "address": person.email or str(person.phone),
            "words": sent.words,
        },
    )
