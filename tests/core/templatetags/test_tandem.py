from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.template import TemplateSyntaxError, engines
from django.test import RequestFactory
from django.urls import resolve
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from portal.core.templatetags import tandem

NBSP = "\u00a0"


def draw(source, **context):
    return engines["django"].from_string("{% load tandem %}" + source).render(context)


def test_an_icon_is_silent_and_comes_from_the_sprite():
    assert draw('{% icon "check" "ic-va" %}') == (
        '<svg class="ic ic-va" aria-hidden="true"><use href="/static/icons/sprite.svg#i-check"/></svg>'
    )


def test_a_drawing_that_does_not_exist_is_refused():
    with pytest.raises(TemplateSyntaxError, match="unicorn"):
        draw('{% icon "unicorn" %}')


@pytest.mark.parametrize(
    ("typed", "set_in_type"),
    [
        ("Qui ? Quoi !", f"Qui{NBSP}? Quoi{NBSP}!"),
        ("« Bonjour »", f"«{NBSP}Bonjour{NBSP}»"),
        ("70 % ; 30 €", f"70{NBSP}%{NBSP}; 30{NBSP}€"),
        ("Note\u202f: 14:32", f"Note{NBSP}: 14:32"),
        ("«serré»", f"«{NBSP}serré»"),
    ],
)
def test_french_spaces_never_break(typed, set_in_type):
    assert tandem.nbsp(typed) == set_in_type


def test_typography_does_not_open_the_door_to_html():
    assert draw("{{ text|nbsp }}", text="<b> ?") == f"&lt;b&gt;{NBSP}?"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 11, 28), f"28{NBSP}novembre"),
        (date(2026, 12, 1), f"1er{NBSP}décembre"),
        (datetime(2026, 11, 28, 23, 30, tzinfo=UTC), f"29{NBSP}novembre"),
        (None, ""),
    ],
)
def test_a_day_is_written_as_people_say_it_in_the_time_of_the_hub(value, words):
    assert tandem.day(value) == words


def test_the_year_is_said_on_request():
    assert tandem.day_and_year(date(2027, 1, 14)) == f"14{NBSP}janvier 2027"
    assert tandem.day_and_year(None) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (time(14, 32), f"14{NBSP}h{NBSP}32"),
        (time(9, 5), f"9{NBSP}h{NBSP}05"),
        (time(18), f"18{NBSP}h"),
        (datetime(2026, 11, 28, 17, 30, tzinfo=UTC), f"18{NBSP}h{NBSP}30"),
        (None, ""),
    ],
)
def test_an_hour_is_written_the_french_way(value, words):
    assert tandem.hour(value) == words


def test_hours_and_days_in_english():
    with override("en"):
        assert (tandem.hour(time(14, 32)), tandem.hour(time(18))) == ("14:32", "18:00")
        assert tandem.day(date(2026, 12, 1)) == f"1{NBSP}December"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (45, f"45{NBSP}min"),
        (60, f"1{NBSP}h"),
        (90, f"1{NBSP}h{NBSP}30"),
        (timedelta(hours=2, minutes=5), f"2{NBSP}h{NBSP}05"),
        (None, ""),
    ],
)
def test_a_duration_in_hours_and_minutes(value, words):
    assert tandem.duration(value) == words


def test_a_commune_by_its_code():
    assert tandem.commune("13202") == "Marseille 2e (13002)"
    assert (tandem.commune("00000"), tandem.commune(""), tandem.commune(None)) == ("00000", "", "")


def languages(path):
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path) if path != "/nowhere" else None
    return draw(
        "{% other_languages as all %}{% for one in all %}{{ one.name }} {{ one.url }}{% endfor %}",
        request=request,
    )


def test_the_other_language_of_a_view_is_the_same_view():
    assert languages("/lien/abc/") == "English /en/lien/abc/"


def test_an_address_that_is_nothing_leads_to_the_other_home():
    assert languages("/nowhere") == "English /en/"
    assert languages("/une-page/") == "English /en/"


def test_french_is_named_in_french():
    with override("en"):
        assert languages("/en/lien/abc/") == "Français /lien/abc/"


@pytest.fixture
def home(db):
    return Site.objects.get(is_default_site=True).root_page


def drawn_for(page):
    source = "{% other_languages as all %}{{ all.0.url }}"
    return draw(source, page=page, request=RequestFactory().get("/"))


def test_a_page_without_translation_leads_to_the_other_home(home):
    assert drawn_for(home.add_child(instance=Page(title="Seule", slug="seule"))) == "/en/"


def test_a_translated_page_leads_to_its_translation(home):
    english = Locale.objects.get_or_create(language_code="en")[0]
    home.copy_for_translation(english)
    page = home.add_child(instance=Page(title="Le mentorat", slug="le-mentorat"))
    there = page.copy_for_translation(english)
    there.slug = "mentoring"
    there.save_revision().publish()
    assert drawn_for(page).endswith("/en/mentoring/")


def test_the_hub_is_named_by_the_settings(settings):
    settings.WAGTAIL_SITE_NAME, settings.BASE_URL = "Le hub", "https://hub.example"
    assert draw("{% hub_name %} {% hub_address %}") == "Le hub https://hub.example"


@pytest.mark.parametrize(("addresses", "address"), [({"en": "/en/news/"}, "/en/news/"), ({}, "/en/")])
def test_a_page_that_knows_its_translations_is_not_asked_again(addresses, address):
    assert draw("{% other_languages as all %}{{ all.0.url }}", addresses=addresses) == address
