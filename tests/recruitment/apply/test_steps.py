"""What each track asks, refuses, says and keeps, in French, through the pages."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from recruitment.models import Application, Draft
from tests.factories.mentoring import PartnerFactory, ProgrammeFactory
from tests.factories.recruitment import FOUNDER_ANSWERS, FOUNDER_POSTS, YOUNG_POSTS
from tests.recruitment.apply.filling import agree, errors, fill, refuse, start, step_url
from tests.recruitment.domain.test_questions import ASKED
from tests.recruitment.mailbox import letter, links_in

SAID = {"employment": "mentee", "youth": "youth", "founder": "founder", "other": "mentee"}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub")]


@pytest.fixture
def walk(client):
    """Begin an application of a track; gives the address of the first step."""

    def begin(track, **rules):
        return start(client, "mentee", programme=ProgrammeFactory(track=track, **rules))

    return begin


def page(response):
    return BeautifulSoup(response.content, "html.parser")


def text_of(response):
    return " ".join(page(response).find("main").get_text(" ", strip=True).split())


def steps_of(response):
    return [step.get_text(strip=True) for step in page(response).select("aside ol li")]


def test_the_steps_of_a_young_person(client, walk):
    assert steps_of(client.get(walk("youth"))) == [
        "Vos coordonnées",
        "Vous êtes",
        "Ce que vous visez",
        "Ce qui vous aiderait",
        "Votre motivation",
        "Vos déplacements",
        "Un peu plus sur vous",
        "Vérifier et envoyer",
    ]


def test_the_steps_of_a_founder(client, walk):
    assert steps_of(client.get(walk("founder"))) == [
        "Vos coordonnées",
        "Vous êtes",
        "Votre projet",
        "Ce qui vous aiderait",
        "Vous et l’entreprise",
        "Vos clients et vos proches",
        "Vos déplacements",
        "Un peu plus sur vous",
        "Vérifier et envoyer",
    ]


def test_a_founder_expects_what_a_business_needs(client, walk):
    asked = page(client.get(step_url(walk("founder"), "vous-et-l-entreprise"))).find("main")
    assert "Avancer avec méthode" in asked.get_text()
    names = [field["name"] for field in asked.select("[name]") if field["name"] != "csrfmiddlewaretoken"]
    assert list(dict.fromkeys(names))[:3] == ["function", "motives", "words"]


@pytest.mark.parametrize("track", ["youth", "founder", "other"])
def test_an_application_of_each_track_goes_to_the_end_and_is_confirmed(client, walk, track):
    address = fill(client, walk(track), SAID[track])
    last = client.get(address)
    assert page(last).select(".avis--alerte") == []
    sent = agree(client, address)
    application = Application.objects.get()
    assert f"Son numéro : {application.reference}" in text_of(client.get(sent.url)).replace("\xa0", " ")
    assert (application.programme.track, application.answers["track"]) == (track, track)
    confirm, _follow = links_in(letter("confirm_address"))
    client.post(confirm)
    assert Application.objects.get().is_confirmed


def test_a_founders_answers_arrive_as_codes_and_lists_of_names(client, walk):
    agree(client, fill(client, walk("founder"), "founder"))
    assert Application.objects.get().answers == FOUNDER_ANSWERS | {"track": "founder"}


def parent_of(age):
    """The step of a minor; the birthday is the last day of its year."""
    return {
        "of_age_on": f"{timezone.localdate().year - age + 18}-12-31",
        "guardian_name": "Nadia Roche",
        "guardian_tie": "mother",
        "guardian_email": "nadia@exemple.fr",
    }


@pytest.mark.parametrize(
    ("year", "told"), [(17, True), (18, True), (19, False)], ids=["17", "18 this year", "19 this year"]
)
def test_whoever_may_be_under_18_reads_that_parents_must_agree(client, walk, year, told):
    born = {"birth_year": str(timezone.localdate().year - year)}
    address = walk("youth")
    assert "Moins de 18 ans ?" in text_of(client.get(step_url(address, "vous-etes"))).replace("\xa0", " ")
    asked = fill(client, address, "youth", until="ce-que-vous-visez", vous_etes=born)
    assert ("/qui-repond-pour-vous/" in asked) is told
    if told:
        asked = client.post(asked, parent_of(year)).url
    for step in list(YOUNG_POSTS)[2:]:
        assert f"/{step}/" in asked
        asked = last = client.post(asked, YOUNG_POSTS[step]).url
    assert ("l’accord de votre parent" in text_of(client.get(last))) is told


def test_every_mentee_reads_who_cannot_be_their_mentor(client, walk):
    for track, step in [
        ("employment", "votre-motivation"),
        ("youth", "votre-motivation"),
        ("founder", "vos-clients-et-vos-proches"),
    ]:
        shown = text_of(client.get(step_url(walk(track), step)))
        assert "ni un client direct" in shown
        assert "ni un proche" in shown


@pytest.mark.parametrize(
    ("step", "changes", "said"),
    [
        ("votre-projet", {"stage": ""}, "Dites où en est le projet."),
        ("votre-projet", {"aim": " "}, "Dites en une phrase ce que vous voulez lancer."),
        ("votre-projet", {"sector": ""}, "Choisissez un secteur d’activité."),
        (
            "votre-projet",
            {"funding": []},
            "Dites quels financements vous avez obtenus, ou « Aucun pour l’instant ».",
        ),
        (
            "votre-projet",
            {"funding": ["none", "bank"]},
            "Choisissez « Aucun pour l’instant » seul, ou les financements obtenus.",
        ),
        (
            "votre-projet",
            {"siren": "732 829 321"},
            "Un numéro SIREN compte neuf chiffres, comme 552 100 554. Vérifiez les derniers.",
        ),
        ("vous-etes", {"structure": "other"}, "Indiquez le nom de la structure."),
        ("vous-et-l-entreprise", {"function": ""}, "Choisissez ce que vous ferez le plus."),
        ("vous-et-l-entreprise", {"motives": []}, "Choisissez au moins une réponse."),
        (
            "vous-et-l-entreprise",
            {"motives": ["launch", "network", "codes", "sector"]},
            "Choisissez trois réponses au plus.",
        ),
        (
            "ce-qui-vous-aiderait",
            {f"support_{code}": "no" for code in ("technical", "practical", "psychological")},
            "Choisissez au moins un appui qui vous aiderait.",
        ),
        (
            "vos-clients-et-vos-proches",
            {"clients": "SARL"},
            "« SARL » ne suffit pas pour savoir de qui il s’agit.",
        ),
        (
            "vos-clients-et-vos-proches",
            {"employers": "x" * 121},
            f"Écrivez un nom par ligne : « {'x' * 30}… » est trop long.",
        ),
        (
            "vos-clients-et-vos-proches",
            {"relatives": "\n".join(f"Anne {number}" for number in range(21))},
            "Donnez 20 noms au plus.",
        ),
        ("vous-etes", {"situation": ""}, "Choisissez votre situation."),
        ("vous-etes", {"birth_year": ""}, "Indiquez votre année de naissance."),
    ],
)
def test_a_founders_step_is_refused_in_words_and_keeps_what_was_typed(client, walk, step, changes, said):
    address = step_url(walk("founder"), step)
    refused = refuse(client, address, FOUNDER_POSTS[step] | changes)
    assert errors(refused) == [said]
    kept = Draft.objects.get().answers[step]
    for name, value in (FOUNDER_POSTS[step] | changes).items():
        assert kept.get(name, []) == (value if isinstance(value, list) else [value])
    assert client.post(address, FOUNDER_POSTS[step]).status_code == 302


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"search": ""}, "Dites ce que vous cherchez."),
        ({"aim": ""}, "Dites en quelques mots ce que vous visez."),
        ({"diploma": ""}, "Choisissez votre diplôme, ou « Aucun diplôme »."),
        ({"sector": "zz"}, "Choisissez l’une des réponses."),
    ],
)
def test_a_young_persons_aim_is_refused_in_words(client, walk, changes, said):
    address = step_url(walk("youth"), "ce-que-vous-visez")
    assert errors(refuse(client, address, YOUNG_POSTS["ce-que-vous-visez"] | changes)) == [said]


def test_a_structure_that_accompanies_a_founder_is_kept(client, walk):
    partner = PartnerFactory(name="Couveuse du Griffon")
    address = fill(
        client,
        walk("founder"),
        "founder",
        vous_etes={"structure": str(partner.uuid)},
    )
    assert "Couveuse du Griffon" in text_of(client.get(address))


def test_a_mentors_company_number_is_checked(client):
    step = step_url(start(client), "votre-experience")
    refused = refuse(client, step, {"siren": "123456789"})
    assert "Un numéro SIREN compte neuf chiffres, comme 552 100 554. Vérifiez les derniers." in errors(
        refused
    )
    agree(client, fill(client, start(client), votre_experience={"siren": "552 100 554"}))
    assert Application.objects.get().answers["siren"] == "552100554"


def test_a_founder_goes_back_leaves_and_resumes_without_losing_anything(client, walk):
    address = fill(client, walk("founder"), "founder", until="vos-deplacements")
    ties = page(client.get(step_url(address, "vos-clients-et-vos-proches")))
    assert ties.find("textarea", {"name": "clients"}).get_text(strip=True).splitlines() == [
        "Transports Bonneveine",
        "Les Halles d’Aix",
    ]
    client.post(step_url(address, "finir-plus-tard"), {"email": "ines@exemple.fr"})
    [link] = links_in(letter("finish_later"))
    elsewhere = Client()
    opened = elsewhere.post(link, follow=True)
    assert opened.redirect_chain[-1][0] == step_url(address, "vos-clients-et-vos-proches")
    project = page(elsewhere.get(step_url(address, "votre-projet")))
    assert project.find("input", {"name": "funding", "value": "honour_loan"}).has_attr("checked")


def test_each_track_says_what_one_commits_to(client, walk):
    said = {
        track: text_of(client.get(step_url(walk(track), "verifier")))
        for track in ("employment", "youth", "founder")
    }
    assert "Mener une recherche d’emploi active" in said["employment"]
    assert "Avancer : chercher, essayer, demander de l’aide." in said["youth"].replace("\xa0", " ")
    assert "Porter mon projet" in said["founder"]


def test_what_a_programme_asks_is_checked_and_changed_like_the_rest(client, walk):
    address = fill(client, walk("youth", questions=ASKED), "youth")
    last = client.post(address, {"own_college": "Giono", "own_bus": "no", "own_jour": "Jeudi"}).url
    assert "Prenez-vous le bus ? Non" in text_of(client.get(last)).replace("\xa0", " ")
    change = page(client.get(last)).select("dl a")[-1]["href"]
    assert change.endswith("/pour-ce-dispositif/?retour=verifier#id_own_jour")
    agree(client, last)
    assert Application.objects.get().answers["own"] == {"college": "Giono", "bus": "no", "jour": "Jeudi"}


def test_what_a_programme_asks_meanwhile_is_asked_before_sending(client, walk):
    address = fill(client, walk("youth"), "youth")
    programme = Draft.objects.get().programme
    programme.questions = ASKED
    programme.save()
    assert agree(client, address).url.startswith(step_url(address, "pour-ce-dispositif"))
    assert Application.objects.count() == 0


def test_a_step_that_a_programme_no_longer_asks_is_not_where_one_resumes(client, walk):
    address = fill(client, walk("youth", questions=ASKED), "youth")
    client.post(address, {"own_bus": "yes"})
    programme = Draft.objects.get().programme
    programme.questions = []
    programme.save()
    resumed = client.get(f"/candidature/reprendre/{Draft.objects.get().pk}/")
    assert resumed.url == step_url(address, "vos-coordonnees")


def test_an_answer_that_is_not_offered_is_refused(client, walk):
    address = step_url(walk("youth", questions=ASKED), "pour-ce-dispositif")
    refused = refuse(client, address, {"own_bus": "perhaps", "own_jour": "Lundi", "own_college": "x" * 301})
    assert errors(refused) == [
        "Raccourcissez votre réponse.",
        "Choisissez l’une des réponses.",
        "Choisissez l’une des réponses.",
    ]
