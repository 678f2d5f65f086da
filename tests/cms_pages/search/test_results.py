"""The search: what it finds, in which order, for whom; and whatever is typed, a page."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from cms_pages.models import Rubric, StandardPage
from portal.hub import ledger

SEARCH = "/recherche/"
HOSTILE = (
    "",
    " ",
    '"',
    '"mentor',
    "'",
    "\x00",
    "mentor\x00at",
    "\u2028",
    '=HYPERLINK("http://x.example")',
    "x" * 10_000,
    "mentor " * 2_000,
    "AND",
    "mentor AND",
    "NOT mentor",
    "NEAR(mentor emploi)",
    "ment*",
    "title:mentor",
    "(((",
    "mentor & ! | <-> emploi",
    "%s %(x)s %%",
    "\\",
    "🎈" * 50,
    "مرحبا بالعالم ﷺ",
    "שלום",
    "½ ŉ ﬁ ＂",
    "-",
    "--",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "1e309",
)


def found(page):
    """The titles of the list."""
    return [line.h2.text.strip() for line in page.find_all("li") if line.h2]


@pytest.fixture
def search(client):
    """The titles that a question finds, in the reader's language."""

    def ask(query, path=SEARCH, **more):
        response = client.get(path, {"q": query, **more})
        assert response.status_code == 200
        return [
            str(result.title).replace("<mark>", "").replace("</mark>", "")
            for result in response.context["leaf"]
        ]

    return ask


@pytest.fixture
def show_document():
    """A page that shows a document."""

    def show(title, *, live=True, **fields):
        document = Document.objects.create(title=title, file=ContentFile(b"%PDF-1.7", name="fiche.pdf"))
        body = [("documents", {"title": "", "documents": [{"document": document, "title": ""}]})]
        page = StandardPage(title="Des fiches", body=body, live=live, **fields)
        ledger.page("mentoring").add_child(instance=page)
        return document

    return show


@pytest.mark.both_databases
def test_a_page_is_found_by_its_title_its_introduction_and_its_text(search, write):
    write("La soudure", intro="Le chalumeau.", body=[("lead", "Le zinc.")])
    assert [search(word) for word in ("soudures", "CHALUMEAUX", "zinc")] == [["La soudure"]] * 3


@pytest.mark.both_databases
def test_accents_endings_and_synonyms_make_no_difference(search, write):
    write("Une filleule témoigne", intro="Elle a créé son atelier de céramiste.")
    for query in ("ceramistes", "TEMOIGNE céramiste", "mentorées céramiste", "filleul·e ceramistes"):
        assert search(query) == ["Une filleule témoigne"]


@pytest.mark.both_databases
def test_every_word_must_be_there(search, write):
    write("Une chaudronnière")
    write("Un chaudronnier à Istres")
    assert search("chaudronnier istres") == ["Un chaudronnier à Istres"]


@pytest.mark.both_databases
def test_a_word_in_the_title_counts_more_than_one_in_the_text(search, write):
    write("Ailleurs", body=[("lead", "Un couvreur parle aux autres pendant une longue matinée de décembre.")])
    write("Couvreur", body=[("lead", "Une longue matinée de décembre avec les autres.")])
    assert search("couvreur") == ["Couvreur", "Ailleurs"]


@pytest.mark.both_databases
def test_publishing_renaming_and_unpublishing_are_seen_at_once(search, write):
    page = write("Un boulanger", live=False)
    assert search("boulanger") == []
    page.save_revision().publish()
    assert search("boulanger") == ["Un boulanger"]
    page.refresh_from_db()
    page.title = "Un pâtissier"
    page.save_revision()
    assert (search("boulanger"), search("patissier")) == (["Un boulanger"], [])
    page.get_latest_revision().publish()
    assert (search("boulanger"), search("patissier")) == ([], ["Un pâtissier"])
    page.refresh_from_db()
    page.unpublish()
    assert search("patissier") == []


def test_a_deleted_page_is_found_no_more(search, write):
    page = write("Un tonnelier")
    page.delete()
    assert search("tonnelier") == []


