"""What the settings of the site change on every page."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cms_pages.models import FooterLink, Rubric, SiteSettings

TODAY = timezone.localdate()


def change(**fields):
    SiteSettings.objects.update(**fields)


def alert(soup, path="/"):
    shown = soup(path).find("section", attrs={"aria-label": ["Alerte", "Alert"]})
    return shown.text.strip() if shown else None


@pytest.mark.parametrize(
    ("until", "shown"),
    [(None, "Fermé lundi"), (TODAY, "Fermé lundi"), (TODAY - timedelta(days=1), None)],
)
def test_an_alert_is_shown_until_its_last_day(soup, until, shown):
    change(alert="Fermé lundi", alert_until=until)
    assert alert(soup) == shown


@pytest.mark.parametrize(("first", "shown"), [(TODAY, "Fermé lundi"), (TODAY + timedelta(days=1), None)])
def test_an_alert_waits_for_its_first_day(soup, first, shown):
    change(alert="Fermé lundi", alert_from=first)
    assert alert(soup) == shown


def test_an_alert_that_only_informs_does_not_warn(soup):
    change(alert="Fermé lundi", alert_tone="info")
    shown = soup("/").find("section", attrs={"aria-label": "Information"})
    assert "avis--alerte" not in shown.div["class"]
    change(alert_tone="important")
    assert "avis--alerte" in soup("/").find("section", attrs={"aria-label": "Alerte"}).div["class"]


def test_an_alert_does_not_end_before_it_starts():
    kept = SiteSettings.objects.get()
    kept.alert_from, kept.alert_until = TODAY, TODAY - timedelta(days=1)
    with pytest.raises(ValidationError, match="dernier jour"):
        kept.full_clean()


def test_an_alert_speaks_english_where_it_can(soup):
    change(alert="Fermé lundi")
    assert alert(soup, "/en/") == "Fermé lundi"
    change(alert_in_english="Closed on Monday")
    assert (alert(soup, "/en/"), alert(soup)) == ("Closed on Monday", "Fermé lundi")


def test_no_alert_takes_no_place(soup):
    assert alert(soup) is None


def test_the_territory_the_pledge_and_the_networks_are_on_every_page(soup):
    change(
        territory="Étang de Berre",
        pledge="Un service gratuit.",
        linkedin="https://www.linkedin.com/company/x",
    )
    page = soup("/contact/")
    assert page.header.small.text == "Étang de Berre"
    foot = page.find(class_="pied")
    assert "Un service gratuit." in foot.text
    assert foot.find("a", href="https://www.linkedin.com/company/x").text == "LinkedIn"


def test_the_contact_page_shows_what_is_known(soup):
    change(phone="04 65 71 20 18", address="3 rue de la Loge\n13002 Marseille", email="")
    aside = soup("/contact/").aside
    assert aside.find("a", href="tel:0465712018").text == "04 65 71 20 18"
    assert "13002 Marseille" in aside.text
    assert aside.find("a", href=lambda href: href.startswith("mailto:")) is None


def test_without_a_request_settings_are_those_by_default():
    assert SiteSettings.read(None).pk is None


def test_a_site_without_settings_is_read_without_writing_any(client):
    SiteSettings.objects.all().delete()
    assert client.get("/").status_code == 200
    assert SiteSettings.objects.count() == 0


def test_the_communication_staff_changes_the_settings(editor):
    kept = SiteSettings.objects.get()
    path = reverse("wagtailsettings:edit", args=["cms_pages", "sitesettings", kept.site_id])
    assert editor.get(path).status_code == 200


def test_labels_say_what_they_are():
    assert str(SiteSettings.objects.get()) == "site et coordonnées"
    first = FooterLink.objects.first()
    assert str(first) == f"join · {first.page_id}"


def test_a_rubric_is_named_in_english_for_an_english_reader():
    with override("en"):
        assert Rubric.objects.get(name="Emploi").label == "Employment"
