"""A known device, seen by its owner and by whoever would like to be taken for them."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation

from portal.core import devices, doors
from portal.core.devices import COOKIE, LASTS, SESSION, TWIN
from portal.core.models import Device
from tests.factories.mentoring import PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + SESSION + timedelta(hours=1)
PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0"


class Browser:
    """Keeps a cookie and a session, and loses its session when it is closed."""

    def __init__(self, secret=""):
        self.secret = secret
        self.session = SessionStore()
        self.session.create()

    def asks(self, act):
        """What `act` says of a request; the cookie of the answer is kept."""
        request = RequestFactory().get("/", headers={"User-Agent": PHONE})
        request.session = self.session
        request.COOKIES[COOKIE] = self.secret
        found = []

        def view(request):
            found.append(act(request))
            return HttpResponse()

        self.answer = devices.DeviceCookie(view)(request)
        if COOKIE in self.answer.cookies:
            self.secret = self.answer.cookies[COOKIE].value
        return found[0]

    def stays(self, person):
        self.asks(lambda request: devices.remember(request, person, now=NOW))
        return self

    def restarts(self):
        return Browser(self.secret)

    def opens(self, now):
        """For whom the door of the space opens."""
        door = self.asks(lambda request: doors.door_of_device(request, "space", now=now))
        return door and door.person_id


@pytest.fixture
def person():
    return PersonFactory()


@pytest.fixture
def browser(person):
    return Browser().stays(person)


def test_a_known_device_opens_after_the_session_for_thirty_days_and_no_longer(browser, person):
    last = NOW + LASTS - timedelta(seconds=1)
    assert browser.restarts().opens(LATER) == person.pk
    again = Browser().stays(person)
    assert again.restarts().opens(last) == person.pk
    assert Browser().stays(person).restarts().opens(NOW + LASTS) is None


def test_the_session_of_a_device_ends_with_its_thirty_days(person):
    browser = Browser().stays(person).restarts()
    last = NOW + LASTS - timedelta(minutes=1)
    assert browser.opens(last) == person.pk
    assert browser.opens(NOW + LASTS) is None


def test_the_database_holds_neither_the_secret_nor_the_user_agent(browser):
    row = str(Device.objects.values().get())
    assert browser.secret not in row
    assert "Gecko" not in row
    assert browser.secret not in str(dict(browser.session))


@pytest.mark.parametrize("secure", [True, False])
def test_the_cookie_is_for_the_server_alone_and_secure_in_production(person, settings, secure):
    settings.SESSION_COOKIE_SECURE = secure
    cookie = Browser().stays(person).answer.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], bool(cookie["secure"])) == (True, "Lax", secure)
    assert int(cookie["max-age"] or 0) or cookie["expires"]


def test_the_secret_changes_when_it_opens_a_session_and_not_within_it(browser, person):
    first = browser.secret
    again = browser.restarts()
    assert again.opens(LATER) == person.pk
    second = again.secret
    assert second != first
    assert again.opens(LATER + timedelta(hours=11)) == person.pk
    assert again.secret == second


def test_twelve_hours_later_the_cookie_is_asked_for_again(browser, person):
    again = browser.restarts()
    again.opens(LATER)
    second = again.secret
    assert again.opens(LATER + SESSION) == person.pk
    assert again.secret != second
    again.secret = ""
    assert again.opens(LATER + SESSION + SESSION) is None


def test_two_tabs_that_open_at_once_both_open(browser, person):
    one, two = browser.restarts(), browser.restarts()
    assert one.opens(LATER) == person.pk
    assert two.opens(LATER + TWIN - timedelta(seconds=1)) == person.pk
    assert two.secret == browser.secret
    assert one.restarts().opens(LATER + SESSION) == person.pk


def test_a_secret_that_was_copied_opens_nothing_once_it_has_changed_and_ends_the_device(browser):
    thief, owner = browser.restarts(), browser.restarts()
    owner.opens(LATER)
    assert thief.opens(LATER + TWIN) is None
    assert not Device.objects.exists()
    assert owner.opens(LATER + TWIN) is None


def test_a_secret_two_changes_old_opens_nothing(browser, person):
    thief, owner = browser.restarts(), browser.restarts()
    owner.opens(LATER)
    owner.opens(LATER + SESSION)
    assert thief.opens(LATER + SESSION) is None
    assert owner.opens(LATER + SESSION) == person.pk


@pytest.mark.parametrize("secret", ["", "x", "é" * 50, "0" * 5000])
def test_a_made_up_secret_opens_nothing_and_is_taken_away(browser, secret):
    stranger = Browser(secret)
    assert stranger.opens(LATER) is None
    assert stranger.secret == ""


def test_the_hash_that_a_dump_shows_opens_nothing(browser):
    assert Browser(Device.objects.get().secret_hash).opens(LATER) is None


def test_a_session_with_the_key_of_a_device_of_somebody_else_does_not_outlive_it(browser):
    Device.objects.all().delete()
    assert browser.opens(NOW) is None


def test_a_suspended_account_opens_nothing(browser, person):
    person.is_active = False
    person.save(update_fields=["is_active"])
    assert browser.opens(NOW) is None
    assert browser.restarts().opens(LATER) is None
    assert devices.delete_old(NOW) == 1


def test_signing_out_ends_the_device_of_the_session_and_of_the_cookie(browser):
    copied = browser.secret
    browser.asks(doors.close_all)
    assert browser.secret == ""
    assert not Device.objects.exists()
    assert Browser(copied).opens(NOW) is None


def test_signing_out_after_a_restart_ends_the_device_too(browser):
    browser.restarts().asks(doors.close_all)
    assert not Device.objects.exists()


def test_another_person_who_stays_takes_the_place_of_the_first(browser):
    other = PersonFactory()
    browser.stays(other)
    assert [row.person for row in Device.objects.all()] == [other]
    assert browser.restarts().opens(LATER) == other.pk


def test_the_key_of_the_session_changes_when_a_device_opens_it(browser):
    again = browser.restarts()
    planted = again.session.session_key
    again.opens(LATER)
    assert again.session.session_key != planted


def test_disconnecting_touches_the_devices_of_that_person_only(browser, person):
    stranger = PersonFactory()
    devices.end_one(person=stranger, pk=Device.objects.get().pk)
    devices.end_all(person=stranger)
    assert Device.objects.count() == 1
    devices.end_all(person=person, but=Device.objects.get())
    assert Device.objects.count() == 1
    devices.end_all(person=person)
    assert not Device.objects.exists()


def test_devices_past_their_end_are_swept(browser):
    assert devices.delete_old(NOW + LASTS - timedelta(seconds=1)) == 0
    assert devices.delete_old(NOW + LASTS) == 1


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PHONE, "Firefox sur Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1",
            "Safari sur iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge sur Windows"),
        (
            "Mozilla/5.0 (Linux; Android 14) SamsungBrowser/26 Chrome/122 Safari/5",
            "Samsung Internet sur Android",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0 Safari/537.36", "Chrome sur Linux"),
        ("Lynx on Windows", "Windows"),
        ("curl/8", "Un appareil"),
    ],
)
def test_a_device_has_a_plain_name(agent, name):
    device = Device(
        browser=devices.first_named(agent, devices.BROWSERS),
        system=devices.first_named(agent, devices.SYSTEMS),
    )
    with translation.override("fr"):
        assert device.name == name


@pytest.mark.parametrize(
    "wrong",
    [
        lambda row: {"ends_at": row.since},
        lambda row: {"previous_hash": row.secret_hash},
        lambda row: {"secret_hash": Device.objects.exclude(pk=row.pk).get().secret_hash},
    ],
)
def test_the_database_refuses_a_device_that_cannot_be(browser, person, wrong):
    row = Device.objects.get()
    Browser().stays(person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Device.objects.filter(pk=row.pk).update(**wrong(row))
