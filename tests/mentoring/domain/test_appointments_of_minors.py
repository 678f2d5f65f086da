"""A minor meets where others are, and the structure that accompanies them knows of each day."""

from datetime import datetime, timedelta

import pytest

from mentoring.domain import appointments, closing, pairs, refusals
from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope
from portal.core.days import PARIS, day_of
from portal.core.models import Message
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, tzinfo=PARIS)
DAY = datetime(2026, 12, 8, 18, tzinfo=PARIS)


def letters(template):
    return Message.objects.filter(template=f"mentoring/{template}")


@pytest.fixture
def young():
    return PairFactory(
        now=NOW - timedelta(days=40),
        active=True,
        mentee__birth_year=2009,
        mentee__partner__name="Mission locale du Lac",
        mentee__partner__email="accueil@exemple.fr",
        mentor__company="Ateliers du Golfe",
    )


def test_a_minor_meets_on_the_premises_of_the_structure_or_in_the_company(young):
    assert appointments.public_places(young) == [
        "Mission locale du Lac, Marignane",
        "Ateliers du Golfe, Vitrolles",
    ]
    for place, mode in (("Chez moi", "face"), ("", "remote"), ("", "phone")):
        with pytest.raises(refusals.PlaceForAMinor):
            appointments.arrange(
                pair=young, by=young.mentor.person, starts_at=DAY, place=place, mode=mode, now=NOW
            )


def at_the_company(pair, starts_at=DAY):
    return appointments.arrange(
        pair=pair,
        by=pair.mentor.person,
        starts_at=starts_at,
        place=appointments.public_places(pair)[1],
        now=NOW,
    )


def test_a_minor_s_meeting_is_not_moved_elsewhere(young):
    meeting = at_the_company(young)
    with pytest.raises(refusals.PlaceForAMinor):
        appointments.move(
            meeting=meeting,
            by=young.mentor.person,
            starts_at=DAY + timedelta(days=1),
            place="Chez moi",
            now=NOW,
        )


def test_the_structure_of_a_minor_is_told_of_each_day(young):
    meeting = at_the_company(young)
    appointments.move(
        meeting=meeting,
        by=young.mentee.person,
        starts_at=DAY + timedelta(days=1),
        place=meeting.place,
        now=NOW,
    )
    appointments.call_off(meeting=meeting, by=young.mentor.person, now=NOW)
    copies = letters("meeting_copy").order_by("pk")
    assert [one.address for one in copies] == ["accueil@exemple.fr"] * 3
    assert ["a changé" in copies[1].text, "annulée" in copies[2].text] == [True, True]
    assert not any(young.mentee.person.last_name in one.text + one.subject for one in copies)


def test_the_referents_of_the_structure_read_instead_of_its_address(young):
    referent = PersonFactory()
    roles.grant(
        referent,
        RoleKind.REFERENT,
        today=day_of(NOW),
        scope=Scope.STRUCTURE,
        scope_id=young.mentee.partner.uuid,
    )
    at_the_company(young)
    assert [one.person for one in letters("meeting_copy")] == [referent]


@pytest.mark.parametrize(("born", "minor"), [(2007, False), (2008, True), (None, False)])
def test_the_year_of_the_eighteenth_birthday_counts_as_minor(born, minor):
    pair = PairFactory(now=NOW)
    pair.mentee.birth_year = born
    assert appointments.is_minor(pair, DAY) is minor


def close(pair):
    closing.close(pair=pair, reason="completed", kind="training", by=OfficerFactory(), now=NOW)


def test_the_structure_of_a_minor_is_told_that_the_tandem_is_over(young):
    for _twice in range(2):
        close(young)
    copy = letters("end_copy").get()
    assert (copy.address, young.mentor.person.first_name in copy.text) == ("accueil@exemple.fr", True)
    assert "a pris fin le 27" in copy.text
    assert young.mentee.person.last_name not in copy.text + copy.subject


def test_the_structure_of_a_minor_is_told_that_a_tandem_does_not_begin():
    pair = PairFactory(now=NOW, mentee__birth_year=2009, mentee__partner__email="accueil@exemple.fr")
    pairs.undo(pair=pair, by=pair.mentor.person, reason="mismatch", now=NOW)
    assert letters("end_copy").get().address == "accueil@exemple.fr"


def test_no_structure_is_told_that_the_tandem_of_an_adult_is_over():
    close(PairFactory(now=NOW, active=True, mentee__partner__email="accueil@exemple.fr"))
    assert not letters("end_copy").exists()


def test_nobody_copies_the_meetings_of_an_adult():
    at_the_company(PairFactory(now=NOW, mentor__company="Ateliers du Golfe"))
    assert not letters("meeting_copy").exists()
