"""Counters of tries: each place for itself, each day for itself, and no name in them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core import counters, due
from portal.core.days import day_of
from portal.core.models import Attempt

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_the_limit_is_that_of_whoever_counts():
    tries = [counters.within("sign in from", "x", most=2, today=day_of(NOW)) for _time in range(3)]
    assert tries == [True, True, False]
    assert counters.within("sign in from", "x", most=9, today=day_of(NOW))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::9", "2001:db8:1::/48"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_neighbours_count_together(address, network):
    assert counters.network_of(address) == network


def test_counters_of_earlier_days_are_deleted_by_the_daily_rules():
    counters.within("draft", "x", most=1, today=day_of(NOW))
    forget = due.all_rules()["old counters"]
    assert forget(NOW) == 0
    assert forget(NOW + timedelta(days=1)) == 1
    assert not Attempt.objects.exists()
