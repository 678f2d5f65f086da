"""What follows every row saved (the search, the index of references), put off while much is laid. Called by the command."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django_tasks import task_backends
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task


class Waiting(BaseTaskBackend):
    """Keeps each different task that it is given, and does none."""

    def __init__(self, alias: str, params: dict) -> None:
        super().__init__(alias, params)
        self.asked: dict[str, tuple[Task, tuple, dict]] = {}

    def enqueue(self, task: Task, args: tuple, kwargs: dict) -> None:
        self.asked[repr((task.module_path, args, kwargs))] = (task, args, kwargs)


@contextmanager
def each_task_once() -> Iterator[None]:
    """Keep the tasks of the house until the end, then do each different one once; the bells of the outbox ring for nobody."""
    usual = {alias: task_backends[alias] for alias in task_backends}
    waiting = {alias: Waiting(alias, task_backends.settings[alias]) for alias in usual}
    put_in(waiting)
    try:
        yield
    finally:
        put_in(usual)
    with transaction.atomic():
        for task, args, kwargs in waiting["default"].asked.values():
            task.enqueue(*args, **kwargs)


def put_in(backends: dict) -> None:
    """Have the tasks go to these backends from now on."""
    for alias, backend in backends.items():
        task_backends[alias] = backend
