"""What the streams and the rich text of a page hold, piece by piece, read from what is stored: no query.

Called by `remarks`. Wagtail's own checker reads the page as drawn, while it is edited; this reads all pages at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from ..blocks.links import TARGETS, LinkBlock

HEADINGS = {"h2": 2, "h3": 3, "h4": 4}


@dataclass(frozen=True)
class Heading:
    """A title in the text; `level` 2 to 4."""

    level: int
    words: str


@dataclass(frozen=True)
class Title:
    """The title of a block, drawn with it."""


@dataclass(frozen=True)
class Link:
    """A link and its words; `page` or `document`: the number of what it leads to, `lost` when it leads nowhere."""

    words: str
    page: int | None = None
    document: int | None = None
    lost: bool = False


@dataclass(frozen=True)
class Picture:
    """An image with the words for those who do not see it."""

    words: str
    decorative: bool


Piece = Heading | Title | Link | Picture


def pieces_of(page: Page) -> list[Piece]:
    """Every piece of a specific page, in the order of its fields."""
    return [piece for field in page._meta.get_fields() for piece in of_field(field, page)]


def is_bare(page: Page) -> bool:
    """Whether the page has streams, and nothing in any of them."""
    streams = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return bool(streams) and not any(len(getattr(page, field.name)) for field in streams)


def of_field(field: object, page: Page) -> Iterator[Piece]:
    if isinstance(field, StreamField):
        stream = getattr(page, field.name)
        yield from of_block(field.stream_block, stream.get_prep_value())
    elif isinstance(field, RichTextField):
        yield from of_text(getattr(page, field.name))


def of_block(block: blocks.Block, value: Any) -> Iterator[Piece]:
    """The pieces of a block, from its stored value."""
    read = next((read for kind, read in READ if isinstance(block, kind)), None)
    if read:
        yield from read(value) if value else ()
        return
    if isinstance(block, blocks.StructBlock) and (value or {}).get("title"):
        yield Title()
    for child, held in within(block, value):
        yield from of_block(child, held)


def within(block: blocks.Block, value: Any) -> list[tuple[blocks.Block, Any]]:
    """The blocks that a block is made of, each with its stored value."""
    match block:
        case blocks.StreamBlock():
            return [(block.child_blocks[child["type"]], child["value"]) for child in value or []]
        case blocks.ListBlock():
            return [(block.child_block, item(child)) for child in value or []]
        case blocks.StructBlock():
            return [(child, (value or {}).get(name)) for name, child in block.child_blocks.items()]
    return []


def item(stored: Any) -> Any:
    """The value of an item of a list: Wagtail reads those with an id, and bare ones as the sheets of the hub write them."""
    return stored["value"] if isinstance(stored, dict) and stored.get("type") == "item" else stored


def of_picture(value: Mapping[str, Any]) -> list[Piece]:
    shown = value.get("image")
    return [Picture(value.get("alt_text") or "", bool(value.get("decorative")))] if shown else []


def of_link(value: Mapping[str, Any]) -> list[Piece]:
    """A button: its target may have gone since it was chosen."""
    words = value.get("label") or ""
    lost = bool(words) and not any(value.get(name) for name in TARGETS)
    return [Link(words, page=value.get("page"), lost=lost)]


def of_page(pk: int) -> list[Piece]:
    return [Link("", page=pk)]


def of_document(pk: int) -> list[Piece]:
    return [Link("", document=pk)]


def of_text(source: str) -> list[Piece]:
    """The titles and links of rich text as Wagtail stores it."""
    reader = TextReader()
    reader.feed(source)
    return reader.found


class TextReader(HTMLParser):
    """Gathers titles and links with their words. A title holds no link that matters twice: each is told on its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Piece] = []
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" or tag in HEADINGS:
            self.open.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        for _tag, _attrs, words in self.open:
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag:
            _tag, attrs, words = self.open.pop()
            told = " ".join("".join(words).split())
            self.found.append(Heading(HEADINGS[tag], told) if tag in HEADINGS else anchor(told, attrs))


def anchor(words: str, attrs: Mapping[str, str | None]) -> Link:
    """A link of rich text: to a page or a document by its number, else to an address."""
    key = attrs.get("id") or ""
    number = int(key) if key.isdecimal() else None
    match attrs.get("linktype"):
        case "page":
            return Link(words, page=number, lost=number is None)
        case "document":
            return Link(words, document=number, lost=number is None)
    return Link(words, lost=not attrs.get("href"))


READ = (
    (ImageBlock, of_picture),
    (LinkBlock, of_link),
    (blocks.RichTextBlock, of_text),
    (blocks.PageChooserBlock, of_page),
    (DocumentChooserBlock, of_document),
)
