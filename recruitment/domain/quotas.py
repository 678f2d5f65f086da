"""How much an applicant, or whoever writes to us, may send in a day. Called by the public's views and by renewals."""

from datetime import date

from portal.core import counters

from .refusals import TooMany

LIMITS = {
    "draft": 200,  # wizards begun from one network
    "send": 60,  # applications from one network: a structure may hold a session
    "send to": 10,  # applications under one address: families share it
    "mail to": 6,  # links mailed to one address on demand
    "mail from": 60,  # links asked for from one network
    "write from": 30,  # messages of the contact page from one network
}


def within(kind: str, subject: str, *, today: date) -> bool:
    """Count one more try, and say whether it is still within the day's limit."""
    return counters.within(kind, subject, most=LIMITS[kind], today=today)


def spend(kind: str, subject: str, *, today: date) -> None:
    """Count one more try. Raises TooMany beyond the day's limit."""
    if not within(kind, subject, today=today):
        raise TooMany
