"""Personal links: bound to a purpose and a target, expiring, revocable, spent by a POST only.

A token is derived from the link's id with a key that the database does not hold, so neither a table, a log
nor a staff screen ever holds a link that opens something. Each app declares its purposes in its module `doors`.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .errors import Refused
from .models import Link

PLACEHOLDER = re.compile(r"\[\[link:([0-9a-f-]{36})\]\]")


@dataclass(frozen=True)
class Purpose:
    """What a kind of link opens: `opens(target_id)` gives the path; `invites` is the button's text.

    `effect` is done in the transaction that spends the link (an address is confirmed by the same click). Where one
    `may_stay`, the page offers to stay signed in on the device.
    """

    opens: Callable[[str], str]
    title: str
    invites: str
    days: int
    renew: Callable[[Link, datetime], bool] | None = None
    effect: Callable[[Link, datetime], object] | None = None
    may_stay: bool = False


class LinkGone(Refused):
    """Spent, revoked or past its date (HTTP 410)."""

    message = _("This link has already been used, or it is too old.")


purposes: dict[str, Purpose] = {}


def declare(name: str, purpose: Purpose) -> None:
    """Register a purpose; called once by the app that owns what the link opens."""
    purposes[name] = purpose


def living(link: Link, *, now: datetime) -> Link:
    """This link, or the one that took its place, or a new one: for a message that waited before it leaves."""
    if is_live(link, now):
        return link
    same = Link.objects.filter(purpose=link.purpose, target=link.target, person=link.person)
    live = same.filter(spent_at=None, revoked_at=None, expires_at__gt=now).first()
    return live or create(link.purpose, link.target, person=link.person, now=now)


def token_of(link: Link) -> str:
    """The secret part of the address: 256 bits, derived, never stored."""
    return derived(link.id.bytes)


def derived(seed: bytes) -> str:
    """A secret that only the key and the seed give."""
    digest = hmac.new(settings.LINK_KEY.encode(), seed, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    """What the table keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def target_of(record: Model) -> str:
    """`"proposal:<uuid>"` for a record that has a `uuid`."""
    return f"{record._meta.model_name}:{record.uuid}"


def create(
    purpose: str, target: str, *, now: datetime, person: Model | None = None, days: int | None = None
) -> Link:
    """A new link; it takes the place of the live one that the same person had for the same thing."""
    revoke(purpose, target, person=person, now=now)
    link = Link(purpose=purpose, target=target, person=person, created_at=now)
    link.expires_at = now + timedelta(days=days or purposes[purpose].days)
    link.token_hash = hash_of(token_of(link))
    link.save(force_insert=True)
    return link


def revoke(purpose: str, target: str, *, now: datetime, person: Model | None = None) -> None:
    """Close the live link of a person (or of nobody) for a thing."""
    live = Link.objects.filter(purpose=purpose, target=target, person=person)
    live.filter(spent_at=None, revoked_at=None).update(revoked_at=now)


def revoke_all(target: str, *, now: datetime) -> None:
    """Close every live link to a thing that is over."""
    Link.objects.filter(target=target, spent_at=None, revoked_at=None).update(revoked_at=now)


def find(token: str) -> Link | None:
    """The link of a token, whatever its state."""
    return Link.objects.filter(token_hash=hash_of(token)).select_related("person").first()


def is_live(link: Link, now: datetime) -> bool:
    """Whether the link still opens something at this instant."""
    return link.spent_at is None and link.revoked_at is None and now < link.expires_at


@transaction.atomic
def spend(token: str, *, now: datetime) -> Link:
    """Use the link once. Raises LinkGone if it is unknown, spent, revoked or late."""
    link = Link.objects.select_for_update(of=("self",)).filter(token_hash=hash_of(token)).first()
    if link is None or not is_live(link, now):
        raise LinkGone
    link.spent_at = now
    link.save(update_fields=["spent_at"])
    purpose = purposes.get(link.purpose)
    if purpose and purpose.effect:
        purpose.effect(link, now)
    return link


@transaction.atomic
def renew(token: str, *, now: datetime) -> bool:
    """Send a fresh link to whoever held this one, at any age; False where there is none to send.

    The row is held meanwhile: a form posted twice sends one link.
    """
    link = Link.objects.select_for_update(of=("self",)).filter(token_hash=hash_of(token)).first()
    purpose = purposes.get(link.purpose) if link else None
    return bool(purpose and purpose.renew and purpose.renew(link, now))


def placeholder(link: Link) -> str:
    """What stands for the link in a stored message."""
    return f"[[link:{link.id}]]"


def address(link: Link) -> str:
    """The address that is mailed; built at delivery, from the configured base address and never from a Host header."""
    return settings.BASE_URL + reverse("link", args=[token_of(link)])


def fill(text: str) -> str:
    """Replace every placeholder of a stored text by the address it stands for."""
    return fill_each(text)[0]


def fill_each(*texts: str) -> list[str]:
    """The same for texts that name the same links, such as the two forms of a letter: the links are read once."""
    ids = {pk for text in texts for pk in PLACEHOLDER.findall(text)}
    links = Link.objects.filter(id__in=ids).only("id") if ids else []
    found = {str(link.id): address(link) for link in links}
    return [PLACEHOLDER.sub(lambda match: found.get(match[1], settings.BASE_URL), text) for text in texts]


def veiled(text: str) -> str:
    """A stored text with « [lien personnel] » where a link stands: no screen of the team holds one."""
    return PLACEHOLDER.sub(gettext("[personal link]"), text)


def delete_old(now: datetime) -> int:
    """Delete links that ended more than 30 days ago."""
    limit = now - timedelta(days=30)
    ended = Q(expires_at__lt=limit) | Q(spent_at__lt=limit) | Q(revoked_at__lt=limit)
    return Link.objects.filter(ended).delete()[0]
