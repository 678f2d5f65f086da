"""What the pages may say of programmes: public facts in the reader's language. Called by cms_pages; reads only."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mentoring.models import Programme
from mentoring.models.programmes import Track
from portal.core import territories

MOST_PLACES = 4


@dataclass(frozen=True)
class PublicProgramme:
    """An open programme as a visitor knows it. `places` is empty when it is open to the whole territory."""

    code: str
    name: str
    sentence: str
    track: str
    owner: str
    min_age: int
    max_age: int | None
    closes_on: date | None
    places: tuple[str, ...] = ()

    @property
    def ages(self) -> str:
        """« De 16 à 25 ans », « Dès 16 ans »."""
        if self.max_age is None:
            return _("From %(age)d years of age") % {"age": self.min_age}
        return _("From %(low)d to %(high)d years of age") % {"low": self.min_age, "high": self.max_age}

    @property
    def where(self) -> str:
        """The places, the first ones only when they are many; empty for the whole territory."""
        named, more = ", ".join(self.places[:MOST_PLACES]), len(self.places) - MOST_PLACES
        return _("%(places)s and %(count)d more") % {"places": named, "count": more} if more > 0 else named

    @property
    def in_short(self) -> str:
        """The sentence, then whom it is for and where: what a card to tick says under the name."""
        facts = " · ".join(filter(None, [self.ages, self.where]))
        return f"{self.sentence} ({facts})" if self.sentence else facts


def open_programmes(today: date) -> list[PublicProgramme]:
    """Programmes that take applications today, in the order of the tracks."""
    order = {track: rank for rank, track in enumerate(Track.values)}
    rows = Programme.objects.open_on(today).select_related("owner")
    return [public(row) for row in sorted(rows, key=lambda row: (order[row.track], row.pk))]


def named() -> list[tuple[str, str]]:
    """Code and name of every programme, open or not: what a page may be about."""
    return [(row.code, row.title) for row in Programme.objects.order_by("name")]


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
        places=tuple(territories.words(row.territory)),
    )
