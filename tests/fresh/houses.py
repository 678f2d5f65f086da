"""A clone as a newcomer has it, and `make run` in it: an empty HOME, the system's PATH, nothing else set.

What is taken away is taken away by the kernel, for the started processes only: the network by an empty
network namespace, a package's files by mounts over them. The code under test knows nothing of it.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = "tandem à l’essai"
SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
SECONDS_TO_SERVE = 300
SECONDS_TO_STOP = 20
READY = re.compile(r"Tandem répond sur (http://127\.0\.0\.1:\d+/)")

LOOPBACK_UP = """python3 -c '
import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 0x41))
'"""  # SIOCSIFFLAGS, IFF_UP | IFF_RUNNING: `ip link set lo up` where there is no `ip`


def busy(*ports: int) -> str:
    """A shell line that holds these ports until the started command ends."""
    held = f"held = [socket.create_server(('127.0.0.1', port)) for port in {ports}]"
    return f'setpriv --pdeathsig KILL python3 -c "import signal, socket; {held}; signal.pause()" & sleep 1'


def without(*paths: str) -> str:
    """Shell lines that hide files (empty and not executable) and directories (empty) of the system."""
    return "\n".join(
        f"mount -t tmpfs hidden {path}" if Path(path).is_dir() else f"mount --bind /dev/null {path}"
        for path in (os.path.realpath(path) for path in paths)
    )


@dataclass
class Started:
    """A command at work in a house, with all it says."""

    process: subprocess.Popen
    log: Path
    began: float

    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def answers(self) -> tuple[str, float]:
        """Wait for the printed address and read it over HTTP; return it and the seconds since the start."""
        while not (ready := READY.search(self.said())):
            assert self.process.poll() is None, self.said()
            assert time.monotonic() - self.began < SECONDS_TO_SERVE, self.said()
            time.sleep(0.05)
        seconds = time.monotonic() - self.began
        read = ["python3", "-c", "import sys, urllib.request as r; r.urlopen(sys.argv[1])", ready[1]]
        subprocess.run(["nsenter", "--net", "--target", str(self.process.pid), *read], check=True)
        return ready[1], seconds

    def ctrl_c(self) -> int:
        """Press Ctrl-C as a terminal does, to the whole foreground group; make ends by it as well (-2)."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(SECONDS_TO_STOP)

    def killed(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ends(self) -> int:
        return self.process.wait(SECONDS_TO_SERVE)


class House:
    """A clean clone of the last commit, in a directory whose name has spaces and accents."""

    def __init__(self, user: str | None = None) -> None:
        self.above = Path(tempfile.mkdtemp(prefix="tandem-fresh-"))
        self.path, self.home, self.user = self.above / NAME, self.above / "home", user
        self.home.mkdir()
        self.above.chmod(0o755)
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, self.path], check=True)
        if user:
            subprocess.run(["chown", "--recursive", user, self.path, self.home], check=True)

    def start(
        self, *command: str, first: str = ":", offline: bool = True, path: str = SYSTEM_PATH
    ) -> Started:
        """Start the command as the user of this house, after the shell lines `first` have run as root."""
        namespaces = ["unshare", "--mount", *(["--net"] if offline else [])]
        prepare = f'set -e\n{LOOPBACK_UP if offline else ":"}\n{first}\nexec "$@"'
        become = ["setpriv", f"--reuid={self.user}", "--regid=nogroup", "--clear-groups"] if self.user else []
        log = self.above / "log"
        with log.open("w") as output:
            process = subprocess.Popen(
                [*namespaces, "sh", "-c", prepare, "sh", *become, "env", f"PATH={path}", *command],
                cwd=self.path,
                env={"HOME": str(self.home), "PATH": SYSTEM_PATH},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return Started(process, log, time.monotonic())

    def processes(self) -> dict[int, str]:
        """Return the command lines of the processes that work in this house, by their number."""
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "cwd").resolve(strict=True).is_relative_to(self.path):
                    words = (process / "cmdline").read_bytes().split(b"\0")
                    found[int(process.name)] = b" ".join(words).decode(errors="replace")
            except OSError:
                continue
        return found

    def one_process(self, words: str) -> int:
        """Return the number of the oldest process whose command line has these words."""
        return min(number for number, line in self.processes().items() if words in line)

    def leave(self) -> None:
        for number in self.processes():
            os.kill(number, signal.SIGKILL)
        shutil.rmtree(self.above)
