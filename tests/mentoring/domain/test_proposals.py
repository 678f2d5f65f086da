from datetime import datetime, timedelta

import pytest
from wagtail.models import ModelLogEntry

from mentoring.domain import cards, memory, pool, proposals, refusals, shortlist
from mentoring.models import Conflict, Mentee, Mentor, PairMemory, Proposal
from portal.core.days import PARIS
from portal.core.errors import Changed
from portal.core.models import Link, Message
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    PairFactory,
    PartnerFactory,
    PersonFactory,
    ProgrammeFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)  # a Monday


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def mentor(programme):
    return MentorFactory(programme=programme, now=NOW)


@pytest.fixture
def mentee(programme):
    return MenteeFactory(programme=programme, now=NOW)


@pytest.fixture
def officer():
    return OfficerFactory()


@pytest.fixture
def proposal(programme, mentor, mentee, officer):
    return proposals.propose(mentee=mentee, mentor=mentor, by=officer, now=NOW, note="Un mot")


def fresh(record):
    return type(record).objects.get(pk=record.pk)


def propose(mentee, mentor, officer, now=NOW, **options):
    return proposals.propose(mentee=mentee, mentor=mentor, by=officer, now=now, **options)


# sending


def test_a_card_changed_between_the_weighing_and_the_sending_is_not_sent(
    mentee, mentor, officer, monkeypatch
):
    """The mentee rewrites, and agrees to, other words at that very instant."""
    weigh = shortlist.weigh

    def weigh_then_rewrite(read, *args, **options):
        match = weigh(read, *args, **options)
        person = mentee.person
        now = cards.rewrite(mentee=mentee, by=person, aim="Autre chose", words="", now=NOW)
        cards.agree(mentee=now, by=person, seen_hash=cards.hash_of(now), now=NOW)
        return match

    monkeypatch.setattr(shortlist, "weigh", weigh_then_rewrite)
    with pytest.raises(Changed):
        propose(mentee, mentor, officer)
    assert not Proposal.objects.exists()


def test_a_proposal_holds_a_place_until_the_end_of_the_fifth_working_day(proposal, mentor):
    assert proposal.place == mentor.places.get()
    assert proposal.deadline_at == datetime(2026, 11, 30, 23, 59, 59, tzinfo=PARIS)


def test_a_proposal_writes_to_the_mentor_once_with_a_link_that_opens_it(proposal, mentor):
    message = Message.objects.get(template="mentoring/proposal")
    link = Link.objects.get()
    assert (message.person, link.person) == (mentor.person, mentor.person)
    assert (link.purpose, link.target) == ("answer", f"proposal:{proposal.uuid}")
    assert f"[[link:{link.pk}]]" in message.text


def test_a_proposal_is_logged_under_its_reference(proposal, officer):
    entry = ModelLogEntry.objects.get(action="mentoring.propose")
    assert (entry.label, entry.user) == (proposal.reference, officer)


def test_the_card_is_frozen_without_age_or_language(proposal, mentee):
    assert proposal.card["first_name"] == "Inès"
    shown = {reason["criterion"] for reason in proposal.card["reasons"]}
    assert shown.isdisjoint({"age", "first_language"})
    assert str(mentee.birth_year) not in repr(proposal.card)


def test_the_score_is_frozen_with_eight_contributions_that_add_up(proposal):
    assert len(proposal.contributions) == 8
    assert sum(one["points"] for one in proposal.contributions) == pytest.approx(
        float(proposal.score), abs=0.05
    )


def test_a_mentor_cannot_be_proposed_beyond_capacity(programme, mentor, proposal, officer):
    second = MenteeFactory(programme=programme, now=NOW)
    with pytest.raises(refusals.MentorFull):
        propose(second, mentor, officer)
    assert Proposal.objects.count() == 1


def test_a_second_place_takes_a_second_proposal(programme, officer):
    mentor = MentorFactory(programme=programme, places=2, now=NOW)
    for _one in range(2):
        propose(MenteeFactory(programme=programme, now=NOW), mentor, officer)
    assert Proposal.objects.filter(state="sent").count() == 2


def test_a_mentee_has_one_open_proposal_at_a_time(programme, mentee, proposal, officer):
    with pytest.raises(refusals.AlreadyProposed):
        propose(mentee, MentorFactory(programme=programme, now=NOW), officer)


