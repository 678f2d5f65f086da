import os
import socket
import sys
import time

import pytest

from portal.start import serve


@pytest.fixture
def busy_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_that_was_asked_for_and_is_busy_is_refused(busy_port):
    with pytest.raises(serve.NoPort, match=str(busy_port)):
        serve.free_port(str(busy_port))


def test_a_port_that_was_asked_for_and_is_free_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert serve.free_port(str(port)) == port


def test_a_busy_first_port_is_said_and_the_next_is_tried(busy_port, monkeypatch, capsys):
    monkeypatch.setattr(serve, "FIRST_PORT", busy_port)
    assert busy_port < serve.free_port(None) <= busy_port + serve.NEXT_TRIES
    assert f"Le port {busy_port} est déjà occupé" in capsys.readouterr().out


@pytest.fixture
def family():
    """Start children by their Python source, and close their pipes at the end."""
    started = []

    def start(**sources):
        commands = {name: [sys.executable, "-c", source] for name, source in sources.items()}
        started.append(serve.Family(commands, dict(os.environ)))
        return started[0]

    yield start
    started[0].stop()
    for child in started[0].children.values():
        child.stdout.close()


def lines_of(capsys, wanted):
    said = ""
    while wanted not in said:
        said += capsys.readouterr().out
        time.sleep(0.02)
    return said


@pytest.mark.parametrize(
    ("ending", "code"), [("sys.exit(3)", 3), ("os.kill(os.getpid(), 9)", 137)], ids=["exit", "killed"]
)
def test_the_first_death_gives_its_code_and_the_others_are_stopped(family, ending, code):
    both = family(web="import time; time.sleep(60)", worker=f"import os, sys; {ending}")
    both.children["worker"].wait()
    assert both.dead() == ("worker", code)
    both.stop()
    assert both.children["web"].returncode == -15


def test_a_child_that_refuses_to_end_is_killed_and_its_lines_carry_its_name(family, monkeypatch, capsys):
    monkeypatch.setattr(serve, "SECONDS_TO_STOP", 0.5)
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('prêt', flush=True); time.sleep(60)"
    alone = family(web=deaf)
    assert lines_of(capsys, "prêt") == "web    | prêt\n"
    alone.stop()
    assert alone.children["web"].returncode == -9
