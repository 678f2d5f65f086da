"""The meetings that a pair arranges: a day, an hour, a place; a word on the eve, a question the day after. Lock: pair.

Whoever answers first answers for both. A minor meets on the structure's premises or in the company, and nowhere else.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext, override
from wagtail.log_actions import log

from mentoring.lifecycle import PairState
from mentoring.models import Meeting, Pair
from mentoring.models.pairs import MeetingMode
from portal.accounts.models import User
from portal.core import calendars, geography, links, outbox
from portal.core.days import day_of
from portal.core.models import Link

from . import cancelling, entries, meetings, minors, pairs, refusals, safeguarding

LIVING = (PairState.FORMED, PairState.MET, PairState.ACTIVE, PairState.PAUSED)
FURTHEST = relativedelta(months=6)
ASKED_FOR = timedelta(days=14)


@transaction.atomic
def arrange(
    *,
    pair: Pair,
    by: User,
    starts_at: datetime,
    now: datetime,
    minutes: int = 60,
    mode: str = MeetingMode.FACE,
    place: str = "",
    client_key: uuid.UUID | None = None,
) -> Meeting:
    """Arrange a meeting, by either side or by the team; both are told. The same hour, or the same form, is one meeting.

    Raises NotAParty, NotNow, NotAnHourToCome, RestsUntilThen, PlaceForAMinor.
    """
    pair = pairs.hold(pair)
    pairs.check_reach(pair, by)
    if known := (posted_before(pair, client_key) or planned(pair).filter(starts_at=starts_at).first()):
        return known
    check_moment(pair, starts_at, now=now)
    check_place(pair, starts_at, mode=mode, place=place)
    meeting = Meeting.objects.create(
        pair=pair,
        starts_at=starts_at,
        held_on=day_of(starts_at),
        minutes=minutes,
        mode=mode,
        place=place,
        arranged_by=by,
        client_key=client_key or uuid.uuid4(),
    )
    tell(meeting, pair, now=now)
    log(pair, "mentoring.arrange", user=by, timestamp=now)
    return meeting


@transaction.atomic
def move(
    *,
    meeting: Meeting,
    by: User,
    starts_at: datetime,
    now: datetime,
    minutes: int = 60,
    mode: str = MeetingMode.FACE,
    place: str = "",
) -> Meeting:
    """Another day, hour or place for what was arranged, even if it was not held on its day; both are told; idempotent.

    Raises as `arrange` does; NotArranged for a meeting that was held or called off.
    """
    pair = pairs.hold(meeting.pair)
    pairs.check_reach(pair, by)
    meeting = hold(meeting)
    if meeting.state != Meeting.State.PLANNED:
        raise refusals.NotArranged
    wanted = (starts_at, minutes, mode, place)
    if wanted == (meeting.starts_at, meeting.minutes, meeting.mode, meeting.place):
        return meeting
    check_moment(pair, starts_at, now=now)
    check_place(pair, starts_at, mode=mode, place=place)
    meeting.starts_at, meeting.minutes, meeting.mode, meeting.place = wanted
    meeting.held_on = day_of(starts_at)
    meeting.sequence += 1
    meeting.save(update_fields=["starts_at", "held_on", "minutes", "mode", "place", "sequence"])
    tell(meeting, pair, now=now)
    log(pair, "mentoring.move_meeting", user=by, timestamp=now)
    return meeting


@transaction.atomic
def call_off(*, meeting: Meeting, by: User, now: datetime) -> Meeting:
    """Call off what was arranged; both are told while it is to come; idempotent. Raises NotAParty, NotArranged."""
    pair = pairs.hold(meeting.pair)
    pairs.check_reach(pair, by)
    meeting = hold(meeting)
    if meeting.state == Meeting.State.HELD:
        raise refusals.NotArranged
    if meeting.state == Meeting.State.PLANNED:
        cancelling.cancel(meeting)
        if meeting.starts_at > now:
            tell(meeting, pair, now=now)
        log(pair, "mentoring.call_off_meeting", user=by, timestamp=now)
    return meeting


@transaction.atomic
def say_met(*, meeting: Meeting, by: User, now: datetime) -> Meeting:
    """It was held as arranged: the first one opens the charter; idempotent, whoever answered first.

    Raises as `meetings.record_first` and `meetings.record` do.
    """
    pair = pairs.hold(meeting.pair)
    pairs.check_reach(pair, by)
    meeting = hold(meeting)
    if meeting.state != Meeting.State.PLANNED:
        return meeting
    verb = meetings.record_first if pair.state == PairState.FORMED else meetings.record
    facts = {"held_on": meeting.held_on, "minutes": meeting.minutes, "mode": meeting.mode}
    return verb(pair=pair, by=by, now=now, client_key=meeting.client_key, **facts)


@transaction.atomic
def report_difficulty(*, meeting: Meeting, by: User, words: str, now: datetime) -> Meeting:
    """It did not go as arranged: the team is told, also after the other has answered. Raises NotAParty."""
    pair = pairs.hold(meeting.pair)
    pairs.check_reach(pair, by)
    meeting = hold(meeting)
    safeguarding.report(pair=pair, by=by, words=words, is_unsafe=False, stop_contact=False, now=now)
    if meeting.state == Meeting.State.PLANNED:
        cancelling.cancel(meeting)
        log(pair, "mentoring.call_off_meeting", user=by, timestamp=now)
    return meeting


def hold(meeting: Meeting) -> Meeting:
    """The meeting as it is now; its pair is held."""
    return Meeting.objects.select_for_update(no_key=True, of=("self",)).get(pk=meeting.pk)


def planned(pair: Pair) -> QuerySet[Meeting]:
    """What is arranged and neither held nor called off, the soonest first."""
    return pair.meetings.filter(state=Meeting.State.PLANNED).order_by("starts_at", "pk")


def around(rows: Iterable[Meeting], now: datetime) -> tuple[list[Meeting], list[Meeting]]:
    """Those to come, or under way; and those that are over, of which nobody said whether they were held."""
    found = list(rows)
    ahead = [one for one in found if ends_at(one) > now]
    return ahead, [one for one in found if one not in ahead]


def ends_at(meeting: Meeting) -> datetime:
    return meeting.starts_at + timedelta(minutes=meeting.minutes)


def posted_before(pair: Pair, client_key: uuid.UUID | None) -> Meeting | None:
    return pair.meetings.filter(client_key=client_key).first() if client_key else None


def check_moment(pair: Pair, starts_at: datetime, *, now: datetime) -> None:
    """Whether the pair may meet then. Raises NotNow, NotAnHourToCome, RestsUntilThen."""
    if pair.state not in LIVING:
        raise refusals.NotNow
    if not now < starts_at <= now + FURTHEST:
        raise refusals.NotAnHourToCome
    if pair.pauses.filter(ended_on=None, until__gt=day_of(starts_at)).exists():
        raise refusals.RestsUntilThen


def check_place(pair: Pair, starts_at: datetime, *, mode: str, place: str) -> None:
    """Raises PlaceForAMinor."""
    if is_minor(pair, starts_at) and (mode != MeetingMode.FACE or place not in public_places(pair)):
        raise refusals.PlaceForAMinor


def is_minor(pair: Pair, when: datetime) -> bool:
    """Whether the mentee may be under 18 at a moment."""
    return minors.is_minor(pair.mentee, day_of(when))


def public_places(pair: Pair) -> list[str]:
    """Where a pair may meet that nobody lives in: the structure's premises, the mentor's company."""
    partner, mentor = pair.mentee.partner, pair.mentor
    structure = partner and in_town(partner.name, partner.commune)
    company = mentor.company and in_town(mentor.company, mentor.commune)
    known = [place for place in (structure, company) if place]
    return known or [gettext("On the structure’s premises"), gettext("In the mentor’s company")]


def public_place(meeting: Meeting, pair: Pair) -> str:
    """The place where nobody lives, if that is where they meet."""
    return meeting.place if meeting.place in public_places(pair) else ""


def in_town(name: str, commune: str) -> str:
    """« Mission locale, Marignane »."""
    town = geography.by_code(commune)
    return f"{name}, {town.name}"[:160] if town else name


def tell(meeting: Meeting, pair: Pair, *, now: datetime) -> None:
    """Both read the day and the place; so does the structure of a minor. Told on the eve, it needs no reminder."""
    gone = meeting.state == Meeting.State.CANCELLED
    near = day_of(meeting.starts_at) - day_of(now) <= timedelta(days=1)
    for person, _other in pairs.sides(pair):
        write(meeting, pair, person, "off" if gone else "eve" if near else "told", now=now)
    if is_minor(pair, meeting.starts_at):
        copy_to_structure(meeting, pair, gone=gone, now=now)


TEMPLATES = {
    "told": "meeting_arranged",
    "eve": "meeting_arranged",
    "reminder": "meeting_eve",
    "after": "meeting_after",
    "off": "meeting_off",
}
DATED = ("told", "eve", "off")


def write(meeting: Meeting, pair: Pair, person: User, moment: str, *, now: datetime) -> bool:
    """One letter of its kind for each day that a meeting has; False when it is written. A reminder counts as an eve."""
    key = f"meeting:{meeting.uuid}:{meeting.sequence}:{moment.replace('reminder', 'eve')}:{person.uuid}"
    if outbox.is_written(key):
        return False
    outbox.queue(
        f"mentoring/{TEMPLATES[moment]}",
        to=person,
        key=key,
        now=now,
        context={
            "other": pairs.other_side(pair, person).first_name,
            "starts_at": meeting.starts_at,
            "where": meeting.place or meeting.get_mode_display(),
            "moved": meeting.sequence > 0,
        },
        opens={"link": door(pair, person, "met" if moment == "after" else "tandem", now=now)},
        calendar=date_for(meeting, pair, person, now=now) if moment in DATED else "",
    )
    return True


def date_for(meeting: Meeting, pair: Pair, person: User, *, now: datetime) -> str:
    """The meeting as a file for one of the two, in their language; as in a calendar subscribed to, it names nobody."""
    with override(person.language):
        place = public_place(meeting, pair)
        entry = entries.of_meeting(meeting, summary=entries.discreet_title(), place=place)
    return calendars.event(entry, now=now)


def door(pair: Pair, person: User, purpose: str, *, now: datetime) -> Link:
    """A link to the page of the pair, or to the question of the day after (`met`)."""
    return links.create(purpose, links.target_of(pair), person=person, now=now)


def copy_to_structure(meeting: Meeting, pair: Pair, *, gone: bool, now: datetime) -> None:
    """A minor's structure knows of each meeting."""
    minors.tell_structure(
        pair,
        "meeting_copy",
        key=f"meeting:{meeting.uuid}:{meeting.sequence}",
        now=now,
        context={
            "starts_at": meeting.starts_at,
            "place": meeting.place,
            "gone": gone,
            "moved": meeting.sequence > 0,
        },
    )