def test_a_mentor_receives_no_more_than_their_limit_a_week(programme, officer):
    mentor = MentorFactory(programme=programme, places=4, now=NOW)
    for _one in range(2):
        propose(MenteeFactory(programme=programme, now=NOW), mentor, officer)
    third = MenteeFactory(programme=programme, now=NOW)
    with pytest.raises(refusals.WeekFull):
        propose(third, mentor, officer)
    assert propose(third, mentor, officer, now=NOW + timedelta(days=7, seconds=1))


def test_a_mentor_of_another_programme_is_not_proposed(mentee, officer):
    with pytest.raises(refusals.OtherProgramme):
        propose(mentee, MentorFactory(now=NOW), officer)


def test_a_paused_mentor_is_not_proposed(mentee, mentor, officer):
    mentor.pause()
    mentor.save(update_fields=["state"])
    with pytest.raises(refusals.MentorUnavailable):
        propose(mentee, mentor, officer)


def test_a_mentee_who_left_is_not_proposed(mentee, mentor, officer):
    mentee.leave()
    mentee.save(update_fields=["state"])
    with pytest.raises(refusals.MenteeNotWaiting):
        propose(mentee, mentor, officer)


def test_nobody_is_proposed_to_themselves(programme, mentor, officer):
    same = MenteeFactory(programme=programme, person=mentor.person, now=NOW)
    with pytest.raises(refusals.TooClose):
        propose(same, mentor, officer)


def test_a_declared_conflict_forbids_the_proposal(mentee, mentor, officer):
    Conflict.objects.create(mentor=mentor, mentee=mentee, kind="client", declared_at=NOW)
    with pytest.raises(refusals.TooClose):
        propose(mentee, mentor, officer)


def test_the_same_company_forbids_the_proposal(programme, officer):
    mentor = MentorFactory(programme=programme, siren="552100554", now=NOW)
    mentee = MenteeFactory(programme=programme, siren="552100554", now=NOW)
    with pytest.raises(refusals.TooClose):
        propose(mentee, mentor, officer)


def test_a_way_too_long_for_the_mentee_forbids_the_proposal(programme, mentor, officer):
    far = MenteeFactory(programme=programme, commune="13004", max_minutes=15, remote="never", now=NOW)
    with pytest.raises(refusals.OutOfReach):
        propose(far, mentor, officer)


def test_an_unknown_way_is_proposed_only_once_an_officer_has_checked_it(programme, mentor, officer):
    unknown = MenteeFactory(programme=programme, commune="", remote="never", now=NOW)
    with pytest.raises(refusals.WayUnknown):
        propose(unknown, mentor, officer)
    assert propose(unknown, mentor, officer, way_checked=True).travel_minutes is None


# answering


def test_a_yes_forms_a_pair_keeps_the_place_and_introduces_both(proposal, mentor, mentee):
    pair = proposals.accept(proposal=proposal, by=mentor.person, now=NOW)
    answered = fresh(proposal)
    assert (answered.state, answered.place, pair.state) == ("accepted", mentor.places.get(), "formed")
    assert fresh(mentee).state == "paired"
    told = Message.objects.filter(template="mentoring/introduction")
    assert {message.person for message in told} == {mentor.person, mentee.person}


def test_saying_yes_twice_forms_one_pair(proposal, mentor):
    first = proposals.accept(proposal=proposal, by=mentor.person, now=NOW)
    assert proposals.accept(proposal=proposal, by=mentor.person, now=NOW) == first
    assert Message.objects.filter(template="mentoring/introduction").count() == 2


@pytest.mark.parametrize("verb", [proposals.accept, lambda **k: proposals.decline(reason="time", **k)])
def test_only_the_mentor_answers(proposal, mentee, officer, verb):
    for stranger in (mentee.person, officer, PersonFactory()):
        with pytest.raises(refusals.NotAParty):
            verb(proposal=proposal, by=stranger, now=NOW)


def test_a_no_frees_the_place_and_the_mentee_waits_on(proposal, mentor, mentee):
    proposals.decline(proposal=proposal, by=mentor.person, reason="far", note="Trop de bouchons", now=NOW)
    answered = fresh(proposal)
    assert (answered.state, answered.place, answered.decline_note) == ("declined", None, "Trop de bouchons")
    assert (fresh(mentee).state, mentor.places.filter(proposal=None).count()) == ("waiting", 1)


