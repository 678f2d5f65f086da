import pytest
from django.core import mail
from django.core.management import call_command

from portal.core import due
from portal.core.management.commands import worker
from portal.core.models import Message
from tests.factories.mentoring import ProposalFactory

pytestmark = pytest.mark.django_db


def test_every_app_adds_its_rules_and_messages_leave_last():
    rules = list(due.all_rules())
    assert rules[-4:] == ["messages", "old links", "old devices", "old counters"]
    assert len(rules) > 5


def test_what_is_due_runs_twice_without_harm(capsys):
    call_command("run_due")
    assert capsys.readouterr().out == "figures to count: 1\n"
    call_command("run_due")
    assert capsys.readouterr().out == ""


def test_one_rule_that_fails_does_not_stop_the_others(monkeypatch, caplog, capsys):
    rules = {"broken": lambda now: 1 / 0, "fine": lambda now: 3}
    monkeypatch.setattr("portal.core.management.commands.run_due.all_rules", lambda: rules)
    call_command("run_due")
    assert "rule broken failed" in caplog.text
    assert capsys.readouterr().out == "fine: 3\n"


def test_the_worker_delivers_when_the_bell_rings():
    proposal = ProposalFactory()
    worker.bell().run()
    assert Message.objects.get(person=proposal.mentor.person).state == "sent"
    assert len(mail.outbox) == 1


def test_the_worker_stops_when_asked(monkeypatch, capsys):
    command = worker.Command()
    monkeypatch.setattr(worker.time, "sleep", lambda seconds: command.stop(15, None))
    monkeypatch.setattr(worker.signal, "signal", lambda *sign: None)
    call_command(command)
    assert "worker: ready" in capsys.readouterr().out


def test_a_busy_database_does_not_end_the_worker(monkeypatch, capsys):
    class Busy:
        def run(self):
            raise worker.OperationalError("database is locked")

    command = worker.Command()
    monkeypatch.setattr(worker, "bell", Busy)
    command.answer_bell()
    assert "database is locked" in capsys.readouterr().err
