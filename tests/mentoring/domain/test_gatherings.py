from datetime import datetime, timedelta

import pytest

from mentoring.domain import gatherings
from mentoring.models import Gathering, GatheringSeries, Programme
from portal.core.days import PARIS
from tests.factories.mentoring import OfficerFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)
FIRST = datetime(2026, 12, 10, 18, 0, tzinfo=PARIS)


@pytest.fixture
def series():
    return gatherings.lay_six_months(
        name="Rencontre des mentors",
        first=FIRST,
        place="Marseille, La Joliette",
        programmes=[ProgrammeFactory()],
        by=OfficerFactory(),
        now=NOW,
    )


def test_six_months_are_laid_in_one_act_every_two_months_for_an_hour_and_a_half(series):
    dates = [(g.starts_at.astimezone(PARIS), g.minutes) for g in series.gatherings.all()]
    assert [(d.month, d.weekday(), d.hour, m) for d, m in dates] == [
        (12, 3, 18, 90),
        (2, 3, 18, 90),
        (4, 3, 18, 90),
    ]
    assert all(g.programmes.count() == 1 for g in series.gatherings.all())


def test_a_series_does_not_begin_in_the_past():
    with pytest.raises(gatherings.DateInThePast):
        gatherings.lay_six_months(name="x", first=NOW, place="x", programmes=[], by=None, now=NOW)
    assert Gathering.objects.count() == 0


def test_moving_and_calling_off_number_the_calendar_entry(series):
    first, officer = series.gatherings.first(), OfficerFactory()
    moved = gatherings.change(
        gathering=first, starts_at=FIRST + timedelta(days=1), place="Aix", minutes=60, by=officer, now=NOW
    )
    assert (moved.sequence, moved.place, moved.minutes) == (1, "Aix", 60)
    for _again in range(2):
        called_off = gatherings.call_off(gathering=first, by=officer, now=NOW)
    assert (called_off.is_cancelled, called_off.sequence) == (True, 2)


DATE = {"name": "Petit-déjeuner", "starts_at": FIRST, "place": "Aix", "by": None, "now": NOW}


def test_a_date_is_laid_once():
    one, other = ProgrammeFactory(), ProgrammeFactory()
    gathering = gatherings.add(programmes=[one, other], **DATE)
    with pytest.raises(gatherings.AlreadyLaid):
        gatherings.add(programmes=[one], **DATE)
    assert Gathering.objects.get() == gathering


@pytest.mark.parametrize(
    "other", [{"name": "Dîner"}, {"place": "Arles"}, {"starts_at": FIRST + timedelta(hours=3)}]
)
def test_another_name_place_or_hour_is_another_date(other):
    programme = ProgrammeFactory()
    for details in (DATE, DATE | other):
        gatherings.add(programmes=[programme], **details)
    assert Gathering.objects.count() == 2


def test_a_date_called_off_or_of_another_programme_does_not_stand_in_the_way():
    one, other = ProgrammeFactory(), ProgrammeFactory()
    gathering = gatherings.add(programmes=[one], **DATE)
    gatherings.call_off(gathering=gathering, by=OfficerFactory(), now=NOW)
    for programme in (one, other):
        gatherings.add(programmes=[programme], **DATE)
    assert Gathering.objects.count() == 3


def test_six_months_are_laid_once(series):
    again = {"name": series.name, "place": "Marseille, La Joliette", "by": None, "now": NOW, "first": FIRST}
    with pytest.raises(gatherings.AlreadyLaid):
        gatherings.lay_six_months(programmes=Programme.objects.all(), **again)
    assert (GatheringSeries.objects.count(), Gathering.objects.count()) == (1, 3)
