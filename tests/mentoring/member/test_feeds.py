"""A calendar to subscribe to: what it holds, read by two libraries that know nothing of each other; who opens it."""

import logging
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from mentoring.domain import appointments, attendance, feeds, gatherings
from mentoring.models import Feed
from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope
from portal.core.days import PARIS
from portal.core.errors import NotAllowed
from portal.core.logs import TokenFilter, masked
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    PairFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SOON = (NOW + timedelta(days=6)).replace(minute=0, second=0, microsecond=0)


@pytest.fixture
def pair():
    return PairFactory(now=NOW - timedelta(days=40), active=True, mentor__company="Ateliers du Golfe")


def feed_of(person, kind="mine"):
    return feeds.make(kind=kind, by=person, now=NOW)


def path_of(feed):
    return f"/calendrier/{feeds.token_of(feed)}.ics"


@pytest.fixture
def read(client):
    """The calendar as software receives it."""

    def get(feed, **headers):
        return client.get(path_of(feed), headers=headers)

    return get


def by_icalendar(text):
    """What icalendar finds, by uid: title, start in UTC, number, state, place."""
    return {
        str(one["uid"]): (
            str(one["summary"]),
            one.decoded("dtstart").astimezone(UTC),
            int(one["sequence"]),
            str(one["status"]),
            str(one.get("location", "")),
        )
        for one in Calendar.from_ical(text).walk("VEVENT")
    }


def by_vobject(text):
    """The same, found by vobject."""
    calendar = vobject.readOne(text)
    return {
        one.uid.value: (
            one.summary.value,
            one.dtstart.value.astimezone(UTC),
            int(one.sequence.value),
            one.status.value,
            one.location.value if hasattr(one, "location") else "",
        )
        for one in calendar.contents.get("vevent", [])
    }


def events(response):
    """What both libraries find alike."""
    text = response.content.decode()
    found = by_icalendar(text)
    assert by_vobject(text) == found
    return found


def arranged(pair, starts_at=SOON, place="Chez Inès, 3 rue des Lices", **more):
    return appointments.arrange(
        pair=pair, by=pair.mentor.person, starts_at=starts_at, place=place, now=NOW, **more
    )


def test_a_meeting_moved_then_called_off_shows_so_in_two_libraries(pair, read):
    meeting, feed = arranged(pair), feed_of(pair.mentee.person)
    uid = f"{meeting.uuid}@tandem"
    assert events(read(feed)) == {uid: ("Rencontre tandem", SOON, 0, "CONFIRMED", "")}
    later = SOON + timedelta(days=2)
    appointments.move(meeting=meeting, by=pair.mentor.person, starts_at=later, now=NOW)
    assert events(read(feed)) == {uid: ("Rencontre tandem", later, 1, "CONFIRMED", "")}
    appointments.call_off(meeting=meeting, by=pair.mentor.person, now=NOW)
    assert events(read(feed)) == {uid: ("Rencontre tandem", later, 2, "CANCELLED", "")}


def test_what_is_called_off_stays_thirty_days_after_its_day(pair, read, monkeypatch):
    meeting, feed = arranged(pair), feed_of(pair.mentee.person)
    appointments.call_off(meeting=meeting, by=pair.mentor.person, now=NOW)
    monkeypatch.setattr(timezone, "now", lambda: SOON + timedelta(days=29))
    assert len(events(read(feed))) == 1
    monkeypatch.setattr(timezone, "now", lambda: SOON + timedelta(days=31))
    assert events(read(feed)) == {}


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 10, 24), 7),
        (date(2026, 10, 25), 8),
        (date(2027, 3, 27), 8),
        (date(2027, 3, 28), 7),
    ],
)
def test_nine_o_clock_in_paris_is_nine_o_clock_on_both_sides_of_the_nights_of_the_clocks(
    read, monkeypatch, day, utc
):
    nine = datetime(day.year, day.month, day.day, 9, tzinfo=PARIS)
    began = nine - timedelta(days=20)
    pair = PairFactory(now=began, active=True)
    appointments.arrange(pair=pair, by=pair.mentor.person, starts_at=nine, place="Café", now=began)
    feed = feed_of(pair.mentor.person)
    monkeypatch.setattr(timezone, "now", lambda: began)
    ((_title, start, *_more),) = events(read(feed)).values()
    assert (start.hour, start.astimezone(PARIS).hour) == (utc, 9)


def test_the_public_place_is_shown_and_a_home_never(pair, read):
    arranged(pair)
    arranged(pair, SOON + timedelta(days=1), place=appointments.public_places(pair)[1])
    response = read(feed_of(pair.mentor.person))
    assert [one[4] for one in events(response).values()] == ["", "Ateliers du Golfe, Vitrolles"]
    assert "Lices" not in response.content.decode()


