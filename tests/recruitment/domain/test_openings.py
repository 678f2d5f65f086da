from datetime import date, timedelta

import pytest
from django.utils import timezone

from mentoring.models import Programme
from portal.accounts.models import ConsentText
from recruitment.domain import consents, letters, openings
from recruitment.domain.refusals import NotOpen
from recruitment.models import DeclineReason, Draft
from tests.factories.mentoring import ProgrammeFactory

pytestmark = pytest.mark.django_db


def test_a_mentor_enters_the_first_programme_wished_for():
    ProgrammeFactory(track="employment")
    youth = ProgrammeFactory(track="youth")
    assert openings.programme_for(Draft(role="mentor"), {"tracks": ["founder", "youth"]}) == youth


def test_a_mentor_whose_wish_is_not_open_yet_enters_what_is():
    employment = ProgrammeFactory()
    assert openings.programme_for(Draft(role="mentor"), {"tracks": ["founder"]}) == employment


def test_a_mentee_enters_the_programme_of_the_track():
    ProgrammeFactory(track="youth")
    with pytest.raises(NotOpen):
        openings.programme_for(Draft(role="mentee"), {})


def test_a_closed_programme_takes_nobody():
    ProgrammeFactory(opens_on=None)
    with pytest.raises(NotOpen):
        openings.programme_for(Draft(role="mentor"), {})


def test_a_mentee_enters_the_programme_that_they_chose_while_it_is_open():
    ProgrammeFactory()
    chosen = ProgrammeFactory()
    draft = Draft(role="mentee", programme=chosen)
    assert openings.programme_for(draft, {}) == chosen
    chosen.closes_on = date(2026, 1, 6)
    with pytest.raises(NotOpen):
        openings.programme_for(draft, {})


@pytest.mark.parametrize(
    ("opens", "closes", "is_open"),
    [(None, None, False), (0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False)],
)
def test_a_programme_is_open_between_its_days_both_counted(opens, closes, is_open):
    today = timezone.localdate()
    days = {
        name: None if ahead is None else today + timedelta(days=ahead)
        for name, ahead in (("opens_on", opens), ("closes_on", closes))
    }
    programme = ProgrammeFactory(**days)
    assert programme.is_open is is_open
    assert list(Programme.objects.open_on(today)) == [programme] * is_open


@pytest.mark.parametrize(
    ("year", "commune", "barrier"),
    [
        (2010, "13054", ""),
        (2011, "13054", "young"),
        (1999, "13054", "old"),
        (2000, "13054", ""),
        (2005, "13001", "elsewhere"),
    ],
)
def test_what_stands_between_somebody_and_a_programme_is_said(year, commune, barrier):
    programme = ProgrammeFactory(track="youth", min_age=16, max_age=25, territory=["13054", "13055"])
    today = date(2026, 11, 26)
    assert openings.barrier_of(programme, birth_year=year, commune=commune, today=today) == barrier


def test_marseille_as_a_whole_holds_its_districts():
    programme = ProgrammeFactory(territory=["13055"])
    assert openings.covering("13203", [programme, ProgrammeFactory(territory=["13001"])]) == [programme]


def test_the_text_is_read_in_the_readers_language_or_in_french(now):
    consents.publish_first_texts(now=now)
    consents.publish_first_texts(now=now)
    assert ConsentText.objects.count() == 2
    assert consents.current_text("en").language == "en"
    assert consents.current_text("pl").language == "fr"


def test_without_a_text_nobody_can_apply():
    with pytest.raises(NotOpen):
        consents.current_text("fr")


@pytest.mark.parametrize("role", ["mentor", "mentee"])
@pytest.mark.parametrize("reason", DeclineReason.values)
def test_every_reason_has_a_kind_sentence(role, reason):
    assert letters.kind_sentence(reason, role).endswith(".")
