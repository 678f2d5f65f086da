"""Read-only figures of a programme, counted from its rows: who takes part, how far they have come, what became of them.

Called by the team's screens; later by the pages. Every figure is a count of rows that carry the programme.
"""

from dataclasses import dataclass

from django.db.models import Count, Q

from mentoring.lifecycle import MenteeState, MentorState, PairState
from mentoring.models import Programme
from mentoring.models.outcomes import POSITIVE_OUTCOMES


@dataclass(frozen=True)
class Figures:
    """Counts of one programme. `tandems` have started (sealed); `ways_out` and `positive` are current outcomes."""

    mentors: int
    mentees: int
    waiting: int
    proposals: int
    forming: int
    tandems: int
    active: int
    ways_out: int
    positive: int


def of_programme(programme: Programme) -> Figures:
    """The figures of a programme, four queries."""
    mentees = programme.mentees.aggregate(
        mentees=Count("pk"), waiting=Count("pk", filter=Q(state=MenteeState.WAITING))
    )
    pairs = programme.pairs.aggregate(
        forming=Count("pk", filter=Q(state__in=[PairState.FORMED, PairState.MET])),
        tandems=Count("pk", filter=Q(activated_at__isnull=False)),
        active=Count("pk", filter=Q(state=PairState.ACTIVE)),
    )
    ends = programme.outcome_rows.filter(horizon=0, is_current=True).aggregate(
        ways_out=Count("pk"), positive=Count("pk", filter=Q(kind__in=POSITIVE_OUTCOMES))
    )
    around = Programme.objects.filter(pk=programme.pk).aggregate(
        mentors=Count("mentors", filter=~Q(mentors__state=MentorState.LEFT), distinct=True),
        proposals=Count("proposals", distinct=True),
    )
    return Figures(**mentees, **pairs, **ends, **around)
