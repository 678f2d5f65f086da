"""The bell that wakes the printing of sealed charters; the seals themselves say what is left to print."""

from django.utils import timezone
from django_tasks import task


@task(backend="outbox", queue_name="outbox")
def render_seals() -> int:
    """Render every sealed charter that waits for its PDF. Called by the worker."""
    from .domain.rendering import render_due  # noqa: PLC0415 - the domain rings this bell

    return render_due(timezone.now())
