"""When it is no: a client, a name that is not wished, a mentor who passes and rests, a card that nobody answers."""

from datetime import timedelta

from django.utils import timezone

from .people import (
    Person,
    agree_to_the_card,
    apply_as_founder,
    apply_as_mentee,
    apply_as_mentor,
    confirm,
    get_ready,
)
from .team import accept, board_of, main_of, propose, record, sign_in
from .visitors import DESK, Visitor

FIRM = "Transports Camoins"


def arrive(visit, officer: Visitor, mentor: Person, mentee: Person, apply) -> tuple[Visitor, Visitor]:
    """Both apply, are accepted and get ready."""
    his, hers = visit(), visit()
    apply_as_mentor(his, mentor, company=FIRM)
    confirm(his, mentor)
    apply(hers, mentee)
    confirm(hers, mentee)
    sign_in(officer)
    accept(officer, mentor)
    accept(officer, mentee)
    get_ready(his, mentor)
    return his, hers


def set_aside(officer: Visitor) -> str:
    """What the board says of those who are not proposed, once unfolded."""
    folded = main_of(officer).locator("details").filter(has_text="mis de côté")
    folded.locator("summary").click()
    return folded.inner_text()


def test_a_client_of_the_founder_is_not_proposed_and_why_is_said(visit):
    officer = visit(width=DESK)
    mentor = Person("Odilon", "Garrabet", "odilon@courriel.example")
    founder = Person("Nadège", "Payet-Lauret", "nadege@courriel.example")
    _his, hers = arrive(
        visit, officer, mentor, founder, lambda visitor, person: apply_as_founder(visitor, person, FIRM)
    )
    agree_to_the_card(hers, founder)
    record(officer, "Mentorat", "Mentors", mentor.last_name)
    officer.press(main_of(officer).get_by_role("link", name="Dispositifs de ce mentor"))
    officer.page.get_by_label("Tandem Entreprendre").check()
    officer.press(main_of(officer).get_by_role("button", name="Enregistrer"))
    board_of(officer, founder)
    assert "jamais un client direct" in set_aside(officer)
    rows = main_of(officer).get_by_role("row").filter(has_text=mentor.last_name)
    assert rows.filter(has=officer.page.get_by_role("link", name="Proposer")).count() == 0


def test_a_mentee_vetoes_and_a_mentor_passes_then_rests_and_a_card_lapses(hub, visit):
    officer = visit(width=DESK)
    mentor = Person("Philibert", "Escarguel", "philibert@courriel.example")
    mentee = Person("Aïda", "Messaoudene", "aida@courriel.example")
    his, hers = arrive(visit, officer, mentor, mentee, apply_as_mentee)
    hers.follow_mail(mentee.email, "Bienvenue", "Lire ma fiche")
    hers.click("Nommer une personne ou une entreprise")
    hers.write("Personne ou entreprise", FIRM)
    hers.tick("Quel est le lien", "Je ne souhaite pas")
    hers.click("Enregistrer ce nom")
    hers.click("D’accord")
    board_of(officer, mentee)
    assert "Non souhaitée" in set_aside(officer)
    hers.click("Retirer")
    propose(officer, mentee, mentor)
    his.follow_mail(mentor.email, "Nous avons pensé à vous", "Lire la proposition")
    his.click("Pas cette fois")
    his.tick("Qu’est-ce qui vous en empêche", "Je manque de temps")
    his.write("Et mettez-moi en pause", (timezone.localdate() + timedelta(days=30)).isoformat())
    his.click("Envoyer ma réponse")
    his.reads("Vous êtes en pause jusqu’au")
    board_of(officer, mentee)
    assert "1 proposition sans suite" in main_of(officer).inner_text()
    other = main_of(officer).get_by_role("link", name="Proposer").first
    officer.press(other)
    officer.press(main_of(officer).get_by_role("button", name="Envoyer la proposition"))
    where = (
        "state = 'sent' and mentee_id = (select m.id from mentoring_mentee m join accounts_user u "
        f"on u.id = m.person_id where u.email = '{mentee.email}')"
    )
    hub.pass_days("mentoring_proposal", 30, where, "sent_at", "deadline_at")
    board_of(officer, mentee)
    assert "2 propositions sans suite" in main_of(officer).inner_text()
