"""The structures of the demo, and the programme that one of them owns. Called by the command, before the people."""

from datetime import datetime

from mentoring.domain import charter_texts
from mentoring.matching.tables import AGE_GAPS, DEFAULT_WEIGHTS
from mentoring.models import CharterText, Partner, Programme, WeightSet
from mentoring.models.programmes import Track
from portal.core.days import day_of
from portal.hub.texts.charter import TEXTS
from portal.hub.texts.pieces import typeset

ASSOCIATION = "La Passerelle de l’Étang"
YOUTH_OFFICE = "Le Gué, jeunes et emploi"
STRUCTURES = (
    (ASSOCIATION, Partner.Kind.ASSOCIATION, "13054"),
    (YOUTH_OFFICE, Partner.Kind.YOUTH_OFFICE, "13203"),
    ("L’Établi, coopérative d’entrepreneurs", Partner.Kind.INCUBATOR, "13005"),
)
CODE = "jeunes"


def lay_structures() -> None:
    """Three partner structures that refer people and lend a room."""
    for name, kind, commune in STRUCTURES:
        Partner.objects.create(name=name, kind=kind, commune=commune)


def lay_programme(*, now: datetime) -> None:
    """« Tandem Jeunes », owned by the youth office: its coordinator sees this programme and no other."""
    low, high = AGE_GAPS[Track.YOUTH]
    programme = Programme.objects.create(
        code=CODE,
        name="Tandem Jeunes",
        track=Track.YOUTH,
        owner=Partner.objects.get(name=YOUTH_OFFICE),
        opens_on=day_of(now),
        gap_low=low,
        gap_high=high,
    )
    WeightSet.objects.create(programme=programme, decided_at=now, **DEFAULT_WEIGHTS[Track.YOUTH])
    words = {name: typeset(text) for name, text in TEXTS["fr"].items()}
    text = CharterText.objects.create(programme=programme, language="fr", **words)
    charter_texts.publish(text=text, by=None, now=now)
