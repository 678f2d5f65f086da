"""Fixtures that every test may use; loads the plugin of the long proofs."""

import pytest
from django.conf import settings
from django.utils import translation

pytest_plugins = ["tests.proofs"]


@pytest.fixture(autouse=True)
def french():
    """A request to an English address leaves its language behind: every test begins in the hub's own."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
