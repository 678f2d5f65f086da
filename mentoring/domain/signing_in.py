"""Signing in by a mailed link: whoever has a file here may ask for one, and a stranger learns nothing."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from portal.accounts.addresses import normal_email
from portal.accounts.models import User
from portal.core import counters, links, outbox
from portal.core.days import day_of

from . import refusals

MOST_PEOPLE = 5
MOST_TRIES = 60  # links asked for from one network in a day: a structure may hold a session


def ask(*, email: str, network: str, now: datetime) -> None:
    """Count the try, which a refusal keeps, then write to whoever has this address. Raises TooManyTries."""
    count_try(network, now=now)
    send_links(email=email, now=now)


def ask_again(*, person: User, network: str, now: datetime) -> None:
    """The same for somebody who is in already, by a known device, and means a graver act. Raises TooManyTries."""
    count_try(network, now=now)
    send_link(person, now=now)


def count_try(network: str, *, now: datetime) -> None:
    """Raises TooManyTries beyond the day's limit."""
    if not counters.within("sign in from", network, most=MOST_TRIES, today=day_of(now)):
        raise refusals.TooManyTries


@transaction.atomic
def send_links(*, email: str, now: datetime) -> None:
    """Mail a link to each mentor or mentee who has this address (families share one); nothing else says who that is."""
    members = Q(mentor__isnull=False) | Q(mentee_files__isnull=False)
    people = User.objects.filter(members, email=normal_email(email), is_active=True).distinct()
    for person in people.order_by("pk")[:MOST_PEOPLE]:
        send_link(person, now=now)


@transaction.atomic
def send_link(person: User, *, now: datetime) -> bool:
    """Mail one person their link to the space; once in five minutes, so that nobody's mailbox is flooded."""
    key = f"space:{person.uuid}:{now:%Y-%m-%dT%H}:{now.minute // 5}"
    if outbox.is_written(key):
        return False
    link = links.create("space", links.target_of(person), person=person, now=now)
    outbox.queue("mentoring/sign_in", to=person, key=key, now=now, opens={"link": link})
    return True
