"""The calendar of a member of the team, in the admin."""

import pytest

from mentoring.models import Feed
from portal.accounts.models import RoleKind
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db
BACKEND = "portal.accounts.backends.StaffBackend"


def test_an_officer_makes_renews_and_closes_their_own_calendar(client):
    officer = StaffFactory(kind=RoleKind.OFFICER)
    client.force_login(officer, backend=BACKEND)
    assert "/admin/mon-agenda/" in client.get("/admin/rencontres-entre-mentors/calendrier/").content.decode()
    assert client.get("/admin/mon-agenda/").status_code == 200
    assert not Feed.objects.exists()
    for _twice in range(2):
        client.post("/admin/mon-agenda/", {"act": "make", "kind": "mine"})
    feed = Feed.objects.get()
    assert (feed.kind, feed.person) == ("team", officer)
    shown = client.get("/admin/mon-agenda/")
    assert "/calendrier/" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    client.post("/admin/mon-agenda/", {"act": "renew", "seen": feed.uuid})
    assert Feed.objects.filter(revoked_at=None).exclude(pk=feed.pk).count() == 1
    client.post("/admin/mon-agenda/", {"act": "revoke"})
    assert not Feed.objects.filter(revoked_at=None).exists()


def test_who_follows_no_tandem_has_none(client):
    client.force_login(StaffFactory(kind=RoleKind.COMMUNICATION), backend=BACKEND)
    client.post("/admin/mon-agenda/", {"act": "make"})
    assert not Feed.objects.exists()
