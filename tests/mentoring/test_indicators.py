"""What a programme counts is what happened under it, and nothing else."""

import pytest
from django.utils import timezone

from mentoring import indicators
from mentoring.models import Outcome
from tests.factories.mentoring import MenteeFactory, PairFactory, ProgrammeFactory, ProposalFactory

pytestmark = pytest.mark.django_db


def test_a_programme_counts_its_own_people_and_tandems():
    programme = ProgrammeFactory()
    MenteeFactory(programme=programme)
    ProposalFactory(programme=programme)
    PairFactory(programme=programme)
    PairFactory(programme=programme, active=True)
    PairFactory(active=True)
    assert indicators.of_programme(programme) == indicators.Figures(
        mentors=3, mentees=4, waiting=2, proposals=3, forming=1, tandems=1, active=1, ways_out=0, positive=0
    )


def test_a_corrected_outcome_counts_once():
    pair = PairFactory(active=True)
    fields = {"programme": pair.programme, "pair": pair, "mentee": pair.mentee, "reported_at": timezone.now()}
    first = Outcome.objects.create(kind="seeking", is_current=False, **fields)
    Outcome.objects.create(kind="training", replaces=first, **fields)
    found = indicators.of_programme(pair.programme)
    assert (found.ways_out, found.positive) == (1, 1)


def test_the_figures_cost_four_queries_whatever_the_size(django_assert_num_queries):
    programme = ProgrammeFactory()
    for _count in range(3):
        PairFactory(programme=programme)
    with django_assert_num_queries(4):
        indicators.of_programme(programme)
