"""Who is invited to the mentors' gatherings, told of a change, reminded before the day.

MentorU: gatherings are never compulsory. One mail announces all the dates that a mentor does not know yet.
Whoever was invited in the last two days needs no reminder: the invitation is one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from mentoring.lifecycle import AttendanceState, MentorState
from mentoring.models import Attendance, Gathering, Mentor
from portal.accounts.models import User
from portal.core import calendars, links, outbox
from portal.core.days import day_of
from portal.core.models import Link

from .entries import of_gathering

INVITED_STATES = (MentorState.AVAILABLE, MentorState.PAUSED)
STILL_CONCERNED = (AttendanceState.INVITED, AttendanceState.COMING, AttendanceState.WAITING)
WEEK_BEFORE, EVE = "week", "eve"
FRESH = timedelta(days=2)


@transaction.atomic
def invite(*, gatherings: Iterable[Gathering], now: datetime) -> int:
    """Invite every mentor of the gatherings' programmes whom nobody invited yet; one mail each. Returns how many mails."""
    known = {gathering.pk: gathering for gathering in gatherings}
    new: dict[Mentor, list[Gathering]] = defaultdict(list)
    for mentor in not_yet_invited(known):
        new[mentor].append(known[mentor.gathering_pk])
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


def not_yet_invited(gatherings: Collection[int]) -> QuerySet[Mentor]:
    """Mentors of the programmes who may come and have no row yet, once for each date: its key is `gathering_pk`."""
    row = Attendance.objects.filter(gathering=OuterRef("gathering_pk"), mentor=OuterRef("pk"))
    mentors = Mentor.objects.filter(state__in=INVITED_STATES, person__isnull=False)
    each_date = mentors.annotate(gathering_pk=F("programmes__gatherings"))
    new = each_date.filter(~Exists(row), gathering_pk__in=gatherings)
    return new.select_related("person").distinct().order_by("pk")


def invite_newcomers(now: datetime) -> int:
    """Rule of `run_due`: whoever joined since is invited to what is to come. Returns how many mails."""
    return invite(gatherings=Gathering.objects.filter(starts_at__gt=now, is_cancelled=False), now=now)


def announce(mentor: Mentor, dates: list[Gathering], *, now: datetime) -> None:
    """The dates in one mail, with one link to the first of them, from which the others are reached."""
    ordered = sorted(dates, key=lambda one: one.starts_at)
    first, places = ordered[0], {one.place for one in dates}
    outbox.queue(
        "mentoring/gathering_dates",
        to=mentor.person,
        key=f"gatherings:{first.uuid}:{len(dates)}:{mentor.person.uuid}",
        now=now,
        context={
            "dates": [{"starts_at": one.starts_at, "place": one.place} for one in ordered],
            "place": first.place if len(places) == 1 else "",
        },
        opens={"link": door(first, mentor.person, now=now)},
        calendar=calendars.event(*map(of_gathering, ordered), now=now),
    )


def tell_changed(gathering: Gathering, *, now: datetime) -> int:
    """The new day, or that it is called off, to those who did not say no."""
    rows = concerned(gathering)
    elsewhere = invited_elsewhere(gathering, now=now)
    for attendance in rows:
        person = attendance.mentor.person
        outbox.queue(
            f"mentoring/{'gathering_off' if gathering.is_cancelled else 'gathering_moved'}",
            to=person,
            key=f"gathering:{gathering.uuid}:{gathering.sequence}:{person.uuid}",
            now=now,
            context={
                "starts_at": gathering.starts_at,
                "place": gathering.place,
                "others": attendance.mentor_id in elsewhere,
            },
            opens={} if gathering.is_cancelled else {"link": door(gathering, person, now=now)},
            calendar=calendars.event(of_gathering(gathering), now=now),
        )
    return len(rows)


def invited_elsewhere(gathering: Gathering, *, now: datetime) -> set[int]:
    """Keys of its mentors for whom another date stands."""
    standing = Gathering.objects.filter(starts_at__gt=now, is_cancelled=False).exclude(pk=gathering.pk)
    rows = Attendance.objects.filter(gathering__in=standing, mentor__attendances__gathering=gathering)
    return set(rows.values_list("mentor", flat=True))


def concerned(gathering: Gathering) -> list[Attendance]:
    """Rows of those who did not say no."""
    rows = gathering.attendances.filter(state__in=STILL_CONCERNED, mentor__person__isnull=False)
    return list(rows.select_related("mentor__person").order_by("pk"))


def remind(now: datetime) -> int:
    """Rule of `run_due`: a week before, those who come or have not answered; on the eve, those who come.

    Nobody whose invitation left less than two days ago.
    """
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
    rows = gathering.attendances.filter(
        state__in=states, invited_at__lte=now - FRESH, mentor__person__isnull=False
    )
    start = f"gathering:{gathering.uuid}:{moment}:{day_of(gathering.starts_at)}"
    keyed = {f"{start}:{row.mentor.person.uuid}": row for row in rows.select_related("mentor__person")}
    written = outbox.written_among(keyed)
    late = {key: row for key, row in keyed.items() if key not in written}
    for key, attendance in late.items():
        person = attendance.mentor.person
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
    return len(late)


def door(gathering: Gathering, person: User, *, now: datetime) -> Link:
    """A link to the gathering's page for one mentor."""
    return links.create("gathering", links.target_of(gathering), person=person, now=now)
