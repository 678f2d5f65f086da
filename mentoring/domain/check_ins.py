"""News that the team takes of each tandem (MentorU: every two months, by phone, mail or in an interview)."""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.lifecycle import CheckInState, PairState
from mentoring.models import Alert, CheckIn, CheckInAnswer, Pair
from mentoring.models.care import Difficulty
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.days import add_working_days, day_of

from . import alerts, pairs, refusals

AGAIN_DAYS = 7
MOST_TRIES = 3
LOW = 2
QUESTIONS = {
    "meets_enough": _("Do you meet as often as you had planned?"),
    "plan_advances": _("Does your plan of action move forward?"),
    "at_ease": _("Are you at ease with the other?"),
    "mood": _("How do you feel in this tandem?"),
    "difficulty": _("Is something difficult?"),
    "words": _("What can the team do for you?"),
}
MOODS = ((5, _("Very well")), (4, _("Well")), (3, _("So-so")), (2, _("Not well")), (1, _("Badly")))
WHILE = (PairState.ACTIVE, PairState.PAUSED)
ANSWERABLE = (CheckInState.DUE, CheckInState.UNREACHABLE, CheckInState.DONE)


def lay_due(now: datetime) -> int:
    """Rule of `run_due`: every active tandem has its next check-in, until its planned end. Returns how many were laid."""
    theirs = CheckIn.objects.filter(pair=OuterRef("pk"))
    bare = Pair.objects.filter(~Exists(theirs.filter(state=CheckInState.DUE)), state=PairState.ACTIVE)
    last = Subquery(theirs.order_by("-due_on").values("due_on")[:1])
    rows = bare.select_related("programme").only("activated_at", "ends_on", "programme__check_in_months")
    known = list(rows.annotate(last=last))
    return sum(lay_next(pair.pk) for pair in known if next_day(pair, pair.last) < pair.ends_on)


@transaction.atomic
def lay_next(pk: int) -> bool:
    """The check-in after the last one, on a working day; False when the tandem ends before, or when it is there."""
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).select_related("programme").get(pk=pk)
    if pair.state != PairState.ACTIVE or pair.check_ins.filter(state=CheckInState.DUE).exists():
        return False
    due_on = next_day(pair, pair.check_ins.aggregate(last=Max("due_on"))["last"])
    if due_on >= pair.ends_on:
        return False
    CheckIn.objects.create(pair=pair, due_on=due_on)
    return True


def next_day(pair: Pair, last: date | None) -> date:
    """The day of the check-in that follows the last one, or else the start."""
    since = last or day_of(pair.activated_at)
    return on_working_day(since + relativedelta(months=pair.programme.check_in_months))


def on_working_day(day: date) -> date:
    """The day itself, or the next on which the team works."""
    return add_working_days(day - timedelta(days=1), 1)


def ask_due(now: datetime) -> int:
    """Rule of `run_due`: both sides receive the form on the day, and once more a week later. Returns how many mails."""
    due = CheckIn.objects.filter(
        state=CheckInState.DUE, due_on__lte=day_of(now), pair__state=PairState.ACTIVE
    )
    two = ("pair__mentor__person", "pair__mentee__person")
    known = due.select_related(*two).only("uuid", "due_on", *(f"{path}__uuid" for path in two))
    rows = known.prefetch_related("answers")
    late = outbox.unwritten({row.pk: list(awaited(row, row.pair, now=now)) for row in rows})
    return sum(ask_both(pk, now=now) for pk in late)


def awaited(check_in: CheckIn, pair: Pair, *, now: datetime) -> dict[str, User]:
    """{the key of the mail that is due: whom it goes to} for those who have not answered."""
    turn = turn_of(check_in, now)
    answered = {answer.side for answer in check_in.answers.all()}
    waiting = [person for person, _other in pairs.sides(pair) if pair.side_of(person) not in answered]
    return {f"check_in:{check_in.uuid}:{turn}:{person.uuid}": person for person in waiting}


