"""Why the team should look at a tandem. The facts open and settle theirs; what a person says, a person settles.

One reading for every tandem, whoever asks: the rule of the evening over all of them, each verb over its own pair.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mentoring.lifecycle import (
    GUARDIAN_AGAINST,
    OPEN_CHARTER_STATES,
    OPEN_PAIR_STATES,
    CheckInState,
    MeetingState,
    PairState,
)
from mentoring.models import Alert, Charter, CheckIn, Guardian, Meeting, Pair
from mentoring.models.pairs import Pause
from portal.accounts.models import User
from portal.core.days import day_of

from . import cadence, minors, pairs, refusals

Kind = Alert.Kind
Key = tuple[str, str]
SILENCE_DAYS = 21
AGAIN_DAYS = 14
BY_THE_FACTS = (
    Kind.FIRST_MEETING,
    Kind.CHARTER,
    Kind.SILENCE,
    Kind.CADENCE,
    Kind.CHECK_IN,
    Kind.PAST_END,
    Kind.GUARDIAN,
)
WHILE_IT_LASTS = (Kind.DOUBT, Kind.DIFFICULTY, Kind.LOW_MOOD)
RISK = {
    Kind.HARM: 100,
    Kind.GUARDIAN: 90,
    Kind.DIFFICULTY: 80,
    Kind.DOUBT: 70,
    Kind.SILENCE: 60,
    Kind.LOW_MOOD: 55,
    Kind.FIRST_MEETING: 50,
    Kind.CHARTER: 45,
    Kind.PAST_END: 40,
    Kind.CADENCE: 30,
    Kind.CHECK_IN: 20,
}


@dataclass
class Facts:
    """What the rules read of one pair."""

    pair: Pair
    rests: list[cadence.Rest] = field(default_factory=list)
    held: int = 0
    charter_on: date | None = None
    check_ins: list[date] = field(default_factory=list)
    refused_at: datetime | None = None


def watch(now: datetime) -> int:
    """Rule of `run_due`: every open tandem. Returns how many alerts were opened or settled."""
    ids = Pair.objects.filter(
        Q(state__in=OPEN_PAIR_STATES) | Q(alerts__settled_at=None, alerts__isnull=False)
    )
    rows = Pair.objects.prefetch_related("programme")
    found = batches(ids.distinct().values_list("pk", flat=True))
    return sum(sync(rows.filter(pk__in=batch), now=now) for batch in found)


def look_at(pair: Pair, *, now: datetime) -> None:
    """One pair, held, right after something happened to it; inside the caller's transaction."""
    sync([pair], now=now)


def batches(ids: Iterable[int], size: int = 500) -> Iterator[list[int]]:
    kept = list(ids)
    return (kept[n : n + size] for n in range(0, len(kept), size))


@transaction.atomic
def sync(rows: Iterable[Pair], *, now: datetime) -> int:
    """Open what holds and is not there, settle what holds no more; the constraint keeps two runs at once from doubling."""
    today, found = day_of(now), {pair.pk: Facts(pair) for pair in rows}
    known = defaultdict(dict)
    for alert in Alert.objects.filter(pair__in=found):
        known[alert.pair_id][alert.kind, alert.period] = alert
    fresh: list[Alert] = []
    turned: list[Alert] = []
    read(found, today)
    for facts in found.values():
        held = known[facts.pair.pk]
        wanted = set(wanted_of(facts, today))
        fresh += [
            Alert(pair=facts.pair, kind=kind, period=period, opened_at=now)
            for kind, period in sorted(wanted - held.keys())
        ]
        turned += [alert for key, alert in held.items() if turn(alert, key in wanted, facts.pair, now=now)]
    Alert.objects.bulk_create(fresh, ignore_conflicts=True)
    Alert.objects.bulk_update(turned, ["settled_at"])
    return len(fresh) + len(turned)


def turn(alert: Alert, is_wanted: bool, pair: Pair, *, now: datetime) -> bool:
    """Settle an alert that holds no more, or open again what the facts had settled; whether it changed."""
    if alert.settled_at is None and not stands(alert, is_wanted, pair):
        alert.settled_at = now
        return True
    if alert.settled_at and alert.settled_by_id is None and is_wanted:
        alert.settled_at = None
        return True
    return False


def stands(alert: Alert, is_wanted: bool, pair: Pair) -> bool:
    """Whether an open alert holds: by the facts; while the pair lives; for safety, until somebody settles it."""
    if alert.kind in BY_THE_FACTS:
        return is_wanted
    return alert.kind not in WHILE_IT_LASTS or pair.state in OPEN_PAIR_STATES


