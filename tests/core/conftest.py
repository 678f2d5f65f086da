"""A real browser for pages drawn beforehand: no server, no thread, the strict policy of the public pages."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import sync_playwright

from portal.core.csp import STRICT

HOST = "http://tandem.test"
SAVED = "Enregistré à 14 h 32"
KINDS = {".css": "text/css", ".mjs": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


class Site:
    """Answers a browser from memory: one page at every address, our static files; keeps what was posted."""

    def __init__(self, html):
        self.html = html
        self.posts = []

    def answer(self, route):
        path = route.request.url.removeprefix(HOST)
        if path.startswith("/static/"):
            file = Path(finders.find(path.removeprefix("/static/")))
            return route.fulfill(body=file.read_bytes(), content_type=KINDS.get(file.suffix, "image/png"))
        if route.request.method == "POST":
            self.posts.append(path)
        if path == "/save/":
            return route.fulfill(body=SAVED, content_type="text/plain; charset=utf-8")
        policy = {"Content-Security-Policy": STRICT}
        return route.fulfill(body=self.html, content_type="text/html; charset=utf-8", headers=policy)

    def opened_by(self, browser, **options):
        page = browser.new_page(**options)
        page.clock.install()
        page.route("**/*", self.answer)
        page.goto(f"{HOST}/")
        return page


@pytest.fixture
def site_of():
    return Site


@pytest.fixture
def browser():
    """Asked for last: while it lives, Django refuses to touch the database from the same thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()
