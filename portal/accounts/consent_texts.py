"""The texts that people agree to, by purpose and language: the latest stands, earlier ones are kept word for word."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from .models import ConsentText


def latest(purpose: str, language: str) -> ConsentText | None:
    """The latest text in a language, or else in French; None when none was published."""
    texts = ConsentText.objects.filter(purpose=purpose).order_by("-version")
    return texts.filter(language=language).first() or texts.filter(language=settings.LANGUAGE_CODE).first()


def publish_first(purpose: str, texts: Mapping[str, str], *, now: datetime) -> None:
    """Lay version 1 in each language, `{language: text}`; idempotent."""
    for language, text in texts.items():
        ConsentText.objects.get_or_create(
            purpose=purpose,
            language=language,
            version=1,
            defaults={
                "text": text,
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "published_at": now,
            },
        )
