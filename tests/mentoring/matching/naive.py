"""The same formulas one pair at a time in plain Python: the oracle of the tests and the peer of the benchmark."""

from math import isnan, log, nan

from mentoring.matching import tables

FULL = 1 + 1e-5


def own_way(person, table, start, end, share=1.0):
    """Burden of a way; None when it cannot be told."""
    ways = [table[tables.TRAVEL_MODES.index(mode)][start][end] for mode in person.travel_modes]
    known = [way * share / person.max_minutes for way in ways if not isnan(way)]
    if not known or (min(known) > FULL and len(known) < len(ways)):
        return None
    return min(known)


def heavier(one, other):
    known = [burden for burden in (one, other) if burden is not None]
    if known and max(known) > FULL:
        return max(known)
    return max(known) if len(known) == 2 else None


def place_burden(place, mentee, mentor, table, home, work, premises):
    if place == "mentor_work":
        return own_way(mentee, table, home, work)
    if place == "near_mentee":
        return own_way(mentor, table, work, home)
    if place == "halfway":
        return heavier(own_way(mentee, table, home, work, 0.6), own_way(mentor, table, work, home, 0.6))
    hubs = [
        heavier(own_way(mentee, table, home, door), own_way(mentor, table, work, door)) for door in premises
    ]
    known = [hub for hub in hubs if hub is not None]
    if known and min(known) <= FULL:
        return min(known)
    return min(known) if known and len(known) == len(hubs) else None


def accessibility(mentee, mentor, table, home, work, premises):
    """(verdict, value)"""
    burdens = [place_burden(p, mentee, mentor, table, home, work, premises) for p in mentor.places]
    known = [burden for burden in burdens if burden is not None]
    if known and min(known) <= FULL:
        return "reachable", 1 - 0.75 * min([*known, 1])
    remote = (mentee.remote, mentor.remote)
    if "yes" in remote and "never" not in remote and "" not in remote:
        return "reachable", 0.25
    return ("to_check", nan) if len(known) < len(burdens) else ("unreachable", 0.0)


def sector(mentee, mentor):
    found = [
        tables.sector_closeness(theirs, ours) * first * second
        for theirs, first in ((mentee.sector, 1), (mentee.sector2, 0.9))
        for ours, second in ((mentor.sector, 1), (mentor.sector2, 0.9))
        if theirs and ours
    ]
    return max(found, default=nan)


def function(mentee, mentor):
    if not mentee.function or not mentor.function or mentee.seniority is None or mentor.seniority is None:
        return nan
    family = tables.function_closeness(mentee.function, mentor.function)
    return 0.7 * family + 0.3 * tables.level_step(mentee.seniority, mentor.seniority)


def age(mentee, mentor, low, high):
    if "age" in mentee.unused + mentor.unused or mentee.birth_year is None or mentor.birth_year is None:
        return nan
    gap = mentee.birth_year - mentor.birth_year
    return max(0, 1 - max(low - gap, gap - high, 0) / 15)


def first_language(mentee, mentor):
    theirs, ours = mentee.usable_first_language, mentor.usable_first_language
    if not theirs or not ours:
        return nan
    if theirs == ours:
        return 1
    if theirs in mentor.spoken or (ours in mentee.spoken and ours != "fr"):
        return 0.8
    common = mentee.spoken & mentor.spoken
    return 0.5 if common - {"fr"} else 0.3 if common else 0


def hobby_weights(people):
    named = [set(one.usable_hobbies) for one in people if one.usable_hobbies]
    return {
        code: max(log((len(named) + 1) / (sum(code in one for one in named) + 1)), 1e-6)
        for code in tables.HOBBIES
    }


def hobbies(mentee, mentor, weights):
    theirs, ours = set(mentee.usable_hobbies), set(mentor.usable_hobbies)
    if not theirs or not ours:
        return nan
    least = min(sum(weights[code] for code in theirs), sum(weights[code] for code in ours))
    return sum(weights[code] for code in theirs & ours) / least


def motivation(mentee, mentor):
    if not (mentee.motives and mentor.motives and mentee.hours_per_month and mentor.hours_per_month):
        return nan
    answered = {answer for motive in mentor.motives for answer in tables.MOTIVE_ANSWERS[motive]}
    share = len(set(mentee.motives) & answered) / len(set(mentee.motives))
    return 0.6 * share + 0.4 * min(1, mentor.hours_per_month / mentee.hours_per_month)


def expectations(mentee, mentor):
    total = sum(mentee.supports.values())
    if not total or not mentor.supports or not mentee.slots or not mentor.slots:
        return nan
    met = sum(need * mentor.supports.get(code, 0) for code, need in mentee.supports.items())
    common = len(set(mentee.slots) & set(mentor.slots))
    return 0.75 * met / total + 0.25 * (1 if common >= 2 else 0.7 if common else 0)


def values(mentee, mentor, table, home, work, premises, gap, weights):
    """(verdict, {criterion: value}) of one pair; NaN where unknown."""
    verdict, way = accessibility(mentee, mentor, table, home, work, premises)
    return verdict, {
        "sector": sector(mentee, mentor),
        "function": function(mentee, mentor),
        "age": age(mentee, mentor, *gap),
        "first_language": first_language(mentee, mentor),
        "hobbies": hobbies(mentee, mentor, weights),
        "motivation": motivation(mentee, mentor),
        "accessibility": way,
        "expectations": expectations(mentee, mentor),
    }


def total(found, weights, neutral):
    """Points out of 100."""
    return sum(weights[name] * (neutral[name] if isnan(value) else value) for name, value in found.items())
