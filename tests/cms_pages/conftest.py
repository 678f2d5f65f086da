"""A hub as `start_hub` lays it: each test undoes only what it did."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page

from cms_pages.models import EventPage, NewsPage
from portal.accounts.models import RoleKind
from portal.hub import ledger
from tests.factories.accounts import StaffFactory

from .planned import HOUR, evening

BACKEND = "portal.accounts.backends.StaffBackend"


@pytest.fixture(autouse=True)
def hub(laid, db):
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def editor():
    """A communication officer, signed in."""
    client = Client()
    client.force_login(StaffFactory(kind=RoleKind.COMMUNICATION), BACKEND)
    return client


@pytest.fixture
def soup(client):
    """A page of the site, read."""

    def read(path):
        response = client.get(path)
        assert response.status_code == 200, path
        return BeautifulSoup(response.content, "html.parser")

    return read


@pytest.fixture
def write():
    """Write an article under the news of a language."""

    def article(title, *, index="news", **fields):
        return ledger.page(index).add_child(instance=NewsPage(title=title, **fields))

    return article


@pytest.fixture
def plan():
    """Publish an event under the agenda of a language."""

    def event(title, *, days=9, index="agenda", **fields):
        starts_at = fields.pop("starts_at", evening(days=days))
        facts = {"starts_at": starts_at, "ends_at": starts_at + HOUR, **fields}
        page = ledger.page(index).add_child(instance=EventPage(title=title, live=False, **facts))
        page.save_revision().publish()
        page.refresh_from_db()
        return page

    return event


def laid_pages():
    """Every published page under the two homes, as its own type."""
    return list(Page.objects.live().filter(depth__gt=1).specific().order_by("path"))