def turn_of(check_in: CheckIn, now: datetime) -> int:
    """0 in the first week, then 1."""
    return min(1, (day_of(now) - check_in.due_on).days // AGAIN_DAYS)


@transaction.atomic
def ask_both(pk: int, *, now: datetime) -> int:
    """Those who have not answered, once on the day and once a week later; a missed fortnight sends one mail, not two."""
    found = CheckIn.objects.select_related("pair").get(pk=pk)
    pair = pairs.hold(found.pair)
    check_in = CheckIn.objects.select_for_update(of=("self",)).get(pk=pk)
    if check_in.state != CheckInState.DUE or pair.state != PairState.ACTIVE:
        return 0
    wanted, again = awaited(check_in, pair, now=now), turn_of(check_in, now) > 0
    written = outbox.written_among(wanted)
    late = [key for key in wanted if key not in written]
    for key in late:
        write(check_in, pair, wanted[key], key=key, again=again, now=now)
    return len(late)


def write(check_in: CheckIn, pair: Pair, person: User, *, key: str, again: bool, now: datetime) -> None:
    """The form, in a mail."""
    outbox.queue(
        "mentoring/check_in",
        to=person,
        key=key,
        now=now,
        context={"other": pairs.other_side(pair, person).first_name, "again": "yes" if again else ""},
        opens={"link": links.create("check_in", links.target_of(check_in), person=person, now=now)},
    )


@transaction.atomic
def answer(
    *,
    check_in: CheckIn,
    side: str,
    by: User,
    now: datetime,
    channel: str,
    meets_enough: bool,
    plan_advances: bool,
    at_ease: bool,
    mood: int,
    difficulty: str = Difficulty.NONE,
    words: str = "",
) -> CheckInAnswer:
    """Note what one side says: the person, or whoever follows the pair for them. Said again, it replaces it.

    A low mood, unease or a difficulty is an alert. Done once both have answered. Raises NotAParty, NotAllowed, NotNow.
    """
    pair = pairs.hold(check_in.pair)
    if pair.side_of(by) != side:
        pairs.check_officer(pair, by)
    check_in = CheckIn.objects.select_for_update(of=("self",)).get(pk=check_in.pk)
    if check_in.state not in ANSWERABLE or pair.state not in WHILE:
        raise refusals.NotNow
    said = {
        "channel": channel,
        "meets_enough": meets_enough,
        "plan_advances": plan_advances,
        "at_ease": at_ease,
        "mood": mood,
        "difficulty": difficulty,
        "words": words.strip(),
        "answered_at": now,
        "by": by,
    }
    row, _new = CheckInAnswer.objects.update_or_create(check_in=check_in, side=side, defaults=said)
    pairs.hear(pair, on=day_of(now))
    if mood <= LOW or not at_ease or difficulty != Difficulty.NONE:
        alerts.report(
            pair=pair,
            by=None,
            words=row.words,
            kind=Alert.Kind.LOW_MOOD,
            now=now,
            about=f"{side}:{check_in.pk}",
        )
    if check_in.answers.count() == 2 and check_in.state != CheckInState.DONE:
        end(check_in, by=by, now=now)
    alerts.look_at(pair, now=now)
    return row


@transaction.atomic
def complete(*, check_in: CheckIn, by: User, now: datetime) -> CheckIn:
    """The team has enough with what one side said; idempotent. Raises NotAllowed, NotNow while nobody has answered."""
    pair = pairs.hold(check_in.pair)
    pairs.check_officer(pair, by)
    check_in = CheckIn.objects.select_for_update(of=("self",)).get(pk=check_in.pk)
    if check_in.state == CheckInState.DONE:
        return check_in
    if check_in.state not in ANSWERABLE or not check_in.answers.exists():
        raise refusals.NotNow
    end(check_in, by=by, now=now)
    alerts.look_at(pair, now=now)
    return check_in


def end(check_in: CheckIn, *, by: User, now: datetime) -> None:
    check_in.complete()
    check_in.ended_at, check_in.by = now, by
    check_in.save(update_fields=["state", "ended_at", "by"])
    log(check_in.pair, "mentoring.check_in", user=by, timestamp=now)


@transaction.atomic
def try_in_vain(*, check_in: CheckIn, by: User, now: datetime) -> CheckIn:
    """Nobody answered the phone; after three tries, nobody is reached, and an answer is still welcome.

    Raises NotAllowed, NotNow.
    """
    pair = pairs.hold(check_in.pair)
    pairs.check_officer(pair, by)
    check_in = CheckIn.objects.select_for_update(of=("self",)).get(pk=check_in.pk)
    if check_in.state != CheckInState.DUE:
        raise refusals.NotNow
    check_in.tries += 1
    if check_in.tries >= MOST_TRIES:
        check_in.give_up()
        check_in.ended_at, check_in.by = now, by
    check_in.save(update_fields=["state", "tries", "ended_at", "by"])
    alerts.look_at(pair, now=now)
    return check_in


def shift(pair: Pair, *, days: int) -> None:
    """The check-in to come moves by the days of a pause; the caller holds the pair."""
    row = pair.check_ins.filter(state=CheckInState.DUE).order_by("due_on").first()
    if row is not None:
        row.due_on = on_working_day(row.due_on + timedelta(days=days))
        row.save(update_fields=["due_on"])


def leave_out(pair: Pair) -> None:
    """What is still due of a tandem that ends; the caller holds the pair."""
    for row in pair.check_ins.select_for_update(of=("self",)).filter(state=CheckInState.DUE):
        row.skip()
        row.save(update_fields=["state"])
