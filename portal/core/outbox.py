"""Messages: queued in the transaction of the change they tell, delivered later, retried, and failed in sight.

`queue` is called by the verbs; `deliver_due` by the worker and by `manage.py run_due`. Exactly once does not exist
over SMTP: a message may leave twice if the process dies between the server's yes and our mark, always under the
same Message-ID.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation

from . import links, waiting
from .channels import SENDERS
from .days import civil_hour
from .logs import masked
from .models import Channel, Link, Message, MessageState
from .tasks import wake

LEASE = timedelta(minutes=2)
WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440)]
heard: ContextVar[list[Message] | None] = ContextVar("heard", default=None)
can_wait: ContextVar[bool] = ContextVar("can_wait", default=False)


@dataclass(frozen=True)
class Recipient:
    """Somebody who has no account yet: an applicant before the address is proven."""

    address: str
    first_name: str
    language: str = "fr"
    channel: str = Channel.MAIL


def queue(
    template: str,
    *,
    to: models.Model | Recipient,
    key: str,
    now: datetime,
    context: Mapping[str, object] | None = None,
    opens: Mapping[str, Link] | None = None,
    calendar: str = "",
) -> Message:
    """Write a message from `templates/emails/<template>/`; the same `key` is written once only.

    `context` holds plain values (they are kept as JSON); `opens` maps a name of the template to a link;
    `calendar` is an iCalendar text that leaves with a mail, and with nothing else.
    """
    known = Message.objects.filter(dedupe_key=key).first()
    if known:
        return known
    person = to if isinstance(to, models.Model) else None
    recipient = Recipient(**recipient_fields(to)) if person else to
    values = dict(context or {})
    subject, text, html = render(template, recipient, values, opens or {})
    message = Message(
        dedupe_key=key,
        message_id=stable_id(key),
        person=person,
        channel=recipient.channel,
        address=recipient.address,
        template=template,
        context={"first_name": recipient.first_name, **values},
        language=recipient.language,
        subject=subject,
        text=text,
        html=html,
        calendar=calendar if recipient.channel == Channel.MAIL else "",
        created_at=now,
        next_try_at=civil_hour(now) if can_wait.get() else now,
    )
    if can_wait.get():
        waiting.hold(message, person, now=now)
    message.save(force_insert=True)
    wake.enqueue()
    listener = heard.get()
    if listener is not None:
        listener.append(message)
    return message


@contextmanager
def by_day() -> Iterator[None]:
    """What is written meanwhile leaves by day, or in the letter that somebody chose: nobody is woken by a reminder.

    What a person asks for leaves at once.
    """
    token = can_wait.set(True)
    try:
        yield
    finally:
        can_wait.reset(token)


def rehearse(act: Callable[[], object]) -> list[Message]:
    """The messages that an act would write, word for word: it is done for real, listened to, and undone to the last row.

    What it raises comes out as it would. For acts whose every effect is in the database.
    """
    token = heard.set([])
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
        return heard.get()
    finally:
        heard.reset(token)


def is_written(key: str) -> bool:
    """Whether the message of this key exists; asked before a link is made, which would end the one it holds."""
    return Message.objects.filter(dedupe_key=key).exists()


def written_among(keys: Iterable[str]) -> set[str]:
    """Those of these keys whose message exists; one query for any number, none for no key."""
    wanted = list(keys)
    rows = Message.objects.filter(dedupe_key__in=wanted)
    return set(rows.values_list("dedupe_key", flat=True)) if wanted else set()


def unwritten(keys: Mapping[int, Collection[str]]) -> list[int]:
    """Those for whom a message is still to be written: {pk: the keys of their messages}; one query for any number."""
    written = written_among(key for wanted in keys.values() for key in wanted)
    return [pk for pk, wanted in keys.items() if not written.issuperset(wanted)]


def recipient_fields(person: models.Model) -> dict[str, str]:
    """Where and how a person wants to be reached; mail stands in for a channel they have no address for."""
    channel = person.preferred_channel
    if (channel == Channel.SMS and not person.phone) or (channel == Channel.MAIL and not person.email):
        channel = Channel.PAPER if not person.email else Channel.MAIL
    address = str(person.phone) if channel == Channel.SMS else person.email
    return {
        "address": address,
        "first_name": person.first_name,
        "language": person.language,
        "channel": channel,
    }


def stable_id(key: str) -> str:
    """The Message-ID: the same for every attempt, and free of personal data."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{settings.MAIL_DOMAIN}>"


