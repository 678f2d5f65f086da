"""Fixtures that every test may use; loads the plugin of the long proofs."""

from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import CharField
from django.db.models.signals import pre_save
from django.utils import translation

from tests import copies

pytest_plugins = ["tests.proofs"]


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker):
    """pytest-django's, which finds its database migrated already."""
    with django_db_blocker.unblock(), copies.spared():
        request.getfixturevalue("django_db_setup")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory, worker_id):
    """A folder shared by the processes of this run."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="module")
def laid(django_db_setup, django_db_blocker, run_folder):
    """The hub that `start_hub` lays."""
    start = partial(call_command, "start_hub", verbosity=0)
    media = Path(settings.MEDIA_ROOT)
    with django_db_blocker.unblock(), copies.laid(start, copy=run_folder / "hub", files=(media,)):
        yield


@pytest.fixture(autouse=True)
def french():
    """A request to an English address leaves its language behind: every test begins in the hub's own."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


def refuse_what_no_column_holds(sender, instance, **kwargs) -> None:
    """SQLite keeps any text; PostgreSQL refuses what is longer than its column. Here both refuse."""
    for field in sender._meta.concrete_fields:
        value = getattr(instance, field.attname) if isinstance(field, CharField) else None
        if isinstance(value, str) and field.max_length and len(value) > field.max_length:
            raise ValueError(f"{field} holds {field.max_length} characters, and got {len(value)}: {value}")


@pytest.fixture(autouse=True, scope="session")
def columns_have_a_length():
    """A text which PostgreSQL would refuse is refused on SQLite too."""
    pre_save.connect(refuse_what_no_column_holds)
    yield
    pre_save.disconnect(refuse_what_no_column_holds)
