"""A page may be taken away as a PDF that a screen reader reads, by whoever may read the page, and nobody else."""

from io import BytesIO

import pytest
from django.core.cache import caches
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from cms_pages import paper
from cms_pages.models import StandardPage
from portal.core import pdf
from portal.hub import ledger

from .told import drawing


@pytest.fixture(autouse=True)
def nothing_kept(settings):
    settings.BASE_URL = "http://127.0.0.1:8000"
    caches["shared"].clear()
    yield
    caches["shared"].clear()


@pytest.fixture
def take(client):
    """The PDF of a page."""

    def read(page):
        answer = client.get(f"/pdf/{page.pk}/")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        return PdfReader(BytesIO(answer.content))

    return read


@pytest.fixture
def written():
    """A published page of text that shows an image."""
    shown = {"image": drawing().pk, "decorative": False, "alt_text": "Deux chaises face à face"}
    body = [
        {
            "type": "prose",
            "value": "<h2>Une partie</h2><p>Du texte et <a href='/contact/'>une adresse</a>.</p>",
        },
        {"type": "picture", "value": {"image": shown, "caption": "Le local", "credit": ""}},
    ]
    page = StandardPage(title="Le premier rendez-vous", intro="Comment il se passe.", body=body)
    ledger.page("mentoring").add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def text_of(reader):
    words = " ".join(sheet.extract_text() for sheet in reader.pages).replace("\u00a0", " ")
    return " ".join(words.split())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("mentor-guide", "Le guide du mentor"),
        ("sample-charter", "charte"),
    ],
)
def test_the_guide_and_the_charter_may_be_taken_away(take, client, key, words):
    page = ledger.page(key)
    assert f'href="/pdf/{page.pk}/"' in client.get(page.get_url()).content.decode()
    assert words in text_of(take(page))


def test_the_paper_is_tagged_and_says_its_language_and_its_title(take, written):
    reader = take(written)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == "Le premier rendez-vous"
    assert (
        b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
        or b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    )


def test_the_paper_holds_the_text_the_image_and_true_addresses(take, written):
    reader = take(written)
    text = text_of(reader)
    for words in ("Le premier rendez-vous", "Comment il se passe.", "Une partie", "Le local"):
        assert words in text
    assert sum(len(sheet.images) for sheet in reader.pages) == 1
    links = [note.get_object()["/A"]["/URI"] for sheet in reader.pages for note in sheet.get("/Annots", [])]
    assert "http://127.0.0.1:8000/contact/" in links
    assert "http://127.0.0.1:8000/mentorat/le-premier-rendez-vous/" in links


def test_the_image_is_described_to_those_who_do_not_see_it(take, written):
    assert "Deux chaises face à face" in alternatives(take(written))


def alternatives(reader):
    """Every alternative text of the tree of tags."""
    found, left = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        one = left.pop().get_object()
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            found += [str(one["/Alt"])] if "/Alt" in one else []
            left += [one["/K"]] if "/K" in one else []
    return found


def test_what_nobody_may_read_gives_no_paper(client, written):
    address = f"/pdf/{written.pk}/"
    assert client.get(address).status_code == 200
    restriction = PageViewRestriction.objects.create(page=written, restriction_type="login")
    assert client.get(address).status_code == 404
    restriction.delete()
    written.unpublish()
    assert client.get(address).status_code == 404
    assert client.get("/pdf/999999/").status_code == 404


def test_a_draft_never_shows_on_the_paper(take, written):
    written.title = "Une ébauche secrète"
    written.save_revision()
    assert "ébauche" not in text_of(take(written))


def test_a_type_that_is_not_printed_has_no_paper(client):
    page = ledger.page("press")
    assert client.get(f"/pdf/{page.pk}/").status_code == 404
    assert "/pdf/" not in client.get(page.get_url()).content.decode()


def test_a_page_is_rendered_once_and_again_when_it_changes(client, written, monkeypatch):
    made = []
    monkeypatch.setattr(pdf, "render", lambda html, *, base: made.append(html) or b"%PDF-1.7")
    for _again in range(2):
        client.get(f"/pdf/{written.pk}/")
    assert len(made) == 1
    written.title = "Un autre titre"
    written.save_revision().publish()
    client.get(f"/pdf/{written.pk}/")
    assert len(made) == 2
    assert "Un autre titre" in made[1]


def test_one_page_is_rendered_at_a_time_and_the_reader_is_asked_to_come_again(client, written):
    caches["shared"].add(paper.PLACE, "another page", 60)
    answer = client.get(f"/pdf/{written.pk}/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Rechargez la page dans quelques secondes." in answer.content.decode()


def test_a_rendering_that_fails_leaves_the_place_to_the_next(client, written, monkeypatch):
    def fail(html, *, base):
        raise OSError("no Pango")

    monkeypatch.setattr(pdf, "render", fail)
    client.raise_request_exception = False
    assert client.get(f"/pdf/{written.pk}/").status_code == 500
    assert caches["shared"].get(paper.PLACE) is None


def test_without_pango_no_page_offers_its_paper(client, written, monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: False)
    assert "/pdf/" not in client.get(written.get_url()).content.decode()
    assert client.get(f"/pdf/{written.pk}/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000/media/private/secret.pdf",
        "http://127.0.0.1:8000/media/images/../documents/secret.pdf",
        "http://127.0.0.1:8000/media/images/%2e%2e/documents/secret.pdf",
        "http://127.0.0.1:8000/static/../manage.py",
        "http://127.0.0.1:8000/admin/",
        "http://127.0.0.1:8000.evil.example/static/css/site.css",
        "http://example.org/static/css/site.css",
        "file:///etc/passwd",
    ],
)
def test_the_renderer_opens_no_other_file_and_asks_no_other_host(address):
    with pytest.raises(pdf.NotOurs):
        pdf.own_path(address)
