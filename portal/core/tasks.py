"""The bell that wakes the delivery; the truth is in the message rows, so a lost ring only costs a minute."""

from django_tasks import task


@task(backend="outbox", queue_name="outbox")
def wake() -> int:
    """Deliver what is due. Called by the worker."""
    from .outbox import deliver_due  # noqa: PLC0415 - the outbox rings this bell

    return deliver_due()
