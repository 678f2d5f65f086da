"""The letters of a date carry it as a file: what icalendar and vobject read there, and who is sent which."""

from datetime import date, datetime, timedelta
from email import message_from_bytes, policy

import pytest
import vobject
from django.core import mail
from icalendar import Calendar

from mentoring.domain import appointments, closing, feeds, gatherings, invitations, pairs, pauses
from mentoring.feeds import entries_of
from portal.core import channels, outbox
from portal.core.calendars import feed
from portal.core.days import PARIS
from portal.core.models import Channel, Message
from tests.factories.mentoring import MentorFactory, OfficerFactory, PairFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 20, 10, tzinfo=PARIS)
DAY = datetime(2026, 11, 10, 18, tzinfo=PARIS)
FACTS = ("uid", "sequence", "status", "summary", "dtstart", "dtend", "location", "url")


@pytest.fixture
def pair():
    return PairFactory(now=NOW - timedelta(days=40), active=True, mentor__company="Ateliers du Golfe")


def arranged(pair, starts_at=DAY, **more):
    facts = {"place": "12, rue de chez moi", **more}
    return appointments.arrange(pair=pair, by=pair.mentor.person, starts_at=starts_at, now=NOW, **facts)


def carried(template, person=None):
    """The files of the letters of a kind, oldest first."""
    rows = Message.objects.filter(template=f"mentoring/{template}").order_by("pk")
    return [row.calendar for row in (rows.filter(person=person) if person else rows)]


def by_icalendar(text):
    calendar = Calendar.from_ical(text)
    return str(calendar["method"]), [
        {name: value_of(one, name) for name in FACTS if name in one} for one in calendar.walk("VEVENT")
    ]


def value_of(event, name):
    found = event.decoded(name)
    return found.decode() if isinstance(found, bytes) else found


def by_vobject(text):
    calendar = vobject.readOne(text)
    return calendar.method.value, [
        {name: told(event, name) for name in FACTS if name in event.contents}
        for event in calendar.vevent_list
    ]


def told(event, name):
    value = event.contents[name][0].value
    return int(value) if name == "sequence" else value


def read(text):
    """What both libraries find: the method, and the facts of each date."""
    method, dates = by_icalendar(text)
    assert by_vobject(text) == (method, dates)
    return method, dates


def test_a_meeting_arranged_moved_and_called_off_is_one_date_of_three_numbers(pair):
    meeting = arranged(pair)
    later, by = DAY + timedelta(days=1), pair.mentor.person
    appointments.move(meeting=meeting, by=by, starts_at=later, now=NOW)
    appointments.call_off(meeting=meeting, by=by, now=NOW)
    for person in (pair.mentor.person, pair.mentee.person):
        files = [read(text) for text in carried("meeting_arranged", person) + carried("meeting_off", person)]
        assert [method for method, _dates in files] == ["PUBLISH", "PUBLISH", "CANCEL"]
        dates = [one for _method, dates in files for one in dates]
        assert {one["uid"] for one in dates} == {f"{meeting.uuid}@tandem"}
        assert [one["sequence"] for one in dates] == [0, 1, 2]
        assert [one["status"] for one in dates] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
        assert [one["dtstart"] for one in dates] == [DAY, later, later]


def test_a_letter_tells_a_calendar_what_the_calendar_subscribed_to_tells_it(pair):
    arranged(pair, place=appointments.public_places(pair)[0])
    for person in (pair.mentor.person, pair.mentee.person):
        mine = feeds.make(kind="mine", by=person, now=NOW)
        _method, dates = read(carried("meeting_arranged", person)[0])
        shown = Calendar.from_ical(feed(entries_of(mine, now=NOW), name="", now=NOW)).walk("VEVENT")
        assert dates == [{name: value_of(one, name) for name in FACTS if name in one} for one in shown]
        assert dates[0]["summary"] == "Rencontre tandem"


def test_the_file_names_nobody_and_no_home(pair):
    arranged(pair)
    for text in carried("meeting_arranged"):
        assert pair.mentor.person.first_name not in text
        assert pair.mentee.person.first_name not in text
        assert "chez moi" not in text


def test_the_file_is_in_the_language_of_its_reader():
    pair = PairFactory(now=NOW - timedelta(days=40), active=True, mentee__person__language="en")
    arranged(pair)
    _method, dates = read(carried("meeting_arranged", pair.mentee.person)[0])
    assert (dates[0]["summary"], "/en/" in dates[0]["url"]) == ("Tandem meeting", True)


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [
        (datetime(2026, 10, 25, 1, 30, tzinfo=PARIS), datetime(2026, 10, 25, 3, 30, tzinfo=PARIS)),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS), datetime(2026, 10, 25, 5, 30, tzinfo=PARIS)),
        (datetime(2027, 3, 28, 1, 30, tzinfo=PARIS), datetime(2027, 3, 28, 5, 30, tzinfo=PARIS)),
        (datetime(2027, 3, 28, 18, 0, tzinfo=PARIS), datetime(2027, 3, 28, 21, 0, tzinfo=PARIS)),
    ],
)
def test_three_hours_last_three_hours_across_the_nights_of_the_clocks(starts_at, ends_at):
    now = starts_at - timedelta(days=30)
    pair = PairFactory(now=now - timedelta(days=40), active=True)
    by, place = pair.mentor.person, "Le Lac"
    appointments.arrange(pair=pair, by=by, starts_at=starts_at, minutes=180, place=place, now=now)
    _method, dates = read(carried("meeting_arranged")[0])
    assert [one.astimezone(PARIS) for one in (dates[0]["dtstart"], dates[0]["dtend"])] == [starts_at, ends_at]
    assert dates[0]["dtend"] - dates[0]["dtstart"] == timedelta(hours=3)


