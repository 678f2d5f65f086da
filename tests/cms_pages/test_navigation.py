"""The ways out of a page: header, breadcrumb, footer, languages."""

import pytest
from bs4 import BeautifulSoup

from cms_pages.models import SiteSettings, StandardPage
from cms_pages.navigation import Signposts, signposts
from portal.hub import ledger


def entries(nav):
    return [(link.text, link["href"]) for link in nav.find_all("a")]


def footer(soup, path):
    return [
        (column.h2.text, [link.text for link in column.find_all("a")])
        for column in soup(path).find(class_="pied").find_all("div")
        if column.find("h2", recursive=False)
    ]


def test_the_header_holds_the_pages_of_the_menu_in_the_order_of_the_tree(soup):
    assert entries(soup("/").header.find("nav")) == [
        ("Le mentorat", "/mentorat/"),
        ("Devenir mentor", "/devenir-mentor/"),
        ("Trouver un mentor", "/trouver-un-mentor/"),
        ("Agenda", "/agenda/"),
        ("Actualités", "/actualites/"),
        ("Ressources", "/ressources/"),
    ]


def test_a_page_taken_out_of_the_menu_or_unpublished_leaves_the_header(soup):
    news, resources = ledger.page("news"), ledger.page("resources")
    news.show_in_menus = False
    news.save(update_fields=["show_in_menus"])
    resources.unpublish()
    assert [title for title, _url in entries(soup("/").header.find("nav"))] == [
        "Le mentorat",
        "Devenir mentor",
        "Trouver un mentor",
        "Agenda",
    ]


def test_the_page_that_is_read_is_marked_and_so_is_the_section_around_it(soup):
    def marked(path):
        return [
            (a.text, a["aria-current"])
            for a in soup(path).header.nav.find_all("a", attrs={"aria-current": True})
        ]

    assert marked("/mentorat/") == [("Le mentorat", "page")]
    assert marked("/mentorat/comment-ca-marche/") == [("Le mentorat", "true")]
    assert marked("/") == []


def test_a_breadcrumb_stands_from_the_second_level_on(soup):
    trail = soup("/mentorat/comment-ca-marche/").find("nav", class_="ariane")
    assert entries(trail) == [("Accueil", "/"), ("Le mentorat", "/mentorat/")]
    assert trail.find(attrs={"aria-current": "page"}).text == "Comment ça marche"
    assert soup("/mentorat/").find("nav", class_="ariane") is None


def test_the_footer_follows_the_settings_of_the_site(soup):
    assert footer(soup, "/") == [
        ("Participer", ["Devenir mentor", "Trouver un mentor", "Retrouver un emploi", "Orienter quelqu’un"]),
        (
            "Comprendre",
            [
                "Le mentorat",
                "Comment ça marche",
                "Comment nous rapprochons",
                "Nos résultats",
                "Témoignages",
                "Le guide du mentor",
                "Questions fréquentes",
            ],
        ),
        ("Le hub", ["Actualités", "Nos partenaires", "Nos références", "Presse", "Contact"]),
    ]


def test_the_english_footer_leads_to_the_english_pages_alone(soup):
    assert footer(soup, "/en/") == [
        ("Take part", ["Become a mentor", "Find a mentor"]),
        (
            "Understand",
            ["Mentoring", "How it works", "How we match", "Our results", "The mentor guide", "Questions"],
        ),
        ("The hub", ["Contact us"]),
    ]


def test_the_footer_states_the_accessibility_in_words(soup):
    line = soup("/").find(class_="pied").find("a", href="/accessibilite/")
    assert line.text == "Accessibilité\u00a0: non conforme"
    SiteSettings.objects.update(conformity="partial")
    assert (
        soup("/en/").find(class_="pied").find("a", href="/en/accessibility/").text
        == "Accessibility: partially compliant"
    )


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("/", "/en/"),
        ("/devenir-mentor/", "/en/become-a-mentor/"),
        ("/trouver-un-mentor/", "/en/find-a-mentor/"),
        ("/agenda/", "/en/events/"),
        ("/contact/", "/en/contact/"),
        ("/donnees-personnelles/", "/en/personal-data/"),
    ],
)
def test_the_language_switch_leads_to_the_twin_and_back(soup, french, english):
    assert soup(french).header.find("a", hreflang="en")["href"] == english
    assert soup(english).header.find("a", hreflang="fr")["href"] == french


def test_a_page_without_twin_leads_to_the_other_home_and_claims_no_translation(soup):
    page = soup("/presse/")
    assert page.header.find("a", hreflang="en")["href"] == "/en/"
    assert page.head.find_all("link", rel="alternate") == []


def test_twins_name_each_other_for_search_engines(soup):
    for path in ("/devenir-mentor/", "/en/become-a-mentor/"):
        links = {link["hreflang"]: link["href"] for link in soup(path).head.find_all("link", rel="alternate")}
        assert {code: href.partition("8000")[2] for code, href in links.items()} == {
            "fr": "/devenir-mentor/",
            "en": "/en/become-a-mentor/",
        }


def test_an_unpublished_twin_is_not_offered(soup):
    ledger.page("become-mentor-en").unpublish()
    assert soup("/devenir-mentor/").header.find("a", hreflang="en")["href"] == "/en/"


def test_a_page_of_another_app_has_the_same_ways_out(client, soup):
    response = client.get("/nulle-part/")
    assert response.status_code == 404
    lost = BeautifulSoup(response.content, "html.parser")
    assert entries(lost.header.nav) == entries(soup("/").header.nav)
    assert lost.find(class_="pied").find("a", href="/accessibilite/")


def test_ways_out_are_read_with_one_query_once_for_a_request(rf, django_assert_num_queries):
    request, page = rf.get("/"), ledger.page("how-it-works")
    request.META["SERVER_NAME"] = "127.0.0.1"
    page.get_url(request)
    with django_assert_num_queries(1):
        signposts(request, page)
        signposts(request, page)


def test_without_a_request_there_is_no_way_out_and_no_fault():
    assert Signposts() == Signposts([], [], [], [], [], {})


def test_a_draft_shows_nowhere(soup):
    ledger.page("home").add_child(
        instance=StandardPage(title="Brouillon", slug="brouillon", live=False, show_in_menus=True)
    )
    assert "Brouillon" not in [title for title, _url in entries(soup("/").header.find("nav"))]
