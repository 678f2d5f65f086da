"""What the hub publishes of itself: counted once a day, masked before it is kept, told with its definition."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring import indicators
from mentoring.domain import figures
from mentoring.models import FigureSheet, Outcome
from tests.factories.mentoring import MentorFactory, PairFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def low_mask(settings):
    settings.MASK_UNDER = 3


@pytest.fixture
def now():
    return timezone.now()


def ended(programme, kinds):
    for kind in kinds:
        PairFactory(programme=programme, closed=kind)


def published(now):
    assert figures.take(now) == 1
    return indicators.published()


def test_figures_are_counted_once_a_day(now):
    assert [figures.take(now), figures.take(now), figures.take(now + timedelta(days=1))] == [1, 0, 1]
    assert FigureSheet.objects.count() == 2


def test_a_count_of_few_people_is_never_kept(now):
    PairFactory.create_batch(2, active=True)
    figures.take(now)
    sheet = FigureSheet.objects.get().figures
    assert {code: cell for code, cell in sheet["cells"].items() if cell} == {}
    assert sheet["days_to_tandem"] is None
    assert all(row["tandems"] is None and row["mentees"] is None for row in sheet["programmes"])
    assert all(cell is None for _year, cell in sheet["years"])


def test_a_figure_says_how_many_out_of_how_many(now):
    ended(ProgrammeFactory(), ["training"] * 3 + ["seeking"] * 3)
    board = published(now)
    forward = board.of("forward")
    assert (forward.words, forward.detail) == ("50\N{NO-BREAK SPACE}%", "3 sur 6")
    assert board.of("days_to_tandem").detail == "sur 6 tandems"


def test_a_result_true_of_all_is_masked(now):
    ended(ProgrammeFactory(), ["training"] * 6)
    assert published(now).of("forward").is_masked


def test_the_kinds_of_step_forward_do_not_betray_the_few(now):
    ended(ProgrammeFactory(), ["training"] * 5 + ["creation"] * 2 + ["seeking"] * 3)
    board = published(now)
    assert not board.of("forward").is_masked
    assert board.of("creation").is_masked
    assert board.of("training").is_masked, "training would give creation away: 7 less 5"


def test_tandems_that_ended_stay_hidden_when_those_under_way_would_give_them_away(now):
    PairFactory.create_batch(4, active=True)
    ended(ProgrammeFactory(), ["seeking"])
    board = published(now)
    assert board.of("tandems").words == "5"
    assert board.of("under_way").is_masked


def test_a_small_programme_takes_another_with_it(now):
    for count in (1, 5, 9):
        PairFactory.create_batch(count, programme=ProgrammeFactory(name=f"Dispositif {count}"), active=True)
    tandems = {name: number for name, _people, number in published(now).programmes}
    assert tandems == {"Dispositif 1": None, "Dispositif 5": None, "Dispositif 9": 9}


def test_an_outcome_that_was_corrected_counts_once(now):
    ended(ProgrammeFactory(), ["training"] * 3 + ["seeking"] * 3)
    old = Outcome.objects.filter(kind="seeking").first()
    Outcome.objects.filter(pk=old.pk).update(is_current=False)
    Outcome.objects.create(
        programme=old.programme,
        pair=old.pair,
        mentee=old.mentee,
        kind="training",
        reported_at=now,
        replaces=old,
    )
    forward = figures.count(now.date())["cells"]["forward"]
    assert forward is None, "4 of 6: the two others are too few"


def test_a_mentor_who_left_is_not_counted(now):
    MentorFactory.create_batch(4)
    assert published(now).of("mentors").words == "4"
    gone = MentorFactory()
    type(gone).objects.filter(pk=gone.pk).update(state="left")
    assert figures.count(now.date())["cells"]["mentors"] == [4]


def test_every_indicator_has_a_label_and_a_definition(now):
    board = published(now)
    for code in indicators.INDICATORS:
        one = board.of(code)
        assert one.label
        assert one.definition.endswith(".")


def test_reading_costs_one_query(now, django_assert_num_queries):
    figures.take(now)
    with django_assert_num_queries(1):
        board = indicators.published()
        assert board.crowd
        assert board.rates
        assert board.years == []


def test_before_the_first_count_nothing_is_published():
    assert indicators.published() is None
