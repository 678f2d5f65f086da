"""Grouped letters: what waited for somebody leaves as one letter of their day or week, and each message keeps its row.

`gather_due` is a rule of `run_due`: it may run late, twice, or twice at once. One message that waits alone leaves as
itself; what there is nothing more to say of is cancelled.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model

from . import links, outbox, waiting
from .days import civil_hour
from .models import Link, Message, MessageState, Pace
from .tasks import wake

BUTTON = re.compile(rf"(?P<words>.+)\n(?P<url>{links.PLACEHOLDER.pattern})")


class Piece(NamedTuple):
    """A paragraph, or the words of a button and where it leads."""

    words: str
    url: str = ""


class Part(NamedTuple):
    """What one message says, under its subject: without the greeting and the signature, which the letter has once."""

    heading: str
    pieces: list[Piece]


def gather_due(now: datetime) -> int:
    """Rule of `run_due`: the letters whose morning has come. Returns how many messages left their wait."""
    due = Message.objects.filter(state=MessageState.HELD, next_try_at__lte=now).order_by("person")
    people = list(due.values_list("person", flat=True).distinct())
    return sum(gather(pk, now=now) for pk in people)


@transaction.atomic
def gather(person_pk: int | None, *, now: datetime) -> int:
    """All that waits for one person, held, so that two jobs at once write one letter."""
    person = get_user_model().objects.select_for_update(no_key=True).filter(pk=person_pk).first()
    rows = held_rows(person)
    if not any(row.next_try_at <= now for row in rows):
        return 0
    leave_together(rows, person, now=now)
    return len(rows)


def leave_together(rows: list[Message], person: Model | None, *, now: datetime) -> None:
    """One letter; or the only message there is, as itself; or nothing, of what waited for somebody who is gone."""
    if person is None:
        for row in rows:
            drop(row)
        return
    said = worth_saying(rows, now=now)
    if len(said) > 1:
        put_together(said, person, now=now)
    else:
        release(said, now=now)


def held_rows(person: Model | None) -> list[Message]:
    """What waits for somebody, oldest first; for nobody, what waited for people who are gone."""
    rows = Message.objects.select_for_update(of=("self",)).filter(state=MessageState.HELD, person=person)
    return list(rows.order_by("created_at", "id"))


def worth_saying(rows: Iterable[Message], *, now: datetime) -> list[Message]:
    """Those of which there is still something to say, each once, with links that open; the others are cancelled."""
    said: dict[tuple[str, str], Message] = {}
    for row in rows:
        link = link_of(row)
        if link is None or not waiting.can_wait[row.template](link):
            drop(row)
            continue
        point_to(row, link, links.living(link, now=now))
        if earlier := said.pop((row.template, link.target), None):
            drop(earlier)
        said[row.template, link.target] = row
    return list(said.values())


def link_of(message: Message) -> Link | None:
    """The link that a message invites to open."""
    found = links.PLACEHOLDER.search(message.text)
    return Link.objects.filter(pk=found[1]).select_related("person").first() if found else None


def point_to(message: Message, old: Link, new: Link) -> None:
    """Another mail may have brought a newer link to the same thing, and ended the one that waited."""
    for name in ("text", "html"):
        setattr(message, name, getattr(message, name).replace(links.placeholder(old), links.placeholder(new)))


def drop(message: Message) -> None:
    message.cancel()
    message.save(update_fields=["state"])


def release(messages: Iterable[Message], *, now: datetime) -> None:
    """Each leaves as itself, by day."""
    for message in messages:
        message.release()
        message.next_try_at = civil_hour(now)
        message.save(update_fields=["state", "next_try_at", "text", "html"])
        wake.enqueue()


def put_together(messages: list[Message], person: Model, *, now: datetime) -> Message:
    """One letter, in the queue like any other; the rows say in which they are."""
    letter = outbox.queue(
        "core/letter",
        to=person,
        key=f"letter:{person.uuid}:{messages[0].pk}",
        now=now,
        context={
            "parts": [part_of(message) for message in messages],
            "written_at": now,
            "weekly": person.pace == Pace.WEEKLY,
        },
    )
    for message in messages:
        message.join()
        message.letter = letter
        message.save(update_fields=["state", "letter", "text", "html"])
    return letter


def part_of(message: Message) -> Part:
    """A message of the house begins with a greeting and ends with a signature, paragraphs of their own."""
    _greeting, *paragraphs, _signature = re.split(r"\n\s*\n", message.text.strip())
    return Part(message.subject, [piece_of(paragraph) for paragraph in paragraphs])


def piece_of(paragraph: str) -> Piece:
    """A line of words above a link is its button."""
    found = BUTTON.fullmatch(paragraph)
    return Piece(found["words"], found["url"]) if found else Piece(paragraph)


def change_pace(person: Model, *, now: datetime) -> None:
    """After the person, held, chose another pace: what waits leaves at once, or at the new morning."""
    rows = held_rows(person)
    if person.pace == Pace.AT_ONCE:
        release(worth_saying(rows, now=now), now=now)
        return
    for row in rows:
        row.next_try_at = waiting.next_letter(person.pace, now=now)
        row.save(update_fields=["next_try_at"])
