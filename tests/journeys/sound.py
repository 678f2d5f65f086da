"""What every page of ours must be, whatever the window: no fault that axe can see, and nothing that sticks out."""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe

from tests.sizes import size

from .visitors import DESK, HEIGHT, NARROW, PHONE, Visitor

WINDOWS = [(PHONE, "light"), (DESK, "dark"), (DESK, "light"), (PHONE, "dark")]
AT_A_TIME = size(reduced=1, full=4)
NARROW_WINDOWS = (NARROW, PHONE)
OVERFLOWS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def windows(turn: int) -> list[tuple[int, str]]:
    """The windows in which the page of this turn is looked at: all of them, or each in its turn."""
    return [WINDOWS[(turn + place) % len(WINDOWS)] for place in range(AT_A_TIME)]


@dataclass
class Rounds:
    """The pages seen by one visitor, and every fault found on them."""

    visitor: Visitor
    seen: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def look(self, name: str = "") -> None:
        """Look at the page that is open, in every window."""
        page = self.visitor.page
        where = name or page.url.removeprefix(self.visitor.hub.address)
        self.seen.append(where)
        for width in NARROW_WINDOWS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if page.evaluate(OVERFLOWS):
                self.faults.append(f"{where} at {width}: something sticks out")
        for width, scheme in windows(len(self.seen)):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page)
            if found.violations_count:
                self.faults.append(f"{where} at {width}, {scheme}:\n{found.generate_report()}")

    def open(self, path: str, name: str = "", status: int = 200) -> None:
        """Open an address, and look; `status` is what the portal must answer."""
        address = path if path.startswith("http") else self.visitor.hub.address + path
        answer = self.visitor.page.goto(address)
        assert answer is not None
        assert answer.status == status, f"{answer.status} {path}"
        self.look(name or path)

    def refused(self, button: str) -> None:
        """Send the form as it stands: it is refused, said in the title, and the summary takes the focus."""
        page = self.visitor.page
        before = page.url
        self.visitor.press(self.visitor.button(button).first)
        page.get_by_role("alert").first.wait_for()
        assert page.title().startswith("Erreur\N{NO-BREAK SPACE}:"), page.title()
        assert page.evaluate("document.activeElement.getAttribute('role')") == "alert", before
        self.look(f"{before.removeprefix(self.visitor.hub.address)}, refused")
