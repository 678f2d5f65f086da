"""Several workers at once, on PostgreSQL: one lease a seal, one file a seal."""

import hashlib
from collections import Counter

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from mentoring.domain import rendering
from mentoring.models import Seal
from tests.factories.mentoring import PairFactory
from tests.mentoring.test_races import at_once
from tests.sizes import size

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.proof("races"),
]
WORKERS = 6
ROUNDS = size(reduced=3, full=30)


def test_a_seal_is_leased_by_one_worker(figure):
    for _round in range(ROUNDS):
        now, leased = timezone.now(), []
        seal = PairFactory(now=now, active=True).seal
        outcomes = at_once(
            *[lambda now=now, leased=leased: leased.append(rendering.lease_next(now))] * WORKERS
        )
        assert outcomes == Counter(done=WORKERS)
        assert [one for one in leased if one] == [seal]
        assert Seal.objects.get(pk=seal.pk).attempts == 1
    figure("rounds", ROUNDS)


def test_the_first_file_stays_whoever_else_comes(figure):
    for _round in range(ROUNDS):
        seal, kept = PairFactory(active=True).seal, []
        contents = [b"%PDF-" + bytes([65 + n]) for n in range(WORKERS)]
        at_once(
            *[
                lambda content=content, seal=seal, kept=kept: kept.append(
                    rendering.keep(seal, content, now=timezone.now())
                )
                for content in contents
            ]
        )
        assert Counter(kept) == Counter({True: 1, False: WORKERS - 1})
        row = Seal.objects.get(pk=seal.pk)
        with storages["private"].open(row.pdf_path) as file:
            assert row.pdf_sha256 == hashlib.sha256(file.read()).hexdigest()
    figure("rounds", ROUNDS)
