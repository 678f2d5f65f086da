"""Files for those who come to a gathering: slides, an agenda. Kept with the private files, checked by what they hold."""

import zlib
from datetime import datetime
from io import BytesIO
from typing import BinaryIO
from uuid import uuid4
from zipfile import BadZipFile, ZipFile

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.models import Gathering, GatheringDocument
from portal.accounts.models import User
from portal.core.errors import Refused

BIGGEST = 5 * 1024 * 1024
BEGINNINGS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
OFFICE_PARTS = {"docx": "word/", "pptx": "ppt/"}
OPEN_DOCUMENTS = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
UNREADABLE = (BadZipFile, EOFError, KeyError, OSError, RuntimeError, ValueError, zlib.error)
ENDINGS = {*BEGINNINGS, *OFFICE_PARTS, *OPEN_DOCUMENTS}


class WrongFile(Refused):
    message = _("Choose a PDF, a text, slides or an image (PDF, ODT, DOCX, ODP, PPTX, PNG, JPEG).")


class BrokenFile(Refused):
    message = _("This file is damaged, or is not what its name says. Save it again, or as a PDF.")


class MacrosInside(Refused):
    message = _("This file holds macros. Save it without them, or as a PDF.")


class BigFile(Refused):
    message = _("This file is too big: 5 MB at most.")


@transaction.atomic
def add(
    *, gathering: Gathering, name: str, size: int, content: BinaryIO, by: User, now: datetime
) -> GatheringDocument:
    """Keep a file under a random name; its own name is only shown. Raises WrongFile, BrokenFile, MacrosInside, BigFile."""
    if size > BIGGEST:
        raise BigFile
    ending, data = name.rpartition(".")[2].lower(), content.read(BIGGEST + 1)
    if ending not in ENDINGS:
        raise WrongFile
    check(ending, data)
    path = storages["private"].save(f"gatherings/{uuid4()}.{ending}", ContentFile(data))
    document = GatheringDocument.objects.create(
        gathering=gathering, name=name[-120:], path=path, size=len(data), added_at=now, added_by=by
    )
    log(gathering, "mentoring.add_document", user=by, timestamp=now)
    return document


def check(ending: str, data: bytes) -> None:
    """Raise a refusal unless a file is what its ending says and runs nothing."""
    if ending in BEGINNINGS:
        if not data.startswith(BEGINNINGS[ending]):
            raise WrongFile
        return
    try:
        with ZipFile(BytesIO(data)) as archive:
            check_archive(archive, ending)
    except UNREADABLE:
        raise BrokenFile from None


def check_archive(archive: ZipFile, ending: str) -> None:
    """The same, for the formats that are archives."""
    of_its_kind = is_office if ending in OFFICE_PARTS else is_open_document
    if not of_its_kind(archive, ending):
        raise BrokenFile
    if any(map(is_macro, archive.namelist())):
        raise MacrosInside


def is_office(archive: ZipFile, ending: str) -> bool:
    """A Word text or PowerPoint slides: a list of contents, and the folder of its kind."""
    names = archive.namelist()
    return "[Content_Types].xml" in names and any(name.startswith(OFFICE_PARTS[ending]) for name in names)


def is_open_document(archive: ZipFile, ending: str) -> bool:
    """A LibreOffice text or slides: its first entry names its kind."""
    with archive.open("mimetype") as kind:
        return kind.read(100).strip() == OPEN_DOCUMENTS[ending]


def is_macro(name: str) -> bool:
    """Where Word, PowerPoint (`vbaProject.bin`) and LibreOffice (`Basic/`, `Scripts/`) keep macros."""
    return name.lower().endswith("vbaproject.bin") or name.lower().startswith(("basic/", "scripts/"))


@transaction.atomic
def remove(*, document: GatheringDocument, by: User) -> None:
    """Delete a file; its bytes go once the row is gone for good."""
    path, gathering = document.path, document.gathering
    document.delete()
    log(gathering, "mentoring.remove_document", user=by)
    transaction.on_commit(lambda: storages["private"].delete(path))
