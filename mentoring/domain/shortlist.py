"""Mentors ranked for one mentee: the pool is read, weighed by `mentoring.matching`, and nothing is written.

Called by the team's matching screen, and by `proposals.propose`, which weighs the pair again before it sends.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.cache import caches
from django.db.models import Count, Q, QuerySet

from mentoring.lifecycle import MenteeState, MentorState
from mentoring.models import Mentee, Mentor, Partner, Programme, WeightSet
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
    """Ranked mentors, those out of reach (with the way), and those set aside, with a code of `barriers.WORDS`."""

    mentee: Mentee
    weights: WeightSet
    rows: list[Row]
    out_of_reach: list[tuple[Mentor, "Reach"]]
    set_aside: list[tuple[Mentor, str]]


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


def for_mentee(mentee: Mentee, *, now: datetime) -> Shortlist:
    """Rank the programme's available mentors for a mentee, set apart those who must not be proposed."""
    ranking = load_matching()
    mentors = pool_of(mentee.programme, now=now)
    aside = barriers.between(mentee, mentors, today=day_of(now))
    candidates = {mentor.reference: mentor for mentor in mentors if mentor.pk not in aside}
    weights, rules = weights_of(mentee.programme)
    facts = pool_facts(mentee.programme, mentors, rules, today=day_of(now))
    ours, profile = [mentor_profile(mentor) for mentor in candidates.values()], mentee_profile(mentee)
    travel = travel_of([mentee], list(candidates.values()))
    ranked = ranking.rank(profile, ours, travel, rules=rules, facts=facts) if ours else []
    far = ranking.out_of_reach(profile, ours, travel) if ours else []
    return Shortlist(
        mentee=mentee,
        weights=weights,
        rows=[row_of(candidates[one.reference], one) for one in ranked],
        out_of_reach=[(candidates[reference], reach) for reference, reach in far],
        set_aside=[(mentor, aside[mentor.pk]) for mentor in mentors if mentor.pk in aside],
    )


def weigh(mentee: Mentee, mentor: Mentor, *, now: datetime) -> Match:
    """Weigh one mentor for one mentee by the same rules and neutral values as the list."""
    ranking = load_matching()
    weights, rules = weights_of(mentee.programme)
    pool = pool_of(mentee.programme, now=now)
    facts = pool_facts(mentee.programme, pool, rules, today=day_of(now))
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
    """The programme's available mentors with `free`, `taken` and `this_week`, one query."""
    held = Q(places__proposal__state="sent", places__proposal__deadline_at__gte=now)
    held |= Q(places__proposal__state="accepted")
    week = Q(proposals__sent_at__gt=now - timedelta(days=7))
    rows = Mentor.objects.filter(programmes=programme, state=MentorState.AVAILABLE, person__isnull=False)
    return list(
        rows.select_related("person", "orientation")
        .annotate(
            capacity=Count("places", filter=Q(places__retired=False), distinct=True),
            taken=Count("places", filter=held, distinct=True),
            this_week=Count("proposals", filter=week, distinct=True),
        )
        .order_by("reference")
    )


def row_of(mentor: Mentor, ranked: "Ranked") -> Row:
    """A ranked mentor with their places, and why nothing can be proposed now."""
    free = max(0, mentor.capacity - mentor.taken)
    return Row(mentor=mentor, ranked=ranked, free=free, taken=mentor.taken, blocked=blocked_by(mentor, free))


def blocked_by(mentor: Mentor, free: int) -> str:
    """Why nothing can be proposed to a mentor now; empty when something can."""
    if not hasattr(mentor, "orientation"):
        return "not_ready"
    if not free:
        return "full"
    return "week" if mentor.this_week >= mentor.weekly_limit else ""


def weights_of(programme: Programme) -> tuple[WeightSet, "Rules"]:
    """The weights in force, and the same as rules of the matching."""
    ranking = load_matching()
    weights = programme.weight_sets.get(in_force=True)
    return weights, ranking.Rules(weights.points(), (programme.gap_low, programme.gap_high))


def pool_facts(programme: Programme, mentors: list[Mentor], rules: "Rules", *, today: date) -> "PoolFacts":
    """Neutral values and hobby weights of the pool, frozen for the day and for every web process."""
    ranking = load_matching()
    kept = caches["shared"].get_or_set(
        f"pool:{programme.uuid}:{today}",
        lambda: survey(waiting(programme), mentors, rules).as_json(),
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
