"""The team's screens with 0, 3, 60 and 2,000 rows: empty, nearly empty, a day's work, a whole territory."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.hub import Hub
from tests.journeys.team import sign_in
from tests.journeys.visitors import DESK, Visitor

SCREENS = {
    "accueil": "/admin/",
    "candidatures": "/admin/candidatures/?state=all",
    "rapprochements": "/admin/rapprochements/",
    "mentors": "/admin/mentors/",
    "mentores": "/admin/mentores/",
    "propositions": "/admin/propositions/",
    "tandems": "/admin/tandems/",
    "chartes": "/admin/chartes/",
    "structures": "/admin/structures/",
    "dispositifs": "/admin/dispositifs/",
    "rencontres": "/admin/rencontres-entre-mentors/",
    "calendrier": "/admin/rencontres-entre-mentors/calendrier/",
    "messages": "/admin/messages/",
}
WORLDS: dict[int, tuple[tuple[str, ...], ...]] = {
    0: (("manage.py", "migrate"), ("-m", "tests.shots.few", "0")),
    3: (("manage.py", "migrate"), ("-m", "tests.shots.few", "3")),
    60: (("manage.py", "migrate"), ("manage.py", "demo")),
    2000: (("manage.py", "migrate"), ("manage.py", "demo", "--scale", "33")),
}


@contextmanager
def world(rows: int) -> Iterator[Hub]:
    """A hub of its own that holds about so many rows of each kind."""
    with tempfile.TemporaryDirectory() as var:
        hub = Hub(Path(var))
        for command in WORLDS[rows]:
            hub.run(*command)
        hub.start()
        try:
            yield hub
        finally:
            hub.stop()


def screens(browser: Browser) -> Iterator[tuple[str, Visitor]]:
    """Every screen in every world, open in the officer's window."""
    for rows in WORLDS:
        with world(rows) as hub:
            officer = Visitor.enter(browser, hub, width=DESK)
            sign_in(officer)
            for name, path in SCREENS.items():
                officer.page.goto(hub.address + path)
                yield f"lignes-{name}-{rows:04}", officer
            officer.leave()
