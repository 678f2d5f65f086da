"""One row of what became of a mentee; what was said before at that horizon is replaced, never rewritten."""

from datetime import date, datetime

from mentoring.models import Outcome, OutcomeKind, Pair
from portal.accounts.models import User
from portal.core.days import day_of

from . import refusals


def record(
    *,
    pair: Pair,
    kind: str,
    contract: str,
    by: User | None,
    now: datetime,
    happened_on: date | None = None,
    horizon: int = 0,
) -> Outcome:
    """Write it down, under the programme of the pair; inside a transaction that holds the pair.

    Raises ContractMissing, FutureDay.
    """
    if kind == OutcomeKind.EMPLOYMENT and not contract:
        raise refusals.ContractMissing
    if happened_on and happened_on > day_of(now):
        raise refusals.FutureDay
    before = current(pair, horizon)
    if before:
        before.is_current = False
        before.save(update_fields=["is_current"])
    return Outcome.objects.create(
        programme=pair.programme,
        pair=pair,
        mentee=pair.mentee,
        horizon=horizon,
        kind=kind,
        contract=contract if kind == OutcomeKind.EMPLOYMENT else "",
        happened_on=happened_on,
        replaces=before,
        reported_at=now,
        reported_by=by,
    )


def current(pair: Pair, horizon: int = 0) -> Outcome | None:
    """What is held true of a mentee at a horizon."""
    rows = pair.outcomes.select_for_update(of=("self",))
    return rows.filter(horizon=horizon, is_current=True).first()
