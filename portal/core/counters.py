"""How often something was tried from one place in one day. Called by the public's views, each with its own limit.

Security: a limit that people never meet and robots do; every try is counted, refused ones included.
"""

import ipaddress
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .days import day_of
from .models import Attempt


def within(kind: str, subject: str, *, most: int, today: date) -> bool:
    """Count one more try, and say whether it is still within the day's limit."""
    key = salted_hmac("portal.core.counters", f"{kind}|{subject}", algorithm="sha256").hexdigest()
    with transaction.atomic():
        row, _made = Attempt.objects.get_or_create(kind=kind, key=key, day=today)
        Attempt.objects.filter(pk=row.pk).update(count=F("count") + 1)
        return Attempt.objects.values_list("count", flat=True).get(pk=row.pk) <= most


def network(request: HttpRequest) -> str:
    """Where a request comes from, as far as a day's limit needs to know."""
    return network_of(request.META.get("REMOTE_ADDR", ""))


def network_of(address: str) -> str:
    """The neighbourhood of an IP address: /24, or /48 for IPv6; "" when it is none."""
    try:
        prefix = 24 if ipaddress.ip_address(address).version == 4 else 48
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))


def forget_old(now: datetime) -> int:
    """Rule of `run_due`: counters serve for their day only. Returns how many were deleted."""
    return Attempt.objects.filter(day__lt=day_of(now)).delete()[0]
