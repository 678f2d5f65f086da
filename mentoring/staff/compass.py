"""The compass of the board: where the mentors are around a mentee, by true bearing and minutes of travel."""

from dataclasses import dataclass
from math import atan2, cos, dist, isnan, pi, radians, sin

from mentoring.domain.shortlist import Row, Shortlist
from mentoring.matching.explanation import Reach
from mentoring.models import Mentee, Mentor
from portal.core import geography

CENTRE, RADIUS = 100.0, 90.0
RINGS = (15, 30, 45, 60, 90, 120)
MOST_POINTS = 12
WIDTH = 16.0  # of a numbered point
STEPS = (
    (0.0, 0.0),
    *(
        (cos(turn * pi / 4) * far, sin(turn * pi / 4) * far)
        for far in (WIDTH, 2 * WIDTH)
        for turn in range(8)
    ),
)


@dataclass(frozen=True)
class Point:
    """A mentor on the drawing; `rank` 0 for those out of reach."""

    x: float
    y: float
    rank: int = 0
    full: bool = False


@dataclass(frozen=True)
class Compass:
    """Rings are (minutes, radius, height of the label); `limit` is the radius of the mentee's own limit."""

    rings: list[tuple[int, float, float]]
    limit: float
    points: list[Point]
    beyond: list[Point]


def compass_of(mentee: Mentee, found: Shortlist) -> Compass | None:
    """The drawing; None when the mentee's town is not located."""
    home = geography.by_code(mentee.commune)
    if home is None or home.point is None:
        return None
    edge = mentee.max_minutes * 1.6
    near = apart(
        [(row, placed(home.point, row.mentor, row.ranked.reach, edge)) for row in found.rows[:MOST_POINTS]]
    )
    far = [placed(home.point, mentor, reach, edge) for mentor, reach in found.out_of_reach[:MOST_POINTS]]
    return Compass(
        rings=[ring(minutes, edge) for minutes in RINGS if minutes < edge][-3:],
        limit=round(mentee.max_minutes / edge * RADIUS, 1),
        points=[Point(*at, row.ranked.position, bool(row.blocked)) for row, at in near],
        beyond=[Point(*at) for at in far if at],
    )


def ring(minutes: int, edge: float) -> tuple[int, float, float]:
    radius = minutes / edge * RADIUS
    return minutes, round(radius, 1), round(CENTRE + radius + 2.6, 1)


def apart(near: list[tuple[Row, tuple[float, float] | None]]) -> list[tuple[Row, tuple[float, float]]]:
    """Those who have a place, each beside its true one where another already stands; the mentee stands in the centre."""
    taken, found = [(CENTRE, CENTRE)], []
    for row, at in near:
        if at is None:
            continue
        beside = ((round(at[0] + x, 1), round(at[1] + y, 1)) for x, y in STEPS)
        free = next((spot for spot in beside if is_free(spot, taken)), at)
        taken.append(free)
        found.append((row, free))
    return found


def is_free(spot: tuple[float, float], taken: list[tuple[float, float]]) -> bool:
    """Inside the drawing, and on nobody."""
    inside = dist(spot, (CENTRE, CENTRE)) <= RADIUS + 1
    return inside and all(dist(spot, one) >= WIDTH for one in taken)


def placed(home: geography.Point, mentor: Mentor, reach: Reach, edge: float) -> tuple[float, float] | None:
    """x and y on the drawing; None when the place or the way is not known."""
    there = geography.by_code(mentor.commune)
    if there is None or there.point is None or reach.minutes is None or isnan(reach.minutes):
        return None
    turn = bearing(home, there.point)
    length = min(reach.minutes, edge) / edge * RADIUS
    return round(CENTRE + sin(turn) * length, 1), round(CENTRE - cos(turn) * length, 1)


def bearing(start: geography.Point, end: geography.Point) -> float:
    """Radians clockwise from north."""
    lat1, lon1, lat2, lon2 = map(radians, (*start, *end))
    east = sin(lon2 - lon1) * cos(lat2)
    north = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(lon2 - lon1)
    return atan2(east, north)
