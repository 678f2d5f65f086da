from inspect import signature

import pytest

from recruitment.apply.wizards import MenteeWizard, MentorWizard
from recruitment.domain import questions
from tests.factories.mentoring import PartnerFactory
from tests.factories.recruitment import ANSWERS


@pytest.mark.parametrize("wizard", [MentorWizard, MenteeWizard])
def test_every_question_asked_can_be_read_again_in_the_same_order(db, wizard):
    def fields(form):
        return form(**{"youngest": 18} if "youngest" in signature(form).parameters else {}).fields

    asked = [
        (step, [name for name in fields(form) if not name.endswith("_use")])
        for step, form in wizard.form_list
        if step != questions.CHECK
    ]
    read = [
        (section.step, [question.name for question in section.questions])
        for section in questions.FORMS[wizard.role]
        if section.questions
    ]
    assert read == asked


@pytest.mark.parametrize("wizard", [MentorWizard, MenteeWizard])
def test_every_choice_offered_has_its_words(db, wizard):
    names = {
        question.name: question for section in questions.FORMS[wizard.role] for question in section.questions
    }
    unread = [
        (name, code)
        for _step, form in wizard.form_list
        for name, field in form.base_fields.items()
        for code, _label in getattr(field, "choices", ())
        if code and not name.endswith("_use") and names[name].read({name: code}) in ([], [str(code)])
    ]
    assert unread == []


def words(role, **changes):
    answers = ANSWERS[role] | changes
    found = questions.answered(role, answers)
    return {question.name: lines for _section, lines_ in found for question, lines in lines_}


def test_answers_read_in_the_applicants_words(db):
    read = words("mentor")
    assert read["commune"] == ["Vitrolles (13127)"]
    assert read["motives"] == ["Transmettre ce que je sais", "Agir pour mon territoire"]
    assert read["title"] == []
    assert read["birth_year"] == ["1975", "Non utilisé pour le rapprochement"]


def test_an_answer_refused_reads_as_such(db):
    assert words("mentor", hobbies_use="no_answer")["hobbies"] == ["Je préfère ne pas répondre"]


def test_a_structure_reads_by_its_name(db):
    partner = PartnerFactory(name="Cap emploi")
    assert words("mentee", structure=str(partner.uuid))["structure"] == ["Cap emploi"]
    assert words("mentee")["structure"] == ["Je viens de moi-même"]
    assert words("mentee", structure="7b0cfd20-3ef6-4a3f-8c63-5a39d0c2c0e4")["structure"] == [""]


def test_a_code_no_longer_known_is_shown_as_it_is(db):
    assert words("mentor", commune="99999", sector="Z")["commune"] == ["99999"]
