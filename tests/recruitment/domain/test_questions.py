from inspect import signature
from types import SimpleNamespace

import pytest
from django.utils import translation

from mentoring.models import Programme
from recruitment.apply.wizards import MenteeWizard, MentorWizard
from recruitment.domain import own_questions, questions
from recruitment.domain.asked import CHECK
from recruitment.models import Draft
from tests.factories.mentoring import PartnerFactory
from tests.factories.recruitment import ANSWERS

ASKED = [
    {"code": "college", "label": "Quel collège ?", "label_in_english": "Which school?", "kind": "text"},
    {"code": "bus", "label": "Prenez-vous le bus ?", "kind": "yes_no", "required": True},
    {"code": "jour", "label": "Quel jour ?", "kind": "choice", "choices": ["Mardi", "Jeudi"]},
]
RUNS = [
    (MentorWizard, None, False),
    (MenteeWizard, Programme(track="employment"), False),
    (MenteeWizard, Programme(track="youth"), False),
    (MenteeWizard, Programme(track="founder"), False),
    (MenteeWizard, Programme(track="other", questions=ASKED), False),
    (MenteeWizard, Programme(track="youth"), True),
    (MenteeWizard, Programme(track="founder"), True),
]
TOLD = {
    "birth_year": 2009,
    "own_email": "moi@exemple.fr",
    "youngest": 16,
    "oldest": None,
    "programme": None,
    "asked": ASKED,
}


def steps_of(wizard, programme, minor):
    """The forms of one run, as the wizard would show them."""
    run = SimpleNamespace(
        draft=Draft(role=wizard.role, programme=programme, track=programme.track if programme else ""),
        asked=programme.questions if programme else [],
        minor=minor,
    )
    conditions = wizard.condition_dict or {}
    told = TOLD | {"track": run.draft.track}
    for step, form in wizard.form_list:
        if step != CHECK and conditions.get(step, lambda wizard: True)(run):
            names = set(signature(form).parameters) & set(told)
            yield step, form(**{name: told[name] for name in names})


@pytest.mark.parametrize(("wizard", "programme", "minor"), RUNS)
def test_every_question_asked_can_be_read_again_in_the_same_order(db, wizard, programme, minor):
    asked = [
        (step, [name for name in form.fields if not name.endswith("_use")])
        for step, form in steps_of(wizard, programme, minor)
    ]
    read = [
        (section.step, [question.name for question in section.questions])
        for section in questions.sections(wizard.role, programme, minor=minor)
        if section.questions
    ]
    assert read == asked


@pytest.mark.parametrize(("wizard", "programme", "minor"), RUNS)
def test_every_choice_offered_has_its_words(db, wizard, programme, minor):
    names = {
        question.name: question
        for section in questions.sections(wizard.role, programme, minor=minor)
        for question in section.questions
    }
    unread = [
        (name, code)
        for _step, form in steps_of(wizard, programme, minor)
        for name, field in form.fields.items()
        for code, _label in getattr(field, "choices", ())
        if code and not name.endswith("_use") and names[name].read(answer(name, code)) in ([], [str(code)])
    ]
    assert [one for one in unread if not one[0].startswith("own_jour")] == []


def answer(name, code):
    """One answer, where an application keeps it."""
    own, _sign, key = name.partition("own_")
    return {name: code} if own or not key else {"own": {key: code}}


def test_a_question_of_the_programme_is_read_in_the_readers_language():
    (section,) = own_questions.own_section(ASKED)
    assert section.questions[1].read({"own": {"bus": "yes"}}) == ["Oui"]
    with translation.override("en"):
        assert [one.label for one in own_questions.own_section(ASKED)[0].questions] == [
            "Which school?",
            "Prenez-vous le bus ?",
            "Quel jour ?",
        ]


def words(role, **changes):
    answers = ANSWERS[role] | changes
    found = questions.answered(role, answers, Programme(track="employment"))
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


def test_an_application_reads_as_it_was_asked_even_when_the_programme_asks_otherwise_since(db):
    own = {"college": "Jean-Giono", "bus": "no", "jour": ""}
    given = ANSWERS["youth"] | {"track": "youth", "own": own, "asked": ASKED}
    found = {section.step: asked for section, asked in questions.answered("mentee", given, Programme())}
    assert [(str(question.label), lines) for question, lines in found["pour-ce-dispositif"]] == [
        ("Quel collège ?", ["Jean-Giono"]),
        ("Prenez-vous le bus ?", ["Non"]),
        ("Quel jour ?", []),
    ]
    assert "ce-que-vous-visez" in found


def test_what_a_programme_asks_comes_just_before_the_last_page():
    steps = [section.step for section in questions.mentee_sections("founder", ASKED)]
    assert steps[-2:] == ["pour-ce-dispositif", "verifier"]
