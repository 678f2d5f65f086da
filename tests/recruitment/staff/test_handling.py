"""Talks, the waiting list, a no looked at again and another officer, from the admin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import RoleKind
from portal.core.models import Message
from recruitment.domain import moderation
from recruitment.models import Application
from tests.factories.accounts import StaffFactory, sign_in
from tests.factories.mentoring import ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory

pytestmark = pytest.mark.django_db
REGISTER = "/admin/candidatures/"


def act(name, application):
    return reverse(f"staff_application_{name}", args=[application.pk])


def do(client, name, application, **answers):
    path = act(name, application)
    seen = client.get(path).context["form"]["seen"].value()
    return client.post(path, {"seen": seen, **answers})


def now_of(application):
    return Application.objects.get(pk=application.pk)


def page_of(client, application):
    return client.get(reverse("staff_application_inspect", args=[application.pk]))


def offered(client, application):
    """The acts that the page offers, the main ones first."""
    return [one.url.rstrip("/").rpartition("/")[2] for one in page_of(client, application).context["acts"]]


def declined(application, officer):
    return moderation.decline(
        application=application,
        reason="territory",
        note="Trop loin",
        by=officer,
        seen_version=application.version,
        now=timezone.now(),
    )


def test_each_state_offers_its_acts_the_one_that_leads_on_first(client):
    officer = sign_in(client)
    received = ApplicationFactory(confirmed=True)
    taken = ApplicationFactory(taken_by=officer, email="b@exemple.fr", last_name="Bee")
    asked = ApplicationFactory(asked_by=officer, email="c@exemple.fr", last_name="Cee")
    refused = declined(ApplicationFactory(taken_by=officer, email="d@exemple.fr", last_name="Dee"), officer)
    unproven = ApplicationFactory(email="e@exemple.fr", last_name="Eee")
    assert offered(client, received) == ["prendre", "demander", "attente", "confier", "decliner"]
    assert offered(client, taken) == ["entretien", "accepter", "demander", "attente", "confier", "decliner"]
    assert offered(client, asked) == ["entretien", "confier", "decliner"]
    assert offered(client, refused) == ["reconsiderer"]
    assert offered(client, unproven) == []


def test_a_talk_is_noted_and_read_beside_the_answers(client):
    officer = sign_in(client)
    application = ApplicationFactory(taken_by=officer)
    met = timezone.localdate() - timedelta(days=2)
    answers = {
        "held_on": met.isoformat(),
        "channel": "video",
        "checklist": ["motives"],
        "notes": "Sait écouter.",
    }
    assert do(client, "interview", application, **answers).status_code == 302
    response = page_of(client, application)
    page = response.content.decode()
    [talk] = response.context["talks"]
    assert [item["done"] for item in talk["items"]] == [True] + [False] * 7
    assert "Sait écouter." in page
    assert "Pourquoi devenir mentor" in page
    assert offered(client, application)[0] == "accepter"
    form = client.get(act("accept", application)).context["form"]
    assert form["met_on"].value() == met


def test_a_talk_to_come_is_refused_and_nothing_typed_is_lost(client):
    officer = sign_in(client)
    application = ApplicationFactory(taken_by=officer)
    later = (timezone.localdate() + timedelta(days=1)).isoformat()
    response = do(client, "interview", application, held_on=later, channel="phone", notes="À garder")
    assert "aujourd’hui au plus tard" in response.context["form"].non_field_errors()[0]
    assert "À garder" in response.content.decode()


def test_a_mentee_has_a_checklist_of_their_own(client):
    officer = sign_in(client)
    application = ApplicationFactory(mentee=True, taken_by=officer)
    page = client.get(act("interview", application)).content.decode()
    assert "vérifié ensemble" in page
    assert "Pourquoi devenir mentor" not in page


def test_the_waiting_list_has_a_reason_and_a_way_out(client):
    officer = sign_in(client)
    application = ApplicationFactory(mentee=True, taken_by=officer)
    assert do(client, "hold", application).context["form"].errors["reason"]
    do(client, "hold", application, reason="mentors")
    assert now_of(application).state == "on_hold"
    assert offered(client, application)[:2] == ["reprendre", "accepter"]
    assert "Fermeture automatique le" in page_of(client, application).context["next"]
    do(client, "resume", application)
    assert now_of(application).state == "in_review"


def test_a_mentor_does_not_wait_for_mentors(client):
    officer = sign_in(client)
    form = client.get(act("hold", ApplicationFactory(taken_by=officer))).context["form"]
    assert "mentors" not in dict(form.fields["reason"].choices)


def test_a_no_is_looked_at_again_and_the_earlier_one_stays_readable(client):
    officer = sign_in(client)
    application = declined(ApplicationFactory(taken_by=officer), officer)
    do(client, "reconsider", application)
    response = page_of(client, application)
    assert now_of(application).state == "in_review"
    assert [one["note"] for one in response.context["decisions"]] == ["Trop loin"]
    assert "puis réexaminée" in response.content.decode()


def test_a_no_is_not_looked_at_again_beside_another_application_and_that_is_said(client):
    officer = sign_in(client)
    application = declined(ApplicationFactory(taken_by=officer), officer)
    other = ApplicationFactory(confirmed=True)
    response = do(client, "reconsider", application)
    assert other.reference in response.context["form"].non_field_errors()[0]


def test_an_application_is_given_to_a_colleague_in_reach_only(client):
    officer = sign_in(client)
    application = ApplicationFactory(taken_by=officer)
    near, far = (
        StaffFactory(last_name="Près"),
        StaffFactory(kind=RoleKind.COORDINATOR, over=ProgrammeFactory()),
    )
    form = client.get(act("assign", application)).context["form"]
    assert list(form.fields["to"].queryset) == [near]
    assert do(client, "assign", application, to=far.pk).context["form"].errors["to"]
    do(client, "assign", application, to=near.pk)
    assert now_of(application).assigned_to == near


def test_the_register_shows_what_is_mine_what_is_nobodys_and_what_is_late(client):
    officer = sign_in(client)
    old = timezone.now() - timedelta(days=28)
    mine = ApplicationFactory(taken_by=officer, now=old)
    theirs = ApplicationFactory(taken_by=StaffFactory(), email="b@exemple.fr", last_name="Bee")
    late = ApplicationFactory(confirmed=True, now=old, email="c@exemple.fr", last_name="Cee")
    fresh = ApplicationFactory(confirmed=True, email="d@exemple.fr", last_name="Dee")

    def found(**narrowed):
        page = client.get(REGISTER, narrowed).content.decode()
        return {one for one in (mine, theirs, late, fresh) if one.reference in page}

    assert found() == {mine, theirs, late, fresh}
    assert found(handled="mine") == {mine}
    assert found(handled="nobody") == {late, fresh}
    assert found(wait="late") == {late}
    assert found(handled="anything") == {mine, theirs, late, fresh}


def test_the_register_sorts_by_age_and_marks_what_is_late(client):
    sign_in(client)
    fresh = ApplicationFactory(confirmed=True)
    old = ApplicationFactory(
        confirmed=True, now=timezone.now() - timedelta(days=28), email="b@exemple.fr", last_name="Bee"
    )
    column = 6
    page = client.get(REGISTER, {"o": str(column)}).content.decode()
    assert page.index(old.reference) < page.index(fresh.reference)
    page = client.get(REGISTER, {"o": f"-{column}"}).content.decode()
    assert page.index(fresh.reference) < page.index(old.reference)
    assert page.count("td-mark--late") == 1


@pytest.mark.parametrize("rows", [2, 9])
def test_the_register_takes_at_most_15_queries_whatever_its_size(client, rows, django_assert_max_num_queries):
    officer = sign_in(client)
    for number in range(rows):
        ApplicationFactory(taken_by=officer, email=f"n{number}@exemple.fr", last_name=f"Nom{number}")
    client.get(REGISTER)
    with django_assert_max_num_queries(15):
        assert client.get(REGISTER, {"handled": "mine", "wait": ""}).status_code == 200


def test_the_page_shows_what_was_sent_to_the_person_without_its_text(client):
    officer = sign_in(client)
    application = ApplicationFactory(asked_by=officer, question="Une question à eux seuls")
    Application.objects.filter(pk=application.pk).update(question="Autre")
    response = page_of(client, application)
    subjects = [message.subject for message in response.context["sent"]]
    assert subjects[0].startswith("Candidature")
    assert len(subjects) == 3
    assert "Une question à eux seuls" not in response.content.decode()


def test_a_coordinator_reads_no_message_of_another_programme(client):
    officer = StaffFactory()
    application = ApplicationFactory(taken_by=officer)
    elsewhere = ApplicationFactory(
        confirmed=True, mentee=True, email=application.email, first_name="Hélène", last_name="Tavernot"
    )
    Application.objects.filter(pk=elsewhere.pk).update(programme=ProgrammeFactory())
    assert elsewhere.person == application.person
    sign_in(client, kind=RoleKind.COORDINATOR, over=application.programme)
    page = page_of(client, application)
    assert page.status_code == 200
    assert elsewhere.reference not in page.content.decode()
    assert {message.person for message in page.context["sent"]} <= {application.person, None}
    assert Message.objects.filter(person=application.person, template="recruitment/received").count() == 2


def test_what_an_officer_typed_is_escaped(client):
    officer = sign_in(client)
    application = ApplicationFactory(taken_by=officer)
    canary = '<script>zq("x")</script>'
    today = timezone.localdate().isoformat()
    do(client, "interview", application, held_on=today, channel="face", place=canary, notes=canary)
    page = page_of(client, application).content.decode()
    assert "<script>zq" not in page
    assert page.count("&lt;script&gt;zq") == 2


@pytest.mark.parametrize("name", ["interview", "hold", "resume", "reconsider", "assign"])
def test_outside_the_scope_there_is_nothing_to_handle(client, name):
    application = ApplicationFactory(confirmed=True)
    sign_in(client, kind=RoleKind.COORDINATOR, over=ProgrammeFactory())
    assert client.get(act(name, application)).status_code == 404
    assert client.post(act(name, application)).status_code == 404
