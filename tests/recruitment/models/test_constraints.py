"""What must never be false, attacked below the verbs."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from recruitment.models import Application, Draft
from tests.factories.recruitment import ApplicationFactory, DraftFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def refused(sql, *values):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return True


@pytest.mark.parametrize("state", ["received", "in_review", "info_requested", "accepted", "declined"])
def test_nothing_is_examined_before_the_address_is_proven(state):
    application = ApplicationFactory()
    sql = (
        "UPDATE recruitment_application SET state = %s, decided_at = sent_at, decline_reason = 'other', "
        "asked_at = sent_at, question = 'x', met_on = last_contact_on WHERE id = %s"
    )
    assert refused(sql, state, application.pk)


def test_a_sent_application_has_no_person(officer):
    application = ApplicationFactory()
    sql = "UPDATE recruitment_application SET person_id = %s WHERE id = %s"
    assert refused(sql, officer.pk, application.pk)


def test_an_application_is_declined_for_a_known_reason():
    application = ApplicationFactory(confirmed=True)
    sql = "UPDATE recruitment_application SET state = 'declined', decided_at = sent_at WHERE id = %s"
    assert refused(sql, application.pk)
    assert refused(sql.replace("decided_at", "decline_reason = 'because', decided_at"), application.pk)


def test_a_mentor_is_accepted_only_once_met():
    application = ApplicationFactory(confirmed=True)
    sql = "UPDATE recruitment_application SET state = 'accepted', decided_at = sent_at WHERE id = %s"
    assert refused(sql, application.pk)


def test_a_decision_has_a_day():
    application = ApplicationFactory(mentee=True, confirmed=True)
    assert refused("UPDATE recruitment_application SET state = 'accepted' WHERE id = %s", application.pk)


def test_information_is_requested_by_a_question():
    application = ApplicationFactory(confirmed=True)
    sql = "UPDATE recruitment_application SET state = 'info_requested', asked_at = sent_at WHERE id = %s"
    assert refused(sql, application.pk)


@pytest.mark.parametrize("state", ["", "lost"])
def test_states_are_known(state):
    application = ApplicationFactory()
    assert refused("UPDATE recruitment_application SET state = %s WHERE id = %s", state, application.pk)
    assert refused("UPDATE recruitment_draft SET state = %s", state)


def test_a_draft_is_sent_once():
    application = ApplicationFactory()
    other = ApplicationFactory(email="autre@exemple.fr")
    sql = "UPDATE recruitment_application SET submit_key = %s WHERE id = %s"
    key = application.submit_key.hex if connection.vendor == "sqlite" else str(application.submit_key)
    assert refused(sql, key, other.pk)


def test_a_person_has_one_live_application_on_a_side_of_a_programme():
    application = ApplicationFactory(confirmed=True)
    other = ApplicationFactory(confirmed=True, email="autre@exemple.fr")
    sql = "UPDATE recruitment_application SET person_id = %s WHERE id = %s"
    assert refused(sql, application.person_id, other.pk)


def test_a_closed_draft_holds_no_answer():
    ApplicationFactory()
    assert refused("UPDATE recruitment_draft SET email = 'x@exemple.fr'")
    assert refused("""UPDATE recruitment_draft SET answers = '{"a": 1}'""")


def test_sides_are_known():
    ApplicationFactory()
    assert refused("UPDATE recruitment_application SET role = 'boss'")
    assert refused("UPDATE recruitment_draft SET role = 'boss'")


def test_labels_carry_no_name():
    application = ApplicationFactory()
    draft = DraftFactory()
    assert str(application) == application.reference
    assert str(draft) == f"draft {draft.pk}"
    assert application.full_name == "Hélène Tavernot"
    assert uuid.UUID(str(draft).removeprefix("draft "))


def test_declarations_cover_every_field():
    assert [model.personal_data.undeclared(model) for model in (Application, Draft)] == [set(), set()]
