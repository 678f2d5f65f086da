"""The previews of blocks beside the content of the demo: they show what they show on an empty hub."""

import pytest
from django.test import Client

from portal.accounts.models import RoleKind, User
from tests.cms_pages.previewed import PICKED, is_drawn, preview

pytestmark = pytest.mark.django_db


def test_every_block_shows_itself_to_the_communication_officer(box):
    officer = User.objects.get(roles__kind=RoleKind.COMMUNICATION)
    client = Client()
    client.force_login(officer, "portal.accounts.backends.StaffBackend")
    for block in PICKED.values():
        is_drawn(block, preview(client, block))
