"""A minor says who answers for them, in a step of its own; nobody else meets it, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.models import Guardian, Mentee
from portal.core.models import Message
from recruitment.domain import intake, moderation
from recruitment.models import Application, Draft
from tests.factories.mentoring import OfficerFactory, ProgrammeFactory
from tests.factories.recruitment import POSTS, open_hub
from tests.mentoring.member.conftest import words

from .filling import agree, errors, fill, refuse, start, step_url

pytestmark = pytest.mark.django_db
STEP = "qui-repond-pour-vous"
TODAY = timezone.localdate()
TURNS_18 = TODAY.year + 1
YOU = POSTS["youth"]["vous-etes"] | {"birth_year": str(TURNS_18 - 18)}
PARENT = {
    "of_age_on": f"{TURNS_18}-03-08",
    "guardian_name": "Nadia Roche",
    "guardian_tie": "mother",
    "guardian_email": "nadia@exemple.fr",
    "guardian_phone": "",
}


@pytest.fixture
def youth():
    open_hub()
    return ProgrammeFactory(track="youth", min_age=15, max_age=25)


@pytest.fixture
def parent_step(client, youth):
    """The address of the step, for somebody of seventeen."""
    first = start(client, "mentee", programme=youth)
    you = client.post(first, POSTS["youth"]["vos-coordonnees"]).url
    return client.post(you, YOU).url


def finish(client, address):
    """The steps that follow, and the sending."""
    for step in list(POSTS["youth"])[2:]:
        assert f"/{step}/" in address
        address = client.post(address, POSTS["youth"][step]).url
    agree(client, address)
    return Application.objects.get()


def test_a_minor_says_who_answers_for_them_right_after_their_age(client, parent_step):
    assert f"/{STEP}/" in parent_step
    told = words(client.get(parent_step))
    assert "autorité parentale" in told
    assert "Pourquoi cette question" in told
    application = finish(client, client.post(parent_step, PARENT).url)
    assert {name: application.answers[name] for name in PARENT} == PARENT


def test_an_adult_never_meets_the_step(client, youth):
    first = start(client, "mentee", programme=youth)
    address = fill(client, first, "youth", until="ce-que-vous-visez")
    assert "/ce-que-vous-visez/" in address
    assert client.get(step_url(first, STEP)).status_code == 404
    assert "Qui donne son accord" not in words(client.get(address))


def test_a_mentor_never_meets_the_step(client, youth):
    assert client.get(step_url(start(client), STEP)).status_code == 404


def test_whoever_is_of_age_already_says_their_birthday_and_nothing_else(client, youth):
    first = start(client, "mentee", programme=youth)
    client.post(step_url(first, "vos-coordonnees"), POSTS["youth"]["vos-coordonnees"])
    step = client.post(step_url(first, "vous-etes"), YOU | {"birth_year": str(TODAY.year - 18)}).url
    assert f"/{STEP}/" in step
    said = PARENT | {"of_age_on": f"{TODAY.year}-01-01", "guardian_tie": ""}
    application = finish(client, client.post(step, said).url)
    assert (application.answers["guardian_name"], application.answers["guardian_email"]) == ("", "")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"guardian_name": ""}, "Indiquez le nom"),
        ({"guardian_tie": ""}, "Dites qui c’est"),
        ({"guardian_email": ""}, "adresse e-mail ou son numéro"),
        ({"guardian_email": "nadia"}, "nom@exemple.fr"),
        ({"guardian_email": " Ines@exemple.FR"}, "Cette adresse est la vôtre"),
        ({"of_age_on": ""}, "jour de vos 18 ans"),
        ({"of_age_on": "demain"}, "Saisissez un jour"),
        ({"of_age_on": f"{TURNS_18 + 1}-03-08"}, f"vous avez 18 ans en {TURNS_18}"),
    ],
)
def test_what_is_mistyped_is_said_and_what_was_typed_is_kept(client, parent_step, changes, told):
    response = refuse(client, parent_step, PARENT | {"guardian_phone": ""} | changes)
    assert any(told in line for line in errors(response)), errors(response)
    kept = "nadia" if "guardian_name" in changes else "Nadia Roche"
    assert kept in response.content.decode()


def test_a_phone_number_is_enough(client, parent_step):
    said = PARENT | {"guardian_email": "", "guardian_phone": "06 12 34 56 78"}
    assert STEP not in client.post(parent_step, said).url


def test_the_step_comes_and_goes_with_the_year_and_keeps_what_was_typed(client, parent_step):
    client.post(parent_step, PARENT)
    client.post(step_url(parent_step, "vous-etes"), YOU | {"birth_year": "2001"})
    assert client.get(parent_step).status_code == 404
    client.post(step_url(parent_step, "vous-etes"), YOU)
    assert "Nadia Roche" in client.get(parent_step).content.decode()


def test_an_application_of_a_minor_does_not_leave_without_the_step(client, parent_step):
    address = step_url(parent_step, "ce-que-vous-visez")
    for step in list(POSTS["youth"])[2:]:
        address = client.post(step_url(parent_step, step), POSTS["youth"][step]).url
    assert STEP in agree(client, address).url
    assert not Application.objects.exists()


def test_a_year_corrected_afterwards_sends_back_to_the_birthday(client, parent_step):
    client.post(parent_step, PARENT)
    client.post(step_url(parent_step, "vous-etes"), YOU | {"birth_year": str(TURNS_18 - 17)})
    for step in list(POSTS["youth"])[2:]:
        address = client.post(step_url(parent_step, step), POSTS["youth"][step]).url
    assert STEP in agree(client, address).url


def test_changing_programme_keeps_the_parent(client, parent_step, youth):
    other = ProgrammeFactory(track="employment", code="autre", min_age=15)
    client.post(parent_step, PARENT)
    draft = Draft.objects.get()
    client.post(f"/candidature/mentore/{draft.pk}/dispositif/", {"dispositif": other.code})
    row = Draft.objects.get()
    assert STEP in row.answers
    assert "Nadia Roche" in client.get(parent_step).content.decode()


def accepted(application, *, days=1):
    """Confirmed and accepted; what the team did and what became of the file."""
    officer, now = OfficerFactory(), timezone.now() + timedelta(days=days)
    row = intake.confirm(application=application, now=now)
    row = moderation.take(application=row, by=officer, seen_version=row.version, now=now)
    row = moderation.accept(application=row, by=officer, seen_version=row.version, now=now)
    return Application.objects.get(pk=row.pk), Mentee.objects.get()


def test_the_parent_is_written_to_once_the_application_is_accepted_and_kept_once(client, parent_step):
    application = finish(client, client.post(parent_step, PARENT).url)
    assert not Message.objects.filter(address="nadia@exemple.fr").exists()
    row, mentee = accepted(application)
    letter = Message.objects.get(address="nadia@exemple.fr")
    assert (letter.template, mentee.guardian.state) == ("mentoring/guardian_asked", "asked")
    assert (mentee.guardian.name, mentee.guardian.of_age_on.isoformat()) == (
        "Nadia Roche",
        PARENT["of_age_on"],
    )
    assert not set(PARENT) & set(row.answers)


def test_a_parent_at_the_address_of_the_minor_is_not_asked_and_is_to_name(client, parent_step):
    application = finish(client, client.post(parent_step, PARENT).url)
    Application.objects.update(answers=application.answers | {"guardian_email": "Ines@exemple.fr"})
    row, mentee = accepted(application)
    assert not Message.objects.filter(template="mentoring/guardian_asked").exists()
    assert (Guardian.objects.exists(), set(PARENT) & set(row.answers)) == (False, set())
    assert Mentee.objects.without_guardian(TODAY).get() == mentee


def test_a_minor_of_before_is_accepted_and_their_parent_is_to_name(client, parent_step):
    application = finish(client, client.post(parent_step, PARENT).url)
    Application.objects.update(
        answers={name: value for name, value in application.answers.items() if name not in PARENT}
    )
    _row, mentee = accepted(application)
    assert not Guardian.objects.exists()
    assert Mentee.objects.without_guardian(TODAY).get() == mentee
