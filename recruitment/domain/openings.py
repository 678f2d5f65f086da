"""Which programme an application enters, and which suits somebody. Called by the start pages, the wizards and intake."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from mentoring import published
from mentoring.models import Programme
from mentoring.models.programmes import Track
from portal.core import geography
from recruitment.models import Draft
from recruitment.models.drafts import Side

from .refusals import NotOpen

ADULT = 18


@dataclass(frozen=True)
class Fit:
    """A programme for somebody, and what stands in the way: "", "young", "old", "elsewhere"."""

    programme: Programme
    barrier: str

    @property
    def suits(self) -> bool:
        return not self.barrier

    @property
    def shown(self) -> published.PublicProgramme:
        return published.public(self.programme)


def open_programmes() -> list[Programme]:
    """Programmes that take applications, those for job seekers first."""
    order = {track: rank for rank, track in enumerate(Track.values)}
    return sorted(
        Programme.objects.open_on(timezone.localdate()).select_related("owner"),
        key=lambda programme: (order[programme.track], programme.pk),
    )


def wished(answers: Mapping[str, object]) -> list[Programme]:
    """The open programmes of the people whom a mentor would like to help; all of them when none fits."""
    programmes = open_programmes()
    return [
        programme for programme in programmes if programme.track in answers.get("tracks", ())
    ] or programmes


def programme_for(draft: Draft, answers: Mapping[str, object]) -> Programme:
    """The programme whose team reads the application: the one chosen at the start, while it is open.

    Raises NotOpen.
    """
    if draft.role == Side.MENTOR:
        found = wished(answers)
    elif draft.programme:
        found = [draft.programme] if draft.programme.is_open else []
    else:
        found = [programme for programme in open_programmes() if programme.track == draft.track]
    if not found:
        raise NotOpen
    return found[0]


def aimed_at(draft: Draft) -> Programme | None:
    """The programme that a draft is for, open or not; None when no open one is of its track."""
    same = (one for one in open_programmes() if one.track == draft.track)
    return draft.programme or next(same, None)


def fits(*, aim: str, birth_year: int | None, commune: str, today: date) -> list[Fit]:
    """The open programmes for an aim (a track), those that suit first, each with what stands in the way."""
    found = [
        Fit(programme, barrier_of(programme, birth_year=birth_year, commune=commune, today=today))
        for programme in open_programmes()
        if programme.track == aim
    ]
    return sorted(found, key=lambda fit: not fit.suits)


def coming(aim: str, *, today: date) -> list[Programme]:
    """The programmes of an aim that open on a later day, the soonest first."""
    return list(Programme.objects.filter(track=aim, opens_on__gt=today).order_by("opens_on", "pk"))


def barrier_of(programme: Programme, *, birth_year: int | None, commune: str, today: date) -> str:
    """What stands between somebody and a programme; only the year of birth is known."""
    age = today.year - birth_year if birth_year else None
    if age is not None and age < programme.min_age:
        return "young"
    if age is not None and programme.max_age is not None and age - 1 > programme.max_age:
        return "old"
    return "" if geography.territory_covers(programme.territory, commune) else "elsewhere"


def covering(commune: str, programmes: Iterable[Programme]) -> list[Programme]:
    """Those whose territory holds a commune."""
    return [one for one in programmes if geography.territory_covers(one.territory, commune)]
