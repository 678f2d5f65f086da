"""The team's screens on 1,000 mentors and 1,000 mentees of one programme, against an admin page that holds nothing.

Medians of several runs of a warm process, in processor time: SQLite counts, the network and the neighbours do not.
Read the ratios, since times move with the machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from time import process_time

from django.db import connection
from django.test import Client
from django.test.runner import DiscoverRunner
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import shortlist
from mentoring.models import Mentee
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import ProgrammeFactory

from .crowd import settle

MENTORS = MENTEES = 1000
RUNS = 9
TARGET_MS = 500


def main() -> None:
    """Prints the table."""
    with database():
        now = timezone.now()
        settle(ProgrammeFactory(), mentors=MENTORS, mentees=MENTEES, now=now)
        officer, nobody = Client(), Client()
        sign_in(officer, kind=RoleKind.PROGRAMME_MANAGER)
        sign_in(nobody, kind=RoleKind.OBSERVER)
        floor, _size, _queries = measured(nobody, "/admin/")
        last = Mentee.objects.queue(now).last()
        board = reverse("staff_board_mentee", args=[last.pk])
        first = shortlist.for_mentee(last, now=now, part=slice(2), wanted=lambda mentor: mentor.ready).rows
        mentors = [row.mentor.pk for row in first]
        compare = f"{reverse('staff_compare', args=[last.pk])}?mentor={mentors[0]}&mentor={mentors[1]}"
        print(f"Screens of the team, {MENTORS:,} mentors × {MENTEES:,} mentees: medians, milliseconds")
        print(f"  {'an admin page that holds nothing':<40} {floor:8.0f}")
        for name, path in (
            ("first screen", "/admin/"),
            ("board, the longest wait", reverse("staff_board")),
            ("board, one of the last pages", board),
            ("board, filtered by card", f"{reverse('staff_board')}?show=ready"),
            ("two mentors compared", compare),
            ("proposing", reverse("staff_propose", args=[last.pk, mentors[0]])),
            ("register of mentors", reverse("staff_mentor_index")),
            ("register of mentees", reverse("staff_mentee_index")),
        ):
            report(officer, name, path, floor)


@contextmanager
def database() -> Iterator[None]:
    """An empty one, gone afterwards."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    kept = runner.setup_databases()
    try:
        yield
    finally:
        runner.teardown_databases(kept)


def report(client: Client, name: str, path: str, floor: float) -> None:
    took, size, queries = measured(client, path)
    late = "" if took < TARGET_MS else f"   over {TARGET_MS} ms"
    print(
        f"  {name:<40} {took:8.0f}   {took / floor:4.1f} × the floor   {size:4.0f} KiB   {queries} queries{late}"
    )


def measured(client: Client, path: str) -> tuple[float, float, int]:
    """Median time once warm, weight of the page, queries."""
    client.get(path)
    with CaptureQueriesContext(connection) as read:
        client.get(path)
    queries = len(read)
    found = []
    for _time in range(RUNS):
        start = process_time()
        response = client.get(path)
        found.append(process_time() - start)
    return median(found) * 1000, len(response.content) / 1024, queries


if __name__ == "__main__":
    main()
