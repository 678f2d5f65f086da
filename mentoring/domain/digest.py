"""The team's week: on Monday, each who follows tandems reads how many need somebody, and why. Called every evening."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import override

from mentoring.models import Alert, Pair
from portal.accounts import roles
from portal.accounts.models import User
from portal.core import outbox
from portal.core.days import day_of

from .alerts import RISK


def tell_due(now: datetime) -> int:
    """Once a week, on Monday or as soon as the jobs run again; nothing to those whom nothing awaits. Returns how many."""
    team = User.objects.filter(is_staff=True, is_active=True).order_by("pk")
    return sum(tell(person, now=now) for person in team if roles.can(person, "follow"))


@transaction.atomic
def tell(person: User, *, now: datetime) -> bool:
    """One of the team, held, so that two jobs at once write once; False when that was done, or when nothing is open."""
    person = User.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)
    year, week, _day = day_of(now).isocalendar()
    key = f"digest:{person.uuid}:{year}-W{week:02}"
    open_ones = Alert.objects.filter(settled_at=None, pair__in=Pair.objects.visible_to(person))
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
