"""The published figures on the first screen of the admin: for the funder, and for whoever reads the whole hub."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import figures
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MentorFactory, PairFactory

pytestmark = pytest.mark.django_db


def home(client):
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_observer_reads_the_figures_of_the_hub_and_nobodys_name(client, settings):
    settings.MASK_UNDER = 3
    MentorFactory.create_batch(4)
    pair = PairFactory(active=True)
    figures.take(timezone.now())
    sign_in(client, kind=RoleKind.OBSERVER)
    screen = home(client)
    assert "Les chiffres du hub" in screen
    assert "<b>5</b>" in screen
    assert "Non publié" in screen
    assert pair.mentor.person.last_name not in screen


def test_before_the_first_count_an_observer_reads_when_they_come(client):
    sign_in(client, kind=RoleKind.OBSERVER)
    assert "Les premiers chiffres seront ici demain" in home(client)


@pytest.mark.parametrize("kind", [RoleKind.COMMUNICATION, RoleKind.ADMINISTRATOR])
def test_who_reads_no_indicator_has_no_panel_of_them(client, kind):
    sign_in(client, kind=kind)
    assert "Les chiffres du hub" not in home(client)
