"""The register of structures: what they bring, who speaks for them, and how one is added, changed, switched off."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.models import Partner
from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope
from recruitment.models import Application
from tests.factories.accounts import sign_in
from tests.factories.mentoring import (
    MenteeFactory,
    PairFactory,
    PartnerFactory,
    PersonFactory,
    ProgrammeFactory,
)
from tests.factories.recruitment import ApplicationFactory, open_hub

pytestmark = pytest.mark.django_db
NEW, INDEX = "/admin/structures/nouvelle/", "/admin/structures/"
DETAILS = {
    "name": "Cap vers l’emploi",
    "kind": "association",
    "commune": "Marignane",
    "email": "contact@exemple.fr",
}


@pytest.fixture
def partner():
    return PartnerFactory(name="Mission locale du Lac")


def page(client, name, partner):
    return reverse(f"staff_partner_{name}", args=[partner.pk])


def referent(partner):
    person = PersonFactory(first_name="Maya", last_name="Sorel")
    today = timezone.localdate()
    roles.grant(person, RoleKind.REFERENT, today=today, scope=Scope.STRUCTURE, scope_id=partner.uuid)
    return person


def row_of(client, partner):
    return {row.pk: row for row in client.get(INDEX).context["object_list"]}[partner.pk]


def test_a_row_counts_who_speaks_for_it_and_what_it_brings(client, partner):
    sign_in(client)
    open_hub()
    referent(partner)
    sent = ApplicationFactory(role="mentee", confirmed=True)
    Application.objects.filter(pk=sent.pk).update(partner=partner)
    MenteeFactory(partner=partner)
    paired = MenteeFactory(partner=partner)
    PairFactory(programme=paired.programme, mentee=paired, active=True)
    row = row_of(client, partner)
    assert (row.n_referents, row.n_referred, row.n_waiting, row.n_active) == (1, 1, 1, 1)
    sheet = client.get(page(client, "inspect", partner))
    assert sheet.context["groups"] == [("Candidatures", 1, [("Reçue", 1)])]
    assert "Maya Sorel" in sheet.content.decode()


def test_a_referent_whose_role_is_over_speaks_no_more(client, partner):
    sign_in(client)
    role = referent(partner).roles.get()
    role.starts_on = role.ends_on = timezone.localdate().replace(year=2020)
    role.save()
    assert row_of(client, partner).n_referents == 0


def test_a_manager_adds_a_structure_that_applicants_can_name(client):
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    response = client.post(NEW, DETAILS)
    made = Partner.objects.get()
    assert response["Location"] == page(client, "inspect", made)
    assert (made.commune, made.is_active) == ("13054", True)


def test_a_name_is_taken_once_whatever_its_case_and_nothing_typed_is_lost(client, partner):
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    form = client.post(NEW, {**DETAILS, "name": "MISSION LOCALE DU LAC"}).context["form"]
    assert form.errors["name"]
    assert form["email"].value() == "contact@exemple.fr"
    assert Partner.objects.count() == 1


def test_a_structure_is_changed_from_what_it_is(client, partner):
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    path = page(client, "change", partner)
    shown = client.get(path).context["form"]
    assert shown["commune"].value() == "Marignane (13700)"
    client.post(path, {**DETAILS, "seen": shown["seen"].value()})
    partner.refresh_from_db()
    assert (partner.name, partner.email) == ("Cap vers l’emploi", "contact@exemple.fr")
    again = client.post(path, {**DETAILS, "seen": shown["seen"].value()})
    assert again.context["form"].non_field_errors()


def test_a_structure_is_switched_off_then_on(client, partner):
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    path = page(client, "switch", partner)
    for before, after in (("True", False), ("False", True)):
        assert client.get(path).status_code == 200
        client.post(path, {"seen": before})
        partner.refresh_from_db()
        assert partner.is_active is after


def test_a_coordinator_reads_their_own_structure_and_no_other(client, partner):
    own = PartnerFactory()
    sign_in(client, kind=RoleKind.COORDINATOR, over=own)
    assert [row.pk for row in client.get(INDEX).context["object_list"]] == [own.pk]
    assert client.get(page(client, "inspect", own)).status_code == 200
    for name in ("inspect", "history"):
        assert client.get(page(client, name, partner)).status_code == 404
        assert client.post(page(client, name, partner)).status_code == 404
    for name in ("change", "switch"):
        assert client.get(page(client, name, own)).status_code == 302


def test_a_coordinator_counts_only_what_their_programmes_hold(client, partner):
    own = ProgrammeFactory(owner=partner)
    for programme in (own, ProgrammeFactory()):
        MenteeFactory(programme=programme, partner=partner)
    sign_in(client, kind=RoleKind.COORDINATOR, over=partner)
    assert row_of(client, partner).n_waiting == 1


def test_a_manager_of_one_structure_changes_its_contact_but_does_not_switch_it(client, partner):
    own = PartnerFactory()
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER, over=own)
    assert client.get(page(client, "change", own)).status_code == 200
    assert client.get(page(client, "change", partner)).status_code == 404
    assert client.post(page(client, "switch", own), {"seen": "True"}).status_code == 404
    assert client.get(NEW).status_code == 302


@pytest.mark.parametrize("rows", [3, 60])
def test_the_register_asks_as_many_questions_whatever_its_size(client, django_assert_max_num_queries, rows):
    sign_in(client)
    for _row in range(rows):
        referent(PartnerFactory())
    client.get(INDEX)
    with django_assert_max_num_queries(15):
        client.get(INDEX)
