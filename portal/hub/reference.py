"""What the rest leans on: languages, rubrics, the text that applicants agree to. Called first by `start_hub`."""

from datetime import datetime

from wagtail.models import Locale

from cms_pages.models import Rubric
from recruitment.domain import consents

from .ledger import once

LANGUAGES = ("fr", "en")
RUBRICS = (
    ("Emploi", "Employment", Rubric.Tone.MENTEE),
    ("Territoire", "Territory", Rubric.Tone.MENTOR),
    ("Vie du hub", "Life of the hub", Rubric.Tone.MENTOR),
    ("Création d’entreprise", "Starting a business", Rubric.Tone.MENTEE),
)


def lay(*, now: datetime) -> None:
    """Languages that pages may be written in, rubrics of the news, the first consent texts."""
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    once("rubrics", lay_rubrics, now=now)
    consents.publish_first_texts(now=now)


def lay_rubrics() -> None:
    """Headings that the communication staff may rename, add to or delete."""
    for name, in_english, tone in RUBRICS:
        Rubric.objects.create(name=name, name_in_english=in_english, tone=tone)
