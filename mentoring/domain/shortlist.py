"""Mentors ranked for one mentee: the pool is read, weighed by `mentoring.matching`, and nothing is written.

Called by the team's matching screen, and by `proposals.propose`, which weighs the pair again before it sends.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.cache import caches
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mentoring.lifecycle import MenteeState, MentorState
from mentoring.models import Mentee, Mentor, Orientation, Partner, Programme, WeightSet
from portal.core import geography
from portal.core.days import day_of

from . import barriers, cards

if TYPE_CHECKING:
    from mentoring.matching.explanation import Reach
    from mentoring.matching.gate import Travel
    from mentoring.matching.profiles import MenteeProfile, MentorProfile
    from mentoring.matching.ranking import PoolFacts, Ranked, Rules

TRAITS = (
    "reference",
    "birth_year",
    "sector",
    "sector2",
    "function",
    "seniority",
    "first_language",
    "hours_per_month",
    "max_minutes",
    "remote",
)
UNREAD = (
    "guide_sent_at",
    "paused_until",
    "vetted_by",
    "person__password",
    "person__last_login",
    "person__joined_at",
)
LISTS = ("other_languages", "hobbies", "motives", "slots", "travel_modes", "unused")


@dataclass(frozen=True)
class Row:
    """One mentor of the list. `blocked` says why nothing can be proposed now: "", "not_ready", "full" or "week"."""

    mentor: Mentor
    ranked: "Ranked"
    free: int
    taken: int
    blocked: str


@dataclass(frozen=True)
class Shortlist:
    """Ranked mentors, those out of reach (with the way), and those set aside, with a code of `barriers.WORDS`.

    `rows` and `out_of_reach` may be a part only; the numbers are those of the whole. `kept`: ranked mentors that
    were wanted; `open`: ranked mentors to whom something can be proposed now.
    """

    mentee: Mentee
    weights: WeightSet
    rows: list[Row]
    out_of_reach: list[tuple[Mentor, "Reach"]]
    set_aside: list[tuple[Mentor, str]]
    ranked: int
    kept: int
    open: int
    far: int


@dataclass(frozen=True)
class Match:
    """One mentor weighed for one mentee, ready to be frozen in a proposal; `minutes` one way."""

    mentee: Mentee
    mentor: Mentor
    weights: WeightSet
    verdict: str
    total: float
    contributions: list[dict[str, Any]]
    minutes: int | None
    mode: str
    card: dict[str, Any]

    @property
    def unreachable(self) -> bool:
        return self.verdict == "unreachable"

    @property
    def to_check(self) -> bool:
        return self.verdict == "to_check"


def for_mentee(
    mentee: Mentee,
    *,
    now: datetime,
    part: slice = slice(None),
    nearest: int | None = None,
    wanted: Callable[[Mentor], bool] = lambda mentor: True,
) -> Shortlist:
    """Rank the programme's available mentors for a mentee, set apart those who must not be proposed.

    Only what is asked for is explained: a `part` of the ranked mentors that are `wanted` (each keeps its position
    among all), and the `nearest` of those out of reach.
    """
    mentors = pool_of(mentee.programme, now=now)
    aside = barriers.between(mentee, mentors, today=day_of(now))
    candidates = [mentor for mentor in mentors if mentor.pk not in aside]
    weights, rules = weights_of(mentee.programme)
    sifted = load_matching().sift(
        mentee_profile(mentee),
        [mentor_profile(mentor) for mentor in candidates],
        travel_of([mentee], candidates),
        rules=rules,
        facts=pool_facts(mentee.programme, lambda: mentors, rules, today=day_of(now)),
    )
    ranked = [(position, candidates[column]) for position, column in enumerate(sifted.order, start=1)]
    kept = [(position, mentor) for position, mentor in ranked if wanted(mentor)]
    return Shortlist(
        mentee=mentee,
        weights=weights,
        rows=[row_of(mentor, sifted.explained(position)) for position, mentor in kept[part]],
        out_of_reach=[(candidates[column], sifted.way(column)) for column in sifted.shut[:nearest]],
        set_aside=[(mentor, aside[mentor.pk]) for mentor in mentors if mentor.pk in aside],
        ranked=len(ranked),
        kept=len(kept),
        open=sum(not blocked_by(mentor) for _position, mentor in ranked),
        far=len(sifted.shut),
    )


def weigh(mentee: Mentee, mentor: Mentor, *, now: datetime) -> Match:
    """Weigh one mentor for one mentee by the same rules and neutral values as the list."""
    ranking = load_matching()
    weights, rules = weights_of(mentee.programme)
    facts = pool_facts(mentee.programme, lambda: pool_of(mentee.programme, now=now), rules, today=day_of(now))
    travel = travel_of([mentee], [mentor])
    found = ranking.rank(mentee_profile(mentee), [mentor_profile(mentor)], travel, rules=rules, facts=facts)
    if not found:
        return Match(mentee, mentor, weights, "unreachable", 0, [], None, "", {})
    one = found[0]
    minutes = one.reach.minutes
    return Match(
        mentee=mentee,
        mentor=mentor,
        weights=weights,
        verdict=one.reach.verdict,
        total=one.total,
        contributions=[contribution.as_json() for contribution in one.contributions],
        minutes=None if minutes is None else round(minutes),
        mode=one.reach.mode,
        card=card_of(mentee, one),
    )


def card_of(mentee: Mentee, ranked: "Ranked") -> dict[str, Any]:
    """What the mentor will see, frozen: a first name, an aim, the supports asked for, the reasons. No age, no language."""
    from mentoring.matching.explanation import CARD_CRITERIA  # noqa: PLC0415 - NumPy stays out of the web start

    shown = {one.criterion: one for one in ranked.contributions if one.criterion in CARD_CRITERIA}
    return {
        **cards.content_of(mentee),
        "place": ranked.reach.place,
        "ways": [
            {"who": way.who, "minutes": round(way.minutes), "mode": way.mode, "limit": way.limit}
            for way in ranked.reach.ways
        ],
        "reasons": [shown[name].as_json() for name in CARD_CRITERIA if name in shown],
        "checks": [one.as_json() for one in ranked.checks],
    }


def pool_of(programme: Programme, *, now: datetime) -> list[Mentor]:
    """The programme's available mentors with `capacity`, `taken`, `this_week` and `ready`, one query."""
    held = Q(places__proposal__state="sent", places__proposal__deadline_at__gte=now)
    held |= Q(places__proposal__state="accepted")
    week = Q(proposals__sent_at__gt=now - timedelta(days=7))
    rows = Mentor.objects.filter(programmes=programme, state=MentorState.AVAILABLE, person__isnull=False)
    return list(
        rows.select_related("person")
        .defer(*UNREAD)
        .annotate(
            ready=Exists(Orientation.objects.filter(mentor=OuterRef("pk"))),
            capacity=Count("places", filter=Q(places__retired=False), distinct=True),
            taken=Count("places", filter=held, distinct=True),
            this_week=Count("proposals", filter=week, distinct=True),
        )
        .order_by("reference")
    )