def test_saying_no_twice_counts_once(proposal, mentor):
    for _again in range(2):
        proposals.decline(proposal=proposal, by=mentor.person, reason="far", now=NOW)
    assert PairMemory.objects.count() == 1


@pytest.mark.parametrize(("reason", "later"), [("time", True), ("far", False), ("other", False)])
def test_two_people_who_were_tried_are_tried_again_only_if_time_was_short(
    proposal, mentor, mentee, officer, reason, later
):
    proposals.decline(proposal=proposal, by=mentor.person, reason=reason, now=NOW)
    with pytest.raises(refusals.AlreadyMet):
        propose(mentee, mentor, officer, now=NOW + timedelta(days=89))
    if later:
        assert propose(mentee, mentor, officer, now=NOW + timedelta(days=91))
    else:
        with pytest.raises(refusals.AlreadyMet):
            propose(mentee, mentor, officer, now=NOW + timedelta(days=400))


def test_knowing_the_person_becomes_a_conflict(proposal, mentor, mentee):
    proposals.decline(proposal=proposal, by=mentor.person, reason="known", now=NOW)
    assert Conflict.objects.get().kind == Conflict.Kind.KNOWN


def test_a_memory_names_nobody(proposal, mentor, mentee):
    proposals.decline(proposal=proposal, by=mentor.person, reason="far", now=NOW)
    kept = PairMemory.objects.get()
    assert kept.key == memory.key_of(mentor.person.uuid, mentee.person.uuid)
    assert str(mentor.person.uuid) not in repr(vars(kept))


# the deadline


def test_an_answer_counts_until_the_deadline_and_not_after(proposal, mentor):
    late = proposal.deadline_at + timedelta(seconds=1)
    with pytest.raises(refusals.TooLate):
        proposals.accept(proposal=proposal, by=mentor.person, now=late)
    with pytest.raises(refusals.TooLate):
        proposals.decline(proposal=proposal, by=mentor.person, reason="far", now=late)
    assert proposals.accept(proposal=proposal, by=mentor.person, now=proposal.deadline_at)


def test_a_lapsed_deadline_counts_at_its_hour_without_any_job(programme, proposal, mentor, mentee, officer):
    late = proposal.deadline_at + timedelta(seconds=1)
    assert list(Mentee.objects.queue(late)) == [mentee]
    assert list(Mentee.objects.queue(NOW)) == []
    other = MenteeFactory(programme=programme, now=NOW)
    assert propose(other, mentor, officer, now=late).place == mentor.places.get()
    assert fresh(proposal).state == "expired"


def test_the_job_closes_what_has_lapsed_and_says_so_once(proposal, mentor):
    late = proposal.deadline_at + timedelta(seconds=1)
    assert proposals.expire_due(proposal.deadline_at) == 0
    assert (proposals.expire_due(late), proposals.expire_due(late)) == (1, 0)
    assert Message.objects.filter(template="mentoring/proposal_over", person=mentor.person).count() == 1
    with pytest.raises(refusals.TooLate):
        proposals.accept(proposal=proposal, by=mentor.person, now=late)


def test_one_reminder_leaves_when_half_of_the_time_has_gone(proposal):
    assert proposals.remind_due(NOW + timedelta(days=3)) == 0
    later = NOW + timedelta(days=4)
    assert (proposals.remind_due(later), proposals.remind_due(later)) == (1, 0)


def test_no_reminder_leaves_once_the_mentor_has_answered(proposal, mentor):
    proposals.accept(proposal=fresh(proposal), by=mentor.person, now=NOW)
    assert proposals.remind(proposal, now=NOW + timedelta(days=4)) == 0
    assert not Link.objects.filter(purpose="answer", revoked_at=None).exists()


def test_reading_the_card_is_noted_the_first_time_only(proposal):
    proposals.view(proposal=proposal, now=NOW)
    proposals.view(proposal=proposal, now=NOW + timedelta(days=1))
    assert fresh(proposal).viewed_at == NOW


# taking it back