def test_a_private_page_is_not_found(search, write):
    page = write("Un vitrier")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert search("vitrier") == []


def test_each_language_finds_its_own_pages(search):
    assert "Le guide du mentor" in search("guide")
    english = search("guides", path="/en/recherche/")
    assert "The mentor guide" in english
    assert "Le guide du mentor" not in english


@pytest.mark.both_databases
def test_the_index_made_anew_finds_the_same(search, write):
    write("Un serrurier", intro="Il aime son métier.")
    call_command("update_index", verbosity=0)
    assert search("serruriers metier") == ["Un serrurier"]


@pytest.mark.both_databases
def test_a_document_that_a_page_shows_is_found_by_its_title(search, show_document):
    show_document("Fiche « Créer son activité »")
    show_document("Fiche « Lire une offre »", slug="des-fiches-encore")
    assert search("creer activites") == ["Fiche « Créer son activité »"]


def test_a_document_that_no_live_page_shows_is_not_found(search, show_document):
    Document.objects.create(title="Brouillon de fiche", file=ContentFile(b"%PDF-1.7", name="x.pdf"))
    show_document("Brouillon à venir", live=False)
    assert search("brouillon", type="documents") == []


def test_results_are_kept_to_one_kind(search, soup, write, show_document):
    write("Zythologue, un métier")
    show_document("Fiche du zythologue")
    page = StandardPage(title="Chez un zythologue")
    ledger.page("mentoring").add_child(instance=page)
    assert search("zythologue", type="actualites") == ["Zythologue, un métier"]
    assert search("zythologue", type="pages") == ["Chez un zythologue"]
    assert search("zythologue", type="documents") == ["Fiche du zythologue"]
    assert len(search("zythologue", type="autre")) == 3
    kinds = soup(f"{SEARCH}?q=zythologue&type=pages").find("nav", attrs={"aria-label": "Genres de résultats"})
    assert [(link.text, link.get("aria-current")) for link in kinds.find_all("a")] == [
        ("Tout (3)", None),
        ("Pages (1)", "true"),
        ("Actualités (1)", None),
        ("Documents (1)", None),
    ]


@pytest.fixture
def filed(write):
    """Articles under two rubrics, one under none, and a page."""
    life = Rubric.objects.create(name="Vie des ateliers", name_in_english="Workshops")
    trades = Rubric.objects.create(name="Métiers", name_in_english="Trades")
    for number in range(12):
        write(f"Le zythologue {number}", rubric=life)
    write("Une zythologue au comptoir", rubric=trades)
    write("Zythologue sans rubrique")
    ledger.page("mentoring").add_child(instance=StandardPage(title="Chez un zythologue"))


def test_articles_found_are_kept_to_one_rubric(search, soup, filed):
    assert search("zythologue", type="actualites", rubrique="metiers") == ["Une zythologue au comptoir"]
    page = soup(f"{SEARCH}?q=zythologue&type=actualites&rubrique=vie-des-ateliers")
    rubrics = page.find("nav", attrs={"aria-label": "Rubriques des actualités"})
    assert [(link.text, link.get("aria-current")) for link in rubrics.find_all("a")] == [
        ("Métiers (1)", None),
        ("Vie des ateliers (12)", "true"),
    ]
    more = page.select_one("nav.pages a[href*='page=2']")["href"]
    assert "rubrique=vie-des-ateliers" in more
    assert len(soup(SEARCH + more).select("ol.resultats > li")) == 2


@pytest.mark.parametrize(
    "asked", [{"type": "actualites"}, {"type": "actualites", "rubrique": "voyages"}, {"rubrique": "metiers"}]
)
def test_a_rubric_that_is_not_there_keeps_nothing_back(client, filed, asked):
    total = client.get(SEARCH, {"q": "zythologue", **asked}).context["leaf"].paginator.count
    assert total == (14 if "type" in asked else 15)


def test_one_rubric_costs_ten_queries_at_most(client, filed, django_assert_max_num_queries):
    client.get(SEARCH, {"q": "mentor"})
    with django_assert_max_num_queries(10):
        client.get(SEARCH, {"q": "zythologue", "type": "actualites", "rubrique": "metiers"})


