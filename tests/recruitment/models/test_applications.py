from datetime import date, timedelta

import pytest

from portal.accounts.models import RoleKind, Scope
from recruitment.models import Application
from tests.factories.mentoring import OfficerFactory, PartnerFactory, ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory

pytestmark = pytest.mark.django_db


def test_an_officer_of_the_hub_sees_every_application(officer):
    application = ApplicationFactory()
    assert list(Application.objects.visible_to(officer)) == [application]


def test_an_officer_of_a_programme_sees_its_applications_only():
    application = ApplicationFactory()
    elsewhere = ProgrammeFactory()
    own = OfficerFactory(scope=Scope.PROGRAMME, scope_id=application.programme.uuid)
    other = OfficerFactory(scope=Scope.PROGRAMME, scope_id=elsewhere.uuid)
    assert list(Application.objects.visible_to(own)) == [application]
    assert list(Application.objects.visible_to(other)) == []


def test_a_coordinator_sees_the_programmes_of_the_structure():
    partner = PartnerFactory()
    application = ApplicationFactory()
    application.programme.owner = partner
    application.programme.save()
    coordinator = OfficerFactory(role=RoleKind.COORDINATOR, scope=Scope.STRUCTURE, scope_id=partner.uuid)
    assert list(Application.objects.visible_to(coordinator)) == [application]


def test_a_communication_officer_sees_none():
    ApplicationFactory()
    assert list(Application.objects.visible_to(OfficerFactory(role=RoleKind.COMMUNICATION))) == []


def test_the_queue_holds_open_applications_oldest_first(now):
    second = ApplicationFactory(confirmed=True)
    first = ApplicationFactory(email="autre@exemple.fr", now=now - timedelta(days=3))
    assert list(Application.objects.to_moderate()) == [first, second]


@pytest.mark.parametrize(("year", "minor"), [(2007, False), (2008, True), (2010, True), (None, False)])
def test_the_year_of_the_eighteenth_birthday_still_counts_as_minor(year, minor):
    application = Application(birth_year=year)
    assert application.is_minor(date(2026, 11, 21)) is minor


def test_a_sent_application_is_marked_as_not_confirmed():
    assert not ApplicationFactory().is_confirmed
    assert ApplicationFactory(confirmed=True, email="autre@exemple.fr").is_confirmed
