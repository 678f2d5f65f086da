"""What the team did for a tandem, or learned of it, in a line."""

from datetime import datetime

from django.db import transaction

from mentoring.models import Pair, TeamNote
from portal.accounts.models import User

from . import alerts, pairs


@transaction.atomic
def note(*, pair: Pair, by: User, kind: str, text: str, settles: bool, now: datetime) -> TeamNote:
    """Write it down; `settles`: what was open about the pair is dealt with. Raises NotAllowed."""
    pair = pairs.hold(pair)
    pairs.check_officer(pair, by)
    row = TeamNote.objects.create(pair=pair, kind=kind, text=text.strip(), author=by, written_at=now)
    if settles:
        alerts.settle_all(pair=pair, by=by, now=now)
    return row
