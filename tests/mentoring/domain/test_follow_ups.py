"""News is laid at the close, asked twice at most, answered whenever; the figures of the end do not move with it."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentoring import indicators
from mentoring.domain import closing, figures, follow_ups, refusals
from mentoring.models import FollowUp, Mentee, Outcome, Pair
from portal.accounts.models import User
from portal.core import links
from portal.core.days import day_of
from portal.core.models import Link, Message
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def pair():
    return PairFactory(now=NOW, closed="training")


def months(count, days=0):
    return NOW + relativedelta(months=count) + timedelta(days=days)


def row_of(pair, horizon=6):
    return FollowUp.objects.get(pair=pair, horizon=horizon)


def keys():
    rows = Message.objects.filter(template="mentoring/follow_up").order_by("pk")
    return list(rows.values_list("dedupe_key", flat=True))


def answer(pair, kind="employment", contract="permanent", *, now=None, by=None, horizon=6):
    return follow_ups.answer(
        follow_up=row_of(pair, horizon),
        kind=kind,
        contract=contract,
        by=by or pair.mentee.person,
        now=now or months(6),
    )


@pytest.mark.parametrize(("kind", "wanted"), [("training", [6, 12]), ("creation", [6, 12, 24, 36])])
def test_a_close_lays_the_days_of_the_news_and_a_business_is_followed_for_three_years(kind, wanted):
    pair = PairFactory(now=NOW, closed=kind)
    rows = list(FollowUp.objects.order_by("horizon").values_list("horizon", "due_on"))
    assert rows == [(n, day_of(pair.closed_at) + relativedelta(months=n)) for n in wanted]


def test_a_corrected_way_out_lays_what_it_calls_for_and_leaves_out_the_rest(pair):
    fix = {"pair": pair, "by": OfficerFactory(), "now": NOW}
    closing.correct(kind="creation", **fix)
    assert FollowUp.objects.filter(state="due").count() == 4
    closing.correct(kind="training", **fix)
    assert sorted(FollowUp.objects.values_list("horizon", "state")) == [
        (6, "due"),
        (12, "due"),
        (24, "skipped"),
        (36, "skipped"),
    ]


def test_one_row_a_horizon_even_for_the_database(pair):
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.create(pair=pair, horizon=6, due_on=day_of(NOW))


def test_it_is_asked_on_its_day_again_after_a_fortnight_and_given_up_after_forty_five_days(pair):
    told = {day: follow_ups.ask_due(months(6, day)) for day in range(-3, 60)}
    assert {day: count for day, count in told.items() if count} == {0: 1, 14: 1}
    assert keys() == [f"followup:{pair.uuid}:6:1", f"followup:{pair.uuid}:6:2"]
    assert row_of(pair).state == "unreachable"
    assert row_of(pair, 12).state == "due"


@pytest.mark.parametrize(("day", "state"), [(44, "due"), (45, "unreachable")])
def test_somebody_has_forty_five_days_from_the_first_question(pair, day, state):
    for later in (0, 14, day):
        follow_ups.ask_due(months(6, later))
    assert row_of(pair).state == state


def test_a_late_run_asks_once_and_gives_up_on_nobody_who_was_not_asked(pair):
    late = months(6, 90)
    assert [follow_ups.ask_due(late), follow_ups.ask_due(late)] == [1, 0]
    assert (row_of(pair).state, row_of(pair).asked) == ("due", 1)


def test_two_runs_at_once_ask_once(pair):
    follow_ups.ask_due(months(6))
    assert follow_ups.ask(row_of(pair).pk, now=months(6)) == 0
    assert len(keys()) == 1


@pytest.mark.parametrize("who", ["erased", "inactive", "waiting"])
def test_whoever_is_gone_or_accompanied_again_is_not_asked(who):
    pair = PairFactory(now=NOW, active=True)
    closing.close(
        pair=pair,
        reason="completed",
        kind="seeking",
        by=OfficerFactory(),
        now=NOW,
        waits_again=who == "waiting",
    )
    if who == "inactive":
        User.objects.filter(pk=pair.mentee.person_id).update(is_active=False)
    if who == "erased":
        Mentee.objects.filter(pk=pair.mentee_id).update(person=None, erased_on=day_of(NOW))
    assert follow_ups.ask_due(months(6)) == 0
    assert (keys(), row_of(pair).state) == ([], "skipped")


def test_the_question_speaks_the_language_of_the_person(pair):
    User.objects.filter(pk=pair.mentee.person_id).update(language="en")
    follow_ups.ask_due(months(6))
    message = Message.objects.get(template="mentoring/follow_up")
    assert (message.language, message.subject) == ("en", "Where do you stand?")
    assert "/en/candidature/mentor/" in message.text


def test_the_door_to_the_mentors_stands_open_at_six_and_twelve_months_only():
    pair = PairFactory(now=NOW, closed="creation")
    for horizon in (6, 12, 24):
        follow_ups.ask_due(months(horizon))
        answer(pair, "creation", "", now=months(horizon), horizon=horizon)
    texts = [m.text for m in Message.objects.filter(template="mentoring/follow_up").order_by("pk")]
    assert ["/candidature/mentor/" in text for text in texts] == [True, True, False]
    assert all("Votre entreprise est-elle toujours en activité" in text for text in texts)


def test_an_answer_is_an_outcome_at_its_horizon_and_twice_is_once(pair):
    follow_ups.ask_due(months(6))
    first = answer(pair)
    assert answer(pair) == first
    assert (first.horizon, first.programme, first.contract, first.is_current) == (
        6,
        pair.programme,
        "permanent",
        True,
    )
    row = row_of(pair)
    assert (row.state, row.outcome, row.by) == ("answered", first, pair.mentee.person)
    assert Outcome.objects.filter(horizon=6).count() == 1


def test_another_answer_corrects_the_first_which_is_kept(pair):
    first, second = answer(pair, "seeking", ""), answer(pair)
    assert second.replaces == first
    assert [o.is_current for o in Outcome.objects.filter(horizon=6).order_by("pk")] == [False, True]
    assert row_of(pair).outcome == second


def test_a_late_answer_is_welcome_after_the_team_gave_up(pair):
    for day in (0, 14, 45):
        follow_ups.ask_due(months(6, day))
    assert answer(pair, now=months(6, 80)).kind == "employment"
    assert row_of(pair).state == "answered"


def test_nothing_more_is_asked_after_an_answer(pair):
    follow_ups.ask_due(months(6))
    answer(pair)
    assert follow_ups.ask_due(months(6, 20)) == 0


def test_the_team_notes_an_answer_got_by_phone(pair):
    officer = OfficerFactory()
    assert answer(pair, "training", "", by=officer).reported_by == officer


@pytest.mark.parametrize("who", ["mentor", "stranger"])
def test_nobody_answers_for_the_mentee(pair, who):
    with pytest.raises(refusals.NotAParty):
        answer(pair, by=pair.mentor.person if who == "mentor" else PersonFactory())


def test_an_answer_comes_in_its_time_and_is_one_of_the_ways_out(pair):
    with pytest.raises(refusals.NotNow):
        answer(pair, now=months(5))
    with pytest.raises(refusals.UnknownOutcome):
        answer(pair, "unknown", "")
    with pytest.raises(refusals.ContractMissing):
        answer(pair, "employment", "")


def test_an_old_link_sends_the_question_again_once_an_hour(pair):
    follow_ups.ask_due(months(6))
    link = Link.objects.get(purpose="after_end")
    later = months(6, 100)
    renew = links.purposes["after_end"].renew
    assert [renew(link, later), renew(link, later)] == [True, False]
    Link.objects.filter(pk=link.pk).update(person=pair.mentor.person)
    assert renew(Link.objects.get(pk=link.pk), later + timedelta(hours=2)) is False


def test_the_figures_of_the_end_do_not_move_with_later_news(settings):
    settings.MASK_UNDER = 1
    pair = PairFactory(now=NOW, closed="seeking")
    before = (figures.count(day_of(NOW))["cells"], indicators.of_programme(pair.programme))
    answer(pair)
    after = (figures.count(day_of(NOW))["cells"], indicators.of_programme(pair.programme))
    assert after == before
    assert after[1].ways_out == 1
    assert Pair.objects.get(pk=pair.pk).outcomes.filter(is_current=True).count() == 2
