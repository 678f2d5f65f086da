"""Runs a command beside a temporary PostgreSQL: `python -m tests.postgres_cluster pytest …`.

The newest PostgreSQL of this machine, in a directory of its own, on a free port, for the unprivileged user
that `initdb` asks for. A keeper process in a session of its own holds it and reads a pipe of ours: when the
pipe closes, for whatever reason (end, Ctrl-C, kill -9), it stops the server and removes the directory.
"""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FAST_AND_FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
SECONDS_TO_START = 30
SECONDS_TO_END = 20


class NoPostgreSQL(Exception):
    """There is no PostgreSQL here, or it does not start."""


def newest_binaries() -> Path:
    """Return the newest /usr/lib/postgresql/*/bin, or the directory of the initdb on the PATH."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda binaries: int(re.sub(r"\D", "", binaries.parent.name)))
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    raise NoPostgreSQL("PostgreSQL is missing: sudo apt-get install postgresql")


def owner() -> dict:
    """Return the Popen arguments that give up root, which initdb refuses; nothing to give up for others."""
    if os.getuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    person = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


@contextmanager
def cluster() -> Iterator[str]:
    """Yield the DATABASE_URL of a cluster that lives as long as the block, or as this process."""
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tests.postgres_cluster", "--keep"],
        cwd=Path(__file__).resolve().parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        url = keeper.stdout.readline().strip()
        if not url:
            raise NoPostgreSQL("The temporary PostgreSQL did not start (its log is above).")
        yield url
    finally:
        keeper.stdin.close()
        keeper.wait()
        keeper.stdout.close()


def keep() -> None:
    """The keeper: start, print the address, wait for the end of the pipe, stop, remove."""
    directory = Path(tempfile.mkdtemp(prefix="tandem-postgres-"))
    server = None
    try:
        server, url = start(directory)
        print(url, flush=True)
        sys.stdin.read()
    finally:
        if server:
            server.send_signal(signal.SIGQUIT)  # at once: nothing here is kept
            server.wait()
        shutil.rmtree(directory)


def start(directory: Path) -> tuple[subprocess.Popen, str]:
    binaries, given_up = newest_binaries(), owner()
    if given_up:
        os.chown(directory, given_up["user"], given_up["group"])
    data, log, port = directory / "data", directory / "log", free_port()
    common = {**given_up, "cwd": directory, "stdin": subprocess.DEVNULL}
    initdb = [binaries / "initdb", "--no-sync", "--pgdata", data, "--username", "tandem", "--auth", "trust"]
    initdb += ["--encoding", "UTF8", "--locale", "C.UTF-8"]
    made = subprocess.run(initdb, **common, capture_output=True, text=True, check=False)
    if made.returncode:
        raise NoPostgreSQL(made.stderr)
    options = {**FAST_AND_FORGETFUL, "listen_addresses": "127.0.0.1", "unix_socket_directories": directory}
    flags = [f"--{name}={value}" for name, value in options.items()]
    with log.open("w") as output:
        command = [binaries / "postgres", "-D", data, "-p", str(port), *flags]
        server = subprocess.Popen(command, **common, stdout=output, stderr=output)
    wait_until_ready(binaries, port, server, log)
    return server, f"postgres://tandem@127.0.0.1:{port}/postgres"


def wait_until_ready(binaries: Path, port: int, server: subprocess.Popen, log: Path) -> None:
    ready = [binaries / "pg_isready", "--quiet", "--host", "127.0.0.1", "--port", str(port)]
    deadline = time.monotonic() + SECONDS_TO_START
    while subprocess.run(ready, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            server.kill()
            raise NoPostgreSQL(log.read_text())
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(command: list[str]) -> int:
    """Run the command with DATABASE_URL set to a temporary cluster; return its code."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with cluster() as url:
        child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
        try:
            return child.wait()
        except KeyboardInterrupt:  # the terminal has sent it to the child as well
            return end(child)
        except SystemExit:
            child.send_signal(signal.SIGINT)
            return end(child)


def end(child: subprocess.Popen) -> int:
    """Give the child time to close what it opened, then insist; return its code."""
    try:
        return child.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


if __name__ == "__main__":
    try:
        if sys.argv[1:] == ["--keep"]:
            keep()
        else:
            sys.exit(run(sys.argv[1:]))
    except NoPostgreSQL as reason:
        sys.exit(str(reason))
