"""Verbs drawn at random, hour after hour: refused or done, the truths hold all along."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from portal.core.errors import Refused


def walk_on(
    walk: Any,
    verbs: Sequence[Callable[[Any], object]],
    truths: Callable[[], list[str]],
    *,
    steps: int,
    hours: Sequence[int],
    figure: Callable[[str, object], None],
) -> None:
    """Draw `steps` verbs; each must succeed once at least, and some must be refused. `truths` lists what is false."""
    done, refused = Counter(), Counter()
    for step in range(steps):
        walk.now += timedelta(hours=walk.dice.choice(hours))
        verb = walk.dice.choice(verbs)
        try:
            verb(walk)
            done[verb.__name__] += 1
        except Refused:
            refused[verb.__name__] += 1
        if step % 10 == 0:
            assert truths() == []
    assert truths() == []
    assert {verb.__name__ for verb in verbs} - set(done) == set()
    assert refused
    figure("done", done.total())
    figure("refused", refused.total())
