"""An article read by somebody else before it is published, and the mails that go with it."""

import pytest
from django.core import mail
from django.core.management import call_command
from wagtail.models import Workflow

from cms_pages.models import NewsPage
from portal.accounts.models import RoleKind
from portal.hub import ledger
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted():
    """An article written by an officer and handed over to be read."""
    author = StaffFactory(kind=RoleKind.COMMUNICATION)
    manager = StaffFactory(kind=RoleKind.PROGRAMME_MANAGER)
    page = ledger.page("news").add_child(instance=NewsPage(title="Dix tandems", live=False, owner=author))
    page.save_revision(user=author)
    state = page.get_workflow().start(page, author)
    return page, state, author, manager


def test_every_page_is_read_by_a_programme_manager_alone():
    for key in ("home", "home-en", "news", "contact"):
        assert ledger.page(key).get_workflow().name == "Relecture"
    (task,) = Workflow.objects.get(name="Relecture").tasks
    assert [group.name for group in task.specific.groups.all()] == [RoleKind.PROGRAMME_MANAGER]


def test_a_reader_approves_which_publishes_and_the_author_is_told(
    submitted, client, django_capture_on_commit_callbacks
):
    page, state, author, manager = submitted
    client.force_login(manager, backend="portal.accounts.backends.StaffBackend")
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        state.current_task_state.approve(user=manager)
    page.refresh_from_db()
    assert page.live
    (letter,) = [one for one in mail.outbox if one.to == [author.email]]
    assert "Dix tandems" in letter.subject
    assert "approuv" in letter.body


def test_the_reader_is_told_that_a_page_waits(submitted):
    (_page, _state, _author, manager) = submitted
    (letter,) = [one for one in mail.outbox if one.to == [manager.email]]
    assert "Dix tandems" in letter.subject


def test_somebody_of_another_role_opens_no_page(submitted, client):
    page, *_rest = submitted
    client.force_login(StaffFactory(kind=RoleKind.OFFICER), backend="portal.accounts.backends.StaffBackend")
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 302


def test_a_moderation_that_the_team_removed_is_not_laid_again():
    Workflow.objects.all().delete()
    call_command("start_hub", verbosity=0)
    assert not Workflow.objects.exists()
