"""Before the first step: which programmes are open, the one that is chosen, and another one on the way."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from mentoring.models import Programme
from recruitment.models import Application, Draft
from tests.factories.mentoring import ProgrammeFactory
from tests.factories.recruitment import POSTS
from tests.recruitment.apply.filling import agree, errors, fill, refuse, start, step_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub")]
START = "/candidature/mentore/"
NOT_OPEN = "Ce dispositif ne prend pas de candidatures en ce moment : choisissez-en un autre."


@pytest.fixture
def youth():
    return ProgrammeFactory(
        track="youth",
        code="jeunes",
        name="Tandem Jeunes",
        name_in_english="Tandem Youth",
        pitch="Un premier pas, à deux.",
        min_age=16,
        max_age=25,
    )


def page(response):
    return BeautifulSoup(response.content, "html.parser")


def text_of(response):
    return " ".join(page(response).find("main").get_text(" ", strip=True).split())


def radios(response):
    return {radio["value"]: radio.has_attr("checked") for radio in page(response).select("[name=dispositif]")}


def test_one_programme_is_shown_and_not_asked_for(client, hub):
    shown = client.get(START)
    assert radios(shown) == {}
    assert hub.name in text_of(shown)
    start(client, "mentee")
    assert Draft.objects.get().programme == hub


def test_several_programmes_are_cards_with_whom_they_are_for(client, hub, youth):
    shown = client.get(START)
    assert radios(shown) == {hub.code: False, "jeunes": False}
    assert "Tandem Jeunes Un premier pas, à deux. (De 16 à 25 ans)" in text_of(shown)


def test_the_programme_of_the_address_is_chosen(client, hub, youth):
    assert radios(client.get(START, {"dispositif": "jeunes"})) == {hub.code: False, "jeunes": True}


def test_a_programme_that_is_not_open_says_so_and_the_others_are_offered(client, hub, youth):
    Programme.objects.filter(pk=youth.pk).update(closes_on=timezone.localdate() - timedelta(days=1))
    shown = client.get(START, {"dispositif": "jeunes"})
    assert "Ce dispositif ne prend pas de candidature en ce moment." in text_of(shown)
    assert hub.name in text_of(shown)


def test_one_programme_is_chosen_among_several(client, hub, youth):
    refused = client.post(START)
    assert errors(refused) == ["Choisissez un dispositif."]
    assert page(refused).title.get_text().startswith("Erreur")
    assert errors(client.post(START, {"dispositif": "autre"})) == [NOT_OPEN]
    assert Draft.objects.count() == 0


def test_the_draft_carries_the_programme_and_its_track(client, youth):
    start(client, "mentee", programme=youth)
    draft = Draft.objects.get()
    assert (draft.programme, draft.track) == (youth, "youth")


def test_the_application_enters_the_programme_chosen(client, youth):
    address = start(client, "mentee", programme=youth)
    agree(client, fill(client, address, "youth"))
    application = Application.objects.get()
    assert (application.programme, application.answers["track"]) == (youth, "youth")


def test_a_mentor_is_not_asked_for_a_programme(client, youth):
    assert radios(client.get("/candidature/mentor/")) == {}
    start(client)
    assert Draft.objects.get().programme is None


def test_the_step_names_the_programme_in_the_readers_language(client, youth):
    address = start(client, "mentee", "/en", programme=youth)
    assert "Tandem Youth" in text_of(client.get(address))


def test_changing_programme_on_the_way_loses_nothing(client, hub, youth):
    address = start(client, "mentee", programme=hub)
    fill(client, address, "mentee", until="vos-deplacements")
    change = step_url(address, "dispositif")
    assert radios(client.get(change)) == {hub.code: True, "jeunes": False}
    led = client.post(change, {"dispositif": "jeunes"})
    assert led.url == step_url(address, "vous-etes")
    draft = Draft.objects.get()
    assert (draft.track, draft.completed) == (
        "youth",
        ["vos-coordonnees", "ce-qui-vous-aiderait", "votre-motivation"],
    )
    assert draft.answers["le-travail-que-vous-cherchez"]["aim"] == ["Un poste d’assistante logistique"]
    assert client.get(step_url(address, "le-travail-que-vous-cherchez")).status_code == 404
    assert client.post(change, {"dispositif": hub.code}).status_code == 302
    kept = page(client.get(step_url(address, "le-travail-que-vous-cherchez")))
    assert kept.find("input", {"name": "aim"})["value"] == "Un poste d’assistante logistique"


def test_a_programme_is_changed_for_one_that_is_open(client, hub, youth):
    change = step_url(start(client, "mentee", programme=hub), "dispositif")
    assert errors(client.post(change, {"dispositif": "x"})) == [NOT_OPEN]
    assert Draft.objects.get().programme == hub


def test_nobody_changes_the_programme_of_somebody_elses_draft(client, hub, youth):
    change = step_url(start(client, "mentee", programme=hub), "dispositif")
    client.cookies.clear()
    assert client.get(change).status_code == client.post(change, {"dispositif": "jeunes"}).status_code == 404
    assert Draft.objects.get().programme == hub


def test_a_programme_that_closes_on_the_way_can_be_changed_for_another(client, hub, youth):
    address = fill(client, start(client, "mentee", programme=youth), "youth")
    Programme.objects.filter(pk=youth.pk).update(closes_on=timezone.localdate() - timedelta(days=1))
    [closed] = errors(agree(client, address))
    assert closed.startswith("Les candidatures sont fermées pour le moment.")
    change = page(client.get(address)).find("a", string="Changer de dispositif")["href"]
    client.post(change, {"dispositif": hub.code})
    posts = POSTS["mentee"]
    for step in ("vous-etes", "le-travail-que-vous-cherchez"):
        client.post(step_url(address, step), posts[step])
    agree(client, address)
    assert Application.objects.get().programme == hub


def test_outside_the_territory_one_reads_it_at_the_step_that_asks(client, hub, youth):
    Programme.objects.filter(pk=youth.pk).update(territory=["13004"])
    address = start(client, "mentee", programme=youth)
    travel = POSTS["mentee"]["vos-deplacements"]
    refused = refuse(client, step_url(address, "vos-deplacements"), travel)
    assert errors(refused) == [
        (
            f"Ce dispositif ne couvre pas encore votre commune. Là-bas, essayez : {hub.name}. Vous pouvez changer de "
            "dispositif en haut de la page."
        )
    ]
    assert page(refused).find("input", {"name": "commune"})["value"] == "Marignane"
    assert page(refused).find("a", string="Changer de dispositif")["href"] == step_url(address, "dispositif")
    arles = client.post(step_url(address, "vos-deplacements"), travel | {"commune": "Arles"})
    assert arles.url == step_url(address, "un-peu-plus-sur-vous")


def test_a_territory_that_shrinks_on_the_way_sends_back_to_the_step(client, hub):
    address = fill(client, start(client, "mentee"), "mentee")
    Programme.objects.update(territory=["13004"])
    assert agree(client, address).url.startswith(step_url(address, "vos-deplacements"))
    assert Application.objects.count() == 0


def test_above_the_age_of_the_programme_one_is_told_kindly(client, hub, youth):
    address = step_url(start(client, "mentee", programme=youth), "vous-etes")
    refused = refuse(client, address, POSTS["mentee"]["vous-etes"] | {"birth_year": "1980"})
    assert errors(refused) == [
        (
            "Ce dispositif s’adresse aux personnes jusqu’à 25 ans. Un autre peut vous convenir : vous pouvez changer de "
            "dispositif en haut de la page."
        )
    ]
