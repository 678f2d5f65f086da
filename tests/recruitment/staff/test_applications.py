"""Moderating applications from the admin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.models import Mentee, Mentor
from portal.accounts.models import RoleKind
from portal.core.models import Message, ViewLog
from recruitment.domain import moderation
from recruitment.models import Application
from tests.factories.accounts import StaffFactory, sign_in
from tests.factories.mentoring import ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory

pytestmark = pytest.mark.django_db
REGISTER = "/admin/candidatures/"


def page_of(application):
    return reverse("staff_application_inspect", args=[application.pk])


def act(name, application):
    return reverse(f"staff_application_{name}", args=[application.pk])


def do(client, name, application, **answers):
    path = act(name, application)
    seen = client.get(path).context["form"]["seen"].value()
    return client.post(path, {"seen": seen, **answers})


def now_of(application):
    return Application.objects.get(pk=application.pk)


def test_the_register_shows_first_what_is_to_moderate_the_oldest_first(client):
    officer = sign_in(client)
    older = ApplicationFactory(confirmed=True, now=timezone.now() - timedelta(days=3), email="a@exemple.fr")
    newer = ApplicationFactory(mentee=True, taken_by=officer)
    over = ApplicationFactory(taken_by=officer, email="c@exemple.fr", first_name="Paul")
    moderation.decline(
        application=over, reason="other", by=officer, seen_version=over.version, now=timezone.now()
    )
    page = client.get(REGISTER).content.decode()
    assert page.index(older.reference) < page.index(newer.reference)
    assert over.reference not in page
    assert over.reference in client.get(REGISTER, {"state": "all"}).content.decode()


def test_an_unconfirmed_application_stands_in_the_queue_marked(client):
    sign_in(client)
    application = ApplicationFactory()
    assert "adresse non confirmée" in client.get(REGISTER).content.decode()
    assert "adresse non confirmée" in client.get(page_of(application)).content.decode()


def test_waiting_is_counted_in_working_days_against_the_promise(client):
    sign_in(client)
    application = ApplicationFactory(confirmed=True, now=timezone.now() - timedelta(days=28))
    response = client.get(page_of(application))
    assert response.context["late"]
    assert "jours ouvrés sur 5" in response.content.decode()


def test_the_page_reads_in_the_applicants_words_by_step(client):
    reader = sign_in(client)
    application = ApplicationFactory(mentee=True, confirmed=True)
    page = client.get(page_of(application)).content.decode()
    for words in ("J’ai le diplôme mais pas les codes.", "Le travail que vous cherchez", "Marignane (13700)"):
        assert words in page
    assert "support_practical" not in page
    assert list(ViewLog.objects.values_list("viewer", "subject")) == [(reader.pk, application.reference)]


def test_an_officer_takes_an_application_in_hand(client):
    officer = sign_in(client)
    application = ApplicationFactory(confirmed=True)
    response = do(client, "take", application)
    after = now_of(application)
    assert response["Location"] == page_of(application)
    assert (after.state, after.assigned_to) == ("in_review", officer)


def test_a_question_is_asked_and_its_answer_read(client):
    sign_in(client)
    application = ApplicationFactory(confirmed=True)
    do(client, "ask", application, question="Quand peut-on vous appeler ?")
    assert now_of(application).state == "info_requested"
    page = client.get(page_of(application)).content.decode()
    assert "Quand peut-on vous appeler ?" in page
    assert "Pas encore de réponse" in page


def test_a_mentor_is_accepted_once_met_with_a_number_of_places(client):
    officer = sign_in(client)
    application = ApplicationFactory(taken_by=officer)
    form = client.get(act("accept", application)).context["form"]
    assert str(form["places"].value()) == "2"
    refused = do(client, "accept", application, met_on="", places=1)
    assert refused.context["form"].errors["met_on"]
    do(client, "accept", application, met_on=timezone.localdate().isoformat(), places=1)
    mentor = Mentor.objects.get()
    assert (mentor.vetted_on, mentor.places.count()) == (timezone.localdate(), 1)


def test_a_mentee_is_accepted_by_one_click(client):
    officer = sign_in(client)
    application = ApplicationFactory(mentee=True, taken_by=officer)
    do(client, "accept", application)
    assert Mentee.objects.get().person.first_name == "Inès"


def test_declining_needs_a_reason_and_keeps_the_note_for_the_team(client):
    sign_in(client)
    application = ApplicationFactory(confirmed=True)
    refused = do(client, "decline", application, note="Vu avec la structure")
    assert refused.context["form"].errors["reason"]
    assert "Vu avec la structure" in refused.content.decode()
    do(client, "decline", application, reason="territory", note="Vu avec la structure")
    assert now_of(application).decline_note == "Vu avec la structure"
    assert not Message.objects.filter(text__contains="Vu avec la structure").exists()


def test_a_change_made_meanwhile_is_said_and_nothing_typed_is_lost(client):
    sign_in(client)
    application = ApplicationFactory(confirmed=True)
    path = act("ask", application)
    old = client.get(path).context["form"]["seen"].value()
    colleague = StaffFactory()
    moderation.take(
        application=application, by=colleague, seen_version=application.version, now=timezone.now()
    )
    response = client.post(path, {"seen": old, "question": "Avez-vous le permis ?"})
    page = response.content.decode()
    assert now_of(application).question == ""
    assert "Avez-vous le permis ?" in page
    assert response.context["form"].non_field_errors()
    fresh = response.context["form"]["seen"].value()
    assert client.post(path, {"seen": fresh, "question": "Avez-vous le permis ?"}).status_code == 302


@pytest.mark.parametrize("forged", ["", "zz", "-1", "99999999999999999999"])
def test_a_forged_version_is_refused_without_a_fault(client, forged):
    sign_in(client)
    application = ApplicationFactory(confirmed=True)
    assert client.post(act("take", application), {"seen": forged}).status_code == 200
    assert now_of(application).state == "received"


@pytest.mark.parametrize("name", ["take", "ask", "accept", "decline"])
def test_an_application_outside_the_scope_is_not_found(client, name):
    application = ApplicationFactory(confirmed=True)
    sign_in(client, kind=RoleKind.COORDINATOR, over=ProgrammeFactory())
    for path in (act(name, application), page_of(application)):
        assert client.get(path).status_code == 404
    assert client.post(act(name, application)).status_code == 404


def test_an_administrator_sees_no_application(client):
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    application = ApplicationFactory(confirmed=True)
    for path in (REGISTER, page_of(application), act("take", application)):
        assert client.get(path).status_code == 302


CANARY = '<script>zq("x")</script>'


def test_what_an_applicant_typed_is_escaped_everywhere(client):
    officer = sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    application = ApplicationFactory(
        mentee=True,
        asked_by=officer,
        question=CANARY,
        first_name=CANARY,
        last_name=CANARY,
        words=CANARY,
        aim=CANARY,
        obstacles=CANARY,
        phone=CANARY[:20],
        other_structure=CANARY,
    )
    history = reverse("staff_application_history", args=[application.pk])
    paths = [REGISTER, page_of(application), history, act("decline", application), f"{REGISTER}?q={CANARY}"]
    pages = {path: client.get(path).content.decode() for path in paths}
    assert [path for path, page in pages.items() if "<script>zq" in page] == []
    assert pages[page_of(application)].count("&lt;script&gt;zq") >= 5
