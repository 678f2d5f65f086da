"""The first screen of the admin: what waits for each of the team, and nothing that is not theirs."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.admin.views.home import RecentEditsPanel

from mentoring.models import Programme
from mentoring.staff.figures import FiguresPanel
from portal.accounts import roles
from portal.accounts.models import RoleKind
from portal.core import pdf
from portal.core.models import Message, MessageState
from portal.core.today import TodayPanel
from tests.factories.accounts import StaffFactory, sign_in
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    PairFactory,
    ProgrammeFactory,
    ProposalFactory,
)
from tests.factories.recruitment import ApplicationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def panels(client):
    shown = client.get("/admin/").context["panels"]
    return {count.label: count for panel in shown if isinstance(panel, TodayPanel) for count in panel.counts}


def counts(client):
    return {label: count.number for label, count in panels(client).items()}


def ago(days):
    return timezone.now() - timedelta(days=days)


def test_an_officer_reads_what_waits(client):
    sign_in(client)
    ApplicationFactory(confirmed=True)
    MenteeFactory(agreed=False, birth_year=timezone.localdate().year - 16, guardian=False)
    MentorFactory(ready=False)
    ProposalFactory()
    PairFactory(now=ago(40))
    PairFactory(met=True, now=ago(40))
    assert counts(client) == {
        "À modérer": 1,
        "À rapprocher": 1,
        "Fiches pas encore relues": 1,
        "Mentors pas encore prêts": 1,
        "Accords de parents à obtenir": 1,
        "Propositions en attente": 1,
        "Premières rencontres en retard": 1,
        "Chartes en retard de signature": 1,
        "Rencontres entre mentors à venir": 0,
        "Questions de mentors à relire": 0,
        "Réponses de mentors à relire": 0,
        "Messages en échec": 0,
    }


def test_a_manager_reads_which_programmes_close_soon(client):
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    near, far = ProgrammeFactory(name="Bientôt clos"), ProgrammeFactory()
    Programme.objects.filter(pk=near.pk).update(closes_on=timezone.localdate() + timedelta(days=12))
    Programme.objects.filter(pk=far.pk).update(closes_on=timezone.localdate() + timedelta(days=90))
    closing = panels(client)["Dispositifs qui ferment bientôt"]
    assert (closing.number, closing.lines[0].words) == (1, "Bientôt clos")


def test_an_administrator_reads_accounts_without_a_role_and_roles_that_end(client):
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    idle = StaffFactory(kind=None, first_name="Sans", last_name="Rôle")
    leaving = StaffFactory(kind=None, first_name="Bientôt", last_name="Partie")
    today = timezone.localdate()
    roles.grant(leaving, RoleKind.OBSERVER, today=today, ends_on=today + timedelta(days=9))
    MenteeFactory()
    found = panels(client)
    assert {label: count.number for label, count in found.items()} == {
        "Comptes sans rôle": 1,
        "Rôles qui se terminent bientôt": 1,
    }
    assert found["Comptes sans rôle"].lines[0].words == idle.full_name
    assert leaving.full_name in found["Rôles qui se terminent bientôt"].lines[0].words


def test_an_observer_reads_no_count(client):
    sign_in(client, kind=RoleKind.OBSERVER)
    MenteeFactory()
    assert counts(client) == {}


def test_a_coordinator_reads_their_own_programme_only(client):
    programme = ProgrammeFactory()
    for where in (programme, ProgrammeFactory()):
        MenteeFactory(
            programme=where, agreed=False, birth_year=timezone.localdate().year - 16, guardian=False
        )
        MentorFactory(programme=where, ready=False)
        ProposalFactory(programme=where)
        PairFactory(programme=where, now=ago(40))
        PairFactory(programme=where, met=True, now=ago(40))
    sign_in(client, kind=RoleKind.COORDINATOR, over=programme)
    found = counts(client)
    others = ("À modérer", "Rencontres entre", "Questions de mentors", "Réponses de mentors")
    assert {found[label] for label in found if not label.startswith(others)} == {1}
    assert "Messages en échec" not in found


def test_a_panel_names_the_three_most_urgent_first(client):
    sign_in(client)
    programme = ProgrammeFactory()
    for days, name in ((3, "Trois"), (41, "Quarante"), (1, "Une"), (8, "Huit")):
        MenteeFactory(programme=programme, person__first_name=name, now=ago(days))
        ProposalFactory(programme=programme, mentor__person__first_name=name, now=ago(min(days, 3)))
    found = panels(client)
    assert [line.words.split()[0] for line in found["À rapprocher"].lines] == ["Quarante", "Huit", "Trois"]
    assert found["À rapprocher"].lines[0].note == "41 jours"
    assert (found["À rapprocher"].urgent, found["Fiches pas encore relues"].urgent) == (True, False)
    awaited = found["Propositions en attente"]
    assert (awaited.number, len(awaited.lines)) == (4, 3)
    assert "Une" not in " ".join(line.words for line in awaited.lines)


def test_a_delay_is_that_of_the_programme(client):
    sign_in(client)
    patient = ProgrammeFactory(sign_days=60, first_meeting_days=60)
    PairFactory(programme=patient, now=ago(40))
    PairFactory(programme=patient, met=True, now=ago(40))
    found = counts(client)
    assert (found["Premières rencontres en retard"], found["Chartes en retard de signature"]) == (0, 0)


def test_a_failed_message_is_told_to_those_who_may_send_it_again(client):
    sign_in(client)
    ProposalFactory()
    Message.objects.update(state=MessageState.FAILED)
    failed = panels(client)["Messages en échec"]
    assert failed.urgent
    assert failed.lines[0].words == Message.objects.order_by("created_at").first().subject


def test_an_empty_panel_says_that_all_is_well(client):
    sign_in(client)
    page = client.get("/admin/").content.decode()
    for words in ("Personne n’attend de mentor.", "Tous les messages sont partis."):
        assert words in page


def test_pages_panels_are_for_those_who_edit_pages(client):
    sign_in(client)
    shown = [type(panel) for panel in client.get("/admin/").context["panels"]]
    assert shown == [TodayPanel, FiguresPanel]
    sign_in(client, kind=RoleKind.COMMUNICATION)
    shown = [type(panel) for panel in client.get("/admin/").context["panels"]]
    assert RecentEditsPanel in shown
    assert FiguresPanel not in shown


@pytest.mark.parametrize("kind", [RoleKind.OFFICER, RoleKind.ADMINISTRATOR])
def test_without_the_libraries_of_the_pdf_a_banner_says_what_to_install(client, kind, monkeypatch):
    monkeypatch.setattr(pdf, "LIBRARIES", (("no-such-library",),))
    sign_in(client, kind=kind)
    page = client.get("/admin/").content.decode()
    assert f"sudo apt-get install {' '.join(pdf.PACKAGES)}" in page


def test_with_the_libraries_there_is_no_banner(client):
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    assert ("apt-get" in client.get("/admin/").content.decode()) is not pdf.is_available()


@pytest.mark.parametrize("kind", [RoleKind.PROGRAMME_MANAGER, RoleKind.ADMINISTRATOR])
def test_panels_and_their_lines_lead_somewhere(client, kind):
    sign_in(client, kind=kind)
    MenteeFactory(agreed=False)
    MentorFactory(ready=False)
    ProposalFactory()
    PairFactory(now=ago(40))
    PairFactory(met=True, now=ago(40))
    found = panels(client).values()
    addresses = {count.url for count in found} | {line.url for count in found for line in count.lines} - {""}
    assert {client.get(address).status_code for address in addresses} == {200}


@pytest.mark.parametrize(("label", "stale"), [("Premières rencontres", 1), ("Chartes en retard", 1)])
def test_a_late_panel_opens_the_register_on_its_rows_alone(client, label, stale):
    sign_in(client)
    programme = ProgrammeFactory()
    for days in (1, 40):
        PairFactory(programme=programme, now=ago(days))
        PairFactory(programme=programme, met=True, now=ago(days))
    (panel,) = [one for name, one in panels(client).items() if name.startswith(label)]
    assert client.get(panel.url).context["result_count"] == panel.number == stale


@pytest.mark.parametrize("size", [0, 1, 12])
def test_the_first_screen_takes_at_most_15_queries_whatever_waits(
    client, django_assert_max_num_queries, size
):
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    programme = ProgrammeFactory(closes_on=timezone.localdate() + timedelta(days=9))
    for _ in range(size):
        ApplicationFactory(confirmed=True)
        MenteeFactory(programme=programme, agreed=False)
        MentorFactory(programme=programme, ready=False)
        ProposalFactory(programme=programme)
        PairFactory(programme=programme, met=True, now=ago(40))
    client.get("/admin/")
    with django_assert_max_num_queries(15):
        client.get("/admin/")
