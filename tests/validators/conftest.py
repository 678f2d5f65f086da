"""The hub that is crawled, and the tools of others: installed once, as the lock beside says."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.journeys.conftest import hub

__all__ = ["hub"]
HERE = Path(__file__).parent
TOOLS = HERE.parents[1] / "var" / "validators"
SECONDS_TO_INSTALL = 600


@pytest.fixture(scope="session")
def tools() -> Path:
    """Where the Nu HTML checker and Lighthouse are. No script of a package is run."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, TOOLS / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=TOOLS, timeout=SECONDS_TO_INSTALL, check=True, capture_output=True)
    return TOOLS / "node_modules"
