"""Which messages may wait for somebody's letter of the day or of the week, and until when.

Nothing waits unless its template is declared here by the app that writes it, a job writes it, and the person chose so:
what somebody asked for, what has a deadline or speaks of a date, and what is owed to a structure leaves at once.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.db.models import Model

from .days import PARIS
from .models import Link, Message, Pace

MORNING = time(8)
MONDAY = 0

# By template: whether there is still something to say of what the message's link opens, when the letter leaves.
Still = Callable[[Link], bool]
can_wait: dict[str, Still] = {}


def declare(template: str, still: Still) -> None:
    """A template whose messages may wait; `still` is asked once more before the letter leaves."""
    can_wait[template] = still


def next_letter(pace: str, *, now: datetime) -> datetime:
    """Eight in the morning in Paris, after `now`: the next day's, or the next Monday's."""
    local = now.astimezone(PARIS)
    day = local.date() + timedelta(days=local.time() >= MORNING)
    if pace == Pace.WEEKLY:
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    return datetime.combine(day, MORNING, tzinfo=PARIS)


def hold(message: Message, person: Model | None, *, now: datetime) -> None:
    """Keep a message that is being written for the person's next letter, if it may wait; the caller saves it."""
    if person is None or person.pace == Pace.AT_ONCE or message.template not in can_wait:
        return
    message.hold()
    message.next_try_at = next_letter(person.pace, now=now)
