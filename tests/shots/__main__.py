"""`make shots`: pictures of the screens, phone and desk, light and dark, and their contact sheet, outside the project.

The main screens on the demo's data, then the team's with 0, 3, 60 and 2,000 rows (`ONLY=rows` or `ONLY=main` for one
of the two). The folder is the argument, or SHOTS, or a new one below the system's temporary folder.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from portal.demo import mentees, mentors
from tests.journeys.hub import Hub
from tests.journeys.team import in_menu, sign_in
from tests.journeys.visitors import DESK, HEIGHT, PHONE, Visitor

from . import rows, sheet

CHROMIUM = "/usr/bin/chromium"
SETTLES, HIGHEST = 400, 6000
SHOTS = [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]
PAGES = {
    "accueil": "/",
    "devenir-mentor": "/devenir-mentor/",
    "trouver-un-mentor": "/trouver-un-mentor/",
    "comment-ca-marche": "/mentorat/comment-ca-marche/",
    "agenda": "/agenda/",
    "actualites": "/actualites/",
    "contact": "/contact/",
    "boite": "/demo/boite/",
    "introuvable": "/page-qui-n-existe-pas/",
    "commencer": "/candidature/mentor/",
}
MENUS = {
    "equipe-candidatures": ("Recrutement", "Candidatures"),
    "equipe-rapprochements": ("Recrutement", "Rapprochements"),
    "equipe-mentors": ("Mentorat", "Mentors"),
    "equipe-tandems": ("Mentorat", "Tandems"),
}


def screens(hub: Hub, browser: Browser) -> Iterator[tuple[str, Visitor]]:
    """Each screen with its name, open in somebody's window."""
    public = Visitor.enter(browser, hub, width=PHONE)
    for name, path in PAGES.items():
        public.page.goto(hub.address + path)
        yield name, public
    yield from application(public)
    yield from members(Visitor.enter(browser, hub, width=PHONE))
    yield from team(Visitor.enter(browser, hub, width=DESK))


def application(visitor: Visitor) -> Iterator[tuple[str, Visitor]]:
    """A step of the form, and the same refused."""
    visitor.click("Commencer")
    visitor.page.goto(visitor.page.url.replace("vos-coordonnees", "vos-deplacements"))
    yield "candidature", visitor
    visitor.click("Continuer")
    yield "candidature-refusee", visitor


def members(visitor: Visitor) -> Iterator[tuple[str, Visitor]]:
    """What mailed links open."""
    visitor.follow_mail(mentors.SUKRU.email, "Nous avons pensé à vous", "Lire la proposition")
    yield "proposition", visitor
    visitor.follow_mail(mentees.SAMIRA.email, "Vous allez rencontrer", "Joindre")
    yield "tandem", visitor
    visitor.follow_mail(mentees.DYLAN.email, "Votre charte est prête", "Lire et signer")
    yield "charte", visitor
    visitor.follow_mail(mentors.GREGOIRE.email, "confirmez", "Confirmer")
    yield "suivi", visitor


def team(visitor: Visitor) -> Iterator[tuple[str, Visitor]]:
    """The officer's seat."""
    sign_in(visitor)
    yield "equipe", visitor
    for name, (menu, entry) in MENUS.items():
        visitor.page.set_viewport_size({"width": DESK, "height": HEIGHT})
        in_menu(visitor, menu, entry)
        yield name, visitor
    visitor.page.set_viewport_size({"width": DESK, "height": HEIGHT})
    in_menu(visitor, "Recrutement", "Rapprochements")
    visitor.press(visitor.link(mentees.AMINATA.first_name).first)
    yield "equipe-classement", visitor


def main_screens(browser: Browser) -> Iterator[tuple[str, Visitor]]:
    """The screens of everybody, on a demo of its own."""
    with rows.world(60) as hub:
        yield from screens(hub, browser)


PARTS = {"main": main_screens, "rows": rows.screens}


def shoot(folder: Path, parts: list[str]) -> int:
    """Open every screen, write the pictures and the contact sheet; returns how many pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        taken = sum(
            picture(visitor, folder, name) for part in parts for name, visitor in PARTS[part](browser)
        )
        sheet.write(folder, browser)
        browser.close()
        return taken


def picture(visitor: Visitor, folder: Path, name: str) -> int:
    """One screen in every window, as high as what it holds: the admin scrolls inside its window."""
    for width, scheme in SHOTS:
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.page.set_viewport_size({"width": width, "height": HEIGHT})
        visitor.page.wait_for_timeout(SETTLES)
        inside = visitor.page.evaluate("document.querySelector('.content-wrapper')?.scrollHeight ?? 0")
        visitor.page.set_viewport_size({"width": width, "height": min(max(inside, HEIGHT), HIGHEST)})
        visitor.page.screenshot(
            path=folder / f"{name}-{width}-{scheme}.png", full_page=True, animations="disabled"
        )
    return len(SHOTS)


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SHOTS")
    where = Path(asked) if asked else Path(tempfile.mkdtemp(prefix="tandem-shots-"))
    where.mkdir(parents=True, exist_ok=True)
    only = os.environ.get("ONLY")
    print(f"{shoot(where, [only] if only else list(PARTS))} pictures, and {where}/index.html")
