"""A pair meets, signs and goes its way."""

from datetime import datetime, time, timedelta

from mentoring.domain import appointments, charters, closing, closing_words, endings, meetings, pairs, pauses
from mentoring.models import Charter, Pair, Pause
from mentoring.models.pairs import MeetingMode
from portal.accounts.models import User
from portal.core import links
from portal.core.days import PARIS, add_working_days, day_of
from portal.core.models import Link
from portal.demo import accounts
from portal.demo.accounts import MANAGER, OFFICER, Seat
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


def sees(person: Person, facts: str, mode: str = MeetingMode.FACE) -> Act:
    """They see each other again; one of the two notes it, in turn."""

    def act(now: datetime) -> object:
        pair = pair_of(person)
        by = pair.mentor.person if now.day % 3 else pair.mentee.person
        minutes = 60 if mode == MeetingMode.FACE else 30
        return meetings.record(
            pair=pair, by=by, held_on=day_of(now), now=now, minutes=minutes, mode=mode, facts=facts
        )

    return act


def arranges(person: Person, days: int, hour: str) -> Act:
    """The mentee arranges a meeting in so many working days, in the mentor's company where we know it."""

    def act(now: datetime) -> object:
        pair, day = pair_of(person), add_working_days(day_of(now), days)
        return appointments.arrange(
            pair=pair,
            by=pair.mentee.person,
            starts_at=datetime.combine(day, time.fromisoformat(hour), tzinfo=PARIS),
            place=appointments.public_places(pair)[-1],
            now=now,
        )

    return act


def rests(person: Person, days: int, reason: str) -> Act:
    """The tandem stops for some days; the mentee asked for it."""

    def act(now: datetime) -> Pause:
        pair, until = pair_of(person), day_of(now) + timedelta(days=days)
        return pauses.pause(pair=pair, until=until, reason=reason, by=pair.mentee.person, now=now)

    return act


def is_handed_over(person: Person, to: Seat = MANAGER, by: Seat = OFFICER) -> Act:
    """Somebody else of the team follows the pair."""

    def act(now: datetime) -> Pair:
        return pairs.hand_over(pair=pair_of(person), to=accounts.of(to), by=accounts.of(by), now=now)

    return act


def ends(person: Person, reason: str, kind: str, contract: str, since: int, by: Seat = OFFICER) -> Act:
    """The tandem is over; what became of the mentee happened `since` working days before (0: it is not dated)."""

    def act(now: datetime) -> Pair:
        return closing.close(
            pair=pair_of(person),
            reason=reason,
            kind=kind,
            contract=contract,
            happened_on=add_working_days(day_of(now), -since) if since else None,
            by=accounts.of(by),
            now=now,
        )

    return act


def proposes_to_go_on(person: Person, months: int) -> Act:
    """The mentor would like some more months; the mentee has not answered yet."""

    def act(now: datetime) -> object:
        pair = pair_of(person)
        return endings.propose(pair=pair, months=months, by=pair.mentor.person, now=now)

    return act


def says_at_the_end(person: Person, recommend: int, words: str) -> Act:
    """The mentee answers the closing questions."""

    def act(now: datetime) -> object:
        pair = pair_of(person)
        supports = list(pair.mentor.supports)[:2]
        return closing_words.say(
            pair=pair, supports=supports, recommend=recommend, words=words, by=pair.mentee.person, now=now
        )

    return act


def does_not_go_on(person: Person, reason: str, by: Seat = OFFICER) -> Act:
    """It stops before the start: the mentee waits again."""

    def act(now: datetime) -> Pair:
        return pairs.undo(pair=pair_of(person), by=accounts.of(by), reason=reason, now=now)

    return act
