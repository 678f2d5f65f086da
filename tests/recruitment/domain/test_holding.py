"""The waiting list, and a no that is looked at again."""

from datetime import timedelta

import pytest
from wagtail.models import ModelLogEntry

from portal.accounts.models import Scope
from portal.core.days import day_of
from portal.core.errors import Changed, NotAllowed
from portal.core.models import Message
from recruitment.domain import holding, lapses, moderation
from recruitment.domain.refusals import AnotherLive, NotConfirmed, NotNow, ReasonNeeded
from recruitment.models import Application, HoldReason
from tests.factories.mentoring import OfficerFactory, ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory
from tests.recruitment.mailbox import letter, links_in, read, subjects

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
DAY = timedelta(days=1)


@pytest.fixture
def act(officer, now):
    """An act of the officer, on the page that shows the application as it is."""

    def do(verb, application, **details):
        module = moderation if hasattr(moderation, verb) else holding
        values = {"by": officer, "seen_version": application.version, "now": now}
        return getattr(module, verb)(application=application, **values | details)

    return do


@pytest.fixture
def held(act, officer, now):
    return act("hold", ApplicationFactory(mentee=True, taken_by=officer, now=now), reason="mentors")


@pytest.fixture
def declined(act, officer):
    return act("decline", ApplicationFactory(taken_by=officer), reason="territory", note="Trop loin")


def last_log(action):
    return ModelLogEntry.objects.get(action=f"recruitment.{action}")


@pytest.mark.parametrize("story", ["confirmed", "taken_by"])
def test_an_application_waits_for_a_reason_from_a_moment(act, officer, now, story):
    application = act(
        "hold",
        ApplicationFactory(now=now, **{story: officer if story == "taken_by" else True}),
        reason=HoldReason.PROGRAMME,
    )
    assert (application.state, application.hold_reason, application.held_at) == ("on_hold", "programme", now)
    assert (application.assigned_to, application.first_answer_at) == (officer, now)
    assert last_log("hold").data == {"reason": "programme"}


def test_the_applicant_reads_why_and_until_when(held):
    message = letter("held")
    assert message.subject == f"Votre candidature {held.reference} est sur notre liste d’attente"
    assert "Nous n’avons pas encore, près de chez vous, de mentor" in message.body
    assert str(held.held_at.year + 1) in message.body
    assert len(links_in(message)) == 1


@pytest.mark.parametrize("reason", HoldReason.values)
def test_every_reason_has_a_sentence_of_its_own(reason):
    sentences = {holding.letters.waiting_sentence(one) for one in HoldReason.values}
    assert len(sentences) == len(HoldReason.values)
    assert holding.letters.waiting_sentence(reason)


@pytest.mark.parametrize("reason", ["", "because"])
def test_waiting_needs_a_reason(act, officer, reason):
    with pytest.raises(ReasonNeeded):
        act("hold", ApplicationFactory(taken_by=officer), reason=reason)


def test_nobody_waits_twice_nor_before_they_are_known(act, held):
    assert act("hold", held, reason="mentors").version == held.version
    with pytest.raises(NotNow):
        act("hold", held, reason="other")
    with pytest.raises(NotConfirmed):
        act("hold", ApplicationFactory(email="autre@exemple.fr"), reason="other")


def test_an_application_taken_up_again_is_under_review_and_the_applicant_told(act, held):
    application = act("resume", held)
    assert (application.state, application.hold_reason, application.held_at) == ("in_review", "", None)
    message = letter("resumed")
    assert message.subject == f"Nous reprenons votre candidature {held.reference}"
    assert "Camille, de notre équipe" in message.body
    assert last_log("resume").data == {"reason": "mentors"}


def test_who_left_the_team_is_not_announced_as_the_reader(act, held, officer):
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    application = act("resume", held, by=OfficerFactory(first_name="Dominique"))
    assert application.assigned_to.first_name == "Dominique"
    assert "Dominique" in letter("resumed").body


def test_who_is_asked_waits_no_more_whatever_comes_of_the_question(act, held, now):
    asked = act("ask", held, question="Toujours d’accord ?")
    assert (asked.state, asked.hold_reason, asked.held_at) == ("info_requested", "", None)
    assert (lapses.expire_held(now + 400 * DAY), lapses.expire_silent(now + 400 * DAY)) == (0, 1)
    assert not Message.objects.filter(template="recruitment/wait_over").exists()