def test_titles_are_discreet_until_one_chooses_first_names(pair, read):
    arranged(pair)
    mine, theirs = feed_of(pair.mentor.person), feed_of(pair.mentee.person)
    text = read(mine).content.decode()
    assert not any(word in text for word in ("Inès", "Selmouni", "Hélène", "Objectif", pair.reference))
    feeds.show_names(kind="mine", by=pair.mentor.person, now=NOW)
    assert next(iter(events(read(mine)).values()))[0] == "Rencontre avec Inès"
    assert next(iter(events(read(theirs)).values()))[0] == "Rencontre tandem"
    feeds.be_discreet(kind="mine", by=pair.mentor.person, now=NOW)
    assert "Inès" not in read(mine).content.decode()


def test_what_people_typed_is_escaped_and_long_lines_are_folded(read):
    company = "Établissements Garcin; fils, filles\r\nATTENDEE:mailto:a@exemple.fr \\ " + "é" * 40
    pair = PairFactory(
        now=NOW, active=True, mentor__company=company, mentee__person__first_name="Zoé, l’aînée; " * 5
    )
    feed = feed_of(pair.mentor.person)
    feeds.show_names(kind="mine", by=pair.mentor.person, now=NOW)
    arranged(pair, place=appointments.public_places(pair)[1])
    response = read(feed)
    ((title, *_when, place),) = events(response).values()
    assert title.startswith("Rencontre avec Zoé, l’aînée; Zoé")
    assert place.startswith("Établissements Garcin; fils, filles ATTENDEE:mailto:a@exemple.fr \\ éé")
    lines = response.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(line.startswith(b"ATTENDEE") for line in lines)


def laid(programme, **more):
    return gatherings.add(
        name="Café des mentors",
        starts_at=SOON,
        place="Aix, salle bleue",
        programmes=[programme],
        by=None,
        now=NOW,
        **more,
    )


def test_a_mentor_reads_the_gatherings_but_those_refused_and_a_mentee_none(pair, read):
    gathering = laid(pair.programme)
    mentor = pair.mentor.person
    mine, only = feed_of(mentor), feed_of(mentor, "gatherings")
    arranged(pair)
    assert len(events(read(mine))) == 2
    assert [one[0] for one in events(read(only)).values()] == ["Café des mentors"]
    assert len(events(read(feed_of(pair.mentee.person)))) == 1
    attendance.answer(gathering=gathering, mentor=pair.mentor, coming=False, by=mentor, now=NOW)
    assert events(read(only)) == {}


def test_the_team_reads_what_is_in_its_reach_by_reference_without_a_name_or_a_place(read):
    first, later = PairFactory(now=NOW), PairFactory(now=NOW, active=True)
    for one in (first, later):
        arranged(one, place=appointments.public_places(one)[0])
    laid(later.programme)
    response = read(feed_of(OfficerFactory(), "team"))
    titles = sorted(one[0] for one in events(response).values())
    assert titles == [
        "Café des mentors",
        f"{first.reference}, première rencontre",
        f"{later.reference}, rencontre",
    ]
    text = response.content.decode()
    assert not any(word in text for word in ("Inès", "Hélène", "Mission locale"))


def test_a_coordinator_reads_their_own_programme_alone(read):
    mine, foreign = PairFactory(now=NOW, active=True), PairFactory(now=NOW, active=True)
    for one in (mine, foreign):
        arranged(one)
        laid(one.programme)
    coordinator = OfficerFactory(
        role=RoleKind.COORDINATOR, scope=Scope.PROGRAMME, scope_id=mine.programme.uuid
    )
    text = read(feed_of(coordinator, "team")).content.decode()
    assert (mine.reference in text, foreign.reference in text) == (True, False)
    assert text.count("Café des mentors") == 1


@pytest.mark.parametrize("kind", ["mine", "gatherings", "team"])
def test_a_calendar_is_read_in_as_many_queries_whatever_it_holds(read, kind):
    pair = PairFactory(now=NOW, active=True)
    person = OfficerFactory() if kind == "team" else pair.mentor.person
    feed = feed_of(person, kind)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            read(feed)
        return len(caught)

    arranged(pair)
    laid(pair.programme)
    before = queries()
    for days in range(1, 6):
        arranged(pair, SOON + timedelta(days=days))
        gatherings.add(
            name=f"Café {days}",
            starts_at=SOON + timedelta(days=days),
            place="Aix",
            programmes=[pair.programme],
            by=None,
            now=NOW,
        )
    assert queries() == before
    assert before <= 6


# Who opens it


def test_a_new_address_takes_the_place_of_the_old_one_and_one_press_counts_once(pair, read):
    person = pair.mentor.person
    old = feed_of(person)
    feeds.show_names(kind="mine", by=person, now=NOW)
    new = feeds.renew(kind="mine", by=person, now=NOW, seen=str(old.uuid))
    assert feeds.renew(kind="mine", by=person, now=NOW, seen=str(old.uuid)) == new
    assert [read(old).status_code, read(new).status_code] == [404, 200]
    assert new.names


def test_an_old_address_answers_as_an_unknown_one(pair, read, client):
    feed = feed_of(pair.mentor.person)
    feeds.revoke(kind="mine", by=pair.mentor.person, now=NOW)
    old, unknown = read(feed), client.get(f"/calendrier/{'A' * 43}.ics")
    assert (old.status_code, unknown.status_code) == (404, 404)
    assert old.content.replace(feeds.token_of(feed).encode(), b"") == unknown.content.replace(b"A" * 43, b"")
    kept = {"Cache-Control", "Content-Type", "X-Robots-Tag", "ETag"}
    assert [old.headers.get(name) for name in kept] == [unknown.headers.get(name) for name in kept]


