from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.accounts.models import User
from portal.demo import accounts

pytestmark = pytest.mark.django_db


def test_the_accounts_are_printed_and_nothing_else(settings):
    out, before = StringIO(), User.objects.count()
    call_command("demo", accounts=True, stdout=out)
    text = out.getvalue()
    assert [seat.email for seat in accounts.TEAM if seat.email not in text] == []
    assert accounts.PASSWORD in text
    assert f"{settings.BASE_URL}/demo/boite/" in text
    assert User.objects.count() == before


def test_without_the_demo_settings_nothing_is_laid(settings):
    settings.DEMO = False
    before = User.objects.count()
    with pytest.raises(CommandError):
        call_command("demo")
    assert User.objects.count() == before
