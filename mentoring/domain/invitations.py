"""Who is invited to the mentors' gatherings, told of a change, reminded before the day.

MentorU: gatherings are never compulsory. One mail announces all the dates that a mentor does not know yet.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from mentoring.lifecycle import AttendanceState, MentorState
from mentoring.models import Attendance, Gathering, Mentor
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.days import day_of
from portal.core.models import Link

INVITED_STATES = (MentorState.AVAILABLE, MentorState.PAUSED)
STILL_CONCERNED = (AttendanceState.INVITED, AttendanceState.COMING, AttendanceState.WAITING)
WEEK_BEFORE, EVE = "week", "eve"


@transaction.atomic
def invite(*, gatherings: Iterable[Gathering], now: datetime) -> int:
    """Invite every mentor of the gatherings' programmes whom nobody invited yet; one mail each. Returns how many mails."""
    new: dict[Mentor, list[Gathering]] = defaultdict(list)
    for gathering in gatherings:
        for mentor in not_yet_invited(gathering):
            new[mentor].append(gathering)
    Attendance.objects.bulk_create(
        [
            Attendance(gathering=gathering, mentor=mentor, invited_at=now)
            for mentor, dates in new.items()
            for gathering in dates
        ],
        ignore_conflicts=True,
    )
    for mentor, dates in new.items():
        announce(mentor, dates, now=now)
    return len(new)


def not_yet_invited(gathering: Gathering) -> list[Mentor]:
    """Mentors of the programmes who may come and have no row yet."""
    mentors = Mentor.objects.filter(
        programmes__in=gathering.programmes.all(), state__in=INVITED_STATES, person__isnull=False
    )
    return list(
        mentors.exclude(attendances__gathering=gathering).select_related("person").distinct().order_by("pk")
    )


def invite_newcomers(now: datetime) -> int:
    """Rule of `run_due`: whoever joined since is invited to what is to come. Returns how many mails."""
    return invite(gatherings=Gathering.objects.filter(starts_at__gt=now, is_cancelled=False), now=now)


def announce(mentor: Mentor, dates: list[Gathering], *, now: datetime) -> None:
    """The dates in one mail, with one link to the first of them, from which the others are reached."""
    first = min(dates, key=lambda one: one.starts_at)
    moments = sorted(one.starts_at for one in dates)
    outbox.queue(
        "mentoring/gathering_dates",
        to=mentor.person,
        key=f"gatherings:{first.uuid}:{len(dates)}:{mentor.person.uuid}",
        now=now,
        context={"dates": moments, "place": first.place},
        opens={"link": door(first, mentor.person, now=now)},
    )


def tell_changed(gathering: Gathering, *, now: datetime) -> int:
    """The new day, or that it is called off, to those who did not say no."""
    told = 0
    for attendance in concerned(gathering):
        person = attendance.mentor.person
        name = "gathering_off" if gathering.is_cancelled else "gathering_moved"
        opens = {} if gathering.is_cancelled else {"link": door(gathering, person, now=now)}
        outbox.queue(
            f"mentoring/{name}",
            to=person,
            key=f"gathering:{gathering.uuid}:{gathering.sequence}:{person.uuid}",
            now=now,
            context={"starts_at": gathering.starts_at, "place": gathering.place},
            opens=opens,
        )
        told += 1
    return told


def concerned(gathering: Gathering) -> list[Attendance]:
    """Rows of those who did not say no."""
    rows = gathering.attendances.filter(state__in=STILL_CONCERNED, mentor__person__isnull=False)
    return list(rows.select_related("mentor__person").order_by("pk"))


def remind(now: datetime) -> int:
    """Rule of `run_due`: a week before, those who come or have not answered; on the eve, those who come."""
    done = 0
    for gathering in Gathering.objects.filter(starts_at__gt=now, is_cancelled=False):
        away = day_of(gathering.starts_at) - day_of(now)
        if away <= timedelta(days=1):
            done += remind_of(gathering, EVE, (AttendanceState.COMING,), now=now)
        elif away <= timedelta(days=7):
            done += remind_of(
                gathering, WEEK_BEFORE, (AttendanceState.COMING, AttendanceState.INVITED), now=now
            )
    return done


@transaction.atomic
def remind_of(gathering: Gathering, moment: str, states: Iterable[str], *, now: datetime) -> int:
    """One reminder of its kind for each date; its key says that it was sent."""
    done = 0
    rows = gathering.attendances.filter(state__in=states, mentor__person__isnull=False)
    for attendance in rows.select_related("mentor__person"):
        person = attendance.mentor.person
        key = f"gathering:{gathering.uuid}:{moment}:{day_of(gathering.starts_at)}:{person.uuid}"
        if outbox.is_written(key):
            continue
        outbox.queue(
            "mentoring/gathering_reminder",
            to=person,
            key=key,
            now=now,
            context={
                "starts_at": gathering.starts_at,
                "place": gathering.place,
                "comes": attendance.state == AttendanceState.COMING,
            },
            opens={"link": door(gathering, person, now=now)},
        )
        done += 1
    return done


def door(gathering: Gathering, person: User, *, now: datetime) -> Link:
    """A link to the gathering's page for one mentor."""
    return links.create("gathering", links.target_of(gathering), person=person, now=now)
