"""Six months side by side: every gathering of a day is named, every holiday is told in good French."""

from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from mentoring.domain import gatherings
from portal.core.days import PARIS
from tests.factories.accounts import sign_in
from tests.factories.mentoring import ProgrammeFactory

pytestmark = pytest.mark.django_db
CALENDAR = "/admin/rencontres-entre-mentors/calendrier/?de=2098-01"


def add(name, hour):
    return gatherings.add(
        name=name,
        starts_at=datetime(2098, 1, 7, hour, tzinfo=PARIS),
        place="Le Lac",
        programmes=[ProgrammeFactory()],
        by=None,
        now=datetime.now(PARIS),
    )


def link_of_the_day(client):
    return BeautifulSoup(client.get(CALENDAR).content, "html.parser").select_one("td.td-on a")


def test_a_day_leads_to_its_gathering(client):
    sign_in(client)
    gathering = add("Café", 9)
    link = link_of_the_day(client)
    assert link.get_text() == "7, Café"
    assert link["href"] == reverse("staff_gathering_inspect", args=[gathering.pk])


def test_a_day_names_both_its_gatherings_and_leads_to_the_lines_of_both(client):
    sign_in(client)
    first, second = add("Café", 9), add("Dîner", 19)
    page = BeautifulSoup(client.get(CALENDAR).content, "html.parser")
    link = page.select_one("td.td-on a")
    assert link.get_text() == "7, Café, Dîner"
    lines = page.select_one(link["href"]).find_parent("ul").select("a")
    assert [one["href"] for one in lines] == [
        reverse("staff_gathering_inspect", args=[one.pk]) for one in (first, second)
    ]


def test_holidays_are_told_in_french_typography(client):
    sign_in(client)
    lines = BeautifulSoup(client.get(CALENDAR).content, "html.parser").select(".td-none")
    assert "1er\u00a0janvier\u00a0: Jour de l’an" in [line.get_text() for line in lines]