def remind(now: datetime) -> int:
    """Rule of `run_due`: the day before, in Paris, both are reminded of what is arranged. Returns how many letters."""
    near = day_of(now) + timedelta(days=1)
    return write_due(standing().filter(starts_at__gt=now, held_on__lte=near), "reminder", now=now)


def ask_whether_met(now: datetime) -> int:
    """Rule of `run_due`: the day after, both are asked whether they met, for two weeks. Returns how many letters."""
    past = standing().filter(held_on__lt=day_of(now), held_on__gte=day_of(now) - ASKED_FOR)
    return write_due(past, "after", now=now)


def standing() -> QuerySet[Meeting]:
    """What is arranged by the pairs that live."""
    return Meeting.objects.filter(state=Meeting.State.PLANNED, pair__state__in=LIVING).order_by("pk")


def write_due(rows: QuerySet[Meeting], moment: str, *, now: datetime) -> int:
    return sum(write_to_both(pk, moment, now=now) for pk in list(rows.values_list("pk", flat=True)))


@transaction.atomic
def write_to_both(meeting_pk: int, moment: str, *, now: datetime) -> int:
    """One meeting, if it still stands; a moment later it may be another day, or answered."""
    meeting = Meeting.objects.select_related("pair").get(pk=meeting_pk)
    pair = pairs.hold(meeting.pair)
    before, meeting = meeting, hold(meeting)
    if (
        pair.state not in LIVING
        or meeting.state != Meeting.State.PLANNED
        or meeting.sequence != before.sequence
    ):
        return 0
    return sum(write(meeting, pair, person, moment, now=now) for person, _other in pairs.sides(pair))
