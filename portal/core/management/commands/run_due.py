"""`manage.py run_due`: everything that has fallen due, now. Harmless when run twice, late, or by two at once."""

import logging
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.core import outbox
from portal.core.due import all_rules

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Deliver messages, expire proposals, drafts and links, send reminders: whatever is due."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, rule in all_rules().items():
            try:
                with outbox.by_day():
                    done = rule(timezone.now())
            except Exception:
                logger.exception("rule %s failed", name)
                continue
            if done and options["verbosity"]:
                self.stdout.write(f"{name}: {done}")
