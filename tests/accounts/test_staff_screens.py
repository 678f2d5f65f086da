"""The registers of roles and of messages."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.accounts import roles
from portal.accounts.models import Role, RoleKind
from portal.core import links, outbox
from portal.core.days import PARIS
from portal.core.models import Message
from tests.factories.accounts import StaffFactory, sign_in
from tests.factories.mentoring import PartnerFactory, ProgrammeFactory, ProposalFactory

pytestmark = pytest.mark.django_db
GRANT = "/admin/roles/donner/"


def failed(message):
    for _try in range(len(outbox.WAITS) + 1):
        claimed = outbox.claim_next(timezone.now() + timedelta(days=9))
        outbox.mark(claimed.pk, now=timezone.now(), fault=ConnectionRefusedError("no mail server"))
    return Message.objects.get(pk=message.pk)


def test_an_administrator_gives_a_role_over_a_structure(client):
    administrator = sign_in(client, kind=RoleKind.ADMINISTRATOR)
    person, partner = StaffFactory(kind=None), PartnerFactory(name="Le Gué")
    last_day = timezone.localdate() + timedelta(days=90)
    posted = {
        "person": person.pk,
        "kind": "coordinator",
        "over": f"structure:{partner.uuid}",
        "ends_on": last_day.isoformat(),
    }
    assert client.post(GRANT, posted)["Location"] == "/admin/roles/"
    role = person.roles.get()
    assert (role.kind, role.scope_id, role.ends_on) == ("coordinator", partner.uuid, last_day)
    assert "Le Gué" in client.get("/admin/roles/").content.decode()
    entry = ModelLogEntry.objects.get(action="accounts.grant")
    assert (entry.user, str(entry.message)) == (administrator, "Rôle donné")


@pytest.mark.parametrize(
    ("field", "value"), [("over", "programme:zz"), ("kind", "mentor"), ("ends_on", "2020-01-01")]
)
def test_a_role_that_makes_no_sense_is_refused_at_its_field(client, field, value):
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    person = StaffFactory(kind=None)
    posted = {"person": person.pk, "kind": "officer", "over": "hub", "ends_on": "", field: value}
    assert client.post(GRANT, posted).context["form"].errors[field]
    assert not person.roles.exists()


def test_a_member_is_never_offered_a_role_of_the_team(client):
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    mentor = ProposalFactory().mentor
    posted = {"person": mentor.person.pk, "kind": "officer", "over": "hub", "ends_on": ""}
    assert client.post(GRANT, posted).context["form"].errors["person"]
    assert mentor.person.last_name not in client.get(GRANT).content.decode()


def test_a_role_is_ended_today(client):
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    role = StaffFactory().roles.get()
    path = reverse("staff_role_end", args=[role.pk])
    client.post(path, {"seen": client.get(path).context["form"]["seen"].value()})
    assert Role.objects.get(pk=role.pk).ends_on == timezone.localdate()


@pytest.mark.parametrize("kind", sorted(roles.STAFF_KINDS - {RoleKind.ADMINISTRATOR}))
def test_roles_are_for_administrators(client, kind):
    sign_in(client, kind=kind)
    role = StaffFactory().roles.get()
    for path in ("/admin/roles/", GRANT, reverse("staff_role_end", args=[role.pk])):
        assert client.get(path).status_code == 302
    assert client.post(reverse("staff_role_end", args=[role.pk]), {"seen": "None"}).status_code == 302
    assert Role.objects.get(pk=role.pk).ends_on is None


def test_messages_show_failed_ones_first_and_send_them_again(client):
    sign_in(client)
    proposal = ProposalFactory()
    message = failed(Message.objects.get())
    ProposalFactory(programme=proposal.programme)
    assert message.state == "failed"
    page = client.get("/admin/messages/").content.decode()
    rows = [
        f'href="{reverse("staff_message_inspect", args=[one.pk])}"' for one in Message.objects.order_by("pk")
    ]
    assert sorted(rows, key=page.index) == rows
    assert "Messages en échec" in client.get("/admin/").content.decode()
    path = reverse("staff_message_send_again", args=[message.pk])
    client.post(path, {"seen": client.get(path).context["form"]["seen"].value()})
    after = Message.objects.get(pk=message.pk)
    assert (after.state, after.attempts) == ("queued", 0)


def test_a_message_is_shown_without_the_link_that_it_holds(client):
    sign_in(client)
    ProposalFactory()
    message = Message.objects.get()
    assert links.PLACEHOLDER.search(message.text)
    page = client.get(reverse("staff_message_inspect", args=[message.pk])).content.decode()
    assert "[lien personnel]" in page
    assert "[[link:" not in page


def test_a_message_says_that_it_carries_a_date(client):
    sign_in(client)
    ProposalFactory()
    message = Message.objects.get()
    path = reverse("staff_message_inspect", args=[message.pk])
    assert "pour un agenda" not in client.get(path).content.decode()
    Message.objects.update(calendar="BEGIN:VCALENDAR")
    assert "pour un agenda" in client.get(path).content.decode()


def test_a_message_that_did_not_fail_is_not_sent_again(client):
    sign_in(client)
    ProposalFactory()
    message = Message.objects.get()
    path = reverse("staff_message_send_again", args=[message.pk])
    response = client.post(path, {"seen": "queued"})
    assert response.context["form"].non_field_errors()


def test_messages_belong_to_no_programme_and_are_read_over_the_whole_hub_only(client):
    proposal = ProposalFactory()
    sign_in(client, kind=RoleKind.COORDINATOR, over=proposal.programme)
    message = Message.objects.get()
    assert client.get(reverse("staff_message_inspect", args=[message.pk])).status_code == 404
    assert message.subject not in client.get("/admin/messages/").content.decode()


def test_whoever_follows_a_part_of_the_hub_reads_why_the_register_is_empty(client):
    programme = ProgrammeFactory()
    ProposalFactory()
    sign_in(client, kind=RoleKind.COORDINATOR, over=programme)
    page = client.get("/admin/messages/").content.decode()
    assert "Un message n’appartient à aucun dispositif" in page
    assert "Aucun message pour l’instant" not in page


def test_a_message_is_told_in_words(client):
    sign_in(client)
    ProposalFactory()
    message = Message.objects.filter(language="fr").first()
    page = client.get(f"/admin/messages/{message.pk}/")
    rows = dict(page.context["sections"][0].rows)
    assert (rows["Langue"], "Envoyé le" in rows) == ("Français", True)
    assert page.context["header_title"] == f"Message · n°\u00a0{message.pk}"
    assert message.template not in page.content.decode()


def test_a_structure_gives_reach_over_the_programmes_it_owns(client):
    owner = PartnerFactory()
    ours = ProposalFactory(programme=ProgrammeFactory(owner=owner))
    theirs = ProposalFactory()
    sign_in(client, kind=RoleKind.COORDINATOR, over=owner)
    assert client.get(reverse("staff_proposal_inspect", args=[ours.pk])).status_code == 200
    assert client.get(reverse("staff_proposal_inspect", args=[theirs.pk])).status_code == 404


@pytest.mark.parametrize("act", ["set_active_state", "assign_role", "delete"])
def test_acts_on_several_accounts_neither_find_nor_touch_a_member(client, act):
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    member = ProposalFactory().mentor.person
    address = f"/admin/bulk/accounts/user/{act}/"
    posted = {"mark_as_active": "False", "role": Group.objects.get(name="administrator").pk}
    for query in (f"id={member.pk}", f"id=all&q={member.last_name}"):
        assert client.get(f"{address}?{query}").status_code == 404
        assert client.post(f"{address}?{query}", posted).status_code == 404
    kept = type(member).objects.get(pk=member.pk)
    assert (kept.is_active, kept.groups.count()) == (True, 0)


def test_an_account_of_the_team_is_closed_by_the_act_on_several(client):
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    colleague = StaffFactory(kind=RoleKind.OFFICER)
    client.post(f"/admin/bulk/accounts/user/set_active_state/?id={colleague.pk}", {"mark_as_active": "False"})
    assert not type(colleague).objects.get(pk=colleague.pk).is_active


def test_the_register_says_in_which_letter_a_message_left(client):
    sign_in(client, kind=RoleKind.OFFICER)
    message = ProposalFactory().mentor.person.messages.first()
    letter = outbox.queue(
        "core/letter", to=message.person, key="letter", now=datetime(2026, 11, 30, 8, tzinfo=PARIS)
    )
    message.hold()
    message.join()
    message.letter = letter
    message.save()
    assert "Dans la lettre du lundi 30 novembre" in client.get("/admin/messages/").content.decode()
    page = client.get(f"/admin/messages/{message.pk}/").content.decode()
    assert f'<a href="/admin/messages/{letter.pk}/">Dans la lettre du lundi 30 novembre</a>' in page
