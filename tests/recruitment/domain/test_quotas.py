from datetime import date, timedelta

import pytest

from portal.core.models import Attempt
from recruitment.domain import quotas
from recruitment.domain.refusals import TooMany

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def test_a_limit_is_met_once_it_is_passed():
    tries = [quotas.within("send to", "a@exemple.fr", today=TODAY) for _time in range(12)]
    assert tries == [True] * 10 + [False] * 2
    assert Attempt.objects.get().count == 12


def test_each_day_each_kind_and_each_subject_counts_apart():
    for _time in range(11):
        quotas.within("send to", "a@exemple.fr", today=TODAY)
    assert quotas.within("send to", "b@exemple.fr", today=TODAY)
    assert quotas.within("mail to", "a@exemple.fr", today=TODAY)
    assert quotas.within("send to", "a@exemple.fr", today=TODAY + timedelta(days=1))


def test_beyond_the_limit_the_verb_refuses():
    for _time in range(10):
        quotas.spend("send to", "a@exemple.fr", today=TODAY)
    with pytest.raises(TooMany):
        quotas.spend("send to", "a@exemple.fr", today=TODAY)


def test_a_counter_names_nobody():
    quotas.within("send to", "a@exemple.fr", today=TODAY)
    assert "exemple" not in str(Attempt.objects.values().get())
    assert str(Attempt.objects.get()) == "send to 2026-11-23"
