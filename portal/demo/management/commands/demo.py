"""`manage.py demo`: a living territory, once, in the demo's database. Run by `make run`; prints the accounts, nothing else.

Everything is done by the verbs of the house at moments of the past; what is said on the way goes to the error output.
"""

import logging
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from wagtail.signal_handlers import disable_reference_index_auto_update

from mentoring.domain import figures
from portal.core import outbox
from portal.core.models import Message, MessageState
from portal.demo import accounts, agenda, crowd, library, pages, schemes, testimonies, walk
from portal.demo.accounts import MANAGER
from portal.hub import ledger


class Command(BaseCommand):
    help = "Lays a hundred people in telling states, with the messages they received; adds nothing the second time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--today", type=date.fromisoformat, help="the day of the demo, such as 2026-11-21"
        )
        parser.add_argument(
            "--scale", type=int, default=1, help="so many times everybody, in bulk and without letters"
        )
        parser.add_argument("--accounts", action="store_true", help="only print the accounts")

    def handle(self, *args: object, today: date | None, scale: int, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError("The demo runs under the demo settings only.")
        if not options["accounts"]:
            with translation.override(settings.LANGUAGE_CODE), without_a_line_a_page():
                self.lay(today or timezone.localdate(), scale=scale)
        self.stdout.write(accounts.welcome())

    def lay(self, today: date, *, scale: int) -> None:
        """The team first, so that the hub needs no first account; then the hub, its people and its news."""
        now = timezone.now()
        since = walk.moment(today, walk.FIRST_DAY + 1, "09:00")
        with transaction.atomic():
            ledger.once("demo:team", lambda: accounts.lay(since=min(since, now)), now=now)
        call_command("start_hub", stdout=self.stderr)
        with transaction.atomic():
            ledger.once("demo:programmes", lambda: schemes.lay(by=accounts.of(MANAGER), now=since), now=now)
            ledger.once("demo:news", lambda: pages.lay(today=today), now=now)
            ledger.once("demo:stories", lambda: testimonies.lay(today=today), now=now)
            ledger.once("demo:agenda", lambda: agenda.lay(today=today), now=now)
            ledger.once("demo:library", lambda: library.lay(today=today), now=now)
        with transaction.atomic(), disable_reference_index_auto_update():
            if ledger.once("demo:people", lambda: walk.play(today), now=now):
                post_letters()
                crowd.gather(scale)
                figures.take(now)


@contextmanager
def without_a_line_a_page() -> Iterator[None]:
    """Wagtail logs each page that it creates, edits and publishes."""
    logger = logging.getLogger("wagtail")
    before = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(before)


def post_letters() -> None:
    """Deliver what was written on the way, each letter at its own moment; the bells that they rang fall silent."""
    for message in Message.objects.filter(state=MessageState.QUEUED).order_by("created_at", "id"):
        message.claim()
        message.attempts += 1
        message.save(update_fields=["state", "attempts"])
        outbox.deliver(message, now=message.created_at)
    DBTaskResult.objects.filter(queue_name="outbox").delete()
