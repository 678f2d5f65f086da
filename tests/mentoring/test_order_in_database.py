"""MentorU's order, attacked by raw SQL: what the verbs refuse, the tables refuse too, on both databases."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from mentoring.models import Charter, Pair, Proposal, Signature
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    PairFactory,
    ProgrammeFactory,
    ProposalFactory,
    open_charter,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def sql(statement, *values):
    """One raw statement; deferred keys are checked at once, as a commit would."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        connection.check_constraints()


def copy_row(model, pk, **changes):
    """Insert a copy of a row by raw SQL, some columns changed (a string is taken as it is)."""
    names = [field.column for field in model._meta.local_concrete_fields if not field.primary_key]
    values = {name: f'"{name}"' for name in names}
    for field in model._meta.local_concrete_fields:
        if field.unique and not field.primary_key and field.column in values:
            values[field.column] = quoted(field)
    values.update({name: "NULL" if value is None else str(value) for name, value in changes.items()})
    columns = ", ".join(f'"{name}"' for name in names)
    sql(
        f'INSERT INTO "{model._meta.db_table}" ({columns}) '
        f'SELECT {", ".join(values[name] for name in names)} FROM "{model._meta.db_table}" WHERE id = %s',
        pk,
    )


def quoted(field):
    """A new value for a unique column."""
    fresh = uuid4()
    if field.get_internal_type() == "UUIDField":
        return f"'{fresh.hex}'" if connection.vendor == "sqlite" else f"'{fresh}'"
    if field.is_relation:
        return f'"{field.column}"'
    return f"'{fresh.hex[: field.max_length or 32]}'"


# places and proposals


def test_a_place_is_never_held_twice():
    first = ProposalFactory()
    other = MenteeFactory(programme=first.programme)
    with pytest.raises(IntegrityError):
        copy_row(Proposal, first.pk, mentee_id=other.pk)


def test_a_mentee_never_has_two_open_proposals():
    first = ProposalFactory()
    place = MentorFactory(programme=first.programme).places.get()
    with pytest.raises(IntegrityError):
        copy_row(Proposal, first.pk, place_id=place.pk)


def test_an_open_proposal_cannot_let_its_place_go():
    proposal = ProposalFactory()
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_proposal SET place_id = NULL WHERE id = %s", proposal.pk)


def test_a_closed_proposal_cannot_keep_its_place():
    proposal = ProposalFactory()
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_proposal SET state = 'expired' WHERE id = %s", proposal.pk)


def test_a_refusal_says_why():
    proposal = ProposalFactory()
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_proposal SET state = 'declined', place_id = NULL WHERE id = %s", proposal.pk)


def test_a_held_place_cannot_be_deleted():
    proposal = ProposalFactory()
    with pytest.raises(IntegrityError):
        sql("DELETE FROM mentoring_place WHERE id = %s", proposal.place_id)


def test_a_mentor_is_available_only_once_the_team_has_met_them():
    mentor = MentorFactory()
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_mentor SET vetted_on = NULL WHERE id = %s", mentor.pk)


@pytest.mark.parametrize("table", ["mentor", "mentee", "proposal", "pair", "charter", "meeting"])
def test_no_table_takes_a_state_that_no_lifecycle_knows(table):
    PairFactory(active=True)
    with pytest.raises(IntegrityError):
        sql(f"UPDATE mentoring_{table} SET state = 'finished'")


# pair, meeting, charter, signatures, seal


def test_a_pair_cannot_exist_without_its_proposal():
    pair = PairFactory()
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_pair SET proposal_id = NULL WHERE id = %s", pair.pk)
    with pytest.raises(IntegrityError):
        copy_row(Pair, pair.pk, state="'undone'")


def test_a_mentee_has_one_open_pair_in_a_programme():
    pair = PairFactory()
    other = ProposalFactory(programme=pair.programme)
    with pytest.raises(IntegrityError):
        copy_row(Pair, pair.pk, proposal_id=other.pk)


@pytest.mark.parametrize("state", ["met", "active", "paused", "closed"])
def test_a_pair_goes_nowhere_without_a_first_meeting(state):
    pair = PairFactory()
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_pair SET state = %s WHERE id = %s", state, pair.pk)


@pytest.mark.parametrize("state", ["active", "paused", "closed"])
def test_a_pair_is_not_active_without_a_seal(state):
    pair = PairFactory(mentor_signed=True)
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_pair SET state = %s WHERE id = %s", state, pair.pk)


def test_an_active_pair_cannot_lose_its_seal():
    pair = PairFactory(active=True)
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_pair SET seal_id = NULL WHERE id = %s", pair.pk)


def test_a_pair_that_is_over_says_when_and_why():
    pair = PairFactory()
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_pair SET state = 'undone' WHERE id = %s", pair.pk)


def test_a_charter_cannot_exist_without_a_first_meeting():
    charter = open_charter(PairFactory(met=True))
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_charter SET first_meeting_id = NULL WHERE id = %s", charter.pk)


def test_a_pair_has_one_open_charter():
    charter = open_charter(PairFactory(met=True))
    with pytest.raises(IntegrityError):
        copy_row(Charter, charter.pk)


def test_a_signature_cannot_exist_without_its_charter_nor_twice_for_one_party():
    pair = PairFactory(mentor_signed=True)
    signature = Signature.objects.get()
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_signature SET charter_id = NULL WHERE id = %s", signature.pk)
    with pytest.raises(IntegrityError):
        copy_row(Signature, signature.pk)
    with pytest.raises(IntegrityError):
        copy_row(Signature, signature.pk, party="'hub'")
    assert pair.state == "met"


def test_a_seal_cannot_exist_without_two_different_signatures():
    PairFactory(mentor_signed=True)
    signature, charter, now = Signature.objects.get(), Charter.objects.get(), timezone.now()
    for mentee_signature in (None, signature.pk):
        with pytest.raises(IntegrityError):
            sql(
                "INSERT INTO mentoring_seal (charter_id, mentor_signature_id, mentee_signature_id, seal_hash,"
                " code, sealed_at, pdf_state, pdf_path, pdf_sha256, attempts, next_try_at, last_error)"
                " VALUES (%s, %s, %s, 'h', 'c', %s, 'to_render', '', '', 0, %s, '')",
                charter.pk,
                signature.pk,
                mentee_signature,
                now,
                now,
            )


def test_a_seal_that_is_printed_has_a_file_and_its_hash():
    pair = PairFactory(active=True)
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_seal SET pdf_state = 'rendered' WHERE id = %s", pair.seal_id)


def test_a_pair_has_one_first_meeting():
    pair = PairFactory(met=True)
    with pytest.raises(IntegrityError):
        copy_row(type(pair.meetings.get()), pair.meetings.get().pk)


def test_what_stands_on_a_row_keeps_it():
    pair = PairFactory(active=True)
    for table, pk in (
        ("proposal", pair.proposal_id),
        ("pair", pair.pk),
        ("charter", pair.seal.charter_id),
        ("signature", pair.seal.mentor_signature_id),
        ("seal", pair.seal_id),
    ):
        with pytest.raises(IntegrityError):
            sql(f"DELETE FROM mentoring_{table} WHERE id = %s", pk)


def test_weights_always_add_up_to_100():
    programme = ProgrammeFactory()
    with pytest.raises(IntegrityError):
        sql("UPDATE mentoring_weightset SET sector = sector + 1 WHERE programme_id = %s", programme.pk)


# a long walk in disorder
