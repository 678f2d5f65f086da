"""Grouped letters: what waits, until when, and how it leaves, once."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction

from portal.accounts import preferences
from portal.core import letters, links, outbox, waiting
from portal.core.days import PARIS
from portal.core.models import Channel, Link, Message, Pace
from tests.factories.mentoring import PersonFactory

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=PARIS)
WEDNESDAY_8 = datetime(2026, 11, 25, 8, tzinfo=PARIS)
MONDAY_8 = datetime(2026, 11, 30, 8, tzinfo=PARIS)
TEMPLATE = "mentoring/first_meeting"


@pytest.fixture(autouse=True)
def declared(monkeypatch):
    """One template that may wait, and is always worth saying unless a test says otherwise."""
    monkeypatch.setitem(waiting.can_wait, TEMPLATE, lambda link: True)
    monkeypatch.setitem(links.purposes, "test", links.Purpose(str, "", "", days=7))


def write(person, other, *, now=TUESDAY, template=TEMPLATE, by_job=True, target=""):
    link = links.create("test", target or f"thing:{other}", person=person, now=now)

    def queue():
        return outbox.queue(
            template,
            to=person,
            key=f"k:{other}:{template}",
            now=now,
            context={"other": other},
            opens={"link": link},
        )

    if not by_job:
        return queue()
    with outbox.by_day():
        return queue()


def states(*messages):
    return [Message.objects.get(pk=message.pk).state for message in messages]


@pytest.fixture
def weekly():
    return PersonFactory(pace=Pace.WEEKLY, first_name="Léa")


@pytest.mark.parametrize(
    ("pace", "written", "leaves"),
    [
        (Pace.DAILY, TUESDAY, WEDNESDAY_8),
        (Pace.DAILY, datetime(2026, 11, 25, 7, 59, tzinfo=PARIS), WEDNESDAY_8),
        (Pace.DAILY, WEDNESDAY_8, datetime(2026, 11, 26, 8, tzinfo=PARIS)),
        (Pace.WEEKLY, TUESDAY, MONDAY_8),
        (Pace.WEEKLY, datetime(2026, 11, 30, 7, 59, tzinfo=PARIS), MONDAY_8),
        (Pace.WEEKLY, MONDAY_8, MONDAY_8 + timedelta(days=7)),
        (Pace.WEEKLY, datetime(2026, 10, 24, 12, tzinfo=PARIS), datetime(2026, 10, 26, 8, tzinfo=PARIS)),
        (Pace.DAILY, datetime(2026, 10, 24, 12, tzinfo=PARIS), datetime(2026, 10, 25, 8, tzinfo=PARIS)),
    ],
)
def test_a_letter_leaves_at_eight_in_paris_on_the_next_day_or_the_next_monday(pace, written, leaves):
    assert waiting.next_letter(pace, now=written) == leaves
    assert waiting.next_letter(pace, now=written).hour == 8


def test_at_once_is_the_default_and_nothing_waits():
    person = PersonFactory()
    assert person.pace == Pace.AT_ONCE
    assert states(write(person, "Ana")) == ["queued"]


def test_a_template_that_nobody_declared_does_not_wait(weekly):
    assert states(write(weekly, "Ana", template="mentoring/sign_in")) == ["queued"]


def test_what_no_job_wrote_does_not_wait(weekly):
    assert states(write(weekly, "Ana", by_job=False)) == ["queued"]


def test_whoever_has_no_account_is_written_to_at_once(weekly):
    to = outbox.Recipient("structure@exemple.fr", "La Mission")
    with outbox.by_day():
        message = outbox.queue(TEMPLATE, to=to, key="k", now=TUESDAY, context={"other": "Ana"})
    assert states(message) == ["queued"]


def test_what_waits_does_not_leave_before_its_morning(weekly):
    held = write(weekly, "Ana")
    assert (states(held), held.next_try_at) == (["held"], MONDAY_8)
    just_before = MONDAY_8 - timedelta(seconds=1)
    assert letters.gather_due(just_before) == 0
    assert outbox.deliver_due(just_before) == 0
    assert states(held) == ["held"]


def test_what_waited_leaves_as_one_letter_with_the_links_of_each_and_keeps_its_rows(weekly):
    one, two = write(weekly, "Ana"), write(weekly, "Bob", now=TUESDAY + timedelta(days=1))
    assert letters.gather_due(MONDAY_8) == 2
    assert outbox.deliver_due(MONDAY_8) == 1
    sent = mail.outbox[0]
    assert sent.subject == "Votre lettre du lundi 30\N{NO-BREAK SPACE}novembre\N{NO-BREAK SPACE}: 2 messages"
    html = sent.alternatives[0].content
    for body in (sent.body, html):  # one address for all the buttons
        assert "/espace/" in body
    for link in Link.objects.all():
        assert links.token_of(link) in sent.body
        assert html.count(links.token_of(link)) == 1
    soup = BeautifulSoup(html, "html.parser")
    assert [heading.text for heading in soup.find_all("h2")] == [one.subject, two.subject]
    for text in (sent.body, soup.text):
        assert text.count("Bonjour Léa") == 1
        assert text.count("L’équipe") == 1
        assert one.subject in text
    letter = Message.objects.get(template="core/letter")
    assert states(one, two, letter) == ["grouped", "grouped", "sent"]
    assert [row.state_in_words for row in letter.parts.all()] == ["Dans la lettre du lundi 30 novembre"] * 2


def test_a_job_that_runs_again_makes_no_second_letter(weekly):
    write(weekly, "Ana"), write(weekly, "Bob")
    assert letters.gather_due(MONDAY_8) == 2
    assert letters.gather_due(MONDAY_8) == 0
    assert letters.gather_due(MONDAY_8 + timedelta(days=7)) == 0
    assert Message.objects.filter(template="core/letter").count() == 1


def test_a_job_that_comes_after_another_leaves_what_began_to_wait_since(weekly):
    held = write(weekly, "Ana")
    assert letters.gather(weekly.pk, now=MONDAY_8 - timedelta(seconds=1)) == 0
    assert states(held) == ["held"]


def test_a_job_that_runs_late_makes_one_letter_with_all_that_waits_then(weekly):
    late = MONDAY_8 + timedelta(days=9)
    rows = [
        write(weekly, "Ana"),
        write(weekly, "Bob"),
        write(weekly, "Eve", now=MONDAY_8 + timedelta(days=8)),
    ]
    assert letters.gather_due(late) == 3
    assert {Message.objects.get(pk=row.pk).letter for row in rows} == {
        Message.objects.get(template="core/letter")
    }


def test_each_has_a_letter_of_their_own(weekly):
    other = PersonFactory(pace=Pace.DAILY)
    for person in (weekly, other):
        write(person, f"Ana{person.pk}"), write(person, f"Bob{person.pk}")
    assert letters.gather_due(WEDNESDAY_8) == 2
    assert [row.person for row in Message.objects.filter(template="core/letter")] == [other]


def test_one_message_alone_leaves_as_itself_under_its_own_message_id(weekly):
    held = write(weekly, "Ana")
    letters.gather_due(MONDAY_8)
    outbox.deliver_due(MONDAY_8)
    assert (mail.outbox[0].subject, states(held)) == (held.subject, ["sent"])
    assert mail.outbox[0].extra_headers["Message-ID"] == held.message_id
    assert not Message.objects.filter(template="core/letter").exists()


def test_what_has_become_moot_is_not_said(weekly, monkeypatch):
    moot, said, other = write(weekly, "Ana"), write(weekly, "Bob"), write(weekly, "Eve")
    monkeypatch.setitem(waiting.can_wait, TEMPLATE, lambda link: link.target != "thing:Ana")
    letters.gather_due(MONDAY_8)
    assert states(moot, said, other) == ["cancelled", "grouped", "grouped"]
    assert "Ana" not in Message.objects.get(template="core/letter").text


def test_when_all_has_become_moot_nothing_leaves(weekly, monkeypatch):
    rows = [write(weekly, "Ana"), write(weekly, "Bob")]
    monkeypatch.setitem(waiting.can_wait, TEMPLATE, lambda link: False)
    letters.gather_due(MONDAY_8)
    assert states(*rows) == ["cancelled", "cancelled"]
    assert outbox.deliver_due(MONDAY_8) == 0


def test_the_same_reminder_twice_is_said_once_the_newest(weekly):
    older = write(weekly, "Ana", target="thing:1")
    newer = write(weekly, "Ana encore", target="thing:1", now=TUESDAY + timedelta(days=2))
    write(weekly, "Bob")
    letters.gather_due(MONDAY_8)
    assert states(older, newer) == ["cancelled", "grouped"]


@pytest.mark.parametrize("others", [0, 1])
def test_a_link_that_another_mail_has_ended_is_replaced_by_one_that_opens(weekly, others):
    write(weekly, "Ana")
    for number in range(others):
        write(weekly, f"Bob{number}")
    newer = links.create("test", "thing:Ana", person=weekly, now=TUESDAY)
    letters.gather_due(MONDAY_8)
    outbox.deliver_due(MONDAY_8)
    assert links.token_of(newer) in mail.outbox[0].body
    assert links.token_of(newer) in mail.outbox[0].alternatives[0].content


def test_a_link_that_was_used_meanwhile_is_replaced_by_a_new_one(weekly):
    write(weekly, "Ana")
    used = Link.objects.get()
    links.spend(links.token_of(used), now=TUESDAY)
    letters.gather_due(MONDAY_8)
    fresh = Link.objects.get(spent_at=None)
    assert str(fresh.pk) in Message.objects.get().text
    assert links.is_live(fresh, MONDAY_8)


def test_a_letter_that_fails_is_retried_under_the_same_message_id(weekly, monkeypatch):
    write(weekly, "Ana"), write(weekly, "Bob")
    letters.gather_due(MONDAY_8)
    send = outbox.SENDERS[Channel.MAIL]
    monkeypatch.setitem(outbox.SENDERS, Channel.MAIL, lambda message: 1 / 0)
    assert outbox.deliver_due(MONDAY_8) == 0
    monkeypatch.setitem(outbox.SENDERS, Channel.MAIL, send)
    letters.gather_due(MONDAY_8 + timedelta(minutes=1))
    assert outbox.deliver_due(MONDAY_8 + timedelta(minutes=1)) == 1
    letter = Message.objects.get(template="core/letter")
    assert (letter.attempts, mail.outbox[0].extra_headers["Message-ID"]) == (2, letter.message_id)


def test_a_message_that_waits_is_written_once(weekly):
    held = write(weekly, "Ana")
    assert write(weekly, "Ana") == held
    assert Message.objects.count() == 1


def test_the_letter_that_a_late_job_makes_at_night_leaves_in_the_morning(weekly, settings):
    settings.QUIET_HOURS = "20-8"
    write(weekly, "Ana"), write(weekly, "Bob")
    night = MONDAY_8 + timedelta(hours=14)
    with outbox.by_day():
        letters.gather_due(night)
    assert Message.objects.get(template="core/letter").next_try_at == MONDAY_8 + timedelta(days=1)


def choose(person, pace, now):
    preferences.change(person=person, phone="", language="fr", preferred_channel="mail", pace=pace, now=now)


def test_back_to_at_once_lets_what_waits_leave(weekly):
    rows = [write(weekly, "Ana"), write(weekly, "Bob")]
    later = TUESDAY + timedelta(hours=1)
    choose(weekly, Pace.AT_ONCE, later)
    assert states(*rows) == ["queued", "queued"]
    assert outbox.deliver_due(later) == 2
    assert letters.gather_due(MONDAY_8) == 0


def test_what_is_let_go_at_night_leaves_in_the_morning(weekly, settings):
    settings.QUIET_HOURS = "20-8"
    held = write(weekly, "Ana")
    choose(weekly, Pace.AT_ONCE, TUESDAY + timedelta(hours=13))
    assert Message.objects.get(pk=held.pk).next_try_at == WEDNESDAY_8


def test_another_pace_moves_what_waits(weekly):
    held = write(weekly, "Ana")
    choose(weekly, Pace.DAILY, TUESDAY)
    assert Message.objects.get(pk=held.pk).next_try_at == WEDNESDAY_8


def test_saving_the_same_pace_moves_nothing(weekly):
    held = write(weekly, "Ana")
    choose(weekly, Pace.WEEKLY, MONDAY_8)
    assert Message.objects.get(pk=held.pk).next_try_at == MONDAY_8


def test_what_waited_for_somebody_who_is_gone_is_cancelled(weekly):
    held = write(weekly, "Ana")
    weekly.delete()
    assert letters.gather_due(MONDAY_8) == 1
    assert states(held) == ["cancelled"]


def test_the_jobs_gather_before_they_deliver(weekly):
    write(weekly, "Ana"), write(weekly, "Bob")
    Message.objects.update(next_try_at=TUESDAY)
    call_command("run_due", stdout=StringIO())
    assert len(mail.outbox) == 1


def test_the_database_refuses_a_grouped_message_without_its_letter(weekly):
    held = write(weekly, "Ana")
    held.join()
    with pytest.raises(IntegrityError), transaction.atomic():
        held.save(update_fields=["state"])


def test_the_database_refuses_a_letter_for_what_is_not_in_it(weekly):
    held, other = write(weekly, "Ana"), write(weekly, "Bob")
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=held.pk).update(letter=other)
