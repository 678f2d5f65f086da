"""The portal as it is really served: its processes, its database in a file, its mailbox. Started once a session."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from portal.demo.mailbox import Letter, letters
from portal.start.serve import commands

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_LAY = 300
SECONDS_TO_ANSWER = 60
SECONDS_TO_DELIVER = 30
SECONDS_TO_STOP = 10


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Hub:
    """One hub in a folder of its own, on a free port."""

    var: Path
    port: int = field(default_factory=free_port)
    children: dict[str, subprocess.Popen] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def env(self) -> dict[str, str]:
        mine = {
            "DJANGO_SETTINGS_MODULE": "portal.settings.development",
            "TANDEM_VAR": str(self.var),
            "BASE_URL": self.address,
            "PYTHONUNBUFFERED": "1",
            "QUIET_HOURS": "",
        }
        return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | mine

    def lay(self) -> None:
        """The tables, the hub and the people of the demo, as `make run` lays them."""
        for command in ("migrate", "demo"):
            self.run("manage.py", command)

    def run(self, *command: str) -> None:
        """A command of the house, to its end."""
        with (self.var / "lay.log").open("a") as log:
            subprocess.run(
                [sys.executable, *command],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
                timeout=SECONDS_TO_LAY,
                check=True,
            )

    def start(self) -> None:
        """The web server and the worker, as `make run` starts them; returns when the portal answers."""
        for name, command in commands(self.port).items():
            with (self.var / f"{name}.log").open("w") as log:
                self.children[name] = subprocess.Popen(
                    command,
                    cwd=ROOT,
                    env=self.env,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
        deadline = time.monotonic() + SECONDS_TO_ANSWER
        while not answers(f"{self.address}/vivant/"):
            if time.monotonic() > deadline or any(
                child.poll() is not None for child in self.children.values()
            ):
                raise RuntimeError(f"The hub does not answer:\n{self.logs()}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Ask every group to end, wait, then insist."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            for child in self.children.values():
                if child.poll() is None:
                    os.killpg(child.pid, number)
            for child in self.children.values():
                try:
                    child.wait(SECONDS_TO_STOP)
                except subprocess.TimeoutExpired:
                    continue

    def letters(self, address: str = "") -> list[Letter]:
        """The mails that left, newest first; only those to an address when given."""
        return letters(self.var / "mailbox", address)

    def letter(self, address: str, about: str, says: str = "") -> Letter:
        """The newest mail to an address whose subject speaks of something; waits for the worker to deliver it.

        `says` tells apart two mails of one subject, whichever the worker delivers first.
        """
        deadline = time.monotonic() + SECONDS_TO_DELIVER
        while time.monotonic() < deadline:
            for letter in self.letters(address):
                if about in letter.subject and says in letter.text:
                    return letter
            time.sleep(0.3)
        known = [letter.subject for letter in self.letters(address)]
        raise AssertionError(f"No letter to {address} about « {about} » among {known}\n{self.logs()}")

    def link(self, address: str, about: str, invites: str, says: str = "") -> str:
        """The address behind one button of a mail."""
        letter = self.letter(address, about, says)
        found = [piece.href for piece in letter.pieces if piece.href and invites in piece.text]
        assert len(found) == 1, f"« {invites} » in:\n{letter.text}"
        return self.address + found[0]

    def ask(self, query: str) -> object:
        """One value of the database."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchone()[0]

    def pass_days(self, table: str, days: int, where: str, *columns: str) -> None:
        """Let days pass for some rows: their moments move back; then what fell due is done."""
        moved = ", ".join(f"{name} = datetime({name}, '-{days} days')" for name in columns)
        with closing(sqlite3.connect(self.database, timeout=20)) as database, database:
            database.execute(f"update {table} set {moved} where {where}")
        self.run("manage.py", "run_due")

    def pass_planned_hours(self) -> None:
        """The hours at which pages were to appear are behind us, in their revisions too; then what fell due is done."""
        past = "2026-01-05T08:00:00Z"
        with closing(sqlite3.connect(self.database, timeout=20)) as database, database:
            database.execute(
                "update wagtailcore_revision set approved_go_live_at = ?, content = json_set(content, '$.go_live_at', ?)"
                " where approved_go_live_at is not null",
                (past[:-1].replace("T", " "), past),
            )
        self.run("manage.py", "run_due")

    @property
    def database(self) -> Path:
        return self.var / "tandem.sqlite3"

    def dump(self) -> str:
        """Everything that the database holds, as text; sessions included."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return "\n".join(database.iterdump())

    def logs(self) -> str:
        """What the web server and the worker wrote."""
        return "\n".join((self.var / f"{name}.log").read_text() for name in self.children)


def answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
