"""Matching: our blocks against the same formulas one pair at a time, on the same generated people.

The naive scorer of the tests is timed at a size that it can do, then compared pair for pair. Medians of several runs;
read the ratios, since times move with the machine.
"""

import random
from statistics import median
from time import perf_counter

from mentoring.matching import tables
from mentoring.matching.columns import encode
from mentoring.matching.gate import Travel
from mentoring.matching.profiles import MenteeProfile, MentorProfile
from mentoring.matching.ranking import BLOCK, Rules, rank, score, survey
from portal.core import geography
from tests.mentoring.matching import naive

RULES = Rules.of_track("employment")
SECTOR_CODES = (*tables.SECTORS, "H52", "I56", "J62", "C10")


def main() -> None:
    """Prints the table."""
    chance = random.Random(2026)
    communes = [place for place in geography.communes("13") if place.point]
    codes = tuple(place.insee_code for place in communes)
    table = geography.minutes_table(codes)
    sizes = [place.population for place in communes]

    def pool(kind: type, count: int) -> tuple[list, list[int]]:
        people = [person(kind, chance, f"P-{number:05}") for number in range(count)]
        return people, chance.choices(range(len(codes)), weights=sizes, k=count)

    mentees, homes = pool(MenteeProfile, 1000)
    mentors, works = pool(MentorProfile, 5000)
    few = slice(0, 1000)
    theirs, ours, all_mentors = encode(mentees), encode(mentors[few]), encode(mentors)
    square = Travel.of(table, mentees=homes, mentors=works[few])
    one = Travel.of(table, mentees=homes[:1], mentors=works)
    facts = survey(theirs, ours, square, rules=RULES)
    shares = [open_share(theirs, ours, square, facts, part) for part in blocks(len(mentees))]
    print("Matching: medians, milliseconds")
    print(f"  pairs within reach or to check: {sum(shares) / len(shares):.0%}")
    pairs_a_second = naive_speed(mentees[:20], homes, mentors[:200], works, table, facts)
    report(
        "score 1 mentee × 5,000 mentors",
        5000,
        pairs_a_second,
        lambda: totals(encode(mentees[:1]), all_mentors, one, facts),
    )
    report(
        "rank 1 × 5,000, the best 20 explained",
        5000,
        pairs_a_second,
        lambda: rank(mentees[0], mentors, one, rules=RULES, facts=facts, columns=all_mentors, top=20),
    )
    report("encode 5,000 mentors", None, None, lambda: encode(mentors))
    report("score 1,000 × 1,000", 1_000_000, pairs_a_second, lambda: totals(theirs, ours, square, facts))
    report("survey 1,000 × 1,000", None, None, lambda: survey(theirs, ours, square, rules=RULES))


def person(kind: type, chance: random.Random, reference: str) -> MenteeProfile | MentorProfile:
    """Somebody who answered everything."""
    mentor = kind is MentorProfile
    motives = tables.MENTOR_MOTIVES if mentor else tables.MENTEE_MOTIVES
    values = tuple(tables.SUPPORT_OFFERS.values()) if mentor else (1, 2)
    some = tables.SUPPORTS if mentor else chance.sample(tables.SUPPORTS, 3)
    places = (
        {"meeting_places": tuple(chance.sample(tables.PLACES[:3], chance.choice((1, 1, 2))))}
        if mentor
        else {}
    )
    return kind(
        reference=reference,
        birth_year=chance.randint(1955, 1985) if mentor else chance.randint(1970, 2008),
        sector=chance.choice(SECTOR_CODES),
        sector2=chance.choice(("", "", *SECTOR_CODES)),
        function=chance.choice(tables.FUNCTIONS),
        seniority=chance.choice(tables.LEVELS),
        first_language=chance.choice(("fr", "fr", "fr", *tables.LANGUAGES)),
        other_languages=tuple({"fr", *chance.sample(tables.LANGUAGES, 1)}),
        hobbies=tuple(chance.sample(tables.HOBBIES, chance.randint(1, 5))),
        motives=tuple(chance.sample(motives, chance.randint(1, 3))),
        hours_per_month=chance.randint(2, 8),
        slots=tuple(chance.sample(tables.SLOTS, chance.randint(1, 5))),
        supports={code: chance.choice(values) for code in some},
        travel_modes=tuple(chance.sample(tables.TRAVEL_MODES, chance.randint(1, 3))),
        max_minutes=chance.choice((20, 30, 45, 60)),
        remote=chance.choice(tables.REMOTE),
        **places,
    )


def blocks(count: int) -> list[slice]:
    return [slice(start, start + BLOCK) for start in range(0, count, BLOCK)]


def totals(theirs, ours, travel, facts) -> None:
    for part in blocks(len(theirs)):
        score(theirs.rows(part), ours, travel.rows(part), rules=RULES, facts=facts)


def open_share(theirs, ours, travel, facts, part) -> float:
    found = score(theirs.rows(part), ours, travel.rows(part), rules=RULES, facts=facts)
    return float((~found.gate.shut).mean())


def naive_speed(mentees, homes, mentors, works, table, facts) -> float:
    """Pairs a second of the naive scorer."""

    def run() -> None:
        for mentee, home in zip(mentees, homes, strict=False):
            for mentor, work in zip(mentors, works, strict=False):
                _verdict, found = naive.values(
                    mentee, mentor, table, home, work, (), RULES.gap, facts.hobbies
                )
                naive.total(found, RULES.weights, facts.neutral)

    took = timed(run, 3)
    pairs = len(mentees) * len(mentors)
    print(
        f"  naive scorer, {len(mentees)} × {len(mentors)}: {took * 1000:.1f} ms, {pairs / took:,.0f} pairs/s"
    )
    return pairs / took


def report(name, pairs, naive_pairs_a_second, run) -> None:
    took = timed(run, 9)
    ratio = f"   {pairs / took / naive_pairs_a_second:,.0f} × the naive scorer" if pairs else ""
    print(f"  {name:<40} {took * 1000:8.1f}{ratio}")


def timed(run, times: int) -> float:
    found = []
    for _time in range(times):
        start = perf_counter()
        run()
        found.append(perf_counter() - start)
    return median(found)


if __name__ == "__main__":
    main()
