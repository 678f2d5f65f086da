"""The demo as of one day, laid once for the tests of this folder."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from tests import copies

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="package")
def box(django_db_setup, django_db_blocker, run_folder, tmp_path_factory):
    """The folder of the mails that the demo of TODAY has sent."""
    folder = tmp_path_factory.mktemp("mailbox")
    files = (folder, Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_ROOT))
    with (
        django_db_blocker.unblock(),
        override_settings(
            EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend", EMAIL_FILE_PATH=folder
        ),
        copies.laid(lay, copy=run_folder / "demo", files=files),
    ):
        yield folder


def lay():
    call_command("demo", today=TODAY, stdout=StringIO(), stderr=StringIO())