def test_what_only_reminds_or_asks_carries_no_date(pair):
    arranged(pair)
    appointments.remind(DAY - timedelta(days=1))
    appointments.ask_whether_met(DAY + timedelta(days=1))
    assert carried("meeting_eve") + carried("meeting_after") == [""] * 4


def test_an_invitation_carries_all_its_dates_and_a_change_the_one_that_changed():
    programme, officer = ProgrammeFactory(), OfficerFactory()
    MentorFactory(programme=programme, now=NOW)
    laid = {"name": "Rencontre", "place": "Aix", "programmes": [programme], "by": officer, "now": NOW}
    gatherings.lay_six_months(first=datetime(2026, 11, 3, 18, tzinfo=PARIS), **laid)
    first, *others = programme.gatherings.order_by("starts_at")
    method, dates = read(carried("gathering_dates")[0])
    assert (method, [one["uid"] for one in dates]) == (
        "PUBLISH",
        [f"{one.uuid}@tandem" for one in (first, *others)],
    )
    moved = {"place": "Arles", "minutes": 90, "by": officer, "now": NOW}
    gatherings.change(gathering=first, starts_at=first.starts_at + timedelta(days=1), **moved)
    gatherings.call_off(gathering=first, by=officer, now=NOW)
    files = [read(text) for text in carried("gathering_moved") + carried("gathering_off")]
    found = [(method, one["uid"], one["sequence"], one["status"]) for method, (one,) in files]
    uid = f"{first.uuid}@tandem"
    assert found == [("PUBLISH", uid, 1, "CONFIRMED"), ("CANCEL", uid, 2, "CANCELLED")]


def test_the_calendar_of_a_mentor_and_the_invitation_name_a_gathering_alike():
    programme = ProgrammeFactory()
    mentor = MentorFactory(programme=programme, now=NOW)
    place = {"name": "Rencontre", "place": "Aix", "programmes": [programme], "by": None}
    gatherings.add(starts_at=DAY, now=NOW, **place)
    invitations.invite_newcomers(NOW)
    mine = feeds.make(kind="gatherings", by=mentor.person, now=NOW)
    shown = Calendar.from_ical(feed(entries_of(mine, now=NOW), name="", now=NOW)).walk("VEVENT")
    _method, dates = read(carried("gathering_dates")[0])
    assert dates == [{name: value_of(one, name) for name in FACTS if name in one} for one in shown]


def rest(pair):
    pauses.pause(pair=pair, until=date(2026, 12, 20), by=pair.mentor.person, now=NOW)


def close(pair):
    closing.close(pair=pair, reason="completed", kind="training", by=OfficerFactory(), now=NOW)


def undo(pair):
    pairs.undo(pair=pair, by=pair.mentor.person, reason="mismatch", now=NOW)


@pytest.mark.parametrize(
    ("ends", "template"), [(rest, "pair_paused"), (close, "pair_closed"), (undo, "undone")]
)
@pytest.mark.parametrize(("ahead", "asks"), [(1, "CANCEL"), (2, "PUBLISH")])
def test_what_falls_away_with_a_tandem_is_crossed_out_by_the_letter_that_says_so(ends, template, ahead, asks):
    pair = PairFactory(now=NOW - timedelta(days=9), active=ends is not undo)
    made = [arranged(pair, DAY + timedelta(days=n)) for n in range(ahead)]
    ends(pair)
    for person in (pair.mentor.person, pair.mentee.person):
        method, dates = read(carried(template, person)[0])
        assert method == asks
        found = [(one["uid"], one["sequence"], one["status"]) for one in dates]
        assert found == [(f"{one.uuid}@tandem", 1, "CANCELLED") for one in made]


def test_a_tandem_without_a_date_ends_without_a_file(pair):
    close(pair)
    assert carried("pair_closed") == ["", ""]


def attached(letter):
    raw = message_from_bytes(letter.message().as_bytes(linesep="\r\n"), policy=policy.default)
    return [part for part in raw.iter_attachments() if part.get_content_type() == "text/calendar"]


def test_every_attempt_attaches_the_bytes_that_were_kept(pair, monkeypatch):
    arranged(pair)
    row = Message.objects.filter(template="mentoring/meeting_arranged").first()
    for _attempt in range(2):
        outbox.send(row)
    first, second = (attached(letter) for letter in mail.outbox)
    assert len(first) == len(second) == 1
    assert first[0].get_payload(decode=True) == second[0].get_payload(decode=True) == row.calendar.encode()
    assert first[0].get_filename() == "rencontre.ics"
    assert first[0].get_param("method") == "PUBLISH"


def test_a_letter_that_calls_off_says_so_to_the_software_of_its_reader(pair):
    appointments.call_off(meeting=arranged(pair), by=pair.mentor.person, now=NOW)
    channels.send_mail(Message.objects.filter(template="mentoring/meeting_off").first())
    (part,) = attached(mail.outbox[0])
    assert part.get_param("method") == "CANCEL"


def test_only_a_mail_carries_a_file(pair):
    person = pair.mentee.person
    person.preferred_channel, person.phone = Channel.SMS, "+33612345678"
    person.save()
    arranged(pair)
    assert carried("meeting_arranged", person) == [""]
