import re
from io import StringIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from portal.core import links
from portal.core.views import csrf_failure

KNOWN = links.Purpose(lambda target: "/", "Répondre à la proposition", "Ouvrir la proposition", days=3)
SCREENS = [(390, "light"), (1280, "dark")]
FONTS = "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family + f.unicodeRange)"


@pytest.fixture
def link(db, monkeypatch):
    monkeypatch.setitem(links.purposes, "known", KNOWN)
    return links.create("known", "thing:1", now=timezone.now())


@pytest.fixture
def pages(link, client):
    """Every page of the kernel, drawn."""
    request = RequestFactory().get("/")
    address = reverse("link", args=[links.token_of(link)])
    gone = {"can_renew": True}
    return {
        "link": client.get(address).content.decode(),
        "gone": render_to_string("core/link_gone.html", gone, request),
        "gone for good": client.get("/lien/unknown/").content.decode(),
        "renewed": client.post(address, {"renew": "1"}).content.decode(),
        "csrf": csrf_failure(request).content.decode(),
        "403": render_to_string("403.html", {}, request),
        "404": client.get("/nulle-part/").content.decode(),
        "500": render_to_string("500.html"),
        "style": client.get(reverse("demo:style")).content.decode(),
    }


def maintenance_page():
    """What `manage.py maintenance_page` writes."""
    out = StringIO()
    call_command("maintenance_page", stdout=out)
    return out.getvalue()


def soup(html):
    return BeautifulSoup(html, "html.parser")


def test_every_page_of_the_kernel_is_accessible_and_keeps_within_the_screen(pages, site_of, browser):
    screens = [("style", 390, "dark"), ("style", 1280, "light")]
    screens += [(name, width, scheme) for name in pages for width, scheme in SCREENS]
    for name, width, scheme in screens:
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        seen = []
        page.on("console", lambda line, seen=seen: seen.append(line.text))
        page.route("**/*", site_of(pages[name]).answer)
        page.goto("http://tandem.test/")
        faults = [fault["id"] for fault in Axe().run(page).response["violations"]]
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert (name, width, scheme, faults, wide, seen) == (name, width, scheme, [], False, [])
        page.close()


def test_names_from_everywhere_come_in_the_fonts_of_the_brand(pages, site_of, browser):
    page = site_of(pages["style"]).opened_by(browser)
    page.evaluate("document.fonts.ready")
    families = [re.match(r'"?([\w ]+?)"?U\+', face)[1] for face in page.evaluate(FONTS)]
    assert sorted(families) == ["Atkinson Hyperlegible Next"] * 2 + ["Bricolage Grotesque"] * 3


def test_the_landing_says_what_the_link_opens_and_offers_one_button(pages):
    page = soup(pages["link"])
    assert page.h1.text == "Répondre à la proposition"
    assert [button.text.strip() for button in page.find_all("button")] == ["Ouvrir la proposition"]
    assert page.form["method"] == "post"


def test_a_link_that_is_over_offers_a_new_one_only_where_one_may_be_sent(pages):
    assert soup(pages["gone"]).find("button", attrs={"name": "renew"})["value"] == "1"
    assert soup(pages["gone for good"]).find("button") is None


def test_the_page_of_a_broken_server_asks_nothing_of_the_database_nor_of_the_request():
    page = soup(render_to_string("500.html"))
    assert page.h1.text == "Quelque chose n’a pas marché de notre côté"
    assert page.find("script") is None


def test_the_page_of_a_stopped_server_fetches_nothing():
    page = soup(maintenance_page())
    assert (page.html["lang"], page.h1.text) == ("fr", "Nous revenons dans un instant")
    assert page.find_all(["link", "script", "img", "use"]) == []
    assert "url(" not in page.style.text


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_the_page_of_a_stopped_server_is_accessible_and_keeps_within_the_screen(browser, width, scheme):
    """Shown by the proxy, which sends no policy of ours: its style is in the page."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(maintenance_page())
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert asked == []
    page.close()


def test_every_page_of_the_kernel_has_one_title_and_the_name_of_the_hub(pages):
    for name, html in pages.items():
        assert len(soup(html).find_all("h1")) == 1, name
        assert name == "500" or soup(html).title.text.endswith(" – Tandem"), name


def test_the_english_pages_are_english(client, db):
    page = soup(client.get("/en/lien/unknown/").content)
    assert (page.html["lang"], page.h1.text) == ("en", "This link no longer works")