def test_the_team_takes_a_proposal_back_and_nothing_is_held_against_the_two(
    proposal, mentor, mentee, officer
):
    proposals.cancel(proposal=proposal, by=officer, now=NOW)
    assert (fresh(proposal).state, PairMemory.objects.count()) == ("cancelled", 0)
    assert not Link.objects.filter(revoked_at=None).exists()
    assert propose(mentee, mentor, officer)


def test_an_answered_proposal_is_neither_taken_back_nor_answered_otherwise(proposal, mentor, officer):
    proposals.accept(proposal=proposal, by=mentor.person, now=NOW)
    with pytest.raises(refusals.AlreadyAnswered):
        proposals.cancel(proposal=proposal, by=officer, now=NOW)
    with pytest.raises(refusals.AlreadyAnswered):
        proposals.decline(proposal=proposal, by=mentor.person, reason="far", now=NOW)


def test_a_yes_to_somebody_who_left_meanwhile_is_refused(proposal, mentor, mentee):
    mentee.leave()
    mentee.save(update_fields=["state"])
    with pytest.raises(refusals.MenteeNotWaiting):
        proposals.accept(proposal=proposal, by=mentor.person, now=NOW)


# capacity


def test_capacity_may_fall_while_a_place_is_held_and_the_place_goes_when_it_is_freed(programme, officer):
    mentor = MentorFactory(programme=programme, places=2, now=NOW)
    proposal = propose(MenteeFactory(programme=programme, now=NOW), mentor, officer)
    pool.set_capacity(mentor=mentor, places=0, by=officer, now=NOW)
    assert [place.retired for place in mentor.places.all()] == [True]
    proposals.decline(proposal=proposal, by=mentor.person, reason="time", now=NOW)
    assert mentor.places.count() == 0


def test_capacity_may_rise_again_and_a_retired_place_serves_again(programme, officer):
    mentor = MentorFactory(programme=programme, places=1, now=NOW)
    propose(MenteeFactory(programme=programme, now=NOW), mentor, officer)
    pool.set_capacity(mentor=mentor, places=0, by=officer, now=NOW)
    pool.set_capacity(mentor=mentor, places=3, by=officer, now=NOW)
    assert [place.retired for place in mentor.places.all()] == [False] * 3


def test_the_place_freed_first_goes_when_the_mentor_takes_fewer_mentees(programme, officer):
    mentor = MentorFactory(programme=programme, places=2, now=NOW)
    first, _second = (
        propose(MenteeFactory(programme=programme, now=NOW), mentor, officer) for _n in range(2)
    )
    pool.set_capacity(mentor=mentor, places=1, by=officer, now=NOW)
    proposals.decline(proposal=first, by=mentor.person, reason="far", now=NOW)
    assert [place.retired for place in mentor.places.all()] == [False]
    with pytest.raises(refusals.MentorFull):
        proposals.free_place_of(mentor)


def test_capacity_may_change_for_ever_within_twelve_places(programme, officer):
    mentor = MentorFactory(programme=programme, places=12, now=NOW)
    mentor.places.exclude(number=12).delete()
    propose(MenteeFactory(programme=programme, now=NOW), mentor, officer)
    pool.set_capacity(mentor=mentor, places=12, by=officer, now=NOW)
    assert [place.number for place in mentor.places.all()] == list(range(1, 13))


def test_enrolling_twice_changes_nothing(mentor, mentee, programme):
    again = pool.enrol_mentor(
        person=mentor.person, traits={}, programmes=[programme], places=5, met_on=NOW.date(), by=None, now=NOW
    )
    assert (again, mentor.places.count(), Mentor.objects.count()) == (mentor, 1, 1)
    file = pool.enrol_mentee(
        person=mentee.person,
        traits={},
        programme=programme,
        partner=PartnerFactory(),
        aim="",
        words="",
        by=None,
        now=NOW,
    )
    assert file == mentee


def test_the_truth_about_places_is_told_when_somebody_breaks_it(programme):
    pair = PairFactory(programme=programme)
    assert pool.places_truth() == []
    other = MentorFactory(programme=programme)
    Proposal.objects.filter(pk=pair.proposal_id).update(place=other.places.get())
    assert pool.places_truth() == [f"{pair.proposal}: place of another mentor"]
    Proposal.objects.filter(pk=pair.proposal_id).update(place=None)
    assert pool.places_truth() == [f"{pair.proposal}: open pair without a place"]
