"""One person in several programmes: a mentor takes part in more of them, a mentee opens a second file.

Called by the team's registers. What somebody answered once serves again; nobody fills in the same form twice.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from mentoring.models import Mentee, Mentor, Programme
from mentoring.models.people import TRAITS_ERASED, programmes_within
from portal.accounts import roles
from portal.accounts.models import User

from . import cards, pool, refusals


@transaction.atomic
def set_programmes(*, mentor: Mentor, programmes: Iterable[Programme], by: User, now: datetime) -> Mentor:
    """Say in which programmes a mentor takes part, among those that the officer follows; the others stay.

    Open proposals and tandems go on. Raises NoProgramme when none would be left.
    """
    mentor = Mentor.objects.select_for_update(no_key=True, of=("self",)).get(pk=mentor.pk)
    theirs = set(programmes_within(roles.reach(by, "follow")))
    before = set(mentor.programmes.all())
    after = (before - theirs) | (set(programmes) & theirs)
    if not after:
        raise refusals.NoProgramme
    if after != before:
        mentor.programmes.set(after)
        log(
            mentor,
            "mentoring.set_programmes",
            user=by,
            data={"programmes": sorted(p.code for p in after)},
            timestamp=now,
        )
    return mentor


@transaction.atomic
def enrol_also(*, mentee: Mentee, programme: Programme, by: User, now: datetime) -> Mentee:
    """Open a file in another programme with the answers already given; the mentee reads the new card first; idempotent.

    Raises NotInReach outside the officer's programmes.
    """
    if not programmes_within(roles.reach(by, "follow")).filter(pk=programme.pk).exists():
        raise refusals.NotInReach
    known = Mentee.objects.filter(person=mentee.person, programme=programme).first()
    other = pool.enrol_mentee(
        person=mentee.person,
        traits={name: getattr(mentee, name) for name in (*TRAITS_ERASED, "project")},
        programme=programme,
        partner=mentee.partner,
        aim=mentee.aim,
        words=mentee.words,
        by=by,
        now=now,
    )
    if known is None:
        cards.ask(other, key="enrolled", now=now)
    return other
