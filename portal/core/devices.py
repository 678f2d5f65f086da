"""Known devices: browsers on which a person chose to stay signed in, found again by a cookie with a random secret.

Only the hash of the secret is kept. It changes each time that it opens a session; the one before still serves two tabs
that open at once, and shown later it ends the device: somebody copied it, or the answer that changed it was lost on the
way. What a device opens, and what it does not, is said in `doors`.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse

from .days import day_of
from .links import hash_of
from .models import Device

# From one meeting of a tandem to the next but one; the person then proves again that the mailbox is theirs.
LASTS = timedelta(days=30)
SESSION = timedelta(hours=12)  # then the cookie is shown again, and its secret changed
TWIN = timedelta(minutes=1)
COOKIE = "appareil"
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "Chromebook",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


class DeviceCookie:
    """Middleware: gives or takes the cookie, when the request changed the secret or ended the device."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        kept = getattr(request, "device_cookie", None)
        if kept == "":
            response.delete_cookie(COOKIE, samesite="Lax")
        elif kept:
            secret, ends_at = kept
            response.set_cookie(
                COOKIE,
                secret,
                expires=ends_at,
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )
        return response


def live(now: datetime) -> QuerySet[Device]:
    """Devices that open something at this instant: not past their end, of people whose account is not suspended."""
    return Device.objects.filter(ends_at__gt=now, person__is_active=True)


def remember(request: HttpRequest, person: Model, *, now: datetime) -> None:
    """Stay signed in on this browser as this person, in place of whoever was; called once a link has opened the session."""
    end_here(request)
    secret = secrets.token_urlsafe(32)
    agent = request.headers.get("User-Agent", "")
    device = Device.objects.create(
        person=person,
        browser=first_named(agent, BROWSERS),
        system=first_named(agent, SYSTEMS),
        secret_hash=hash_of(secret),
        since=now,
        renewed_at=now,
        last_seen_on=day_of(now),
        ends_at=now + LASTS,
    )
    stay(request, device, now=now)
    request.device_cookie = secret, device.ends_at


def first_named(agent: str, names: dict[str, str]) -> str:
    """The plain name of the first of these marks that a User-Agent bears; "" for none."""
    return next((name for mark, name in names.items() if mark in agent), "")


def stay(request: HttpRequest, device: Device, *, now: datetime) -> None:
    """This session is one of the device, until the cookie must be shown again; it ends with the device."""
    until = min(now + SESSION, device.ends_at)
    request.session["device"] = {"id": device.pk, "until": until.isoformat()}
    request.known_device = device


def of_session(request: HttpRequest, *, now: datetime) -> Device | None:
    """The live device that this session belongs to, read once a request."""
    if not hasattr(request, "known_device"):
        kept = request.session.get("device")
        request.known_device = live(now).filter(pk=kept["id"]).first() if kept else None
    return request.known_device


def is_over(request: HttpRequest, *, now: datetime) -> bool:
    """Whether the device of this session was disconnected, or is past its end: nothing in the session holds any more."""
    return "device" in request.session and of_session(request, now=now) is None


def here(request: HttpRequest, *, now: datetime) -> Device | None:
    """The live device of this browser: by its session, else by its cookie, whose secret is then another."""
    device = of_session(request, now=now)
    if device and now < datetime.fromisoformat(request.session["device"]["until"]):
        return device
    shown = request.COOKIES.get(COOKIE)
    if not shown:
        return None
    device, secret = recognise(shown, now=now)
    if device is None:
        request.device_cookie = ""
        return None
    request.session.cycle_key()
    stay(request, device, now=now)
    if secret:
        request.device_cookie = secret, device.ends_at
    return device


@transaction.atomic
def recognise(shown: str, *, now: datetime) -> tuple[Device | None, str]:
    """The device of a secret, and the secret that takes its place ("" for the second of two tabs); (None, "") for none."""
    shown_hash = hash_of(shown)
    rows = live(now).select_for_update(of=("self",))
    device = rows.filter(Q(secret_hash=shown_hash) | Q(previous_hash=shown_hash)).first()
    if device is None:
        return None, ""
    if device.secret_hash == shown_hash:
        return device, renew(device, now=now)
    if now < device.renewed_at + TWIN:
        return device, ""
    device.delete()
    return None, ""


def renew(device: Device, *, now: datetime) -> str:
    """Another secret, returned, and the day on which the device was seen."""
    secret = secrets.token_urlsafe(32)
    device.previous_hash, device.secret_hash = device.secret_hash, hash_of(secret)
    device.renewed_at, device.last_seen_on = now, day_of(now)
    device.save(update_fields=["previous_hash", "secret_hash", "renewed_at", "last_seen_on"])
    return secret


def end_here(request: HttpRequest) -> None:
    """Nobody stays signed in on this browser; what a link opened in the session is left to the caller."""
    kept, shown = request.session.pop("device", None), request.COOKIES.get(COOKIE)
    if kept:
        Device.objects.filter(pk=kept["id"]).delete()
    if shown:
        Device.objects.filter(Q(secret_hash=hash_of(shown)) | Q(previous_hash=hash_of(shown))).delete()
        request.device_cookie = ""
    request.known_device = None


def end_one(*, person: Model, pk: int | None) -> None:
    """Disconnect one device of a person, this one too; nothing for that of somebody else."""
    Device.objects.filter(person=person, pk=pk).delete()


def end_all(*, person: Model, but: Device | None = None) -> None:
    """Disconnect the devices of a person, but for one; whoever leaves has none."""
    Device.objects.filter(person=person).exclude(pk=but and but.pk).delete()


def delete_old(now: datetime) -> int:
    """Rule of `run_due`: devices past their end, and those of suspended accounts. Returns how many."""
    over = Q(ends_at__lte=now) | Q(person__is_active=False)
    return Device.objects.filter(over).delete()[0]
