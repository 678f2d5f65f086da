"""What each side says of a tandem at its end: by itself from its page, or to an officer. Lock: pair."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from wagtail.log_actions import log

from mentoring import vocabulary
from mentoring.lifecycle import PairState
from mentoring.models import ClosingWord, Pair
from mentoring.models.care import CheckInAnswer
from portal.accounts.models import User
from portal.core import outbox

from . import endings, pairs, refusals

Channel = CheckInAnswer.Channel
OPEN_FOR = timedelta(days=60)


def are_open(pair: Pair, *, now: datetime) -> bool:
    """Whether the two may speak: once the end is near, and for sixty days after it."""
    if pair.state == PairState.CLOSED:
        return now <= pair.closed_at + OPEN_FOR
    return endings.is_near(pair, now=now)


def own(pair: Pair, side: str) -> ClosingWord | None:
    """What one side said by itself."""
    return pair.closing_words.filter(side=side, channel=Channel.ONESELF).first()


@transaction.atomic
def say(
    *, pair: Pair, supports: Iterable[str], recommend: int | None, words: str, by: User, now: datetime
) -> ClosingWord:
    """One side answers for itself; it may be changed as long as the questions are open. The team alone reads it.

    Said before the end, it asks the team to end the tandem. Raises NotAParty, TimeToSpeakOver.
    """
    pair = pairs.hold(pair)
    side = pair.side_of(by)
    if side is None:
        raise refusals.NotAParty
    if not are_open(pair, now=now):
        raise refusals.TimeToSpeakOver
    answer = {"supports": known(supports), "recommend": recommend, "words": words.strip()}
    row = keep(own(pair, side), pair=pair, side=side, channel=Channel.ONESELF, by=by, now=now, **answer)
    if pair.state != PairState.CLOSED and pair.officer:
        outbox.queue(
            "mentoring/end_said",
            to=pair.officer,
            key=f"pair:{pair.uuid}:end_said:{pair.ends_on}",
            now=now,
            context={"reference": pair.reference},
        )
    log(pair, "mentoring.closing_word", user=by, timestamp=now)
    return row


@transaction.atomic
def note(
    *,
    pair: Pair,
    side: str,
    channel: str,
    supports: Iterable[str],
    recommend: int | None,
    words: str,
    by: User,
    now: datetime,
) -> ClosingWord:
    """The team notes what one side said in a closing talk, beside what they wrote. Raises NotAllowed, NotNow."""
    pair = pairs.hold(pair)
    pairs.check_officer(pair, by)
    if pair.activated_at is None or channel == Channel.ONESELF:
        raise refusals.NotNow
    known_row = pair.closing_words.filter(side=side).exclude(channel=Channel.ONESELF).first()
    answer = {"supports": known(supports), "recommend": recommend, "words": words.strip()}
    row = keep(known_row, pair=pair, side=side, channel=channel, by=by, now=now, **answer)
    log(pair, "mentoring.closing_talk", user=by, timestamp=now)
    return row


def keep(row: ClosingWord | None, *, now: datetime, **fields: object) -> ClosingWord:
    """Write a first answer, or write it again."""
    row = row or ClosingWord()
    for name, value in {**fields, "said_at": now}.items():
        setattr(row, name, value)
    row.save()
    return row


def known(supports: Iterable[str]) -> list[str]:
    """The five supports of MentorU, in their order."""
    given = set(supports)
    return [code for code, _label in vocabulary.SUPPORTS if code in given]
