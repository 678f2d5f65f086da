"""Around the end, the team extends, notes talks and news, and reads what each said on the page of the tandem."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import closing, closing_words, endings, follow_ups
from mentoring.models import ClosingWord, FollowUp, Outcome, Pair
from portal.core.days import day_of
from tests.factories.mentoring import OfficerFactory, PairFactory
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db
NOW = timezone.now()
BACKEND = "portal.accounts.backends.StaffBackend"


@pytest.fixture
def officer(client):
    person = OfficerFactory()
    client.force_login(person, backend=BACKEND)
    return person


@pytest.fixture
def pair():
    made = PairFactory(now=NOW - timedelta(days=160), active=True)
    Pair.objects.filter(pk=made.pk).update(ends_on=day_of(NOW) + timedelta(days=20))
    return read(made)


def read(pair):
    return Pair.objects.get(pk=pair.pk)


def act(client, pair, name, **answers):
    return client.post(f"/admin/tandems/{pair.pk}/{name}/", answers)


def shown(client, pair):
    return words(client.get(reverse("staff_pair_inspect", args=[pair.pk])))


def test_an_extension_by_the_team_sent_twice_moves_the_end_once(client, officer, pair):
    for _twice in range(2):
        act(client, pair, "prolonger", months="2", seen=str(pair.ends_on))
    assert read(pair).ends_on == pair.ends_on + relativedelta(months=2)


def test_what_one_proposes_is_read_beside_the_planned_end(client, officer, pair):
    endings.propose(pair=pair, months=3, by=pair.mentor.person, now=NOW)
    assert "3 mois de plus proposés" in shown(client, pair)


def test_the_team_notes_a_closing_talk_and_reads_it_with_what_was_written(client, officer, pair):
    closing_words.say(
        pair=pair, supports=["technical"], recommend=8, words="Écrit", by=pair.mentee.person, now=NOW
    )
    for _twice in range(2):
        act(client, pair, "entretien-de-fin", side="mentee", channel="phone", words="Entendu", seen="active")
    assert ClosingWord.objects.count() == 2
    text = shown(client, pair)
    assert "Écrit" in text
    assert "Entendu" in text
    assert "8 sur 10" in text


def test_the_team_notes_news_got_by_phone_once_it_is_due(client, officer, pair):
    closing.close(
        pair=pair, reason="completed", kind="seeking", by=officer, now=NOW - relativedelta(months=6)
    )
    row = FollowUp.objects.get(horizon=6)
    for _twice in range(2):
        act(client, pair, "nouvelles", follow_up=row.pk, kind="training", contract="", seen="closed")
    assert Outcome.objects.get(horizon=6).reported_by == officer
    text = shown(client, pair)
    assert "Après 6 mois" in text
    assert "Une formation" in text


def test_the_news_of_another_tandem_is_not_noted_here(client, officer, pair):
    other = PairFactory(now=NOW - relativedelta(months=7), closed="seeking")
    closing.close(
        pair=pair, reason="completed", kind="seeking", by=officer, now=NOW - relativedelta(months=6)
    )
    foreign = FollowUp.objects.get(pair=other, horizon=6)
    act(client, pair, "nouvelles", follow_up=foreign.pk, kind="training", contract="", seen="closed")
    assert not Outcome.objects.filter(horizon=6).exists()


def test_news_is_offered_once_some_is_due(client, officer, pair):
    closing.close(pair=pair, reason="completed", kind="seeking", by=officer, now=NOW)
    assert "Noter des nouvelles" not in shown(client, pair)
    assert follow_ups.ask_due(NOW) == 0
