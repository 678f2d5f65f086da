"""Writing to the hub: the message leaves once, errors help, robots are turned away, nothing is lost."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.utils import timezone

from cms_pages import forms
from cms_pages.models import SiteSettings
from portal.core import outbox
from portal.core.models import Message

PATH = "/contact/"


@pytest.fixture
def later(monkeypatch):
    """A signer whose forms were shown some seconds ago."""

    def shown(seconds):
        then = timezone.now() - timedelta(seconds=seconds)
        with monkeypatch.context() as patched:
            patched.setattr(signing.time, "time", then.timestamp)
            return forms.new_stamp()

    return shown


@pytest.fixture
def answers(later):
    return {
        "name": "Inès Łukasik",
        "email": "ines@exemple.fr",
        "phone": "",
        "subject": "Devenir mentor",
        "message": "Bonjour,\nje voudrais en savoir plus.",
        "website": "",
        "stamp": later(20),
    }


def read(response):
    return BeautifulSoup(response.content, "html.parser")


def test_a_message_leaves_for_the_hub_and_the_writer_is_thanked(client, answers):
    response = client.post(PATH, answers, follow=True)
    assert response.redirect_chain == [("/contact/?sent=yes", 302)]
    page = read(response)
    assert page.h1.text == "Votre message est parti"
    assert page.title.text == "Votre message est parti – Tandem"
    assert page.find("form") is None
    message = Message.objects.get()
    assert (message.template, message.address) == ("cms_pages/contact", "bonjour@tandem.example")
    assert message.subject == "Message du site : Devenir mentor"
    assert "Inès Łukasik a écrit sur la page de contact." in message.text
    assert "Répondre à\u00a0: ines@exemple.fr" in message.text
    assert "je voudrais en savoir plus." in message.text


def test_the_message_is_delivered_as_plain_words(client, answers, mailoutbox):
    client.post(PATH, {**answers, "message": "<b>Gras</b> & <script>zq()</script>"})
    assert outbox.deliver_due() == 1
    mail = mailoutbox[0]
    assert "<b>Gras</b> & <script>zq()</script>" in mail.body
    html = mail.alternatives[0].content
    assert "<script" not in html
    assert "&lt;b&gt;Gras&lt;/b&gt;" in html


def test_a_line_break_in_an_answer_adds_no_header_to_the_mail(client, answers):
    assert client.post(PATH, {**answers, "name": "Inès\r\nBcc: autre@exemple.fr"}).status_code in {200, 302}
    assert all("\n" not in message.subject for message in Message.objects.all())


def test_the_same_form_sent_twice_makes_one_message(client, answers):
    for _click in range(2):
        assert client.post(PATH, answers).status_code == 302
    assert Message.objects.count() == 1


def test_reading_the_page_changes_nothing(client):
    client.get(PATH)
    client.get(f"{PATH}?sent=yes")
    assert Message.objects.count() == 0
    assert SiteSettings.objects.count() == 1


def test_errors_are_told_above_the_title_and_at_each_field_in_the_same_words(client, answers):
    page = read(client.post(PATH, {**answers, "name": "", "email": "ines@", "subject": "", "message": ""}))
    summary = page.find(role="alert")
    expected = {
        "id_name": "Indiquez votre nom",
        "id_email": "Indiquez une adresse e-mail comme nom@exemple.fr",
        "id_subject": "Choisissez de quoi il s’agit",
        "id_message": "Écrivez votre message",
    }
    assert page.title.text.startswith("Erreur\u00a0: Contact")
    assert summary["tabindex"] == "-1"
    assert {link["href"][1:]: link.text for link in summary.find_all("a")} == expected
    for name, words in expected.items():
        field = page.find(id=name)
        assert field["aria-invalid"] == "true"
        assert page.find(id=f"{name}_error").text.strip() == words
    assert page.find(id="id_email")["value"] == "ines@"
    assert Message.objects.count() == 0


def test_required_fields_are_starred_and_the_rule_is_said(soup):
    page = soup(PATH)
    assert "Les champs indiqués par un astérisque (*) sont obligatoires." in page.form.text
    labels = [label.text.strip() for label in page.form.find_all("label")]
    assert labels == [
        "Votre nom *",
        "Votre adresse e-mail *",
        "Votre numéro de téléphone (facultatif)",
        "De quoi s’agit-il\u00a0? *",
        "Votre message *",
        "Laissez ce champ vide",
    ]


def test_a_robot_that_fills_in_the_hidden_field_sends_nothing(client, answers):
    page = read(client.post(PATH, {**answers, "website": "https://spam.example"}))
    assert page.find(role="alert").a.text == "Videz le champ réservé aux robots, puis envoyez à nouveau."
    assert page.find(id="id_website").find_parent(attrs={"aria-hidden": True}) is None
    assert Message.objects.count() == 0


def test_a_network_sends_thirty_messages_a_day_and_the_next_one_is_kept_on_the_page(client, answers, later):
    for _message in range(30):
        assert client.post(PATH, {**answers, "stamp": later(20)}).status_code == 302
    page = read(client.post(PATH, answers))
    assert page.find(role="alert").li.text.startswith("Trop d’envois")
    assert page.find(id="id_message").text.strip() == answers["message"]
    assert Message.objects.count() == 30


def test_a_form_sent_at_once_is_shown_again_and_leaves_a_moment_later(client, answers, later):
    page = read(client.post(PATH, {**answers, "stamp": later(1)}))
    assert (
        page.find(role="alert").li.text == "Le formulaire est parti très vite. Relisez-le, puis envoyez-le."
    )
    assert page.find(id="id_message").text.strip() == answers["message"]
    assert Message.objects.count() == 0
    assert client.post(PATH, answers).status_code == 302


@pytest.mark.parametrize("stamp", ["", "forged", "abc:1tXxXx:forged"])
def test_a_form_that_is_not_ours_is_given_a_fresh_number_and_loses_nothing(client, answers, stamp):
    page = read(client.post(PATH, {**answers, "stamp": stamp}))
    assert (
        page.find(role="alert").li.text == "Ce formulaire est resté ouvert longtemps. Envoyez-le à nouveau."
    )
    fresh = page.find(id="id_stamp")["value"]
    assert forms.SEAL.unsign(fresh)
    assert page.find(id="id_name")["value"] == answers["name"]


def test_a_form_left_open_for_two_days_is_given_a_fresh_number(client, answers, later):
    page = read(client.post(PATH, {**answers, "stamp": later(2 * 24 * 3600)}))
    assert (
        page.find(role="alert").li.text == "Ce formulaire est resté ouvert longtemps. Envoyez-le à nouveau."
    )


def test_a_form_sent_at_once_with_faults_is_told_the_faults_alone(client, answers, later):
    page = read(client.post(PATH, {**answers, "stamp": later(1), "name": ""}))
    assert [line.text for line in page.find(role="alert").find_all("li")] == ["Indiquez votre nom"]


def test_a_subject_that_is_not_offered_is_refused(client, answers):
    assert client.post(PATH, {**answers, "subject": "Autre"}).status_code == 200
    assert Message.objects.count() == 0


def test_the_english_page_asks_in_english(client, answers, soup):
    page = soup("/en/contact/")
    assert page.label.text.strip() == "Your name *"
    response = client.post("/en/contact/", {**answers, "subject": "Becoming a mentor"}, follow=True)
    assert read(response).h1.text == "Your message has left"


def test_a_hub_without_address_receives_at_the_address_of_its_mails(client, answers):
    SiteSettings.objects.update(email="")
    client.post(PATH, answers)
    assert Message.objects.get().address == "Tandem <bonjour@tandem.example>"
