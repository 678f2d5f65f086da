"""The long proofs: topics, figures and the closing table; a pytest plugin loaded by tests/conftest.py.

A proof is a test marked `@pytest.mark.proof("races")`. It takes its size from `tests.sizes.size` and records
what it measured by the fixture `figure`: `figure("rounds", 100)`. `make prove` merges its runs into one table
by `python -m tests.proofs FILE`.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.sizes import PROOF

TOPICS = ("races", "order", "life", "fuzz", "privacy", "crawl", "glyphs", "validators", "fresh")
ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
HEADINGS = ("topic", "proof", "figures", "result", "seconds")

settings.register_profile("reduced", deadline=None, derandomize=True)
settings.register_profile("full", deadline=None, print_blob=True)
settings.load_profile(PROOF)


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str, object], None]:
    """Record one figure of a proof for the closing table: a label and what was measured."""

    def record(label: str, value: object) -> None:
        request.node.user_properties.append((label, value))

    return record


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--topic", choices=TOPICS, help="run the proofs of one topic only")
    parser.addoption("--proofs", metavar="FILE", help="append each proof's figures to this file")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs PostgreSQL when the run is on SQLite, and the topics that were not asked for."""
    asked = config.getoption("--topic")
    left_out = [item for item in items if not fits(item, asked)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def fits(item: pytest.Item, asked: str | None) -> bool:
    database_is_there = ON_POSTGRESQL or not item.get_closest_marker("postgres")
    return database_is_there and (asked is None or topic(item) == asked)


def topic(item: pytest.Item) -> str | None:
    marker = item.get_closest_marker("proof")
    if marker is None:
        return None
    if marker.args not in {(name,) for name in TOPICS}:
        raise pytest.UsageError(f"{item.nodeid}: proof takes one topic of {', '.join(TOPICS)}")
    return marker.args[0]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> pytest.TestReport:
    report = yield
    file, name = item.config.getoption("--proofs"), topic(item)
    if file and name and (report.when == "call" or report.failed):
        row = {
            "topic": name,
            "proof": item.name + (" (PostgreSQL)" if ON_POSTGRESQL else ""),
            "figures": ", ".join(f"{label} {value}" for label, value in item.user_properties),
            "result": report.outcome,
            "seconds": round(report.duration, 1),
        }
        with Path(file).open("a", encoding="utf-8") as rows:
            rows.write(json.dumps(row, ensure_ascii=False) + "\n")
    return report


def table(rows: list[dict]) -> str:
    """Lay the rows out in columns, topic by topic in their fixed order."""
    rows = sorted(rows, key=lambda row: TOPICS.index(row["topic"]))
    lines = [HEADINGS, *(tuple(str(row[heading]) for heading in HEADINGS) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


if __name__ == "__main__":
    file = Path(sys.argv[1])
    if not file.exists():
        sys.exit(f"No proof ran. Topics: {', '.join(TOPICS)}.")
    print("\n" + table([json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]))
