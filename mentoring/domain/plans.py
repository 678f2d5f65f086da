"""The plan of action of a pair: decided together, the reference each time they meet (MentorU)."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from mentoring.lifecycle import ActionState, PairState
from mentoring.models import ActionItem, ActionStep, Meeting, Pair
from mentoring.models.plans import Advance, Doer
from portal.accounts.models import User
from portal.core.days import day_of

from . import pairs, ready_plans, refusals

SAID_BY = {
    ActionState.DONE: Advance.DONE,
    ActionState.DROPPED: Advance.DROPPED,
    ActionState.OPEN: Advance.AGAIN,
}

EDITABLE = (PairState.MET, PairState.ACTIVE, PairState.PAUSED)
MOST_OPEN = 30


@transaction.atomic
def add(
    *,
    pair: Pair,
    by: User,
    text: str,
    now: datetime,
    who: str = Doer.MENTEE,
    due_on: date | None = None,
    support: str = "",
    client_key: uuid.UUID | None = None,
) -> ActionItem:
    """Write an action down, by either side; idempotent by `client_key`. Raises NotAParty, NotNow, PlanFull."""
    pair = held_for(pair, by)
    known = pair.actions.filter(client_key=client_key).first() if client_key else None
    if known:
        return known
    position = room_in(pair)
    return ActionItem.objects.create(
        pair=pair,
        text=text.strip(),
        who=who,
        due_on=due_on,
        support=support,
        position=position,
        added_by=by,
        added_at=now,
        client_key=client_key or uuid.uuid4(),
    )


def note_done(
    *, pair: Pair, by: User, text: str, who: str, support: str, now: datetime, client_key: uuid.UUID
) -> ActionItem:
    """Write down what was just done; inside the caller's transaction, which holds the pair."""
    action = ActionItem(pair=pair, text=text, who=who, support=support, position=next_position(pair))
    action.added_by, action.added_at, action.client_key = by, now, client_key
    action.finish()
    action.ended_on = day_of(now)
    action.save(force_insert=True)
    ActionStep.objects.create(action=action, advance=Advance.DONE, noted_by=by, noted_at=now)
    return action


@transaction.atomic
def begin_with(*, pair: Pair, by: User, plan: str, now: datetime) -> int:
    """Lay the actions of a ready plan that are not there yet. Returns how many. Raises NotAParty, NotNow, PlanFull."""
    pair = held_for(pair, by)
    present = set(pair.actions.values_list("text", flat=True))
    rows = [row for row in ready_plans.actions_of(pair.programme.track, plan) if row.text not in present]
    first = room_in(pair, wanted=len(rows))
    ActionItem.objects.bulk_create(
        ActionItem(
            pair=pair,
            text=row.text,
            who=row.who,
            support=row.support,
            position=first + n,
            added_by=by,
            added_at=now,
        )
        for n, row in enumerate(rows)
    )
    if rows:
        log(pair, "mentoring.begin_plan", user=by, timestamp=now)
    return len(rows)


@transaction.atomic
def change(
    *, action: ActionItem, by: User, text: str, who: str, due_on: date | None, support: str
) -> ActionItem:
    """Say it otherwise. Raises NotAParty, NotNow."""
    held_for(action.pair, by)
    action = ActionItem.objects.select_for_update(of=("self",)).get(pk=action.pk)
    action.text, action.who, action.due_on, action.support = text.strip(), who, due_on, support
    action.save(update_fields=["text", "who", "due_on", "support"])
    return action


@transaction.atomic
def settle(*, action: ActionItem, by: User, state: str, now: datetime) -> ActionItem:
    """Done, given up, or to do again; idempotent. Raises NotAParty, NotNow."""
    held_for(action.pair, by)
    action = ActionItem.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if action.state != state:
        turn(action, state, on=day_of(now))
        ActionStep.objects.create(action=action, advance=SAID_BY[state], noted_by=by, noted_at=now)
    return action


def turn(action: ActionItem, state: str, *, on: date) -> None:
    """Move an action, held, to a state; from one end to another through what is to do."""
    if action.state == state:
        return
    if action.state != ActionState.OPEN:
        action.reopen()
        action.ended_on = None
    if state == ActionState.DONE:
        action.finish()
        action.ended_on = on
    elif state == ActionState.DROPPED:
        action.drop()
        action.ended_on = on
    action.save(update_fields=["state", "ended_on"])


def note_progress(*, pair: Pair, meeting: Meeting, advances: Mapping[str, str]) -> None:
    """How far each action was at a meeting that was recorded, `{uuid: Advance}`.

    Inside the caller's transaction, which holds the pair.
    """
    if not advances:
        return
    for action in pair.actions.select_for_update(of=("self",)):
        advance = advances.get(str(action.uuid))
        if advance not in Advance.values:
            continue
        noted = {"advance": advance, "noted_by": meeting.recorded_by, "noted_at": meeting.recorded_at}
        ActionStep.objects.update_or_create(action=action, meeting=meeting, defaults=noted)
        ends = {Advance.DONE: ActionState.DONE, Advance.DROPPED: ActionState.DROPPED}
        turn(action, ends.get(advance, ActionState.OPEN), on=meeting.held_on)


def held_for(pair: Pair, by: User) -> Pair:
    """The pair, held, for one of its sides, while a plan makes sense. Raises NotAParty, NotNow."""
    pair = pairs.hold(pair)
    if pair.side_of(by) is None:
        raise refusals.NotAParty
    if pair.state not in EDITABLE:
        raise refusals.NotNow
    return pair


def room_in(pair: Pair, *, wanted: int = 1) -> int:
    """The next position. Raises PlanFull."""
    if pair.actions.filter(state=ActionState.OPEN).count() + wanted > MOST_OPEN:
        raise refusals.PlanFull
    return next_position(pair)


def next_position(pair: Pair) -> int:
    return (pair.actions.aggregate(last=Max("position"))["last"] or 0) + 1
