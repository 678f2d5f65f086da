"""Signing in by a mailed link: whoever has a file here may ask for one, and a stranger learns nothing."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from portal.accounts.addresses import normal_email
from portal.accounts.models import User
from portal.core import links, outbox

MOST_PEOPLE = 5


@transaction.atomic
def ask(*, email: str, now: datetime) -> None:
    """Mail a link to each mentor or mentee who has this address (families share one); nothing else says who that is."""
    members = Q(mentor__isnull=False) | Q(mentee_files__isnull=False)
    people = User.objects.filter(members, email=normal_email(email), is_active=True).distinct()
    for person in people.order_by("pk")[:MOST_PEOPLE]:
        send_link(person, now=now)


def send_link(person: User, *, now: datetime) -> bool:
    """Mail one person their link to the space; once in five minutes, so that nobody's mailbox is flooded."""
    key = f"space:{person.uuid}:{now:%Y-%m-%dT%H}:{now.minute // 5}"
    if outbox.is_written(key):
        return False
    link = links.create("space", links.target_of(person), person=person, now=now)
    outbox.queue("mentoring/sign_in", to=person, key=key, now=now, opens={"link": link})
    return True
