"""Two people arrange their meetings, move them, call them off, and say what became of them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from mentoring import due
from mentoring.domain import appointments, closing, meetings, pairs, pauses, refusals, suspending
from mentoring.models import Alert, Meeting, Pair
from portal.core.days import PARIS, day_of
from portal.core.models import Message
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, tzinfo=PARIS)
DAY = datetime(2026, 12, 8, 18, tzinfo=PARIS)


@pytest.fixture
def pair():
    return PairFactory(now=NOW - timedelta(days=40), active=True)


def arranged(pair, starts_at=DAY, *, by=None, now=NOW, **more):
    return appointments.arrange(
        pair=pair, by=by or pair.mentor.person, starts_at=starts_at, place="Café de la Gare", now=now, **more
    )


def letters(template):
    return Message.objects.filter(template=f"mentoring/{template}")


def fresh(meeting):
    return Meeting.objects.get(pk=meeting.pk)


@pytest.mark.parametrize("side", ["mentor", "mentee", "officer"])
def test_either_side_or_the_team_arranges_a_meeting_and_both_are_told(pair, side):
    by = OfficerFactory() if side == "officer" else getattr(pair, side).person
    meeting = arranged(pair, by=by)
    assert (meeting.state, meeting.held_on, meeting.sequence) == ("planned", date(2026, 12, 8), 0)
    told = letters("meeting_arranged")
    assert {one.person_id for one in told} == {pair.mentor.person_id, pair.mentee.person_id}
    text = told.first().text.replace("\u00a0", " ")
    assert "mardi 8 décembre à 18 h" in text
    assert "Café de la Gare" in text


def test_a_stranger_arranges_moves_and_calls_off_nothing(pair):
    stranger, meeting = PersonFactory(), arranged(pair)
    with pytest.raises(refusals.NotAParty):
        arranged(pair, by=stranger, starts_at=DAY + timedelta(days=1))
    with pytest.raises(refusals.NotAParty):
        appointments.move(meeting=meeting, by=stranger, starts_at=DAY + timedelta(days=1), now=NOW)
    with pytest.raises(refusals.NotAParty):
        appointments.call_off(meeting=meeting, by=stranger, now=NOW)
    for answer in (appointments.say_met, appointments.report_difficulty):
        words = {"words": "x"} if answer is appointments.report_difficulty else {}
        with pytest.raises(refusals.NotAParty):
            answer(meeting=meeting, by=stranger, now=NOW, **words)
    assert fresh(meeting).state == "planned"


def test_the_same_form_or_the_same_hour_is_one_meeting(pair):
    key = Meeting._meta.get_field("client_key").default()
    first = arranged(pair, client_key=key)
    assert arranged(pair, client_key=key, starts_at=DAY + timedelta(days=1)) == first
    assert arranged(pair, by=pair.mentee.person) == first
    assert letters("meeting_arranged").count() == 2


@pytest.mark.parametrize("starts_at", [NOW, NOW - timedelta(hours=1), NOW + timedelta(days=200)])
def test_a_meeting_is_arranged_for_an_hour_to_come_within_six_months(pair, starts_at):
    with pytest.raises(refusals.NotAnHourToCome):
        arranged(pair, starts_at)


def test_in_a_pause_nothing_is_arranged_before_its_end(pair):
    pauses.pause(pair=pair, until=date(2026, 12, 8), by=pair.mentor.person, now=NOW)
    with pytest.raises(refusals.RestsUntilThen):
        arranged(pair, DAY - timedelta(days=1))
    assert arranged(pair, DAY).state == "planned"


def test_a_pause_calls_off_what_falls_in_it_and_nothing_else(pair):
    within, after = arranged(pair, DAY - timedelta(days=1)), arranged(pair, DAY)
    pauses.pause(pair=pair, until=date(2026, 12, 8), by=pair.mentor.person, now=NOW)
    assert (fresh(within).state, fresh(after).state) == ("cancelled", "planned")


def freeze(pair):
    suspending.freeze_pair(pair=pair, reason="check", by=OfficerFactory(), now=NOW)


def close(pair):
    closing.close(pair=pair, reason="completed", kind="training", by=OfficerFactory(), now=NOW)


def undo(pair):
    pairs.undo(pair=pair, by=pair.mentor.person, reason="mismatch", now=NOW)


@pytest.mark.parametrize("end", [freeze, close, undo])
def test_a_tandem_suspended_closed_or_undone_calls_off_what_is_to_come_without_a_letter(end):
    began = NOW - timedelta(days=9)
    pair = PairFactory(now=began, active=end is close, met=end is freeze)
    past, ahead = arranged(pair, NOW - timedelta(days=1), now=began), arranged(pair)
    end(pair)
    assert (fresh(past).state, fresh(ahead).state, fresh(ahead).sequence) == ("planned", "cancelled", 1)
    assert not letters("meeting_off").exists()
    with pytest.raises(refusals.NotNow):
        arranged(Pair.objects.get(pk=pair.pk), DAY + timedelta(days=2))


def test_a_move_takes_the_next_number_tells_both_and_counts_once(pair):
    meeting, later = arranged(pair), DAY + timedelta(days=2)
    for _twice in range(2):
        moved = appointments.move(
            meeting=meeting, by=pair.mentee.person, starts_at=later, place="Médiathèque", now=NOW
        )
    assert (moved.sequence, moved.held_on, moved.place) == (1, date(2026, 12, 10), "Médiathèque")
    assert letters("meeting_arranged").count() == 4
    assert "a changé" in letters("meeting_arranged").first().text


def test_what_was_called_off_is_not_moved_and_is_called_off_once(pair):
    meeting = arranged(pair)
    for _twice in range(2):
        gone = appointments.call_off(meeting=meeting, by=pair.mentee.person, now=NOW)
    assert (gone.state, gone.sequence, letters("meeting_off").count()) == ("cancelled", 1, 2)
    with pytest.raises(refusals.NotArranged):
        appointments.move(meeting=meeting, by=pair.mentor.person, starts_at=DAY, now=NOW)


def test_a_meeting_held_is_neither_moved_nor_called_off(pair):
    meeting, after = arranged(pair), DAY + timedelta(days=1)
    appointments.say_met(meeting=meeting, by=pair.mentor.person, now=after)
    with pytest.raises(refusals.NotArranged):
        appointments.call_off(meeting=meeting, by=pair.mentee.person, now=after)


def test_what_was_not_held_is_moved_to_a_day_to_come_or_called_off_without_a_letter(pair):
    one, other, after = arranged(pair), arranged(pair, DAY + timedelta(hours=3)), DAY + timedelta(days=1)
    moved = appointments.move(
        meeting=one, by=pair.mentee.person, starts_at=DAY + timedelta(days=7), now=after
    )
    appointments.call_off(meeting=other, by=pair.mentee.person, now=after)
    assert (moved.sequence, fresh(other).state) == (1, "cancelled")
    assert not letters("meeting_off").exists()


def test_the_first_meeting_arranged_and_held_is_the_one_row_and_opens_the_charter():
    pair = PairFactory(now=NOW)
    meeting = arranged(pair)
    for person in (pair.mentee.person, pair.mentor.person):
        held = appointments.say_met(meeting=meeting, by=person, now=DAY + timedelta(days=1))
    pair = Pair.objects.get()
    assert (pair.state, pair.first_met_on, pair.charters.count()) == ("met", date(2026, 12, 8), 1)
    assert (held.pk, held.is_first, held.recorded_by) == (meeting.pk, True, pair.mentee.person)
    assert pair.meetings.count() == 1


def test_a_meeting_noted_on_its_day_takes_over_what_was_arranged(pair):
    meeting, key = arranged(pair), Meeting._meta.get_field("client_key").default()
    for _twice in range(2):
        held = meetings.record(
            pair=pair,
            by=pair.mentee.person,
            held_on=day_of(DAY),
            facts="CV relu",
            client_key=key,
            now=DAY + timedelta(hours=2),
        )
    assert (held.pk, held.state, held.facts, held.starts_at) == (meeting.pk, "held", "CV relu", DAY)
    assert pair.meetings.filter(state="held").count() == 2


def test_two_meetings_of_a_day_are_answered_each_for_itself(pair):
    one, other = arranged(pair), arranged(pair, DAY + timedelta(hours=3))
    for _twice in range(2):
        appointments.say_met(meeting=other, by=pair.mentor.person, now=DAY + timedelta(days=1))
    assert (fresh(one).state, fresh(other).state) == ("planned", "held")


def test_the_first_answer_counts_for_both(pair):
    meeting, after = arranged(pair), DAY + timedelta(days=1)
    appointments.call_off(meeting=meeting, by=pair.mentee.person, now=after)
    answered = appointments.say_met(meeting=meeting, by=pair.mentor.person, now=after)
    assert answered.state == "cancelled"


def test_before_the_charter_is_signed_a_second_meeting_waits():
    pair = PairFactory(now=NOW, met=True)
    meeting = arranged(pair)
    with pytest.raises(refusals.NotSignedYet):
        appointments.say_met(meeting=meeting, by=pair.mentor.person, now=DAY + timedelta(days=1))
    assert fresh(meeting).state == "planned"


def test_a_difficulty_reaches_the_team_even_after_the_other_has_answered(pair):
    meeting, after = arranged(pair), DAY + timedelta(days=1)
    appointments.say_met(meeting=meeting, by=pair.mentor.person, now=after)
    for _twice in range(2):
        appointments.report_difficulty(
            meeting=meeting, by=pair.mentee.person, words="Je ne me sens pas à l’aise", now=after
        )
    alert = Alert.objects.get(kind="difficulty")
    assert (alert.kind, alert.words, fresh(meeting).state) == (
        "difficulty",
        "Je ne me sens pas à l’aise",
        "held",
    )
    assert not any("à l’aise" in one.text + one.html for one in Message.objects.all())


def test_a_difficulty_settles_the_meeting(pair):
    meeting = arranged(pair)
    appointments.report_difficulty(
        meeting=meeting, by=pair.mentee.person, words="Absent", now=DAY + timedelta(days=1)
    )
    assert fresh(meeting).state == "cancelled"


def test_what_is_arranged_is_nowhere_counted_as_held(pair):
    arranged(pair, NOW + timedelta(hours=3))
    assert pair.meetings.filter(state="held").count() == 1
    assert Pair.objects.get().last_event_on < day_of(NOW)


# Letters that fall due


def run(moment):
    return appointments.remind(moment) + appointments.ask_whether_met(moment)


def paris(day, hour):
    return datetime.combine(day, time(hour), tzinfo=PARIS)


def test_both_are_reminded_on_the_eve_and_asked_the_day_after_once_each(pair):
    arranged(pair)
    assert run(paris(date(2026, 12, 6), 23)) == 0
    assert [run(paris(date(2026, 12, 7), 0)), run(paris(date(2026, 12, 7), 23))] == [2, 0]
    assert run(paris(date(2026, 12, 8), 23)) == 0
    assert [run(paris(date(2026, 12, 9), 0)), run(paris(date(2026, 12, 10), 9))] == [2, 0]
    assert (letters("meeting_eve").count(), letters("meeting_after").count()) == (2, 2)


@pytest.mark.parametrize("night", [date(2026, 10, 25), date(2027, 3, 28)])
def test_the_eve_is_a_day_of_paris_across_the_night_of_the_clocks(night):
    began = paris(night, 12) - timedelta(days=60)
    pair = PairFactory(now=began, active=True)
    meeting = arranged(pair, paris(night, 9), now=began)
    eve = night - timedelta(days=1)
    assert run(datetime.combine(eve, time(0), tzinfo=PARIS) - timedelta(seconds=1)) == 0
    assert run(datetime.combine(eve, time(0), tzinfo=PARIS)) == 2
    assert "9\u00a0h" in letters("meeting_eve").first().text
    assert meeting.starts_at.astimezone(UTC).hour == (8 if night.month == 10 else 7)
    assert run(datetime.combine(night + timedelta(days=1), time(0), tzinfo=PARIS)) == 2


def test_a_letter_that_tells_of_tomorrow_is_its_own_reminder(pair):
    arranged(pair, NOW + timedelta(days=1))
    assert run(NOW + timedelta(hours=1)) == 0


def test_a_late_job_reminds_until_the_hour_and_not_after(pair):
    arranged(pair)
    assert appointments.remind(DAY) == 0
    assert appointments.remind(DAY - timedelta(minutes=1)) == 2


def test_a_moved_meeting_is_reminded_of_for_its_new_day(pair):
    meeting = arranged(pair)
    assert run(DAY - timedelta(days=1)) == 2
    appointments.move(
        meeting=meeting,
        by=pair.mentor.person,
        starts_at=DAY + timedelta(days=7),
        now=DAY - timedelta(hours=9),
    )
    assert [run(DAY - timedelta(hours=1)), run(DAY + timedelta(days=6))] == [0, 2]


def test_what_is_called_off_answered_or_suspended_is_asked_about_no_more(pair):
    meeting = arranged(pair)
    appointments.call_off(meeting=meeting, by=pair.mentor.person, now=NOW)
    held = arranged(pair, DAY + timedelta(hours=2))
    appointments.say_met(meeting=held, by=pair.mentor.person, now=DAY + timedelta(hours=4))
    other = PairFactory(now=NOW - timedelta(days=40), active=True)
    arranged(other)
    suspending.freeze_pair(pair=other, reason="check", by=OfficerFactory(), now=DAY + timedelta(hours=2))
    assert [run(DAY - timedelta(days=1)), run(DAY + timedelta(days=1))] == [0, 0]


def test_a_meeting_forgotten_for_weeks_is_asked_about_no_more(pair):
    arranged(pair)
    assert appointments.ask_whether_met(DAY + timedelta(days=15)) == 0


def test_a_first_meeting_arranged_stops_the_reminder_to_agree_on_a_day():
    pair = PairFactory(now=NOW)
    arranged(pair, NOW + timedelta(days=20))
    rule = due.RULES["first meetings to recall"]
    assert [rule(NOW + timedelta(days=15)), rule(NOW + timedelta(days=22))] == [0, 2]


def test_the_rules_are_run_with_the_others():
    assert due.RULES["meetings to recall"] is appointments.remind
    assert due.RULES["meetings to ask about"] is appointments.ask_whether_met
