"""Laying each thing once: the rule that lets `start_hub` run at every start and never undo an editor's work."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from wagtail.models import Page

from .models import Laid


@transaction.atomic
def once(key: str, lay: Callable[[], object], *, now: datetime) -> bool:
    """Call `lay` unless it was ever called under this key; says whether it was."""
    if Laid.objects.filter(key=key).exists():
        return False
    made = lay()
    Laid.objects.create(key=key, page=made if isinstance(made, Page) else None, laid_at=now)
    return True


def page(key: str) -> Page | None:
    """The page that was laid under a key, as it is now; None when it was never laid, or is gone."""
    laid = Laid.objects.filter(key=f"page:{key}").select_related("page").first()
    return laid.page.specific if laid and laid.page else None
