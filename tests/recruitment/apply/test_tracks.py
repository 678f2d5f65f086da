"""Founders and young people apply by steps of their own, in the programme that they chose."""

import pytest
from django.urls import reverse

from mentoring.domain import shortlist
from mentoring.models import Mentee, Objection
from recruitment.domain import moderation
from recruitment.models import Application, Draft
from tests.factories.mentoring import MentorFactory, OfficerFactory, ProgrammeFactory
from tests.factories.recruitment import POSTS, ApplicationFactory, open_hub
from tests.mentoring.member.conftest import words

from .filling import agree, errors, fill, refuse, start, step_url

pytestmark = pytest.mark.django_db
WHICH = "/candidature/quel-dispositif/"


@pytest.fixture
def hub():
    open_hub()


@pytest.fixture
def founders(hub):
    return ProgrammeFactory(track="founder", name="Tandem Entreprendre", code="entreprendre")


def apply(client, programme, said="founder"):
    return agree(client, fill(client, start(client, "mentee", programme=programme), said))


def test_a_founder_applies_in_the_programme_that_they_chose(client, founders):
    apply(client, founders)
    application = Application.objects.get()
    assert application.programme == founders
    assert application.answers["siren"] == "552100554"
    assert application.answers["funding"] == ["honour_loan", "own"]


def test_with_several_programmes_one_is_chosen_and_the_link_of_a_page_chooses(client, founders):
    page = client.get(reverse("apply:mentee") + "?dispositif=entreprendre")
    assert page.context["form"]["dispositif"].value() == "entreprendre"
    response = client.post(reverse("apply:mentee"), {})
    assert errors(response) == ["Choisissez un dispositif."]
    response = client.post(reverse("apply:mentee"), {"dispositif": "ferme"})
    assert "ne prend pas de candidatures en ce moment" in errors(response)[0]
    assert not Draft.objects.exists()


def test_with_one_programme_nothing_is_asked(client, hub):
    assert "form" in client.get(reverse("apply:mentee")).context
    start(client, "mentee")
    assert Draft.objects.get().programme is not None


def test_the_summary_reads_the_project_and_not_a_job(client, founders):
    address = fill(client, start(client, "mentee", programme=founders), "founder")
    text = words(client.get(address))
    for told in (
        "Un food-truck de cuisine réunionnaise",
        "En cours de création",
        "Prêt d’honneur",
        "Gestion",
    ):
        assert told in text
    assert "Depuis quand cherchez-vous" not in text


@pytest.mark.parametrize(
    ("step", "changes", "told"),
    [
        ("votre-projet", {"siren": "123456789"}, "Un numéro SIREN compte neuf chiffres"),
        ("votre-projet", {"aim": ""}, "Dites en une phrase ce que vous voulez lancer"),
        ("votre-projet", {"stage": ""}, "Dites où en est le projet"),
        ("votre-projet", {"funding": ["none", "bank"]}, "Choisissez « Aucun pour l’instant » seul"),
    ],
)
def test_what_a_founder_mistypes_is_said_and_kept(client, founders, step, changes, told):
    address = step_url(start(client, "mentee", programme=founders), step)
    response = refuse(client, address, POSTS["founder"][step] | changes)
    assert told in errors(response)[0]
    kept = "Un food-truck de cuisine réunionnaise" if "aim" not in changes else "building"
    assert kept in response.content.decode()


def test_the_steps_of_another_track_do_not_exist(client, founders):
    address = start(client, "mentee", programme=founders)
    assert client.get(step_url(address, "le-travail-que-vous-cherchez")).status_code == 404
    assert client.get(step_url(address, "pour-ce-dispositif")).status_code == 404


def test_a_declared_client_is_never_proposed_and_the_team_reads_why(founders):
    officer = OfficerFactory()
    client_of = MentorFactory(programme=founders, company="SARL Transports Bonneveine")
    application = ApplicationFactory(founder=founders, taken_by=officer, email="chef@exemple.fr")
    moderation.accept(
        application=application, by=officer, seen_version=application.version, now=application.sent_at
    )
    mentee = Mentee.objects.get()
    assert mentee.project == {
        "stage": "building",
        "legal_status": "micro",
        "funding": ["honour_loan", "own"],
        "activity": "I",
    }
    assert set(mentee.objections.values_list("kind", "name")) == {
        ("client", "Transports Bonneveine"),
        ("client", "Les Halles d’Aix"),
    }
    found = shortlist.for_mentee(mentee, now=application.sent_at)
    assert found.set_aside == [(client_of, Objection.Kind.CLIENT)]


