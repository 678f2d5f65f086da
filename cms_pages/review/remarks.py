"""What is to be put right in a page, in the words of who writes it. Called after saving and by the report."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.models import Page

from .pieces import Heading, Link, Picture, Piece, Title, is_bare, pieces_of

FILE_NAME = re.compile(
    r"\.(jpe?g|png|gif|webp|avif|svg)$|^(img|dsc|dscn|image|photo|scan)[ _-]?\d+$", re.IGNORECASE
)
ADDRESS = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)
VAGUE = {
    *("ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "en savoir plus", "lire la suite", "plus"),
    *("voir", "suite", "plus d’infos", "plus d'infos", "here", "click here", "link", "read more", "more"),
}


class Kind(TextChoices):
    """What a remark is about."""

    EMPTY = "empty", _("Empty page")
    PICTURE = "picture", _("Image without words")
    HEADING = "heading", _("Order of the titles")
    LOST = "lost", _("Link that leads nowhere")
    VAGUE = "vague", _("Link that does not say where it leads")
    DESCRIPTION = "description", _("No summary")


@dataclass(frozen=True)
class Remark:
    kind: Kind
    words: str


@dataclass(frozen=True)
class Known:
    """What links may lead to: the numbers of the pages that are published, of every page, and of the documents."""

    published: frozenset[int]
    pages: frozenset[int]
    documents: frozenset[int]


def known() -> Known:
    """Read once, two queries."""
    pages = dict(Page.objects.values_list("pk", "live"))
    documents = get_document_model().objects.values_list("pk", flat=True)
    published = frozenset(pk for pk, live in pages.items() if live)
    return Known(published, frozenset(pages), frozenset(documents))


def remarks_on(page: Page, known: Known) -> list[Remark]:
    """Everything to put right in a specific page, the gravest first; no query but for a page with nothing in it."""
    pieces = pieces_of(page)
    return [
        *on_emptiness(page),
        *on_links(pieces, known),
        *on_pictures(pieces),
        *on_headings(pieces),
        *on_vague_links(pieces),
        *on_description(page),
    ]


def on_emptiness(page: Page) -> Iterator[Remark]:
    """A page of which every stream is empty, and under which nothing is published."""
    if is_bare(page) and not page.draws_by_itself and not page.get_children().live().exists():
        yield Remark(Kind.EMPTY, gettext("The page has no content yet."))


def on_links(pieces: Iterable[Piece], known: Known) -> Iterator[Remark]:
    """Links to what is gone or not published."""
    for link in kept(pieces, Link):
        gone = link.page not in known.pages if link.page else link.document not in known.documents
        if link.lost or ((link.page or link.document) and gone):
            yield Remark(
                Kind.LOST, about(link, gettext("The link “%s” leads nowhere: choose its target again."))
            )
        elif link.page and link.page not in known.published:
            yield Remark(
                Kind.LOST, about(link, gettext("The link “%s” leads to a page that is not published."))
            )


def about(link: Link, words: str) -> str:
    """A link is named by its words; one that is chosen in a field has none."""
    return words % (link.words or gettext("page or document chosen"))


def on_pictures(pieces: Iterable[Piece]) -> Iterator[Remark]:
    """Images whose words are missing, or are the name of a file."""
    for picture in kept(pieces, Picture):
        if picture.decorative:
            continue
        if not picture.words.strip():
            yield Remark(
                Kind.PICTURE,
                gettext("An image has no alternative text: say what it shows, or that it is decorative."),
            )
        elif FILE_NAME.search(picture.words.strip()):
            yield Remark(
                Kind.PICTURE,
                gettext("The alternative text “%s” is the name of a file: say what the image shows.")
                % picture.words,
            )


def on_headings(pieces: Iterable[Piece]) -> Iterator[Remark]:
    """Titles that hold nothing, and those that skip a level; the title of a block counts as one of level 2."""
    level = 1
    for piece in pieces:
        if isinstance(piece, Title):
            level = max(level, 2)
        elif isinstance(piece, Heading):
            if not piece.words:
                yield Remark(Kind.HEADING, gettext("A title is empty: write it, or delete its line."))
            elif piece.level > level + 1:
                yield Remark(
                    Kind.HEADING,
                    gettext("The title “%s” skips a level: choose a larger title.") % piece.words,
                )
            level = piece.level


def on_vague_links(pieces: Iterable[Piece]) -> Iterator[Remark]:
    """Links whose words say nothing to who hears them one after the other."""
    for link in kept(pieces, Link):
        if link.words.lower().strip(" .…!:→»") in VAGUE or ADDRESS.match(link.words):
            yield Remark(
                Kind.VAGUE, gettext("The link “%s” does not say where it leads: name the page.") % link.words
            )


def on_description(page: Page) -> Iterator[Remark]:
    """What lists and search engines show under the title."""
    if not page.description:
        yield Remark(
            Kind.DESCRIPTION,
            gettext("Neither introduction nor search description: lists show the title alone."),
        )


def kept(pieces: Iterable[Piece], kind: type[Piece]) -> list:
    return [piece for piece in pieces if isinstance(piece, kind)]
