"""The archive of the news: years, months, rubrics, key words; feeds; and what reading them costs."""

import gc
from collections import Counter
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from cms_pages.models import NewsIndexPage, NewsPage, Rubric
from portal.hub import ledger

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(page):
    return [card.h2.text for card in page.find_all("article")]


def shelf(page, name):
    """The choices of one row, with the address of each."""
    rows = [row for row in page.find_all(class_="rayon") if row.p.text == name]
    return [(" ".join(link.text.split()), link["href"]) for row in rows for link in row.find_all("a")]


@pytest.fixture
def tagged(write):
    def article(title, *words, **fields):
        page = write(title, **fields)
        page.tags.add(*words)
        page.save()
        return page

    return article


@pytest.fixture
def three(tagged):
    tagged("Dix ans", "Vélo", published_on=date(2025, 12, 31), rubric=Rubric.objects.get(name="Emploi"))
    tagged("Janvier", published_on=date(2026, 1, 1))
    tagged(
        "Été",
        "Été à vélo",
        "vélo",
        slug="ete",
        published_on=date(2026, 8, 1),
        rubric=Rubric.objects.get(name="Emploi"),
    )


@pytest.mark.parametrize(
    ("path", "title", "shown"),
    [
        ("2025/", "Actualités\u00a0: 2025", ["Dix ans"]),
        ("2026/", "Actualités\u00a0: 2026", ["Été", "Janvier"]),
        ("2026/08/", "Actualités\u00a0: août 2026", ["Été"]),
        ("rubrique/emploi/", "Actualités\u00a0: Emploi", ["Été", "Dix ans"]),
        ("theme/velo/", "Actualités\u00a0: Vélo", ["Été", "Dix ans"]),
        ("theme/ete-a-velo/", "Actualités\u00a0: Été à vélo", ["Été"]),
    ],
)
def test_an_archive_shows_what_its_title_says(soup, three, path, title, shown):
    page = soup(f"/actualites/{path}")
    assert (page.h1.text, page.title.text) == (title, f"{title} – Tandem")
    assert titles(page) == shown
    assert page.head.find("link", rel="canonical")["href"] == f"{settings.BASE_URL}/actualites/{path}"
    assert page.main.find(class_="retour")["href"] == "/actualites/"


@pytest.mark.parametrize(
    "path",
    [
        *("2024/", "2026/02/", "2026/13/", "2026/00/", "2026/8/", "0000/", "9999/", "20266/", "2026/08/15/"),
        *("rubrique/territoire/", "rubrique/nulle/", "theme/nul/", "theme/", "rubrique/"),
    ],
)
def test_an_archive_that_holds_nothing_is_not_found(client, three, path):
    assert client.get(f"/actualites/{path}").status_code == 404


def test_a_draft_makes_no_archive(client, tagged):
    tagged("Brouillon", "secret", published_on=date(2023, 5, 1), live=False)
    paths = ("2023/", "2023/05/", "theme/secret/")
    assert [client.get(f"/actualites/{path}").status_code for path in paths] == [404] * 3


def test_the_index_leads_to_every_archive_with_its_number_of_articles(soup, three):
    page = soup("/actualites/")
    assert shelf(page, "Par rubrique") == [("Emploi (2)", "/actualites/rubrique/emploi/")]
    assert shelf(page, "Par année") == [("2026 (2)", "/actualites/2026/"), ("2025 (1)", "/actualites/2025/")]
    assert shelf(page, "Par mois") == []
    year = soup("/actualites/2026/")
    assert shelf(year, "Par mois") == [
        ("janvier 2026 (1)", "/actualites/2026/01/"),
        ("août 2026 (1)", "/actualites/2026/08/"),
    ]
    assert year.find(class_="rayons").find("a", attrs={"aria-current": "page"})["href"] == "/actualites/2026/"


def test_an_archive_goes_on_page_by_page_under_its_own_address(soup, write):
    for number in range(11):
        write(f"Article {number}", published_on=date(2026, 3, number + 1))
    write("Ailleurs", published_on=date(2026, 4, 1))
    second = soup("/actualites/2026/03/?page=2")
    assert titles(second) == ["Article 0"]
    assert second.title.text == "Actualités\u00a0: mars 2026 (page 2 sur 2) – Tandem"
    assert second.find("a", rel="prev")["href"] == "?page=1"
    canonical = second.head.find("link", rel="canonical")["href"]
    assert canonical == f"{settings.BASE_URL}/actualites/2026/03/?page=2"


