"""The planned end is told in time, once; it moves when both agree, or the team; another mentor is a confidence."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentoring.domain import closing, endings, pauses, refusals
from mentoring.models import Alert, Extension, Pair
from portal.core.days import day_of
from portal.core.errors import Changed, NotAllowed
from portal.core.models import Message
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = day_of(NOW)
PLANTED = "Mots-que-le-mentor-ne-lit-pas"


@pytest.fixture
def pair():
    """A tandem that ends in twenty days."""
    return ends_in(PairFactory(now=NOW - timedelta(days=160), active=True), 20)


@pytest.fixture
def officer():
    return OfficerFactory()


def ends_in(pair, days):
    Pair.objects.filter(pk=pair.pk).update(ends_on=TODAY + timedelta(days=days))
    return read(pair)


def read(pair):
    return Pair.objects.get(pk=pair.pk)


def written(template):
    return Message.objects.filter(template=f"mentoring/{template}").count()


def stages():
    keys = Message.objects.filter(template="mentoring/end_near").values_list("dedupe_key", flat=True)
    return sorted({key.split(":")[3] for key in keys})


def test_both_are_written_to_thirty_days_before_on_the_day_and_a_fortnight_after():
    pair = ends_in(PairFactory(now=NOW - timedelta(days=160), active=True), 31)
    counts = [endings.remind(NOW + timedelta(days=days)) for days in range(50)]
    assert {day: count for day, count in enumerate(counts) if count} == {1: 2, 31: 2, 45: 2}
    keys = set(Message.objects.filter(template="mentoring/end_near").values_list("dedupe_key", flat=True))
    people = (pair.mentor.person.uuid, pair.mentee.person.uuid)
    assert keys == {
        f"pair:{pair.uuid}:end:{stage}:{pair.ends_on}:{uuid}" for stage in (30, 0, -14) for uuid in people
    }


def test_a_late_run_or_a_double_one_writes_once(pair):
    late = NOW + timedelta(days=27)
    assert [endings.remind(late), endings.remind(late)] == [2, 0]
    assert stages() == ["0"]


def test_two_runs_at_once_write_once(pair):
    """The second read the rows before the first had written."""
    endings.remind(NOW)
    assert endings.remind_one(pair.pk, now=NOW) == 0
    assert written("end_near") == 2


def test_long_past_its_end_a_tandem_is_the_matter_of_the_team(pair):
    assert endings.remind(NOW + timedelta(days=20 + 61)) == 0
    assert endings.remind(NOW + timedelta(days=20 + 60)) == 2


@pytest.mark.parametrize("state", ["paused", "closed"])
def test_a_tandem_that_rests_or_is_over_is_not_reminded(pair, officer, state):
    if state == "paused":
        pauses.pause(pair=pair, until=TODAY + timedelta(days=9), by=officer, now=NOW)
    else:
        closing.close(pair=pair, reason="completed", kind="training", by=officer, now=NOW)
    assert endings.remind(NOW + timedelta(days=5)) == 0


def test_a_pause_that_moves_the_end_moves_the_reminders(pair):
    endings.remind(NOW)
    pauses.pause(pair=pair, until=TODAY + timedelta(days=60), by=pair.mentor.person, now=NOW)
    back = NOW + timedelta(days=60)
    pauses.resume(pair=pair, by=pair.mentor.person, now=back)
    assert endings.remind(back) == 2
    assert endings.remind(NOW + timedelta(days=20 + 59)) == 0
    assert endings.remind(NOW + timedelta(days=20 + 60)) == 2
    assert stages() == ["0", "30"]


def test_an_extension_needs_both(pair):
    before, wish = pair.ends_on, {"pair": pair, "months": 3, "now": NOW}
    row = endings.propose(by=pair.mentor.person, **wish)
    assert endings.propose(by=pair.mentor.person, **wish) == row
    with pytest.raises(refusals.TheOtherAgrees):
        endings.agree(extension=row, by=pair.mentor.person, now=NOW)
    assert (read(pair).ends_on, written("extension_proposed"), written("extended")) == (before, 1, 0)
    for _twice in range(2):
        endings.agree(extension=row, by=pair.mentee.person, now=NOW)
    assert read(pair).ends_on == before + relativedelta(months=3)
    assert written("extended") == 2


def test_the_same_wish_of_both_is_an_agreement(pair):
    for person in (pair.mentor.person, pair.mentee.person):
        endings.propose(pair=pair, months=2, by=person, now=NOW)
    assert read(pair).ends_on == pair.ends_on + relativedelta(months=2)
    assert Extension.objects.count() == 1


def test_another_length_takes_the_place_of_the_first_and_the_old_one_is_agreed_to_no_more(pair):
    first = endings.propose(pair=pair, months=2, by=pair.mentor.person, now=NOW)
    second = endings.propose(pair=pair, months=4, by=pair.mentor.person, now=NOW)
    with pytest.raises(refusals.ProposalGone):
        endings.agree(extension=first, by=pair.mentee.person, now=NOW)
    assert endings.open_extension(pair) == second


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_lets_a_proposal_drop_and_the_end_stays(pair, side):
    row = endings.propose(pair=pair, months=2, by=pair.mentor.person, now=NOW)
    for _twice in range(2):
        endings.drop(extension=row, by=getattr(pair, side).person, now=NOW)
    assert endings.open_extension(pair) is None
    with pytest.raises(refusals.ProposalGone):
        endings.agree(extension=row, by=pair.mentee.person, now=NOW)
    assert read(pair).ends_on == pair.ends_on


def test_the_database_keeps_one_open_proposal_a_pair(pair):
    endings.propose(pair=pair, months=2, by=pair.mentor.person, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.create(pair=pair, months=1, proposed_by=pair.mentee.person, proposed_at=NOW)


@pytest.mark.parametrize("months", [0, 7])
def test_an_extension_is_of_one_to_six_months(pair, months):
    with pytest.raises(refusals.TooLong):
        endings.propose(pair=pair, months=months, by=pair.mentor.person, now=NOW)


def test_nobody_else_proposes_agrees_or_drops(pair):
    row, stranger = endings.propose(pair=pair, months=2, by=pair.mentor.person, now=NOW), PersonFactory()
    with pytest.raises(refusals.NotAParty):
        endings.propose(pair=pair, months=2, by=stranger, now=NOW)
    with pytest.raises(refusals.NotAParty):
        endings.agree(extension=row, by=stranger, now=NOW)
    with pytest.raises(refusals.NotAParty):
        endings.drop(extension=row, by=stranger, now=NOW)


def test_going_on_is_for_the_end_only(pair):
    with pytest.raises(refusals.NotNearTheEnd):
        endings.propose(pair=ends_in(pair, 31), months=2, by=pair.mentor.person, now=NOW)


def test_past_its_end_a_tandem_goes_on_from_today(pair):
    late = ends_in(pair, -40)
    row = endings.propose(pair=late, months=1, by=pair.mentor.person, now=NOW)
    endings.agree(extension=row, by=pair.mentee.person, now=NOW)
    assert read(pair).ends_on == TODAY + relativedelta(months=1)


def test_the_team_extends_alone_and_a_form_sent_twice_moves_the_end_once(pair, officer):
    endings.propose(pair=pair, months=5, by=pair.mentor.person, now=NOW)
    wish = {"pair": pair, "months": 1, "seen": str(pair.ends_on), "by": officer, "now": NOW}
    endings.extend(**wish)
    with pytest.raises(Changed):
        endings.extend(**wish)
    assert read(pair).ends_on == pair.ends_on + relativedelta(months=1)
    assert endings.open_extension(pair) is None
    with pytest.raises(NotAllowed):
        endings.extend(**wish | {"by": pair.mentor.person})


def test_a_moved_end_has_its_own_reminders(pair, officer):
    endings.remind(NOW)
    endings.extend(pair=pair, months=2, seen=str(pair.ends_on), by=officer, now=NOW)
    assert endings.remind(NOW) == 0
    before_the_new = NOW + timedelta(days=(read(pair).ends_on - TODAY).days - 30)
    assert endings.remind(before_the_new) == 2


def test_an_end_leaves_no_proposal_open(pair, officer):
    row = endings.propose(pair=pair, months=2, by=pair.mentor.person, now=NOW)
    closing.close(pair=pair, reason="completed", kind="training", by=officer, now=NOW)
    assert endings.open_extension(pair) is None
    with pytest.raises(refusals.ProposalGone):
        endings.agree(extension=row, by=pair.mentee.person, now=NOW)


def test_another_mentor_is_asked_for_in_confidence_and_nothing_else_changes(pair):
    for _twice in range(2):
        endings.ask_for_another(pair=pair, words=PLANTED, by=pair.mentee.person, now=NOW)
    alert = Alert.objects.get()
    assert (alert.kind, PLANTED in alert.words) == ("difficulty", True)
    to_officer = Message.objects.get(template="mentoring/change_asked")
    assert to_officer.person == pair.officer
    after = read(pair)
    assert (after.state, after.ends_on, after.mentee.state) == ("active", pair.ends_on, "paired")
    assert not any(PLANTED in m.subject + m.text + m.html for m in Message.objects.all())
    later = Message.objects.filter(person=pair.mentor.person, created_at__gte=NOW)
    assert list(later) == []


def test_a_pair_that_nobody_follows_is_heard_by_the_whole_team(pair):
    team = {OfficerFactory(), OfficerFactory(), pair.officer}
    Pair.objects.filter(pk=pair.pk).update(officer=None)
    for _twice in range(2):
        endings.ask_for_another(pair=pair, words=PLANTED, by=pair.mentee.person, now=NOW)
    told = list(Message.objects.filter(template="mentoring/change_asked"))
    assert (len(told), {one.person for one in told}) == (3, team)


def test_a_mentor_does_not_ask_for_another_mentor(pair):
    with pytest.raises(refusals.NotAParty):
        endings.ask_for_another(pair=pair, words=PLANTED, by=pair.mentor.person, now=NOW)
    with pytest.raises(refusals.NothingSaid):
        endings.ask_for_another(pair=pair, words="  ", by=pair.mentee.person, now=NOW)
