import stat
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from portal.accounts.models import User
from portal.core import private
from portal.core.models import Sequence, ViewLog

pytestmark = pytest.mark.django_db


@pytest.fixture
def storage():
    return storages["private"]


@pytest.fixture
def reader(monkeypatch, storage):
    """A kind of file that one person may read."""
    person = User.objects.create_user(email="a@example.org", first_name="A", last_name="B")
    path = storage.save(f"notes/{uuid4()}.txt", ContentFile(b"secret"))

    def keeper(request, key, now):
        if request.GET.get("as") != person.handle:
            return None
        return private.PrivateFile(path=path, name="note é.txt", viewer=person, subjects=("M-2026-0001",))

    monkeypatch.setitem(private.keepers, "note", keeper)
    return person


def test_a_private_file_is_kept_for_its_owner_alone_on_the_disk(storage):
    path = storage.save("notes/x.txt", ContentFile(b"secret"))
    assert stat.filemode(Path(storage.path(path)).stat().st_mode) == "-rw-------"
    with pytest.raises(ValueError, match="no public address"):
        storage.url(path)


def test_a_stranger_gets_404_and_leaves_no_line(client, reader):
    assert client.get(f"/prive/note/{uuid4()}/").status_code == 404
    assert client.get(f"/prive/unknown/{uuid4()}/").status_code == 404
    assert ViewLog.objects.count() == 0


def test_a_reader_gets_the_file_as_an_attachment_and_the_reading_is_logged(client, reader):
    response = client.get(f"/prive/note/{uuid4()}/?as={reader.handle}")
    assert b"".join(response.streaming_content) == b"secret"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''note%20%C3%A9.txt"
    assert (response["Cache-Control"], response["X-Content-Type-Options"]) == ("private, no-store", "nosniff")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    line = ViewLog.objects.get()
    assert (line.viewer, line.subject, line.what) == (reader, "M-2026-0001", "note")


def test_a_reading_without_an_account_is_logged_too():
    private.log_view(viewer=None, subject="H-2026-0001", what="note", now=timezone.now())
    assert ViewLog.objects.get().viewer is None


def test_references_follow_each_other_within_a_year():
    given = [
        Sequence.next_reference("M", 2026),
        Sequence.next_reference("M", 2026),
        Sequence.next_reference("M", 2027),
    ]
    assert given == ["M-2026-0001", "M-2026-0002", "M-2027-0001"]


def test_the_probe_of_a_load_balancer_is_answered(client):
    assert client.get("/vivant/").content == b"ok"
