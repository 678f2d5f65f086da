"""From six months of dates to the sheet of who was there."""

from datetime import timedelta

from django.utils import timezone

from portal.demo.accounts import MANAGER

from .people import Person, apply_as_mentor, confirm
from .team import accept, in_menu, main_of, sign_in
from .visitors import DESK

MENTOR = Person("Bérénice", "Castelnau-Ruiz", "berenice@courriel.example")
PLACE = "Maison du port, salle des cartes"


def test_from_a_series_to_attendance(hub, visit):
    manager, mentor = visit(width=DESK), visit()
    apply_as_mentor(mentor, MENTOR)
    confirm(mentor, MENTOR)
    sign_in(manager, MANAGER)
    accept(manager, MENTOR)
    in_menu(manager, "Agenda", "Rencontres entre mentors")
    manager.press(main_of(manager).get_by_role("link", name="Poser six mois de dates"))
    manager.write("Première date", (timezone.localdate() + timedelta(days=12)).isoformat())
    manager.write("Lieu", PLACE)
    for box in main_of(manager).get_by_role("checkbox").all():
        box.check()
    manager.press(main_of(manager).get_by_role("button", name="Voir les dates"))
    manager.press(main_of(manager).get_by_role("button", name="Poser ces dates"))
    manager.open("/admin/rencontres-entre-mentors/calendrier/")
    assert main_of(manager).get_by_role("table").count() == 6
    buttons = main_of(manager).locator(".td-tools .button").all()
    assert len({button.bounding_box()["y"] for button in buttons}) == 1
    mentor.follow_mail(MENTOR.email, "Les prochaines rencontres", "Voir la rencontre", says=PLACE)
    mentor.reads(PLACE)
    mentor.click("Je viens")
    mentor.reads("Nous vous attendons")
    hub.pass_days("mentoring_gathering", 20, f"place = '{PLACE}'", "starts_at")
    in_menu(manager, "Agenda", "Rencontres entre mentors")
    manager.press(main_of(manager).get_by_role("link", name="Passée"))
    row = main_of(manager).get_by_role("row").filter(has_text=PLACE)
    manager.press(row.get_by_role("link").first)
    manager.press(main_of(manager).get_by_role("link", name="Noter qui était là"))
    line = main_of(manager).get_by_role("group", name=MENTOR.full_name)
    line.get_by_label("Était là").first.check()
    manager.press(main_of(manager).get_by_role("button", name="Enregistrer la feuille"))
    manager.reads("La feuille est enregistrée")
    rows = "select count(*) from mentoring_attendance a join mentoring_gathering g on g.id = a.gathering_id"
    assert hub.ask(f"{rows} where g.place = '{PLACE}' and a.state = 'attended'") == 1
