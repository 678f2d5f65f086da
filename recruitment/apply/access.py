"""Who may open a draft or an application: the session that began it, or one that opened a mailed link."""

import secrets
import uuid
from datetime import datetime

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from portal.core.doors import Door, door_at
from recruitment.domain.drafts import hash_of, is_lapsed
from recruitment.lifecycle import DraftState
from recruitment.models import Application, Draft

KEY = "draft_key"


def owner_key(request: HttpRequest) -> str:
    """The random key of this session, made when a first draft is begun."""
    if KEY not in request.session:
        request.session[KEY] = secrets.token_urlsafe(32)
    return request.session[KEY]


def draft_at(request: HttpRequest, pk: uuid.UUID, role: str, *, now: datetime) -> Draft | None:
    """The draft of an address, for a session that may open it; None for anybody else."""
    draft = Draft.objects.filter(pk=pk, role=role).select_related("programme").first()
    if draft is None:
        return None
    key = request.session.get(KEY, "")
    owns = bool(key) and constant_time_compare(hash_of(key), draft.owner_hash)
    return draft if owns or door_at(request, "resume", f"draft:{pk}", now=now) else None


def open_drafts(request: HttpRequest, role: str, *, now: datetime) -> list[Draft]:
    """Drafts that this session began and did not finish."""
    key = request.session.get(KEY, "")
    mine = Draft.objects.filter(owner_hash=hash_of(key), role=role, state=DraftState.OPEN)
    found = mine.select_related("programme") if key else ()
    return [draft for draft in found if not is_lapsed(draft, now)]


def application_door(request: HttpRequest, key: uuid.UUID, *, now: datetime) -> Door | None:
    """The open door of an application: that of the proof of the address, or of the follow-up page."""
    target = f"application:{key}"
    return door_at(request, "follow_up", target, now=now) or door_at(request, "confirm", target, now=now)


def application_at(request: HttpRequest, key: uuid.UUID, *, now: datetime) -> Application | None:
    """The application behind an open door."""
    if application_door(request, key, now=now) is None:
        return None
    found = Application.objects.filter(uuid=key).select_related("programme", "assigned_to", "person")
    return found.first()
