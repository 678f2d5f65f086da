"""The page of journalists and the references: dated, sourced, in order."""

import gc

import pytest

from cms_pages.models import PressPage, ReferencesPage, SiteSettings
from portal.hub import ledger
from portal.hub.texts.pieces import block, items

from .shelves import drawing, paper, reference


@pytest.fixture
def press(soup):
    """Publish what the page holds, and read it."""

    def publish(*body, **fields):
        page = ledger.page("press")
        page.body = list(body)
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()
        return soup("/presse/").main

    yield publish
    gc.collect()  # what Wagtail's renditions leave open is closed here, not in the next test


def mention(date, title, **fields):
    return {"date": date, "title": title, "outlet": "Gomet’", "kind": "article", "link": "", **fields}


def review(*mentions):
    return block("review", {"title": "On en parle", "mentions": items(*mentions)})


def releases(*dated):
    entries = ({"date": date, "title": f"Du {date}", "document": document.pk} for date, document in dated)
    return block("releases", {"title": "Communiqués", "releases": items(*entries)})


def pictures(*images):
    entries = ({"image": image.pk, "caption": image.title, "credit": "Hub mentorat"} for image in images)
    return block("pictures", {"title": "Images", "pictures": items(*entries)})


def test_the_review_says_title_outlet_and_date_the_newest_first(press):
    main = press(
        review(
            mention("2018-06-26", "Le lancement"),
            mention("2018-06-28", "Le chemin de l’emploi", kind="video", link="https://gomet.example/video"),
        )
    )
    video, article = main.find(class_="datees").find_all("li")
    assert video.time["datetime"] == "2018-06-28"
    assert video.a["href"] == "https://gomet.example/video"
    assert video.span.get_text(" ", strip=True) == "Vidéo\xa0: Le chemin de l’emploi Gomet’"
    assert (article.cite.text, article.a) == ("Le lancement", None)


def test_press_releases_say_their_date_their_format_and_their_weight(press):
    main = press(releases(("2026-01-05", paper()), ("2026-10-01", paper(weight=31_000))))
    assert [entry.text.strip() for entry in main.find(class_="datees").find_all("a")] == [
        "Du 2026-10-01 (PDF, 31\xa0ko)",
        "Du 2026-01-05 (PDF, 240\xa0ko)",
    ]


def test_a_picture_is_taken_away_at_full_size_with_its_credit(press):
    image = drawing("Le logo")
    main = press(pictures(image))
    figure = main.find("figure")
    assert figure.a["href"] == image.file.url
    assert figure.a["download"] == ""
    assert "© Hub mentorat" in figure.figcaption.text
    assert "PNG" in figure.a.text
    assert figure.img["src"] != image.file.url


def test_a_picture_that_is_deleted_leaves_no_empty_place(press, soup):
    image = drawing("Le logo")
    press(pictures(image, drawing("Le motif")))
    image.delete()
    assert [one.text.split("©")[0].strip() for one in soup("/presse/").main.find_all("figcaption")] == [
        "Le motif"
    ]


def test_journalists_reach_the_press_address_else_that_of_the_hub(press):
    SiteSettings.objects.update(email="bonjour@tandem.example", phone="04 65 71 20 18")
    assert [link.text for link in press().aside.find_all("a")] == ["04 65 71 20 18", "bonjour@tandem.example"]
    own = press(email="presse@tandem.example", phone="04 65 71 20 19").aside
    assert [link.text for link in own.find_all("a")] == ["04 65 71 20 19", "presse@tandem.example"]


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_is_read_with_as_many_queries_whatever_it_holds(
    press, client, number, django_assert_max_num_queries
):
    """Three of its own: the documents, the images, their small versions."""
    press(
        releases(*(("2026-01-05", paper()) for _rank in range(number))),
        pictures(*(drawing(f"Image {rank}", size=(8, 8)) for rank in range(number))),
        review(*(mention("2026-01-05", f"Titre {rank}") for rank in range(number))),
    )
    with django_assert_max_num_queries(10):
        assert client.get("/presse/").content.decode().count("<figure>") == number


@pytest.fixture
def refer(soup):
    """Publish references in an order, and read their titles."""

    def publish(*references, grouping="year"):
        page = ledger.page("references")
        page.references, page.grouping = list(references), grouping
        page.save_revision().publish()
        groups = soup("/references/").main.find_all("section", class_="groupe")
        return [
            (group.h2.text, [one.get_text(" ", strip=True) for one in group.find_all("h3")])
            for group in groups
        ]

    return publish


THREE = (
    reference(2018, "organisation", "Une chambre"),
    reference(2019, "territory", "La métropole"),
    reference(2018, "territory", "La ville"),
)


def test_references_stand_by_year_the_latest_first(refer):
    assert refer(*THREE) == [("2019", ["La métropole"]), ("2018", ["Une chambre", "La ville"])]


def test_references_stand_by_kind_with_their_years(refer):
    assert refer(*THREE, grouping="kind") == [
        ("Territoires", ["La métropole 2019", "La ville 2018"]),
        ("Organisations", ["Une chambre 2018"]),
    ]


def test_a_reference_leads_to_its_page_when_there_is_one(refer, soup):
    refer(reference(2019, link="https://trois-rives.example/"), reference(2018))
    main = soup("/references/").main
    assert [link["href"] for link in main.find_all("a")] == ["https://trois-rives.example/"]


@pytest.mark.parametrize("number", [3, 30])
def test_references_are_read_with_ten_queries_whatever_their_number(
    refer, client, number, django_assert_max_num_queries
):
    refer(*(reference(1990 + rank) for rank in range(number)))
    with django_assert_max_num_queries(10):
        assert client.get("/references/").content.decode().count("<h3>") == number


def test_there_is_one_page_for_the_press_and_one_of_references():
    home = ledger.page("home")
    assert [model.can_create_at(home) for model in (PressPage, ReferencesPage)] == [False, False]
