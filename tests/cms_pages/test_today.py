"""The first screen of the communication staff: their drafts, what has aged, the next dates; nobody's file."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from portal.accounts.models import RoleKind, User
from portal.core.today import TodayPanel
from portal.hub import ledger
from tests.factories.accounts import sign_in

OLD = timedelta(days=400)


def panels(reader):
    shown = reader.get("/admin/").context["panels"]
    return {count.label: count for panel in shown if isinstance(panel, TodayPanel) for count in panel.counts}


@pytest.fixture
def jade(editor):
    return User.objects.get(pk=editor.session["_auth_user_id"])


def draft(page, by):
    page.title = f"{page.title} (suite)"
    page.save_revision(user=by)


def age(*pages):
    keys = [page.pk for page in pages]
    Page.objects.filter(pk__in=keys).update(latest_revision_created_at=timezone.now() - OLD)


def test_what_i_wrote_and_did_not_publish_waits_the_newest_first(editor, jade):
    for key in ("contact", "press"):
        draft(ledger.page(key), jade)
    draft(ledger.page("faq"), None)
    mine = panels(editor)["Mes brouillons"]
    assert [line.words for line in mine.lines] == ["Presse (suite)", "Contact (suite)"]
    assert mine.number == 2
    assert editor.get(mine.lines[0].url).status_code == 200


def test_a_published_page_that_nobody_touched_for_a_year_is_to_be_read_again(editor):
    age(ledger.page("press"))
    assert [line.words for line in panels(editor)["À relire"].lines] == ["Presse"]
    ledger.page("press").unpublish()
    assert panels(editor)["À relire"].number == 0


def test_the_next_dates_are_told_with_those_that_are_not_published(editor, plan):
    plan("Café", days=9)
    plan("Forum", days=3).unpublish()
    plan("Hier", days=-1)
    lines = panels(editor)["Dates à venir"].lines
    assert [line.words for line in lines] == ["Forum", "Café"]
    assert lines[0].note.endswith(", brouillon")
    assert "brouillon" not in lines[1].note


@pytest.mark.parametrize(
    "kind", [RoleKind.OFFICER, RoleKind.COORDINATOR, RoleKind.OBSERVER, RoleKind.ADMINISTRATOR]
)
def test_nobody_else_reads_panels_about_pages(client, kind):
    sign_in(client, kind=kind)
    assert {"Mes brouillons", "À relire", "Dates à venir"}.isdisjoint(panels(client))


def test_the_communication_staff_reads_no_panel_about_people(editor):
    assert set(panels(editor)) == {"Mes brouillons", "À relire", "Dates à venir"}


def test_the_screen_asks_as_much_for_thirty_pages_as_for_three(editor, jade, write, plan):
    costs = []
    for count in (3, 27):
        for number in range(count):
            draft(write(f"Article {count}-{number}"), jade)
            age(write(f"Vieux {count}-{number}"))
            plan(f"Date {count}-{number}", days=number + 1)
        editor.get("/admin/")
        cache.clear()
        with CaptureQueriesContext(connection) as read:
            editor.get("/admin/")
        costs.append(len(read))
    assert costs[0] == costs[1]


def test_the_manager_reads_which_pages_wait_for_their_reading(client, editor, jade):
    page = ledger.page("press")
    draft(page, jade)
    page.get_workflow().start(page, jade)
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    waiting = panels(client)["Pages à relire avant publication"]
    assert [line.words for line in waiting.lines] == ["Presse (suite)"]
    assert client.get(waiting.lines[0].url).status_code == 200
    sign_in(client, kind=RoleKind.OFFICER)
    assert "Pages à relire avant publication" not in panels(client)
