"""The life of a tandem on a telephone: mentor, mentee and officer; with the keyboard alone, or without JavaScript."""

import pytest
from playwright.sync_api import Locator

from portal.demo.people import MAIL_DOMAIN

from .team import main_of, sign_in
from .visitors import Visitor

MOST_TABS = 150
HELP = "Mes horaires ont changé, nous ne savons plus quand nous voir."


class Keyboard:
    """Every control is reached by Tab, and pressed or filled without the mouse."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.keys = visitor.page.keyboard

    def reach(self, control: Locator) -> None:
        for _tab in range(MOST_TABS):
            if control.evaluate("element => element === document.activeElement"):
                return
            self.keys.press("Tab")
        raise AssertionError(f"Tab never reaches {control}")

    def press(self, name: str) -> None:
        page = self.visitor.page
        control = self.visitor.button(name).or_(self.visitor.link(name)).first
        self.reach(control)
        with page.expect_navigation():
            self.keys.press("Enter")

    def write(self, label: str, text: str) -> None:
        self.reach(self.visitor.page.get_by_label(label).first)
        self.keys.insert_text(text)


class Touch:
    """By touch, as a browser without JavaScript shows it."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def press(self, name: str) -> None:
        self.visitor.click(name)

    def write(self, label: str, text: str) -> None:
        self.visitor.page.get_by_label(label).first.fill(text)


WAYS = [
    pytest.param(Keyboard, True, ("Elif", "elif.yildizhan", "olivier.pontarelle"), id="keyboard alone"),
    pytest.param(Touch, False, ("Hicham", "hicham.belaroussi", "h.roumestang"), id="without JavaScript"),
]


def come_in(visitor: Visitor, mailbox: str) -> None:
    """The space, by a link that is mailed."""
    visitor.open("/espace/entrer/")
    visitor.write("Adresse e-mail", f"{mailbox}@{MAIL_DOMAIN}")
    visitor.click("M’envoyer le lien")
    visitor.follow_mail(f"{mailbox}@{MAIL_DOMAIN}", "Votre lien", "Ouvrir mon espace")


@pytest.mark.parametrize(("way", "javascript", "two"), WAYS)
def test_a_tandem_plans_meets_confides_and_asks_for_help_and_the_team_answers(visit, way, javascript, two):
    mentee, mentor = (visit(javascript=javascript) for _ in range(2))
    officer = visit()
    name, hers, his = two
    come_in(mentee, hers)
    mentee.page.get_by_role("main").get_by_role("link", name="Avec").first.click()
    hands = way(mentee)
    hands.press("Ouvrir notre plan")
    hands.write("Que faut-il faire", "Écrire à cinq entreprises")
    hands.press("Ajouter à notre plan")
    mentee.reads("L’action est dans votre plan")
    hands.press("Retour au tandem")
    hands.press("Nous nous sommes appelé·es")
    mentee.reads("C’est noté, merci")
    hands.press("Ouvrir nos notes")
    hands.write("Une note pour vous deux", "Parler du trac la prochaine fois")
    hands.press("Garder cette note")
    mentee.reads("Parler du trac la prochaine fois")
    hands.press("Retour au tandem")
    hands.press("Noter une rencontre")
    hands.write("La prochaine étape", "Relancer les cinq entreprises")
    hands.press("Noter cette rencontre")
    mentee.reads("La rencontre est notée")
    hands.press("Signaler une difficulté")
    hands.write("Que se passe-t-il", HELP)
    hands.press("Prévenir l’équipe")
    mentee.reads("L’équipe a votre message")
    come_in(mentor, his)
    the_mentor_reads_the_note(mentor, way, f"Avec {name}")
    the_officer_calls(officer)


def the_mentor_reads_the_note(mentor: Visitor, way: type, tandem: str) -> None:
    hands = way(mentor)
    hands.press(tandem)
    hands.press("Ouvrir nos notes")
    mentor.reads("Parler du trac la prochaine fois")
    assert HELP not in mentor.page.content()


def the_officer_calls(officer: Visitor) -> None:
    """What was asked for stands in the list with its words, the note of the pair nowhere; a call settles it."""
    sign_in(officer)
    officer.open("/admin/aujourdhui/")
    officer.reads(HELP)
    assert "Parler du trac" not in officer.page.content()
    line = main_of(officer).get_by_role("listitem").filter(has_text=HELP).first
    officer.press(line.get_by_role("link", name="Appeler, puis noter"))
    officer.write("En quelques lignes", "Appelée : nous avons trouvé un autre jour.")
    officer.press(main_of(officer).get_by_role("button", name="Noter"))
    officer.open("/admin/aujourdhui/")
    assert HELP not in officer.page.content()
