from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed
from django_tasks_db.models import DBTaskResult

from portal.accounts.models import User
from portal.core import channels, links, outbox
from portal.core.models import Channel, Message, MessageState

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def letter(settings, tmp_path, monkeypatch):
    """A message template of the tests' own."""
    folder = tmp_path / "emails" / "test" / "hello"
    folder.mkdir(parents=True)
    (folder / "subject.txt").write_text("Bonjour\n{{ first_name }}\u00a0!\r\n")
    (folder / "body.txt").write_text("Votre lien : {{ link }} ({{ what }})")
    (folder / "body.html").write_text('<a href="{{ link }}">{{ what }}</a>')
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    monkeypatch.setitem(links.purposes, "test", links.Purpose(str, "", "", days=7))


@pytest.fixture
def person():
    return User.objects.create_user(email="Lea@Example.org ", first_name="Léa", last_name="Morand")


@pytest.fixture
def message(person):
    return queue(person)


def queue(person, key="k1"):
    link = links.create("test", "thing:1", person=person, now=NOW)
    return outbox.queue(
        "test/hello", to=person, key=key, now=NOW, context={"what": "<b>"}, opens={"link": link}
    )


def row(message):
    return Message.objects.get(pk=message.pk)


def test_a_message_is_written_with_a_placeholder_and_sent_with_the_address(settings, message):
    settings.BASE_URL = "https://hub.example"
    link = links.Link.objects.get()
    assert message.text == f"Votre lien : [[link:{link.pk}]] (<b>)\n"
    assert message.html == f'<a href="[[link:{link.pk}]]">&lt;b&gt;</a>'
    assert outbox.deliver_due(NOW) == 1
    assert links.token_of(link) in mail.outbox[0].body
    assert links.token_of(link) not in repr(list(Message.objects.values()))


def test_a_subject_is_one_line_and_keeps_its_non_breaking_spaces(message):
    assert message.subject == "Bonjour Léa\u00a0!"


def test_the_same_key_is_written_once(person, message):
    assert queue(person) == message
    assert Message.objects.count() == 1


def test_a_message_rings_the_bell_in_the_same_transaction(person):
    with transaction.atomic():
        queue(person)
        transaction.set_rollback(True)
    assert (Message.objects.count(), DBTaskResult.objects.count()) == (0, 0)
    queue(person)
    assert (Message.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_a_sent_message_never_leaves_again(message):
    outbox.deliver_due(NOW)
    assert outbox.deliver_due(NOW + timedelta(days=1)) == 0
    assert row(message).state == MessageState.SENT


def test_a_fault_is_retried_later_under_the_same_message_id(monkeypatch, message):
    def fail(message):
        raise ConnectionError("mail server is\naway")

    monkeypatch.setitem(outbox.SENDERS, Channel.MAIL, fail)
    assert outbox.deliver_due(NOW) == 0
    waiting = row(message)
    assert (waiting.state, waiting.last_error) == ("queued", "ConnectionError: mail server is away")
    assert waiting.next_try_at == NOW + timedelta(minutes=1)
    monkeypatch.setitem(outbox.SENDERS, Channel.MAIL, channels.send_mail)
    assert outbox.deliver_due(NOW) == 0
    assert outbox.deliver_due(NOW + timedelta(minutes=1)) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == message.message_id


def test_a_message_that_keeps_failing_ends_as_failed_and_the_team_can_send_it_again(
    monkeypatch, person, message
):
    monkeypatch.setitem(outbox.SENDERS, Channel.MAIL, lambda message: 1 / 0)
    now = NOW
    for _attempt in range(len(outbox.WAITS) + 1):
        outbox.deliver_due(now)
        now += timedelta(days=2)
    assert row(message).state == MessageState.FAILED
    monkeypatch.setitem(outbox.SENDERS, Channel.MAIL, channels.send_mail)
    outbox.send_again(message.pk, by=person, now=now)
    assert outbox.deliver_due(now) == 1


def test_one_failing_message_does_not_stop_the_others(monkeypatch, person, message):
    queue(person, key="k2")

    def fail_first(sent):
        if sent.pk == message.pk:
            raise ConnectionError

    monkeypatch.setitem(outbox.SENDERS, Channel.MAIL, fail_first)
    assert outbox.deliver_due(NOW) == 1


def test_a_message_whose_bearer_died_leaves_again_when_the_lease_ends(message):
    outbox.claim_next(NOW)
    assert outbox.deliver_due(NOW) == 0
    assert outbox.deliver_due(NOW + outbox.LEASE) == 1


def test_only_a_failed_message_is_sent_again(person, message):
    with pytest.raises(TransitionNotAllowed):
        outbox.send_again(message.pk, by=person, now=NOW)


def test_a_state_cannot_be_assigned(message):
    with pytest.raises(AttributeError):
        message.state = "sent"


def test_an_english_reader_gets_an_english_address(person, settings):
    person.language = "en"
    person.save()
    queue(person)
    outbox.deliver_due(NOW)
    assert f"{settings.BASE_URL}/en/lien/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("email", "phone", "wish", "channel", "address"),
    [
        ("a@example.org", "", "mail", "mail", "a@example.org"),
        ("a@example.org", "0612345678", "sms", "sms", "+33612345678"),
        ("a@example.org", "", "sms", "mail", "a@example.org"),
        ("", "0612345678", "mail", "paper", ""),
        ("a@example.org", "0612345678", "paper", "paper", "a@example.org"),
    ],
)
def test_a_person_is_reached_by_the_channel_they_can_be_reached_by(email, phone, wish, channel, address):
    person = User(email=email, first_name="A", preferred_channel=wish)
    person.phone = "+33612345678" if phone else ""
    fields = outbox.recipient_fields(person)
    assert (fields["channel"], fields["address"]) == (channel, address)


def test_a_text_message_needs_a_gateway_and_uses_it(settings, message):
    message.channel = Channel.SMS
    with pytest.raises(LookupError):
        channels.send_sms(message)
    settings.SMS_GATEWAY = "tests.core.test_outbox.gateway"
    channels.send_sms(message)
    assert sent_texts == [(message.address, links.fill(message.text))]


def test_a_printed_sheet_leaves_by_the_hand_of_the_team(message):
    assert channels.print_sheet(message) is None


sent_texts: list[tuple[str, str]] = []


def gateway(phone, text):
    sent_texts.append((phone, text))


def test_the_error_of_a_gateway_that_repeats_the_text_holds_no_link():
    fault = ConnectionError("no answer to ?text=https://hub.example/lien/" + "k" * 43 + "/")
    assert outbox.error_line(fault) == "ConnectionError: no answer to ?text=https://hub.example/lien/…/"


def test_those_who_lack_a_letter_are_found_at_once_whatever_their_number(person, django_assert_num_queries):
    queue(person, key="k1")
    queue(person, key="k2")
    with django_assert_num_queries(1):
        assert outbox.unwritten({1: ["k1", "k2"], 2: ["k1", "k3"], 3: [], 4: ["k4"]}) == [2, 4]
    with django_assert_num_queries(0):
        assert outbox.unwritten({1: []}) == []
