"""The jobs of a tandem's life on PostgreSQL: two or more at once owe each letter and each alert once."""

from collections import Counter
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from mentoring import due
from mentoring.domain import attendance, contacts, figures, gatherings, questions, rendering
from mentoring.models import Alert, CheckIn, Contact, Meeting, Pair
from portal.core.days import PARIS
from portal.core.models import Message
from tests.factories.mentoring import CharterTextFactory, OfficerFactory, PairFactory, ProgrammeFactory
from tests.sizes import size

from .test_races import at_once, faults

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.proof("races"),
]
START = datetime(2026, 9, 28, 9, tzinfo=PARIS)
RULES = [rule for rule in due.RULES.values() if rule not in (figures.take, rendering.render_due)]
AT_ONCE = 4


def jobs(now):
    """All the rules, in their order."""

    def run():
        for rule in RULES:
            rule(now)

    return run


def talk_among_mentors(programme, officer):
    """A question published, and a gathering at which each mentor was: both are written about by a job."""
    mentors = [pair.mentor for pair in Pair.objects.select_related("mentor__person")]
    said = {"mentor": mentors[0], "by": mentors[0].person, "now": START}
    asked = questions.ask(text="Qui connaît l’intérim ?", client_key=uuid4(), **said)
    questions.publish(words=asked, text=asked.text, by=officer, now=START)
    gathering = gatherings.add(
        name="Rencontre",
        starts_at=START + timedelta(days=2),
        place="Arles",
        programmes=[programme],
        by=None,
        now=START,
    )
    present = {mentor.pk: True for mentor in mentors}
    later = START + timedelta(days=3)
    attendance.note(gathering=gathering, present=present, by=officer, now=later)


def test_jobs_that_run_at_once_write_each_letter_and_open_each_alert_once(figure):
    programme, officer = ProgrammeFactory(), OfficerFactory()
    CharterTextFactory(programme=programme)
    for _ in range(size(reduced=6, full=40)):
        PairFactory(now=START, active=True, programme=programme, by=officer)
    talk_among_mentors(programme, officer)
    for days in (1, 4, 17, 34, 64, 71, 120):
        assert faults(at_once(*[jobs(START + timedelta(days=days))] * AT_ONCE)) == {}
    alerts = Counter(Alert.objects.values_list("pair", "kind", "period"))
    laid = Counter(CheckIn.objects.values_list("pair", "due_on"))
    letters = Counter(Message.objects.values_list("template", "person", "dedupe_key"))
    for rows in (alerts, laid, letters):
        assert set(rows.values()) == {1}
    kinds = {template for template, _person, _key in letters}
    assert kinds >= {"mentoring/mentor_questions", "mentoring/gathering_feedback", "mentoring/week"}
    assert {kind for _pair, kind, _period in alerts} >= {"silence", "check_in"}
    figure("letters", sum(letters.values()))
    figure("alerts", sum(alerts.values()))


def test_a_tap_sent_twelve_times_at_once_counts_once():
    pair = PairFactory(now=START, active=True)
    key = Meeting._meta.get_field("client_key").default()
    tap = {"pair": pair, "by": pair.mentor.person, "kind": "call", "client_key": key, "now": START}
    assert faults(at_once(*[lambda: contacts.note(**tap)] * 12)) == {}
    assert Contact.objects.count() == 1
