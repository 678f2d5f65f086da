"""News: by date, ten a page, each article with its rubric, its date and its source."""

from datetime import date, timedelta

import pytest

from cms_pages.models import Rubric
from portal.hub import ledger

FIRST = date(2026, 10, 1)


def titles(page):
    return [card.find(["h2", "h3"]).text for card in page.find_all("article")]


def test_articles_come_the_newest_first_ten_a_page(soup, write):
    for number in range(12):
        write(f"Article {number}", published_on=FIRST + timedelta(days=number))
    assert titles(soup("/actualites/")) == [f"Article {number}" for number in range(11, 1, -1)]
    second = soup("/actualites/?page=2")
    assert titles(second) == ["Article 1", "Article 0"]
    assert second.title.text == "Actualités (page 2 sur 2) – Tandem"
    leaves = second.find("nav", attrs={"aria-label": "Pages de la liste"})
    assert [(link.text.strip(), link["href"]) for link in leaves.find_all("a")] == [
        ("Page précédente", "?page=1")
    ]


@pytest.mark.parametrize(("number", "shown"), [("0", 2), ("99", 2), ("deux", 1), ("", 1)])
def test_a_page_number_that_makes_no_sense_shows_a_page(client, write, number, shown):
    for count in range(11):
        write(f"Article {count}")
    assert client.get(f"/actualites/?page={number}").context["leaf"].number == shown


def test_ten_articles_need_no_pagination(soup, write):
    for count in range(10):
        write(f"Article {count}")
    assert soup("/actualites/").find("nav", attrs={"aria-label": "Pages de la liste"}) is None


def test_an_empty_index_says_so(soup):
    assert "Pas encore d’article." in soup("/actualites/").main.text


def test_an_article_shows_its_rubric_date_author_and_source(soup, write):
    write(
        "Onze structures nous rejoignent",
        published_on=date(2026, 11, 1),
        rubric=Rubric.objects.get(name="Création d’entreprise"),
        intro="Incubateurs et financeurs.",
        author="La rédaction",
        source="Le Journal de l’étang",
        source_url="https://exemple.fr/article",
    )
    main = soup("/actualites/onze-structures-nous-rejoignent/").main
    assert main.h1.text == "Onze structures nous rejoignent"
    assert main.find(class_="etiquette--n").text.strip() == "Création d’entreprise"
    assert (main.time["datetime"], main.time.text) == ("2026-11-01", "1er\u00a0novembre 2026")
    assert "Par La rédaction" in main.text
    assert main.find("a", href="https://exemple.fr/article").text == "Le Journal de l’étang"
    assert main.find(class_="retour")["href"] == "/actualites/"
    assert main.find("button").text.strip() == "Imprimer cette page"


def test_an_article_needs_neither_rubric_author_nor_source(soup, write):
    write("Bref", published_on=date(2026, 11, 2))
    main = soup("/actualites/bref/").main
    assert (main.find(class_="etiquette"), main.find(class_="source")) == (None, None)


def test_a_deleted_rubric_leaves_its_articles(soup, write):
    rubric = Rubric.objects.get(name="Emploi")
    write("Bref", rubric=rubric)
    rubric.delete()
    assert titles(soup("/actualites/")) == ["Bref"]


def test_an_article_that_is_not_published_is_nowhere(soup, client, write):
    write("En cours", live=False)
    assert titles(soup("/actualites/")) == titles(soup("/")) == []
    assert client.get("/actualites/en-cours/").status_code == 404


def test_the_home_page_shows_the_latest_two(soup, write):
    for number in range(3):
        write(f"Article {number}", published_on=FIRST + timedelta(days=number))
    assert titles(soup("/")) == ["Article 2", "Article 1"]
    assert (
        soup("/").find("a", href="/actualites/", class_="lien-fleche").text.strip() == "Toutes les actualités"
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_article_and_for_three(
    client, write, django_assert_max_num_queries, count
):
    for number in range(count):
        write(f"Article {number}", rubric=Rubric.objects.first())
    client.get("/actualites/")
    with django_assert_max_num_queries(10):
        client.get("/actualites/")


def test_a_rubric_speaks_the_language_of_the_reader(write, soup, client):
    assert [rubric.label for rubric in Rubric.objects.all()] == [
        "Création d’entreprise",
        "Emploi",
        "Territoire",
        "Vie du hub",
    ]
    assert str(Rubric.objects.get(name="Emploi")) == "Emploi"
    assert ledger.page("news").articles().count() == 0
