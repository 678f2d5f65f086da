"""The hub's own figures on its pages: what is shown is what was published, masks included."""

import pytest
from django.utils import timezone

from cms_pages.models import StandardPage
from mentoring.models import FigureSheet
from portal.hub import ledger
from portal.hub.texts.pieces import block

SHEET = {
    "since": "2024-03-01",
    "cells": {
        "mentors": [42], "mentees": [51], "tandems": [24], "under_way": None, "meetings": [20, 96],
        "acceptance": [40, 28], "forward": [21, 11], "employment": None, "creation": None, "training": None,
    },
    "days_to_tandem": [24, 34],
    "programmes": [
        {"name": "Tandem Emploi", "name_in_english": "Tandem Jobs", "mentees": [31], "tandems": None},
        {"name": "Tandem Jeunes", "name_in_english": "", "mentees": [20], "tandems": None},
    ],
    "years": [[2025, None], [2026, [12]]],
    "baselines": [
        {"label": "retour à l’emploi sans mentor", "percent": 30.0, "source": "Une étude", "as_of": "2019-10-22"}
    ],
}  # fmt: skip


@pytest.fixture
def sheet():
    return FigureSheet.objects.create(day=timezone.localdate(), figures=SHEET)


def measures(main):
    """What is said of each figure, under its label."""
    return {one.p.span.text: one.b.text for one in main.select(".mesure:not(.mesure--tue)")}


def test_the_results_say_each_figure_with_what_it_counts(sheet, soup):
    main = soup("/mentorat/resultats/").main
    said = measures(main)
    assert said["mentors"] == "42"
    assert said["rencontres"] == "96"
    assert said["ont franchi un pas"] == "52\N{NO-BREAK SPACE}%"
    assert said["pour trouver un mentor et commencer"] == "34 jours"
    assert "11 sur 21" in main.text
    assert all(one.details.p.text for one in main.select(".mesure"))
    assert "du 1er mars 2024" in " ".join(main.text.split())


def test_a_masked_figure_says_why_it_is_not_there(sheet, soup):
    main = soup("/mentorat/resultats/").main
    assert "ont retrouvé un emploi" not in measures(main)
    hidden = {one.p.text: one.find(class_="petit").text for one in main.select(".mesure--tue")}
    assert hidden["Retours à l’emploi"].startswith("Non publié")
    assert main.text.count("non publié") >= 3
    assert [bar["width"] for bar in main.select(".tableau--barres svg")] == ["72%"]


def test_a_figure_declared_elsewhere_stands_with_its_source(sheet, soup):
    line = soup("/mentorat/resultats/").main.select_one(".reperes li").text
    assert "30\N{NO-BREAK SPACE}%" in line
    assert "Déclaré\N{NO-BREAK SPACE}: Une étude" in line
    assert "octobre 2019" in line


def test_before_the_first_count_the_page_says_when_they_come(soup):
    assert "Les premiers chiffres paraîtront ici demain" in soup("/mentorat/resultats/").main.text


@pytest.fixture
def page_of_figures():
    """A page with two blocks of live figures."""
    two = [block("live_figures", {"indicators": codes}) for codes in (["mentors", "tandems"], ["forward"])]
    return ledger.page("home").add_child(instance=StandardPage(title="Chiffres", slug="chiffres", body=two))


def test_an_editor_puts_live_figures_on_any_page(sheet, page_of_figures, soup):
    assert set(measures(soup("/chiffres/").main)) == {"mentors", "tandems", "ont franchi un pas"}


def test_a_block_shows_nothing_before_the_first_count(page_of_figures, soup):
    assert soup("/chiffres/").main.select(".mesure") == []


def test_figures_are_read_once_a_page(sheet, page_of_figures, client, django_assert_max_num_queries):
    client.get("/chiffres/")
    with django_assert_max_num_queries(10) as read:
        client.get("/chiffres/")
    assert sum("figuresheet" in one["sql"] for one in read.captured_queries) == 1
