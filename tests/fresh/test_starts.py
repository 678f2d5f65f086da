"""The starts of a newcomer, replayed on Debian: `make prove ONLY=fresh`.

make itself always ends with 2 when a command of ours ended with another code; it prints that code: "Error 1".
"""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fresh.conftest import FirstStart
from tests.fresh.houses import SECONDS_TO_STOP, SYSTEM_PATH, House, busy, without

pytestmark = pytest.mark.proof("fresh")

LIBRARIES = Path("/usr/lib") / f"{os.uname().machine}-linux-gnu"
FOR_RUN = {
    "python3-venv": "/usr/lib/python3.*/ensurepip",
    "libpango-1.0-0": f"{LIBRARIES}/libpango-1.0.so.0",
    "libpangoft2-1.0-0": f"{LIBRARIES}/libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": f"{LIBRARIES}/libharfbuzz-subset.so.0",
    "fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu",
}
FOR_TEST = {
    **FOR_RUN,
    "chromium": "/usr/bin/chromium",
    "postgresql": "/usr/lib/postgresql",
    "gettext": "/usr/bin/msgfmt",
    "git": "/usr/bin/git",
}


def absent(packages: dict[str, str]) -> str:
    """Shell lines that take away the files of these packages."""
    return without(*(str(path) for pattern in packages.values() for path in Path("/").glob(pattern[1:])))


def the_line_to_copy(said: str) -> set[str]:
    line = next(line for line in said.splitlines() if "apt-get install" in line)
    return set(line.split("--no-install-recommends ")[1].split())


def test_as_root_make_run_serves_and_one_ctrl_c_stops_it(as_root: FirstStart, figure: Callable) -> None:
    figure("seconds to the first page", round(as_root.seconds))
    assert (as_root.code, as_root.house.processes()) == (-signal.SIGINT, {})


def test_as_a_plain_user_make_run_serves_too(as_plain_user: FirstStart, figure: Callable) -> None:
    figure("seconds to the first page", round(as_plain_user.seconds))
    assert (as_plain_user.code, as_plain_user.house.processes()) == (-signal.SIGINT, {})


@pytest.mark.parametrize("who", ["as_root", "as_plain_user"])
def test_the_second_start_needs_no_network_and_answers_within_12_seconds(
    who: str, request: pytest.FixtureRequest, figure: Callable
) -> None:
    house = request.getfixturevalue(who).house
    started = house.start("make", "run")
    _, seconds = started.answers()
    figure("seconds offline", round(seconds, 1))
    assert started.ctrl_c() == -signal.SIGINT
    assert house.processes() == {}
    assert "Installing" not in started.said()
    assert seconds <= 12


def test_the_first_start_names_all_that_is_missing_and_stops_with_code_1(newcomer: House) -> None:
    started = newcomer.start("sh", "portal/start/run.sh", first=absent(FOR_RUN))
    assert started.ends() == 1
    assert the_line_to_copy(started.said()) == set(FOR_RUN)


def test_the_tests_name_all_that_is_missing_and_stop_with_code_1(newcomer: House) -> None:
    started = newcomer.start("make", "test", first=absent(FOR_TEST))
    assert started.ends() == 2
    assert "Error 1" in started.said()
    assert the_line_to_copy(started.said()) == set(FOR_TEST)


def test_without_pango_the_portal_is_served_and_says_what_to_install(as_plain_user: FirstStart) -> None:
    libraries = {name: path for name, path in FOR_RUN.items() if name.startswith("lib")}
    started = as_plain_user.house.start("make", "run", first=absent(libraries))
    started.answers()
    assert started.ctrl_c() == -signal.SIGINT
    assert the_line_to_copy(started.said()) == set(libraries)


def test_an_older_python_is_refused_in_one_sentence(newcomer: House) -> None:
    shims = newcomer.above / "older"
    shims.mkdir()
    shim(shims / "python3", 'case "$2" in *exit*) exit 1 ;; *) echo 3.9.2 ;; esac')
    for minor in (11, 12, 13, 14):
        shim(shims / f"python3.{minor}", "exit 127")
    started = newcomer.start("sh", "portal/start/run.sh", path=f"{shims}:{SYSTEM_PATH}")
    assert started.ends() == 1
    assert started.said() == "Tandem needs Python 3.11 or newer, and the newest here is Python 3.9.2.\n"


def test_a_shim_that_does_not_run_is_passed_over(as_root: FirstStart) -> None:
    shims = as_root.house.above / "broken"
    shims.mkdir()
    shim(shims / "python3.14", "echo 'python3.14: command not found' >&2; exit 127")
    started = as_root.house.start("sh", "portal/start/setup.sh", "run", path=f"{shims}:{SYSTEM_PATH}")
    assert (started.ends(), started.said()) == (0, "")


def shim(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def test_busy_ports_are_named_and_the_next_one_answers(as_root: FirstStart) -> None:
    started = as_root.house.start("make", "run", first=busy(8000, 8001))
    address, _ = started.answers()
    assert address == "http://127.0.0.1:8002/"
    assert started.ctrl_c() == -signal.SIGINT
    assert [port for port in (8000, 8001, 8002) if f"Le port {port} est déjà occupé" in started.said()] == [
        8000,
        8001,
    ]


@pytest.mark.parametrize(
    ("held", "asked", "refusal"),
    [
        ([8080], ["PORT=8080"], "Le port 8080 est déjà occupé"),
        ([8000, 8001, 8002, 8003], [], "Les ports 8000 à 8003 sont tous occupés"),
    ],
    ids=["asked", "all four"],
)
def test_a_port_that_cannot_be_had_stops_the_start(
    as_root: FirstStart, held: list[int], asked: list[str], refusal: str
) -> None:
    started = as_root.house.start("make", "run", *asked, first=busy(*held))
    assert started.ends() == 2
    assert refusal in started.said()


@pytest.mark.parametrize("victim", ["granian", "manage.py worker"])
def test_the_death_of_one_child_stops_the_other_with_its_code(as_root: FirstStart, victim: str) -> None:
    started = as_root.house.start("make", "run")
    started.answers()
    os.kill(as_root.house.one_process(victim), signal.SIGKILL)
    assert started.process.wait(SECONDS_TO_STOP) == 2
    assert "Error 137" in started.said()
    assert as_root.house.processes() == {}


def test_a_test_run_killed_without_warning_leaves_no_postgresql_behind(as_root: FirstStart) -> None:
    of_others = clusters()
    started = as_root.house.start(".venv/bin/python", "-m", "tests.postgres_cluster", "sleep", "60")
    assert within_seconds(lambda: clusters() - of_others)
    started.killed()
    assert within_seconds(lambda: clusters() <= of_others)


def clusters() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("tandem-postgres-*"))


def within_seconds(condition: Callable[[], object]) -> bool:
    deadline = time.monotonic() + SECONDS_TO_STOP
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return bool(condition())


def test_reset_without_a_terminal_erases_nothing_unless_told(as_root: FirstStart) -> None:
    database = as_root.house.path / "var" / "tandem.sqlite3"
    assert as_root.house.start("make", "reset").ends() == 2
    assert database.exists()
    assert as_root.house.start("make", "reset", "YES=1").ends() == 0
    assert not database.exists()
