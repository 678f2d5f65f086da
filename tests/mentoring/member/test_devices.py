"""Staying signed in on a device: what it opens, what asks for a link again, and how it ends."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mentoring import doors
from mentoring.domain import signing_in, standing
from mentoring.models import Mentor, Signature
from portal.core import links
from portal.core.devices import COOKIE, LASTS
from portal.core.models import Device, Link, Message
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    PairFactory,
    PersonFactory,
    ProposalFactory,
    open_charter,
)
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db
ASKS = "Est-ce bien vous ?"


def come_in(client, person, purpose="space", record=None, **ticked):
    """By the button of a mailed link."""
    link = links.create(purpose, links.target_of(record or person), person=person, now=timezone.now())
    return client.post(f"/lien/{links.token_of(link)}/", ticked)


def restart(client):
    """The browser is closed: the session goes, the device stays."""
    if "sessionid" in client.cookies:
        del client.cookies["sessionid"]


@pytest.fixture
def mentor():
    return MentorFactory()


@pytest.fixture
def pair():
    return PairFactory(met=True)


@pytest.fixture
def known(client):
    """A browser on which somebody stays signed in, restarted."""

    def make(person, browser=client):
        come_in(browser, person, stay="1")
        restart(browser)
        return browser

    return make


def test_the_page_of_the_link_offers_to_stay_unticked_and_warns_of_shared_computers(client, mentor):
    link = links.create("space", links.target_of(mentor.person), person=mentor.person, now=timezone.now())
    page = client.get(f"/lien/{links.token_of(link)}/")
    box = BeautifulSoup(page.content, "html.parser").find("input", {"name": "stay"})
    assert not box.has_attr("checked")
    assert f"Pendant {LASTS.days} jours. Ne cochez pas sur un ordinateur partagé" in words(page)


def test_a_link_to_something_else_neither_offers_it_nor_does_it(client, pair):
    link = links.create("tandem", links.target_of(pair), person=pair.mentor.person, now=timezone.now())
    assert b'name="stay"' not in client.get(f"/lien/{links.token_of(link)}/").content
    client.post(f"/lien/{links.token_of(link)}/", {"stay": "1"})
    assert not Device.objects.exists()


def test_without_the_box_nothing_is_kept(client, mentor):
    come_in(client, mentor.person)
    restart(client)
    assert not Device.objects.exists()
    assert client.get("/espace/")["Location"] == "/espace/entrer/"


def test_a_link_that_is_over_keeps_nothing(client, mentor):
    link = links.create("space", links.target_of(mentor.person), person=mentor.person, now=timezone.now())
    links.spend(links.token_of(link), now=timezone.now())
    assert client.post(f"/lien/{links.token_of(link)}/", {"stay": "1"}).status_code == 410
    assert not Device.objects.exists()


def test_the_space_and_what_it_leads_to_open_on_a_known_device(known):
    proposal = ProposalFactory()
    browser = known(proposal.mentor.person)
    assert browser.get("/espace/").status_code == 200
    assert browser.get(f"/proposition/{proposal.uuid}/").status_code == 200
    assert browser.get("/espace/pause/").status_code == 200
    assert browser.get("/espace/mes-appareils/").status_code == 200


def test_the_page_of_the_tandem_and_its_charter_are_read_on_a_known_device(known, pair):
    charter = open_charter(pair)
    browser = known(pair.mentee.person)
    assert browser.get(f"/tandem/{pair.uuid}/").status_code == 200
    assert browser.get(f"/charte/{charter.uuid}/").status_code == 200


def test_a_known_device_opens_nothing_of_other_people(known, mentor):
    other = PairFactory(active=True)
    browser = known(mentor.person)
    for path in (f"/tandem/{other.uuid}/", f"/proposition/{other.proposal.uuid}/"):
        assert browser.get(path).status_code == 403


GRAVER = [
    ("member:leave_me", "get"),
    ("member:leave_me", "post"),
    ("member:data", "get"),
    ("member:data", "post"),
    ("member:data_file", "get"),
    ("member:feeds", "get"),
    ("member:feeds", "post"),
]


def test_every_graver_act_is_tested():
    named = {(name, method.lower()) for name, ways in doors.GRAVER.items() for method in ways - {"HEAD"}}
    assert named - set(GRAVER) == {("member:charter", "post"), ("member:data_file", "post")}


@pytest.mark.parametrize(("name", "way"), GRAVER)
def test_a_graver_act_asks_a_known_device_for_a_link_of_the_day(known, mentor, name, way):
    browser = known(mentor.person)
    answer = getattr(browser, way)(
        reverse(name), {"phone": "", "language": "en", "preferred_channel": "mail"}
    )
    assert answer.status_code == 403
    assert ASKS in words(answer)
    kept = Mentor.objects.select_related("person").get(pk=mentor.pk)
    assert (kept.state, kept.person.language) == ("available", "fr")
    come_in(browser, mentor.person)
    assert getattr(browser, way)(reverse(name)).status_code in (200, 302)


def test_nobody_signs_on_a_known_device(known, pair):
    charter = open_charter(pair)
    browser, path = known(pair.mentor.person), f"/charte/{charter.uuid}/"
    typed = {"read": "on", "typed_name": "Hélène Tavernot", "text_hash": charter.text_hash}
    shown = browser.get(path)
    assert b"typed_name" not in shown.content
    assert "Recevoir un lien" in words(shown)
    assert browser.post(path, typed).status_code == 403
    assert not Signature.objects.exists()
    come_in(browser, pair.mentor.person, "sign", charter)
    assert b"typed_name" in browser.get(path).content
    browser.post(path, typed)
    assert Link.objects.get(pk=Signature.objects.get().link_id).purpose == "sign"


def test_the_link_of_one_of_the_two_says_more_than_the_device_of_the_other(known, pair):
    charter = open_charter(pair)
    browser = known(pair.mentor.person)
    come_in(browser, pair.mentee.person, "sign", charter)
    browser.get("/espace/")
    assert b"typed_name" in browser.get(f"/charte/{charter.uuid}/").content
    typed = {"read": "on", "typed_name": "Inès Selmouni", "text_hash": charter.text_hash}
    browser.post(f"/charte/{charter.uuid}/", typed)
    assert Signature.objects.get().signer == pair.mentee.person


def test_the_link_that_a_graver_act_asks_for_is_mailed_to_the_person_once(known, mentor):
    browser = known(mentor.person)
    Message.objects.all().delete()
    for _twice in range(2):
        assert "Un lien part" in words(browser.post("/espace/nouveau-lien/", follow=True))
    assert [(m.template, m.person) for m in Message.objects.all()] == [("mentoring/sign_in", mentor.person)]


def asked_from(browser, path):
    """The button of the page that asks for a link, with what stands on it."""
    field = BeautifulSoup(browser.get(path).content, "html.parser").find("input", {"name": "wanted"})
    browser.post("/espace/nouveau-lien/", {"wanted": field["value"]})


@pytest.mark.parametrize("name", ["member:data", "member:feeds", "member:leave_me"])
def test_the_link_asked_for_leads_once_to_the_page_that_was_wanted(known, mentor, name):
    browser, path = known(mentor.person), reverse(name)
    asked_from(browser, path)
    assert browser.get("/espace/").status_code == 200  # without the link, the space as ever
    come_in(browser, mentor.person)
    assert browser.get("/espace/")["Location"] == path
    assert browser.get("/espace/").status_code == 200


def test_the_link_asked_for_on_a_charter_leads_back_to_it(known, pair):
    path = f"/charte/{open_charter(pair).uuid}/"
    browser = known(pair.mentor.person)
    asked_from(browser, path)
    come_in(browser, pair.mentor.person)
    assert browser.get("/espace/")["Location"] == path


@pytest.mark.parametrize(
    "path",
    [
        "https://ailleurs.example/",
        "//ailleurs.example/",
        "/admin/",
        "/espace/mes-donnees/telecharger/",
        "x",
        "",
    ],
)
def test_the_link_leads_to_no_other_page(known, mentor, path):
    browser = known(mentor.person)
    browser.post("/espace/nouveau-lien/", {"wanted": path})
    come_in(browser, mentor.person)
    assert browser.get("/espace/").status_code == 200


def test_a_page_that_was_wanted_is_forgotten_by_whoever_closes_the_space(known, mentor):
    browser = known(mentor.person)
    asked_from(browser, reverse("member:data"))
    browser.post("/espace/sortir/")
    come_in(browser, mentor.person)
    assert browser.get("/espace/").status_code == 200


def test_beyond_the_days_limit_no_link_is_mailed(known, mentor, monkeypatch):
    browser = known(mentor.person)
    Message.objects.all().delete()
    monkeypatch.setattr(signing_in, "MOST_TRIES", 0)
    assert "Trop de liens" in words(browser.post("/espace/nouveau-lien/", follow=True))
    assert not Message.objects.exists()


def test_a_stranger_is_mailed_nothing_and_led_to_the_entrance(client):
    assert client.post("/espace/nouveau-lien/")["Location"] == "/espace/entrer/"
    assert client.get(reverse("member:data"))["Location"] == "/espace/entrer/"


def test_the_list_shows_each_device_by_its_name_and_no_one_elses(known, client, mentor):
    known(MentorFactory().person, Client(headers={"User-Agent": "Firefox Windows"}))
    known(mentor.person, Client(headers={"User-Agent": "Chrome Android"}))
    page = words(known(mentor.person).get("/espace/mes-appareils/"))
    assert "Chrome sur Android" in page
    assert "Un appareil · cet appareil" in page
    assert "Firefox" not in page


def test_disconnecting_a_device_closes_its_open_session_with_whatever_links_opened_there(known, client, pair):
    person, lost = pair.mentor.person, Client()
    come_in(lost, person, stay="1")
    come_in(lost, person, "tandem", pair)
    assert lost.get(f"/tandem/{pair.uuid}/").status_code == 200
    row = Device.objects.get()
    known(person).post("/espace/mes-appareils/", {"device": row.pk})
    assert lost.get("/espace/")["Location"] == "/espace/entrer/"
    assert lost.get(f"/tandem/{pair.uuid}/").status_code == 403
    assert client.get("/espace/").status_code == 200


def test_all_the_others_are_disconnected_and_this_one_stays(known, client, mentor):
    others = [known(mentor.person, Client()) for _ in range(2)]
    mine = known(mentor.person)
    mine.post("/espace/mes-appareils/", {"others": "1"})
    assert mine.get("/espace/").status_code == 200
    assert [other.get("/espace/").status_code for other in others] == [302, 302]


def test_the_device_of_somebody_else_is_not_disconnected(known, client, mentor):
    known(MentorFactory().person, Client())
    foreign = Device.objects.get()
    known(mentor.person).post("/espace/mes-appareils/", {"device": foreign.pk})
    assert Device.objects.filter(pk=foreign.pk).exists()


@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 40, "²"])
def test_a_made_up_device_is_read_without_harm(known, mentor, typed):
    assert known(mentor.person).post("/espace/mes-appareils/", {"device": typed}).status_code == 302
    assert Device.objects.count() == 1


def test_a_disconnected_browser_comes_in_again_by_a_link(known, mentor):
    browser = known(mentor.person)
    browser.get("/espace/")
    Device.objects.all().delete()
    come_in(browser, mentor.person)
    assert browser.get("/espace/").status_code == 200


def test_closing_the_space_ends_the_device(known, mentor):
    browser = known(mentor.person)
    copied = browser.cookies[COOKIE].value
    browser.post("/espace/sortir/")
    assert not Device.objects.exists()
    assert browser.cookies[COOKIE].value == ""
    thief = Client()
    thief.cookies[COOKIE] = copied
    assert thief.get("/espace/")["Location"] == "/espace/entrer/"


def test_leaving_ends_every_device_and_says_goodbye(known, client, mentor):
    known(mentor.person, Client())
    come_in(client, mentor.person, stay="1")
    assert "C’est fait" in words(client.post("/espace/partir/", follow=True))
    assert not Device.objects.exists()


def test_a_mentee_who_leaves_has_no_device_any_more(known):
    mentee = MenteeFactory()
    known(mentee.person)
    standing.leave_queue(mentee=mentee, by=None, now=timezone.now())
    assert not Device.objects.exists()


def test_erasure_takes_the_devices_along(known):
    known(MentorFactory().person, Client())
    person = PersonFactory()
    known(person)
    assert Device.objects.count() == 2
    person.delete()
    assert Device.objects.count() == 1


def test_a_known_device_costs_one_query_more_than_a_link(known, mentor, django_assert_num_queries):
    by_link = Client()
    come_in(by_link, mentor.person)
    browser = known(mentor.person)
    browser.get("/espace/")
    with CaptureQueriesContext(connection) as before:
        by_link.get("/espace/")
    with django_assert_num_queries(len(before) + 1):
        browser.get("/espace/")


def test_the_public_pages_do_not_look_at_the_device(client, django_assert_max_num_queries):
    client.cookies[COOKIE] = "anything"
    with django_assert_max_num_queries(0):
        client.get("/vivant/")


def test_the_last_day_seen_is_noted(known, mentor):
    browser = known(mentor.person)
    Device.objects.update(last_seen_on=timezone.localdate() - timedelta(days=3))
    browser.get("/espace/")
    assert Device.objects.get().last_seen_on == timezone.localdate()
