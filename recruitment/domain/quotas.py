"""How much may come from one address or one network in a day. Called by the public's views and by renewals.

Security: a limit that people never meet and robots do; every try is counted, refused ones included.
"""

import ipaddress
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from recruitment.models import Attempt

from .refusals import TooMany

LIMITS = {
    "draft": 200,  # wizards begun from one network
    "send": 60,  # applications from one network: a structure may hold a session
    "send to": 10,  # applications under one address: families share it
    "mail to": 6,  # links mailed to one address on demand
    "mail from": 60,  # links asked for from one network
    "write from": 30,  # messages of the contact page from one network
}


def within(kind: str, subject: str, *, today: date) -> bool:
    """Count one more try, and say whether it is still within the day's limit."""
    key = salted_hmac("recruitment.quotas", f"{kind}|{subject}", algorithm="sha256").hexdigest()
    with transaction.atomic():
        row, _made = Attempt.objects.get_or_create(kind=kind, key=key, day=today)
        Attempt.objects.filter(pk=row.pk).update(count=F("count") + 1)
        return Attempt.objects.values_list("count", flat=True).get(pk=row.pk) <= LIMITS[kind]


def spend(kind: str, subject: str, *, today: date) -> None:
    """Count one more try. Raises TooMany beyond the day's limit."""
    if not within(kind, subject, today=today):
        raise TooMany


def network_of(address: str) -> str:
    """The neighbourhood of an IP address: /24, or /48 for IPv6; "" when it is none."""
    try:
        prefix = 24 if ipaddress.ip_address(address).version == 4 else 48
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))


def forget_before(day: date) -> int:
    """Delete the counters of earlier days."""
    return Attempt.objects.filter(day__lt=day).delete()[0]
