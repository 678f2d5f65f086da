"""What falls due in recruitment: drafts and applications that wait for somebody, counters of the day before."""

from datetime import datetime

from portal.core.days import day_of

from .domain import drafts, lapses, quotas


def old_counters(now: datetime) -> int:
    """Counters serve for their day only."""
    return quotas.forget_before(day_of(now))


RULES = {
    "drafts that end soon": drafts.warn_old,
    "drafts that end": drafts.expire_old,
    "addresses to confirm": lapses.remind_to_confirm,
    "questions to answer": lapses.remind_to_answer,
    "silent applications": lapses.expire_silent,
    "waiting lists that end": lapses.expire_held,
    "counters": old_counters,
}
