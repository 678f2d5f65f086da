"""What automatic blocks show in their preview, where the page shows what the hub holds. Called by their tags.

Nothing of it is saved, and nothing of it is read from the database.
"""

from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.utils import timezone

from mentoring import indicators, published

from .dates import Entry
from .models import NewsPage, Rubric, StoryPage, StoryVoice
from .models.base import PortalPage

MENTEE, MENTOR = StoryVoice.Side.MENTEE, StoryVoice.Side.MENTOR
AnyPage = TypeVar("AnyPage", bound=PortalPage)


def in_days(days: int) -> date:
    """A day counted from today."""
    return timezone.localdate() + timedelta(days=days)


def nowhere(page: AnyPage) -> AnyPage:
    """A page that was never saved has no address: its link stays where it is."""
    page.get_url = lambda request=None: "#"
    return page


def article(days: int, rubric: Rubric, title: str, intro: str) -> NewsPage:
    return nowhere(NewsPage(title=title, intro=intro, published_on=in_days(-days), rubric=rubric))


def news() -> list[NewsPage]:
    life = Rubric(name="Vie du hub", name_in_english="Life of the hub")
    territory = Rubric(name="Territoire", name_in_english="Territory", tone=Rubric.Tone.MENTEE)
    return [
        article(
            6,
            life,
            "Les mentors se retrouvent à Aubagne",
            "Une heure et demie entre mentors, tous les deux mois : les prochaines dates sont posées.",
        ),
        article(
            13,
            territory,
            "Nous cherchons des mentors autour de l’étang de Berre",
            "Istres, Miramas, Port-de-Bouc : plusieurs personnes y attendent un mentor qu’elles puissent rejoindre.",
        ),
    ]


def story(title: str, intro: str, *sides: StoryVoice.Side) -> StoryPage:
    return nowhere(StoryPage(title=title, intro=intro, voices=[StoryVoice(side=side) for side in sides]))


def stories() -> list[StoryPage]:
    return [
        story(
            "Boubacar et Mamadou : le prix d’une cage d’escalier",
            "L’un nettoyait onze immeubles pour un autre. Huit mois plus tard, une conciergerie est née.",
            MENTEE,
            MENTOR,
        ),
        story(
            "Clémence : les questions dans l’ordre",
            "Une licence, un grand point d’interrogation, et quelqu’un qui aime former les gens.",
            MENTEE,
        ),
    ]


def entry(days: int, start: str, end: str, title: str, **facts: object) -> Entry:
    starts_at, ends_at = (
        timezone.make_aware(datetime.combine(in_days(days), time.fromisoformat(hour)))
        for hour in (start, end)
    )
    return Entry(title=title, starts_at=starts_at, ends_at=ends_at, **facts)


def dates() -> list[Entry]:
    return [
        entry(
            6,
            "18:00",
            "19:30",
            "Devenir mentor : réunion d’information",
            kind="Réunion d’information",
            where="Palais de la Bourse, Marseille",
        ),
        entry(
            14,
            "12:30",
            "13:15",
            "Vos questions pendant la pause",
            kind="Café",
            where="En ligne",
            is_online=True,
        ),
    ]


def programmes() -> list[published.PublicProgramme]:
    return [
        published.PublicProgramme(
            code="tandem-emploi",
            name="Tandem Emploi",
            sentence="Pour retrouver un emploi avec quelqu’un qui connaît le métier.",
            track="",
            owner="",
            min_age=18,
            max_age=None,
            closes_on=None,
        ),
        published.PublicProgramme(
            code="tandem-jeunes",
            name="Tandem Jeunes",
            sentence="Pour un premier métier, avec quelqu’un qui l’exerce.",
            track="",
            owner="",
            min_age=16,
            max_age=26,
            closes_on=in_days(60),
            places=("Aubagne", "La Ciotat"),
        ),
    ]


def figures() -> indicators.Published:
    """A sheet where nothing is masked: people counted, or people and those of whom a rate speaks."""
    cells = {
        "mentors": [84],
        "mentees": [132],
        "tandems": [61],
        "under_way": [37],
        "meetings": [418],
        "acceptance": [90, 66],
        "forward": [24, 15],
        "employment": [24, 11],
    }
    since = in_days(-400).isoformat()
    return indicators.Published(in_days(0), {"since": since, "cells": cells, "days_to_tandem": [61, 34]})
