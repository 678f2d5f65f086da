"""What an applicant sent is told to them under their own questions, and never as codes."""

import pytest
from django.utils.translation import override

from mentoring import held
from recruitment import doors
from tests.factories.recruitment import ApplicationFactory

pytestmark = pytest.mark.django_db


def test_each_answer_is_told_under_its_question_in_words():
    application = ApplicationFactory(role="mentee")
    with override("fr"):
        rows = dict(held.values_of(application))
    assert (
        rows.items()
        >= {
            "Votre commune": "Marignane (13700)",
            "Trajet acceptable, aller simple": "30\N{NO-BREAK SPACE}min",
        }.items()
    )
    assert "Réponses" not in rows
    assert not {"use", "above_all", "employment"} & set(rows.values())


def test_what_was_not_answered_is_not_told():
    application = ApplicationFactory()
    application.answers = {"first_name": "Inès"}
    with override("fr"):
        assert doors.answers_of(application) == [("Prénom", "Inès")]
