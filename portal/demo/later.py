"""What follows every row saved (the search, the index of references), put off while much is laid. Called by the command."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django_tasks import TaskResult, task_backends
from django_tasks.backends.dummy import DummyBackend


@contextmanager
def each_task_once() -> Iterator[None]:
    """Keep the tasks of the house until the end, then do each different one once; the bells of the outbox ring for nobody."""
    usual = {alias: task_backends[alias] for alias in task_backends}
    waiting = {alias: DummyBackend(alias, task_backends.settings[alias]) for alias in usual}
    put_in(waiting)
    try:
        yield
    finally:
        put_in(usual)
    with transaction.atomic():
        do(waiting["default"].results)


def put_in(backends: dict) -> None:
    """Have the tasks go to these backends from now on."""
    for alias, backend in backends.items():
        task_backends[alias] = backend


def do(results: list[TaskResult]) -> None:
    """Each different task, once."""
    asked = {repr((one.task.module_path, one.args, one.kwargs)): one for one in results}
    for one in asked.values():
        one.task.enqueue(*one.args, **one.kwargs)
