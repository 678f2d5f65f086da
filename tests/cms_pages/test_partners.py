"""The partner structures: grouped, drawn, reached; nothing of the register."""

import gc
import json

import pytest
from django.core.cache import cache
from django.db import models

from cms_pages.models import PartnerIndexPage, PartnerPage
from cms_pages.models.partners import LOGO
from cms_pages.monogram import initials
from mentoring.models import Partner
from portal.hub import ledger

from .shelves import drawing


@pytest.fixture
def partner():
    """Publish a structure under the index."""

    def publish(title, **fields):
        return ledger.page("partners").add_child(instance=PartnerPage(title=title, **fields))

    yield publish
    gc.collect()  # what Wagtail's renditions leave open is closed here, not in the next test


def groups(page):
    return [
        (group.h2.text, [link.text for link in group.find_all("a")])
        for group in page.main.find_all("section", class_="groupe")
    ]


def test_structures_are_listed_by_kind_then_by_name(partner, soup):
    partner("Trois Rives", kind="authority")
    partner("Le Gué", kind="youth")
    partner("Second Élan", kind="employment")
    partner("La Passerelle", kind="employment")
    assert groups(soup("/partenaires/")) == [
        ("Emploi et insertion", ["La Passerelle", "Second Élan"]),
        ("Jeunes", ["Le Gué"]),
        ("Collectivités", ["Trois Rives"]),
    ]


def test_a_draft_is_not_listed(partner, soup):
    partner("Le Gué", kind="youth", live=False)
    page = soup("/partenaires/")
    assert groups(page) == []
    assert "Les structures se présenteront ici." in page.main.text


def test_a_structure_says_what_it_does_for_whom_where_and_how_to_reach_it(partner, soup):
    partner(
        "Le Gué",
        slug="le-gue",
        kind="youth",
        intro="Un premier emploi.",
        accompanies="Des jeunes de 16 à 25\xa0ans",
        territory="Marseille",
        website="https://le-gue.example/",
        email="accueil@le-gue.example",
        phone="04 65 71 10 02",
    )
    main = soup("/partenaires/le-gue/").main
    assert main.h1.text == "Le Gué"
    assert [fact.text for fact in main.dl.find_all("dd")] == ["Des jeunes de 16 à 25\xa0ans", "Marseille"]
    assert [link["href"] for link in main.aside.find_all("a")] == [
        "tel:0465711002",
        "mailto:accueil@le-gue.example",
        "https://le-gue.example/",
    ]


def test_a_structure_without_facts_draws_no_empty_section(partner, soup):
    partner("Le Gué", slug="le-gue")
    main = soup("/partenaires/le-gue/").main
    assert (main.dl, main.aside) == (None, None)


def test_a_structure_says_what_it_is_to_search_engines(partner, soup):
    partner("Le Gué", slug="le-gue", website="https://le-gue.example/", territory="Marseille")
    script = soup("/partenaires/le-gue/").find("script", type="application/ld+json")
    (structure,) = [one for one in json.loads(script.string) if one["@type"] == "Organization"]
    assert (structure["name"], structure["areaServed"]) == ("Le Gué", "Marseille")
    assert "telephone" not in structure


def test_somebody_is_referred_through_the_page_that_the_index_names(partner, soup):
    partner("Le Gué", slug="le-gue")
    for path in ("/partenaires/", "/partenaires/le-gue/"):
        assert "Orienter quelqu’un" in soup(path).main.find("a", href="/orienter/").text
    ledger.page("refer").unpublish()
    for path in ("/partenaires/", "/partenaires/le-gue/"):
        assert soup(path).main.find("a", href="/orienter/") is None


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("La Passerelle de l’Étang", "PÉ"),
        ("Le Gué, jeunes et emploi", "GJ"),
        ("Second Élan", "SÉ"),
        ("Adie", "A"),
        ("Le Des", "LD"),
        ("12 quai", "1Q"),
        ("–", ""),
    ],
)
def test_initials_are_those_of_the_words_that_tell_names_apart(name, letters):
    assert initials(name) == letters


def test_a_logo_is_drawn_silent_beside_the_name_and_initials_in_its_place(partner, soup):
    partner("Le Gué", logo=drawing(), kind="youth")
    partner("Second Élan", kind="employment")
    first, second = soup("/partenaires/").main.find_all("li", class_="structure")
    assert first.svg.find("text").text == "SÉ"
    assert first.svg["aria-hidden"] == "true"
    assert (second.img["alt"], second.find("svg", class_="logo")) == ("", None)


@pytest.mark.parametrize("number", [3, 30])
def test_the_index_is_read_with_ten_queries_whatever_the_number_of_structures(
    partner, client, number, django_assert_max_num_queries
):
    logo = drawing()
    for rank in range(number):
        partner(f"Structure {rank}", logo=logo if rank % 2 else drawing(), kind="youth")
    client.get("/partenaires/")
    with django_assert_max_num_queries(10):
        assert client.get("/partenaires/").content.decode().count("<h3>") == number


def test_logos_are_read_with_the_structures_even_while_nothing_is_cached(partner, django_assert_num_queries):
    for rank in range(3):
        partner(f"Structure {rank}", logo=drawing()).logo.get_rendition(LOGO)
    cache.clear()
    with django_assert_num_queries(2):
        assert len({one.logo.get_rendition(LOGO).url for one in PartnerPage.objects.to_list()}) == 3


def test_a_page_of_a_structure_is_read_with_ten_queries(partner, client, django_assert_max_num_queries):
    partner("Le Gué", slug="le-gue", logo=drawing())
    client.get("/partenaires/le-gue/")
    with django_assert_max_num_queries(10):
        client.get("/partenaires/le-gue/")


def test_no_page_holds_a_key_to_the_register():
    """What the communication staff edits leads to no file of the team."""
    for model in (PartnerIndexPage, PartnerPage):
        keys = [field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)]
        assert [
            key.name for key in keys if key.related_model._meta.app_label == Partner._meta.app_label
        ] == []
