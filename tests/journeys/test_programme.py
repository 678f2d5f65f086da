"""A programme is made by clicks alone; from there somebody finds it, applies, is matched, signs, and is counted."""

from django.utils import timezone

from portal.demo.accounts import MANAGER

from .people import Person, agree_to_the_card, apply_as_mentee, apply_as_mentor, confirm, get_ready
from .team import accept, in_menu, main_of, propose, record, sign_in
from .test_walk import Two, meet, say_yes, sign
from .visitors import DESK, Visitor

NAME = "Décrochage scolaire"
TWO = Two(
    Person("Solenn", "Vergnaud-Kermarrec", "solenn@courriel.example"),
    Person("Ilyes", "Boukhatem", "ilyes@courriel.example"),
    javascript=True,
)


def make(manager: Visitor) -> None:
    """Name, track, first day, one question: the rest is as usual."""
    in_menu(manager, "Mentorat", "Dispositifs")
    manager.press(main_of(manager).get_by_role("link", name="Nouveau dispositif"))
    manager.write("Nom", NAME)
    manager.write("En une phrase", "Reprendre pied au collège avec quelqu’un à ses côtés.")
    manager.write("Ouvert à partir du", timezone.localdate().isoformat())
    manager.page.get_by_label("Parcours").first.select_option(label="Autre")
    manager.write("Secteur", "0")
    manager.reads("Total\u00a0: 85 sur 100")
    manager.write("Secteur", "15")
    manager.reads("Total\u00a0: 100 sur 100")
    manager.write("Question 1", "Quel établissement ?")
    manager.press(main_of(manager).get_by_role("button", name="Créer le dispositif"))
    manager.reads(NAME)


def test_a_programme_made_by_clicks_carries_somebody_to_a_signed_charter(hub, visit):
    manager, mentor, mentee = visit(width=DESK), visit(), visit()
    sign_in(manager, MANAGER)
    make(manager)
    apply_as_mentor(mentor, TWO.mentor)
    confirm(mentor, TWO.mentor)
    accept(manager, TWO.mentor)
    get_ready(mentor, TWO.mentor)
    record(manager, "Mentorat", "Mentors", TWO.mentor.last_name)
    manager.press(main_of(manager).get_by_role("link", name="Dispositifs de ce mentor"))
    manager.page.get_by_label(NAME).check()
    manager.press(main_of(manager).get_by_role("button", name="Enregistrer"))
    apply_as_mentee(mentee, TWO.mentee, NAME, own="Quel établissement")
    confirm(mentee, TWO.mentee)
    accept(manager, TWO.mentee)
    agree_to_the_card(mentee, TWO.mentee)
    propose(manager, TWO.mentee, TWO.mentor)
    say_yes(mentor, TWO)
    meet(mentee, TWO)
    sign(mentor, TWO.mentor)
    sign(mentee, TWO.mentee)
    in_menu(manager, "Mentorat", "Dispositifs")
    row = main_of(manager).get_by_role("row").filter(has_text=NAME)
    assert "1" in row.inner_text()
    counted = "select count(*) from mentoring_pair p join mentoring_programme g on g.id = p.programme_id"
    assert hub.ask(f"{counted} where g.name = '{NAME}' and p.state = 'active'") == 1