def test_results_come_ten_a_page_and_the_question_follows(soup, write, show_document):
    for number in range(12):
        write(f"Horloger {number}")
    show_document("Fiche d’horloger")
    first = soup(f"{SEARCH}?q=horloger&type=actualites")
    assert len(found(first)) == 10
    assert first.find(role="status").text == "12 résultats pour «\u00a0horloger\u00a0»"
    assert first.find("a", rel="next")["href"] == "?q=horloger&type=actualites&page=2"
    last = soup(f"{SEARCH}?q=horloger&page=2")
    assert len(found(last)) == 3
    assert found(last)[-1] == "Fiche d’horloger"
    assert last.title.text == "13 résultats pour «\u00a0horloger\u00a0» (page 2 sur 2) – Tandem"


def test_a_result_shows_the_words_around_what_was_asked(soup, write):
    write("Un luthier", body=[("lead", "Il répare <b>les violons</b> & les altos.")])
    line = soup(f"{SEARCH}?q=violon").find(class_="resultats").li
    assert [mark.text for mark in line.find_all("mark")] == ["violons"]
    assert line.find_all("p")[-1].text == "Il répare <b>les violons</b> & les altos."


def test_where_nothing_is_found_there_are_ways_on(soup):
    main = soup(f"{SEARCH}?q=introuvable").main
    assert (
        main.find(role="status").text
        == "Aucune page, aucun document ne contient tous les mots de «\u00a0introuvable\u00a0»."
    )
    assert [link["href"] for link in main.find(class_="sorties").find_all("a")] == [
        "/candidature/mentor/",
        "/candidature/mentore/",
        "/contact/",
    ]


def test_the_page_is_a_plain_form_out_of_search_engines(soup):
    page = soup(f"{SEARCH}?q=mentor")
    form = page.main.find("form", role="search")
    assert (form["method"], form["action"], form.input["name"], form.input["value"]) == (
        "get",
        SEARCH,
        "q",
        "mentor",
    )
    assert form.label["for"] == form.input["id"]
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex, follow"


def test_the_folded_menu_and_the_footer_lead_to_the_search(soup):
    home = soup("/")
    assert home.find(class_="menu").find("a", href=SEARCH).text.strip() == "Chercher sur le site"
    assert home.find(class_="pied").find("a", href=SEARCH)
    assert soup("/en/").find(class_="pied").find("a", href="/en/recherche/")


@pytest.mark.both_databases
@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_any_question_is_answered_by_a_page(client, query):
    response = client.get(SEARCH, {"q": query, "type": query, "page": query})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_any_text_is_answered_by_a_page(laid):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=120))
    def answered(query):
        assert Client().get(SEARCH, {"q": query}).status_code == 200

    answered()


def test_a_post_is_refused(client):
    assert client.post(SEARCH, {"q": "mentor"}).status_code == 405


@pytest.mark.both_databases
@pytest.mark.parametrize("count", [3, 30])
def test_an_answer_costs_ten_queries_at_most_none_repeated(
    client, write, show_document, django_assert_max_num_queries, count
):
    for number in range(count):
        write(f"Relieur {number}")
        show_document(f"Fiche {number} du relieur", slug=f"fiche-{number}")
    client.get(SEARCH, {"q": "mentor"})
    with django_assert_max_num_queries(10) as spent:
        assert client.get(SEARCH, {"q": "relieur"}).context["total"] == 2 * count
    sql = [query["sql"] for query in spent.captured_queries]
    assert len(set(sql)) == len(sql)


def test_an_event_is_a_kind_of_its_own(client, plan):
    plan("Atelier de reliure", slug="reliure")
    kinds = client.get(SEARCH, {"q": "reliure"}).context["kinds"]
    assert [(kind.value, number) for kind, number in kinds] == [("agenda", 1)]


def test_an_article_is_found_by_its_key_words(search, write):
    article = write("Deux roues")
    article.tags.add("cyclologistique")
    article.save_revision().publish()
    assert search("cyclologistique") == ["Deux roues"]
