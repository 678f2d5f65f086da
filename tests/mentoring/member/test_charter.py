import re

import pytest
from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve
from django.utils import timezone
from wagtail.models import ModelLogEntry

from mentoring.domain import charter_texts, pairs, rendering
from mentoring.models import Charter, CharterText, Pair, Signature
from portal.accounts.models import RoleKind, Scope
from portal.core.models import Link, ViewLog
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory, open_charter
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return PairFactory(met=True)


@pytest.fixture
def charter(pair):
    return open_charter(pair)


def answers(charter, name="Hélène Tavernot", **more):
    return {"read": "on", "typed_name": name, "text_hash": charter.text_hash, **more}


def change_text(pair, **changes):
    text = CharterText.objects.get(programme=pair.programme)
    for name, value in changes.items():
        setattr(text, name, value)
    text.save(update_fields=list(changes))
    return charter_texts.publish(text=text, by=None, now=timezone.now())


def test_the_text_is_the_one_that_was_frozen(enter, client, pair, charter):
    path = enter("sign", charter, pair.mentor.person)
    change_text(pair, intro="Un tout autre début.")
    text = words(client.get(path))
    assert "Nous faisons un bout de chemin ensemble." in text
    assert "Un tout autre début." not in text
    assert "Hélène Tavernot, mentor, s’engage à" in text
    assert "Au moins 2 rencontres par mois, pendant 6 mois." in text


def test_both_sign_each_by_their_own_link_and_the_tandem_starts(enter, client, pair, charter):
    path = enter("sign", charter, pair.mentor.person)
    text = words(client.post(path, answers(charter), follow=True))
    assert "Votre signature est enregistrée." in text
    assert "Nous avons écrit à Inès" in text
    enter("sign", charter, pair.mentee.person)
    text = words(client.post(path, answers(charter, "ines SELMOUNI"), follow=True))
    assert "Le PDF de la charte signée est en préparation." in text
    assert Pair.objects.get().state == "active"
    links = Link.objects.filter(purpose="sign", spent_at__isnull=False).order_by("spent_at")
    assert [row.link_id for row in Signature.objects.order_by("pk")] == [link.pk for link in links]


def test_a_signature_that_is_sent_twice_counts_once(enter, client, pair, charter):
    path = enter("sign", charter, pair.mentor.person)
    assert [client.post(path, answers(charter)).status_code for _ in range(2)] == [302, 302]
    assert Signature.objects.count() == 1


def test_the_charter_is_signed_from_the_page_of_the_pair_too(enter, client, pair, charter):
    enter("tandem", pair, pair.mentee.person)
    client.post(f"/charte/{charter.uuid}/", answers(charter, "Inès Selmouni"))
    assert Signature.objects.get().signer == pair.mentee.person


def test_the_box_and_the_name_are_asked_for_in_words(enter, client, pair, charter):
    path = enter("sign", charter, pair.mentor.person)
    soup = BeautifulSoup(client.post(path, {"text_hash": charter.text_hash}).content, "html.parser")
    assert [(line.a["href"], line.text.strip()) for line in soup.select(".erreurs li")] == [
        ("#id_read", "Cochez la case après avoir lu la charte jusqu’au bout"),
        ("#id_typed_name", "Écrivez votre prénom et votre nom"),
    ]


def test_another_name_is_refused_and_stays_in_the_field(enter, client, pair, charter):
    path = enter("sign", charter, pair.mentor.person)
    soup = BeautifulSoup(client.post(path, answers(charter, "Inès Selmouni")).content, "html.parser")
    assert soup.select_one(".erreurs a")["href"] == "#id_typed_name"
    assert soup.find(id="id_typed_name")["value"] == "Inès Selmouni"
    assert soup.find(id="id_read").has_attr("checked")
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("posted", ["0" * 64, ""])
def test_a_text_that_was_not_the_one_shown_is_refused_and_shown_again(enter, client, pair, charter, posted):
    path = enter("sign", charter, pair.mentor.person)
    answer = client.post(path, answers(charter, text_hash=posted))
    soup = BeautifulSoup(answer.content, "html.parser")
    assert "Le texte de la charte a changé" in soup.select_one(".erreurs").text
    assert soup.find(id="id_text_hash")["value"] == charter.text_hash
    assert soup.find(id="id_typed_name")["value"] == "Hélène Tavernot"
    assert not soup.find(id="id_read").has_attr("checked")
    assert Signature.objects.count() == 0


def test_a_material_change_leads_to_the_new_text(enter, client, pair, charter):
    path = enter("sign", charter, pair.mentor.person)
    change_text(pair, confidentiality="Rien ne sort d’ici.")
    newer = open_charter(pair)
    soup = BeautifulSoup(client.post(path, answers(charter)).content, "html.parser")
    assert soup.find("form", class_="formulaire") is None
    assert "Le texte de la charte a changé depuis." in soup.main.text
    assert soup.find("a", string="Lire le nouveau texte")["href"] == f"/charte/{newer.uuid}/"
    assert client.get(f"/charte/{newer.uuid}/").status_code == 200
    assert Signature.objects.count() == 0


def test_the_charter_of_a_pair_that_stopped_is_void(enter, client, pair, charter):
    path = enter("sign", charter, pair.mentor.person)
    pairs.undo(pair=pair, by=None, reason="mismatch", now=timezone.now())
    text = words(client.get(path))
    assert "Cette charte est annulée" in text
    assert "Je signe" not in text


def test_a_suspended_pair_signs_nothing(enter, client, pair, charter):
    path = enter("sign", charter, pair.mentor.person)
    pair.freeze()
    pair.save(update_fields=["state"])
    assert "Je signe" not in words(client.get(path))
    assert "Le tandem n’en est pas à cette étape." in words(client.post(path, answers(charter)))
    assert Signature.objects.count() == 0


