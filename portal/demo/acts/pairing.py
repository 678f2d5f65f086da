"""A pair meets, signs and goes its way."""

from datetime import datetime

from mentoring.domain import charters, meetings, pairs
from mentoring.models import Charter, Pair
from portal.accounts.models import User
from portal.core import links
from portal.core.days import day_of
from portal.core.models import Link
from portal.demo import accounts
from portal.demo.accounts import OFFICER, Seat
from portal.demo.people import Person

from .finding import Act, pair_of


def meets(person: Person, facts: str) -> Act:
    """The two have met today, and the mentor notes it."""

    def act(now: datetime) -> object:
        pair = pair_of(person)
        return meetings.record_first(
            pair=pair, by=pair.mentor.person, held_on=day_of(now), now=now, minutes=75, facts=facts
        )

    return act


def signs(person: Person, side: str) -> Act:
    """One side of the mentee's pair reads the charter and signs under its own name."""

    def act(now: datetime) -> object:
        pair = pair_of(person)
        signer: User = getattr(pair, side).person
        charter = Charter.objects.get(pair=pair)
        link = Link.objects.get(
            purpose="sign", target=links.target_of(charter), person=signer, revoked_at=None
        )
        links.spend(links.token_of(link), now=now)
        return charters.sign(
            charter=charter,
            by=signer,
            typed_name=signer.full_name,
            text_hash=charter.text_hash,
            link_id=link.pk,
            now=now,
        )

    return act


def does_not_go_on(person: Person, reason: str, by: Seat = OFFICER) -> Act:
    """It stops before the start: the mentee waits again."""

    def act(now: datetime) -> Pair:
        return pairs.undo(pair=pair_of(person), by=accounts.of(by), reason=reason, now=now)

    return act
