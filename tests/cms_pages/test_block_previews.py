"""What an editor sees of a block before picking it: every block of every stream tells when to use it and shows itself."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.translation import override
from wagtail.models import Page, Site

from cms_pages import invented

from .previewed import PICKED, PLACED, STREAMS, is_drawn, preview, read

MANY = 6

each_block = pytest.mark.parametrize("block", PICKED.values(), ids=[kind.__name__ for kind in PICKED])


def test_the_streams_of_every_page_type_are_known():
    assert {"HomePage.body.1", "HomePage.doors.0", "PressPage.body.0", "ReferencesPage.references.0"} <= set(
        STREAMS
    )
    assert len(PICKED) >= 28


def test_every_block_says_in_french_when_to_use_it():
    with override("en"):
        english = {place: str(block.get_description()) for place, block in PLACED.items()}
    assert [place for place, words in english.items() if not words] == []
    assert [place for place, block in PLACED.items() if block.get_description() == english[place]] == []


def test_every_block_has_an_icon_and_a_preview():
    assert [place for place, block in PLACED.items() if block.meta.icon == "placeholder"] == []
    assert [place for place, block in PLACED.items() if not block.is_previewable] == []


def test_a_long_list_of_blocks_is_in_groups():
    long = {place: stream for place, stream in STREAMS.items() if len(stream.child_blocks) > MANY}
    assert long
    loose = [
        f"{place}.{name}"
        for place, stream in long.items()
        for name, child in stream.child_blocks.items()
        if not child.meta.group
    ]
    assert loose == []


@each_block
def test_the_preview_shows_the_block(editor, block):
    is_drawn(block, preview(editor, block))


def test_previews_need_no_page_and_no_site(editor):
    Site.objects.all().delete()
    for home in Page.objects.filter(depth=2):
        home.delete()
    for block in PICKED.values():
        is_drawn(block, preview(editor, block))


@each_block
def test_the_preview_loads_only_files_of_ours(editor, block):
    response = preview(editor, block)
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select("script") == []
    assert soup.select_one("link[rel=stylesheet][href*=portail]")
    for address in loaded(soup):
        assert not urlsplit(address).netloc, address
        assert finders.find(address.removeprefix(settings.STATIC_URL)), address


def loaded(soup: BeautifulSoup) -> list[str]:
    """What a browser fetches by itself; a file to play or to download waits for a click."""
    found = [link["href"] for link in soup.select("link[href]")]
    found += [one[name] for name in ("src", "poster") for one in soup.select(f"img[{name}], video[{name}]")]
    found += [part.split()[0] for one in soup.select("[srcset]") for part in one["srcset"].split(",")]
    return found


def test_the_frame_may_stand_in_the_admin_only(editor, client):
    block = next(iter(PICKED.values()))
    response = preview(editor, block)
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert preview(client, block).status_code == 302


def test_nothing_invented_is_read_by_the_public(client):
    """The words of previews stay in previews: an empty hub shows no news."""
    titles = [one.title for one in (*invented.news(), *invented.stories(), *invented.dates())]
    home = read(client.get("/").content.decode())
    assert [title for title in titles if read(title) in home] == []
