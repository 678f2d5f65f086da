"""Where mentors are missing is told by town and by sector, never of a few people, never the two crossed."""

import json

import pytest
from django.utils import timezone

from mentoring import indicators
from mentoring.domain import figures, gaps
from mentoring.models import FigureSheet
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MenteeFactory, MentorFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db

AIX, ISTRES, NOBODY = "13001", "13047", "13100"
DISTRICTS = ("13201", "13202", "13203")


@pytest.fixture(autouse=True)
def low_mask(settings):
    settings.MASK_UNDER = 3


@pytest.fixture
def programme():
    return ProgrammeFactory()


def wait(number, programme, **traits):
    for _one in range(number):
        MenteeFactory(programme=programme, state="waiting", **traits)


def offer(number, programme, **traits):
    for _one in range(number):
        MentorFactory(state="available", **traits).programmes.add(programme)


def test_the_widest_gap_comes_first(programme):
    wait(5, programme, commune=AIX)
    wait(9, programme, commune=ISTRES)
    offer(4, programme, commune=AIX)
    offer(3, programme, commune=ISTRES)
    assert gaps.count()["towns"] == [[ISTRES, 9, 3], [AIX, 5, 4]]


def test_the_districts_of_marseille_are_one_town(programme):
    for district in DISTRICTS:
        wait(2, programme, commune=district)
    offer(3, programme, commune=DISTRICTS[0])
    assert gaps.count()["towns"] == [["13055", 6, 3]]
    figures.take(timezone.now())
    assert [gap.name for gap in indicators.published().gaps("towns")] == ["Marseille"]


def test_a_town_where_few_wait_is_left_out_and_cannot_be_worked_out(programme):
    wait(2, programme, commune=AIX)
    wait(4, programme, commune=ISTRES)
    wait(9, programme, commune=DISTRICTS[0])
    assert [row[:2] for row in gaps.count()["towns"]] == [["13055", 9]]


def test_a_few_mentors_are_not_told_and_cannot_be_worked_out(programme):
    wait(5, programme, commune=AIX)
    wait(6, programme, commune=ISTRES)
    wait(7, programme, commune=DISTRICTS[0])
    offer(1, programme, commune=AIX)
    offer(6, programme, commune=ISTRES)
    offer(9, programme, commune=DISTRICTS[0])
    assert sorted(gaps.count()["towns"]) == [[AIX, 5, None], [ISTRES, 6, None], ["13055", 7, 9]]


def test_only_those_who_wait_and_those_who_are_available_count(programme):
    wait(3, programme, commune=AIX)
    MenteeFactory(programme=programme, state="paired", commune=AIX)
    offer(3, programme, commune=AIX)
    MentorFactory(state="paused", commune=AIX)
    assert gaps.count()["towns"] == [[AIX, 3, 3]]


def test_sectors_are_told_by_their_section(programme):
    wait(2, programme, commune=NOBODY, sector="F43")
    wait(2, programme, commune=AIX, sector="F41")
    found = gaps.count()
    assert found["sectors"] == [["F", 4, 0]]
    assert found["towns"] == []


def test_the_sheet_holds_no_town_crossed_with_a_sector(programme):
    wait(5, programme, commune=AIX, sector="F43")
    sheet = json.dumps(gaps.count())
    assert set(json.loads(sheet)) == {"towns", "sectors"}
    assert all(len(row) == 3 for rows in json.loads(sheet).values() for row in rows)


def test_the_communication_staff_reads_where_to_call_for_mentors(client, programme):
    wait(5, programme, commune=AIX)
    offer(4, programme, commune=AIX)
    figures.take(timezone.now())
    sign_in(client, kind=RoleKind.COMMUNICATION)
    page = client.get("/admin/").content.decode()
    assert "Où il manque des mentors" in page
    assert '<th scope="row">Aix-en-Provence</th><td>5</td><td>4</td>' in page


def test_where_nothing_may_be_told_the_panel_says_so(client, programme):
    wait(2, programme, commune=AIX)
    figures.take(timezone.now())
    sign_in(client, kind=RoleKind.COMMUNICATION)
    page = client.get("/admin/").content.decode()
    assert "Trop peu de personnes attendent" in page
    assert "Aix-en-Provence" not in page


def test_a_sheet_of_before_knows_no_gap(client):
    FigureSheet.objects.create(day=timezone.localdate(), figures={"since": "2026-01-01", "cells": {}})
    assert indicators.published().gaps("towns") == []
    sign_in(client, kind=RoleKind.COMMUNICATION)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("kind", [RoleKind.OFFICER, RoleKind.OBSERVER, RoleKind.ADMINISTRATOR])
def test_others_have_their_own_screens(client, kind):
    sign_in(client, kind=kind)
    assert "Où il manque des mentors" not in client.get("/admin/").content.decode()
