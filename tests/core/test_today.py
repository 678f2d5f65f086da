"""The first screen of the admin: what waits for each of the team, and nothing that is not theirs."""

import pytest

from portal.accounts.models import RoleKind
from portal.core import pdf
from portal.core.today import Count, TodayPanel
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MenteeFactory, PairFactory, ProposalFactory
from tests.factories.recruitment import ApplicationFactory

pytestmark = pytest.mark.django_db


def counts(client):
    panels = client.get("/admin/").context["panels"]
    today = [panel for panel in panels if isinstance(panel, TodayPanel)]
    return {count.label: count.number for panel in today for count in panel.counts}


def test_an_officer_reads_what_waits(client):
    sign_in(client)
    ApplicationFactory(confirmed=True)
    MenteeFactory()
    ProposalFactory()
    PairFactory(met=True)
    assert counts(client) == {
        "À modérer": 1,
        "À rapprocher": 1,
        "Propositions en attente": 1,
        "Chartes à signer": 1,
        "Prochaine rencontre entre mentors": 0,
        "Messages en échec": 0,
    }


@pytest.mark.parametrize("kind", [RoleKind.COMMUNICATION, RoleKind.ADMINISTRATOR, RoleKind.OBSERVER])
def test_others_read_no_count(client, kind):
    sign_in(client, kind=kind)
    MenteeFactory()
    assert counts(client) == {}


def test_pages_panels_are_for_those_who_edit_pages(client):
    sign_in(client)
    assert [type(panel) for panel in client.get("/admin/").context["panels"]] == [TodayPanel]
    sign_in(client, kind=RoleKind.COMMUNICATION)
    panels = client.get("/admin/").context["panels"]
    assert panels
    assert TodayPanel not in [type(panel) for panel in panels]


@pytest.mark.parametrize("kind", [RoleKind.OFFICER, RoleKind.ADMINISTRATOR])
def test_without_the_libraries_of_the_pdf_a_banner_says_what_to_install(client, kind, monkeypatch):
    monkeypatch.setattr(pdf, "LIBRARIES", (("no-such-library",),))
    sign_in(client, kind=kind)
    page = client.get("/admin/").content.decode()
    assert f"sudo apt-get install {' '.join(pdf.PACKAGES)}" in page


def test_with_the_libraries_there_is_no_banner(client):
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    assert ("apt-get" in client.get("/admin/").content.decode()) is not pdf.is_available()


def test_a_count_leads_somewhere(client):
    sign_in(client)
    panel = client.get("/admin/").context["panels"][0]
    assert [client.get(count.url).status_code for count in panel.counts if isinstance(count, Count)] == [
        200
    ] * 6
