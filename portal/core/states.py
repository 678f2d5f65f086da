"""States that only declared transitions may change (django-fsm-2), written so that a lifecycle reads as a table."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django_fsm import FSMField, transition


def state_field(states: type[models.TextChoices], initial: str) -> FSMField:
    """A protected state: assigning it raises; only `move` transitions write it."""
    return FSMField(default=initial, choices=states.choices, protected=True, db_index=True, max_length=20)


def move(name: str, field: FSMField, source: str | Iterable[str], target: str) -> Callable[[Any], None]:
    """One line of a lifecycle: from `source` to `target`, called `name`."""

    def go(self: models.Model) -> None:
        """Nothing but the change of state: effects are lines of the verb that calls it."""

    go.__name__ = go.__qualname__ = name
    sources = source if isinstance(source, str) else list(source)
    return transition(field=field, source=sources, target=target)(go)


def known_states(model_label: str, states: type[models.TextChoices]) -> models.CheckConstraint:
    """The database refuses any other value."""
    return models.CheckConstraint(
        condition=models.Q(state__in=states.values), name=f"{model_label}_state_known"
    )
