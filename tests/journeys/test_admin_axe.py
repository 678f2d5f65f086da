"""axe on the team's screens: no fault but those that stock Wagtail screens have themselves, at the same places."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal.accounts.models import RoleKind
from portal.demo.accounts import OFFICER, PASSWORD, TEAM

from .sound import OVERFLOWS, WINDOWS, windows
from .visitors import DESK, HEIGHT, Visitor

pytestmark = pytest.mark.proof("crawl")
STOCK = (
    "/admin/account/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/reports/site-history/",
    "/admin/sites/",
)
REGISTERS = (
    "candidatures",
    "mentors",
    "mentores",
    "propositions",
    "tandems",
    "chartes",
    "rencontres-entre-mentors",
    "messages",
)
ADMINISTRATOR = next(seat for seat in TEAM if seat.kind == RoleKind.ADMINISTRATOR)
CUT = "[...document.querySelectorAll('.td-scroll')].some(table => table.scrollWidth > table.clientWidth)"
Fault = tuple[str, str]


def sign_in(visitor: Visitor, email: str) -> None:
    visitor.open("/admin/")
    visitor.write("Adresse", email)
    visitor.write("Mot de passe", PASSWORD)
    visitor.click("S'identifier")


def faults_of(visitor: Visitor, among: list[tuple[int, str]]) -> dict[Fault, str]:
    """(rule, place) of every fault on the page that is open, in these windows; with what axe says of it."""
    found = {}
    for width, scheme in among:
        visitor.page.set_viewport_size({"width": width, "height": HEIGHT})
        visitor.page.emulate_media(color_scheme=scheme)
        for violation in Axe().run(visitor.page).response["violations"]:
            for node in violation["nodes"]:
                place = " ".join(map(str, node["target"]))
                found[violation["id"], place] = f"{width} {scheme}: {node['failureSummary']}"
    return found


@pytest.fixture(scope="module")
def known(hub, browser) -> set[Fault]:
    """What Wagtail's own screens are not free of."""
    visitor = Visitor.enter(browser, hub, width=DESK)
    sign_in(visitor, ADMINISTRATOR.email)
    found: set[Fault] = set()
    for path in STOCK:
        visitor.open(path)
        found |= set(faults_of(visitor, WINDOWS))
    visitor.leave()
    return found


@pytest.fixture
def look(visit, known, figure):
    """Opens a screen and looks; at the end, nothing of ours may have been found."""
    visitor, seen, faults = visit(width=DESK), [], {}

    def open_and_look(path: str = "") -> Visitor:
        if path:
            visitor.open(path)
        where = visitor.page.url.removeprefix(visitor.hub.address)
        seen.append(where)
        for fault, words in faults_of(visitor, windows(len(seen))).items():
            if fault not in known:
                faults[where, *fault] = words
        visitor.page.set_viewport_size({"width": DESK, "height": HEIGHT})
        if visitor.page.evaluate(CUT):
            faults[where, "a column is cut", ""] = f"{DESK}"
        visitor.page.set_viewport_size({"width": 390, "height": HEIGHT})
        if visitor.page.evaluate(OVERFLOWS):
            faults[where, "something sticks out", ""] = "390"
        return visitor

    open_and_look.visitor = visitor
    yield open_and_look
    figure("screens", len(seen))
    assert faults == {}


def first_record(visitor: Visitor) -> str:
    """The address of the first line of a register."""
    return (
        visitor.page.get_by_role("main")
        .get_by_role("row")
        .nth(1)
        .get_by_role("link")
        .first.get_attribute("href")
    )


def test_the_registers_and_their_records(look):
    sign_in(look.visitor, OFFICER.email)
    look("/admin/")
    for name in REGISTERS:
        record = first_record(look(f"/admin/{name}/"))
        look(record)
        look(f"{record}historique/")


def test_the_acts(look):
    visitor = look.visitor
    sign_in(visitor, OFFICER.email)
    for name in ("candidatures", "mentors", "propositions", "tandems", "chartes", "rencontres-entre-mentors"):
        visitor.open(f"/admin/{name}/")
        visitor.open(first_record(visitor))
        acts = visitor.page.get_by_role("list", name="Ce que vous pouvez faire").get_by_role("link")
        paths = [link.get_attribute("href") for link in acts.all()]
        for path in paths:
            if path.startswith("/admin/") and not path.endswith(".ics"):
                look(path)
    look("/admin/rencontres-entre-mentors/poser/")


def test_the_matching_board_and_the_card(look):
    visitor = look.visitor
    sign_in(visitor, OFFICER.email)
    look("/admin/rapprochements/")
    lines = visitor.page.get_by_role("main").locator(".hb-liste a")
    for path in [line.get_attribute("href") for line in lines.all()]:
        look(path)
    for path in [line.get_attribute("href") for line in lines.all()]:
        visitor.open(path)
        propose = visitor.page.get_by_role("main").get_by_role("link", name="Proposer")
        ticks = visitor.page.get_by_role("checkbox", name="Comparer")
        two = "&".join(f"mentor={one.input_value()}" for one in ticks.all()[:2])
        if propose.count():
            look(propose.first.get_attribute("href"))
        if ticks.count() > 1:
            look(f"{path.partition('?')[0]}comparer/?{two}")


def test_what_the_hub_writes(look):
    sign_in(look.visitor, OFFICER.email)
    look("/admin/messages/modeles/")
    for kind in ("mentoring/proposal/", "mentoring/words_declined/?langue=en"):
        look(f"/admin/messages/modeles/{kind}")


def test_the_screens_of_roles(look):
    sign_in(look.visitor, ADMINISTRATOR.email)
    record = first_record(look("/admin/roles/"))
    look(record)
    look(f"{record}terminer/")
    look("/admin/roles/donner/")
