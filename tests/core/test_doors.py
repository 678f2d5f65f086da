from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.utils import timezone

from portal.core import links
from portal.core.doors import close_door, door_at, open_door

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def request_with_door(monkeypatch):
    monkeypatch.setitem(links.purposes, "test", links.Purpose(str, "", "", days=1))
    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.session.create()
    open_door(request, links.create("test", "thing:1", now=NOW), now=NOW)
    return request


def test_a_door_opens_one_purpose_and_one_target(request_with_door):
    assert door_at(request_with_door, "test", "thing:1", now=NOW).target == "thing:1"
    assert door_at(request_with_door, "test", "thing:2", now=NOW) is None
    assert door_at(request_with_door, "other", "thing:1", now=NOW) is None


def test_a_door_closes_after_twelve_hours(request_with_door):
    assert door_at(request_with_door, "test", "thing:1", now=NOW + timedelta(hours=11, minutes=59))
    assert door_at(request_with_door, "test", "thing:1", now=NOW + timedelta(hours=12)) is None


def test_a_closed_door_stays_closed(request_with_door):
    close_door(request_with_door, "test", "thing:1")
    assert door_at(request_with_door, "test", "thing:1", now=NOW) is None


def test_opening_a_door_changes_the_key_of_the_session(monkeypatch):
    monkeypatch.setitem(links.purposes, "test", links.Purpose(str, "", "", days=1))
    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.session.create()
    before = request.session.session_key
    open_door(request, links.create("test", "thing:1", now=NOW), now=NOW)
    assert request.session.session_key != before