def test_nobody_of_the_team_signs_for_somebody_and_the_try_is_written_down(client, pair, charter):
    officer = OfficerFactory(role=RoleKind.PROGRAMME_MANAGER)
    client.force_login(officer)
    path = f"/charte/{charter.uuid}/"
    assert client.get(path).status_code == 403
    assert ModelLogEntry.objects.filter(action="mentoring.sign_refused").count() == 0
    answer = client.post(path, answers(charter))
    assert answer.status_code == 403
    assert "personne ne répond ni ne signe à la place" in words(answer)
    tried = ModelLogEntry.objects.get(action="mentoring.sign_refused")
    assert (tried.user, tried.object_id) == (officer, str(pair.pk))
    assert Signature.objects.count() == 0


def test_a_stranger_and_an_unknown_charter_read_alike(client, enter, charter):
    other = PairFactory(met=True)
    enter("sign", open_charter(other), other.mentor.person)
    enter("sign", charter, other.mentor.person)
    known = client.post(f"/charte/{charter.uuid}/", answers(charter))
    unknown = client.get("/charte/5f0c8a0e-7f0c-4b3e-9a53-0f3f0f4a1a11/")
    assert (known.status_code, unknown.status_code) == (403, 403)
    assert words(known) == words(unknown)


def test_the_page_costs_few_queries(enter, client, charter, pair, django_assert_max_num_queries):
    path = enter("sign", charter, pair.mentor.person)
    client.get(path)
    with django_assert_max_num_queries(12):
        client.get(path)


# The sealed file


@pytest.fixture
def sealed():
    pair = PairFactory(active=True)
    rendering.render_due(timezone.now())
    return pair


@pytest.fixture
def file(sealed):
    return f"/prive/charter/{Charter.objects.get(pair=sealed).uuid}/"


@pytest.mark.parametrize(
    ("purpose", "side"), [("tandem", "mentor"), ("tandem", "mentee"), ("sign", "mentee")]
)
def test_each_of_the_two_downloads_the_sealed_charter(enter, client, sealed, file, purpose, side):
    person = getattr(sealed, side).person
    enter(purpose, open_charter(sealed) if purpose == "sign" else sealed, person)
    answer = client.get(file)
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    assert answer["Content-Disposition"] == f'attachment; filename="charte-{sealed.reference}.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    seen = ViewLog.objects.filter(what="charter").order_by("pk").values_list("viewer", "subject")
    assert list(seen) == [(person.pk, sealed.mentor.reference), (person.pk, sealed.mentee.reference)]


def test_an_officer_who_follows_the_programme_downloads_it(client, sealed, file):
    officer = OfficerFactory(scope=Scope.PROGRAMME, scope_id=sealed.programme.uuid)
    client.force_login(officer)
    assert b"".join(client.get(file).streaming_content)[:5] == b"%PDF-"
    assert ViewLog.objects.filter(viewer=officer).count() == 2


@pytest.mark.parametrize(
    "role", [RoleKind.COMMUNICATION, RoleKind.OBSERVER, RoleKind.ADMINISTRATOR, RoleKind.REFERENT]
)
def test_other_roles_do_not(client, file, role):
    client.force_login(OfficerFactory(role=role))
    assert client.get(file).status_code == 404
    assert ViewLog.objects.count() == 0


def test_an_officer_of_another_programme_does_not(client, file):
    elsewhere = PairFactory().programme
    client.force_login(OfficerFactory(scope=Scope.PROGRAMME, scope_id=elsewhere.uuid))
    assert client.get(file).status_code == 404


def test_strangers_and_passers_by_do_not(client, enter, sealed, file):
    assert client.get(file).status_code == 404
    other = PairFactory()
    enter("tandem", other, other.mentor.person)
    enter("tandem", sealed, PersonFactory())
    assert client.get(file).status_code == 404
    assert ViewLog.objects.count() == 0


def test_there_is_no_file_before_it_is_produced(enter, client):
    pair = PairFactory(active=True)
    enter("tandem", pair, pair.mentor.person)
    assert client.get(f"/prive/charter/{open_charter(pair).uuid}/").status_code == 404


# The check of a seal


def test_anybody_checks_a_seal_and_reads_initials_only(client, sealed):
    answer = client.get(f"/verification/{sealed.seal.code.lower()}/")
    text = words(answer)
    assert "Cette charte est authentique" in text
    assert f"Sceau {sealed.seal.code}" in text
    assert "H. T. · I. S." in text
    assert re.search(r"Scellée le \d+\S* \w+ \d{4}", text)
    html = answer.content.decode()
    people = (sealed.mentor.person, sealed.mentee.person)
    leaks = [word for one in people for word in (one.first_name, one.last_name, one.email) if word in html]
    assert leaks + [word for word in (sealed.reference, sealed.programme.name) if word in html] == []
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_an_unknown_code_is_not_found(client):
    answer = client.get("/verification/AAAABBBBCCCC/")
    assert answer.status_code == 404
    assert "Nous ne connaissons aucune charte sous ce code." in words(answer)


def test_a_text_that_was_changed_in_the_tables_is_told(client, sealed):
    charter = Charter.objects.get(pair=sealed)
    charter.snapshot["body"]["limits"] = ["Rien."]
    charter.save(update_fields=["snapshot"])
    text = words(client.get(f"/verification/{sealed.seal.code}/"))
    assert "ce qu’il ferme a changé depuis" in text
    assert "authentique" not in text


def test_a_code_with_a_null_character_is_looked_up_nowhere():
    """PostgreSQL refuses such a text."""
    with pytest.raises(Resolver404):
        resolve("/verification/AAAA\x00BBBB/")