def test_a_programme_asks_its_own_questions(client, hub):
    asked = [
        {"code": "college", "label": "Quel collège ?", "kind": "text", "required": True},
        {"code": "bus", "label": "Prenez-vous le bus ?", "kind": "yes_no"},
    ]
    programme = ProgrammeFactory(track="other", name="Décrochage scolaire", questions=asked)
    address = fill(client, start(client, "mentee", programme=programme), "mentee")
    assert "/pour-ce-dispositif/" in address
    assert errors(refuse(client, address, {"own_college": "", "own_bus": "yes"})) == [
        "Répondez à cette question."
    ]
    address = client.post(address, {"own_college": "Jean-Giono", "own_bus": "yes"}).url
    assert "Quel collège ?" in words(client.get(address))
    agree(client, address)
    answers = Application.objects.get().answers
    assert (answers["own"], answers["asked"]) == ({"college": "Jean-Giono", "bus": "yes"}, asked)


def test_what_is_typed_for_the_programme_is_saved_unchecked(client, hub):
    asked = [{"code": "college", "label": "Quel collège ?", "kind": "text"}]
    programme = ProgrammeFactory(track="other", questions=asked)
    address = step_url(start(client, "mentee", programme=programme), "pour-ce-dispositif")
    client.post(f"{address}brouillon/", {"own_college": "Jean-G", "own_other": "x"})
    assert Draft.objects.get().answers["pour-ce-dispositif"] == {"own_college": ["Jean-G"]}


def test_ages_are_those_of_the_programme(client, hub):
    youth = ProgrammeFactory(track="youth", min_age=16, max_age=25)
    address = step_url(start(client, "mentee", programme=youth), "vous-etes")
    old = POSTS["mentee"]["vous-etes"] | {"birth_year": "1980", "situation": "school"}
    assert "jusqu’à 25 ans" in errors(refuse(client, address, old))[0]
    young = old | {"birth_year": "2020"}
    assert "Tandem" in errors(refuse(client, address, young))[0]


def test_a_town_outside_the_territory_is_told_before_the_rest(client, hub):
    far = ProgrammeFactory(track="other", territory=["13001"])
    address = step_url(start(client, "mentee", programme=far), "vos-deplacements")
    response = refuse(client, address, POSTS["mentee"]["vos-deplacements"])
    assert "ne couvre pas encore votre commune" in errors(response)[0]


def test_a_programme_that_closes_meanwhile_says_so_at_the_end_and_keeps_the_answers(client, founders):
    address = fill(client, start(client, "mentee", programme=founders), "founder")
    founders.opens_on = None
    founders.save(update_fields=["opens_on"])
    assert client.get(step_url(address, "vous-etes")).status_code == 200
    response = agree(client, address)
    assert response.status_code == 200
    assert errors(response)
    assert Draft.objects.get().answers["votre-projet"]["stage"] == ["building"]


def which(client, **answers):
    return client.get(WHICH, {"objectif": "founder", "naissance": "1990", "commune": "Marignane"} | answers)


def test_three_questions_lead_to_the_programme_that_suits(client, founders):
    page = which(client)
    assert "Voici ce qui vous convient" in words(page)
    assert "/candidature/mentore/?dispositif=entreprendre" in page.content.decode()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"objectif": "other"}, "Aucun dispositif de ce type n’est ouvert"),
        ({"naissance": "2020"}, "Ouvert à partir de l’année de vos 16 ans"),
        ({"naissance": ""}, "Indiquez votre année de naissance"),
        ({"commune": "Zzz"}, "Nous ne connaissons pas cette commune"),
        ({"objectif": "=HYPERLINK("}, "Choisissez"),
    ],
)
def test_what_does_not_fit_is_told_kindly(client, founders, answers, told):
    page = which(client, **answers)
    assert page.status_code == 200
    assert told in words(page)
    assert Draft.objects.count() == 0