def read(found: dict[int, Facts], today: date) -> None:
    """Fill in the facts of these pairs, each as far as its state asks: five queries at most for any number."""
    of_mentee = {facts.pair.mentee_id: facts for facts in found.values()}
    against = Guardian.objects.filter(mentee__in=of_mentee, state__in=GUARDIAN_AGAINST).select_related(
        "mentee"
    )
    for guardian in against:
        if minors.is_opposed(guardian.mentee, today):
            of_mentee[guardian.mentee_id].refused_at = guardian.answered_at
    met = [pk for pk, facts in found.items() if facts.pair.state == PairState.MET]
    charters = Charter.objects.filter(pair__in=met, state__in=OPEN_CHARTER_STATES)
    for pair, issued_at in charters.order_by().values_list("pair", "issued_at"):
        found[pair].charter_on = day_of(issued_at)
    active = [pk for pk, facts in found.items() if facts.pair.state == PairState.ACTIVE]
    rests = Pause.objects.filter(pair__in=active)
    for pair, start, stop, until in rests.values_list("pair", "starts_on", "ended_on", "until"):
        found[pair].rests.append((start, stop or until))
    first = cadence.month_before(today)
    meetings = Meeting.objects.filter(
        pair__in=active, state=MeetingState.HELD, held_on__gte=first, held_on__lt=today.replace(day=1)
    )
    for pair in meetings.order_by().values_list("pair", flat=True):
        found[pair].held += 1
    due = CheckIn.objects.filter(pair__in=active, state=CheckInState.DUE, due_on__lte=today)
    for pair, due_on in due.order_by().values_list("pair", "due_on"):
        found[pair].check_ins.append(due_on)


def wanted_of(facts: Facts, today: date) -> Iterator[Key]:
    """The alerts that the facts call for on a day."""
    pair = facts.pair
    if pair.state in OPEN_PAIR_STATES and facts.refused_at:
        yield Kind.GUARDIAN, facts.refused_at.isoformat()
    if pair.state == PairState.FORMED:
        yield from late(Kind.FIRST_MEETING, day_of(pair.opened_at), pair.programme.first_meeting_days, today)
    elif pair.state == PairState.MET and facts.charter_on:
        yield from late(Kind.CHARTER, facts.charter_on, pair.programme.sign_days, today)
    elif pair.state == PairState.ACTIVE:
        yield from silence(facts, today)
        yield from few_meetings(facts, today)
        for due_on in facts.check_ins:
            yield from late(Kind.CHECK_IN, due_on, 0, today)
        yield from late(Kind.PAST_END, pair.ends_on, 1, today)


def late(kind: str, since: date, days: int, today: date) -> Iterator[Key]:
    """From `days` days after a day on; raised anew every fortnight, should somebody have settled it meanwhile."""
    over = (today - since).days - days
    if over >= 0:
        yield kind, f"{since.isoformat()}:{over // AGAIN_DAYS}"


def silence(facts: Facts, today: date) -> Iterator[Key]:
    """More than 21 days that count without a meeting, a call or a message; raised anew at each further 21."""
    since = last_news(facts.pair)
    if (today - since).days <= SILENCE_DAYS:
        return
    days = cadence.counted_days(since, today, facts.rests)
    if days > SILENCE_DAYS:
        yield Kind.SILENCE, f"{since.isoformat()}:{(days - 1) // SILENCE_DAYS}"


def last_news(pair: Pair) -> date:
    """The last day on which there was news of a tandem that has started."""
    return max(pair.last_event_on, day_of(pair.activated_at))


def few_meetings(facts: Facts, today: date) -> Iterator[Key]:
    """Fewer meetings in the month that ended last than the programme expects."""
    pair, month = facts.pair, cadence.month_before(today)
    if facts.held >= pair.programme.meetings_per_month:
        return
    expected = cadence.expected_in(
        month,
        since=day_of(pair.activated_at) + timedelta(days=1),
        until=None,
        rests=facts.rests,
        rhythm=pair.programme.meetings_per_month,
    )
    if facts.held < expected:
        yield Kind.CADENCE, f"{month:%Y-%m}"


@transaction.atomic
def report(*, pair: Pair, by: User | None, words: str, kind: str, now: datetime, about: str = "") -> Alert:
    """Somebody tells the team, in their words; one a kind, a day and a side (or `about`), the words of a day joined.

    Raises NotAParty.
    """
    pair = pairs.hold(pair)
    if by is not None:
        pairs.check_reach(pair, by)
    side = about or pair.side_of(by) or "team"
    period = f"{day_of(now):%y%m%d}:{side}"
    alert, is_new = Alert.objects.get_or_create(
        pair=pair, kind=kind, period=period, defaults={"opened_at": now, "words": words[:600]}
    )
    if is_new:
        return alert
    if words and words not in alert.words:
        alert.words = f"{alert.words}\n{words}".strip()[:600]
    alert.settled_at = alert.settled_by = None
    alert.save(update_fields=["words", "settled_at", "settled_by"])
    return alert


@transaction.atomic
def settle_all(*, pair: Pair, by: User, now: datetime) -> int:
    """All that is open about a pair. Returns how many. Raises NotAllowed."""
    pair = pairs.hold(pair)
    pairs.check_officer(pair, by)
    return pair.alerts.filter(settled_at=None).update(settled_at=now, settled_by=by)


@transaction.atomic
def assign(*, pair: Pair, to: User, by: User) -> int:
    """Somebody who follows the pair takes what is open about it. Returns how many. Raises NotAllowed, NotTheirs."""
    pair = pairs.hold(pair)
    pairs.check_officer(pair, by)
    if not pairs.follows(to, pair):
        raise refusals.NotTheirs
    return pair.alerts.filter(settled_at=None).update(assigned_to=to)
