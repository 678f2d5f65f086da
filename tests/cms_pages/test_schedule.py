"""What the editors leave to the clock and to Wagtail: scheduled pages, redirects, names and order of the menu."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from cms_pages import due
from portal.core.due import all_rules
from portal.hub import ledger

HOUR = timedelta(hours=1)


def menu(soup):
    return [entry.text for entry in soup("/").header.nav.find_all("a")]


def plan(page, *, at):
    """Save with an hour of publication, and let it pass."""
    page.go_live_at = timezone.now() + HOUR
    page.save_revision().publish()
    page.latest_revision.refresh_from_db()
    revision = page.latest_revision
    revision.approved_go_live_at = at
    revision.content["go_live_at"] = at.isoformat()
    revision.save()


@pytest.mark.parametrize(("hours", "live"), [(-1, True), (1, False)])
def test_a_scheduled_article_appears_at_its_hour_and_not_before(write, hours, live):
    page = write("Dix tandems de plus", live=False)
    plan(page, at=timezone.now() + hours * HOUR)
    assert due.publish_scheduled(timezone.now()) == int(live)
    page.refresh_from_db()
    assert page.live is live


def test_an_article_leaves_at_the_end_of_its_time_when_the_worker_runs(write):
    page = write("Inscrivez-vous", expire_at=timezone.now() - HOUR)
    call_command("run_due", verbosity=0)
    page.refresh_from_db()
    assert not page.live
    assert all_rules()["scheduled pages"](timezone.now()) == 0


def test_the_former_address_of_a_page_leads_to_the_new_one(client, django_capture_on_commit_callbacks):
    page = ledger.page("how-it-works")
    page.slug = "methode"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    answer = client.get("/mentorat/comment-ca-marche/")
    assert (answer.status_code, answer.url) == (301, "/mentorat/methode/")
    assert Redirect.objects.filter(automatically_created=True).exists()


def test_the_communication_staff_opens_the_redirects(editor):
    assert "Ajouter une règle de redirection" in editor.get("/admin/redirects/").text


def test_a_page_bears_its_short_name_in_the_menu_and_its_title_elsewhere(soup):
    page = ledger.page("find-mentor")
    title = page.title
    page.menu_label = "Être aidé·e"
    page.save_revision().publish()
    assert "Être aidé·e" in menu(soup)
    assert title not in menu(soup)
    assert soup("/trouver-un-mentor/").h1.text.replace("\xa0", " ") == title.replace("\xa0", " ")


def test_the_menu_follows_the_order_of_the_pages(soup):
    before = menu(soup)
    ledger.page("news").move(ledger.page("home"), "first-child")
    assert menu(soup) == ["Actualités", *(name for name in before if name != "Actualités")]


def test_the_door_of_the_team_bears_the_name_and_the_mark_of_the_hub(client):
    page = client.get("/admin/login/").text
    assert "Se connecter à Tandem" in page
    assert "td-logo" in page
    assert "Wagtail" not in page.split("<main")[1].split("</main>")[0]
