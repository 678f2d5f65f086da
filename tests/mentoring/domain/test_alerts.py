"""Why the team should look at a tandem: the facts open and settle theirs, a person's word waits for a person."""

from datetime import date, datetime, timedelta

import pytest

from mentoring import due
from mentoring.domain import (
    alerts,
    closing,
    contacts,
    impressions,
    meetings,
    news,
    pauses,
    refusals,
    safeguarding,
)
from mentoring.models import Alert, FirstImpression, Meeting, Pair
from portal.core.days import PARIS, day_of
from portal.core.errors import NotAllowed
from portal.core.models import Message
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 9, 8, 10, tzinfo=PARIS)


def later(days, since=START):
    return since + timedelta(days=days)


def open_kinds(pair):
    return sorted(pair.alerts.filter(settled_at=None).values_list("kind", flat=True))


def watch(now):
    return due.RULES["alerts"](now)


@pytest.fixture
def pair():
    return PairFactory(now=START, active=True)


def test_silence_is_an_alert_after_21_days_that_count_and_not_before(pair):
    watch(later(21))
    assert open_kinds(pair) == []
    watch(later(22))
    assert open_kinds(pair) == ["silence"]


def test_the_rule_run_again_changes_nothing(pair):
    assert watch(later(22)) == 1
    assert watch(later(22)) == 0


@pytest.mark.parametrize("event", ["meeting", "call"])
def test_news_settles_a_silence_at_once(pair, event):
    watch(later(25))
    now = later(26)
    if event == "meeting":
        meetings.record(pair=pair, by=pair.mentee.person, held_on=day_of(now), now=now)
    else:
        contacts.note(pair=pair, by=pair.mentee.person, kind="call", now=now)
    assert open_kinds(pair) == []


def test_a_pause_settles_a_silence_and_its_days_never_count(pair):
    watch(later(25))
    pauses.pause(pair=pair, by=pair.mentor.person, until=day_of(later(40)), now=later(25))
    assert open_kinds(pair) == []
    pauses.resume(pair=pair, by=pair.mentor.person, now=later(40))
    assert open_kinds(pair) == []


def test_what_somebody_settled_comes_back_only_after_three_more_silent_weeks(pair):
    watch(later(22))
    alerts.settle_all(pair=pair, by=OfficerFactory(), now=later(22))
    watch(later(38))
    assert open_kinds(pair) == []
    watch(later(70))
    assert "silence" in open_kinds(pair)


def test_fewer_meetings_than_planned_are_told_once_the_month_is_over(pair):
    person, evening = pair.mentor.person, datetime(2026, 11, 12, 20, tzinfo=PARIS)
    meetings.record(pair=pair, by=person, held_on=date(2026, 11, 12), now=evening)
    watch(datetime(2026, 11, 30, 8, tzinfo=PARIS))
    assert not pair.alerts.filter(kind="cadence", period="2026-11").exists()
    watch(datetime(2026, 12, 1, 8, tzinfo=PARIS))
    assert pair.alerts.get(kind="cadence", settled_at=None).period == "2026-11"
    now = datetime(2026, 12, 2, 8, tzinfo=PARIS)
    meetings.record(pair=pair, by=pair.mentor.person, held_on=date(2026, 11, 26), now=now)
    assert not pair.alerts.filter(kind="cadence", settled_at=None).exists()


def test_a_month_of_rest_expects_no_meeting(pair):
    pauses.pause(
        pair=pair, by=pair.mentor.person, until=date(2026, 12, 1), now=datetime(2026, 11, 3, 9, tzinfo=PARIS)
    )
    pauses.resume_due(datetime(2026, 12, 1, 7, tzinfo=PARIS))
    watch(datetime(2026, 12, 1, 8, tzinfo=PARIS))
    assert not pair.alerts.filter(kind="cadence", period="2026-11").exists()


def test_a_first_meeting_and_a_charter_are_late_by_the_programmes_delays():
    formed, met = PairFactory(now=START), PairFactory(now=START, met=True)
    watch(later(formed.programme.first_meeting_days) - timedelta(days=1))
    assert open_kinds(formed) == []
    watch(later(formed.programme.first_meeting_days))
    assert (open_kinds(formed), open_kinds(met)) == (["first_meeting"], ["charter"])


def test_a_tandem_past_its_planned_end_is_told(pair):
    watch(datetime(2027, 3, 8, 12, tzinfo=PARIS))
    assert "past_end" not in open_kinds(pair)
    watch(datetime(2027, 3, 9, 1, tzinfo=PARIS))
    assert "past_end" in open_kinds(pair)


def test_the_end_of_a_tandem_settles_all_but_a_matter_of_safety(pair):
    for kind in ("harm", "difficulty"):
        alerts.report(pair=pair, by=pair.mentee.person, words="…", kind=kind, now=later(30))
    watch(later(30))
    closing.close(pair=pair, reason="mismatch", kind="seeking", by=OfficerFactory(), now=later(31))
    assert open_kinds(pair) == ["harm"]


def test_only_whoever_follows_the_pair_settles_or_assigns(pair):
    watch(later(22))
    for person in (PersonFactory(), pair.mentor.person):
        with pytest.raises(NotAllowed):
            alerts.settle_all(pair=pair, by=person, now=later(22))
        with pytest.raises(NotAllowed):
            alerts.assign(pair=pair, to=OfficerFactory(), by=person)
    with pytest.raises(refusals.NotTheirs):
        alerts.assign(pair=pair, to=PersonFactory(), by=OfficerFactory())


