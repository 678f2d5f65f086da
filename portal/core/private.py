"""Files about people: kept outside MEDIA_ROOT, served by one view that asks the owner of the file and logs."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_safe

from .models import ViewLog


class PrivateStorage(FileSystemStorage):
    """Files that only their owner's door opens: mode 0600, no public address."""

    def __init__(self) -> None:
        super().__init__(
            location=settings.PRIVATE_ROOT, file_permissions_mode=0o600, directory_permissions_mode=0o700
        )

    def url(self, name: str | None) -> str:
        """There is none: a private file is reached through its view."""
        raise ValueError("a private file has no public address")


@dataclass(frozen=True)
class PrivateFile:
    """A file that the asker may read: its path in the private storage, its name once saved, whom it concerns."""

    path: str
    name: str
    viewer: Model | None
    subjects: tuple[str, ...]


Keeper = Callable[[HttpRequest, uuid.UUID, datetime], PrivateFile | None]
keepers: dict[str, Keeper] = {}


def declare(kind: str, keeper: Keeper) -> None:
    """Register who may read a kind of file; the keeper answers None to anybody else."""
    keepers[kind] = keeper


def log_view(*, viewer: Model | None, subject: str, what: str, now: datetime) -> None:
    """Write down that somebody looked at a person's file (`subject` is its reference)."""
    ViewLog.objects.create(
        viewer=viewer if viewer and viewer.pk else None, subject=subject, what=what, at=now
    )


@require_safe
def serve(request: HttpRequest, kind: str, key: uuid.UUID) -> FileResponse:
    """One door for every private file: 404 for a stranger, one line in the log for each reading."""
    now = timezone.now()
    found = keepers[kind](request, key, now) if kind in keepers else None
    storage = storages["private"]
    if found is None or not storage.exists(found.path):
        raise Http404
    for subject in found.subjects:
        log_view(viewer=found.viewer, subject=subject, what=kind, now=now)
    response = FileResponse(storage.open(found.path), as_attachment=True, filename=found.name)
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