def test_whoever_is_inactive_or_erased_has_no_calendar(pair, read):
    feed = feed_of(pair.mentor.person)
    pair.mentor.person.is_active = False
    pair.mentor.person.save(update_fields=["is_active"])
    assert read(feed).status_code == 404


def test_a_team_member_whose_role_ends_has_no_calendar(read):
    officer = OfficerFactory()
    feed = feed_of(officer, "team")
    assert read(feed).status_code == 200
    role = officer.roles.get()
    role.starts_on, role.ends_on = NOW.date() - timedelta(days=9), NOW.date() - timedelta(days=2)
    role.save()
    roles.forget(officer)
    assert read(feed).status_code == 404


def test_each_has_the_calendars_that_concern_them():
    mentor, mentee = MentorFactory().person, MenteeFactory().person
    assert feeds.kinds_of(mentor) == ["mine", "gatherings"]
    assert feeds.kinds_of(mentee) == ["mine"]
    assert feeds.kinds_of(PersonFactory()) == []
    for person, kind in ((mentee, "gatherings"), (mentor, "team"), (PersonFactory(), "mine"), (mentor, "x")):
        with pytest.raises(NotAllowed):
            feeds.make(kind=kind, by=person, now=NOW)


def test_the_database_holds_no_address(pair, settings):
    feed = feed_of(pair.mentor.person)
    token = feeds.token_of(feed)
    assert token not in str(Feed.objects.values().get())
    settings.LINK_KEY = "another key, as long as the first one was"
    assert feeds.token_of(feed) != token


def test_a_calendar_is_kept_by_nobody_on_the_way_and_found_by_no_engine(pair, read):
    response = read(feed_of(pair.mentor.person))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies


def test_what_has_not_changed_is_not_sent_again(pair, read):
    feed = feed_of(pair.mentor.person)
    arranged(pair)
    first = read(feed)
    again = read(feed, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    arranged(pair, SOON + timedelta(days=1))
    assert read(feed, if_none_match=first["ETag"]).status_code == 200


def test_only_reading_is_allowed(pair, client):
    path = path_of(feed_of(pair.mentor.person))
    assert client.head(path).status_code == 200
    assert [client.post(path).status_code, client.delete(path).status_code] == [405, 405]


def test_no_log_line_holds_the_address(pair, client, caplog):
    feed = feed_of(pair.mentor.person)
    feeds.revoke(kind="mine", by=pair.mentor.person, now=NOW)
    caplog.handler.addFilter(TokenFilter())
    with caplog.at_level(logging.DEBUG):
        client.get(path_of(feed))
    assert feeds.token_of(feed) not in caplog.text
    assert "Not Found: /calendrier/" in caplog.text
    assert (
        masked("/agenda/une-rencontre-publique-a-marignane/") == "/agenda/une-rencontre-publique-a-marignane/"
    )


def test_the_language_of_the_calendar_is_its_owner_s(read):
    pair = PairFactory(now=NOW, active=True, mentor__person__language="en")
    arranged(pair)
    assert next(iter(events(read(feed_of(pair.mentor.person))).values()))[0] == "Tandem meeting"


# The page


def test_a_member_makes_names_renews_and_closes_their_calendar(pair, client, enter, page):
    enter("tandem", pair, pair.mentor.person)
    assert client.get("/espace/mon-agenda/").status_code == 302
    enter("space", pair.mentor.person, pair.mentor.person)
    assert "Créer mon adresse" in page("/espace/mon-agenda/")
    assert not Feed.objects.exists()
    client.post("/espace/mon-agenda/", {"act": "make", "kind": "mine"})
    feed = Feed.objects.get()
    shown = client.get("/espace/mon-agenda/")
    assert path_of(feed) in shown.content.decode()
    assert f"webcal://127.0.0.1:8000{path_of(feed)}" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    client.post("/espace/mon-agenda/", {"act": "names", "kind": "mine", "seen": feed.uuid})
    assert "Rencontre avec Camille" in page("/espace/mon-agenda/")
    client.post("/espace/mon-agenda/", {"act": "renew", "kind": "mine", "seen": feed.uuid})
    assert path_of(feed) not in client.get("/espace/mon-agenda/").content.decode()
    client.post("/espace/mon-agenda/", {"act": "revoke", "kind": "mine"})
    assert not Feed.objects.filter(revoked_at=None).exists()


@pytest.mark.parametrize("posted", [{}, {"act": "x"}, {"act": "make", "kind": "team"}, {"act": "make"}])
def test_a_post_that_asks_for_nothing_of_one_s_own_makes_nothing(pair, client, enter, posted):
    enter("space", pair.mentor.person, pair.mentor.person)
    assert client.post("/espace/mon-agenda/", posted).status_code in (302, 403)
    assert not Feed.objects.exists()