def row_of(mentor: Mentor, ranked: "Ranked") -> Row:
    """A ranked mentor with their places, and why nothing can be proposed now."""
    return Row(
        mentor=mentor,
        ranked=ranked,
        free=free_places(mentor),
        taken=mentor.taken,
        blocked=blocked_by(mentor),
    )


def free_places(mentor: Mentor) -> int:
    """Places of a mentor of `pool_of` that nothing holds."""
    return max(0, mentor.capacity - mentor.taken)


def blocked_by(mentor: Mentor) -> str:
    """Why nothing can be proposed to a mentor of `pool_of` now; empty when something can."""
    if not mentor.ready:
        return "not_ready"
    if not free_places(mentor):
        return "full"
    return "week" if mentor.this_week >= mentor.weekly_limit else ""


def weights_of(programme: Programme) -> tuple[WeightSet, "Rules"]:
    """The weights in force, and the same as rules of the matching."""
    ranking = load_matching()
    weights = programme.weight_sets.get(in_force=True)
    return weights, ranking.Rules(weights.points(), (programme.gap_low, programme.gap_high))


def pool_facts(
    programme: Programme, mentors: Callable[[], list[Mentor]], rules: "Rules", *, today: date
) -> "PoolFacts":
    """Neutral values and hobby weights of the pool, frozen for the day and for every web process."""
    ranking = load_matching()
    kept = caches["shared"].get_or_set(
        f"pool:{programme.uuid}:{today}",
        lambda: survey(waiting(programme), mentors(), rules).as_json(),
        24 * 3600,
    )
    return ranking.PoolFacts.from_json(kept)


