"""How a page is found and shared: addresses, tags of networks, structured data, robots, manifest."""

import json
from datetime import date, datetime
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms_pages.models import ContactPage, SiteSettings
from portal.core.days import PARIS
from portal.hub import ledger
from portal.hub.texts.pieces import prose, questions
from tests.architecture.resolver import patterns

from .conftest import laid_pages

UUID, DAY = "0b5c0f4e-7d1f-4a39-9d0a-0a1b2c3d4e5f", date(2026, 11, 3)
SIX_IN_PARIS = datetime(2027, 3, 12, 18, tzinfo=PARIS)
OPEN = {"apply:mentor", "apply:mentee"}


def tag(page, name):
    return page.head.find("meta", attrs={"property": name})["content"]


def things(page):
    """Every piece of structured data of a page, by its type."""
    found = [json.loads(script.string) for script in page.find_all("script", type="application/ld+json")]
    return {thing["@type"]: thing for listed in found for thing in listed}


def addresses(page):
    """Every absolute address that a page has its reader, or a robot, fetch or follow in its head."""
    named = [link["href"] for link in page.head.find_all("link")]
    named += [meta["content"] for meta in page.head.find_all("meta") if "://" in meta.get("content", "")]
    named += [source["src"] for source in page.find_all(src=True)]
    return [address for address in named if "://" in address]


def test_every_page_names_its_own_address_and_what_networks_show(soup):
    for laid in laid_pages():
        page = soup(laid.get_url())
        assert page.head.find("link", rel="canonical")["href"] == laid.full_url == tag(page, "og:url")
        assert tag(page, "og:title") == (laid.seo_title or laid.title)
        assert tag(page, "og:locale") == {"fr": "fr_FR", "en": "en_GB"}[laid.locale.language_code]
        assert (tag(page, "og:image:width"), tag(page, "og:image:height")) == ("1200", "630")
        assert page.head.find("meta", attrs={"name": "twitter:card"})["content"] == "summary_large_image"
        if laid.description:
            assert tag(page, "og:description") == laid.description


def test_an_event_says_when_in_paris_where_and_whether_it_takes_place(soup, plan):
    page = plan("Café", slug="cafe", place="4 place de la Joliette", starts_at=SIX_IN_PARIS)
    told = things(soup(page.get_url()))["Event"]
    assert (told["name"], told["startDate"]) == ("Café", "2027-03-12T18:00:00+01:00")
    assert told["location"]["name"] == "4 place de la Joliette"
    assert told["eventStatus"].endswith("/EventScheduled")
    assert told["organizer"]["name"] == "Tandem"


def test_a_cancelled_event_says_so_and_one_without_a_place_is_online(soup, plan):
    page = plan("Café", slug="cafe", is_cancelled=True)
    told = things(soup(page.get_url()))["Event"]
    assert told["eventStatus"].endswith("/EventCancelled")
    assert told["location"] == {"@type": "VirtualLocation", "url": page.full_url}


def test_no_page_names_an_address_of_another_host(soup, write):
    write("Bref", body=[prose("<p>Bonjour</p>")])
    own = urlsplit(settings.BASE_URL).netloc
    for path in ["/actualites/bref/", *(laid.get_url() for laid in laid_pages())]:
        assert {urlsplit(address).netloc for address in addresses(soup(path))} == {own}, path


def test_the_address_of_a_page_never_comes_from_a_request(client):
    shown = client.get("/actualites/", headers={"host": "evil.example"}).content.decode()
    assert "evil.example" not in shown
    assert "evil.example" not in client.get("/robots.txt", headers={"host": "evil.example"}).content.decode()


def test_the_home_page_says_who_the_hub_is(soup):
    SiteSettings.objects.update(phone="04 65 71 20 18", linkedin="https://www.linkedin.com/company/x")
    hub = things(soup("/"))["Organization"]
    assert (hub["name"], hub["telephone"]) == ("Tandem", "04 65 71 20 18")
    assert hub["sameAs"] == ["https://www.linkedin.com/company/x"]
    assert "address" not in hub


