"""The library of the demo: structures without names, documents with their true weight, campaigns that lead somewhere."""

import pytest
from bs4 import BeautifulSoup
from wagtail.documents.models import Document
from wagtail.models import Page, get_page_models

from cms_pages.models import CampaignPage, PartnerPage
from cms_pages.models.base import PortalPage
from cms_pages.review.report import remarks_on_all
from portal.demo import library, territory
from portal.demo.shelves import papers
from portal.hub.texts.pieces import typeset

from .conftest import TODAY

pytestmark = pytest.mark.django_db
SHELVES = ("/ressources/", "/ressources/faq/", "/presse/", "/references/", "/partenaires/")


def test_there_are_more_than_twenty_five_pages_in_french(box):
    assert Page.objects.live().filter(locale__language_code="fr", depth__gt=1).count() > 25


def test_the_demo_shows_every_type_of_page_so_that_the_journeys_hold_each_one_before_axe(box):
    shown = {type(page) for page in Page.objects.live().filter(depth__gt=1).specific()}
    assert {model for model in get_page_models() if issubclass(model, PortalPage)} == shown


def test_the_content_of_the_demo_leaves_nothing_to_put_right(box):
    assert remarks_on_all(Page.objects.live().filter(depth__gt=1).specific()) == {}


@pytest.mark.parametrize("path", SHELVES)
def test_no_section_of_the_library_is_empty(box, client, path):
    main = BeautifulSoup(client.get(path).content, "html.parser").main
    assert len(main.find_all("h2")) > 1
    assert [group for group in main.find_all("section") if not group.find_all(["li", "details"])] == []


def test_each_structure_has_a_page_that_says_what_it_does(box):
    presented = PartnerPage.objects.live()
    assert {one.title for one in presented} == {typeset(one.name) for one in territory.STRUCTURES}
    assert all(one.intro and one.body and one.accompanies and one.territory for one in presented)


def test_no_page_of_a_structure_names_its_referent(box, client):
    for one in PartnerPage.objects.live():
        page = client.get(one.get_url()).content.decode()
        assert [each.referent[1] for each in territory.STRUCTURES if each.referent[1] in page] == []
        assert [each.referent_email for each in territory.STRUCTURES if each.referent_email in page] == []


@pytest.mark.parametrize("paper", [*papers.TO_READ, papers.RELEASE], ids=lambda paper: paper.name)
def test_a_document_is_the_paper_that_was_printed_and_weighs_what_it_says(box, client, paper):
    document = Document.objects.get(title=typeset(paper.title))
    served = client.get(document.url)
    content = b"".join(served.streaming_content)
    served.close()
    assert content == (library.PAPERS / f"{paper.name}.pdf").read_bytes()
    assert document.file_size == len(content)


def test_every_campaign_is_open_and_leads_to_a_form_that_knows_its_programme(box, client):
    campaigns = CampaignPage.objects.live()
    assert {one.entrance for one in campaigns} == {"mentor", "mentee"}
    for one in campaigns:
        door = one.door(TODAY)
        assert door.stage == "open"
        assert client.get(door.url).context["gone"] is False
