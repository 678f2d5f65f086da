"""An article, from the blank page to its readers: written, seen, given a date, read by somebody else, published."""

from datetime import datetime, timedelta

from django.utils import timezone

from portal.demo.accounts import COMMUNICATION, MANAGER

from .hub import Hub
from .team import main_of, sign_in
from .visitors import DESK, Visitor

TITLE, INTRO, TEXT = (
    "Un café pour oser pousser la porte",
    "Un mardi par mois, sans rendez-vous.",
    "On se retrouve un mardi matin, et chacun repart avec un nom à appeler.",
)
ADDRESS = "/actualites/un-cafe-pour-oser-pousser-la-porte/"
WHERE_IT_IS_READ = (
    *("/actualites/", "/actualites/rubrique/emploi/", "/actualites/theme/cafe/", "/actualites/rss/"),
    *("/sitemap.xml", "/recherche/?q=oser+pousser", "/"),
)
OF_PEOPLE = (
    "candidatures",
    "mentors",
    "mentores",
    "tandems",
    "chartes",
    "rapprochements",
    "messages",
    "propositions",
)

# The editor of text hands over what was typed after a pause, which nobody who writes by hand could outrun.
KEPT_BY_THE_EDITOR = (
    "text => [...document.querySelectorAll('input')].some(field => field.value.includes(text))"
)


def test_an_article_is_written_seen_planned_read_by_another_then_published(hub, visit):
    officer, manager, reader = visit(width=DESK), visit(width=DESK), visit()
    sign_in(officer, COMMUNICATION)
    write(officer, hub)
    preview(officer)
    plan(officer, timezone.localtime() + timedelta(days=3))
    officer.page.get_by_role("button", name="Plus d'actions").click()
    officer.press(officer.button("Soumettre à Relecture"))
    officer.reads("a été soumise pour modération")

    assert TITLE in hub.letter(MANAGER.email, TITLE).subject
    sign_in(manager, MANAGER)
    manager.press(main_of(manager).get_by_role("link", name=TITLE).first)
    manager.page.get_by_role("button", name="Plus d'actions").click()
    manager.press(manager.button("Approuver et Publier"))
    manager.reads("Votre lecture de")
    assert hub.letter(COMMUNICATION.email, TITLE)
    assert answer(reader, ADDRESS) == 404

    hub.pass_planned_hours()
    reader.open(ADDRESS)
    assert reader.title == TITLE
    for words in (INTRO, TEXT):
        reader.reads(words)
    for path in WHERE_IT_IS_READ:
        assert ADDRESS in reader.page.request.get(hub.address + path).text(), path


def test_the_officer_meets_no_screen_about_people(hub, visit):
    officer = visit(width=DESK)
    sign_in(officer, COMMUNICATION)
    menu = officer.page.locator("#wagtail-sidebar").inner_text()
    assert "Recrutement" not in menu
    assert "Mentorat" not in menu
    for path in OF_PEOPLE:
        assert answer(officer, f"/admin/{path}/") in (302, 403, 404), path


def write(officer: Visitor, hub: Hub) -> None:
    """A title, a rubric, an introduction, a text and a key word, as the form asks for them."""
    index = hub.ask("select id from wagtailcore_page where url_path like '%/actualites/'")
    officer.open(f"/admin/pages/{index}/")
    officer.click("Ajouter une sous-page")
    officer.page.get_by_role("textbox", name="Titre").first.press_sequentially(TITLE)
    officer.page.get_by_role("textbox", name="Introduction").first.fill(INTRO)
    officer.page.get_by_role("button", name="Choisir rubrique").click()
    officer.page.get_by_role("dialog").get_by_role("link", name="Emploi").click()
    officer.page.get_by_role("button", name="Insérer un bloc").first.click()
    officer.page.get_by_role("option", name="Texte", exact=True).click()
    officer.page.get_by_role("textbox").and_(
        officer.page.locator("[contenteditable]")
    ).first.press_sequentially(TEXT)
    officer.page.wait_for_function(KEPT_BY_THE_EDITOR, arg=TEXT)
    officer.page.get_by_role("textbox", name="Mots clés").or_(
        officer.page.locator(".tagit-new input")
    ).first.fill("café")
    officer.page.keyboard.press("Tab")


def preview(officer: Visitor) -> None:
    """The page as it will be, beside the form."""
    officer.page.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    shown = officer.page.frame_locator("iframe").first
    shown.get_by_role("heading", level=1, name=TITLE).wait_for()
    shown.get_by_text(TEXT).first.wait_for()


def plan(officer: Visitor, moment: datetime) -> None:
    """The day and the hour at which the page is to appear."""
    officer.page.get_by_role("button", name="Afficher/masquer le statut").click()
    officer.page.get_by_role("button", name="Programmer").click()
    window = officer.page.get_by_role("dialog")
    window.get_by_role("textbox", name="Date/heure de publication").fill(f"{moment:%Y-%m-%d %H:%M}")
    window.get_by_role("button", name="Enregistrer").press(
        "Enter"
    )  # the open calendar hides it from the mouse
    officer.reads(TITLE)
    officer.page.wait_for_url("**/edit/")


def answer(visitor: Visitor, path: str) -> int:
    """The status of an address, redirections not followed."""
    return visitor.page.request.get(visitor.hub.address + path, max_redirects=0).status
