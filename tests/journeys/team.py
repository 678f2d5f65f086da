"""The team's part of the walk, in the Wagtail admin: moderate two applications, rank, propose."""

from playwright.sync_api import Locator

from portal.demo.accounts import OFFICER, PASSWORD, Seat

from .people import Person
from .visitors import Visitor


def sign_in(visitor: Visitor, seat: Seat = OFFICER) -> None:
    """Somebody of the team takes their seat, the officer unless another is named."""
    visitor.open("/admin/")
    visitor.write("Adresse", seat.email)
    visitor.write("Mot de passe", PASSWORD)
    visitor.click("S'identifier")


def accept(visitor: Visitor, person: Person) -> None:
    """Find the application in the register, take it, accept it."""
    in_menu(visitor, "Recrutement", "Candidatures")
    row = main_of(visitor).get_by_role("row").filter(has_text=person.last_name)
    visitor.press(row.get_by_role("link").first)
    for act, button in (("Prendre en charge", "Prendre en charge"), ("Accepter", "Accepter la candidature")):
        visitor.press(main_of(visitor).get_by_role("link", name=act))
        visitor.press(main_of(visitor).get_by_role("button", name=button))
    visitor.reads("La candidature est acceptée")


def act(visitor: Visitor, name: str, button: str = "") -> None:
    """One act of the record that is open: its link, then the button of its form (the same words unless said)."""
    visitor.press(main_of(visitor).get_by_role("link", name=name).first)
    visitor.press(main_of(visitor).get_by_role("button", name=button or name).last)


def record(visitor: Visitor, menu: str, entry: str, words: str) -> None:
    """The record of a register whose row holds some words."""
    in_menu(visitor, menu, entry)
    row = main_of(visitor).get_by_role("row").filter(has_text=words)
    visitor.press(row.get_by_role("link").first)


def propose(visitor: Visitor, mentee: Person, mentor: Person) -> None:
    """The ranked list of a mentee, and the card to the mentor who leads it."""
    board_of(visitor, mentee)
    row = main_of(visitor).get_by_role("row").filter(has_text=mentor.first_name).first
    visitor.press(row.get_by_role("link", name="Proposer"))
    visitor.press(main_of(visitor).get_by_role("button", name="Envoyer la proposition"))


def board_of(visitor: Visitor, mentee: Person) -> None:
    """The matching board, searched for one mentee."""
    in_menu(visitor, "Recrutement", "Rapprochements")
    visitor.page.get_by_role("main").get_by_role("searchbox").first.fill(mentee.last_name)
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")


def in_menu(visitor: Visitor, menu: str, entry: str) -> None:
    """Open an entry of the menu at the side."""
    side = visitor.page.get_by_role("navigation", name="menu").or_(visitor.page.locator("#wagtail-sidebar"))
    link = side.get_by_role("link", name=entry, exact=True)
    if not link.first.is_visible():
        side.get_by_role("button", name=menu).first.click()
    visitor.press(link.first)


def main_of(visitor: Visitor) -> Locator:
    """The page without the menu at its side."""
    return visitor.page.get_by_role("main")
