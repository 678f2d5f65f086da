"""Nothing that is masked can be worked out from what is shown, even by who knows the rule: every small case is tried."""

from collections import defaultdict
from itertools import product

import pytest

from portal.core.masking import Tally, masked, together

LEAST = 3


@pytest.fixture(autouse=True)
def low_mask(settings):
    settings.MASK_UNDER = LEAST


def seen(cells):
    """What the public sees of cells under their total, masks included."""
    total, hidden = together(cells.values()), masked(cells)
    if total.is_small:
        return None
    return (total, *(None if key in hidden else tally for key, tally in sorted(cells.items())))


def worlds(values, count):
    """Every way to fill so many cells, by what is seen of it."""
    found = defaultdict(list)
    for chosen in product(values, repeat=count):
        cells = dict(zip("abcd", chosen, strict=False))
        found[seen(cells)].append(chosen)
    return found


def told(shown, same):
    """The masked small cells that have one value in every world that looks the same."""
    if shown is None:
        return []
    return [
        at
        for at, cell in enumerate(shown[1:])
        if cell is None and len({world[at] for world in same}) == 1 and same[0][at].is_small
    ]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_no_masked_count_can_be_worked_out(count):
    values = [Tally(people) for people in range(8)]
    assert not [same for shown, same in worlds(values, count).items() if told(shown, same)]


def test_no_masked_rate_can_be_worked_out():
    values = [Tally(people, part) for people in range(9) for part in range(people + 1)]
    assert not [same for shown, same in worlds(values, 2).items() if told(shown, same)]


def test_a_rate_true_of_all_or_of_nobody_is_masked():
    assert Tally(20, 20).is_small
    assert Tally(20, 0).is_small
    assert not Tally(20, 10).is_small


def test_nobody_is_not_masked():
    assert masked({"a": Tally(0), "b": Tally(9)}) == frozenset()


def test_one_masked_cell_takes_the_next_smallest_with_it():
    assert masked({"a": Tally(2), "b": Tally(5), "c": Tally(9)}) == {"a", "b"}


def test_small_cells_that_are_still_few_together_take_a_third():
    assert masked({"a": Tally(1), "b": Tally(1), "c": Tally(9)}) == {"a", "b", "c"}


def test_equal_cells_are_masked_together():
    assert masked({"a": Tally(2), "b": Tally(5), "c": Tally(5), "d": Tally(9)}) == {"a", "b", "c"}


def test_nothing_is_masked_without_need():
    assert masked({"a": Tally(3), "b": Tally(9)}) == frozenset()