def test_an_article_leads_to_those_that_share_its_key_words(soup, three):
    words = soup("/actualites/ete/").main.find_all("a", rel="tag")
    assert {(word.text, word["href"]) for word in words} == {
        ("Été à vélo", "/actualites/theme/ete-a-velo/"),
        ("Vélo", "/actualites/theme/velo/"),
    }
    assert soup("/actualites/janvier/").main.find(class_="mots-cles") is None


def test_an_article_keeps_its_address_whatever_its_name(soup, write):
    write("Un flux", slug="rss")
    write("L’an 2026", slug="2026")
    assert soup("/actualites/rss/").h1.text == "Un flux"
    assert soup("/actualites/2026/").h1.text == "L’an 2026"


def test_rss_gives_the_latest_articles_with_absolute_addresses(client, three):
    response = client.get("/actualites/rss/", headers={"host": "evil.example"})
    channel = ElementTree.fromstring(response.content).find("channel")
    assert response["Content-Type"].startswith("application/rss+xml")
    assert (channel.findtext("title"), channel.findtext("language")) == ("Tandem – Actualités", "fr")
    assert [item.findtext("title") for item in channel.iter("item")] == ["Été", "Janvier", "Dix ans"]
    assert channel.find("item").findtext("pubDate") == "Sat, 01 Aug 2026 00:00:00 +0200"
    assert [item.findtext("category") for item in channel.iter("item")] == ["Emploi", None, "Emploi"]
    found = [channel.findtext("link"), *(item.findtext("link") for item in channel.iter("item"))]
    assert {urlsplit(address)._replace(path="").geturl() for address in found} == {settings.BASE_URL}


def test_atom_gives_the_same(client, three):
    feed = ElementTree.fromstring(client.get("/actualites/atom/").content)
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == [
        *("Été", "Janvier", "Dix ans"),
    ]
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Tandem"
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == [f"{settings.BASE_URL}/actualites/atom/"]


def test_a_feed_holds_twenty_articles_and_survives_what_no_xml_may_hold(client, write):
    for number in range(21):
        write(f"Article {number}", intro="Un saut\x0b de ligne & <b>du code</b>")
    items = list(ElementTree.fromstring(client.get("/actualites/rss/").content).iter("item"))
    assert len(items) == 20
    assert items[0].findtext("description") == "Un saut de ligne & <b>du code</b>"


def test_feeds_are_announced_where_news_are_read(soup, three):
    for path in ("/actualites/", "/actualites/2026/", "/actualites/ete/"):
        links = soup(path).head.find_all("link", type=["application/rss+xml", "application/atom+xml"])
        assert [link["href"] for link in links] == ["/actualites/rss/", "/actualites/atom/"]
    assert soup("/actualites/").main.find(class_="suivre").a["href"] == "/actualites/rss/"


def test_english_news_have_feeds_and_archives_of_their_own(soup, client, three):
    english = ledger.page("home-en").add_child(
        instance=NewsIndexPage(title="News", slug="news", locale=Locale.objects.get(language_code="en"))
    )
    article = NewsPage(title="In English", published_on=date(2026, 8, 2), locale=english.locale)
    english.add_child(instance=article)
    channel = ElementTree.fromstring(client.get("/en/news/rss/").content).find("channel")
    assert channel.findtext("language") == "en"
    assert [item.findtext("title") for item in channel.iter("item")] == ["In English"]
    assert soup("/en/news/2026/08/").h1.text == "News: August 2026"
    assert client.get("/en/news/2025/").status_code == 404


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return Counter(query["sql"] for query in seen.captured_queries)


@pytest.mark.parametrize("count", [3, 30])
def test_news_are_read_with_ten_queries_at_most_none_of_them_twice(client, tagged, count):
    drawing = Image.objects.create(title="Dessin", file=get_test_image_file(size=(1300, 700)))
    rubrics = list(Rubric.objects.all())
    for number in range(count):
        fields = {"published_on": date(2026, 1 + number % 12, 1), "rubric": rubrics[number % 3]}
        tagged(f"Article {number}", "vélo", "emploi", social_image=drawing, **fields)
    costs = {
        path: queries(client, f"/actualites/{path}")
        for path in (
            "",
            "2026/",
            "2026/01/",
            "rubrique/emploi/",
            "theme/velo/",
            "rss/",
            "atom/",
            "article-0/",
        )
    }
    assert {path: sum(cost.values()) for path, cost in costs.items() if sum(cost.values()) > 10} == {}
    assert {path: sql for path, cost in costs.items() for sql, times in cost.items() if times > 1} == {}
    gc.collect()  # what Wagtail's renditions leave open is closed here, not in the next test
