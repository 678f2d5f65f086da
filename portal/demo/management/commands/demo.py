"""`manage.py demo`: a living territory, once, in the demo's database. Run by `make run`; prints the accounts, nothing else.

Everything is done by the verbs of the house at moments of the past; what is said on the way goes to the error output.
"""

import gc
import logging
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms_pages.pictures import make_sizes
from mentoring.domain import figures
from portal.core import outbox
from portal.core.models import Message, MessageState
from portal.demo import accounts, agenda, crowd, later, library, pages, schemes, testimonies, walk
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
                gc.freeze()
                self.lay(today or timezone.localdate(), scale=scale)
        self.stdout.write(accounts.welcome())

    def lay(self, today: date, *, scale: int) -> None:
        """The team first, so that the hub needs no first account; then the hub, its people and its news."""
        now = timezone.now()
        since = walk.moment(today, walk.FIRST_DAY + 1, "09:00")
        with transaction.atomic():
            ledger.once("demo:team", lambda: accounts.lay(since=min(since, now)), now=now)
        with later.each_task_once():
            call_command("start_hub", stdout=self.stderr)
            self.lay_pages(today, since=since, now=now)
        draw_pictures()
        with transaction.atomic(), disable_reference_index_auto_update(), later.each_task_once():
            if ledger.once("demo:people", lambda: walk.play(today), now=now):
                post_letters()
                crowd.gather(scale)
                figures.take(now)

    def lay_pages(self, today: date, *, since: datetime, now: datetime) -> None:
        """The programmes, then every page that the team would have written since."""
        with transaction.atomic():
            ledger.once("demo:programmes", lambda: schemes.lay(by=accounts.of(MANAGER), now=since), now=now)
            ledger.once("demo:news", lambda: pages.lay(today=today), now=now)
            ledger.once("demo:stories", lambda: testimonies.lay(today=today), now=now)
            ledger.once("demo:agenda", lambda: agenda.lay(today=today), now=now)
            ledger.once("demo:library", lambda: library.lay(today=today), now=now)


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


def draw_pictures() -> None:
    """The pictures of the pages in every size, now that the index of references knows which page shows which."""
    for page in Page.objects.live():
        make_sizes(Page, page)


def post_letters() -> None:
    """Send what was written on the way, each letter at its own moment; nobody else delivers here, so no row is held."""
    for letter in Message.objects.filter(state=MessageState.QUEUED).order_by("created_at", "id"):
        letter.claim()
        outbox.send(letter)
        letter.mark_sent()
        letter.attempts, letter.sent_at = letter.attempts + 1, letter.created_at
        letter.save(update_fields=["state", "attempts", "sent_at"])
