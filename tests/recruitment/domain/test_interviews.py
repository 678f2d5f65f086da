"""Talks with an applicant, noted by the team."""

from datetime import timedelta

import pytest
from wagtail.models import ModelLogEntry

from mentoring.models import Mentor
from portal.accounts.models import Scope
from portal.core.days import day_of
from portal.core.errors import Changed, NotAllowed
from portal.core.models import Message
from recruitment.domain import holding, interviews, moderation
from recruitment.domain.refusals import ChannelNeeded, NotConfirmed, NotNow, TalkNotYet
from recruitment.models import Application, Interview
from recruitment.vocabulary import CHECKLISTS
from tests.factories.mentoring import OfficerFactory, ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def note(officer, now):
    """The officer notes a talk, on the page that shows the application as it is."""

    def do(application, **details):
        usual = {
            "by": officer,
            "seen_version": application.version,
            "now": now,
            "held_on": day_of(now),
            "channel": "face",
        }
        return interviews.note(application=application, **usual | details)

    return do


def test_a_talk_is_noted_with_what_was_gone_through_in_the_order_of_the_list(note, officer, now):
    application = ApplicationFactory(taken_by=officer)
    talk = note(
        application, place=" Le Lac ", checklist=["places", "motives", "unknown"], notes=" Très motivée. "
    )
    assert (talk.place, talk.checklist, talk.notes) == ("Le Lac", ["motives", "places"], "Très motivée.")
    assert (talk.by, talk.noted_at, talk.held_on) == (officer, now, day_of(now))


def test_a_talk_leaves_the_state_moves_the_version_and_writes_to_nobody(note, officer):
    application = ApplicationFactory(taken_by=officer)
    mails = Message.objects.count()
    note(application, notes="Rien à en dire")
    after = Application.objects.get()
    assert (after.state, after.version) == ("in_review", application.version + 1)
    assert Message.objects.count() == mails
    entry = ModelLogEntry.objects.filter(action="recruitment.interview").get()
    assert (entry.user, entry.data) == (officer, {"channel": "face"})


def test_several_talks_may_be_noted_the_last_one_dates_them(note, officer, now):
    application = ApplicationFactory(taken_by=officer)
    note(application, held_on=day_of(now) - timedelta(days=2), channel="phone")
    note(Application.objects.get(), held_on=day_of(now) - timedelta(days=9), channel="video")
    assert Interview.objects.count() == 2
    assert interviews.last_day(application) == day_of(now) - timedelta(days=2)


def test_the_same_talk_is_noted_once(note, officer):
    application = ApplicationFactory(taken_by=officer)
    assert note(application, notes="Vue") == note(application, notes="Vue")
    assert Application.objects.get().version == application.version + 1


@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_each_side_has_its_own_checklist(note, officer, role):
    application = ApplicationFactory(role=role, taken_by=officer)
    codes = [code for code, _label in CHECKLISTS[role]]
    assert note(application, checklist=codes).checklist == codes


def test_a_talk_to_come_is_not_noted(note, officer, now):
    with pytest.raises(TalkNotYet):
        note(ApplicationFactory(taken_by=officer), held_on=day_of(now) + timedelta(days=1))
    assert Interview.objects.count() == 0


def test_how_they_talked_is_one_of_three(note, officer):
    with pytest.raises(ChannelNeeded):
        note(ApplicationFactory(taken_by=officer), channel="pigeon")


@pytest.mark.parametrize(("story", "refusal"), [({}, NotConfirmed), ({"confirmed": True}, NotNow)])
def test_an_application_is_taken_in_hand_before_a_talk(note, story, refusal):
    with pytest.raises(refusal):
        note(ApplicationFactory(**story))


def test_nothing_is_noted_after_the_decision(note, officer, now):
    application = ApplicationFactory(taken_by=officer)
    application = moderation.decline(
        application=application, reason="need", by=officer, seen_version=application.version, now=now
    )
    with pytest.raises(NotNow):
        note(application)


def test_a_talk_may_be_noted_while_waiting_for_an_answer_or_for_a_place(note, officer, now):
    note(ApplicationFactory(asked_by=officer))
    application = ApplicationFactory(taken_by=officer, email="autre@exemple.fr", last_name="Autre")
    note(
        holding.hold(
            application=application, reason="programme", by=officer, seen_version=application.version, now=now
        )
    )
    assert Interview.objects.count() == 2


def test_a_stale_page_notes_nothing(note, officer):
    application = ApplicationFactory(taken_by=officer)
    with pytest.raises(Changed):
        note(application, seen_version=application.version - 1)


def test_an_officer_of_another_programme_notes_nothing(note, officer):
    application = ApplicationFactory(taken_by=officer)
    with pytest.raises(NotAllowed):
        note(application, by=OfficerFactory(scope=Scope.PROGRAMME, scope_id=ProgrammeFactory().uuid))


def test_a_mentor_met_in_a_noted_talk_is_accepted_on_that_day(note, officer, now):
    met = day_of(now) - timedelta(days=3)
    note(ApplicationFactory(taken_by=officer), held_on=met)
    row = Application.objects.get()
    moderation.accept(application=row, by=officer, seen_version=row.version, now=now)
    assert (Application.objects.get().met_on, Mentor.objects.get().vetted_on) == (met, met)
