"""« Aujourd'hui »: the tandems that need somebody, in few queries, for those who follow them only."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring import due
from mentoring.domain import alerts, check_ins, notes
from mentoring.models import Alert, CheckIn, TeamNote
from portal.accounts.models import RoleKind, Scope
from portal.core.days import PARIS
from portal.core.errors import NotAllowed
from tests.factories.many_pairs import many_like
from tests.factories.mentoring import OfficerFactory, PairFactory, PersonFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 9, 8, 10, tzinfo=PARIS)
SILENT = START + timedelta(days=25)
URL = "/admin/aujourdhui/"
MOST_QUERIES = 15
MOST_TO_WATCH = 40


@pytest.fixture
def pair():
    return PairFactory(now=START, active=True)


@pytest.fixture
def team(client):
    officer = OfficerFactory()
    client.force_login(officer, backend="portal.accounts.backends.StaffBackend")
    client.officer = officer
    return client


def say(pair, kind="difficulty", words="Il ne vient plus"):
    return alerts.report(pair=pair, by=pair.mentee.person, words=words, kind=kind, now=SILENT)


def names(response):
    return [line.pair.pk for line in response.context["lines"]]


def test_the_riskiest_comes_first_with_the_words_of_the_person(team, pair):
    harmed, silent = PairFactory(now=START, active=True), PairFactory(now=START, active=True)
    due.RULES["alerts"](SILENT)
    say(pair)
    say(harmed, "harm", "J’ai peur")
    page = team.get(URL)
    assert names(page) == [harmed.pk, pair.pk, silent.pk]
    assert "J’ai peur" in page.content.decode()


def test_each_tandem_is_one_line_with_all_its_reasons(team, pair):
    due.RULES["alerts"](SILENT)
    say(pair)
    [line] = team.get(URL).context["lines"]
    assert len(line.reasons) == 2


def test_nothing_open_says_so(team):
    assert "Aucun tandem n’a besoin de vous" in team.get(URL).content.decode()


def test_a_coordinator_sees_the_tandems_of_their_own_programme_only(client, pair):
    mine = PairFactory(now=START, active=True, programme=ProgrammeFactory(code="mine"))
    for one in (mine, pair):
        say(one)
    coordinator = OfficerFactory(
        role=RoleKind.COORDINATOR, scope=Scope.PROGRAMME, scope_id=mine.programme.uuid
    )
    client.force_login(coordinator, backend="portal.accounts.backends.StaffBackend")
    assert names(client.get(URL)) == [mine.pk]
    for name in ("staff_pair_note", "staff_pair_assign"):
        assert client.get(reverse(name, args=[pair.pk])).status_code == 404
    assert client.post(reverse("staff_pair_take", args=[pair.pk])).status_code == 404


def test_a_tandem_taken_is_in_my_list_and_no_longer_nobodys(team, pair):
    say(pair)
    team.post(reverse("staff_pair_take", args=[pair.pk]), {"seen": "active"})
    assert names(team.get(f"{URL}?whose=mine")) == [pair.pk]
    assert names(team.get(f"{URL}?whose=nobody")) == []


def test_a_tandem_is_given_to_a_colleague_who_follows_it(team, pair):
    say(pair)
    colleague = OfficerFactory()
    team.post(reverse("staff_pair_assign", args=[pair.pk]), {"to": colleague.pk, "seen": "active"})
    assert Alert.objects.get().assigned_to == colleague


def test_a_call_that_is_noted_settles_what_was_open(team, pair):
    say(pair)
    url = reverse("staff_pair_note", args=[pair.pk])
    team.post(url, {"kind": "call", "text": "Rappelé, tout va mieux", "settles": "on", "seen": "active"})
    assert TeamNote.objects.get().text == "Rappelé, tout va mieux"
    assert names(team.get(URL)) == []


def test_a_thought_may_be_noted_and_leave_all_open(team, pair):
    say(pair)
    url = reverse("staff_pair_note", args=[pair.pk])
    team.post(url, {"kind": "note", "text": "À rappeler jeudi", "seen": "active"})
    assert names(team.get(URL)) == [pair.pk]


@pytest.fixture
def check_in(pair):
    return CheckIn.objects.create(pair=pair, due_on=timezone.localdate())


ANSWERS = {
    "side": "mentee",
    "channel": "phone",
    "meets_enough": "yes",
    "plan_advances": "no",
    "at_ease": "yes",
    "mood": "4",
    "difficulty": "none",
    "seen": "active",
}


def test_the_guided_form_notes_one_side_and_may_be_enough(team, check_in):
    url = reverse("staff_check_in", args=[check_in.pk])
    team.post(url, ANSWERS | {"is_enough": "on"})
    row = CheckIn.objects.get()
    assert (row.state, row.answers.get().plan_advances, row.answers.get().by) == ("done", False, team.officer)


def test_what_is_missing_is_asked_again_and_nothing_typed_is_lost(team, check_in):
    said = {**ANSWERS, "mood": "", "words": "Une phrase à garder"}
    page = team.post(reverse("staff_check_in", args=[check_in.pk]), said)
    assert "Une phrase à garder" in page.content.decode()
    assert not check_in.answers.exists()


def test_the_third_call_in_vain_ends_it_and_a_fourth_says_so(team, check_in):
    url = reverse("staff_check_in_vain", args=[check_in.pk])
    for _ in range(4):
        page = team.post(url, {"seen": "active"}, follow=True)
    assert CheckIn.objects.get().state == "unreachable"
    assert page.status_code == 200


def test_the_page_of_a_tandem_shows_what_the_team_knows_and_no_note_of_the_pair(team, pair, check_in):
    notes.write(pair=pair, by=pair.mentee.person, text="SECRET-PLANTÉ", now=SILENT)
    say(pair)
    page = team.get(reverse("staff_pair_inspect", args=[pair.pk])).content.decode()
    assert "Il ne vient plus" in page
    assert "SECRET" not in page


@pytest.mark.parametrize("count", [0, 3, 1000])
def test_the_list_opens_in_few_queries_whatever_the_number(team, count, django_assert_max_num_queries):
    pair = PairFactory(now=START)
    many_like(pair, count)
    with django_assert_max_num_queries(MOST_TO_WATCH):
        assert due.RULES["alerts"](START + timedelta(days=20)) == count + 1
    with django_assert_max_num_queries(MOST_QUERIES):
        page = team.get(URL)
    assert (page.context["count"], len(page.context["lines"])) == (count + 1, min(count + 1, 30))


def test_whoever_does_not_follow_is_refused(client):
    client.force_login(
        OfficerFactory(role=RoleKind.COMMUNICATION), backend="portal.accounts.backends.StaffBackend"
    )
    assert client.get(URL).status_code in (302, 403)


def test_nobody_else_answers_a_check_in(check_in):
    said = {"meets_enough": True, "plan_advances": True, "at_ease": True, "mood": 5, "channel": "oneself"}
    with pytest.raises(NotAllowed):
        check_ins.answer(check_in=check_in, side="mentee", by=PersonFactory(), now=SILENT, **said)
