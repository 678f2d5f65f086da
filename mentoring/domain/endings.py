"""The planned end comes near: both are told in time, may go on together for some months, or leave it there.

The end moves when both agree, or when the team says so; every moved end has its own reminders. Lock: pair.
"""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mentoring.lifecycle import PairState
from mentoring.models import Alert, Extension, Pair
from mentoring.models.endings import LONGEST_EXTENSION
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.days import day_of
from portal.core.errors import Changed
from portal.core.models import Link

from . import alerts, pairs, refusals, safeguarding

NEAR_DAYS = 30
DAYS_LEFT = (-14, 0, NEAR_DAYS)  # when both are written to, the latest first
GIVEN_UP_DAYS = 60  # past the end, the team alone goes on
UNDER_WAY = (PairState.ACTIVE, PairState.PAUSED)


def is_near(pair: Pair, *, now: datetime) -> bool:
    """Whether a tandem under way ends within thirty days, or should have ended."""
    return pair.state in UNDER_WAY and pair.ends_on <= day_of(now) + timedelta(days=NEAR_DAYS)


def door(pair: Pair, person: User, *, now: datetime) -> Link:
    """A link to the page where one of the two says how it ends."""
    return links.create("ending", links.target_of(pair), person=person, now=now)


def remind(now: datetime) -> int:
    """Rule of `run_due`: thirty days before the end, on the day, a fortnight after. Returns how many mails.

    A late run writes once, for the stage that is now.
    """
    today = day_of(now)
    span = (today - timedelta(days=GIVEN_UP_DAYS), today + timedelta(days=NEAR_DAYS))
    rows = Pair.objects.filter(state=PairState.ACTIVE, ends_on__range=span)
    late = outbox.unwritten({pair.pk: keys_of(pair, today) for pair in pairs.to_key(rows, "ends_on")})
    return sum(remind_one(pk, now=now) for pk in late)


def keys_of(pair: Pair, today: date) -> list[str]:
    """The messages of the stage that a tandem has reached."""
    return [key_of(pair, person, today) for person, _other in pairs.sides(pair)]


def key_of(pair: Pair, person: User, today: date) -> str:
    stage = next(days for days in DAYS_LEFT if (pair.ends_on - today).days <= days)
    return f"pair:{pair.uuid}:end:{stage}:{pair.ends_on}:{person.uuid}"


@transaction.atomic
def remind_one(pk: int, *, now: datetime) -> int:
    """Both sides of one tandem, once a stage."""
    pair, today = pairs.hold(Pair(pk=pk)), day_of(now)
    if pair.state != PairState.ACTIVE or not is_near(pair, now=now):
        return 0
    return sum(tell_of_the_end(pair, person, other, today, now=now) for person, other in pairs.sides(pair))


def tell_of_the_end(pair: Pair, person: User, other: User, today: date, *, now: datetime) -> bool:
    """Write to one side; False when that was done."""
    key = key_of(pair, person, today)
    if outbox.is_written(key):
        return False
    outbox.queue(
        "mentoring/end_near",
        to=person,
        key=key,
        now=now,
        context={
            "other": other.first_name,
            "ends_on": pair.ends_on,
            "is_mentor": person.pk == pair.mentor.person_id,
            "is_past": pair.ends_on < today,
        },
        opens={"link": door(pair, person, now=now)},
    )
    return True


def new_end(pair: Pair, months: int, *, now: datetime) -> date:
    """The planned end some months later, counted from today once it is past."""
    return max(pair.ends_on, day_of(now)) + relativedelta(months=months)


def open_extension(pair: Pair) -> Extension | None:
    """The proposal that waits for the other's answer."""
    return pair.extensions.filter(agreed_at=None, dropped_at=None).select_related("proposed_by").first()


def check_months(months: int) -> None:
    """Raises TooLong."""
    if not 1 <= months <= LONGEST_EXTENSION:
        raise refusals.TooLong


@transaction.atomic
def propose(*, pair: Pair, months: int, by: User, now: datetime) -> Extension:
    """One of the two wishes to go on for some months; it waits for the other, or meets the same wish; idempotent.

    Raises NotAParty, TooLong, NotNow, NotNearTheEnd.
    """
    pair = pairs.hold(pair)
    if pair.side_of(by) is None:
        raise refusals.NotAParty
    check_months(months)
    check_near(pair, now=now)
    known = open_extension(pair)
    if known and known.months == months:
        return known if known.proposed_by_id == by.pk else settle(pair, known, by=by, now=now)
    drop_open(pair, now=now)
    row = Extension.objects.create(pair=pair, months=months, proposed_by=by, proposed_at=now)
    other = pairs.other_side(pair, by)
    outbox.queue(
        "mentoring/extension_proposed",
        to=other,
        key=f"extension:{row.uuid}:proposed",
        now=now,
        context={"other": by.first_name, "until": new_end(pair, months, now=now)},
        opens={"link": door(pair, other, now=now)},
    )
    log(pair, "mentoring.propose_extension", user=by, data={"months": months}, timestamp=now)
    return row


