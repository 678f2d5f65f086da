"""The first programme, « Tandem Emploi »: its rules, its weights, its charter. Called by `start_hub`."""

from datetime import datetime

from mentoring.domain import charter_texts
from mentoring.matching.tables import DEFAULT_WEIGHTS
from mentoring.models import CharterText, Programme, WeightSet
from mentoring.models.programmes import Track
from portal.core.days import day_of

from .ledger import once
from .texts.charter import TEXTS
from .texts.pieces import typeset

CODE = "emploi"


def lay(*, now: datetime) -> None:
    """The programme, then the text of its charter in each language, published once."""
    once(f"programme:{CODE}", lambda: lay_programme(now=now), now=now)
    for language in TEXTS:
        once(f"charter:{CODE}:{language}", lambda language=language: lay_charter(language, now=now), now=now)


def lay_programme(*, now: datetime) -> Programme:
    """MentorU: two meetings a month, a word with the team every two months; six months long."""
    programme = Programme(
        code=CODE,
        name="Tandem Emploi",
        name_in_english="Tandem Employment",
        pitch="Pour retrouver un emploi avec quelqu’un du métier à ses côtés.",
        pitch_in_english="Find a job again, with somebody of the trade at your side.",
        track=Track.EMPLOYMENT,
        opens_on=day_of(now),
    )
    programme.save(force_insert=True)
    WeightSet.objects.create(programme=programme, decided_at=now, **DEFAULT_WEIGHTS[Track.EMPLOYMENT])
    return programme


def lay_charter(language: str, *, now: datetime) -> None:
    """The text, and its first published version."""
    programme = Programme.objects.get(code=CODE)
    words = {name: typeset(text) for name, text in TEXTS[language].items()}
    text = CharterText.objects.create(programme=programme, language=language, **words)
    charter_texts.publish(text=text, by=None, now=now)
