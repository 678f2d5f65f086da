"""A tandem meets, rests, goes on, is handed over and ends with what became of the mentee."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentoring import timeline
from mentoring.domain import closing, meetings, pairs, pauses, pool, refusals
from mentoring.models import Meeting, Mentee, Outcome, Pair, PairMemory, Pause
from portal.accounts.models import RoleKind, Scope
from portal.core import links
from portal.core.days import day_of
from portal.core.errors import NotAllowed
from portal.core.models import Link, Message
from tests.factories.mentoring import (
    OfficerFactory,
    PairFactory,
    PersonFactory,
    ProgrammeFactory,
    open_charter,
    sign,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = day_of(NOW)
START = NOW - timedelta(days=60)


@pytest.fixture
def pair():
    return PairFactory(now=START, active=True)


@pytest.fixture
def officer():
    return OfficerFactory()


def read(pair):
    return Pair.objects.get(pk=pair.pk)


def written(template):
    return Message.objects.filter(template=f"mentoring/{template}").count()


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_notes_a_meeting_and_a_form_posted_twice_counts_once(pair, side):
    person, key = getattr(pair, side).person, Meeting._meta.get_field("client_key").default()
    for _twice in range(2):
        meetings.record(pair=pair, by=person, held_on=TODAY, now=NOW, client_key=key)
    assert pair.meetings.count() == 2
    assert read(pair).last_event_on == TODAY


@pytest.mark.parametrize("days", [-61, 1])
def test_a_meeting_is_between_the_first_one_and_today(pair, days):
    with pytest.raises(refusals.WrongMeetingDay):
        meetings.record(pair=pair, by=pair.mentor.person, held_on=TODAY + timedelta(days=days), now=NOW)


def test_nobody_else_notes_a_meeting(pair):
    with pytest.raises(refusals.NotAParty):
        meetings.record(pair=pair, by=PersonFactory(), held_on=TODAY, now=NOW)


def test_meetings_count_from_the_seal_and_the_one_held_before_it_is_noted_then():
    waits = PairFactory(now=START, met=True)
    noted = {"pair": waits, "by": waits.mentor.person, "held_on": TODAY - timedelta(days=20), "now": NOW}
    with pytest.raises(refusals.NotSignedYet):
        meetings.record(**noted)
    for side in ("mentor", "mentee"):
        sign(waits, side, now=NOW)
    assert meetings.record(**noted).held_on == TODAY - timedelta(days=20)


def test_in_a_pause_what_was_held_before_it_is_noted_and_nothing_since(pair):
    since = NOW - timedelta(days=10)
    pauses.pause(pair=pair, until=TODAY + timedelta(days=9), by=pair.mentor.person, now=since)
    with pytest.raises(refusals.InAPause):
        meetings.record(pair=pair, by=pair.mentee.person, held_on=TODAY, now=NOW)
    meetings.record(pair=pair, by=pair.mentee.person, held_on=TODAY - timedelta(days=12), now=NOW)
    pauses.resume(pair=pair, by=pair.mentor.person, now=NOW)
    meetings.record(pair=pair, by=pair.mentee.person, held_on=TODAY, now=NOW)
    assert pair.meetings.count() == 3


def test_a_pause_moves_the_planned_end_by_its_days(pair):
    before, back = read(pair).ends_on, NOW + timedelta(days=20)
    pauses.pause(pair=pair, until=TODAY + timedelta(days=30), by=pair.mentee.person, now=NOW)
    assert read(pair).state == "paused"
    pauses.resume(pair=pair, by=pair.mentor.person, now=back)
    pair = read(pair)
    assert (pair.state, pair.ends_on - before) == ("active", timedelta(days=20))


def test_a_pause_ends_on_its_day_whether_the_job_is_late_or_runs_twice(pair):
    before, late = read(pair).ends_on, NOW + timedelta(days=33)
    pauses.pause(pair=pair, until=TODAY + timedelta(days=30), by=pair.mentor.person, now=NOW)
    assert pauses.resume_due(NOW + timedelta(days=29)) == 0
    assert [pauses.resume_due(late), pauses.resume_due(late)] == [1, 0]
    assert read(pair).ends_on - before == timedelta(days=33)
    assert (written("pair_paused"), written("pair_resumed")) == (2, 2)


@pytest.mark.parametrize("days", [-1, 0, 120])
def test_a_pause_has_a_day_to_come_within_three_months(pair, days):
    with pytest.raises(refusals.RestTooLong):
        pauses.pause(pair=pair, until=TODAY + timedelta(days=days), by=pair.mentor.person, now=NOW)


def test_one_pause_at_a_time_even_for_the_database(pair):
    first = pauses.pause(pair=pair, until=TODAY + timedelta(days=9), by=pair.mentor.person, now=NOW)
    again = pauses.pause(pair=pair, until=TODAY + timedelta(days=9), by=pair.mentee.person, now=NOW)
    assert again == first
    with pytest.raises(refusals.NotNow):
        pauses.pause(pair=pair, until=TODAY + timedelta(days=20), by=pair.mentee.person, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.create(pair=pair, starts_on=TODAY, until=TODAY)


def test_the_reason_of_a_pause_is_told_to_nobody(pair):
    pauses.pause(
        pair=pair, until=TODAY + timedelta(days=9), by=pair.mentor.person, now=NOW, reason="Hospitalisation"
    )
    assert not any("Hospitalisation" in m.text + m.html + m.subject for m in Message.objects.all())


def test_only_what_has_started_rests():
    formed = PairFactory()
    with pytest.raises(refusals.NotNow):
        pauses.pause(pair=formed, until=TODAY + timedelta(days=9), by=formed.mentor.person, now=NOW)


def end(pair, officer, **more):
    fields = {"reason": "completed", "kind": "employment", "contract": "permanent"} | more
    return closing.close(pair=pair, by=officer, now=NOW, **fields)


def test_an_end_types_the_way_out_frees_the_place_and_thanks_both(pair, officer):
    for _twice in range(2):
        end(pair, officer)
    closed, outcome = read(pair), Outcome.objects.get()
    assert (closed.state, closed.end_reason, closed.proposal.place) == ("closed", "completed", None)
    assert (outcome.programme, outcome.kind, outcome.contract) == (pair.programme, "employment", "permanent")
    assert Mentee.objects.get(pk=pair.mentee_id).state == "left"
    assert PairMemory.objects.filter(reason="ended").count() == 1
    assert written("pair_closed") == 2
    assert pool.places_truth() == []


def live_links(pair):
    kinds = [pair, pair.proposal, *pair.charters.all()]
    rows = Link.objects.filter(target__in=map(links.target_of, kinds), spent_at=None, revoked_at=None)
    return sorted(rows.values_list("purpose", "created_at"))


def test_an_end_closes_the_old_links_and_leaves_each_one_to_read(pair, officer):
    for person in (pair.mentor.person, pair.mentee.person):
        links.create("sign", links.target_of(open_charter(pair)), person=person, now=START)
        links.create("answer", links.target_of(pair.proposal), person=person, now=START)
    end(pair, officer)
    assert live_links(pair) == [("tandem", NOW), ("tandem", NOW)]


def test_stopping_before_the_start_closes_every_link():
    pair = PairFactory(met=True)
    links.create("answer", links.target_of(pair.proposal), person=pair.mentor.person, now=NOW)
    pairs.undo(pair=pair, by=pair.mentee.person, reason="silence", now=NOW)
    assert live_links(pair) == []


def test_a_mentee_who_goes_on_searching_waits_again_from_today(pair, officer):
    end(pair, officer, kind="seeking", contract="", waits_again=True)
    mentee = Mentee.objects.get(pk=pair.mentee_id)
    assert (mentee.state, mentee.waiting_since) == ("waiting", NOW)


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [
        ({"contract": ""}, refusals.ContractMissing),
        ({"kind": "lottery"}, refusals.UnknownOutcome),
        ({"reason": "boredom"}, refusals.ReasonMissing),
        ({"happened_on": TODAY + timedelta(days=1)}, refusals.FutureDay),
    ],
)
def test_an_end_that_says_too_little_ends_nothing(pair, officer, answers, refusal):
    with pytest.raises(refusal):
        end(pair, officer, **answers)
    assert read(pair).state == "active"
    assert not Outcome.objects.exists()


def test_a_programme_knows_its_own_ways_out(pair, officer):
    pair.programme.outcomes = ["training"]
    pair.programme.save(update_fields=["outcomes"])
    assert [code for code, _label in closing.kinds_of(read(pair))] == ["training"]
    with pytest.raises(refusals.UnknownOutcome):
        end(pair, officer)


def test_a_correction_is_a_new_row(pair, officer):
    end(pair, officer)
    closing.correct(pair=pair, kind="training", by=officer, now=NOW)
    new, old = Outcome.objects.order_by("-id")
    assert (new.kind, new.is_current, new.replaces, old.is_current) == ("training", True, old, False)


def test_a_tandem_that_rests_may_end(pair, officer):
    pauses.pause(pair=pair, until=TODAY + timedelta(days=9), by=pair.mentor.person, now=NOW)
    end(pair, officer)
    assert (read(pair).state, pair.pauses.get().ended_on) == ("closed", TODAY)


def test_members_do_not_end_a_tandem_nor_does_a_foreign_coordinator(pair):
    foreign = OfficerFactory(
        role=RoleKind.COORDINATOR, scope=Scope.PROGRAMME, scope_id=ProgrammeFactory().uuid
    )
    for by in (pair.mentor.person, foreign):
        with pytest.raises(NotAllowed):
            end(pair, by)


def test_what_has_not_started_is_not_closed(officer):
    with pytest.raises(refusals.NotNow):
        end(PairFactory(met=True), officer)


def test_a_pair_is_handed_over_to_somebody_who_follows_its_programme(pair, officer):
    other = OfficerFactory()
    for _twice in range(2):
        pairs.hand_over(pair=pair, to=other, by=officer, now=NOW)
    assert read(pair).officer == other
    assert (written("handed_over"), written("new_officer")) == (1, 2)
    with pytest.raises(refusals.NotTheirs):
        pairs.hand_over(pair=pair, to=PersonFactory(is_staff=True), by=officer, now=NOW)


def test_one_side_stops_before_the_start_and_the_other_is_not_told_why():
    pair = PairFactory(met=True)
    pairs.undo(pair=pair, by=pair.mentee.person, reason="silence", now=NOW)
    assert read(pair).state == "undone"
    texts = "".join(m.text for m in Message.objects.filter(template="mentoring/undone"))
    assert texts
    assert "nouvelles" not in texts.lower().replace("de ses nouvelles", "")
    with pytest.raises(refusals.NotAParty):
        pairs.undo(pair=PairFactory(), by=PersonFactory(), reason="silence", now=NOW)


def test_an_ended_tandem_is_not_handed_over(officer):
    closed = PairFactory(now=START, closed="training")
    with pytest.raises(refusals.NotNow):
        pairs.hand_over(pair=closed, to=OfficerFactory(), by=OfficerFactory(), now=NOW)


def test_the_story_marks_three_weeks_without_a_meeting(pair):
    kinds = [event.kind for event in timeline.events_of(timeline.Past(read(pair)), TODAY)]
    assert kinds.count("gap") == 1
    for days in range(0, 60, 15):
        meetings.record(pair=pair, by=pair.mentor.person, held_on=TODAY - timedelta(days=days), now=NOW)
    assert "gap" not in [event.kind for event in timeline.events_of(timeline.Past(read(pair)), TODAY)]


def test_a_pause_is_no_silence(pair):
    Pause.objects.create(pair=pair, starts_on=day_of(START), until=TODAY, ended_on=TODAY)
    assert "gap" not in [event.kind for event in timeline.events_of(timeline.Past(read(pair)), TODAY)]


def test_the_two_lines_meet_where_they_met(pair):
    pair = read(pair)
    drawing = timeline.drawing_of(pair, timeline.events_of(timeline.Past(pair), TODAY), TODAY)
    (meet,) = [mark for mark in drawing.marks if mark.event.kind == "meet"]
    assert f" {meet.x} {timeline.TOGETHER[0]}H" in drawing.mentor
    assert f" {meet.x} {timeline.TOGETHER[1]}H" in drawing.mentee
    assert all(0 <= mark.x <= drawing.width for mark in drawing.marks)


def test_before_the_first_meeting_the_lines_stay_apart():
    pair = PairFactory()
    drawing = timeline.drawing_of(pair, timeline.events_of(timeline.Past(pair), TODAY), TODAY)
    assert "C" not in drawing.mentor + drawing.mentee
