"""A chair for each who comes, a waiting list in order, an invitation for each mentor, and nothing held against anybody."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from mentoring import agenda, due
from mentoring.domain import attendance, documents, gatherings, refusals, standing
from mentoring.models import Attendance, Gathering
from portal.core.days import PARIS
from portal.core.models import Message
from tests.factories.mentoring import MentorFactory, OfficerFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)
FIRST = datetime(2026, 12, 10, 18, 0, tzinfo=PARIS)


@pytest.fixture
def programme():
    return ProgrammeFactory()


def lay(programme, **details):
    gatherings.lay_six_months(
        name="Rencontre", first=FIRST, place="Aix", programmes=[programme], by=None, now=NOW, **details
    )
    return Gathering.objects.order_by("starts_at").first()


def says(gathering, mentor, coming=True, now=NOW):
    return attendance.answer(
        gathering=gathering, mentor=mentor, coming=coming, by=mentor.person, now=now
    ).state


def written(template):
    return Message.objects.filter(template=f"mentoring/{template}").count()


def test_each_mentor_of_the_programme_is_invited_by_one_mail_for_all_the_dates(programme):
    MentorFactory(programme=programme)
    MentorFactory()
    lay(programme)
    assert (Attendance.objects.count(), written("gathering_dates")) == (3, 1)


def test_whoever_joins_later_is_invited_by_the_daily_job_once(programme):
    lay(programme)
    MentorFactory(programme=programme)
    for _twice in range(2):
        due.RULES["mentors to invite"](NOW)
    assert (Attendance.objects.count(), written("gathering_dates")) == (3, 1)


def test_a_mentor_changes_their_mind_until_it_begins(programme):
    mentor = MentorFactory(programme=programme)
    gathering = lay(programme)
    assert [says(gathering, mentor, coming) for coming in (True, False, True)] == [
        "coming",
        "not_coming",
        "coming",
    ]
    with pytest.raises(attendance.GatheringOver):
        says(gathering, mentor, now=FIRST)


def test_nobody_answers_for_another(programme):
    mentor, other = MentorFactory(programme=programme), MentorFactory(programme=programme)
    gathering = lay(programme)
    with pytest.raises(refusals.NotAParty):
        attendance.answer(gathering=gathering, mentor=mentor, coming=True, by=other.person, now=NOW)
    with pytest.raises(refusals.NotAParty):
        says(gathering, MentorFactory())


def test_the_waiting_list_moves_in_order_and_each_is_told(programme):
    first, second, third = (MentorFactory(programme=programme) for _n in range(3))
    gathering = lay(programme, seats=1)
    states = [
        says(gathering, one, now=NOW + timedelta(minutes=n)) for n, one in enumerate((first, second, third))
    ]
    assert states == ["coming", "waiting", "waiting"]
    says(gathering, first, coming=False)
    assert [gathering.attendances.get(mentor=one).state for one in (second, third)] == ["coming", "waiting"]
    assert Message.objects.get(template="mentoring/gathering_seat").person == second.person


def test_more_seats_go_to_those_who_wait(programme):
    first, second = MentorFactory(programme=programme), MentorFactory(programme=programme)
    gathering = lay(programme, seats=1)
    says(gathering, first), says(gathering, second)
    gatherings.change(
        gathering=gathering, starts_at=FIRST, place="Aix", minutes=90, seats=2, by=OfficerFactory(), now=NOW
    )
    assert gathering.attendances.filter(state="coming").count() == 2
    assert written("gathering_moved") == 0


def test_nobody_who_comes_loses_their_chair(programme):
    mentors = [MentorFactory(programme=programme) for _n in range(3)]
    gathering = lay(programme)
    for mentor in mentors[:2]:
        says(gathering, mentor)
    change = {"starts_at": FIRST, "place": "Aix", "minutes": 90, "by": OfficerFactory(), "now": NOW}
    with pytest.raises(gatherings.TooFewSeats, match="2"):
        gatherings.change(gathering=gathering, seats=1, **change)
    assert gatherings.change(gathering=gathering, seats=2, **change).seats == 2
    assert says(gathering, mentors[2]) == "waiting"


def test_a_move_and_a_cancellation_are_told_to_those_who_did_not_say_no(programme):
    comes, stays = MentorFactory(programme=programme), MentorFactory(programme=programme)
    gathering = lay(programme)
    says(gathering, comes), says(gathering, stays, coming=False)
    gatherings.change(
        gathering=gathering, starts_at=FIRST, place="Arles", minutes=90, by=OfficerFactory(), now=NOW
    )
    gatherings.call_off(gathering=gathering, by=OfficerFactory(), now=NOW)
    told = Message.objects.filter(template__in=["mentoring/gathering_moved", "mentoring/gathering_off"])
    assert {message.person for message in told} == {comes.person}
    assert "STATUS:CANCELLED" in agenda.calendar_of(Gathering.objects.get(pk=gathering.pk), now=NOW)


@pytest.mark.parametrize(("ahead", "expected"), [(8, 0), (7, 2), (2, 2), (1, 1)])
def test_a_week_before_those_who_may_come_are_reminded_and_on_the_eve_those_who_come(
    programme, ahead, expected
):
    comes, _silent, stays = (MentorFactory(programme=programme) for _n in range(3))
    gathering = lay(programme)
    says(gathering, comes), says(gathering, stays, coming=False)
    for _twice in range(2):
        due.RULES["gatherings to recall"](FIRST - timedelta(days=ahead))
    told = {message.person for message in Message.objects.filter(template="mentoring/gathering_reminder")}
    assert len(told) == written("gathering_reminder") == expected
    assert stays.person not in told
    assert ahead > 7 or comes.person in told


def test_who_was_there_is_noted_without_a_word_to_anybody(programme):
    came, missed, dropped_in = (MentorFactory(programme=programme) for _n in range(3))
    gathering = lay(programme)
    Attendance.objects.filter(mentor=dropped_in).delete()
    before = Message.objects.count()
    noted = {came.pk: True, missed.pk: False, dropped_in.pk: True}
    for _twice in range(2):
        attendance.note(gathering=gathering, present=noted, by=OfficerFactory(), now=FIRST)
    rows = dict(gathering.attendances.values_list("mentor", "state"))
    assert rows == {came.pk: "attended", missed.pk: "missed", dropped_in.pk: "attended"}
    assert Message.objects.count() == before


def test_what_was_noted_can_be_taken_back_and_what_is_not_told_stays(programme):
    came, stays = MentorFactory(programme=programme), MentorFactory(programme=programme)
    gathering, officer = lay(programme), OfficerFactory()
    says(gathering, came)
    attendance.note(gathering=gathering, present={came.pk: True, stays.pk: False}, by=officer, now=FIRST)
    for changed in (1, 0):
        present = {came.pk: None}
        assert attendance.note(gathering=gathering, present=present, by=officer, now=FIRST) == changed
    rows = dict(gathering.attendances.values_list("mentor", "state"))
    assert rows == {came.pk: "invited", stays.pk: "missed"}


def test_nobody_noted_is_nobody_made(programme):
    gathering, stranger = lay(programme), MentorFactory()
    attendance.note(gathering=gathering, present={stranger.pk: None}, by=OfficerFactory(), now=FIRST)
    assert not gathering.attendances.exists()


def test_nobody_was_there_before_the_hour(programme):
    mentor, gathering = MentorFactory(programme=programme), lay(programme)
    with pytest.raises(refusals.NotHeldYet):
        attendance.note(gathering=gathering, present={mentor.pk: True}, by=OfficerFactory(), now=NOW)


def test_the_database_refuses_two_rows_for_one_mentor(programme):
    MentorFactory(programme=programme)
    row = lay(programme).attendances.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(gathering=row.gathering, mentor=row.mentor, invited_at=NOW)


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("ordre-du-jour.pdf", b"%PDF-1.7 ...", None),
        ("photo.PNG", b"\x89PNG\r\n...", None),
        ("virus.exe", b"MZ", documents.WrongFile),
        ("faux.pdf", b"<html>", documents.WrongFile),
        ("image.svg", b"<svg>", documents.WrongFile),
        ("gros.pdf", b"%PDF-" + b"0" * documents.BIGGEST, documents.BigFile),
    ],
)
def test_documents_are_what_they_say_and_not_too_big(programme, settings, tmp_path, name, content, refusal):
    gathering = lay(programme)

    def add():
        return documents.add(
            gathering=gathering,
            name=name,
            size=len(content),
            content=BytesIO(content),
            by=OfficerFactory(),
            now=NOW,
        )

    if refusal:
        with pytest.raises(refusal):
            add()
        return
    document = add()
    assert name not in document.path
    with storages["private"].open(document.path) as kept:
        assert kept.read() == content


def test_an_hour_in_paris_stays_the_same_across_both_nights_of_the_clock(programme):
    """Laid in winter: February is UTC+1, April UTC+2, and everybody comes at six in the evening."""
    lay(programme)
    hours = {one.starts_at.astimezone(PARIS).hour for one in Gathering.objects.all()}
    utc = {agenda.calendar_of(one, now=NOW).split("DTSTART:")[1][9:13] for one in Gathering.objects.all()}
    assert (hours, utc) == ({18}, {"1700", "1600"})


def test_a_mentor_who_left_takes_no_chair(programme):
    mentor = MentorFactory(programme=programme)
    gathering = lay(programme)
    standing.leave(mentor=mentor, by=None, now=NOW)
    with pytest.raises(refusals.NotAParty):
        says(gathering, mentor)


def test_a_gathering_called_off_is_not_moved_and_nobody_is_told_twice(programme):
    MentorFactory(programme=programme)
    gathering = lay(programme)
    gatherings.call_off(gathering=gathering, by=OfficerFactory(), now=NOW)
    with pytest.raises(attendance.GatheringOver):
        gatherings.change(
            gathering=gathering,
            starts_at=FIRST + timedelta(days=1),
            place="Aix",
            minutes=90,
            by=None,
            now=NOW,
        )
    assert written("gathering_off") == 1


def test_a_gathering_that_was_held_is_not_called_off(programme):
    gathering = lay(programme)
    with pytest.raises(attendance.GatheringOver):
        gatherings.call_off(gathering=gathering, by=OfficerFactory(), now=FIRST)
