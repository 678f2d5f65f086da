"""The agenda as calendars: a file for each event, and the whole of it to subscribe to."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from cms_pages.models import EventPage
from portal.core.days import PARIS
from portal.hub import ledger

from .planned import HOUR, appointments, gather, the_appointment


@pytest.mark.parametrize(("month", "hour_in_utc"), [(1, 17), (7, 16)])
def test_an_event_keeps_its_hour_in_paris_in_winter_and_in_summer(client, plan, month, hour_in_utc):
    year = timezone.localdate().year + 1
    event = plan(
        "Information", starts_at=datetime(year, month, 12, 18, tzinfo=PARIS), place="Aix ; Salle 2, 1er"
    )
    kept = the_appointment(client, event)
    assert kept.decoded("dtstart") == datetime(year, month, 12, hour_in_utc, tzinfo=UTC)
    assert kept.decoded("dtend") - kept.decoded("dtstart") == HOUR
    assert (str(kept["summary"]), str(kept["location"])) == ("Information", "Aix ; Salle 2, 1er")
    assert str(kept["url"]) == event.full_url


def test_each_publication_of_an_event_replaces_the_one_before(client, plan):
    event = plan("Information")
    before = the_appointment(client, event)
    EventPage.objects.filter(pk=event.pk).update(first_published_at=timezone.now() - timedelta(minutes=5))
    event.refresh_from_db()
    event.title, event.slug, event.starts_at = "Autre titre", "autre", event.starts_at - HOUR
    event.save_revision().publish()
    event.refresh_from_db()
    after = the_appointment(client, event)
    assert before["sequence"] == 0
    assert after["sequence"] >= 300
    assert str(after["uid"]) == str(before["uid"])
    assert after.decoded("dtstart") == before.decoded("dtstart") - HOUR


def test_the_subscription_holds_events_and_gatherings_a_year_back_and_everything_ahead(client, plan):
    plan("À venir", days=200)
    plan("Récente", days=-300)
    plan("Ancienne", days=-400)
    gathering = gather("Relancer un tandem", days=9, topic="Secret")
    response = client.get("/agenda.ics")
    fed = appointments(response)
    assert [str(one["summary"]) for one in fed.values()] == ["Récente", "Relancer un tandem", "À venir"]
    kept = fed[f"public-{gathering.uuid}@tandem"]
    assert ("location" in kept, str(kept["description"])) == (False, "Pour les mentors du hub")
    assert "quai" not in response.content.decode()
    calendar = Calendar.from_ical(response.content.decode())
    assert str(calendar["x-wr-calname"]) == "Agenda du mentorat"
    assert "method" not in calendar


def test_calendars_are_shared_by_caches_and_read_only(client, plan):
    event = plan("Information")
    for path in ("/agenda.ics", f"{event.get_url()}ics/"):
        response = client.get(path)
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        assert response["Cache-Control"] == "public, max-age=14400"
        assert client.post(path).status_code == 405


def test_an_unpublished_event_or_agenda_has_no_calendar(client, plan):
    event = plan("Information")
    event.unpublish()
    assert client.get(f"{event.get_url()}ics/").status_code == 404
    ledger.page("agenda").unpublish()
    assert client.get("/agenda.ics").status_code == 404


def test_an_agenda_for_those_who_sign_in_is_closed_to_the_others_with_all_that_is_under_it(client, plan):
    event = plan("Information")
    PageViewRestriction.objects.create(page=ledger.page("agenda"), restriction_type=PageViewRestriction.LOGIN)
    for path in ("/agenda/", "/agenda/archives/", event.get_url(), f"{event.get_url()}ics/"):
        response = client.get(path)
        assert (response.status_code, "login" in response["Location"]) == (302, True)
    assert client.get("/agenda.ics").status_code == 404
    assert client.get("/actualites/").status_code == 200
