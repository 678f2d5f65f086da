"""What a block refuses, and what it draws."""

import gc

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from cms_pages.blocks import HomeStream, PageStream
from cms_pages.blocks.calls import SUPPORT_ICONS
from cms_pages.models import StandardPage
from mentoring.models import Gathering
from portal.core.templatetags.tandem import drawings
from portal.hub import ledger
from portal.hub.texts.pieces import block, call, callout, items, link, prose, questions, steps, supports

COMPARISON = {
    "title": "Retour à l’emploi",
    "with_mentor": 70,
    "without_mentor": 30,
    "source": "Taux déclaré",
    "date": "2019-10-22",
    "link": "",
}
FIGURE = {"value": "1 h 30", "text": "entre mentors", "source": "La charte", "date": "2018-03-01", "link": ""}


def named(fault):
    """Every name under which a fault is filed, however deep."""
    names = set()
    inner = getattr(fault, "block_errors", {}) or {}
    if isinstance(inner, list):
        inner = dict(enumerate(inner))
    for key, below in inner.items():
        below = below[0] if isinstance(below, list) else below
        if below is not None:
            names |= named(below) or {key}
    return names


def named_faults(*blocks):
    stream = PageStream()
    try:
        stream.clean(stream.to_python(list(blocks)))
    except ValidationError as fault:
        return named(fault)
    return set()


@pytest.mark.parametrize("missing", ["source", "date"])
def test_compared_figures_are_refused_without_source_or_date(missing):
    value = {"comparisons": items({**COMPARISON, missing: None})}
    assert named_faults(block("compared_figures", value)) == {missing}


@pytest.mark.parametrize("missing", ["source", "date"])
def test_a_single_figure_is_refused_without_source_or_date(missing):
    assert named_faults(block("figure", {**FIGURE, missing: None})) == {missing}


def test_figures_with_source_and_date_are_accepted():
    both = block("compared_figures", {"comparisons": items(COMPARISON)}), block("figure", FIGURE)
    assert named_faults(*both) == set()


@pytest.mark.parametrize("rate", [-1, 101])
def test_a_rate_is_between_0_and_100(rate):
    value = {"comparisons": items({**COMPARISON, "with_mentor": rate})}
    assert named_faults(block("compared_figures", value)) == {"with_mentor"}


@pytest.mark.parametrize(
    ("target", "where"),
    [
        ({"page": None, "entrance": "", "url": ""}, {"page"}),
        ({"page": None, "entrance": "mentor", "url": "https://exemple.fr"}, {"url"}),
        ({"page": None, "entrance": "mentor", "url": ""}, set()),
        ({"page": None, "entrance": "", "url": "https://exemple.fr"}, set()),
    ],
)
def test_a_button_has_one_target_and_only_one(target, where):
    button = {"label": "Aller", **target}
    assert named_faults(call("Titre", "", button)) == where


def test_an_image_needs_words_or_to_be_decorative():
    image = drawing()

    def picture(**words):
        shown = {"image": image.pk, "decorative": False, "alt_text": "", **words}
        return block("picture", {"image": shown, "caption": "", "credit": ""})

    assert named_faults(picture()) == {"alt_text"}
    assert named_faults(picture(decorative=True)) == set()
    assert named_faults(picture(alt_text="Deux lignes qui se rejoignent")) == set()


def test_every_icon_that_an_editor_may_choose_is_drawn():
    assert {name for name, _label in SUPPORT_ICONS} <= drawings()


def drawing():
    image = Image.objects.create(title="Deux lignes", file=get_test_image_file())
    image.file.close()
    return image


def a_film():
    """A silent video, with its image and what it shows."""
    film = Document.objects.create(
        title="Film", file=ContentFile(b"\x00\x00\x00\x20ftypisom", name="film.mp4")
    )
    poster = {"image": drawing().pk, "decorative": True, "alt_text": ""}
    facts = {"title": "Un tandem", "poster": poster, "file": film.pk, "captions": None, "no_speech": True}
    return {**facts, "address": "", "transcript": "<p>Deux personnes se saluent.</p>"}


