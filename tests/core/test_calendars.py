from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from portal.core.calendars import Appointment, dates_proposed, event, every_two_months, feed
from portal.core.days import PARIS, is_public_holiday, is_school_holiday

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def written(**changes):
    facts = {
        "uid": "gathering-1@tandem",
        "sequence": 2,
        "summary": "Rencontre entre mentors",
        "starts_at": datetime(2026, 12, 1, 18, tzinfo=PARIS),
        "minutes": 90,
        "place": "12, rue de l’Étang ; Vitrolles",
        "description": "Ordre du jour :\n- tour de table",
    }
    return event(Appointment(**{**facts, **changes}), now=NOW)


def read(text):
    calendar = Calendar.from_ical(text)
    appointments = calendar.walk("VEVENT")
    assert len(appointments) == 1
    return appointments[0]


def test_an_appointment_reads_back_as_it_was_laid():
    appointment = read(written())
    assert str(appointment["uid"]) == "gathering-1@tandem"
    assert appointment["sequence"] == 2
    assert str(appointment["summary"]) == "Rencontre entre mentors"
    assert str(appointment["location"]) == "12, rue de l’Étang ; Vitrolles"
    assert str(appointment["description"]) == "Ordre du jour :\n- tour de table"
    assert str(appointment["status"]) == "CONFIRMED"
    assert appointment.decoded("dtstart") == datetime(2026, 12, 1, 17, tzinfo=UTC)
    assert appointment.decoded("dtend") == datetime(2026, 12, 1, 18, 30, tzinfo=UTC)


def test_a_date_that_travels_alone_says_who_organises_it(settings):
    settings.DEFAULT_FROM_EMAIL = "Tandem <bonjour@tandem.example>"
    organizer = read(written())["organizer"]
    assert (str(organizer), organizer.params["cn"]) == ("mailto:bonjour@tandem.example", "Tandem")


def test_several_dates_that_are_off_are_published_as_such():
    facts = {
        "starts_at": NOW,
        "minutes": 60,
        "place": "",
        "description": "",
        "sequence": 1,
        "cancelled": True,
    }
    two = [Appointment(uid=f"{name}@tandem", summary=name, **facts) for name in ("a", "b")]
    calendar = Calendar.from_ical(event(*two, now=NOW))
    assert calendar["method"] == "PUBLISH"
    assert [str(one["status"]) for one in calendar.walk("VEVENT")] == ["CANCELLED"] * 2


def test_a_cancelled_appointment_says_so():
    text = written(cancelled=True)
    assert "METHOD:CANCEL\r\n" in text
    assert str(read(text)["status"]) == "CANCELLED"


def test_a_feed_holds_every_appointment_and_its_name_and_asks_for_nothing():
    facts = {"starts_at": NOW, "minutes": 60, "place": "", "description": "", "sequence": 0}
    two = [Appointment(uid=f"{name}@tandem", summary=name, **facts) for name in ("a", "b")]
    calendar = Calendar.from_ical(feed(two, name="Agenda\nMETHOD:CANCEL", now=NOW))
    assert [str(one["uid"]) for one in calendar.walk("VEVENT")] == ["a@tandem", "b@tandem"]
    assert str(calendar["x-wr-calname"]) == "Agenda METHOD:CANCEL"
    assert "method" not in calendar
    assert calendar["refresh-interval"].to_ical() == b"PT4H"


def test_an_appointment_across_the_night_of_the_clocks_keeps_its_length():
    appointment = read(written(starts_at=datetime(2026, 10, 25, 2, 30, tzinfo=PARIS), minutes=90))
    start, end = (appointment.decoded(name).astimezone(UTC) for name in ("dtstart", "dtend"))
    assert (end - start).total_seconds() == 90 * 60


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r", "\u2028", "\x85"])
@pytest.mark.parametrize("field", ["uid", "summary", "place", "description"])
def test_what_people_type_opens_no_line_of_its_own(field, line_end):
    text = written(**{field: f"a{line_end}ATTENDEE:mailto:b@exemple.fr{line_end}END:VEVENT"})
    assert "ATTENDEE" not in {name.upper() for name in read(text)}
    assert text.count("\r\nEND:VEVENT\r\n") == 1
    assert "\r" not in text.replace("\r\n", "")


@pytest.mark.parametrize("field", ["uid", "summary", "place", "description"])
def test_control_characters_are_dropped(field):
    text = written(**{field: "a\x00\x07b\x1bc"})
    assert "abc" in text
    assert not set(text) & set("\x00\x07\x1b")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_leaves_one_well_formed_appointment(summary, description):
    text = written(summary=summary, description=description)
    assert set(read(text)) == set(read(written()))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_first_tuesday_stays_a_first_tuesday_at_the_same_hour():
    series = every_two_months(datetime(2026, 12, 1, 17, tzinfo=UTC))
    assert [moment.date() for moment in series] == [date(2026, 12, 1), date(2027, 2, 2), date(2027, 4, 6)]
    assert {moment.hour for moment in series} == {18}
    assert series[2].astimezone(UTC).hour == 16


def test_a_fifth_weekday_becomes_the_last():
    series = every_two_months(datetime(2026, 9, 30, 18, tzinfo=PARIS), months=12)
    assert [moment.date() for moment in series] == [
        date(2026, 9, 30),
        date(2026, 11, 25),
        date(2027, 1, 27),
        date(2027, 3, 31),
        date(2027, 5, 26),
        date(2027, 6, 30),  # the schools are closed in July and August
    ]


def test_a_public_holiday_moves_the_date_on_by_a_week():
    series = every_two_months(datetime(2027, 1, 4, 18, tzinfo=PARIS), months=6)
    assert [moment.date() for moment in series] == [date(2027, 1, 4), date(2027, 3, 8), date(2027, 5, 3)]
    moved = every_two_months(datetime(2026, 9, 2, 18, tzinfo=PARIS), months=4)
    assert moved[1].date() == date(2026, 11, 4)
    assert every_two_months(datetime(2026, 9, 9, 18, tzinfo=PARIS), months=4)[1].date() == date(2026, 11, 18)


def test_school_holidays_move_a_date_to_the_nearest_free_week_and_it_is_said():
    moved = dates_proposed(datetime(2026, 12, 23, 18, tzinfo=PARIS))
    assert [one.day for one in moved] == [date(2027, 1, 6), date(2027, 2, 17), date(2027, 5, 5)]
    assert [(one.is_moved, one.was_school_holiday) for one in moved] == [
        (True, True),
        (True, True),
        (True, True),
    ]
    assert not any(one.was_public_holiday or one.is_beyond_the_school_calendar for one in moved)


def test_two_dates_stay_four_weeks_apart_even_after_the_summer():
    series = dates_proposed(datetime(2026, 7, 7, 18, tzinfo=PARIS))
    assert [one.day for one in series] == [date(2026, 9, 1), date(2026, 9, 29), date(2026, 11, 3)]


def test_a_date_beyond_the_school_calendar_says_so():
    assert all(
        one.is_beyond_the_school_calendar for one in dates_proposed(datetime(2031, 7, 1, 18, tzinfo=PARIS))
    )


@given(st.dates(date(2024, 1, 1), date(2032, 1, 1)), st.times())
def test_no_date_of_a_series_is_a_holiday_and_all_keep_the_weekday(day, hour):
    first = datetime.combine(day, hour, tzinfo=PARIS)
    series = every_two_months(first)
    assert len(series) == 3
    assert {moment.weekday() for moment in series} == {first.weekday()}
    assert not any(is_public_holiday(one.date()) or is_school_holiday(one.date()) for one in series)
