"""What is to be put right in the pages: said after saving, listed in a report, never where nothing is wrong."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms_pages.models import SectionPage, StandardPage
from cms_pages.review.remarks import Kind, known, remarks_on
from cms_pages.review.report import remarks_on_all
from portal.accounts.models import RoleKind
from portal.hub import ledger
from tests.factories.accounts import sign_in

from .told import drawing

REPORT = "/admin/reports/contenus-a-revoir/"


@pytest.fixture
def text():
    """A published page of text with this body."""

    def write(*body, title="Une page", intro="Ce qu’elle dit.", **fields):
        page = StandardPage(title=title, intro=intro, body=list(body), **fields)
        return ledger.page("home").add_child(instance=page)

    return write


def prose(html):
    return {"type": "prose", "value": html}


def on(page):
    """Remarks on a page as it is stored, as (kind, words)."""
    return [(one.kind, one.words) for one in remarks_on(Page.objects.get(pk=page.pk).specific, known())]


def picture(words, *, decorative=False):
    shown = {"image": drawing().pk, "decorative": decorative, "alt_text": words}
    return {"type": "picture", "value": {"image": shown, "caption": "", "credit": ""}}


def call(**target):
    link = {"label": "Nous écrire", "page": None, "entrance": "", "url": "", **target}
    return {"type": "call", "value": {"title": "Écrivez-nous", "text": "", "link": link}}


def test_every_page_of_a_new_hub_is_right_in_both_languages_but_for_the_partners_to_be_named():
    pages = Page.objects.live().filter(depth__gt=1)
    assert pages.count() > 30
    found = remarks_on_all(pages.specific())
    assert {pk: [one.kind for one in remarks] for pk, remarks in found.items()} == {
        ledger.page("partners").pk: [Kind.EMPTY]
    }


def test_a_page_that_is_right_calls_for_no_remark(text):
    link = f'<a linktype="page" id="{ledger.page("contact").pk}">Écrire au hub</a>'
    page = text(prose(f"<h2>Un</h2><p>{link}</p><h3>Deux</h3><h2>Trois</h2>"), picture("Deux chaises"))
    assert on(page) == []


def test_a_page_without_content_is_said_to_be_empty(text):
    assert on(text()) == [(Kind.EMPTY, "La page n’a pas encore de contenu.")]


def test_a_section_without_text_is_full_of_the_pages_below_it():
    section = SectionPage(title="Comprendre", intro="Pour commencer.")
    ledger.page("home").add_child(instance=section)
    assert [kind for kind, _words in on(section)] == [Kind.EMPTY]
    section.add_child(instance=StandardPage(title="Le mentorat", intro="Court."))
    assert on(section) == []


@pytest.mark.parametrize("key", ["results", "matching"])
def test_a_page_that_draws_by_itself_needs_no_text(key):
    page = ledger.page(key)
    page.body = []
    page.save()
    assert on(page) == []


def test_a_link_to_a_page_that_is_gone_is_told_by_its_words(text):
    html = '<p><a linktype="page" id="99999">Le guide</a> <a linktype="document" id="99999">La fiche</a></p>'
    assert on(text(prose(html))) == [
        (Kind.LOST, "Le lien « Le guide » ne mène nulle part : choisissez sa cible à nouveau."),
        (Kind.LOST, "Le lien « La fiche » ne mène nulle part : choisissez sa cible à nouveau."),
    ]


def test_a_link_to_a_page_that_was_unpublished_is_told(text):
    press = ledger.page("press")
    page = text(prose(f'<p><a linktype="page" id="{press.pk}">La presse</a></p>'), call(page=press.pk))
    assert on(page) == []
    press.unpublish()
    assert [words for _kind, words in on(page)] == [
        "Le lien « La presse » mène à une page qui n’est pas publiée.",
        "Le lien « Nous écrire » mène à une page qui n’est pas publiée.",
    ]


def test_a_button_whose_page_was_deleted_is_told(text):
    target = text(title="À supprimer")
    page = text(call(page=target.pk), title="Qui y mène")
    target.delete()
    assert [kind for kind, _words in on(page)] == [Kind.LOST]


@pytest.mark.parametrize("target", [{"entrance": "mentor"}, {"url": "https://example.org/"}])
def test_a_button_to_a_form_or_an_address_leads_somewhere(text, target):
    assert on(text(call(**target))) == []


def test_an_image_needs_words_or_to_be_decorative(text):
    assert [kind for kind, _words in on(text(picture("")))] == [Kind.PICTURE]
    assert on(text(picture("", decorative=True), title="Décor")) == []


@pytest.mark.parametrize("name", ["IMG_2041", "photo-equipe.JPG", "DSC 0012", "scan3"])
def test_the_name_of_a_file_says_nothing_of_an_image(text, name):
    assert [kind for kind, _words in on(text(picture(name)))] == [Kind.PICTURE]


@pytest.mark.parametrize("words", ["L’atelier image par image", "Photo de l’équipe, 2026"])
def test_words_about_an_image_are_not_taken_for_the_name_of_a_file(text, words):
    assert on(text(picture(words))) == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            "<h3>Trop petit</h3>",
            ["Le titre « Trop petit » saute un niveau : choisissez un titre plus grand."],
        ),
        ("<h2>Un</h2><h4>Loin</h4>", ["Le titre « Loin » saute un niveau : choisissez un titre plus grand."]),
        ("<h2> </h2><p>Rien.</p>", ["Un titre est vide : écrivez-le, ou supprimez sa ligne."]),
        ("<h2>Un</h2><h3>Deux</h3><h4>Trois</h4><h2>Quatre</h2>", []),
    ],
)
def test_titles_follow_one_another_level_by_level(text, html, told):
    assert [words for _kind, words in on(text(prose(html)))] == told


def test_a_smaller_title_may_follow_the_title_of_a_block(text):
    assert on(text(call(url="https://example.org/"), prose("<h3>Sous l’appel</h3>"))) == []


@pytest.mark.parametrize(
    "words", ["ici", "Cliquez ici", "En savoir plus…", "https://example.org/page", "here"]
)
def test_a_link_says_where_it_leads(text, words):
    html = f'<p>Pour s’inscrire, <a href="https://example.org/">{words}</a>.</p>'
    assert [kind for kind, _words in on(text(prose(html)))] == [Kind.VAGUE]


def test_a_page_needs_a_summary(text):
    page = text(prose("<p>Du texte.</p>"), intro="")
    assert [kind for kind, _words in on(page)] == [Kind.DESCRIPTION]
    page.search_description = "Ce qu’elle dit."
    page.save()
    assert on(page) == []


def test_who_saves_a_page_is_told_what_to_put_right_and_it_is_saved(editor, text):
    page = text(prose("<p>Du texte.</p>"))
    data = nested_form_data(
        {
            "title": "Une page",
            "slug": page.slug,
            "intro": "Ce qu’elle dit.",
            "body": streamfield([("prose", rich_text('<p><a href="https://example.org/">ici</a></p>'))]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
        }
    )
    answer = editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, follow=True)
    soup = BeautifulSoup(answer.content, "html.parser")
    told = soup.select_one(".messages .warning")
    assert "Le lien « ici » ne dit pas où il mène" in told.text
    assert told.select_one(f"a[href='{REPORT}']")
    page.refresh_from_db()
    assert "ici" in str(page.get_latest_revision_as_object().body)


def test_the_report_names_each_page_with_its_remarks_and_leads_to_its_form(editor, text):
    page = text(title="À finir", intro="")
    soup = BeautifulSoup(editor.get(REPORT).content, "html.parser")
    link = soup.select_one(f"table.listing a[href='/admin/pages/{page.pk}/edit/']")
    assert link.text.strip() == "À finir"
    assert [one.text for one in link.find_parent("tr").select("li b")] == ["Page vide", "Pas de résumé"]
    assert "Contact" not in soup.select_one("table.listing").text


def test_the_report_says_nothing_of_drafts_which_nobody_reads_yet(editor, text):
    text(title="Brouillon", live=False)
    assert "Brouillon" not in editor.get(REPORT).content.decode()


def test_where_nothing_is_to_be_put_right_the_report_says_so(editor):
    ledger.page("partners").unpublish()
    assert "Toutes les pages publiées sont en ordre." in editor.get(REPORT).content.decode()


def test_the_report_goes_to_a_spreadsheet(editor, text):
    text(title="À finir")
    lines = editor.get(REPORT, {"export": "csv"}).getvalue().decode()
    assert "À finir" in lines
    assert "La page n’a pas encore de contenu." in lines


def test_the_report_asks_as_much_for_thirty_pages_as_for_three(editor, text):
    costs = []
    for number in (3, 30):
        for rank in range(number):
            text(prose("<h3>Saut</h3>"), title=f"Page {number} {rank}")
        editor.get(REPORT)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            editor.get(REPORT)
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.COMMUNICATION])
def test_the_report_is_for_those_who_edit_pages(client, kind):
    sign_in(client, kind=kind)
    assert client.get(REPORT).status_code in {302, 403}
    assert "Contenus à revoir" not in client.get("/admin/", follow=True).content.decode()
