"""No figure tells of fewer people than `settings.MASK_UNDER`, on any page, in any export; nor lets it be worked out.

A figure is a count of people, or a part of them. Cells that add up to a total which is shown are masked together: a
single masked cell would be the total less the others, so that another is masked with it. Pure: no database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Tally:
    """So many people (or tandems); `part`: how many of them something is true of, None where they are only counted."""

    people: int
    part: int | None = None

    @property
    def is_small(self) -> bool:
        """Whether it tells of too few: all of them, those of whom it is true, or the others. Nobody is not too few."""
        if self.part is None:
            return 0 < self.people < settings.MASK_UNDER
        return least_of(self) < settings.MASK_UNDER

    @property
    def numbers(self) -> tuple[int, ...]:
        """Each group of people that it tells of."""
        return (self.people,) if self.part is None else (self.people, self.part, self.people - self.part)


def together(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    every = list(tallies)
    parts = [one.part for one in every if one.part is not None]
    return Tally(sum(one.people for one in every), sum(parts) if parts else None)


def masked(cells: Mapping[str, Tally]) -> frozenset[str]:
    """Keys of the cells to mask, of cells that add up to a total: the small ones, and those that would betray them.

    The next smallest are masked, equal ones together, until no masked cell can be told from the others: even by
    somebody who knows this rule, and the total (tests/core/test_masking.py tries every small case). All of them where
    the total itself is too small; the reader of the cells masks the total then.
    """
    hidden = {key for key, tally in cells.items() if tally.is_small}
    while hidden and len(hidden) < len(cells) and betrays([cells[key] for key in hidden]):
        next_smallest = min(least_of(cells[key]) for key in cells.keys() - hidden)
        hidden |= {key for key in cells.keys() - hidden if least_of(cells[key]) == next_smallest}
    return frozenset(hidden)


def least_of(tally: Tally) -> int:
    """The smallest group that a tally tells of."""
    return min(tally.numbers)


def betrays(hidden: list[Tally]) -> bool:
    """Whether masked cells can be told from their sum, the total less what is shown: one alone, or all of them small."""
    sums = together(hidden).numbers
    return len(hidden) < 2 or min(sums) < settings.MASK_UNDER * len(hidden)
