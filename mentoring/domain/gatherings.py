"""The mentors' gatherings: six months of dates laid in one act.

MentorU: about every two months, 1 h 30, "les dates seront fixées à l'avance sur une période de six mois".
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from mentoring.models import Gathering, GatheringSeries, Programme
from portal.accounts.models import User
from portal.core.calendars import every_two_months
from portal.core.days import PARIS
from portal.core.errors import Refused

from . import attendance, invitations, refusals

LONGEST_AGENDA = Gathering._meta.get_field("agenda").max_length


class DateInThePast(Refused):
    message = _("The first date must be still to come.")


class DatesAlike(Refused):
    message = _("Two of the dates fall on the same day.")


class AlreadyLaid(Refused):
    message = _("This gathering is already in the calendar on this date: nothing was added.")


class AgendaFull(Refused):
    message = _("The agenda is full: shorten it first.")


class TooFewSeats(Refused):
    @classmethod
    def for_those_who_come(cls, count: int) -> "TooFewSeats":
        words = ngettext(
            "%(n)d mentor has already said yes: leave at least %(n)d seat.",
            "%(n)d mentors have already said yes: leave at least %(n)d seats.",
            count,
        )
        return cls(words % {"n": count})


@transaction.atomic
def lay_six_months(
    *,
    name: str,
    first: datetime,
    place: str,
    programmes: Iterable[Programme],
    by: User | None,
    now: datetime,
    minutes: int = 90,
    seats: int | None = None,
    topic: str = "",
    days: Sequence[date] = (),
) -> GatheringSeries:
    """Lay the dates of six months, every two months from `first`, off holidays, and invite the mentors.

    `days`: the days that the team chose instead, at the same hour. Raises DateInThePast, DatesAlike, AlreadyLaid.
    """
    wanted, dates = list(programmes), dates_of(first, days)
    if min(first, *dates) <= now:
        raise DateInThePast
    if len(set(dates)) < len(dates):
        raise DatesAlike
    refuse_twice(name=name, dates=dates, place=place, programmes=wanted)
    series = GatheringSeries.objects.create(name=name, laid_at=now)
    details = {"name": name, "minutes": minutes, "place": place, "seats": seats, "topic": topic}
    laid = []
    for starts_at in dates:
        gathering = Gathering.objects.create(series=series, starts_at=starts_at, **details)
        gathering.programmes.set(wanted)
        laid.append(gathering)
    invitations.invite(gatherings=laid, now=now)
    log(series, "mentoring.lay_gatherings", user=by, timestamp=now)
    return series


def dates_of(first: datetime, days: Sequence[date]) -> list[datetime]:
    """The days that the team chose, at the hour of the first date; else those that its rhythm gives."""
    hour = first.astimezone(PARIS).timetz()
    return [datetime.combine(day, hour) for day in days] or every_two_months(first, months=6)


@transaction.atomic
def add(
    *,
    name: str,
    starts_at: datetime,
    place: str,
    programmes: Iterable[Programme],
    by: User | None,
    now: datetime,
    minutes: int = 90,
    seats: int | None = None,
    topic: str = "",
) -> Gathering:
    """One date beside the series, and its invitations. Raises DateInThePast, AlreadyLaid."""
    if starts_at <= now:
        raise DateInThePast
    wanted = list(programmes)
    refuse_twice(name=name, dates=[starts_at], place=place, programmes=wanted)
    gathering = Gathering.objects.create(
        name=name, starts_at=starts_at, minutes=minutes, place=place, seats=seats, topic=topic
    )
    gathering.programmes.set(wanted)
    invitations.invite(gatherings=[gathering], now=now)
    log(gathering, "mentoring.add_gathering", user=by, timestamp=now)
    return gathering


def refuse_twice(*, name: str, dates: list[datetime], place: str, programmes: list[Programme]) -> None:
    """Raise AlreadyLaid where one of the dates stands already, under this name, in this place, for one of the programmes.

    The programmes are held meanwhile: of two posts of one form, the second reads what the first has laid.
    """
    held = Programme.objects.select_for_update(no_key=True).filter(pk__in=[one.pk for one in programmes])
    list(held.order_by("pk"))
    same = Gathering.objects.filter(name=name, starts_at__in=dates, place=place, is_cancelled=False)
    if same.filter(programmes__in=programmes).exists():
        raise AlreadyLaid


@transaction.atomic
def change(
    *,
    gathering: Gathering,
    starts_at: datetime,
    place: str,
    minutes: int,
    by: User,
    now: datetime,
    seats: int | None = None,
    topic: str = "",
) -> Gathering:
    """Change a gathering. A new day, hour or place takes the next sequence number, and those concerned are told.

    More seats than before go to those who wait; nobody who comes loses theirs. Raises DateInThePast, TooFewSeats, and
    GatheringOver for one that was called off.
    """
    gathering = attendance.hold(gathering)
    if gathering.is_cancelled:
        raise attendance.GatheringOver
    moves = (gathering.starts_at, gathering.place, gathering.minutes) != (starts_at, place, minutes)
    if moves and starts_at <= now:
        raise DateInThePast
    if seats is not None and seats < (coming := attendance.chairs_taken(gathering)):
        raise TooFewSeats.for_those_who_come(coming)
    gathering.starts_at, gathering.place, gathering.minutes = starts_at, place, minutes
    gathering.seats, gathering.topic = seats, topic
    gathering.sequence += moves
    gathering.save(update_fields=["starts_at", "place", "minutes", "sequence", "seats", "topic"])
    attendance.promote(gathering, now=now)
    if moves:
        invitations.tell_changed(gathering, now=now)
    log(gathering, "mentoring.move_gathering", user=by, timestamp=now)
    return gathering


@transaction.atomic
def call_off(*, gathering: Gathering, by: User, now: datetime) -> Gathering:
    """Cancel a gathering; it stays in the calendar, crossed out, and those concerned are told. Raises GatheringOver."""
    gathering = attendance.hold(gathering)
    if now >= gathering.starts_at:
        raise attendance.GatheringOver
    if not gathering.is_cancelled:
        gathering.is_cancelled = True
        gathering.sequence += 1
        gathering.save(update_fields=["is_cancelled", "sequence"])
        invitations.tell_changed(gathering, now=now)
        log(gathering, "mentoring.cancel_gathering", user=by, timestamp=now)
    return gathering


@transaction.atomic
def write_agenda(*, gathering: Gathering, agenda: str, by: User, now: datetime) -> Gathering:
    """What the mentors read before they come. Raises AgendaFull."""
    gathering = attendance.hold(gathering)
    check_agenda(agenda)
    gathering.agenda = agenda
    gathering.save(update_fields=["agenda"])
    log(gathering, "mentoring.write_agenda", user=by, timestamp=now)
    return gathering


def check_agenda(agenda: str) -> None:
    """Raise AgendaFull for a text that the table cannot hold."""
    if len(agenda) > LONGEST_AGENDA:
        raise AgendaFull


@transaction.atomic
def write_account(*, gathering: Gathering, account: str, by: User, now: datetime) -> Gathering:
    """The minutes, once it was held; the mentors invited read them. Raises NotHeldYet."""
    gathering = attendance.hold(gathering)
    if gathering.is_cancelled or now < gathering.starts_at:
        raise refusals.NotHeldYet
    gathering.account = account
    gathering.save(update_fields=["account"])
    log(gathering, "mentoring.write_account", user=by, timestamp=now)
    return gathering