def test_an_article_says_its_date_its_author_and_its_way(soup, write):
    write("Bref", published_on=DAY, author="La rédaction", intro="En deux mots.")
    found = things(soup("/actualites/bref/"))
    assert set(found) == {"NewsArticle", "BreadcrumbList"}
    assert found["NewsArticle"]["datePublished"] == "2026-11-03"
    assert (found["NewsArticle"]["author"], found["NewsArticle"]["headline"]) == ("La rédaction", "Bref")
    way = [(step["position"], step["name"]) for step in found["BreadcrumbList"]["itemListElement"]]
    assert way == [(1, "Accueil"), (2, "Actualités"), (3, "Bref")]


def test_a_page_of_questions_says_them_with_their_answers_in_plain_words(soup, write):
    write("FAQ", body=[questions(("Est-ce gratuit ?", "<p>Oui, <b>toujours</b>.</p>"))])
    asked = things(soup("/actualites/faq/"))["FAQPage"]["mainEntity"]
    assert [(one["name"], one["acceptedAnswer"]["text"]) for one in asked] == [
        ("Est-ce gratuit ?", "Oui, toujours.")
    ]


def test_only_deep_pages_have_a_way_and_only_pages_with_questions_a_faq(soup):
    assert set(things(soup("/contact/"))) == set()
    assert "BreadcrumbList" in things(soup("/mentorat/comment-ca-marche/"))


@pytest.mark.parametrize("hostile", ["</script><script>zq()</script>", "<!--<script>", "“&amp; \u2028"])
def test_a_title_cannot_leave_its_structured_data(client, soup, write, hostile):
    write(hostile, slug="piege")
    page = soup("/actualites/piege/")
    assert things(page)["NewsArticle"]["headline"] == hostile
    assert len(page.find_all("script")) == 2
    assert b"<script>zq" not in client.get("/actualites/piege/").content


def test_robots_stay_out_of_what_belongs_to_somebody(client):
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").content.decode().splitlines())
    private = [
        route.replace("<uuid:uid>", UUID).replace("<uuid:draft>", UUID).replace("<uuid:key>", UUID)
        for name, route, _one in patterns()
        if name.startswith(("member:", "apply:", "demo:", "wagtailadmin_", "private_file", "link"))
        and name not in OPEN
    ]
    assert len(private) > 40
    assert [route for route in private if rules.can_fetch("*", f"/{route}")] == []
    assert [page.title for page in laid_pages() if not rules.can_fetch("*", page.get_url())] == []


def test_robots_know_the_list_of_pages_and_may_read_the_first_page_of_a_form(client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in lines
    assert {f"Allow: {reverse(name)}$" for name in OPEN} <= set(lines)
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_the_manifest_names_icons_that_exist(client, soup):
    path = soup("/").head.find("link", rel="manifest")["href"]
    told = client.get(path)
    assert told["Content-Type"] == "application/manifest+json"
    assert (told.json()["name"], told.json()["start_url"]) == ("Tandem", "/")
    for icon in told.json()["icons"]:
        assert (settings.BASE_DIR / icon["src"].lstrip("/")).is_file()


def test_a_page_that_is_closed_stays_closed(client):
    page = ledger.page("contact")
    assert isinstance(page, ContactPage)
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert client.get("/contact/").status_code == 302


@pytest.mark.parametrize("path", ["/mentions-legales/", "/mentorat/comment-ca-marche/"])
def test_a_page_of_text_can_be_printed_with_its_name_and_address(soup, path):
    page = soup(path)
    button = page.main.find("button", attrs={"data-print": True})
    assert button.has_attr("hidden")
    assert page.main.find(class_="papier").text.endswith(f"{settings.BASE_URL}{path}")
