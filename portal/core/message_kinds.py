"""Every message that the hub can write: what it is in words of the team, and how it reads with the values of a real one.

The list is that of the folders of `templates/emails`. Each app says its own kinds through the hook
`register_message_kinds`; a kind without a word fails a test. Reads only; called by the previews of the team.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from . import links, outbox
from .days import PARIS
from .models import Message

FOLDER = settings.BASE_DIR / "templates" / "emails"
STAND_IN = f"[[link:{UUID(int=0)}]]"
HREF = re.compile(r'\shref="[^"]*"')
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LOOKED_THROUGH = 20


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of message. `example`: believable values of all that its template reads; `opens`: the names of its links."""

    what: str | Promise
    to: str | Promise
    when: str | Promise
    example: Mapping[str, object]
    opens: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {
    "letter": Kind(
        what=_("Several messages in one letter"),
        to=_("Whoever asked for one letter a day, or one a week"),
        when=_("In the morning, when at least two messages wait for somebody."),
        example={
            "first_name": "Marc",
            "weekly": False,
            "written_at": datetime(2027, 3, 9, 8, tzinfo=PARIS),
            "parts": [
                {
                    "heading": _("News of your tandem"),
                    "pieces": [{"words": _("How are things with Inès?"), "url": ""}],
                },
                {
                    "heading": _("The mentors’ questions"),
                    "pieces": [{"words": _("Two questions wait for you."), "url": ""}],
                },
            ],
        },
    )
}


@dataclass(frozen=True)
class Preview:
    """A message as its reader would have it, but for the links: none opens anything."""

    subject: str
    text: str
    html: str


def names() -> list[str]:
    """`<app>/<message>` of every message that has a template."""
    folders = (subject.parent for subject in FOLDER.glob("*/*/subject.txt"))
    return sorted(f"{folder.parent.name}/{folder.name}" for folder in folders)


def declared() -> dict[str, Kind]:
    """What every app says of its own messages, by name."""
    said = (answer() for answer in hooks.get_hooks("register_message_kinds"))
    return {f"{app}/{name}": kind for app, kinds in said for name, kind in kinds.items()}


def latest(rows: QuerySet[Message], name: str, kind: Kind) -> Message | None:
    """The last message of this kind whose kept values are all that its template reads today."""
    written = rows.filter(template=name).exclude(context={}).order_by("-created_at", "-id")
    return next((row for row in written[:LOOKED_THROUGH] if is_whole(values_of(row), kind)), None)


def is_whole(values: Mapping[str, object], kind: Kind) -> bool:
    """Whether each value of the example has its like: what was erased, or written for another template, has not."""
    return all(type(values.get(name)) is type_of(value) for name, value in kind.example.items())


def type_of(value: object) -> type:
    """A sentence to translate is a text once it is kept."""
    return str if isinstance(value, Promise) else type(value)


def values_of(message: Message) -> dict[str, object]:
    """What the verb gave, of the types that it had."""
    return {name: typed(value) for name, value in message.context.items()}


def typed(value: Any) -> Any:
    """A day or a moment as such; JSON holds them as texts."""
    if isinstance(value, list):
        return [typed(one) for one in value]
    if isinstance(value, dict):
        return {name: typed(one) for name, one in value.items()}
    return moment_of(value) if isinstance(value, str) else value


def moment_of(text: str) -> str | date | datetime:
    """The day or the moment that a text writes, or the text."""
    read = date.fromisoformat if DAY.fullmatch(text) else datetime.fromisoformat
    try:
        return read(text) if DAY.match(text) else text
    except ValueError:
        return text


def preview(name: str, kind: Kind, values: Mapping[str, object], *, language: str) -> Preview:
    """Today's template with these values, in a language; links are veiled, and no address can be followed."""
    given = {**values, **dict.fromkeys(kind.opens, STAND_IN)}
    reader = outbox.Recipient(address="", first_name=str(values["first_name"]), language=language)
    subject, text, html = outbox.render(name, reader, given, {})
    return Preview(subject, links.veiled(text), HREF.sub("", links.veiled(html)))
