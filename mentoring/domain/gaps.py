"""Where mentors are missing: who waits and who is available, by town, then by sector. Called by `figures`.

One dimension at a time: a town crossed with a sector would soon tell of one person. Masked as it is counted.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from mentoring.lifecycle import MenteeState, MentorState
from mentoring.models import Mentee, Mentor
from portal.core import geography
from portal.core.masking import Tally, masked

Row = list[Any]  # [code, people waiting, mentors available or None where it is masked]


def count() -> dict[str, list[Row]]:
    """`{towns: [...], sectors: [...]}`: a row where the people who wait may be told, the widest gaps first."""
    waiting = Mentee.objects.filter(state=MenteeState.WAITING)
    available = Mentor.objects.filter(state=MentorState.AVAILABLE)
    return {
        "towns": rows(waiting, available, "commune", geography.town_of),
        "sectors": rows(waiting, available, "sector", letter),
    }


def letter(sector: str) -> str:
    """The section of the French nomenclature: « F » for « F43 »."""
    return sector[:1]


def rows(waiting: QuerySet, available: QuerySet, field: str, place_of: Callable[[str], str]) -> list[Row]:
    """One table. Each column adds up by itself, and is masked by itself."""
    people, mentors = tallied(waiting, field, place_of), tallied(available, field, place_of)
    places = people.keys() | mentors.keys()
    told = {place: Tally(people[place]) for place in places}
    beside = {place: Tally(mentors[place]) for place in places}
    hidden, unsaid = masked(told), masked(beside)
    found = [
        [place, people[place], None if place in unsaid else mentors[place]]
        for place in places - hidden
        if people[place]
    ]
    return sorted(found, key=lambda row: ((row[2] or 0) - row[1], row[0]))


def tallied(rows: QuerySet, field: str, place_of: Callable[[str], str]) -> Counter[str]:
    """How many at each place; nobody for those who have not said theirs."""
    return Counter(place_of(value) for value in rows.exclude(**{field: ""}).values_list(field, flat=True))
