"""Files for those who come to a gathering: slides, an agenda. Kept with the private files, checked by their first bytes."""

from datetime import datetime
from typing import BinaryIO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.models import Gathering, GatheringDocument
from portal.accounts.models import User
from portal.core.errors import Refused

BIGGEST = 5 * 1024 * 1024
ZIP = b"PK\x03\x04"
BEGINNINGS: dict[str, bytes] = {
    "pdf": b"%PDF-",
    "odt": ZIP,
    "odp": ZIP,
    "docx": ZIP,
    "pptx": ZIP,
    "png": b"\x89PNG\r\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
}


class WrongFile(Refused):
    message = _("Choose a PDF, a text, slides or an image (PDF, ODT, DOCX, ODP, PPTX, PNG, JPEG).")


class BigFile(Refused):
    message = _("This file is too big: 5 MB at most.")


@transaction.atomic
def add(
    *, gathering: Gathering, name: str, size: int, content: BinaryIO, by: User, now: datetime
) -> GatheringDocument:
    """Keep a file under a random name; its own name is only shown. Raises WrongFile, BigFile."""
    if size > BIGGEST:
        raise BigFile
    ending, data = name.rpartition(".")[2].lower(), content.read(BIGGEST + 1)
    if ending not in BEGINNINGS or not data.startswith(BEGINNINGS[ending]):
        raise WrongFile
    path = storages["private"].save(f"gatherings/{uuid4()}.{ending}", ContentFile(data))
    document = GatheringDocument.objects.create(
        gathering=gathering, name=name[-120:], path=path, size=len(data), added_at=now, added_by=by
    )
    log(gathering, "mentoring.add_document", user=by)
    return document


@transaction.atomic
def remove(*, document: GatheringDocument, by: User) -> None:
    """Delete a file; its bytes go once the row is gone for good."""
    path, gathering = document.path, document.gathering
    document.delete()
    log(gathering, "mentoring.remove_document", user=by)
    transaction.on_commit(lambda: storages["private"].delete(path))
