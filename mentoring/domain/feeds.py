"""Calendars to subscribe to: each person makes, renews and revokes their own. Lock: the person.

The secret of an address is derived with a key that the database does not hold, as that of a personal link.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override
from wagtail.log_actions import log

from mentoring.models import Feed, Mentee, Mentor
from portal.accounts import roles
from portal.accounts.models import User
from portal.core import links
from portal.core.errors import NotAllowed


@transaction.atomic
def make(*, kind: str, by: User, now: datetime, seen: str = "") -> Feed:
    """The calendar of a person, made when there is none; idempotent. Raises NotAllowed."""
    check(by, kind)
    known = hold(by, kind)
    return known or begin(kind=kind, by=by, now=now, names=False)


@transaction.atomic
def renew(*, kind: str, by: User, now: datetime, seen: str = "") -> Feed | None:
    """A new address in place of the one that was `seen`, which opens nothing any more; idempotent. Raises NotAllowed."""
    check(by, kind)
    known = hold(by, kind)
    if known is None or str(known.uuid) != seen:
        return known
    end(known, by=by, now=now)
    return begin(kind=kind, by=by, now=now, names=known.names)


@transaction.atomic
def revoke(*, kind: str, by: User, now: datetime, seen: str = "") -> None:
    """The address opens nothing any more; idempotent."""
    known = hold(by, kind)
    if known:
        end(known, by=by, now=now)


def show_names(*, kind: str, by: User, now: datetime, seen: str = "") -> None:
    """Titles say the other's first name."""
    live(by, kind).update(names=True)


def be_discreet(*, kind: str, by: User, now: datetime, seen: str = "") -> None:
    """Titles say nobody's name."""
    live(by, kind).update(names=False)


ACTS: dict[str, Callable[..., object]] = {
    "make": make,
    "renew": renew,
    "revoke": revoke,
    "names": show_names,
    "discreet": be_discreet,
}


def find(token: str) -> Feed | None:
    """The calendar that an address opens; None for an unknown or revoked one, and for whoever is no longer concerned."""
    rows = Feed.objects.filter(token_hash=links.hash_of(token), revoked_at=None, person__is_active=True)
    found = rows.select_related("person").first()
    return found if found and may_have(found.person, found.kind) else None


def kinds_of(person: User) -> list[str]:
    """The calendars that a member may have; a mentee has no gathering."""
    return [kind for kind in (Feed.Kind.MINE, Feed.Kind.GATHERINGS) if may_have(person, kind)]


def may_have(person: User, kind: str) -> bool:
    """Whether a calendar of this kind would concern this person."""
    return kind in CONCERNS and CONCERNS[kind](person)


def is_mentor(person: User) -> bool:
    return Mentor.objects.filter(person=person).exists()


CONCERNS: dict[str, Callable[[User], bool]] = {
    Feed.Kind.MINE: lambda person: is_mentor(person) or Mentee.objects.filter(person=person).exists(),
    Feed.Kind.GATHERINGS: is_mentor,
    Feed.Kind.TEAM: lambda person: roles.can(person, "follow"),
}


@dataclass(frozen=True)
class Row:
    """A calendar that a person may have; `feed` is None, and the address empty, until they make it."""

    kind: Feed.Kind
    feed: Feed | None = None
    address: str = ""

    @property
    def webcal(self) -> str:
        """The same, which a phone opens in its own calendar."""
        return f"webcal:{self.address.partition(':')[2]}"


def rows_of(person: User, kinds: Iterable[str]) -> list[Row]:
    """One for each kind, with the live calendar of the person."""
    live_ones = {one.kind: one for one in Feed.objects.filter(person=person, revoked_at=None)}
    return [
        Row(Feed.Kind(kind), live_ones[kind], address(live_ones[kind]))
        if kind in live_ones
        else Row(Feed.Kind(kind))
        for kind in kinds
    ]


def act(posted: Mapping[str, str], *, by: User, now: datetime) -> None:
    """What a button of « Mon agenda » asks for; nothing for a word that is none. Raises NotAllowed."""
    verb = ACTS.get(posted.get("act", ""))
    if verb:
        verb(kind=posted.get("kind", ""), by=by, now=now, seen=posted.get("seen", ""))


def address(feed: Feed) -> str:
    """Where software reads it; built from the configured base address, and the same in every language."""
    with override(settings.LANGUAGE_CODE):
        return settings.BASE_URL + reverse("member:feed", args=[token_of(feed)])


def token_of(feed: Feed) -> str:
    """The secret part of the address: 256 bits, derived, never stored."""
    return links.derived(b"feed:" + feed.uuid.bytes)


def check(by: User, kind: str) -> None:
    """Raises NotAllowed."""
    if not may_have(by, kind):
        raise NotAllowed


def hold(person: User, kind: str) -> Feed | None:
    """The live calendar of a person, who is held until the end of the transaction."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    return live(person, kind).first()


def live(person: User, kind: str) -> QuerySet[Feed]:
    return Feed.objects.filter(person=person, kind=kind, revoked_at=None)


def begin(*, kind: str, by: User, now: datetime, names: bool) -> Feed:
    feed = Feed(person=by, kind=kind, names=names, created_at=now)
    feed.token_hash = links.hash_of(token_of(feed))
    feed.save(force_insert=True)
    log(feed, "mentoring.make_feed", user=by, timestamp=now)
    return feed


def end(feed: Feed, *, by: User, now: datetime) -> None:
    feed.revoked_at = now
    feed.save(update_fields=["revoked_at"])
    log(feed, "mentoring.revoke_feed", user=by, timestamp=now)
