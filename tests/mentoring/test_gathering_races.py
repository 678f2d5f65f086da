"""Gatherings on PostgreSQL: the last chair is given once, one that frees goes to one who waits, a date is laid once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.domain import attendance, gatherings
from mentoring.models import Gathering
from tests.factories.mentoring import MentorFactory, ProgrammeFactory
from tests.sizes import size

from .test_races import THREADS, at_once, faults

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.proof("races"),
]


def laid(mentors_of, *, seats, now, rank):
    return gatherings.add(
        name="Rencontre",
        starts_at=now + timedelta(days=20 + rank),
        place="Le Lac",
        programmes=[mentors_of],
        by=None,
        now=now,
        seats=seats,
    )


def says(gathering, mentor, coming, now):
    return lambda: attendance.answer(
        gathering=gathering, mentor=mentor, coming=coming, by=mentor.person, now=now
    )


def states(gathering):
    return sorted(gathering.attendances.values_list("state", flat=True))


def test_the_last_chair_goes_to_one_of_twelve_who_race_for_it(figure):
    programme, now = ProgrammeFactory(), timezone.now()
    mentors = [MentorFactory(programme=programme) for _n in range(THREADS)]
    rounds = size(reduced=10, full=100)
    for rank in range(rounds):
        gathering = laid(programme, seats=1, now=now, rank=rank)
        outcomes = at_once(*[says(gathering, one, True, now) for one in mentors])
        assert faults(outcomes) == {}
        assert states(gathering) == ["coming"] + ["waiting"] * (THREADS - 1)
    figure("rounds", rounds)
    figure("threads", THREADS)


def test_a_chair_given_up_while_others_ask_for_it_is_never_lost_nor_given_twice(figure):
    programme, now = ProgrammeFactory(), timezone.now()
    first, *others = [MentorFactory(programme=programme) for _n in range(THREADS)]
    rounds = size(reduced=10, full=100)
    for rank in range(rounds):
        gathering = laid(programme, seats=1, now=now, rank=rank)
        says(gathering, first, True, now)()
        outcomes = at_once(
            says(gathering, first, False, now), *[says(gathering, one, True, now) for one in others]
        )
        assert faults(outcomes) == {}
        assert states(gathering) == ["coming", "not_coming"] + ["waiting"] * (THREADS - 2)
    figure("rounds with a chair given up", rounds)


def test_a_date_posted_twelve_times_at_once_is_laid_once(figure):
    programme, now = ProgrammeFactory(), timezone.now()
    MentorFactory(programme=programme)
    rounds = size(reduced=10, full=100)
    for rank in range(rounds):
        posts = [lambda rank=rank: laid(programme, seats=None, now=now, rank=rank)] * THREADS
        outcomes = at_once(*posts)
        assert outcomes == {"done": 1, "AlreadyLaid": THREADS - 1}
        assert Gathering.objects.count() == rank + 1
    figure("rounds of one date posted at once", rounds)
