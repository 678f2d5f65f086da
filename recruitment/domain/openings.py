"""Which programme an application enters. Called by the start pages, intake and moderation."""

from collections.abc import Mapping, Sequence

from django.utils import timezone

from mentoring.models import Programme
from mentoring.models.programmes import Track
from recruitment.models.drafts import Side

from .refusals import NotOpen

ADULT = 18


def open_programmes() -> list[Programme]:
    """Programmes that take applications, those for job seekers first."""
    order = {track: rank for rank, track in enumerate(Track.values)}
    return sorted(
        Programme.objects.open_on(timezone.localdate()),
        key=lambda programme: (order[programme.track], programme.pk),
    )


def wished(answers: Mapping[str, object]) -> list[Programme]:
    """The open programmes of the people whom a mentor would like to help; all of them when none fits."""
    programmes = open_programmes()
    return [
        programme for programme in programmes if programme.track in answers.get("tracks", ())
    ] or programmes


def programme_for(role: str, track: str, answers: Mapping[str, object]) -> Programme:
    """The programme whose team reads the application. Raises NotOpen."""
    if role == Side.MENTOR:
        found = wished(answers)
    else:
        found = [programme for programme in open_programmes() if programme.track == track]
    if not found:
        raise NotOpen
    return found[0]


def youngest(role: str, programmes: Sequence[Programme]) -> int:
    """The age, in years, that somebody must reach this year to apply."""
    return ADULT if role == Side.MENTOR else min(programme.min_age for programme in programmes)
