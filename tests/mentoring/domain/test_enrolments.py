"""People are shared between programmes: one person, several enrolments, both roles over time."""

import pytest
from django.utils import timezone

from mentoring.domain import cards, enrolments, refusals
from mentoring.models import Mentee, Mentor
from portal.accounts.models import RoleKind, Scope
from portal.core.models import Message
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    PersonFactory,
    ProgrammeFactory,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def coordinator(programme):
    return OfficerFactory(role=RoleKind.COORDINATOR, scope=Scope.PROGRAMME, scope_id=programme.uuid)


def test_a_mentor_takes_part_in_several_programmes():
    mentor, other = MentorFactory(), ProgrammeFactory()
    both = [*mentor.programmes.all(), other]
    enrolments.set_programmes(mentor=mentor, programmes=both, by=OfficerFactory(), now=NOW)
    assert set(mentor.programmes.all()) == set(both)


def test_a_coordinator_changes_only_what_is_theirs():
    mentor, theirs, foreign = MentorFactory(), ProgrammeFactory(), ProgrammeFactory()
    first = mentor.programmes.get()
    enrolments.set_programmes(mentor=mentor, programmes=[theirs, foreign], by=coordinator(theirs), now=NOW)
    assert set(mentor.programmes.all()) == {first, theirs}


def test_a_mentor_keeps_one_programme_at_least():
    mentor = MentorFactory()
    with pytest.raises(refusals.NoProgramme):
        enrolments.set_programmes(mentor=mentor, programmes=[], by=OfficerFactory(), now=NOW)


def test_a_second_file_takes_the_answers_over_and_waits_for_a_new_agreement():
    mentee, other = MenteeFactory(), ProgrammeFactory()
    opened = enrolments.enrol_also(mentee=mentee, programme=other, by=OfficerFactory(), now=NOW)
    assert (opened.person, opened.programme, opened.aim) == (mentee.person, other, mentee.aim)
    assert (opened.supports, opened.hobbies) == (mentee.supports, mentee.hobbies)
    assert cards.agreement_to(opened) is None
    assert Message.objects.get(template="mentoring/card_to_agree").person == mentee.person


def test_a_second_file_is_opened_once():
    mentee, other, officer = MenteeFactory(), ProgrammeFactory(), OfficerFactory()
    for _twice in range(2):
        enrolments.enrol_also(mentee=mentee, programme=other, by=officer, now=NOW)
    assert Mentee.objects.filter(person=mentee.person).count() == 2
    assert Message.objects.filter(template="mentoring/card_to_agree").count() == 1


def test_nobody_enrols_into_a_programme_that_they_do_not_run():
    with pytest.raises(refusals.NotInReach):
        enrolments.enrol_also(
            mentee=MenteeFactory(), programme=ProgrammeFactory(), by=coordinator(ProgrammeFactory()), now=NOW
        )


def test_somebody_who_was_accompanied_accompanies_in_their_turn():
    person = PersonFactory()
    mentee, mentor = MenteeFactory(person=person), MentorFactory(person=person)
    assert (Mentee.objects.get(person=person), Mentor.objects.get(person=person)) == (mentee, mentor)
