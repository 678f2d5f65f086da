"""Every page that is laid: read by the public, edited and previewed by the communication staff."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from cms_pages.fields import BodyField
from cms_pages.models import (
    AudiencePage,
    CampaignPage,
    ContactPage,
    EventIndexPage,
    EventPage,
    FaqPage,
    HomePage,
    MatchingPage,
    NewsIndexPage,
    NewsPage,
    PartnerIndexPage,
    PartnerPage,
    PressPage,
    ReferencesPage,
    ResourceIndexPage,
    ResultsPage,
    SectionPage,
    SiteMapPage,
    StandardPage,
    StoryIndexPage,
)
from portal.hub import ledger

from .conftest import laid_pages

UNDER_HOME = {
    *(SectionPage, StandardPage, AudiencePage, EventIndexPage, NewsIndexPage, ContactPage),
    *(
        PartnerIndexPage,
        ResourceIndexPage,
        PressPage,
        ReferencesPage,
        CampaignPage,
        SiteMapPage,
        StoryIndexPage,
    ),
}
TYPES = {HomePage, FaqPage, ResultsPage, MatchingPage, *UNDER_HOME} - {CampaignPage}
DATA = re.compile(
    r'<script type="application/ld\+json">[^<]*</script>'
)  # read by search engines, run by nobody
INLINE = re.compile(r'\sstyle="|\son\w+="|<style|<script(?![^>]*\ssrc=)')


def streams_of(page):
    return [field for field in page._meta.get_fields() if isinstance(field, BodyField)]


def test_a_page_of_every_type_is_laid():
    assert {type(page) for page in laid_pages()} == TYPES


def test_every_page_opens_under_its_own_address(client):
    for page in laid_pages():
        response = client.get(page.get_url())
        assert (page.title, response.status_code) == (page.title, 200)
        assert response.context["page"].pk == page.pk


def test_every_page_has_one_main_title_and_no_step_is_skipped(soup):
    for page in laid_pages():
        levels = [int(title.name[1]) for title in soup(page.get_url()).main.find_all(re.compile("^h[1-6]$"))]
        assert levels.count(1) == 1, page.title
        assert all(after - before <= 1 for before, after in pairwise(levels)), page.title


def test_titles_of_pages_are_unique_and_end_with_the_name_of_the_hub(soup):
    titles = [soup(page.get_url()).title.text for page in laid_pages()]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith(" – Tandem") for title in titles)


def test_every_page_speaks_the_language_of_its_address(soup):
    for page in laid_pages():
        language = soup(page.get_url()).html["lang"]
        assert language == page.locale.language_code == ("en" if "/en/" in page.get_url() else "fr")


def test_nothing_is_inline_in_any_page(client):
    for page in laid_pages():
        assert INLINE.findall(DATA.sub("", client.get(page.get_url()).content.decode())) == []


def test_every_link_of_the_site_leads_somewhere(client, soup):
    found = {link["href"] for page in laid_pages() for link in soup(page.get_url()).find_all("a", href=True)}
    own = {href.partition("#")[0].partition("?")[0] for href in found if href.startswith("/")}
    assert {path: client.get(path, follow=True).status_code for path in own} == dict.fromkeys(own, 200)
    assert {href for href in found if not href.startswith(("/", "#", "https://", "mailto:"))} == set()


def test_no_text_breaks_before_french_punctuation(client):
    for page in laid_pages():
        if page.locale.language_code == "fr":
            text = BeautifulSoup(client.get(page.get_url()).content, "html.parser").main.get_text()
            assert re.findall(r"\w [;:!?»%]|« \w|\u202f", text) == [], page.title


def test_what_is_laid_could_have_been_written_in_the_admin():
    """Every block passes the checks that an editor meets."""
    for page in laid_pages():
        for field in streams_of(page):
            field.stream_block.clean(field.value_from_object(page))


@pytest.mark.parametrize(
    "key",
    [
        *(
            "home",
            "mentoring",
            "how-it-works",
            "matching",
            "stories",
            "results",
            "become-mentor",
            "agenda",
            "news",
            "contact",
            "home-en",
        ),
        *("partners", "resources", "faq", "press", "references", "site-map"),
    ],
)
def test_an_editor_opens_previews_and_publishes_a_page(editor, client, key):
    page = ledger.page(key)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(editor.get(edit).content.decode(), form_id="page-edit-form")
    form.update(nested_form_data({field.name: streamfield([]) for field in streams_of(page)}))
    form["title"], form["action-publish"] = "Un autre titre", "yes"

    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor.post(preview, form).json() == {"is_valid": True, "is_available": True}
    assert editor.get(preview).status_code == 200
    assert editor.post(edit, form).status_code == 302
    assert Page.objects.get(pk=page.pk).title == "Un autre titre"
    assert client.get(page.get_url()).status_code == 200


def test_an_article_is_written_where_the_news_are(editor):
    news = ledger.page("news")
    add = reverse("wagtailadmin_pages:add", args=["cms_pages", "newspage", news.pk])
    form = querydict_from_html(editor.get(add).content.decode(), form_id="page-edit-form")
    form.update(nested_form_data({"body": streamfield([("lead", "Dix tandems de plus.")])}))
    form.update({"title": "Dix tandems", "slug": "dix-tandems", "action-publish": "yes"})
    assert editor.post(add, form).status_code == 302
    article = NewsPage.objects.get(slug="dix-tandems")
    assert (article.live, article.body[0].value) == (True, "Dix tandems de plus.")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (Page, {HomePage, Page}),
        (HomePage, UNDER_HOME),
        (SectionPage, {SectionPage, StandardPage, AudiencePage, ResultsPage, MatchingPage, FaqPage}),
        (StandardPage, {StandardPage}),
        (AudiencePage, {AudiencePage, StandardPage}),
        (EventIndexPage, {EventPage}),
        (EventPage, set()),
        (NewsIndexPage, {NewsPage}),
        (NewsPage, set()),
        (ContactPage, set()),
        (PartnerIndexPage, {PartnerPage}),
        (PartnerPage, set()),
        (ResourceIndexPage, {FaqPage, StandardPage}),
        (FaqPage, set()),
        (PressPage, set()),
        (ReferencesPage, set()),
        (CampaignPage, set()),
        (SiteMapPage, set()),
    ],
)
def test_a_type_of_page_holds_only_what_belongs_under_it(above, below):
    assert set(above.allowed_subpage_models()) == below


def test_only_the_contact_page_takes_a_post(client):
    for page in laid_pages():
        expected = 200 if isinstance(page, ContactPage) else 405
        assert client.post(page.get_url(), {}).status_code == expected


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/", 14),
        ("/mentions-legales/", 14),
        ("/devenir-mentor/", 9),
        ("/mentorat/comment-nous-rapprochons/", 12),
        ("/mentorat/resultats/", 12),
        ("/actualites/", 10),
    ],
)
def test_a_page_is_read_with_few_queries(client, django_assert_max_num_queries, path, most):
    client.get(path)
    with django_assert_max_num_queries(most):
        client.get(path)


def test_a_page_describes_itself_to_search_engines_and_networks(soup):
    head = soup("/devenir-mentor/").head
    described = head.find("meta", attrs={"name": "description"})["content"]
    assert described == ledger.page("become-mentor").search_description
    assert head.find("meta", property="og:title")["content"] == "Devenir mentor"
    assert head.find("link", rel="canonical")["href"].endswith("/devenir-mentor/")


def test_the_sitemap_names_every_page(client):
    listed = client.get("/sitemap.xml").content.decode()
    assert all(f"{page.full_url}</loc>" in listed for page in laid_pages())
