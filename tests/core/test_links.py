import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.core import links
from portal.core.logs import TokenFilter
from portal.core.models import Link

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def person():
    return User.objects.create_user(email="lea@example.org", first_name="Léa", last_name="Morand")


@pytest.fixture
def purpose(monkeypatch):
    renewed = []
    purpose = links.Purpose(
        opens=lambda key: f"/ouvert/{key}/",
        title="Une proposition",
        invites="Lire le profil",
        days=14,
        renew=lambda link, now: renewed.append(link) or True,
    )
    monkeypatch.setitem(links.purposes, "test", purpose)
    return renewed


@pytest.fixture
def link(person, purpose):
    return links.create("test", "thing:1", person=person, now=NOW)


def address_of(link):
    return f"/lien/{links.token_of(link)}/"


def test_reading_a_link_spends_nothing_however_often(client, link):
    for _again in range(3):
        assert client.get(address_of(link)).status_code == 200
        assert client.head(address_of(link)).status_code == 200
    assert Link.objects.get(pk=link.pk).spent_at is None


def test_a_post_spends_the_link_and_opens_what_it_is_for(client, link):
    response = client.post(address_of(link))
    assert (response.status_code, response["Location"]) == (302, "/ouvert/1/")
    assert client.session["doors"]["test|thing:1"]["person"] == link.person_id


def test_a_spent_link_answers_410_to_everybody(client, link):
    client.post(address_of(link))
    assert client.post(address_of(link)).status_code == 410
    assert client.get(address_of(link)).status_code == 410


def test_an_unknown_link_answers_410_and_offers_no_renewal(client, purpose):
    response = client.get("/lien/" + "x" * 43 + "/")
    assert response.status_code == 410
    assert b'name="renew"' not in response.content


def test_a_link_past_its_date_opens_nothing(link):
    with pytest.raises(links.LinkGone):
        links.spend(links.token_of(link), now=NOW + timedelta(days=14))


def test_a_new_link_revokes_the_one_before(person, link):
    newer = links.create("test", "thing:1", person=person, now=NOW)
    with pytest.raises(links.LinkGone):
        links.spend(links.token_of(link), now=NOW)
    assert links.spend(links.token_of(newer), now=NOW) == newer


def test_a_link_of_one_person_leaves_the_link_of_another_alone(person, link):
    other = User.objects.create_user(phone="06 12 34 56 78", first_name="Tom", last_name="Vidal")
    links.create("test", "thing:1", person=other, now=NOW)
    assert links.spend(links.token_of(link), now=NOW) == link


def test_the_database_holds_no_token(link):
    token = links.token_of(link)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM core_link")
        assert token not in repr(cursor.fetchall())
    assert len(token) == 43


def test_the_database_refuses_two_live_links_of_a_person_for_one_thing(person, link):
    twin = Link(purpose="test", target="thing:1", person=person, created_at=NOW, token_hash="0" * 64)
    twin.expires_at = NOW + timedelta(days=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_page_of_a_link_is_kept_nowhere_and_tells_nobody(client, link, method):
    response = getattr(client, method)(address_of(link))
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_post_from_another_site_is_refused(client, link):
    response = client.post(address_of(link), headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert Link.objects.get(pk=link.pk).spent_at is None


def test_asking_for_a_new_link_answers_the_same_for_known_and_unknown(client, link, purpose):
    known = client.post(address_of(link), {"renew": "1"})
    unknown = client.post("/lien/" + "x" * 43 + "/", {"renew": "1"})
    assert known.content == unknown.content
    assert purpose == [link]


def test_a_renewal_that_fails_leaves_the_link_alone(person, link, purpose, monkeypatch):
    def fail(old, now):
        links.revoke_all(old.target, now=now)
        raise ConnectionError

    monkeypatch.setitem(links.purposes, "test", replace(links.purposes["test"], renew=fail))
    with pytest.raises(ConnectionError):
        links.renew(links.token_of(link), now=NOW)
    assert links.is_live(Link.objects.get(pk=link.pk), NOW)


def test_a_stored_text_is_filled_at_delivery_only(settings, link):
    settings.BASE_URL = "https://hub.example"
    text = f"Voici : {links.placeholder(link)}"
    assert links.fill(text) == f"Voici : https://hub.example{address_of(link)}"


def test_links_that_ended_a_month_ago_are_deleted(link):
    assert links.delete_old(NOW + timedelta(days=40)) == 0
    assert links.delete_old(NOW + timedelta(days=45)) == 1


def test_closing_a_thing_closes_every_link_to_it(person, link):
    links.revoke_all("thing:1", now=NOW)
    assert not links.is_live(Link.objects.get(pk=link.pk), NOW)


def test_no_log_line_holds_a_token(link, caplog):
    record = logging.LogRecord("x", 20, "f", 1, "Gone: %s", (address_of(link),), None)
    assert TokenFilter().filter(record)
    assert record.getMessage() == "Gone: /lien/…/"
    plain = logging.LogRecord("x", 20, "f", 1, "Gone: %s", ("/page/",), None)
    TokenFilter().filter(plain)
    assert plain.getMessage() == "Gone: /page/"


def test_no_log_line_holds_what_changes_a_password():
    path = "/admin/password_reset/confirm/MTI/cz8k1p-0123456789abcdef0123456789abcdef/"
    record = logging.LogRecord("x", 20, "f", 1, "GET %s", (path,), None)
    TokenFilter().filter(record)
    assert record.getMessage() == "GET /admin/password_reset/confirm/MTI/…/"
