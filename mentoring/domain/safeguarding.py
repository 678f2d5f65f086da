"""« Signaler une difficulté »: one of the two asks for help; the right person reads it, and contact can stop at once."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from mentoring.models import Alert, Mentee, Pair
from portal.accounts import roles
from portal.accounts.models import User
from portal.core import outbox

from . import alerts, pairs, refusals, suspending


@transaction.atomic
def report(*, pair: Pair, by: User, words: str, is_unsafe: bool, stop_contact: bool, now: datetime) -> Alert:
    """Tell the team, by one of the two. The other is told nothing of it; `stop_contact` hides each from the other at once.

    Raises NotAParty, WordsMissing.
    """
    pair = pairs.hold(pair)
    if pair.side_of(by) is None:
        raise refusals.NotAParty
    if not words.strip() and not is_unsafe:
        raise refusals.WordsMissing
    kind = Alert.Kind.HARM if is_unsafe else Alert.Kind.DIFFICULTY
    alert = alerts.report(pair=pair, by=by, words=words.strip(), kind=kind, now=now)
    if is_unsafe and stop_contact:
        suspending.suspend(pair, reason=suspending.Reason.REPORT, by=by, now=now)
    for person in keepers_of(pair, everybody=is_unsafe):
        outbox.queue(
            "mentoring/reported",
            to=person,
            key=f"alert:{alert.uuid}:{person.uuid}",
            now=now,
            context={"reference": pair.reference, "urgent": "yes" if is_unsafe else ""},
        )
    log(pair, "mentoring.report", user=by, timestamp=now)
    return alert


def keepers_of(pair: Pair, *, everybody: bool) -> list[User]:
    """Whoever must read it: the officer of the pair; all who follow it where somebody is not safe, or nobody holds it."""
    officer = pair.officer if pair.officer and pair.officer.is_active else None
    if officer and not everybody and pairs.follows(officer, pair):
        return [officer]
    return [person for person in team() if pairs.follows(person, pair)]


def followers_of(mentee: Mentee) -> list[User]:
    """All of the team who follow a mentee: nobody holds one who has no tandem."""
    return [
        person
        for person in team()
        if roles.can(person, "follow") and Mentee.objects.visible_to(person).filter(pk=mentee.pk)
    ]


def team() -> QuerySet[User]:
    """Everybody who works in the admin, whatever their role."""
    return User.objects.filter(is_staff=True, is_active=True).order_by("pk")
