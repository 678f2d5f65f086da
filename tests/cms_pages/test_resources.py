"""Documents and pages by audience, with format and weight; questions with an address each."""

import json

import pytest
from django.utils import translation

from cms_pages.files import in_words
from cms_pages.models import FaqPage, ResourceIndexPage
from portal.hub import ledger

from .shelves import faults, paper, resource, theme


def lay(*resources):
    page = ledger.page("resources")
    page.resources = list(resources)
    page.save_revision().publish()
    return page


def groups(page):
    return [
        (group.h2.text, [entry.h3.text for entry in group.find_all("li")])
        for group in page.main.find_all("section", class_="groupe")
    ]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "PDF, 0\xa0octets"),
        (999, "PDF, 999\xa0octets"),
        (1_000, "PDF, 1\xa0ko"),
        (240_400, "PDF, 240\xa0ko"),
        (999_499, "PDF, 999\xa0ko"),
        (999_500, "PDF, 1,0\xa0Mo"),
        (1_250_000, "PDF, 1,2\xa0Mo"),
    ],
)
def test_a_file_says_its_format_and_its_weight(size, words):
    assert in_words("pdf", size) == words


def test_a_weight_is_said_in_the_language_of_the_reader():
    with translation.override("en"):
        assert (in_words("odt", 2_400), in_words("pdf", 1_200_000)) == ("ODT, 2\xa0kB", "PDF, 1.2\xa0MB")


def test_resources_are_listed_under_their_audience_in_the_order_of_the_editor(soup):
    lay(
        resource("elected", document=paper("Fiche projet")),
        resource("mentors", page=ledger.page("mentor-guide")),
        resource(
            "mentors", document=paper("Modèle de plan", weight=31_000, name="plan.odt"), title="Le plan"
        ),
    )
    assert groups(soup("/ressources/")) == [
        ("Pour les mentors", ["Le guide du mentor", "Le plan (ODT, 31\xa0ko)"]),
        ("Pour les élu·es et les financeurs", ["Fiche projet (PDF, 240\xa0ko)"]),
    ]


def test_a_page_that_is_not_published_or_gone_is_not_listed(soup):
    guide, section = ledger.page("mentor-guide"), ledger.page("how-it-works")
    lay(resource(page=guide), resource("mentees", page=section))
    guide.unpublish()
    assert groups(soup("/ressources/")) == [
        ("Pour celles et ceux qui ont un mentor, ou en cherchent un", ["Comment ça marche"])
    ]
    section.delete()
    assert groups(soup("/ressources/")) == []


def test_a_document_that_is_deleted_leaves_no_line_behind(soup):
    document = paper()
    lay(resource(document=document))
    document.delete()
    assert groups(soup("/ressources/")) == []


def test_a_resource_is_a_document_or_a_page_and_not_both():
    both = resource(document=paper(), page=ledger.page("faq"))
    assert faults(ResourceIndexPage, "resources", both) == {"document"}
    assert faults(ResourceIndexPage, "resources", resource()) == {"document"}
    assert faults(ResourceIndexPage, "resources", resource(page=ledger.page("faq"))) == set()


@pytest.mark.parametrize("number", [3, 30])
def test_the_index_is_read_with_ten_queries_whatever_the_number_of_resources(
    client, number, django_assert_max_num_queries
):
    pages = [ledger.page(key) for key in ("mentor-guide", "faq", "contact")]
    papers = [resource(document=paper(f"Fiche {rank}")) for rank in range(number)]
    lay(*papers, *(resource("mentees", page=pages[rank % 3]) for rank in range(number)))
    client.get("/ressources/")
    with django_assert_max_num_queries(10):
        assert client.get("/ressources/").content.decode().count("<h3>") == 2 * number


def ask(*themes):
    page = ledger.page("faq")
    page.themes = list(themes)
    page.save_revision().publish()


def test_each_question_has_an_anchor_made_of_its_words_and_a_link_to_it(soup):
    ask(theme("Avant", ("Est-ce payant ?", "<p>Non.</p>")))
    main = soup("/ressources/faq/").main
    assert main.details.find(id="est-ce-payant").p.text == "Non."
    assert (
        main.details.find("a", href="#est-ce-payant").text == "Lien vers cette réponse (Est-ce payant\xa0?)"
    )


def test_no_anchor_stands_twice(soup):
    same = ("Et après ?", "<p>On verra.</p>")
    ask(theme("Et après", same, same), theme("?", same))
    ids = [one["id"] for one in soup("/ressources/faq/").main.find_all(id=True)]
    assert ids == ["sommaire", "et-apres", "et-apres-2", "et-apres-3", "question", "et-apres-4"]


def test_themes_are_listed_on_top_when_there_are_several(soup):
    ask(theme("Avant", ("Qui ?", "<p>Vous.</p>")), theme("Après", ("Quand ?", "<p>Demain.</p>")))
    page = soup("/ressources/faq/")
    assert [link["href"] for link in page.main.nav.find_all("a")] == ["#avant", "#apres"]
    ask(theme("Avant", ("Qui ?", "<p>Vous.</p>")))
    assert soup("/ressources/faq/").main.nav is None


def test_questions_of_every_theme_are_told_to_search_engines(soup):
    ask(theme("Avant", ("Qui ?", "<p>Vous.</p>")), theme("Après", ("Quand ?", "<p>Demain.</p>")))
    script = soup("/ressources/faq/").find("script", type="application/ld+json")
    (faq,) = [one for one in json.loads(script.string) if one["@type"] == "FAQPage"]
    assert [one["name"] for one in faq["mainEntity"]] == ["Qui ?", "Quand ?"]


def test_who_finds_no_answer_is_led_to_the_team_while_there_is_a_contact_page(soup):
    assert soup("/ressources/faq/").main.find(class_="appel").a["href"] == "/contact/"
    ledger.page("contact").unpublish()
    assert soup("/ressources/faq/").main.find(class_="appel") is None


def test_the_first_questions_are_at_least_twelve_and_lead_to_pages_that_exist(client, soup):
    main = soup("/ressources/faq/").main
    assert len(main.find_all("details")) >= 12
    paths = {a["href"] for a in main.find_all("a") if a["href"].startswith("/")}
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


@pytest.mark.parametrize("number", [3, 30])
def test_questions_are_read_with_ten_queries_whatever_their_number(
    client, number, django_assert_max_num_queries
):
    ask(theme("Avant", *((f"Question {rank}", "<p>Oui.</p>") for rank in range(number))))
    client.get("/ressources/faq/")
    with django_assert_max_num_queries(10):
        assert client.get("/ressources/faq/").content.decode().count('<details class="pli"') == number


def test_a_question_is_found_by_the_search():
    assert {field.field_name for field in FaqPage.search_fields} >= {"themes", "title", "intro"}
