"""What somebody's calendar holds: their meetings and gatherings, in titles that say nothing to whoever looks over.

Called by the pages that give a calendar; reads only, in as many queries whatever it holds.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from mentoring.domain.appointments import public_place
from mentoring.domain.entries import discreet_title, of_gathering, of_meeting
from mentoring.lifecycle import AttendanceState, PairState
from mentoring.models import Attendance, Feed, Gathering, Meeting, Pair
from portal.accounts.models import User
from portal.core import calendars
from portal.core.calendars import Appointment

KEPT = timedelta(days=30)
PEOPLE = ("pair__mentor__person", "pair__mentee__person", "pair__mentee__partner")


def written(feed: Feed, entries: list[Appointment], *, now: datetime) -> str:
    """The whole calendar (RFC 5545)."""
    return calendars.feed(entries, name=str(feed.get_kind_display()), now=now)


def entries_of(feed: Feed, *, now: datetime) -> list[Appointment]:
    """Everything ahead, and thirty days back: what was called off stays that long, crossed out."""
    since = now - KEPT
    if feed.kind == Feed.Kind.TEAM:
        return [*followed(feed.person, since), *map(of_gathering, team_gatherings(feed.person, since))]
    mine = meetings_of(feed, since) if feed.kind == Feed.Kind.MINE else []
    return [*mine, *map(of_gathering, invitations_of(feed.person, since))]


def meetings_of(feed: Feed, since: datetime) -> list[Appointment]:
    """What somebody arranged, on either side."""
    own = Q(pair__mentor__person=feed.person) | Q(pair__mentee__person=feed.person)
    return [
        of_meeting(one, summary=title_of(one, feed), place=public_place(one, one.pair))
        for one in arranged_since(since).filter(own).select_related(*PEOPLE)
    ]


def arranged_since(since: datetime) -> QuerySet[Meeting]:
    """Meetings that had an hour."""
    return Meeting.objects.filter(starts_at__gte=since).order_by("starts_at", "pk")


def title_of(meeting: Meeting, feed: Feed) -> str:
    """« Rencontre tandem », or the other's first name for whoever chose so."""
    pair = meeting.pair
    other = pair.mentee.person if pair.side_of(feed.person) == "mentor" else pair.mentor.person
    if feed.names and other:
        return gettext("Meeting with %(name)s") % {"name": other.first_name}
    return discreet_title()


def invitations_of(person: User, since: datetime) -> list[Gathering]:
    """The gatherings of a mentor, but those they said no to."""
    rows = Attendance.objects.filter(mentor__person=person, gathering__starts_at__gte=since)
    kept = rows.exclude(state=AttendanceState.NOT_COMING).select_related("gathering")
    return [one.gathering for one in kept.order_by("gathering__starts_at", "pk")]


def team_gatherings(person: User, since: datetime) -> QuerySet[Gathering]:
    return Gathering.objects.visible_to(person).filter(starts_at__gte=since).order_by("starts_at", "pk")


def followed(person: User, since: datetime) -> list[Appointment]:
    """What the tandems in a team member's reach arranged: references only, no place."""
    rows = arranged_since(since).filter(pair__in=Pair.objects.visible_to(person)).select_related("pair")
    return [of_meeting(one, summary=reference_of(one), place="") for one in rows]


def reference_of(meeting: Meeting) -> str:
    """« T-2026-0012, première rencontre »."""
    pair = meeting.pair
    if meeting.is_first or pair.state == PairState.FORMED:
        return gettext("%(reference)s, first meeting") % {"reference": pair.reference}
    return gettext("%(reference)s, meeting") % {"reference": pair.reference}


def file_of(meeting: Meeting, other: User, *, now: datetime) -> str:
    """One meeting as a calendar file, for one of the two: with the name and the place that they know."""
    name = gettext("Meeting with %(name)s") % {"name": other.first_name}
    place = meeting.place or str(meeting.get_mode_display())
    return calendars.event(of_meeting(meeting, summary=name, place=place), now=now)
