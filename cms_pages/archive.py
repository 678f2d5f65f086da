"""The news put on shelves: months and rubrics, counted with one query. Called by the index of the news."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils.dates import MONTHS
from taggit.models import Tag

from .models.news import NewsPageQuerySet, Rubric

ARTICLES_A_PAGE = 10


@dataclass(frozen=True)
class Choice:
    """Some of the articles. `words` says which, and is empty for all of them; `year` opens its months."""

    among: NewsPageQuerySet
    wanted: Q
    count: int
    words: str = ""
    path: str = ""
    year: int = 0

    @property
    def articles(self) -> NewsPageQuerySet:
        """The articles themselves; a shelf only names its choices."""
        return self.among.filter(self.wanted)


@dataclass(frozen=True)
class Pile:
    """How many articles one month holds under one rubric."""

    year: int
    month: int
    rubric: Rubric
    count: int


class Leaves(Paginator):
    """The pages of a list whose length is already known."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.articles.listed(), ARTICLES_A_PAGE)
        self.count = choice.count


class Shelves:
    """What there is to choose from."""

    def __init__(self, articles: NewsPageQuerySet) -> None:
        self.articles = articles
        self.piles = list(piled(articles))

    def everything(self) -> Choice:
        """Every article."""
        return Choice(self.articles, Q(), self.count(lambda pile: True))

    def of_year(self, year: int) -> Choice:
        """The articles of a year."""
        count = self.count(lambda pile: pile.year == year)
        return Choice(self.articles, Q(published_on__year=year), count, str(year), f"{year}/", year)

    def of_month(self, year: int, month: int) -> Choice:
        """The articles of a month."""
        wanted = Q(published_on__year=year, published_on__month=month)
        count = self.count(lambda pile: (pile.year, pile.month) == (year, month))
        words, path = f"{MONTHS[month]} {year}", f"{year}/{month:02d}/"
        return Choice(self.articles, wanted, count, words, path, year)

    def of_rubric(self, slug: str) -> Choice:
        """The articles under a heading; none for a heading that nobody uses."""
        names = {pile.rubric.name: pile.rubric.label for pile in self.piles if pile.rubric.slug == slug}
        wanted = Q(rubric__name__in=list(names))
        count = self.count(lambda pile: pile.rubric.name in names)
        words = ", ".join(names.values()) or slug
        return Choice(self.articles, wanted, count, words, f"rubrique/{slug}/")

    def count(self, wanted: Callable[[Pile], bool]) -> int:
        """How many articles stand on the piles that are wanted."""
        return sum(pile.count for pile in self.piles if wanted(pile))

    def years(self) -> list[Choice]:
        """The years that hold articles, the latest first."""
        return [self.of_year(year) for year in sorted({pile.year for pile in self.piles}, reverse=True)]

    def months(self, year: int) -> list[Choice]:
        """The months of a year that hold articles, in their order."""
        months = {pile.month for pile in self.piles if pile.year == year}
        return [self.of_month(year, month) for month in sorted(months)]

    def rubrics(self) -> list[Choice]:
        """The headings that hold articles."""
        return [self.of_rubric(slug) for slug in sorted({pile.rubric.slug for pile in self.piles} - {""})]


def piled(articles: NewsPageQuerySet) -> Iterator[Pile]:
    """One query: months and rubrics with their numbers of articles."""
    keys = ("published_on__year", "published_on__month", "rubric__name", "rubric__name_in_english")
    for year, month, name, name_in_english, count in (
        articles.order_by().values_list(*keys).annotate(Count("pk"))
    ):
        yield Pile(year, month, Rubric(name=name or "", name_in_english=name_in_english or ""), count)


def with_theme(articles: NewsPageQuerySet, slug: str) -> Choice:
    """The articles that bear a key word; none for a word that nobody wrote."""
    bearing = Count(
        "cms_pages_newspagetag_items", filter=Q(cms_pages_newspagetag_items__content_object__in=articles)
    )
    tag = Tag.objects.filter(slug=slug).annotate(articles=bearing).first() or Tag(name=slug)
    wanted = Q(tagged_items__tag__slug=slug)
    return Choice(articles, wanted, getattr(tag, "articles", 0), tag.name, f"theme/{slug}/")
