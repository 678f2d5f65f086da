"""What a page costs the database: read cold, ten queries at most, none asked twice, however much it shows."""

import gc
import re
from collections import Counter

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from cms_pages import named
from cms_pages.models import AudiencePage, NewsPage, Rubric, StandardPage
from portal.hub import ledger
from portal.hub.texts.pieces import block, prose

from .planned import evening, gather

pytestmark = pytest.mark.filterwarnings(
    "ignore:Unclosed file:ResourceWarning", "ignore:unclosed file:ResourceWarning"
)
MOST_QUERIES = 10
PATHS = (
    *("/", "/actualites/", "/actualites/2026/", "/actualites/2026/01/", "/actualites/rubrique/emploi/"),
    *("/actualites/theme/velo/", "/actualites/rss/", "/actualites/article-0/"),
    *("/agenda/", "/agenda/{month}/", "/agenda/archives/", "/agenda/prochaine-1/"),
    *("/recherche/", "/recherche/?q=mentor", "/recherche/?q=article", "/recherche/?q=introuvable"),
    *("/mentorat/", "/mentorat/fiche-0/", "/trouver-un-mentor/", "/trouver-un-mentor/emploi/"),
    *("/devenir-mentor/", "/contact/", "/mentions-legales/", "/accessibilite/"),
    *("/temoignages/", "/presse/", "/partenaires/", "/references/", "/ressources/", "/ressources/faq/"),
    *("/mentorat/resultats/", "/mentorat/comment-nous-rapprochons/", "/orienter/", "/plan-du-site/"),
    *("/en/", "/en/events/", "/en/legal-notice/", "/en/mentoring/", "/en/mentoring/results/"),
)
PARAMETERS = re.compile(r"'[^']*'|\b\d+\b|(?<=IN \()[^()]*(?=\))")


def button(page):
    return {"label": "Lire la suite", "page": page.pk, "entrance": "", "url": ""}


def text(drawings, pages):
    """A stream that shows every drawing, and names every page in its text and under a button."""
    shown = [{"image": one.pk, "decorative": False, "alt_text": "Deux lignes"} for one in drawings]
    pictures = [block("picture", {"image": one, "caption": "", "credit": ""}) for one in shown]
    calls = [block("call", {"title": "Et puis", "text": "", "link": button(page)}) for page in pages]
    links = [prose(f'<p><a linktype="page" id="{page.pk}">ici</a></p>') for page in pages]
    return [*pictures, *calls, *links]


@pytest.fixture
def settle(write, plan):
    """So many things of each kind, and pages that name them all."""

    def lay(count):
        drawings = [
            Image.objects.create(title=f"Dessin {number}", file=get_test_image_file(size=(1300, 700)))
            for number in range(count)
        ]
        section, audience = ledger.page("mentoring"), ledger.page("find-mentor")
        for number in range(count):
            section.add_child(instance=StandardPage(title=f"Fiche {number}", slug=f"fiche-{number}"))
            audience.add_child(instance=AudiencePage(title=f"Public {number}", slug=f"public-{number}"))
            plan(f"Prochaine {number}", days=number + 1, slug=f"prochaine-{number}")
            plan(f"Finie {number}", days=-number - 1)
            gather(f"Rencontre {number}", days=number + 1)
        named_pages = list(Page.objects.filter(slug__startswith="fiche-"))
        rubrics = list(Rubric.objects.all())
        for number in range(count):
            article = write(
                f"Article {number}",
                published_on=f"2026-{1 + number % 12:02}-01",
                rubric=rubrics[number % 3],
                social_image=drawings[number],
                body=text(drawings, named_pages),
            )
            article.tags.add("vélo", "emploi")
            article.save()
        for page in (StandardPage.objects.get(slug="fiche-0"), audience):
            page.body = text(drawings, named_pages)
            page.save()

    return lay


def asked(client, path):
    """The statements of one reading, without their parameters: a warm process, an empty cache."""
    client.get(path)
    cache.clear()
    with CaptureQueriesContext(connection) as read:
        assert client.get(path).status_code == 200, path
    return Counter(PARAMETERS.sub("?", query["sql"]) for query in read)


@pytest.mark.parametrize("count", [3, 30])
def test_every_page_is_read_with_ten_queries_at_most_none_asked_twice(client, settle, count):
    settle(count)
    costs = {path: asked(client, path.format(month=evening(days=1).strftime("%Y/%m"))) for path in PATHS}
    assert {path: cost.total() for path, cost in costs.items() if cost.total() > MOST_QUERIES} == {}
    assert {path: sql for path, cost in costs.items() for sql, times in cost.items() if times > 1} == {}
    gc.collect()  # what Wagtail's renditions leave open is closed here, not in the next test


def test_a_form_is_read_with_ten_queries_at_most(client):
    assert asked(client, "/candidature/mentor/").total() <= MOST_QUERIES


# What is read at once is what would have been read


def test_a_link_to_a_page_that_was_taken_down_keeps_its_words_and_loses_its_button(soup, write):
    gone = ledger.page("how-it-works")
    write("Bref", slug="bref", body=text([], [gone]))
    assert soup("/actualites/bref/").main.find("a", string="ici")["href"] == "/mentorat/comment-ca-marche/"
    gone.unpublish()
    assert soup("/actualites/bref/").main.find(class_="bouton")["href"] == ""


def test_a_link_to_a_page_of_another_language_leads_to_the_reader_s_own(soup, write):
    write("Bref", slug="bref", body=text([], [ledger.page("become-mentor-en")]))
    assert soup("/actualites/bref/").main.find("a", string="ici")["href"] == "/devenir-mentor/"


def test_one_drawing_shown_twice_keeps_the_words_of_each_place(soup, write):
    drawing = Image.objects.create(title="Dessin", file=get_test_image_file())
    drawing.file.close()
    body = text([drawing, drawing], [])
    body[1]["value"]["image"]["alt_text"] = "Une tasse"
    write("Bref", slug="bref", body=body)
    shown = soup("/actualites/bref/").main.find_all("img")
    assert [one["alt"] for one in shown] == ["Deux lignes", "Une tasse"]
    gc.collect()


def test_a_draft_is_previewed_with_what_it_names(write):
    article = write("Bref", slug="bref")
    draft = NewsPage.objects.get(pk=article.pk)
    draft.body = text([], [ledger.page("contact")])
    answer = draft.make_preview_request(preview_mode=draft.default_preview_mode)
    answer.render()
    assert 'href="/contact/"' in answer.content.decode()


def test_nothing_is_remembered_from_one_answer_to_the_next(client):
    client.get("/mentions-legales/")
    assert named.page(ledger.page("contact").pk) is None


def test_a_document_of_a_page_costs_one_query(client, write):
    guide = Document.objects.create(title="Guide", file=ContentFile(b"%PDF", name="guide.pdf"))
    shown = {"title": "", "documents": [{"document": guide.pk, "title": ""}]}
    write("Bref", slug="bref", body=[block("documents", shown)])
    assert asked(client, "/actualites/bref/").total() <= MOST_QUERIES
