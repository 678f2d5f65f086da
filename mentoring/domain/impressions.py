"""After the first meeting, each side says in private whether to go on. One « no » opens another match, without fault."""

from datetime import datetime

from django.db import transaction

from mentoring.lifecycle import PairState
from mentoring.models import Alert, FirstImpression, Pair
from mentoring.models.pairs import EndReason
from portal.accounts.models import User

from . import alerts, pairs, refusals

Answer = FirstImpression.Answer


@transaction.atomic
def answer(*, pair: Pair, by: User, answer: str, now: datetime) -> FirstImpression:
    """Note one side's answer; the same answer again changes nothing, another takes its place while the charter is open.

    A « no » stops the tandem before its start in the words of any stop: neither learns who. A doubt calls the team.
    Raises NotAParty, NotNow.
    """
    pair = pairs.hold(pair)
    side = pair.side_of(by)
    if side is None:
        raise refusals.NotAParty
    known = pair.impressions.filter(side=side).first()
    if known and known.answer == answer:
        return known
    if pair.state != PairState.MET:
        raise refusals.NotNow
    row, _new = FirstImpression.objects.update_or_create(
        pair=pair, side=side, defaults={"answer": answer, "answered_at": now}
    )
    if answer == Answer.UNSURE:
        alerts.report(pair=pair, by=by, words="", kind=Alert.Kind.DOUBT, now=now)
    elif answer == Answer.NO:
        pairs.undo(pair=pair, by=None, reason=EndReason.MISMATCH, now=now)
        alerts.look_at(pair, now=now)
    return row


def of(pair: Pair, person: User) -> FirstImpression | None:
    """What a person answered for themselves; never the other's."""
    return pair.impressions.filter(side=pair.side_of(person)).first()
