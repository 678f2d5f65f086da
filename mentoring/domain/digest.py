"""The team's week: on Monday, each who follows tandems reads how many need somebody, and why. Called every evening."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import override

from mentoring.models import Alert, Pair
from portal.accounts.models import User
from portal.accounts.roles import ABILITIES
from portal.core import outbox
from portal.core.days import day_of

from .alerts import RISK

FOLLOWERS = [kind for kind, abilities in ABILITIES.items() if "follow" in abilities]


def tell_due(now: datetime) -> int:
    """Once a week, on Monday or as soon as the jobs run again; nothing to those whom nothing awaits. Returns how many."""
    if not Alert.objects.filter(settled_at=None).exists():
        return 0
    team = User.objects.filter(is_staff=True, is_active=True, roles__kind__in=FOLLOWERS).in_bulk()
    late = outbox.unwritten({pk: [key_of(team[pk], now)] for pk in sorted(team)})
    return sum(tell(team[pk], now=now) for pk in late if open_for(team[pk]).exists())


def open_for(person: User) -> QuerySet[Alert]:
    """What is open about the tandems that one of the team follows."""
    return Alert.objects.filter(settled_at=None, pair__in=Pair.objects.visible_to(person))


def key_of(person: User, now: datetime) -> str:
    """The one message of a week to one of the team."""
    year, week, _day = day_of(now).isocalendar()
    return f"digest:{person.uuid}:{year}-W{week:02}"


@transaction.atomic
def tell(person: User, *, now: datetime) -> bool:
    """One of the team, held, so that two jobs at once write once; False when that was done, or when nothing is open."""
    person = User.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)
    key = key_of(person, now)
    open_ones = open_for(person)
    if outbox.is_written(key) or not open_ones.exists():
        return False
    with override(person.language):
        outbox.queue(
            "mentoring/week",
            to=person,
            key=key,
            now=now,
            context={
                "tandems": open_ones.values("pair").distinct().count(),
                "mine": open_ones.filter(assigned_to=person).values("pair").distinct().count(),
                "reasons": reasons_of(open_ones),
            },
        )
    return True


def reasons_of(open_ones: QuerySet[Alert]) -> list[str]:
    """« 3 · Sans nouvelles », the worst first."""
    counted = dict(open_ones.values_list("kind").annotate(Count("pair", distinct=True)).order_by())
    kinds = sorted(counted, key=lambda kind: -RISK[Alert.Kind(kind)])
    return [f"{counted[kind]} · {Alert.Kind(kind).label}" for kind in kinds]
