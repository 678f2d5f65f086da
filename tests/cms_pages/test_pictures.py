"""Images: light formats first, their room kept, the first at once, the others when near; made when published."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.images.models import Filter, Image, Rendition
from wagtail.images.tests.utils import get_test_image_file

from cms_pages.pictures import SIZES
from portal.hub.texts.pieces import block, prose


@pytest.fixture
def shown():
    """The block of a wide image."""
    image = Image.objects.create(title="Dessin", file=get_test_image_file(size=(1300, 700)))
    image.file.close()
    words = {"image": image.pk, "decorative": False, "alt_text": "Deux lignes"}
    return block("picture", {"image": words, "caption": "", "credit": ""})


def test_a_picture_offers_avif_then_webp_then_jpeg_and_keeps_its_room(soup, write, shown):
    write("Bref", slug="bref", body=[shown])
    picture = soup("/actualites/bref/").main.picture
    assert [one["type"] for one in picture.find_all("source")] == ["image/avif", "image/webp"]
    assert (picture.img["width"], picture.img["height"], picture.img["src"][-4:]) == ("480", "258", ".jpg")
    assert all(len(one["srcset"].split(", ")) == 2 for one in picture.find_all(srcset=True))


def test_the_image_that_opens_a_page_is_fetched_at_once_the_others_when_they_are_near(soup, write, shown):
    write("Bref", slug="bref", body=[shown, prose("<p>Entre deux.</p>"), shown])
    first, second = soup("/actualites/bref/").main.find_all("img")
    assert (first["loading"], first["fetchpriority"]) == ("eager", "high")
    assert (second["loading"], second.get("fetchpriority")) == ("lazy", None)


def test_an_image_has_its_sizes_before_its_first_reader_comes(write, shown):
    page = write("Bref", slug="bref", body=[shown])
    assert not Rendition.objects.exists()
    page.save_revision().publish()
    assert set(Rendition.objects.values_list("filter_spec", flat=True)) == set(SIZES)


def test_what_is_made_beforehand_is_what_the_page_shows():
    template = Path(settings.BASE_DIR, "templates/cms_pages/blocks/picture.html").read_text(encoding="utf-8")
    tags = re.findall(r"{% picture value.image (\S+ \S+) ", template)
    assert len(tags) == 2
    assert all(Filter.expand_spec(tag.split()) == SIZES for tag in tags)
