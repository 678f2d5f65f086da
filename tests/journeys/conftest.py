"""Fixtures of the journeys: a hub that really runs, a browser, and visitors who open its pages."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import copies

from .hub import Hub
from .visitors import PHONE, Visitor

CHROMIUM = "/usr/bin/chromium"
failed = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[Hub]:
    """One hub for the journeys of a process, with the people of the demo in it; laid once, whoever comes first."""
    hub = Hub(tmp_path_factory.mktemp("hub"))
    shutil.copytree(laid_in(run_folder), hub.var, dirs_exist_ok=True)
    hub.start()
    yield hub
    hub.stop()


def laid_in(folder: Path) -> Path:
    """A hub that was laid and never started, for the processes that share a folder to copy."""
    laid = folder / "laid"
    with copies.alone(folder / "laid.lock"):
        if not (laid / "done").exists():
            laid.mkdir(exist_ok=True)
            hub, migrated = Hub(laid), copies.copy_of_today()
            if migrated.exists():
                shutil.copy(migrated, hub.database)
            hub.lay()
            (laid / "done").touch()
    return laid


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(
    hub: Hub, browser: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Visitor]]:
    """Opens a window of its own for somebody: `visit()`, `visit(javascript=False)`, `visit(width=1280)`.

    At the end, nobody's browser may have complained or spoken to another host; a failure leaves its pictures.
    """
    visitors: list[Visitor] = []

    def enter(width: int = PHONE, **options: object) -> Visitor:
        visitors.append(Visitor.enter(browser, hub, width=width, **options))
        return visitors[-1]

    yield enter
    if request.node.stash.get(failed, False):
        folder = tmp_path_factory.getbasetemp() / "captures"
        for line in pictures(visitors, folder, request.node.name):
            request.config.get_terminal_writer().line(f"\n{line}")
    complaints = [line for visitor in visitors for line in visitor.complaints]
    for visitor in visitors:
        visitor.leave()
    assert complaints == []


def pictures(visitors: list[Visitor], folder: Path, name: str) -> list[str]:
    """What each visitor saw last, for whoever reads the failure."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{name}-{number}.png" for number, _visitor in enumerate(visitors)]
    for visitor, path in zip(visitors, paths, strict=True):
        visitor.page.screenshot(path=path, full_page=True)
    return [f"{visitor.page.url}: {path}" for visitor, path in zip(visitors, paths, strict=True)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> pytest.TestReport:
    report = yield
    if report.when == "call":
        item.stash[failed] = report.failed
    return report