def survey(mentees: list[Mentee], mentors: list[Mentor], rules: "Rules") -> "PoolFacts":
    """What the whole pool teaches."""
    from mentoring.matching.columns import encode  # noqa: PLC0415 - NumPy stays out of the web start

    ranking = load_matching()
    return ranking.survey(
        encode([mentee_profile(one) for one in mentees]),
        encode([mentor_profile(one) for one in mentors]),
        travel_of(mentees, mentors),
        rules=rules,
    )


def waiting(programme: Programme) -> list[Mentee]:
    """The programme's mentees who wait."""
    rows = Mentee.objects.filter(programme=programme, state=MenteeState.WAITING)
    return list(rows.select_related("programme").order_by("reference"))


def travel_of(mentees: list[Mentee], mentors: list[Mentor]) -> "Travel":
    """Estimated minutes between every place that counts: homes, workplaces, premises of the structures."""
    from mentoring.matching.gate import Travel  # noqa: PLC0415 - NumPy stays out of the web start

    premises = list(partners().values_list("commune", flat=True))
    homes, works = [one.commune for one in mentees], [one.commune for one in mentors]
    codes = tuple(sorted({*homes, *works, *premises}))
    at = {code: index for index, code in enumerate(codes)}
    return Travel.of(
        geography.minutes_table(codes),
        mentees=[at[code] for code in homes],
        mentors=[at[code] for code in works],
        premises=[at[code] for code in premises],
    )


def partners() -> QuerySet[Partner]:
    """Structures that can lend a room: those whose town is known."""
    return Partner.objects.filter(is_active=True).exclude(commune="").order_by("commune")


def mentor_profile(mentor: Mentor) -> "MentorProfile":
    """What the matching may know of a mentor."""
    from mentoring.matching.profiles import MentorProfile  # noqa: PLC0415 - the matching package is loaded when first needed

    return MentorProfile(**traits_of(mentor), meeting_places=tuple(mentor.meeting_places))


def mentee_profile(mentee: Mentee) -> "MenteeProfile":
    """What the matching may know of a mentee."""
    from mentoring.matching.profiles import MenteeProfile  # noqa: PLC0415 - the matching package is loaded when first needed

    limit = mentee.programme.way_limit or mentee.max_minutes
    traits = traits_of(mentee) | {"max_minutes": min(mentee.max_minutes, limit)}
    return MenteeProfile(**traits)


def traits_of(person: Mentor | Mentee) -> dict[str, Any]:
    """The answers of either side, lists as tuples."""
    plain = {name: getattr(person, name) for name in TRAITS}
    lists = {name: tuple(getattr(person, name)) for name in LISTS}
    return {**plain, **lists, "supports": person.supports}


def load_matching() -> Any:
    """The ranking module, whose NumPy costs a tenth of a second once: never at web start."""
    from mentoring.matching import ranking  # noqa: PLC0415 - slow import

    return ranking
