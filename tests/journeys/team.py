"""The team's part of the walk, in the Wagtail admin: moderate two applications, rank, propose."""

from portal.demo.accounts import OFFICER, PASSWORD

from .people import Person
from .visitors import Visitor


def sign_in(visitor: Visitor) -> None:
    """The officer takes their seat."""
    visitor.open("/admin/")
    visitor.write("Adresse", OFFICER.email)
    visitor.write("Mot de passe", PASSWORD)
    visitor.page.get_by_role("button", name="S'identifier").click()
    visitor.page.get_by_role("navigation").first.wait_for()


def accept(visitor: Visitor, person: Person) -> None:
    """Find the application in the register, take it, accept it."""
    in_menu(visitor, "Recrutement", "Candidatures")
    row = visitor.page.get_by_role("main").get_by_role("row").filter(has_text=person.last_name)
    row.get_by_role("link").first.click()
    visitor.reads(person.email)
    for act, button in (("Prendre en charge", "Prendre en charge"), ("Accepter", "Accepter la candidature")):
        visitor.page.get_by_role("main").get_by_role("link", name=act).click()
        visitor.page.get_by_role("main").get_by_role("button", name=button).click()
    visitor.reads("La candidature est acceptée")


def propose(visitor: Visitor, mentee: Person, mentor: Person) -> None:
    """The ranked list of a mentee, and the card to the mentor who leads it."""
    in_menu(visitor, "Recrutement", "Rapprochements")
    main = visitor.page.get_by_role("main")
    main.get_by_role("link", name=mentee.first_name).first.click()
    row = main.get_by_role("row").filter(has_text=mentor.first_name).first
    row.get_by_role("link", name="Proposer").click()
    visitor.reads("Assistante logistique")
    visitor.page.get_by_role("main").get_by_role("button", name="Envoyer la proposition").click()
    visitor.page.wait_for_load_state()


def in_menu(visitor: Visitor, menu: str, entry: str) -> None:
    """Open an entry of the menu at the side."""
    side = visitor.page.get_by_role("navigation", name="menu").or_(visitor.page.locator("#wagtail-sidebar"))
    link = side.get_by_role("link", name=entry, exact=True)
    if not link.first.is_visible():
        side.get_by_role("button", name=menu).first.click()
    link.first.click()
