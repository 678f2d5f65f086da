"""News of each tandem: laid, asked for, answered by each side or by the team, and an alert where it goes badly."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from mentoring import due
from mentoring.domain import check_ins, closing, pauses, refusals
from mentoring.models import Alert, CheckIn, Pair
from portal.core.days import PARIS
from portal.core.errors import NotAllowed
from portal.core.models import Message
from tests.factories.mentoring import OfficerFactory, PairFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 9, 8, 10, tzinfo=PARIS)
FIRST = date(2026, 11, 9)
GOOD = {
    "channel": "oneself",
    "meets_enough": True,
    "plan_advances": True,
    "at_ease": True,
    "mood": 4,
}


def at(day, hour=9):
    return datetime.combine(day, datetime.min.time(), tzinfo=PARIS) + timedelta(hours=hour)


@pytest.fixture
def pair():
    pair = PairFactory(now=START, active=True)
    due.RULES["check-ins to lay"](START)
    return pair


def the_first(pair):
    return pair.check_ins.order_by("due_on").first()


def say(pair, side="mentee", now=None, by=None, **more):
    person = by or getattr(pair, side).person
    return check_ins.answer(
        check_in=the_first(pair), side=side, by=person, now=now or at(FIRST), **(GOOD | more)
    )


def test_the_first_check_in_is_two_months_after_the_start_on_a_working_day(pair):
    assert [row.due_on for row in pair.check_ins.all()] == [FIRST]


def test_laying_twice_lays_once(pair):
    assert due.RULES["check-ins to lay"](START) == 0


def test_the_next_one_is_laid_once_the_first_is_done_and_none_after_the_end(pair):
    days = []
    for _ in range(4):
        row = pair.check_ins.filter(state="due").first()
        if row is None:
            break
        days.append(row.due_on)
        for side in ("mentor", "mentee"):
            check_ins.answer(
                check_in=row, side=side, by=getattr(pair, side).person, now=at(row.due_on), **GOOD
            )
        due.RULES["check-ins to lay"](at(row.due_on))
    assert days == [FIRST, date(2027, 1, 11)]
    assert pair.ends_on == date(2027, 3, 8)


def test_both_are_asked_on_the_day_and_once_more_a_week_later(pair):
    ask = due.RULES["check-ins to ask for"]
    counts = [ask(at(FIRST + timedelta(days=n))) for n in (-1, 0, 0, 6, 7, 7, 30)]
    assert counts == [0, 2, 0, 0, 2, 0, 0]


def test_whoever_has_answered_is_not_asked_again(pair):
    say(pair)
    assert due.RULES["check-ins to ask for"](at(FIRST)) == 1
    assert Message.objects.get(template="mentoring/check_in").person == pair.mentor.person


def test_two_answers_end_the_check_in(pair):
    say(pair)
    assert the_first(pair).state == "due"
    say(pair, "mentor")
    assert the_first(pair).state == "done"


def test_neither_answers_for_the_other(pair):
    with pytest.raises(NotAllowed):
        say(pair, "mentor", by=pair.mentee.person)


def test_the_team_notes_what_was_said_on_the_phone_and_ends_it_with_one_side(pair):
    officer = OfficerFactory()
    say(pair, by=officer, channel="phone")
    check_ins.complete(check_in=the_first(pair), by=officer, now=at(FIRST))
    assert the_first(pair).state == "done"


def test_nothing_is_done_before_somebody_has_answered(pair):
    with pytest.raises(refusals.NotNow):
        check_ins.complete(check_in=the_first(pair), by=OfficerFactory(), now=at(FIRST))


@pytest.mark.parametrize("sign", [{"mood": 2}, {"at_ease": False}, {"difficulty": "travel"}])
def test_a_low_mood_unease_or_a_difficulty_calls_the_team_in_their_words(pair, sign):
    say(pair, words="Le bus ne passe plus", **sign)
    alert = Alert.objects.get(kind="low_mood")
    assert alert.words == "Le bus ne passe plus"


def test_when_all_is_well_nobody_is_called(pair):
    say(pair)
    assert not Alert.objects.filter(kind="low_mood").exists()


def test_after_three_calls_in_vain_nobody_is_reached_and_an_answer_is_still_welcome(pair):
    officer = OfficerFactory()
    for _ in range(3):
        check_ins.try_in_vain(check_in=the_first(pair), by=officer, now=at(FIRST))
    assert the_first(pair).state == "unreachable"
    say(pair)
    say(pair, "mentor")
    assert the_first(pair).state == "done"


def test_a_pause_moves_the_check_in_by_its_days(pair):
    person, pause = pair.mentor.person, at(date(2026, 10, 1))
    pauses.pause(pair=pair, by=person, until=date(2026, 10, 31), now=pause)
    pauses.resume(pair=pair, by=person, now=at(date(2026, 10, 15)))
    assert the_first(pair).due_on == FIRST + timedelta(days=14)


def test_nobody_is_asked_in_a_pause(pair):
    pauses.pause(
        pair=pair, by=pair.mentor.person, until=FIRST + timedelta(days=20), now=at(FIRST - timedelta(days=3))
    )
    assert due.RULES["check-ins to ask for"](at(FIRST)) == 0


def test_what_is_due_is_left_out_when_the_tandem_ends(pair):
    closing.close(pair=pair, reason="completed", kind="seeking", by=OfficerFactory(), now=at(FIRST))
    assert [row.state for row in pair.check_ins.all()] == ["skipped"]


def test_the_rhythm_is_that_of_the_programme():
    pair = PairFactory(now=START, active=True)
    type(pair.programme).objects.update(check_in_months=1)
    due.RULES["check-ins to lay"](START)
    assert CheckIn.objects.get().due_on == (START + relativedelta(months=1)).date()
    assert Pair.objects.get().check_ins.count() == 1
