"""What two people confide to each other: planted, then looked for wherever a member of the team may look."""

import json
from base64 import b64decode
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from mentoring.domain import meetings, notes, plans
from mentoring.models import PairNote, TeamNote
from portal.accounts.models import RoleKind
from portal.core.days import day_of
from portal.core.models import Message
from tests.architecture.test_access_matrix import MATRIX, Staff, address
from tests.architecture.worlds import World
from tests.factories.accounts import StaffFactory
from tests.factories.mentoring import OfficerFactory

pytestmark = pytest.mark.django_db
PLANTED = "KOUIGNAMANN"
ROLES = (
    RoleKind.ADMINISTRATOR,
    RoleKind.PROGRAMME_MANAGER,
    RoleKind.OFFICER,
    RoleKind.COMMUNICATION,
    RoleKind.OBSERVER,
)


@pytest.fixture
def world():
    """A world whose tandem has met, planned, and confided twice; the second time with a meeting."""
    world = World(1)
    now = timezone.now()
    mentee = world.pair.mentee.person
    plans.add(pair=world.pair, by=mentee, text="Relire le CV", now=now)
    meeting = meetings.record(pair=world.pair, by=mentee, held_on=day_of(now), now=now)
    for about in (None, meeting):
        notes.write(pair=world.pair, by=mentee, text=f"{PLANTED} {about or ''}", meeting=about, now=now)
    return world


@pytest.mark.parametrize("kind", ROLES)
def test_no_screen_of_any_role_shows_what_a_pair_wrote(world, client, kind):
    person = OfficerFactory(role=kind)
    client.force_login(person, backend="portal.accounts.backends.StaffBackend")
    looked = 0
    for name, row in MATRIX.items():
        if isinstance(row, Staff):
            page = client.get(address(name, row.of, world, person), follow=True)
            looked += page.status_code == 200
            assert (name, PLANTED in text_of(page)) == (name, False)
    assert looked


def text_of(page):
    """What was answered, streamed or not."""
    parts = page.streaming_content if page.streaming else [page.content]
    return b"".join(parts).decode("utf-8", "replace")


@pytest.mark.parametrize("register", ["pair", "mentor", "mentee", "message"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_export_and_no_search_finds_it(world, client, register, kind):
    client.force_login(
        OfficerFactory(role=RoleKind.PROGRAMME_MANAGER), backend="portal.accounts.backends.StaffBackend"
    )
    index = reverse(f"staff_{register}_index")
    assert PLANTED not in text_of(client.get(f"{index}?export={kind}"))
    assert PLANTED not in text_of(client.get(f"{index}?q={PLANTED.lower()}")).replace(PLANTED.lower(), "")


def test_no_log_revision_letter_or_note_of_the_team_holds_it(world):
    assert not ModelLogEntry.objects.filter(data__icontains=PLANTED).exists()
    assert not Revision.objects.filter(content__icontains=PLANTED).exists()
    assert not Message.objects.filter(text__icontains=PLANTED).exists()
    assert not TeamNote.objects.filter(text__icontains=PLANTED).exists()


def test_a_dump_of_the_database_holds_no_word_of_it(world):
    out = StringIO()
    call_command("dumpdata", "mentoring", "core", "accounts", stdout=out)
    assert PairNote.objects.count() == 3
    assert PLANTED not in out.getvalue()
    rows = [row["fields"] for row in json.loads(out.getvalue()) if row["model"] == "mentoring.pairnote"]
    assert all(PLANTED.encode() not in b64decode(row["ciphertext"]) for row in rows)


def test_the_logs_of_the_portal_hold_no_word_of_it(world, caplog):
    with caplog.at_level("DEBUG"):
        list(notes.read(pair=world.pair, by=world.pair.mentor.person))
        notes.write(pair=world.pair, by=world.pair.mentor.person, text=PLANTED, now=timezone.now())
        notes.forget_due(timezone.now() + timedelta(days=400))
    assert PLANTED not in caplog.text


def test_no_table_of_the_team_names_the_notes(world):
    with connection.cursor() as cursor:
        tables = {table.name for table in connection.introspection.get_table_list(cursor)}
    assert "mentoring_pairnote" in tables
    assert StaffFactory().get_all_permissions() & {"mentoring.view_pairnote"} == set()
