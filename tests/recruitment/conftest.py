import pytest
from django.utils import timezone

from tests.factories.mentoring import OfficerFactory
from tests.factories.recruitment import open_hub


@pytest.fixture
def hub(db):
    """A programme open to applications, and a text to agree to."""
    return open_hub()


@pytest.fixture
def officer(db):
    return OfficerFactory(first_name="Camille")


@pytest.fixture
def now():
    return timezone.now()
