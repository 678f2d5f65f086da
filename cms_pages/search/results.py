"""What answers a question: live, public pages in the reader's language, then the documents that they show.

Wagtail's index finds and ranks the pages; six queries, eight among articles, whatever they find. Called by the view.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import CharField, IntegerField, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Locale, Page, PageQuerySet, ReferenceIndex, get_page_models
from wagtail.search.models import IndexEntry
from wagtail.search.query import PlainText

from ..models.base import PortalPage
from ..models.news import NewsPage, Rubric
from ..readable import without_withheld
from . import excerpts, words
from .kinds import Kind

RESULTS_A_PAGE = 10
TEXT = "body_text" if connection.vendor == "postgresql" else "body"


@dataclass(frozen=True)
class Result:
    """One line of the list."""

    title: SafeString
    target: Page | AbstractDocument
    kind: Kind
    excerpt: str = ""


class Answer:
    """The pages and documents that hold every word of a question, kept to one kind, and one rubric, when chosen."""

    def __init__(self, query: str, language: str, kind: Kind | None = None, rubric: str = "") -> None:
        self.language, self.kind, self.rubric_asked = language, kind, rubric
        self.keys = words.asked(query, language)
        self.wanted = frozenset(self.keys)

    @cached_property
    def readable(self) -> PageQuerySet:
        """Every page that anybody may read in this language."""
        pages = without_withheld(Page.objects.live().public(), timezone.localdate())
        here = Locale.objects.filter(language_code=self.language)
        return pages.filter(content_type__in=list(self.types), locale__in=here)

    @cached_property
    def types(self) -> dict[int, Kind]:
        """The kind of each type of page."""
        models = [model for model in get_page_models() if issubclass(model, PortalPage)]
        return {
            kept.pk: model.search_kind for model, kept in ContentType.objects.get_for_models(*models).items()
        }

    @cached_property
    def documents(self) -> list[AbstractDocument]:
        """The documents shown on those pages whose title holds every word, by title."""
        if not self.keys:
            return []
        shown = (
            get_document_model().objects.filter(pk__in=ids_shown_on(self.readable)).order_by("title", "pk")
        )
        return [one for one in shown if self.wanted <= self.keys_in(one.title)]

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many results there are of each kind."""
        counts: Counter[Kind] = Counter()
        if self.keys:
            for type_id, number in self.found(self.readable).facet("content_type_id").items():
                counts[self.types[type_id]] += number
            counts[Kind.DOCUMENTS] = len(self.documents)
        return counts

    @cached_property
    def rubrics(self) -> list[tuple[Rubric, int]]:
        """The headings of the articles found, each with its number; once articles alone are looked at."""
        if self.kind != Kind.NEWS or not self.counts[Kind.NEWS]:
            return []
        counts = self.found(self.articles).facet("rubric_id")
        return [(rubric, counts[rubric.pk]) for rubric in Rubric.objects.all() if rubric.pk in counts]

    @cached_property
    def rubric(self) -> Rubric | None:
        """The heading that was chosen; none for one under which nothing was found."""
        return next((rubric for rubric, _count in self.rubrics if rubric.slug == self.rubric_asked), None)

    @property
    def articles(self) -> PageQuerySet:
        return NewsPage.objects.filter(pk__in=self.readable.values("pk"))

    def leaf(self, number: str | None) -> Leaf:
        """One page of the list; the first or the last one for a number that makes no sense."""
        return Paginator(Listed(self), RESULTS_A_PAGE).get_page(number)

    def found(self, pages: PageQuerySet) -> Sequence[Page]:
        """Those that hold every word, the closest first."""
        return pages.search(PlainText(" ".join(self.keys), operator="and"))

    @property
    def chosen(self) -> PageQuerySet:
        """The pages of the chosen rubric, else of the chosen kind, else all."""
        if self.rubric:
            return self.articles.filter(rubric_id=self.rubric.pk)
        types = [pk for pk, kind in self.types.items() if self.kind in (None, kind)]
        return self.readable.filter(content_type__in=types)

    def pages_between(self, start: int, stop: int) -> list[Result]:
        """Some of the pages found, with their lines around the words."""
        pages = list(self.found(self.chosen)[start:stop])
        texts = texts_of(pages)
        return [self.page_result(page, texts.get(str(page.pk), "")) for page in pages]

    def page_result(self, page: Page, text: str) -> Result:
        return Result(
            title=self.marked(page.title),
            target=page,
            kind=self.types[page.content_type_id],
            excerpt=excerpts.excerpt(excerpts.readable(text), self.wanted, self.language),
        )

    def document_result(self, document: AbstractDocument) -> Result:
        return Result(title=self.marked(document.title), target=document, kind=Kind.DOCUMENTS)

    def marked(self, text: str) -> SafeString:
        return excerpts.marked(text, self.wanted, self.language)

    def keys_in(self, text: str) -> frozenset[str]:
        """Every key of a text."""
        return frozenset(words.each_key(words.WORD.findall(text), self.language))


class Listed(Sequence[Result]):
    """An answer as one list that is read in parts: the pages, then the documents."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        chosen = [kind for kind in Kind if answer.kind in (None, kind)]
        of_kinds = sum(answer.counts[kind] for kind in chosen if kind != Kind.DOCUMENTS)
        self.pages = dict(answer.rubrics)[answer.rubric] if answer.rubric else of_kinds
        self.documents = answer.documents if Kind.DOCUMENTS in chosen else []

    def __len__(self) -> int:
        return self.pages + len(self.documents)

    def __getitem__(self, part: slice) -> list[Result]:
        start, stop, _step = part.indices(len(self))
        pages = self.answer.pages_between(start, min(stop, self.pages)) if start < self.pages else []
        documents = self.documents[max(start - self.pages, 0) : max(stop - self.pages, 0)]
        return [*pages, *map(self.answer.document_result, documents)]


def ids_shown_on(pages: PageQuerySet) -> QuerySet:
    """The documents that these pages show, by Wagtail's index of references."""
    shown = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(get_document_model()),
        object_id__in=pages.annotate(key=Cast("pk", CharField())).values("key"),
    )
    return shown.annotate(document=Cast("to_object_id", IntegerField())).values("document")


def texts_of(pages: list[Page]) -> dict[str, str]:
    """What the index holds of each page: reading the streams of ten pages would ask the database for each type."""
    entries = IndexEntry.objects.filter(
        content_type__in={page.content_type_id for page in pages},
        object_id__in=[str(page.pk) for page in pages],
    )
    return dict(entries.values_list("object_id", TEXT))
