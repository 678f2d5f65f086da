import pytest

from mentoring.models import Mentee, Mentor
from recruitment.domain import traits
from tests.factories.recruitment import FOUNDER_ANSWERS, MENTEE_ANSWERS, MENTOR_ANSWERS


def test_a_mentors_answers_as_the_criteria_read_them():
    assert traits.of_mentor(MENTOR_ANSWERS) == {
        "birth_year": 1975,
        "commune": "13117",
        "company": "Transports Bonneveine",
        "first_language": "fr",
        "function": "logistics",
        "hobbies": ["hiking", "cooking"],
        "hours_per_month": 4,
        "job": "Responsable d’exploitation",
        "max_minutes": 30,
        "meeting_places": ["mentor_work"],
        "motives": ["pass_on", "territory"],
        "other_languages": ["ar"],
        "remote": "if_needed",
        "sector": "H",
        "seniority": 5,
        "slots": ["mon_evening", "sat"],
        "status": "employee",
        "supports": {
            "technical": 0.6,
            "objective": 0.0,
            "practical": 1.0,
            "psychological": 1.0,
            "relational": 0.6,
        },
        "travel_modes": ["car", "public_transport"],
        "unused": ["age"],
    }


def test_a_need_not_felt_is_left_out():
    assert traits.of_mentee(MENTEE_ANSWERS)["supports"] == {
        "technical": 1,
        "practical": 2,
        "psychological": 1,
    }


@pytest.mark.parametrize(
    ("criterion", "name"),
    [("age", "birth_year"), ("first_language", "first_language"), ("hobbies", "hobbies")],
)
def test_an_answer_refused_is_neither_kept_nor_used(criterion, name):
    found = traits.of_mentor(MENTOR_ANSWERS | {f"{name}_use": "no_answer"})
    assert name not in found
    assert criterion in found["unused"]


def test_a_founder_has_a_project_in_codes_and_aims_at_heading_a_business():
    found = traits.of_mentee(FOUNDER_ANSWERS)
    assert found["project"] == {
        "stage": "building",
        "legal_status": "micro",
        "funding": ["honour_loan", "own"],
        "activity": "I",
    }
    assert (found["siren"], found["seniority"], found["function"]) == ("552100554", 5, "hospitality")


def test_the_company_of_a_mentor_is_known_by_its_number():
    assert traits.of_mentor(MENTOR_ANSWERS | {"siren": "552100554"})["siren"] == "552100554"


def test_answers_never_asked_fall_back_on_the_models_own():
    assert traits.of_mentee({}) == {
        "max_minutes": 30,
        "remote": "if_needed",
        "seniority": None,
        "hours_per_month": None,
        "supports": {},
        "unused": [],
    }


def test_every_trait_is_a_field_of_the_pool():
    assert set(traits.of_mentor(MENTOR_ANSWERS)) <= {field.name for field in Mentor._meta.fields}
    for answers in (MENTEE_ANSWERS, FOUNDER_ANSWERS):
        assert set(traits.of_mentee(answers)) <= {field.name for field in Mentee._meta.fields}
