"""`manage.py worker`: wakes for messages within a second, and runs what is due every minute."""

import signal
import time
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

EVERY = 60  # seconds between two rounds of what is due


class Command(BaseCommand):
    help = "Deliver messages as they are queued and run what is due every minute."

    def handle(self, *args: Any, **options: Any) -> None:
        self.running = True
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, self.stop)
        self.stdout.write("worker: ready")
        next_round = 0.0
        while self.running:
            close_old_connections()
            if time.monotonic() >= next_round:
                call_command("run_due", verbosity=options["verbosity"])
                next_round = time.monotonic() + EVERY
            self.answer_bell()
            time.sleep(1)

    def answer_bell(self) -> None:
        """Run the waiting tasks; a database that is busy is asked again a second later."""
        try:
            bell().run()
        except OperationalError as fault:
            self.stderr.write(f"worker: {fault}")

    def stop(self, signum: int, frame: FrameType | None) -> None:
        """Finish the message in hand, then leave."""
        self.running = False


def bell() -> Worker:
    """One pass over the tasks that wait."""
    return Worker(
        queue_names=["outbox"],
        interval=1,
        batch=True,
        backend_name="outbox",
        startup_delay=False,
        max_tasks=None,
        worker_id="tandem",
        excluded_queue_names=[],
    )