def test_every_open_pair_is_read_in_a_handful_of_queries(django_assert_max_num_queries):
    for _ in range(4):
        PairFactory(now=START, active=True)
    with django_assert_max_num_queries(14):
        assert watch(later(22)) == 4


def test_more_than_a_fortnight_without_news_asks_both_and_once_more(pair):
    ask = due.RULES["tandems to ask news of"]
    assert [ask(later(days)) for days in (16, 17, 17, 33, 34, 34, 51)] == [0, 2, 0, 0, 2, 0, 0]
    assert Message.objects.filter(template="mentoring/news").count() == 4


def test_nobody_is_asked_for_news_in_a_pause_or_after_some(pair):
    contacts.note(pair=pair, by=pair.mentor.person, kind="message", now=later(10))
    assert news.ask_due(later(18)) == 0
    pauses.pause(pair=pair, by=pair.mentor.person, until=day_of(later(60)), now=later(16))
    assert news.ask_due(later(50)) == 0


# After the first meeting


@pytest.fixture
def met():
    return PairFactory(now=START, met=True)


def test_one_no_opens_another_match_without_telling_who(met):
    impressions.answer(pair=met, by=met.mentee.person, answer="yes", now=later(1))
    impressions.answer(pair=met, by=met.mentor.person, answer="no", now=later(1))
    met = Pair.objects.get(pk=met.pk)
    assert (met.state, met.mentee.state, met.end_reason) == ("undone", "waiting", "mismatch")
    letters = {row.person_id: row.text for row in Message.objects.filter(template="mentoring/undone")}
    assert set(letters) == {met.mentor.person_id, met.mentee.person_id}
    assert "la faute de personne" in letters[met.mentee.person_id]


def test_a_doubt_calls_the_team_and_stops_nothing(met):
    impressions.answer(pair=met, by=met.mentee.person, answer="unsure", now=later(1))
    assert open_kinds(met) == ["doubt"]
    assert Pair.objects.get(pk=met.pk).state == "met"


def test_each_side_reads_its_own_answer_only(met):
    impressions.answer(pair=met, by=met.mentee.person, answer="unsure", now=later(1))
    assert impressions.of(met, met.mentor.person) is None
    assert impressions.of(met, met.mentee.person).answer == "unsure"


def test_an_answer_said_otherwise_takes_the_place_of_the_first(met):
    for answer in ("unsure", "yes", "yes"):
        impressions.answer(pair=met, by=met.mentee.person, answer=answer, now=later(1))
    assert FirstImpression.objects.get().answer == "yes"


def test_neither_a_stranger_nor_the_team_answers(met):
    for person in (PersonFactory(), OfficerFactory()):
        with pytest.raises(refusals.NotAParty):
            impressions.answer(pair=met, by=person, answer="no", now=later(1))


@pytest.mark.parametrize("answer", ["yes", "unsure", "no"])
def test_once_the_charter_is_sealed_it_is_too_late_for_the_question(pair, answer):
    with pytest.raises(refusals.NotNow):
        impressions.answer(pair=pair, by=pair.mentor.person, answer=answer, now=later(1))


# A difficulty


def tell(pair, words="Il ne vient plus", is_unsafe=False, stop_contact=False, by=None):
    return safeguarding.report(
        pair=pair,
        by=by or pair.mentee.person,
        words=words,
        is_unsafe=is_unsafe,
        stop_contact=stop_contact,
        now=later(5),
    )


def test_a_difficulty_reaches_the_officer_without_its_words_in_the_mail(pair):
    officer = pair.officer
    tell(pair)
    [letter] = Message.objects.filter(template="mentoring/reported")
    assert (letter.person, "Il ne vient plus" in letter.text) == (officer, False)
    assert open_kinds(pair) == ["difficulty"]


def test_a_matter_of_safety_reaches_everybody_who_follows_the_pair(pair):
    other = OfficerFactory()
    tell(pair, words="", is_unsafe=True)
    people = set(Message.objects.filter(template="mentoring/reported").values_list("person", flat=True))
    assert people == {pair.officer_id, other.pk}


def test_contact_stops_at_once_when_asked(pair):
    tell(pair, is_unsafe=True, stop_contact=True)
    assert Pair.objects.get(pk=pair.pk).state == "frozen"


def test_contact_goes_on_when_it_was_not_a_matter_of_safety(pair):
    tell(pair, stop_contact=True)
    assert Pair.objects.get(pk=pair.pk).state == "active"


def test_the_other_is_told_nothing_of_a_difficulty(pair):
    before = Message.objects.filter(person=pair.mentor.person).count()
    tell(pair, is_unsafe=True)
    assert Message.objects.filter(person=pair.mentor.person).count() == before


def test_a_difficulty_takes_a_word_and_sent_twice_is_one(pair):
    with pytest.raises(refusals.WordsMissing):
        tell(pair, words=" ")
    tell(pair)
    tell(pair)
    assert Alert.objects.get().words == "Il ne vient plus"


def test_what_stays_between_meetings_is_counted_once(pair):
    key = Meeting._meta.get_field("client_key").default()
    for _twice in range(2):
        contacts.note(pair=pair, by=pair.mentor.person, kind="call", client_key=key, now=later(3))
    assert pair.contacts.count() == 1


@pytest.mark.parametrize("days", [-1, 6])
def test_a_call_is_between_the_first_meeting_and_today(pair, days):
    with pytest.raises(refusals.WrongContactDay):
        contacts.note(pair=pair, by=pair.mentor.person, kind="call", on=day_of(later(days)), now=later(5))
