"""Every block that an editor may pick, and the words that its preview must show. Used by the tests of previews."""

import re
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

from cms_pages import invented

AUTOMATIC = {
    "latest_news": invented.news,
    "latest_stories": invented.stories,
    "next_gatherings": invented.dates,
}


def streams_under(block: Block) -> list[StreamBlock]:
    """A block when it is a stream, and the streams that it holds."""
    inside = list(block.child_blocks.values()) if isinstance(block, StreamBlock | StructBlock) else []
    inside += [block.child_block] if isinstance(block, ListBlock) else []
    own = [block] if isinstance(block, StreamBlock) else []
    return own + [stream for child in inside for stream in streams_under(child)]


def every_stream() -> dict[str, StreamBlock]:
    """The streams of every model, those inside others included, under a name to read in a report."""
    fields = [
        field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    ]
    return {
        f"{field.model.__name__}.{field.name}.{rank}": stream
        for field in fields
        for rank, stream in enumerate(streams_under(field.stream_block))
    }


STREAMS = every_stream()
PLACED = {
    f"{place}.{name}": child
    for place, stream in STREAMS.items()
    for name, child in stream.child_blocks.items()
}
# A page type has its own copy of each block of its body: one of each class is enough to draw.
PICKED = {type(child): child for child in PLACED.values()}


def preview(client: Client, block: Block) -> HttpResponse:
    """The answer of the admin to the frame of the picker."""
    return client.get(f"{reverse('wagtailadmin_block_preview')}?{urlencode({'id': block.definition_prefix})}")


def read(html: str) -> str:
    """Words without markup, each space alike."""
    return re.sub(r"\s+", " ", BeautifulSoup(html, "html.parser").get_text(" ", strip=True))


def words_in(value: object) -> list[str]:
    """The words that a preview is made of. A choice or a file name is drawn otherwise than it is written: left out."""
    if isinstance(value, RichText):
        return [read(value.source)]
    if isinstance(value, str):
        return [read(value)] if " " in value else []
    if isinstance(value, dict):
        return [words for one in value.values() for words in words_in(one)]
    parts = [getattr(one, "value", one) for one in value] if hasattr(value, "__iter__") else []
    return [words for one in parts for words in words_in(one)]


def expected(block: Block) -> list[str]:
    """The words that a preview must show."""
    if block.name in AUTOMATIC:
        return [read(one.title) for one in AUTOMATIC[block.name]()]
    if block.name == "open_programmes":
        return [one.name for one in invented.programmes()]
    if block.name == "live_figures":
        chosen = invented.figures().several(block.get_preview_value()["indicators"])
        return [read(f"{one.words} {one.label}") for one in chosen]
    return words_in(block.get_preview_value())


def is_drawn(block: Block, response: HttpResponse) -> None:
    """The preview answers, and shows every word of the block."""
    assert response.status_code == 200
    shown = read(BeautifulSoup(response.content, "html.parser").main.decode())
    words = expected(block)
    assert words
    assert [one for one in words if one not in shown] == []
