"""The demo laid once for the tests of this folder, in a transaction that is undone afterwards."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="package")
def box(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder of the mails that the demo of TODAY has sent."""
    folder = tmp_path_factory.mktemp("mailbox")
    backend = "django.core.mail.backends.filebased.EmailBackend"
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(EMAIL_BACKEND=backend, EMAIL_FILE_PATH=folder),
    ):
        call_command("demo", today=TODAY, stdout=StringIO(), stderr=StringIO())
        yield folder
        transaction.set_rollback(True)
