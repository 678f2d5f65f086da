"""What a visitor cannot do: change by looking, open somebody else's draft, send twice, flood."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from django.utils import timezone

from mentoring.models import Programme
from portal.accounts.models import ConsentText
from portal.core.models import Attempt, Message
from recruitment.domain import intake, quotas
from recruitment.models import Application, Draft
from tests.factories.recruitment import POSTS
from tests.recruitment.apply.filling import agree, apply, errors, fill, refuse, start, step_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub")]
STEPS = {role: [*posts, "verifier"] for role, posts in POSTS.items()}


def dump():
    """Every row of every table."""
    return {model._meta.label: sorted(map(str, model.objects.values_list())) for model in apps.get_models()}


def addresses(address, role):
    return [step_url(address, step) for step in STEPS[role]]


@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_every_address_may_be_looked_at_twice_without_changing_anything(client, role):
    address = start(client, role)
    fill(client, address, role, until="un-peu-plus-sur-vous")
    slug = address.split("/")[2]
    looked_at = [
        *addresses(address, role),
        step_url(address, "vos-deplacements") + "?retour=verifier&a-revoir=1",
        step_url(address, "verifier") + "?reset=1",
        step_url(address, "done"),
        step_url(address, "finir-plus-tard"),
        step_url(address, "finir-plus-tard") + "?envoye=1",
        step_url(address, "merci"),
        f"/candidature/{slug}/",
        f"/candidature/{slug}/?reset=1",
        f"/candidature/reprendre/{Draft.objects.get().pk}/",
        "/candidature/retrouver/",
        "/candidature/retrouver/?envoye=1",
    ]
    before = dump()
    seen = [client.get(url).status_code for _time in range(2) for url in looked_at]
    assert dump() == before
    assert seen[: len(STEPS[role])] == [200] * len(STEPS[role])


def test_a_complete_draft_is_not_sent_by_looking_at_it(client):
    address = fill(client, start(client))
    for url in (address, step_url(address, "done"), address + "?reset=1"):
        client.get(url)
    assert Application.objects.count() == 0
    assert len(Draft.objects.get().completed) == 6


@pytest.mark.parametrize("step", ["done", "vos-envie", "management"])
def test_a_step_that_does_not_exist_is_not_found(client, step):
    address = step_url(start(client), step)
    assert (client.get(address).status_code, client.post(address, {}).status_code) == (404, 404)


def test_knowing_the_address_opens_nothing(client):
    address = start(client)
    fill(client, address, until="vos-deplacements")
    stranger, other = Client(), Client()
    start(other)
    urls = [
        *addresses(address, "mentor"),
        step_url(address, "finir-plus-tard"),
        step_url(address, "merci"),
        f"/candidature/reprendre/{address.split('/')[3]}/",
    ]
    for browser in (stranger, other):
        answers = [browser.get(url) for url in urls]
        assert {answer.status_code for answer in answers} == {404}
        assert [answer for answer in answers if "Tavernot" in answer.content.decode()] == []


def test_a_stranger_writes_nothing_in_somebody_elses_draft(client):
    address = start(client)
    before, stranger = Draft.objects.values().get(), Client()
    posts = [address, step_url(address, "vos-envies"), step_url(address, "finir-plus-tard")]
    assert {stranger.post(url, {"first_name": "X", "email": "x@x.fr"}).status_code for url in posts} == {404}
    assert stranger.post(address + "brouillon/", {"first_name": "X"}).status_code == 404
    assert Draft.objects.values().get() == before
    assert Message.objects.count() == 0


def test_a_draft_of_one_side_does_not_open_in_the_other_wizard(client):
    address = start(client)
    assert client.get(address.replace("/mentor/", "/mentore/")).status_code == 404


def test_pages_about_a_draft_are_never_kept(client):
    answer = client.get(start(client))
    assert "no-store" in answer["Cache-Control"]
    assert 'content="noindex, nofollow"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/candidature/mentor/", "/candidature/mentore/", "/en/candidature/mentor/"])
def test_the_first_page_of_a_form_may_be_found_and_says_what_it_is(client, path):
    head = BeautifulSoup(client.get(path).content, "html.parser").head
    assert head.find("meta", attrs={"name": "robots"}) is None
    assert len(head.find("meta", attrs={"name": "description"})["content"]) > 50


def test_pages_have_nothing_inline(client):
    address = fill(client, start(client))
    for url in addresses(address, "mentor"):
        html = client.get(url).content.decode()
        assert " style=" not in html
        assert "<style" not in html
        assert " on" not in html.split("<main")[1].split("<form")[0].replace(" on ", "")


def test_a_double_click_sends_one_application(client):
    address = fill(client, start(client))
    first, second = agree(client, address), client.post(address, {"agreed": "on"})
    assert first.url == second.url == step_url(address, "merci")
    assert client.get(address).url == first.url
    assert (Application.objects.count(), Message.objects.count()) == (1, 1)


def test_the_thanks_can_be_read_again(client):
    sent = apply(client)
    assert [client.get(sent.url).status_code for _time in range(2)] == [200, 200]


def test_the_thanks_follow_the_application(client):
    sent = apply(client)
    intake.confirm(application=Application.objects.get(), now=timezone.now())
    assert "Votre adresse est confirmée" in client.get(sent.url).content.decode()


def test_a_draft_that_waited_too_long_says_so(client):
    address = start(client)
    Draft.objects.update(updated_at=timezone.now() - timedelta(days=30))
    over = client.get(address)
    assert over.status_code == 410
    assert "Vos réponses ont été effacées" in over.content.decode()
    assert client.post(address + "brouillon/", {}).status_code == 410


def test_a_draft_expired_by_the_job_says_so(client):
    address = start(client)
    draft = Draft.objects.get()
    draft.expire()
    draft.save(update_fields=["state"])
    assert client.get(address).status_code == 410
    assert client.post(step_url(address, "finir-plus-tard"), {"email": "a@exemple.fr"}).status_code == 200
    assert Message.objects.count() == 0


def test_answers_survive_every_refusal_of_the_last_page(client):
    address = fill(client, start(client))
    Draft.objects.update(started_at=timezone.now())
    refused = agree(client, address)
    assert errors(refused) == [
        "L’envoi a été plus rapide qu’une personne qui écrit. Attendez quelques secondes, puis recommencez."
    ]
    assert len(Draft.objects.get().completed) == 6
    Draft.objects.update(started_at=timezone.now() - timedelta(minutes=1))
    assert agree(client, address).status_code == 302


def test_the_field_that_people_never_see_stops_robots(client):
    address = fill(client, start(client))
    refused = agree(client, address, website="http://x.example")
    assert errors(refused) == [
        "Un champ qui doit rester vide a été rempli. Envoyez à nouveau votre candidature."
    ]
    assert Application.objects.count() == 0


def test_a_text_published_meanwhile_is_read_before_it_is_agreed_to(client):
    address = fill(client, start(client))
    old = client.get(address).context["form"]["agreed_text"].value()
    ConsentText.objects.create(
        purpose="apply", language="fr", version=2, text="Nouveau", sha256="0", published_at=timezone.now()
    )
    refused = client.post(address, {"agreed": "on", "agreed_text": old})
    assert errors(refused) == ["Le texte de l’accord a changé. Relisez-le, puis envoyez votre candidature."]
    assert refused.context["form"]["agreed_text"].value() != old
    assert Application.objects.count() == 0


def test_an_unknown_text_is_not_agreed_to(client):
    address = fill(client, start(client))
    assert client.post(address, {"agreed": "on", "agreed_text": "999"}).status_code == 200
    assert client.post(address, {"agreed": "on", "agreed_text": "x"}).status_code == 200
    assert Application.objects.count() == 0


@pytest.mark.parametrize("kind", ["send", "send to"])
def test_beyond_the_days_limit_the_answers_stay(client, monkeypatch, kind):
    monkeypatch.setitem(quotas.LIMITS, kind, 0)
    address = fill(client, start(client))
    [refusal] = errors(agree(client, address))
    assert refusal.startswith("Trop d’envois sont partis d’ici aujourd’hui. Vos réponses sont gardées")
    assert len(Draft.objects.get().completed) == 6
    assert Attempt.objects.filter(kind=kind).count() == 1


def test_robots_do_not_begin_drafts_without_end(client, monkeypatch):
    monkeypatch.setitem(quotas.LIMITS, "draft", 2)
    begun = [client.post("/candidature/mentor/").status_code for _time in range(4)]
    assert begun == [302, 302, 200, 200]
    assert Draft.objects.count() == 2


def test_nobody_floods_a_mailbox_by_finishing_later(client, monkeypatch):
    monkeypatch.setitem(quotas.LIMITS, "mail to", 2)
    later = step_url(start(client), "finir-plus-tard")
    tries = [client.post(later, {"email": "a@exemple.fr"}).status_code for _time in range(3)]
    assert tries == [302, 302, 200]
    assert Message.objects.count() == 2


def test_a_hub_without_a_programme_says_so(client):
    Programme.objects.update(opens_on=None)
    closed = client.post("/candidature/mentore/")
    assert "Les candidatures sont fermées pour le moment" in closed.content.decode()
    assert Draft.objects.count() == 0


def test_what_is_being_typed_is_saved_unchecked(client):
    address = start(client)
    saved = client.post(address + "brouillon/", {"first_name": "Hél", "website": "no", "x\x00": "y"})
    assert saved.content.decode().startswith("Enregistré à ")
    draft = Draft.objects.get()
    assert (draft.answers, draft.completed) == ({"vos-coordonnees": {"first_name": ["Hél"]}}, [])
    assert 'value="Hél"' in client.get(address).content.decode()
    assert client.post(step_url(address, "verifier") + "brouillon/", {}).status_code == 404


def test_a_null_character_cannot_reach_the_database(client):
    address = step_url(start(client), "vos-envies")
    client.post(address, {"words": "a\x00b"})
    assert Draft.objects.get().answers["vos-envies"]["words"] == ["ab"]


@pytest.mark.parametrize("year", ["12", "1850", "2300", "mille"])
def test_a_year_of_birth_has_four_plausible_digits(client, year):
    address = step_url(start(client), "un-peu-plus-sur-vous")
    assert "Indiquez une année en quatre chiffres, par exemple 1984." in errors(
        refuse(client, address, {"birth_year": year, "birth_year_use": "use"})
    )


def test_a_mentor_is_of_age(client):
    address = step_url(start(client), "un-peu-plus-sur-vous")
    year = str(timezone.localdate().year - 17)
    assert "Il faut être majeur·e pour devenir mentor. Revenez nous voir plus tard !" in errors(
        refuse(client, address, {"birth_year": year, "birth_year_use": "use"})
    )


def test_a_mentee_below_the_age_of_the_programme_is_told_kindly(client):
    address = step_url(start(client, "mentee"), "vous-etes")
    year = timezone.localdate().year
    young = refuse(client, address, POSTS["mentee"]["vous-etes"] | {"birth_year": str(year - 15)})
    assert errors(young)[0].startswith("Tandem est ouvert à partir de l’année de vos 16 ans.")
    done = client.post(address, POSTS["mentee"]["vous-etes"] | {"birth_year": str(year - 16)})
    assert done.url == step_url(address, "qui-repond-pour-vous")


def test_another_structure_has_a_name(client):
    address = step_url(start(client, "mentee"), "vous-etes")
    refused = refuse(client, address, POSTS["mentee"]["vous-etes"] | {"structure": "other"})
    assert errors(refused) == ["Indiquez le nom de la structure."]


def test_somebody_needs_at_least_one_kind_of_support(client):
    address = step_url(start(client, "mentee"), "ce-qui-vous-aiderait")
    none = {name: "no" for name in POSTS["mentee"]["ce-qui-vous-aiderait"] if name.startswith("support_")}
    assert errors(refuse(client, address, none)) == ["Choisissez au moins un appui qui vous aiderait."]


def test_choices_have_their_limits(client):
    address = start(client)
    motives = ["pass_on", "give_back", "territory", "discover"]
    hobbies = ["hiking", "cooking", "football", "running", "cycling", "gym"]
    assert "Choisissez trois réponses au plus." in errors(
        refuse(client, step_url(address, "vos-envies"), {"motives": motives, "tracks": ["youth"]})
    )
    assert "Choisissez cinq loisirs au plus." in errors(
        refuse(client, step_url(address, "un-peu-plus-sur-vous"), {"hobbies": hobbies})
    )
    assert "Raccourcissez votre texte à 600 caractères." in errors(
        refuse(client, step_url(address, "vos-envies"), {"words": "a" * 601})
    )


@pytest.mark.parametrize("number", ["123", "pas un numéro"])
def test_a_phone_number_can_exist(client, number):
    refused = refuse(client, start(client), POSTS["mentor"]["vos-coordonnees"] | {"phone": number})
    assert errors(refused) == ["Indiquez un numéro de téléphone comme 06 12 34 56 78."]
