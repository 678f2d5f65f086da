"""Somebody in front of the portal, who reads its words: pages are driven by labels, roles and names, never by CSS."""

import re
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

from .hub import Hub

PHONE, DESK, NARROW = 390, 1280, 320
HEIGHT = 844
PATIENCE = 20_000  # milliseconds: two cores may serve, test and draw at once


@dataclass
class Visitor:
    """One window. `complaints` are what its browser said of our pages, and requests to other hosts."""

    hub: Hub
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def enter(
        cls, browser: Browser, hub: Hub, *, width: int, javascript: bool = True, scheme: str = "light"
    ) -> Self:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=javascript,
            color_scheme=scheme,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        visitor = cls(hub, context, context.new_page())
        context.on("console", visitor.hear)
        context.on("weberror", lambda error: visitor.complaints.append(f"script: {error.error}"))
        context.on("request", visitor.watch)
        return visitor

    def hear(self, message: ConsoleMessage) -> None:
        """A page that refuses (404, 410) is said by the browser too: that is no fault of the page."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"{self.page.url} console: {message.text}")

    def watch(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.hub.address).netloc:
            self.complaints.append(f"{self.page.url} asks another host: {request.url}")

    def leave(self) -> None:
        self.context.close()

    def open(self, path: str) -> None:
        """Go to an address of the portal."""
        answer = self.page.goto(path if path.startswith("http") else self.hub.address + path)
        assert answer is not None
        assert answer.status < 400, f"{answer.status} {path}"

    def click(self, name: str) -> None:
        """The button or the link of that name, then the page to which it leads."""
        self.press(self.button(name).or_(self.link(name)).first)

    def press_the_button(self) -> None:
        """The first button of a page that asks for one thing."""
        self.press(self.page.get_by_role("main").get_by_role("button").first)

    def press(self, what: Locator) -> None:
        with self.page.expect_navigation():
            what.click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name)

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self.page.get_by_role("heading", level=1).inner_text().replace("\N{NO-BREAK SPACE}", " ")

    def reads(self, words: str) -> None:
        """The page shows these words."""
        self.page.get_by_text(words).first.wait_for()

    def write(self, label: str, text: str) -> None:
        """Type into the field of a label."""
        self.page.get_by_label(beginning(label)).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        """One line of a list."""
        field = self.page.get_by_label(beginning(label)).first
        line = field.get_by_role("option", name=beginning(option)).first
        field.select_option(value=line.get_attribute("value"))

    def tick(self, question: str, *answers: str) -> None:
        """Answers to a question that is drawn as cards."""
        group = self.page.get_by_role("group", name=question)
        for answer in answers:
            group.get_by_label(beginning(answer)).first.check()

    def accept(self, label: str) -> None:
        """Tick one box."""
        self.page.get_by_label(label).check()

    def follow_mail(self, address: str, about: str, invites: str, says: str = "") -> None:
        """Open a link of a mail, and press the one button that spends it."""
        self.open(self.hub.link(address, about, invites, says))
        self.press_the_button()


def beginning(words: str) -> re.Pattern[str]:
    """Words at the beginning of a label, whatever blanks stand between them."""
    return re.compile(r"^\s*" + r"\s".join(map(re.escape, words.split())))
