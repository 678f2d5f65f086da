"""What two people write for themselves: nobody of the team reads it, whatever their role."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.utils import timezone

from mentoring import due
from mentoring.domain import closing, notes, refusals
from mentoring.models import PairNote, TeamNote
from portal.accounts.models import RoleKind
from portal.core import encryption
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PLANTED = "Phrase confiée à 17 h au café"


@pytest.fixture
def pair():
    return PairFactory(now=NOW - timedelta(days=30), active=True)


def write(pair, side="mentee", text=PLANTED, **more):
    return notes.write(pair=pair, by=getattr(pair, side).person, text=text, now=NOW, **more)


@pytest.mark.parametrize("reader", ["mentor", "mentee"])
def test_both_sides_read_a_note_and_know_whose_it_is(pair, reader):
    write(pair)
    [opened] = notes.read(pair=pair, by=getattr(pair, reader).person)
    assert (opened.text, opened.is_mine) == (PLANTED, reader == "mentee")


@pytest.mark.parametrize("kind", [RoleKind.PROGRAMME_MANAGER, RoleKind.OFFICER, RoleKind.ADMINISTRATOR])
def test_no_role_of_the_team_opens_a_note(pair, kind):
    write(pair)
    with pytest.raises(refusals.NotAParty):
        list(notes.read(pair=pair, by=OfficerFactory(role=kind)))


def test_a_stranger_neither_reads_nor_writes(pair):
    for act in (
        lambda: list(notes.read(pair=pair, by=PersonFactory())),
        lambda: notes.write(pair=pair, by=PersonFactory(), text="x", now=NOW),
    ):
        with pytest.raises(refusals.NotAParty):
            act()


def test_no_permission_over_notes_exists_to_be_granted():
    assert not Permission.objects.filter(content_type__model="pairnote").exists()


def test_the_table_holds_no_word_of_it(pair):
    note = write(pair)
    assert PLANTED.encode() not in bytes(note.ciphertext)
    assert "café" not in bytes(note.ciphertext).decode("latin-1")


def test_a_form_posted_twice_keeps_one_note(pair):
    key = PairNote._meta.get_field("client_key").default()
    assert write(pair, client_key=key) == write(pair, client_key=key)
    assert PairNote.objects.count() == 1


def test_blank_words_keep_nothing(pair):
    assert write(pair, text="  \n ") is None


def test_only_its_author_shares_a_note_and_once(pair):
    note = write(pair)
    with pytest.raises(refusals.NotAParty):
        notes.share(note=note, by=pair.mentor.person, now=NOW)
    copies = {notes.share(note=note, by=pair.mentee.person, now=NOW + timedelta(hours=n)).pk for n in (1, 2)}
    assert len(copies) == 1
    assert TeamNote.objects.get().text == PLANTED


def test_only_its_author_deletes_a_note(pair):
    note = write(pair)
    with pytest.raises(refusals.NotAParty):
        notes.delete(note=note, by=pair.mentor.person)
    notes.delete(note=note, by=pair.mentee.person)
    assert not PairNote.objects.exists()


def test_a_restored_database_without_the_key_says_so_and_loses_nothing(pair, settings):
    note = write(pair)
    settings.NOTE_KEYS = ["another secret"]
    [opened] = notes.read(pair=pair, by=pair.mentee.person)
    assert opened.text is None
    with pytest.raises(refusals.Unreadable):
        notes.share(note=note, by=pair.mentee.person, now=NOW)
    with pytest.raises(CommandError, match="1 notes"):
        call_command("rotate_note_keys")
    settings.NOTE_KEYS = ["another secret", "test notes"]
    [opened] = notes.read(pair=pair, by=pair.mentee.person)
    assert opened.text == PLANTED


def test_after_a_rotation_the_old_key_may_go(pair, settings, capsys):
    write(pair)
    settings.NOTE_KEYS = ["new secret", "test notes"]
    call_command("rotate_note_keys")
    settings.NOTE_KEYS = ["new secret"]
    assert [one.text for one in notes.read(pair=pair, by=pair.mentor.person)] == [PLANTED]
    assert "1 notes" in capsys.readouterr().out


def test_a_key_is_derived_from_any_secret():
    assert Fernet(encryption.key_of("é")).decrypt(Fernet(encryption.key_of("é")).encrypt(b"x")) == b"x"


def test_notes_are_deleted_three_months_after_the_end(pair):
    write(pair)
    officer = OfficerFactory()
    closing.close(pair=pair, reason="completed", kind="seeking", by=officer, now=NOW)
    end = NOW + relativedelta(months=3)
    assert due.RULES["notes to forget"](end) == 0
    assert due.RULES["notes to forget"](end + timedelta(seconds=1)) == 1


def test_nothing_is_written_in_a_tandem_that_is_over(pair):
    closing.close(pair=pair, reason="completed", kind="seeking", by=OfficerFactory(), now=NOW)
    with pytest.raises(refusals.NotNow):
        write(pair)
