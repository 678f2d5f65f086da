"""Serves the portal: one parent for the web server and the worker; started by `make run`.

Their lines carry a prefix. One Ctrl-C stops both; the death of one stops the other, and its code is ours.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import NoReturn

HOST = "127.0.0.1"
FIRST_PORT = 8000
NEXT_TRIES = 3
SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 10


class NoPort(Exception):
    """Every port that we may take is busy."""


def free_port(asked: str | None) -> int:
    """Return the port asked for, or the first free one of four; raise NoPort when there is none."""
    if asked:
        if is_busy(int(asked)):
            raise NoPort(f"Le port {asked} est déjà occupé : choisissez-en un autre avec PORT=…")
        return int(asked)
    ports = range(FIRST_PORT, FIRST_PORT + NEXT_TRIES + 1)
    for port in ports:
        if not is_busy(port):
            return port
        say(f"Le port {port} est déjà occupé.")
    raise NoPort(f"Les ports {ports[0]} à {ports[-1]} sont tous occupés : choisissez-en un avec PORT=…")


def is_busy(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def commands(port: int) -> dict[str, list[str]]:
    web = ["-m", "granian", "--interface", "wsgi", "--no-ws", "--blocking-threads", "1", "--workers", "2"]
    return {
        "web": [sys.executable, *web, "--host", HOST, "--port", str(port), "portal.wsgi:application"],
        "worker": [sys.executable, "manage.py", "worker"],
    }


class Family:
    """Child processes that live and die together, each in a group of its own: we decide when it stops."""

    def __init__(self, commands: dict[str, list[str]], env: dict[str, str]) -> None:
        self.children: dict[str, subprocess.Popen] = {}
        for name, command in commands.items():
            child = subprocess.Popen(
                command,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                start_new_session=True,
            )
            self.children[name] = child
            threading.Thread(target=repeat_lines, args=(name, child), daemon=True).start()

    def dead(self) -> tuple[str, int] | None:
        """Return the name and the exit code of the first child that ended, if any."""
        for name, child in self.children.items():
            if (code := child.poll()) is not None:
                return name, code if code >= 0 else 128 - code
        return None

    def stop(self) -> None:
        """Ask every group to end, wait, then insist; also what a dead child left behind."""
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + SECONDS_TO_STOP
        for child in self.children.values():
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                continue
        self._signal(signal.SIGKILL)
        for child in self.children.values():
            child.wait()

    def _signal(self, number: int) -> None:
        for child in self.children.values():
            try:
                os.killpg(child.pid, number)
            except ProcessLookupError:
                continue


def repeat_lines(name: str, child: subprocess.Popen) -> None:
    for line in child.stdout or ():
        say(f"{name:<6} | {line.rstrip()}")


def wait_until_it_answers(address: str, family: Family) -> bool:
    """Return True at the first HTTP answer, False when a child died or nothing came in time."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline and not family.dead():
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def serve(port: int, welcome: str) -> int:
    """Run both children until one ends or somebody stops us; return the exit code."""
    address = f"http://{HOST}:{port}/"
    family = Family(commands(port), {"BASE_URL": address.rstrip("/"), **os.environ})
    try:
        if wait_until_it_answers(address, family):
            told = welcome.replace(f"http://{HOST}:{FIRST_PORT}/", address)
            say(f"\n{told}\n\nTandem répond sur {address}  (Ctrl-C pour arrêter)\n")
        elif not family.dead():
            say(f"Rien ne répond sur {address} après {SECONDS_TO_ANSWER} s.")
            return 1
        while not (death := family.dead()):
            time.sleep(0.2)
        say(f"« {death[0]} » s’est arrêté (code {death[1]}) : tout s’arrête.")
        return death[1]
    except KeyboardInterrupt:
        say("\nArrêt.")
        return 0
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        family.stop()


def say(line: str) -> None:
    print(line, flush=True)


def interrupt(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    try:
        free = free_port(os.environ.get("PORT"))
    except NoPort as refusal:
        sys.exit(str(refusal))
    sys.exit(serve(free, Path(sys.argv[1]).read_text().strip()))
