from datetime import timedelta

import pytest

from portal.core.models import Link, Message
from recruitment import due
from recruitment.domain import intake, lapses
from recruitment.models import Application, Draft
from tests.factories.recruitment import ApplicationFactory, DraftFactory
from tests.recruitment.mailbox import links_in, read, subjects

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
DAY = timedelta(days=1)


def test_an_address_to_confirm_is_recalled_once_after_two_days(now):
    application = ApplicationFactory(now=now)
    read(now)
    assert lapses.remind_to_confirm(now + 1.9 * DAY) == 0
    assert [lapses.remind_to_confirm(now + 2 * DAY) for _run in range(3)] == [1, 0, 0]
    [message] = read(now + 2 * DAY)
    assert message.subject == f"Candidature {application.reference} : votre adresse reste à confirmer"
    assert len(links_in(message)) == 2


def test_a_question_is_recalled_once_after_ten_days(officer, now):
    application = ApplicationFactory(now=now, asked_by=officer)
    read(now)
    assert lapses.remind_to_answer(now + 9.9 * DAY) == 0
    assert [lapses.remind_to_answer(now + 10 * DAY) for _run in range(2)] == [1, 0]
    [message] = read(now + 10 * DAY)
    assert message.subject == f"Candidature {application.reference} : nous attendons votre réponse"
    assert "Quand peut-on vous appeler ?" in message.body


def test_a_confirmed_address_is_not_recalled(now):
    ApplicationFactory(now=now, confirmed=True)
    assert lapses.remind_to_confirm(now + 5 * DAY) == 0


def test_what_changed_meanwhile_is_left_alone(now):
    stale = ApplicationFactory(now=now)
    intake.confirm(application=stale, now=now)
    assert lapses.remind(stale, "confirm_reminder", now=now) is False
    assert lapses.expire(stale, now=now) is False


def test_an_address_never_confirmed_ends_after_thirty_days(now):
    application = ApplicationFactory(now=now)
    read(now)
    assert lapses.expire_silent(now + 29 * DAY) == 0
    assert [lapses.expire_silent(now + 30 * DAY) for _run in range(2)] == [1, 0]
    application = Application.objects.get()
    assert (application.state, application.answers, application.phone) == ("expired", {}, "")
    assert application.closed_at == now + 30 * DAY
    assert not Link.objects.filter(revoked_at=None).exists()
    assert subjects(now + 30 * DAY) == [f"Votre candidature {application.reference} est close"]


def test_a_question_never_answered_ends_after_forty_five_days(officer, now):
    ApplicationFactory(now=now, asked_by=officer)
    assert lapses.expire_silent(now + 44 * DAY) == 0
    assert lapses.expire_silent(now + 45 * DAY) == 1
    application = Application.objects.get()
    assert (application.state, application.answers["sector"]) == ("expired", "H")


def test_the_rules_may_run_late_and_twice(officer, now):
    ApplicationFactory(now=now)
    ApplicationFactory(now=now, asked_by=officer, email="autre@exemple.fr")
    DraftFactory(now=now)
    later = now + 100 * DAY
    first = {name: rule(later) for name, rule in due.RULES.items()}
    messages = Message.objects.count()
    assert first == {
        "drafts that end soon": 0,
        "drafts that end": 1,
        "addresses to confirm": 1,
        "questions to answer": 1,
        "silent applications": 2,
        "waiting lists that end": 0,
    }
    assert {rule(later) for rule in due.RULES.values()} == {0}
    assert Message.objects.count() == messages
    assert Draft.objects.filter(state="open").count() == 0
