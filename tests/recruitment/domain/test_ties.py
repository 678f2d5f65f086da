import pytest

from mentoring.domain import barriers
from mentoring.models import Mentee, Objection
from portal.core.days import day_of
from recruitment.domain import moderation, ties
from tests.factories.mentoring import MentorFactory, PersonFactory, ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


NAMES = {
    "clients": ["SARL Cycles du Griffon", "732 829 320"],
    "employers": ["Transports Bonneveine"],
    "last_name": "Selmouni",
}


@pytest.fixture
def accept(officer, now):
    def do(**answers):
        application = ApplicationFactory(
            founder=ProgrammeFactory(track="founder"), taken_by=officer, **NAMES | answers
        )
        moderation.accept(application=application, by=officer, seen_version=application.version, now=now)
        return Mentee.objects.get()

    return do


def test_the_names_of_a_founder_become_objections_on_acceptance(accept):
    mentee = accept(relatives=["Anne Selmouni"])
    assert sorted(mentee.objections.values_list("kind", "name", "siren")) == [
        ("client", "", "732829320"),
        ("client", "SARL Cycles du Griffon", ""),
        ("employer", "Transports Bonneveine", ""),
        ("family", "Anne Selmouni", ""),
    ]


def test_a_founder_enters_the_pool_with_the_project_and_the_number(accept):
    mentee = accept()
    assert (mentee.project["stage"], mentee.siren, mentee.aim) == (
        "building",
        "552100554",
        "Un food-truck de cuisine réunionnaise",
    )


@pytest.mark.parametrize(
    ("mentor", "why"),
    [
        ({"company": "Cycles du Griffon SAS"}, "client"),
        ({"siren": "732829320"}, "client"),
        ({"company": "Transports Bonneveine"}, "employer"),
        ({"siren": "552100554"}, "same_firm"),
        ({"company": "Ailleurs"}, None),
    ],
)
def test_a_direct_client_or_an_employer_is_never_the_mentor(accept, now, mentor, why):
    mentee, found = accept(), MentorFactory(**mentor)
    assert barriers.between(mentee, [found], today=day_of(now)).get(found.pk) == why


def test_a_relative_is_never_the_mentor(accept, now):
    mentee = accept(relatives=["SELMOUNI Anne"])
    sister = MentorFactory(person=PersonFactory(first_name="Anne", last_name="Selmouni"))
    assert barriers.between(mentee, [sister], today=day_of(now)) == {sister.pk: "family"}


def test_names_are_written_down_once(accept, now):
    mentee = accept()
    ties.declare(mentee, {"clients": ["CYCLES DU GRIFFON"]}, now=now)
    assert Objection.objects.filter(kind="client").count() == 2


def test_names_of_a_paper_form_are_lines_of_a_text_and_what_names_nobody_is_left_out(accept, now):
    mentee = accept(clients=[], employers=[])
    ties.declare(mentee, {"clients": "Les Halles d’Aix\n\n---\nSARL"}, now=now)
    assert list(mentee.objections.values_list("name", flat=True)) == ["Les Halles d’Aix"]


def test_whoever_names_nobody_objects_to_nobody(accept):
    assert accept(clients=[], employers=[], relatives=[]).objections.count() == 0
