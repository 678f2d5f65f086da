"""Half a year of tandems through the real verbs and jobs, across both daylight-saving nights, with faults thrown in.

Every evening the letters and the team's list are compared with the diary of `half_year`: all that is owed, on its day,
once; also when the jobs run late, twice, at an hour that exists twice, or break half-way.
"""

import random
from collections import Counter
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest

from mentoring import due
from mentoring.domain import check_ins, contacts, figures, meetings, pauses, rendering
from mentoring.models import Alert, CheckIn, Pair
from portal.core import outbox
from portal.core.days import PARIS, day_of
from portal.core.models import Message
from tests.factories.mentoring import CharterTextFactory, OfficerFactory, PairFactory, ProgrammeFactory
from tests.mentoring.half_year import Life
from tests.sizes import size

pytestmark = [pytest.mark.django_db, pytest.mark.proof("life")]

FIRST, DAYS = date(2026, 9, 28), 190
NIGHTS = (date(2026, 10, 25), date(2027, 3, 28))
LEFT_OUT = (figures.take, rendering.render_due)
RULES = [rule for rule in due.RULES.values() if rule not in LEFT_OUT]
WATCHED = ("silence", "check_in", "past_end", "cadence")
GOOD = {"channel": "oneself", "meets_enough": True, "plan_advances": True, "at_ease": True, "mood": 4}


class Breakdown(Exception):
    """Thrown in the middle of a job."""


def at(day, hour, minute=0, fold=0):
    return datetime.combine(day, time(hour, minute), tzinfo=PARIS).replace(fold=fold)


def settle_down(count):
    """So many tandems that have just started, each with its diary."""
    programme, officer = ProgrammeFactory(), OfficerFactory()
    CharterTextFactory(programme=programme)
    start = at(FIRST, 9)
    pairs = [PairFactory(now=start, active=True, programme=programme, by=officer) for _ in range(count)]
    return {pair.pk: Life(pair.reference, FIRST, pair.ends_on) for pair in pairs}


def live(pk, life, dice, now):
    """What the two do today, told to the product and to the diary."""
    pair = Pair.objects.select_related("mentor__person", "mentee__person").get(pk=pk)
    by = dice.choice([pair.mentor.person, pair.mentee.person])
    chance = dice.random()
    if life.paused:
        if chance < 0.02:
            pauses.resume(pair=pair, by=by, now=now)
            life.go_on()
        return
    if chance < 0.055:
        meetings.record(pair=pair, by=by, held_on=day_of(now), now=now)
        life.meet()
    elif chance < 0.075:
        contacts.note(pair=pair, by=by, kind="call", now=now)
        life.hear()
    elif chance < 0.08:
        until = day_of(now) + timedelta(days=dice.randint(3, 60))
        pauses.pause(pair=pair, by=by, until=until, now=now)
        life.rest(until)
    answer(pair, life, dice, now)


def answer(pair, life, dice, now):
    """Each side answers a check-in that is due, some day."""
    row = CheckIn.objects.filter(pair=pair, state="due", due_on__lte=day_of(now)).first()
    for side in ("mentor", "mentee"):
        if row and not life.paused and side not in life.answered and dice.random() < 0.08:
            check_ins.answer(check_in=row, side=side, by=getattr(pair, side).person, now=now, **GOOD)
            life.say(side)
            row = CheckIn.objects.filter(pk=row.pk, state="due").first()


def run_jobs(now, dice, monkeypatch):
    """The jobs of the day; sometimes they break half-way and are started again, sometimes they run twice."""
    if dice.random() < 0.2:
        with monkeypatch.context() as patch, suppress(Breakdown):
            patch.setattr(outbox, "queue", breaking(outbox.queue, dice.randint(1, 4)))
            for rule in RULES:
                rule(now)
    for rule in RULES:
        rule(now)
    if dice.random() < 0.3:
        assert sum(rule(now) for rule in RULES) == 0


def breaking(queue, after):
    """`outbox.queue` that breaks at the n-th letter."""
    count = 0

    def broken(*args, **kwargs):
        nonlocal count
        count += 1
        if count >= after:
            raise Breakdown
        return queue(*args, **kwargs)

    return broken


def hours_of(day, dice):
    """When the jobs run today: once, at any hour; never on some days; twice in the hour that the clocks give twice."""
    if day == NIGHTS[0]:
        return [at(day, 2, 30, fold=0), at(day, 2, 30, fold=1), at(day, 23)]
    if dice.random() < 0.1:
        return []
    return [at(day, dice.choice([22, 23]), dice.randint(0, 59))]


def letters(lives):
    """What left, in the terms of the diary: (template, since or due, turn, side, day)."""
    uuids = {str(pair.uuid): pair for pair in Pair.objects.select_related("mentor", "mentee")}
    by_pk = {pair.pk: pair for pair in uuids.values()}
    asked = {str(row.uuid): row for row in CheckIn.objects.all()}
    numbers = numbered(asked.values())
    found = {pk: Counter() for pk in lives}
    rows = Message.objects.filter(template__in=["mentoring/news", "mentoring/check_in"])
    for key, person, created in rows.values_list("dedupe_key", "person", "created_at"):
        parts = key.split(":")
        if parts[0] == "pair":
            pair, what, since, turn = uuids[parts[1]], "news", date.fromisoformat(parts[3]), int(parts[4])
        else:
            row = asked[parts[1]]
            pair, what, since, turn = by_pk[row.pair_id], "check_in", numbers[row.pk], int(parts[2])
        side = "mentor" if person == pair.mentor.person_id else "mentee"
        found[pair.pk][what, since, turn, side, day_of(created)] += 1
    return found


def numbered(check_ins_laid):
    """{pk: 1, 2, 3…} in the order in which each pair's were laid."""
    count, found = Counter(), {}
    for row in sorted(check_ins_laid, key=lambda row: row.pk):
        count[row.pair_id] += 1
        found[row.pk] = count[row.pair_id]
    return found


def test_every_letter_and_every_alert_of_half_a_year_falls_on_its_day_and_once(monkeypatch, figure):
    dice = random.Random(20260928)
    lives = settle_down(size(reduced=20, full=300))
    Message.objects.all().delete()
    seen = Counter()
    for ahead in range(1, DAYS + 1):
        day = FIRST + timedelta(days=ahead)
        for pk, life in lives.items():
            life.wake(day)
            live(pk, life, dice, at(day, 12))
        for now in hours_of(day, dice):
            run_jobs(now, dice, monkeypatch)
            for life in lives.values():
                life.evening()
            seen += compare_lists(lives, day)
    left = letters(lives)
    for pk, life in lives.items():
        assert (life.name, left[pk] - life.mails, life.mails - left[pk]) == (life.name, Counter(), Counter())
    assert set(seen) == set(WATCHED)
    figure("tandems × days", f"{len(lives)} × {DAYS}")
    figure("letters", sum(sum(one.values()) for one in left.values()))
    figure("alerts compared", sum(seen.values()))


def compare_lists(lives, day):
    """The team's list tonight is the diary's."""
    standing = {pk: set() for pk in lives}
    for pk, kind in Alert.objects.filter(settled_at=None).values_list("pair", "kind"):
        standing[pk].add(kind)
    for pk, life in lives.items():
        assert (day, life.name, standing[pk]) == (day, life.name, life.alerts())
    return Counter(kind for kinds in standing.values() for kind in kinds)
