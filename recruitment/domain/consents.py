"""The text that an applicant agrees to, and the row that shows it. Called by the wizards, intake and `start_hub`."""

import hashlib
from datetime import datetime

from django.conf import settings

from portal.accounts.models import Consent, ConsentPurpose, ConsentText
from recruitment.models import Application

from .refusals import ConsentChanged, NotOpen

FIRST_TEXTS = {
    "fr": (
        "J’accepte que l’équipe du hub utilise mes réponses pour étudier ma candidature et, si elle est retenue, "
        "pour me proposer un tandem. Je peux retirer mon accord à tout moment."
    ),
    "en": (
        "I agree that the hub’s team uses my answers to consider my application and, if it is accepted, to propose "
        "a tandem to me. I may withdraw my agreement at any time."
    ),
}


def current_text(language: str) -> ConsentText:
    """The latest text in a language, or else in French. Raises NotOpen when the hub has published none."""
    texts = ConsentText.objects.filter(purpose=ConsentPurpose.APPLY).order_by("-version")
    found = texts.filter(language=language).first() or texts.filter(language=settings.LANGUAGE_CODE).first()
    if found is None:
        raise NotOpen
    return found


def give(application: Application, text: ConsentText | None, *, now: datetime) -> Consent:
    """Write down that the applicant ticked this text. Raises ConsentChanged when it is not the latest any more."""
    if text is None or text != current_text(text.language):
        raise ConsentChanged
    return Consent.objects.create(text=text, subject=application.uuid, means="form", given_at=now)


def publish_first_texts(*, now: datetime) -> None:
    """Lay version 1 in French and English; idempotent. Called by `start_hub`."""
    for language, text in FIRST_TEXTS.items():
        ConsentText.objects.get_or_create(
            purpose=ConsentPurpose.APPLY,
            language=language,
            version=1,
            defaults={
                "text": text,
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "published_at": now,
            },
        )
