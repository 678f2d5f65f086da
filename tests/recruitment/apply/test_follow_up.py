"""The follow-up page, and the links that lead to it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from mentoring.lifecycle import PUBLIC_LABELS, MenteeState
from portal.core.days import day_of
from portal.core.models import Link, Message
from recruitment import doors
from recruitment.domain import holding, intake, interviews, lapses, moderation, quotas
from recruitment.models import Application, Draft
from tests.factories.recruitment import ApplicationFactory
from tests.recruitment.apply.filling import errors, fill, start
from tests.recruitment.mailbox import letter, links_in, read

pytestmark = pytest.mark.django_db


def page(response):
    return BeautifulSoup(response.content, "html.parser")


def heading(response):
    return page(response).find("h1").get_text(strip=True)


def text_of(response):
    return " ".join(page(response).find("main").get_text(" ", strip=True).split())


def open_page(client, template):
    """Follow the last link of a mail; gives the page it opens."""
    return client.post(links_in(letter(template))[-1], follow=True)


def path_of(application):
    return f"/candidature/suivi/{application.uuid}/"


def test_the_page_opens_by_its_link_only(client):
    application = ApplicationFactory(confirmed=True)
    unknown = client.get("/candidature/suivi/7b0cfd20-3ef6-4a3f-8c63-5a39d0c2c0e4/")
    known = client.get(path_of(application))
    assert (known.status_code, unknown.status_code) == (404, 404)
    assert text_of(known) == text_of(unknown)
    assert client.post(path_of(application), {"reply": "x"}).status_code == 404
    assert client.post(path_of(application) + "retirer/").status_code == 404
    assert heading(open_page(client, "received")) == "Candidature reçue"
    assert client.get(path_of(application)).status_code == 200
    assert Client().get(path_of(application)).status_code == 404


def test_looking_changes_nothing(client):
    application = ApplicationFactory(confirmed=True)
    open_page(client, "received")
    before = (Application.objects.values().get(), Link.objects.count(), Message.objects.count())
    for url in (path_of(application), path_of(application) + "retirer/") * 2:
        assert client.get(url).status_code == 200
    assert (Application.objects.values().get(), Link.objects.count(), Message.objects.count()) == before


def test_the_page_tells_the_stages_and_their_days(client):
    application = ApplicationFactory(confirmed=True)
    shown = page(open_page(client, "received"))
    titles = [mark.contents[0].strip() for mark in shown.select(".frise__titre")]
    assert titles == ["Candidature envoyée", "Adresse confirmée", "Lue par l’équipe", "Notre réponse"]
    days = [time["datetime"] for time in shown.select(".frise time")]
    assert days == [str(day_of(application.sent_at)), str(day_of(application.confirmed_at))]
    assert "L’équipe vous répond d’ici au" in shown.get_text()


def test_before_the_address_is_confirmed_the_page_says_how(client):
    ApplicationFactory()
    opened = open_page(client, "confirm_address")
    assert heading(opened) == "Confirmez votre adresse"
    assert "Ouvrez le message envoyé à helene@exemple.fr" in text_of(opened)


def test_the_officer_is_named(client, officer):
    ApplicationFactory(taken_by=officer)
    assert "Camille lit votre candidature" in text_of(open_page(client, "taken"))


def test_the_question_is_answered_on_the_page(client, officer):
    application = ApplicationFactory(asked_by=officer)
    shown = open_page(client, "question")
    assert "Quand peut-on vous appeler ?" in text_of(shown)
    refused = client.post(path_of(application), {"reply": " "})
    assert errors(refused) == ["Écrivez votre réponse."]
    assert page(refused).title.get_text().startswith("Erreur")
    done = client.post(path_of(application), {"reply": "Le matin."}, follow=True)
    assert heading(done) == "En cours d’examen"
    assert Application.objects.get().reply == "Le matin."


def test_an_answer_that_comes_too_late_is_refused_and_kept_on_the_page(client, officer):
    application = ApplicationFactory(asked_by=officer)
    open_page(client, "question")
    intake.complete(application=application, reply="Le matin.", now=timezone.now())
    refused = client.post(path_of(application), {"reply": "Le soir, finalement."})
    assert errors(refused) == ["La candidature n’en est plus à cette étape."]


def test_withdrawing_asks_first(client):
    application = ApplicationFactory(confirmed=True)
    open_page(client, "received")
    asked = client.get(path_of(application) + "retirer/")
    assert heading(asked).replace("\xa0", " ") == "Retirer ma candidature ?"
    done = client.post(path_of(application) + "retirer/", follow=True)
    assert heading(done) == "Candidature retirée"
    assert "Retirer ma candidature" not in text_of(done)


def test_after_a_decision_there_is_nothing_to_withdraw(client, officer):
    application = ApplicationFactory(confirmed=True)
    open_page(client, "received")
    moderation.decline(application=application, reason="need", by=officer, seen_version=2, now=timezone.now())
    refused = client.post(path_of(application) + "retirer/")
    assert refused.status_code == 409
    assert "n’en est plus à cette étape" in text_of(refused)
    assert heading(client.get(path_of(application))) == "Réponse envoyée"


def test_an_accepted_mentor_is_welcomed(client, officer, now):
    application = ApplicationFactory(taken_by=officer)
    moderation.accept(
        application=application, by=officer, seen_version=3, met_on=day_of(now), now=timezone.now()
    )
    opened = open_page(client, "accepted")
    assert heading(opened) == "Profil validé"
    assert "Nous vous écrirons dès qu’une personne pourrait vous correspondre." in text_of(opened)


def test_an_accepted_mentee_reads_where_the_search_stands(client, officer):
    application = ApplicationFactory(mentee=True, taken_by=officer)
    moderation.accept(application=application, by=officer, seen_version=3, now=timezone.now())
    opened = open_page(client, "accepted")
    assert f"{PUBLIC_LABELS[MenteeState.WAITING]}." in text_of(opened)
    application = Application.objects.get()
    application.person.mentee_files.all().delete()
    assert "Nous vous écrirons dès qu’un mentor aura dit oui." in text_of(client.get(path_of(application)))


def test_an_application_set_aside_names_the_other(client):
    live = ApplicationFactory(confirmed=True)
    second = ApplicationFactory()
    confirm = links_in(read(timezone.now() + timedelta(hours=1))[-1])[0]
    opened = client.post(confirm, follow=True)
    assert f"Vous avez déjà une candidature en cours, {live.reference}" in text_of(opened)
    assert Application.objects.get(pk=second.pk).state == "withdrawn"


def test_a_lapsed_application_says_so(client):
    application = ApplicationFactory()
    open_page(client, "confirm_address")
    row = Application.objects.get()
    row.expire()
    row.closed_at = timezone.now()
    row.save(update_fields=["state", "closed_at"])
    assert "nous avons clos cette candidature" in text_of(client.get(path_of(application)))


def held(officer, **story):
    application = ApplicationFactory(mentee=True, taken_by=officer, **story)
    return holding.hold(
        application=application, reason="mentors", by=officer, seen_version=3, now=timezone.now()
    )


def test_on_the_waiting_list_the_page_says_why_until_when_and_that_nothing_is_to_do(client, officer):
    application = held(officer)
    opened = open_page(client, "held")
    assert heading(opened) == "Sur liste d’attente"
    said = text_of(opened)
    assert "Nous n’avons pas encore, près de chez vous, de mentor" in said
    assert "Vous n’avez rien à faire" in said
    assert str(application.held_at.year + 1) in said
    assert "Retirer ma candidature" in said
    titles = [mark.contents[0].strip() for mark in page(opened).select(".frise__titre")]
    assert titles[-2:] == ["Mise sur la liste d’attente", "Notre réponse"]


def test_a_year_on_the_waiting_list_is_not_told_as_a_silence(client, officer):
    application = held(officer)
    open_page(client, "held")
    lapses.expire_held(timezone.now() + timedelta(days=366))
    closed = client.get(path_of(application))
    assert heading(closed) == "Close après un an sur la liste d’attente"
    assert "Un an a passé" in text_of(closed)
    assert "sans réponse de votre part" not in text_of(closed)


def test_taken_up_again_or_looked_at_again_the_page_names_who_reads(client, officer):
    held(officer)
    holding.resume(application=Application.objects.get(), by=officer, seen_version=4, now=timezone.now())
    assert "Camille lit votre candidature" in text_of(open_page(client, "resumed"))
    application = Application.objects.get()
    moderation.decline(application=application, reason="need", by=officer, seen_version=5, now=timezone.now())
    holding.reconsider(application=application, by=officer, seen_version=6, now=timezone.now())
    opened = open_page(client, "reconsidered")
    assert heading(opened) == "En cours d’examen"
    assert "Camille lit votre candidature" in text_of(opened)


def test_the_talk_stands_among_the_stages_and_its_notes_do_not(client, officer):
    application = ApplicationFactory(taken_by=officer)
    interviews.note(
        application=application,
        held_on=day_of(timezone.now()),
        channel="face",
        notes="À revoir",
        by=officer,
        seen_version=3,
        now=timezone.now(),
    )
    said = text_of(open_page(client, "taken"))
    assert "Nous avons échangé ensemble" in said
    assert "À revoir" not in said


def test_whoever_read_it_may_be_gone(client, officer):
    ApplicationFactory(taken_by=officer)
    Application.objects.update(assigned_to=None)
    assert "L’équipe lit votre candidature" in text_of(open_page(client, "taken"))


def test_confirming_by_link_happens_once(client):
    ApplicationFactory()
    confirm = links_in(letter("confirm_address"))[0]
    assert client.get(confirm).status_code == client.head(confirm).status_code == 200
    assert Application.objects.get().state == "sent"
    assert client.post(confirm).status_code == 302
    assert (client.get(confirm).status_code, client.post(confirm).status_code) == (410, 410)
    assert Application.objects.get().version == 2


def test_a_spent_link_sends_a_new_one_on_demand(client):
    ApplicationFactory(confirmed=True)
    spent = links_in(letter("received"))[0]
    client.post(spent)
    answer = client.post(spent, {"renew": "1"})
    assert answer.status_code == 200
    [link] = links_in(letter("follow_again"))
    assert heading(Client().post(link, follow=True)) == "Candidature reçue"


def test_a_spent_proof_of_address_not_used_in_time_is_renewed(client):
    application = ApplicationFactory()
    confirm = links_in(letter("confirm_address"))[0]
    Link.objects.filter(purpose="confirm").update(revoked_at=timezone.now())
    client.post(confirm, {"renew": "1"})
    again = Message.objects.filter(template="recruitment/confirm_address").order_by("pk").last()
    assert (again.address, again.dedupe_key.startswith("link:")) == (application.email, True)


def test_renewals_have_a_limit_and_the_answer_does_not_tell(client, monkeypatch):
    monkeypatch.setitem(quotas.LIMITS, "mail to", 1)
    ApplicationFactory(confirmed=True)
    spent = links_in(letter("received"))[0]
    client.post(spent)
    answers = {client.post(spent, {"renew": "1"}).content for _time in range(3)}
    assert len(answers) == 1
    assert Message.objects.filter(template="recruitment/follow_again").count() == 1


def test_a_link_to_a_draft_is_renewed_while_the_draft_is_open(client, hub):
    address = start(client)
    fill(client, address, until="vos-envies")
    client.post(address.replace("vos-coordonnees", "finir-plus-tard"), {"email": "helene@exemple.fr"})
    [spent] = links_in(letter("finish_later"))
    client.post(spent)
    client.post(spent, {"renew": "1"})
    assert Message.objects.filter(template="recruitment/finish_later").count() == 2


def test_a_link_to_a_draft_that_is_over_is_not_renewed(client, hub, monkeypatch):
    link = Link(target="draft:7b0cfd20-3ef6-4a3f-8c63-5a39d0c2c0e4")
    now = timezone.now()
    assert doors.renew_draft(link, now) is False
    start(client)
    Draft.objects.update(email="a@exemple.fr")
    link = Link(target=f"draft:{Draft.objects.get().pk}")
    assert doors.renew_draft(link, now + timedelta(days=30)) is False
    monkeypatch.setitem(quotas.LIMITS, "mail to", 0)
    assert doors.renew_draft(link, now) is False
    assert Message.objects.count() == 0


def test_a_link_to_nothing_changes_nothing():
    link = Link(target="application:7b0cfd20-3ef6-4a3f-8c63-5a39d0c2c0e4")
    assert doors.confirm(link, timezone.now()) is None
    assert doors.renew_application(link, timezone.now()) is False


def test_a_known_and_an_unknown_address_get_the_same_answer(client, hub):
    ApplicationFactory(confirmed=True)
    answers = {}
    for address in ("helene@exemple.fr", "inconnu@exemple.fr"):
        asked = client.post("/candidature/retrouver/", {"email": address})
        shown = client.get(asked.url)
        answers[address] = (asked.status_code, asked.url, shown.content)
    assert answers["helene@exemple.fr"] == answers["inconnu@exemple.fr"]
    assert {"recruitment/follow_again", "recruitment/nothing_found"} <= set(
        Message.objects.values_list("template", flat=True)
    )


def test_looking_for_a_lost_link_needs_an_address_and_has_a_limit(client, hub, monkeypatch):
    refused = client.post("/candidature/retrouver/", {"email": ""})
    assert errors(refused) == ["Indiquez votre adresse e-mail."]
    monkeypatch.setitem(quotas.LIMITS, "mail from", 0)
    refused = client.post("/candidature/retrouver/", {"email": "a@exemple.fr"})
    assert errors(refused)[0].startswith("Trop d’envois")
