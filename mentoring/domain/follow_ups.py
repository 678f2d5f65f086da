"""News of a mentee, months after the end: laid at the close, asked with one question, twice at most, then left in peace.

An answer is an `Outcome` at that horizon, and is welcome later too. Lock order: pair, follow-up.
"""

from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from wagtail.log_actions import log

from mentoring.lifecycle import FollowUpState, MenteeState
from mentoring.models import FollowUp, Mentee, Outcome, OutcomeKind, Pair
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.days import day_of
from portal.core.models import Link

from . import outcomes, pairs, refusals

FOR_ALL = (6, 12)
FOR_A_BUSINESS = (24, 36)
AGAIN_AFTER, GIVEN_UP_AFTER = timedelta(days=14), timedelta(days=45)
MOST_ASKED = 2
TO_ANSWER = (FollowUpState.DUE, FollowUpState.UNREACHABLE, FollowUpState.ANSWERED)


def lay(pair: Pair, *, kind: str) -> None:
    """The days on which news will be taken, after this way out; what no longer applies is left out."""
    horizons = FOR_ALL + (FOR_A_BUSINESS if kind == OutcomeKind.CREATION else ())
    for horizon in horizons:
        due_on = day_of(pair.closed_at) + relativedelta(months=horizon)
        FollowUp.objects.get_or_create(pair=pair, horizon=horizon, defaults={"due_on": due_on})
    for row in pair.follow_ups.filter(state=FollowUpState.DUE).exclude(horizon__in=horizons):
        row.skip()
        row.save(update_fields=["state"])


def ask_due(now: datetime) -> int:
    """Rule of `run_due`: ask, ask again, or give up. Returns how many mails."""
    today = day_of(now)
    rows = FollowUp.objects.filter(state=FollowUpState.DUE, due_on__lte=today)
    waits = rows.filter(asked=MOST_ASKED, asked_on__gt=today - GIVEN_UP_AFTER)
    fresh = rows.filter(asked=1, asked_on__gt=today - AGAIN_AFTER)
    due = rows.exclude(pk__in=waits.values("pk")).exclude(pk__in=fresh.values("pk"))
    return sum(ask(pk, now=now) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def ask(pk: int, *, now: datetime) -> int:
    """One follow-up, as far as it has come. Returns how many mails."""
    row, today = hold(pk), day_of(now)
    if row.state != FollowUpState.DUE or row.due_on > today:
        return 0
    since = today - row.asked_on if row.asked_on else None
    if not may_be_asked(row.pair.mentee):
        row.skip()
    elif since is not None and since >= GIVEN_UP_AFTER:
        row.give_up()
    elif row.asked == 0 or (row.asked < MOST_ASKED and since >= AGAIN_AFTER):
        row.asked += 1
        row.asked_on = row.asked_on or today
        tell(row, key=str(row.asked), now=now)
        row.save(update_fields=["asked", "asked_on"])
        return 1
    row.save(update_fields=["state"])
    return 0


def hold(pk: int) -> FollowUp:
    """The follow-up as it is now, its pair held first."""
    pair = pairs.hold(Pair(pk=FollowUp.objects.values_list("pair", flat=True).get(pk=pk)))
    row = FollowUp.objects.select_for_update(of=("self",)).get(pk=pk)
    row.pair = pair
    return row


def may_be_asked(mentee: Mentee) -> bool:
    """Somebody whom we still know, and who is not accompanied again: those are followed there."""
    return bool(mentee.person and mentee.person.is_active and mentee.state == MenteeState.LEFT)


def tell(row: FollowUp, *, key: str, now: datetime) -> None:
    """One question, by a link; at six and twelve months, the door to the mentors stands open too."""
    person = row.pair.mentee.person
    outbox.queue(
        "mentoring/follow_up",
        to=person,
        key=f"followup:{row.pair.uuid}:{row.horizon}:{key}",
        now=now,
        context={
            "horizon": row.horizon,
            "again": row.asked > 1,
            "business": is_about_a_business(row),
            "become": mentors_entrance(person) if row.horizon in FOR_ALL else "",
        },
        opens={"link": door(row, person, now=now)},
    )


def door(row: FollowUp, person: User, *, now: datetime) -> Link:
    """A link to the question."""
    return links.create("after_end", links.target_of(row), person=person, now=now)


def mentors_entrance(person: User) -> str:
    """Where somebody applies to become a mentor, in their language."""
    with translation.override(person.language):
        return settings.BASE_URL + reverse("apply:mentor")


def is_about_a_business(row: FollowUp) -> bool:
    """Whether the tandem ended with a business: it is then asked whether that lives."""
    return row.pair.outcomes.filter(horizon=0, is_current=True, kind=OutcomeKind.CREATION).exists()


@transaction.atomic
def answer(*, follow_up: FollowUp, kind: str, by: User, now: datetime, contract: str = "") -> Outcome:
    """The mentee says where they stand, or the team notes it; another answer corrects the first; idempotent.

    Raises NotAParty, NotNow, UnknownOutcome, ContractMissing.
    """
    row = hold(follow_up.pk)
    if row.pair.side_of(by) != "mentee" and not pairs.follows(by, row.pair):
        raise refusals.NotAParty
    if row.state not in TO_ANSWER or row.due_on > day_of(now):
        raise refusals.NotNow
    if kind not in OutcomeKind.values or kind == OutcomeKind.UNKNOWN:
        raise refusals.UnknownOutcome
    before = outcomes.current(row.pair, row.horizon)
    if before and before.kind == kind and (before.contract == contract or kind != OutcomeKind.EMPLOYMENT):
        return before
    outcome = outcomes.record(
        pair=row.pair, kind=kind, contract=contract, horizon=row.horizon, by=by, now=now
    )
    if row.state != FollowUpState.ANSWERED:
        row.answer()
    row.outcome, row.answered_at, row.by = outcome, now, by
    row.save(update_fields=["state", "outcome", "answered_at", "by"])
    log(row.pair, "mentoring.follow_up", user=by, data={"months": row.horizon}, timestamp=now)
    return outcome
