"""Whole applications in French, through the pages and the mails."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.accounts.models import User
from recruitment.models import Application, Draft
from tests.factories.recruitment import POSTS
from tests.recruitment.apply.filling import agree, apply, errors, fill, refuse, start, step_url
from tests.recruitment.mailbox import letter, links_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub")]


def page(response):
    return BeautifulSoup(response.content, "html.parser")


def text_of(response):
    return " ".join(page(response).find("main").get_text(" ", strip=True).split())


@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_a_visitor_applies_confirms_and_follows(client, role):
    sent = apply(client, role)
    thanks = client.get(sent.url)
    application = Application.objects.get()
    assert f"Son numéro : {application.reference}" in text_of(thanks)
    assert f"Nous venons d’écrire à {application.email}" in text_of(thanks)
    confirm, _follow = links_in(letter("confirm_address"))
    assert client.get(confirm).status_code == 200
    followed = client.post(confirm, follow=True)
    assert page(followed).find("h1").get_text() == "Candidature reçue"
    assert Application.objects.get().person == User.objects.get()
    assert client.post(confirm).status_code == 410


def test_the_answers_of_every_step_arrive_as_codes(client):
    apply(client, "mentor")
    answers = Application.objects.get().answers
    posted = {name: value for post in POSTS["mentor"].values() for name, value in post.items()}
    assert answers == posted | {"commune": "13117", "birth_year": 1975}


def test_the_steps_are_those_of_the_design_with_published_addresses(client):
    address = start(client, "mentor")
    steps = page(client.get(address)).select("aside ol li")
    assert [step.get_text(strip=True) for step in steps] == [
        "Vos coordonnées",
        "Vos envies",
        "Ce que vous apportez",
        "Vos déplacements",
        "Votre expérience",
        "Un peu plus sur vous",
        "Vérifier et envoyer",
    ]
    assert address.startswith("/candidature/mentor/")
    assert client.get(step_url(address, "vos-deplacements")).status_code == 200


def test_a_refused_step_keeps_what_was_typed_and_says_why(client):
    address = step_url(start(client), "vos-deplacements")
    refused = refuse(client, address, {"commune": "Marseille", "travel_modes": ["car"], "max_minutes": "45"})
    assert refused.status_code == 200
    assert page(refused).title.get_text().startswith("Erreur\xa0: D’où partez-vous")
    assert errors(refused) == [
        "Marseille est grande : choisissez votre arrondissement, par exemple Marseille 2e.",
        "Choisissez au moins un lieu.",
        "Dites ce que vous pensez de la visio.",
    ]
    form = page(refused)
    assert form.find("input", {"name": "commune", "type": "text"})["value"] == "Marseille"
    assert form.find("input", {"name": "max_minutes", "value": "45"}).has_attr("checked")
    assert form.find("input", {"name": "travel_modes", "value": "car"}).has_attr("checked")
    links = [link["href"] for link in form.select(".erreurs a")]
    assert [bool(form.select_one(link)) for link in links] == [True, True, True]


def test_reloading_a_refused_step_posts_nothing_again(client):
    address = step_url(start(client), "vos-deplacements")
    refused = client.post(address, {"commune": "Marseille"})
    assert refused.url == f"{address}?a-revoir=1"
    first, again = client.get(refused.url), client.get(refused.url)
    assert errors(first) == errors(again) != []
    assert client.post(refused.url, POSTS["mentor"]["vos-deplacements"]).url == step_url(
        address, "votre-experience"
    )


def test_a_refused_step_is_still_there_after_a_reload(client):
    address = step_url(start(client), "vos-deplacements")
    client.post(address, {"commune": "Nulle part", "travel_modes": ["car"]})
    again = page(client.get(address))
    assert again.find("input", {"name": "commune", "type": "text"})["value"] == "Nulle part"
    assert again.find("input", {"name": "travel_modes", "value": "car"}).has_attr("checked")
    assert again.select(".erreurs") == []


def test_a_district_is_chosen_among_those_offered(client):
    address = step_url(start(client), "vos-deplacements")
    data = POSTS["mentor"]["vos-deplacements"]
    offered = page(refuse(client, address, data | {"commune": "Marseille"}))
    districts = [town["value"] for town in offered.select("input[type=radio][name=commune]")]
    assert "Marseille 2e (13002)" in districts
    done = client.post(address, data | {"commune": ["Marseille", "Marseille 2e (13002)"]})
    assert done.url.endswith("/votre-experience/")


def test_going_back_shows_what_was_answered(client):
    address = start(client)
    fill(client, address, until="ce-que-vous-apportez")
    form = page(client.get(address))
    assert form.find("input", {"name": "first_name"})["value"] == "Hélène"
    assert form.select(".erreurs") == []


def test_the_last_page_shows_every_answer_and_leads_back_from_each(client):
    address = fill(client, start(client))
    last = client.get(address)
    labels = [row.get_text(strip=True) for row in page(last).select("dl dt")]
    assert labels[:5] == ["Civilité", "Prénom", "Nom", "Adresse e-mail", "Téléphone"]
    assert len(labels) == 35
    changes = [link["href"] for link in page(last).select("dl a")]
    assert len(changes) == 35
    assert changes[1].endswith("/vos-coordonnees/?retour=verifier#id_first_name")
    assert "Vitrolles (13127)" in text_of(last)


def test_changing_an_answer_leads_back_to_the_last_page(client):
    address = fill(client, start(client))
    change = step_url(address, "vos-coordonnees") + "?retour=verifier"
    back = client.post(change, POSTS["mentor"]["vos-coordonnees"] | {"first_name": "Anne"})
    assert back.url == address
    assert "Anne" in text_of(client.get(address))


def test_an_unfinished_application_is_led_back_to_the_step_that_misses(client):
    address = fill(client, start(client), until="votre-experience")
    last = step_url(address, "verifier")
    assert "2 étapes restent à remplir" in text_of(client.get(last))
    refused = agree(client, last)
    assert refused.url == step_url(address, "votre-experience") + "?retour=verifier&a-revoir=1"
    shown = client.get(refused.url)
    assert "Choisissez votre fonction." in errors(shown)
    assert Application.objects.count() == 0


def test_a_step_that_is_no_longer_right_sends_back_to_it(client):
    address = fill(client, start(client))
    draft = Draft.objects.get()
    draft.answers["vos-deplacements"]["commune"] = ["Atlantide"]
    draft.save(update_fields=["answers"])
    refused = agree(client, address)
    assert "/vos-deplacements/" in refused.url
    assert errors(client.get(refused.url)) == [
        "Nous ne connaissons pas cette commune. Vérifiez l’orthographe ou indiquez son code postal."
    ]


def test_agreement_is_given_by_ticking_the_box(client):
    address = fill(client, start(client))
    refused = agree(client, address, agreed="")
    assert errors(refused) == ["Cochez la case pour donner votre accord, puis envoyez votre candidature."]
    assert Application.objects.count() == 0


def test_an_answer_may_be_refused_in_so_many_words(client):
    about = {"birth_year": "", "birth_year_use": "no_answer", "hobbies": [], "hobbies_use": "no_answer"}
    address = fill(client, start(client), un_peu_plus_sur_vous=about)
    assert text_of(client.get(address)).count("Je préfère ne pas répondre") == 2
    agree(client, address)
    application = Application.objects.get()
    assert (application.birth_year, application.answers["hobbies"]) == (None, None)


def test_an_answer_neither_given_nor_refused_is_asked_for(client):
    address = step_url(start(client), "un-peu-plus-sur-vous")
    refused = refuse(client, address, {"birth_year_use": "use", "hobbies_use": "keep_out"})
    assert errors(refused)[:3] == [
        "Indiquez votre année de naissance, ou dites que vous préférez ne pas répondre.",
        "Choisissez votre langue maternelle, ou dites que vous préférez ne pas répondre.",
        "Dites ce que nous pouvons faire de cette réponse.",
    ]


def test_the_same_walk_in_english(client):
    sent = apply(client, "mentor", language="/en")
    assert sent.url.startswith("/en/candidature/mentor/")
    assert Application.objects.get().language == "en"
    assert letter("confirm_address").subject.endswith("confirm your address")


def test_two_tabs_are_two_applications_under_way(client):
    one, two = start(client), start(client)
    assert one != two
    fill(client, one, until="vos-envies")
    fill(client, two, until="vos-envies", vos_coordonnees={"first_name": "Anne"})
    first, second = page(client.get(one)), page(client.get(two))
    assert first.find("input", {"name": "first_name"})["value"] == "Hélène"
    assert second.find("input", {"name": "first_name"})["value"] == "Anne"


def test_what_was_begun_is_offered_again_at_the_start(client):
    address = start(client)
    fill(client, address, until="vos-envies")
    again = page(client.get("/candidature/mentor/"))
    assert again.find("a", string="La reprendre")["href"] == address
    assert page(Client().get("/candidature/mentor/")).find("a", string="La reprendre") is None


def test_a_link_by_mail_opens_the_draft_elsewhere(client):
    address = fill(client, start(client), until="ce-que-vous-apportez")
    later = page(client.get(address)).select_one("header a.lien-fleche")["href"]
    sent = client.post(later, {"email": "helene@exemple.fr"}, follow=True)
    assert "Nous écrivons à helene@exemple.fr" in text_of(sent)
    [link] = links_in(letter("finish_later"))
    elsewhere = Client()
    opened = elsewhere.post(link, follow=True)
    assert opened.redirect_chain[-1][0] == step_url(address, "vos-envies")
    assert elsewhere.get(step_url(address, "vos-coordonnees")).status_code == 200
    assert elsewhere.post(link).status_code == 410


def test_finishing_later_needs_an_address(client):
    address = step_url(start(client), "finir-plus-tard")
    assert errors(refuse(client, address, {"email": "pas une adresse"})) == [
        "Indiquez une adresse e-mail comme nom@exemple.fr."
    ]
