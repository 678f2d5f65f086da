import pytest

from mentoring.models import Programme
from portal.accounts.models import ConsentText
from recruitment.domain import consents, letters, openings
from recruitment.domain.refusals import NotOpen
from recruitment.models import DeclineReason
from tests.factories.mentoring import ProgrammeFactory

pytestmark = pytest.mark.django_db


def test_a_mentor_enters_the_first_programme_wished_for():
    ProgrammeFactory(track="employment")
    youth = ProgrammeFactory(track="youth")
    assert openings.programme_for("mentor", "employment", {"tracks": ["founder", "youth"]}) == youth


def test_a_mentor_whose_wish_is_not_open_yet_enters_what_is():
    employment = ProgrammeFactory()
    assert openings.programme_for("mentor", "employment", {"tracks": ["founder"]}) == employment


def test_a_mentee_enters_the_programme_of_the_track():
    ProgrammeFactory(track="youth")
    with pytest.raises(NotOpen):
        openings.programme_for("mentee", "employment", {})


def test_a_closed_programme_takes_nobody():
    ProgrammeFactory(opens_on=None)
    with pytest.raises(NotOpen):
        openings.programme_for("mentor", "employment", {})


def test_a_mentor_is_of_age_a_mentee_as_old_as_the_programme_asks():
    ProgrammeFactory(min_age=17)
    programmes = list(Programme.objects.all())
    assert (openings.youngest("mentor", programmes), openings.youngest("mentee", programmes)) == (18, 17)


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