@pytest.mark.parametrize(("verb", "details"), [("accept", {}), ("decline", {"reason": "need"})])
def test_from_the_waiting_list_a_decision_may_come_at_once(act, held, verb, details):
    assert act(verb, held, **details).is_open is False


def test_a_declined_application_is_looked_at_again(act, declined, officer):
    application = act("reconsider", declined)
    assert (application.state, application.decline_reason, application.decline_note) == ("in_review", "", "")
    assert (application.decided_at, application.erase_on, application.assigned_to) == (None, None, officer)
    message = letter("reconsidered")
    assert message.subject == f"Nous réexaminons votre candidature {application.reference}"
    assert len(links_in(message)) == 1
    assert "Trop loin" not in message.body


def test_the_earlier_no_stays_with_the_answers_and_out_of_the_log(act, declined, now):
    application = act("reconsider", declined)
    assert application.answers["decisions"] == [
        {"reason": "territory", "note": "Trop loin", "day": day_of(declined.decided_at).isoformat()}
    ]
    assert last_log("reconsider").data == {"reason": "territory"}


def test_a_no_is_not_looked_at_again_while_another_application_is_under_way(act, declined):
    other = ApplicationFactory(confirmed=True)
    with pytest.raises(AnotherLive, match=other.reference):
        act("reconsider", declined)
    assert Application.objects.get(pk=declined.pk).state == "declined"


def test_an_application_in_another_programme_does_not_stand_in_the_way(act, declined):
    other = ApplicationFactory(confirmed=True)
    Application.objects.filter(pk=other.pk).update(programme=ProgrammeFactory())
    assert act("reconsider", declined).state == "in_review"


def test_an_erased_application_is_not_looked_at_again(act, declined, now):
    Application.objects.filter(pk=declined.pk).update(person=None, erased_on=now.date())
    with pytest.raises(NotNow):
        act("reconsider", declined)


@pytest.mark.parametrize(("verb", "story"), [("resume", "held"), ("reconsider", "declined")])
def test_taking_up_again_twice_is_done_once(act, request, verb, story):
    before = request.getfixturevalue(story)
    first = act(verb, before)
    mails = Message.objects.count()
    assert act(verb, before).version == first.version
    assert Message.objects.count() == mails


@pytest.mark.parametrize("verb", ["resume", "reconsider"])
def test_what_neither_waits_nor_was_declined_is_not_taken_up_again(act, officer, verb):
    with pytest.raises(NotNow):
        act(verb, ApplicationFactory(taken_by=officer))


@pytest.mark.parametrize(
    ("verb", "story", "details"),
    [("hold", "taken", {"reason": "other"}), ("resume", "held", {}), ("reconsider", "declined", {})],
)
def test_a_stale_page_or_another_programme_decides_nothing(act, request, officer, verb, story, details):
    taken = story == "taken"
    application = ApplicationFactory(taken_by=officer) if taken else request.getfixturevalue(story)
    elsewhere = OfficerFactory(scope=Scope.PROGRAMME, scope_id=ProgrammeFactory().uuid)
    with pytest.raises(NotAllowed):
        act(verb, application, by=elsewhere, **details)
    with pytest.raises(Changed):
        act(verb, application, seen_version=application.version - 2, **details)
    assert Application.objects.get().state == application.state


def test_a_year_on_the_waiting_list_is_the_end_told_kindly(held, now):
    read(now)
    assert lapses.expire_held(now + 364 * DAY) == 0
    assert [lapses.expire_held(now + 366 * DAY) for _run in range(2)] == [1, 0]
    application = Application.objects.get()
    assert (application.state, application.closed_at) == ("expired", now + 366 * DAY)
    assert application.erase_on is not None
    assert subjects(now + 366 * DAY) == [f"Votre candidature {held.reference} est close"]
    assert "depuis un an" in Message.objects.get(template="recruitment/wait_over").text


def test_what_was_taken_up_meanwhile_does_not_end(act, held, now):
    act("resume", held)
    assert lapses.expire(held, now=now + 400 * DAY) is False
