"""What the pages may say of programmes: public facts in the reader's language. Called by cms_pages; reads only."""

from dataclasses import dataclass
from datetime import date

from mentoring.models import Programme
from mentoring.models.programmes import Track


@dataclass(frozen=True)
class PublicProgramme:
    """An open programme as a visitor knows it."""

    code: str
    name: str
    sentence: str
    track: str
    owner: str
    min_age: int
    max_age: int | None
    closes_on: date | None


def open_programmes(today: date) -> list[PublicProgramme]:
    """Programmes that take applications today, in the order of the tracks."""
    order = {track: rank for rank, track in enumerate(Track.values)}
    rows = Programme.objects.open_on(today).select_related("owner")
    return [public(row) for row in sorted(rows, key=lambda row: (order[row.track], row.pk))]


def public(row: Programme) -> PublicProgramme:
    return PublicProgramme(
        code=row.code,
        name=row.title,
        sentence=row.sentence,
        track=str(row.get_track_display()),
        owner=row.owner.name if row.owner else "",
        min_age=row.min_age,
        max_age=row.max_age,
        closes_on=row.closes_on,
    )