def check_near(pair: Pair, *, now: datetime) -> None:
    """Raises NotNow unless the tandem is under way, NotNearTheEnd while its end is far."""
    if pair.state != PairState.ACTIVE:
        raise refusals.NotNow
    if not is_near(pair, now=now):
        raise refusals.NotNearTheEnd


@transaction.atomic
def agree(*, extension: Extension, by: User, now: datetime) -> Extension:
    """The other says yes to what they read: the planned end moves, and both are told; idempotent.

    Raises NotAParty, TheOtherAgrees, ProposalGone, NotNow.
    """
    pair = pairs.hold(extension.pair)
    if pair.side_of(by) is None:
        raise refusals.NotAParty
    row = Extension.objects.get(pk=extension.pk)
    if row.agreed_at:
        return row
    if row.dropped_at:
        raise refusals.ProposalGone
    if row.proposed_by_id == by.pk:
        raise refusals.TheOtherAgrees
    if pair.state != PairState.ACTIVE:
        raise refusals.NotNow
    return settle(pair, row, by=by, now=now)


@transaction.atomic
def extend(*, pair: Pair, months: int, seen: str, by: User, now: datetime) -> Extension:
    """The team lets a tandem last longer, from the end that it read (`seen`), whatever the two had proposed.

    Raises NotAllowed, TooLong, NotNow; Changed when the end has moved meanwhile.
    """
    pair = pairs.hold(pair)
    pairs.check_officer(pair, by)
    check_months(months)
    if pair.state != PairState.ACTIVE:
        raise refusals.NotNow
    if str(pair.ends_on) != seen:
        raise Changed
    drop_open(pair, now=now)
    row = Extension.objects.create(pair=pair, months=months, proposed_by=by, proposed_at=now)
    return settle(pair, row, by=by, now=now)


def settle(pair: Pair, row: Extension, *, by: User, now: datetime) -> Extension:
    """Move the planned end, and tell both."""
    pair.ends_on = row.ends_on = new_end(pair, row.months, now=now)
    pair.save(update_fields=["ends_on"])
    row.agreed_by, row.agreed_at = by, now
    row.save(update_fields=["agreed_by", "agreed_at", "ends_on"])
    for person, other in pairs.sides(pair):
        outbox.queue(
            "mentoring/extended",
            to=person,
            key=f"extension:{row.uuid}:agreed:{person.uuid}",
            now=now,
            context={"other": other.first_name, "until": pair.ends_on},
            opens={"link": pairs.door(pair, person, now=now)},
        )
    log(pair, "mentoring.extend", user=by, data={"until": pair.ends_on.isoformat()}, timestamp=now)
    return row


@transaction.atomic
def drop(*, extension: Extension, by: User, now: datetime) -> None:
    """One takes the proposal back, or the other would rather not; idempotent. Raises NotAParty."""
    pair = pairs.hold(extension.pair)
    if pair.side_of(by) is None:
        raise refusals.NotAParty
    found = pair.extensions.filter(pk=extension.pk, agreed_at=None, dropped_at=None)
    if found.update(dropped_at=now):
        log(pair, "mentoring.drop_extension", user=by, timestamp=now)


def drop_open(pair: Pair, *, now: datetime) -> None:
    """What was proposed no longer stands; inside a transaction that holds the pair."""
    pair.extensions.filter(agreed_at=None, dropped_at=None).update(dropped_at=now)


@transaction.atomic
def ask_for_another(*, pair: Pair, words: str, by: User, now: datetime) -> Alert:
    """The mentee wishes another mentor: the team alone hears of it, and nothing else changes; idempotent within a day.

    Raises NotAParty, NotNow, NothingSaid.
    """
    pair = pairs.hold(pair)
    if pair.side_of(by) != "mentee":
        raise refusals.NotAParty
    if pair.state not in UNDER_WAY:
        raise refusals.NotNow
    if not words.strip():
        raise refusals.NothingSaid
    with translation.override(settings.LANGUAGE_CODE):
        told = _("Wishes another mentor: %(words)s") % {"words": words.strip()}
    alert = alerts.report(pair=pair, by=by, words=told, kind="difficulty", about="other_mentor", now=now)
    for keeper in safeguarding.keepers_of(pair, everybody=False):
        outbox.queue(
            "mentoring/change_asked",
            to=keeper,
            key=f"pair:{pair.uuid}:other_mentor:{day_of(now)}:{keeper.uuid}",
            now=now,
            context={"reference": pair.reference},
        )
    log(pair, "mentoring.ask_change", user=by, timestamp=now)
    return alert