def render(
    template: str, to: Recipient, context: Mapping[str, object], opens: Mapping[str, Link]
) -> tuple[str, str, str]:
    """Subject, text and HTML in the reader's language, with placeholders in place of links."""
    values = {
        **context,
        "first_name": to.first_name,
        "hub": settings.WAGTAIL_SITE_NAME,
        **{name: links.placeholder(link) for name, link in opens.items()},
    }
    with translation.override(to.language):
        subject = re.sub(r"[ \t\r\n]+", " ", plain(f"emails/{template}/subject.txt", values)).strip()
        text = plain(f"emails/{template}/body.txt", values).strip() + "\n"
        html = render_to_string(f"emails/{template}/body.html", values)
    return subject[:200], text, html


def plain(template: str, values: Mapping[str, object]) -> str:
    """A text template, in which `&` stays `&`."""
    return get_template(template).template.render(Context(values, autoescape=False))


def deliver_due(now: datetime | None = None, *, limit: int = 500) -> int:
    """Deliver what is due; returns how many left. A failing message never stops the others."""
    sent = 0
    for _round in range(limit):
        instant = now or timezone.now()
        message = claim_next(instant)
        if message is None:
            break
        sent += deliver(message, now=instant)
    return sent


@transaction.atomic
def claim_next(now: datetime) -> Message | None:
    """Take the next due message under a lease; a message whose bearer died is due again when its lease ends."""
    due = models.Q(state=MessageState.QUEUED) | models.Q(state=MessageState.SENDING, claimed_until__lte=now)
    rows = Message.objects.filter(due, next_try_at__lte=now).order_by("next_try_at", "id")
    message = rows.select_for_update(skip_locked=True, of=("self",)).first() if can_skip() else rows.first()
    if message is None:
        return None
    message.claim()
    message.attempts += 1
    message.claimed_until = now + LEASE
    message.save(update_fields=["state", "attempts", "claimed_until"])
    return message


def can_skip() -> bool:
    """SQLite has no row locks: there an IMMEDIATE transaction already keeps the others out."""
    return transaction.get_connection().features.has_select_for_update_skip_locked


def deliver(message: Message, *, now: datetime) -> bool:
    """Send one claimed message and mark what became of it."""
    try:
        send(message)
    except Exception as fault:
        mark(message.pk, now=now, fault=fault)
        return False
    mark(message.pk, now=now, fault=None)
    return True


def send(message: Message) -> None:
    """By the channel of the message, in its language."""
    with translation.override(message.language):
        SENDERS[message.channel](message)


@transaction.atomic
def mark(pk: int, *, now: datetime, fault: Exception | None) -> None:
    """Sent; or later, with a growing wait; or failed, where the team sees it."""
    message = Message.objects.select_for_update().get(pk=pk)
    message.claimed_until = None
    if fault is None:
        message.mark_sent()
        message.sent_at, message.last_error = now, ""
    elif message.attempts > len(WAITS):
        message.give_up()
        message.last_error = error_line(fault)
    else:
        message.retry_later()
        message.next_try_at = now + WAITS[message.attempts - 1]
        message.last_error = error_line(fault)
    message.save(update_fields=["state", "claimed_until", "sent_at", "next_try_at", "last_error"])


def error_line(fault: Exception) -> str:
    """One line for the register: the kind of fault and its words, which may repeat what was sent."""
    return masked(f"{type(fault).__name__}: {fault}".replace("\n", " "))[:200]


@transaction.atomic
def send_again(message_pk: int, *, by: models.Model, now: datetime) -> Message:
    """The team puts a failed message back in the queue."""
    message = Message.objects.select_for_update().get(pk=message_pk)
    message.queue_again()
    message.attempts, message.next_try_at = 0, now
    message.save(update_fields=["state", "attempts", "next_try_at"])
    wake.enqueue()
    return message
