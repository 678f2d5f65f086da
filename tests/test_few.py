"""The nearly empty hubs of the pictures can still be laid."""

import pytest

from mentoring.models import Pair, Partner, Proposal
from recruitment.models import Application
from tests.shots import few


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, 3])
def test_a_hub_holds_so_few_rows(count):
    few.lay(count)
    assert (Application.objects.filter(email__startswith="candidature").count(), Pair.objects.count()) == (
        count,
        count,
    )
    assert (Proposal.objects.count() >= count, Partner.objects.exists()) == (True, count > 0)
