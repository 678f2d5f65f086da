"""Reading a mail before it leaves: the act is rehearsed, shown, and undone to the last row."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from portal.core import outbox
from portal.core.acts import SHOWN_IN_FULL, ActView, Letter
from portal.core.errors import Refused
from portal.core.models import Message
from recruitment.domain import moderation
from tests.factories.accounts import StaffFactory, sign_in
from tests.factories.recruitment import ApplicationFactory
from tests.tables import everything

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def act(name, application):
    return reverse(f"staff_application_{name}", args=[application.pk])


def preview(client, name, application, **answers):
    path = act(name, application)
    seen = client.get(path).context["form"]["seen"].value()
    return client.post(path, {"seen": seen, "preview": "1", **answers})


def test_a_rehearsal_hears_what_would_be_written_and_leaves_nothing():
    application, officer = ApplicationFactory(confirmed=True), StaffFactory()
    before, now = everything(), timezone.now()
    heard = outbox.rehearse(
        lambda: moderation.take(
            application=application, by=officer, seen_version=application.version, now=now
        )
    )
    assert [message.template for message in heard] == ["recruitment/taken"]
    assert everything() == before
    assert not connection.needs_rollback


def test_what_a_rehearsal_raises_comes_out_and_leaves_nothing():
    application, officer = ApplicationFactory(taken_by=StaffFactory()), StaffFactory()
    before = everything()
    with pytest.raises(Refused):
        outbox.rehearse(
            lambda: moderation.take(
                application=application, by=officer, seen_version=application.version, now=timezone.now()
            )
        )
    assert everything() == before


def test_a_message_written_after_a_rehearsal_is_not_heard_by_it():
    assert outbox.rehearse(lambda: None) == []
    ApplicationFactory()
    assert outbox.heard.get() is None


@pytest.mark.parametrize(
    ("name", "answers", "words"),
    [
        ("take", {}, "Camille lit votre candidature"),
        ("ask", {"question": "Avez-vous le permis ?"}, "Avez-vous le permis ?"),
        ("decline", {"reason": "territory", "note": "Loin"}, "nous n’avons personne à portée de chez vous"),
        ("hold", {"reason": "programme"}, "Le dispositif est complet pour l’instant"),
    ],
)
def test_the_message_is_read_word_for_word_before_it_leaves(client, name, answers, words):
    sign_in(client)
    application = ApplicationFactory(confirmed=True)
    client.get(act(name, application))
    before = everything()
    response = preview(client, name, application, **answers)
    page = response.content.decode()
    assert response.status_code == 200
    assert [letter.to for letter in response.context["letters"]] == ["Hélène Tavernot"]
    assert words in page
    assert "[lien personnel]" in page
    assert "[[link:" not in page
    assert application.email not in page
    assert everything() == before


def test_what_was_typed_stays_and_then_leaves_as_it_was_shown(client):
    sign_in(client)
    application = ApplicationFactory(confirmed=True)
    shown = preview(client, "ask", application, question="Avez-vous le permis ?")
    form = shown.context["form"]
    assert form["question"].value() == "Avez-vous le permis ?"
    client.post(act("ask", application), {"seen": form["seen"].value(), "question": form["question"].value()})
    sent = Message.objects.get(template="recruitment/question")
    [letter] = shown.context["letters"]
    assert (letter.subject, letter.text) == (sent.subject, Letter.of(sent).text)


def test_a_refusal_is_said_in_the_preview_as_it_would_be(client):
    sign_in(client)
    application = ApplicationFactory(confirmed=True)
    response = preview(client, "accept", application, met_on=timezone.localdate().isoformat(), places=1)
    assert "letters" not in response.context
    assert response.context["form"].non_field_errors() == ["La candidature n’en est plus à cette étape."]


def test_a_preview_of_an_old_page_says_that_it_is_old(client):
    sign_in(client)
    application = ApplicationFactory(confirmed=True)
    seen = client.get(act("ask", application)).context["form"]["seen"].value()
    moderation.take(
        application=application, by=StaffFactory(), seen_version=application.version, now=timezone.now()
    )
    response = client.post(act("ask", application), {"seen": seen, "preview": "1", "question": "Quand ?"})
    assert response.context["form"].non_field_errors()
    assert "letters" not in response.context


def test_only_an_act_that_writes_offers_to_read_first(client):
    sign_in(client)
    application = ApplicationFactory(taken_by=StaffFactory())
    assert 'name="preview"' in client.get(act("decline", application)).content.decode()
    assert 'name="preview"' not in client.get(act("interview", application)).content.decode()
    assert ActView.previews is False


def test_what_is_typed_is_text_in_the_preview(client):
    sign_in(client)
    application = ApplicationFactory(confirmed=True, first_name='<script>zq("x")</script>')
    page = preview(client, "ask", application, question='<img src="zq">').content.decode()
    assert "<script>zq" not in page
    assert '<img src="zq">' not in page


def test_a_message_already_written_does_not_leave_again():
    application, now = ApplicationFactory(confirmed=True), timezone.now()
    key = f"application:{application.uuid}:received:{application.version}"
    said = {"to": application.person, "key": key, "now": now + timedelta(hours=1)}
    assert outbox.rehearse(lambda: outbox.queue("recruitment/received", **said)) == []
    assert SHOWN_IN_FULL >= 2
