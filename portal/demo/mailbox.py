"""The mails that the demo has sent, read back from the folder in which the mail backend leaves them.

Called by the pages of the mailbox and by the journeys of the tests. A file may hold several mails.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

BETWEEN_MAILS = b"\n" + b"-" * 79 + b"\n"
ADDRESS = re.compile(r"https?://\S+")
BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Piece:
    """A paragraph of a letter, or a button: the line above an address is what it invites to."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Letter:
    """One mail as it left. `key` names it in the address of its page."""

    key: str
    sent_at: datetime
    to: str
    subject: str
    text: str
    calendar: bytes = b""

    @property
    def pieces(self) -> list[Piece]:
        """The letter in paragraphs, each address on a line of its own made a button."""
        return [piece for paragraph in BLANK_LINE.split(self.text.strip()) for piece in pieces_of(paragraph)]

    @property
    def addresses(self) -> list[str]:
        """Every address of the web in the text, as it was sent."""
        return ADDRESS.findall(self.text)


def letters(folder: Path, address: str = "") -> list[Letter]:
    """The mails of a folder, newest first; only those to an address that holds `address`."""
    files = sorted(folder.glob("*.log")) if folder.exists() else []
    wanted = address.strip().casefold()
    found = (letter for file in files for letter in letters_in(file, file.stat().st_size))
    return sorted(
        (letter for letter in found if wanted in letter.to.casefold()),
        key=lambda letter: letter.sent_at,
        reverse=True,
    )


@lru_cache(maxsize=4096)
def letters_in(file: Path, size: int) -> tuple[Letter, ...]:
    """The mails of one file; read again when its size has changed."""
    return tuple(read(raw) for raw in raw_mails(file.read_bytes()))


def raw_mails(content: bytes) -> Iterator[bytes]:
    return (raw for raw in content.split(BETWEEN_MAILS) if raw.strip())


def read(raw: bytes) -> Letter:
    """One mail from its bytes: its headers, its plain text, and the date that it carries."""
    mail = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    body = mail.get_body(("plain",))
    dates = (part for part in mail.iter_attachments() if part.get_content_type() == "text/calendar")
    return Letter(
        key=hashlib.sha256(raw).hexdigest()[:16],
        sent_at=moment_of(mail),
        to=str(mail["To"]),
        subject=str(mail["Subject"]).strip(),
        text=body.get_content() if body else "",
        calendar=next((part.get_payload(decode=True) for part in dates), b""),
    )


def moment_of(mail: EmailMessage) -> datetime:
    """When a mail left; Wagtail's own say `-0000`, a time of the world without a place."""
    if not mail["Date"]:
        return timezone.now()
    moment = mail["Date"].datetime
    return moment if timezone.is_aware(moment) else moment.replace(tzinfo=UTC)


def pieces_of(paragraph: str) -> Iterator[Piece]:
    """The pieces of a paragraph, in its order."""
    kept: list[str] = []
    for line in paragraph.splitlines():
        if not ADDRESS.fullmatch(line.strip()):
            kept.append(line)
            continue
        label = kept.pop() if kept else line
        yield from [Piece("\n".join(kept))] if kept else []
        yield Piece(label, href=here(line.strip()))
        kept = []
    if kept:
        yield Piece("\n".join(kept))


def here(address: str) -> str:
    """An address of ours without its host: the demo may answer on another port than the one that was mailed."""
    parts = urlsplit(address)
    if parts.netloc != urlsplit(settings.BASE_URL).netloc and not is_this_machine(parts.hostname or ""):
        return address
    return f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"


def is_this_machine(host: str) -> bool:
    """Whether a host can only be the machine of the demo."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