@pytest.fixture
def everything():
    """One block of each kind that a page may hold."""
    image = drawing()
    guide = Document.objects.create(title="Guide du mentor", file=ContentFile(b"%PDF", name="guide.pdf"))
    button = {**link("Aller", entrance="mentor"), "page": None}
    shown = {"image": image.pk, "decorative": False, "alt_text": "Deux lignes"}
    door = {"title": "Entrer", "text": "Par ici.", "link": button, "note": "8 min"}
    voice = {"words": "Bonjour !", "name": "Samia", "role": "traiteur", "side": "mentee"}
    yield [
        block("lead", "Pour commencer."),
        prose("<h2>Un titre</h2>", "<p>Un <b>texte</b>.</p>"),
        callout("À savoir", "<p>Rien n’est perdu.</p>"),
        steps(("Un", "Premier."), ("Deux", "Second.")),
        questions(("Pourquoi ?", "<p>Parce que.</p>")),
        block("picture", {"image": shown, "caption": "Légende", "credit": "Le hub"}),
        block("video", a_film()),
        block("voices", {"voices": items(voice), "link": items(button)}),
        block("partners", {"title": "Avec", "partners": items({"name": "Métropole", "url": ""})}),
        block("compared_figures", {"comparisons": items(COMPARISON)}),
        block("figure", FIGURE),
        block("live_figures", {"indicators": ["mentors", "forward"]}),
        supports(("wrench", "Les outils", "CV."), ("target", "Le cap", "Le projet.")),
        block("doors", {"mentor": door, "mentee": door}),
        call("Allons-y", "Maintenant.", button),
        block("documents", {"title": "À lire", "documents": items({"document": guide.pk, "title": ""})}),
        block("latest_news", {"count": 3}),
        block("latest_stories", {"count": 3}),
        block("next_gatherings", {"count": 3}),
        block("open_programmes", None),
    ]
    gc.collect()  # what Wagtail's renditions leave open is closed here, not in the next test


def test_a_page_may_hold_every_kind_of_block(everything, soup):
    assert {one["type"] for one in everything} == set(PageStream().child_blocks)
    page = StandardPage(title="Tout", slug="tout", body=everything)
    ledger.page("home").add_child(instance=page)
    page.body.stream_block.clean(page.body)
    main = soup("/tout/").main
    assert [title.text for title in main.find_all("h2")] == [
        "Un titre",
        "Avec",
        "Entrer",
        "Entrer",
        "Allons-y",
        "À lire",
        "Quel dispositif\u00a0?",
    ]
    assert main.img["alt"] == "Deux lignes"
    assert main.find("details").summary.text.strip() == "Pourquoi\u00a0?"
    assert main.select_one(".fichiers a").text == "Guide du mentor (PDF, 4\xa0octets)"
    assert main.blockquote.p.text == "«\u00a0Bonjour\u00a0!\u00a0»"
    assert {link["href"] for link in main.find_all("a", class_="bouton")} == {"/candidature/mentor/"}
    assert main.find_all(style=True) == []


def test_bars_are_drawn_to_scale_and_say_their_rate_source_and_date(soup):
    figure = soup("/").find(class_="preuve")
    widths = [bar["width"] for bar in figure.find_all("svg")]
    rates = [rate.text for rate in figure.select(".barres b")]
    assert (widths, rates) == (["50%", "22%"], ["70\u00a0%", "30\u00a0%"])
    assert figure.find(class_="source").time["datetime"] == "2019-10"
    assert figure.find(class_="source").text.startswith("Chiffre déclaré. CCI Marseille Provence")


def bands(soup):
    return [
        [title.text for title in band.find_all("h2")]
        for band in soup("/").find_all("section", class_="section")
    ]


def test_a_band_with_nothing_to_show_is_left_out(soup):
    assert bands(soup) == [
        ["Ce que change un mentor"],
        ["De la candidature au tandem"],
        ["Cinq façons d’aider", "Un tandem, deux engagements"],
        ["Avec le soutien de"],
    ]


def test_a_band_shows_the_half_that_has_something(soup, write):
    write("Dix tandems de plus")
    assert bands(soup)[3] == ["Actualités"]
    later = timezone.now() + timezone.timedelta(days=9)
    Gathering.objects.create(
        name="Relancer un tandem", starts_at=later, place="12 quai des Belges, Marseille"
    )
    assert bands(soup)[3] == ["Se rencontrer", "Actualités"]


def test_the_home_page_tells_when_mentors_meet_and_never_where(soup):
    when = timezone.make_aware(timezone.datetime(timezone.localdate().year + 1, 3, 12, 18, 0))
    Gathering.objects.create(name="Relancer un tandem", starts_at=when, place="12 quai des Belges, Marseille")
    shown = soup("/").find(class_="agenda")
    assert shown.h3.text == "Relancer un tandem"
    assert "de 18\u00a0h à 19\u00a0h\u00a030" in shown.text
    assert "quai" not in str(soup("/"))


def test_the_home_stream_knows_its_three_kinds():
    assert set(HomeStream().child_blocks) == {"band", "two_parts", "partners"}
