from datetime import timedelta
from pathlib import Path

import pytest
from django import forms
from django.template import engines
from django.utils import timezone

from portal.core.forms import AccessibleForm

SCRIPT = Path(__file__).parents[2] / "static" / "js" / "portail.mjs"
PAGE = """{% load tandem %}<!doctype html><html lang="fr"><head><title>.</title>
<script type="module" src="/static/js/portail.mjs"></script></head><body>
{% include "components/steps.html" %}{% include "components/error_summary.html" %}
<form method="post" data-autosave="/save/">{% field form.name %}{% field form.about %}<button>Send</button></form>
<button type="button" data-print hidden>Print</button></body></html>"""
CLICK_TWICE = """() => {
    const refused = [];
    document.addEventListener("submit", (event) => {
        refused.push(event.defaultPrevented);
        event.preventDefault();
    });
    const button = document.querySelector("form button");
    button.click();
    button.click();
    return refused;
}"""


class Letter(AccessibleForm):
    name = forms.CharField(error_messages={"required": "Enter your name"})
    about = forms.CharField(max_length=10, widget=forms.Textarea, required=False)


@pytest.fixture
def letter(site_of):
    return site_of(engines["django"].from_string(PAGE).render({"form": Letter()}))


@pytest.fixture
def refused_letter(site_of):
    return site_of(engines["django"].from_string(PAGE).render({"form": Letter({})}))


def test_a_refused_form_is_read_from_its_summary_and_a_line_leads_to_its_control(refused_letter, browser):
    page = refused_letter.opened_by(browser)
    assert page.evaluate("document.activeElement.className") == "erreurs"
    page.click(".erreurs a")
    assert page.evaluate("document.activeElement.id") == "id_name"


def test_the_counter_says_what_is_left_then_what_is_too_much(letter, browser):
    page = letter.opened_by(browser)
    page.fill("#id_about", "abc")
    assert page.inner_text(".compteur") == "Caractères restants\u00a0: 7"
    page.fill("#id_about", "a" * 9 + "\nbc")
    assert page.inner_text(".compteur") == "Caractères en trop\u00a0: 3"
    page.clock.fast_forward(1000)
    assert page.inner_text(".compteur + [role=status]") == "Caractères en trop\u00a0: 3"


def test_a_draft_is_saved_two_seconds_after_a_change_and_only_then(letter, browser):
    page = letter.opened_by(browser)
    page.clock.pause_at(timezone.now() + timedelta(hours=1))
    page.fill("#id_name", "Inès")
    page.clock.fast_forward(1900)
    page.evaluate("fetch('/after/').then((answer) => answer.text())")
    assert letter.posts == []
    page.clock.fast_forward(200)
    page.wait_for_selector(".reprise p")
    assert (letter.posts, page.inner_text(".reprise").strip()) == (["/save/"], "Enregistré à 14 h 32")


def test_a_second_click_does_not_send_twice(letter, browser):
    page = letter.opened_by(browser)
    assert page.evaluate(CLICK_TWICE) == [False, True]
    assert page.get_attribute("form button", "aria-disabled") == "true"


def test_the_print_button_appears_with_the_script_and_prints(letter, browser):
    page = letter.opened_by(browser)
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.click("[data-print]")
    assert page.title() == "printed"
    plain = letter.opened_by(browser, java_script_enabled=False)
    assert not plain.is_visible("[data-print]")


def test_the_script_is_light():
    assert SCRIPT.stat().st_size <= 6000
