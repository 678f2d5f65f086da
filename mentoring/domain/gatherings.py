"""The mentors' gatherings: six months of dates laid in one act.

MentorU: about every two months, 1 h 30, "les dates seront fixées à l'avance sur une période de six mois".
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.models import Gathering, GatheringSeries, Programme
from portal.accounts.models import User
from portal.core.calendars import every_two_months
from portal.core.errors import Refused


class DateInThePast(Refused):
    message = _("The first date must be still to come.")


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
) -> GatheringSeries:
    """Lay the dates of six months, every two months from `first`, off public holidays. Raises DateInThePast."""
    if first <= now:
        raise DateInThePast
    series = GatheringSeries.objects.create(name=name, laid_at=now)
    wanted = list(programmes)
    for starts_at in every_two_months(first, months=6):
        gathering = Gathering.objects.create(
            series=series, name=name, starts_at=starts_at, minutes=minutes, place=place
        )
        gathering.programmes.set(wanted)
    log(series, "mentoring.lay_gatherings", user=by)
    return series


@transaction.atomic
def change(
    *, gathering: Gathering, starts_at: datetime, place: str, minutes: int, by: User, now: datetime
) -> Gathering:
    """Move a gathering; its calendar entry takes the next sequence number."""
    gathering = Gathering.objects.select_for_update().get(pk=gathering.pk)
    gathering.starts_at, gathering.place, gathering.minutes = starts_at, place, minutes
    gathering.sequence += 1
    gathering.save(update_fields=["starts_at", "place", "minutes", "sequence"])
    log(gathering, "mentoring.move_gathering", user=by)
    return gathering


@transaction.atomic
def call_off(*, gathering: Gathering, by: User) -> Gathering:
    """Cancel a gathering; it stays in the calendar, crossed out."""
    gathering = Gathering.objects.select_for_update().get(pk=gathering.pk)
    if not gathering.is_cancelled:
        gathering.is_cancelled = True
        gathering.sequence += 1
        gathering.save(update_fields=["is_cancelled", "sequence"])
        log(gathering, "mentoring.cancel_gathering", user=by)
    return gathering
