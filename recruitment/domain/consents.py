"""The text that an applicant agrees to, and the row that shows it. Called by the wizards, intake and `start_hub`."""

from datetime import datetime

from portal.accounts import consent_texts
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
    found = consent_texts.latest(ConsentPurpose.APPLY, language)
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
    consent_texts.publish_first(ConsentPurpose.APPLY, FIRST_TEXTS, now=now)
