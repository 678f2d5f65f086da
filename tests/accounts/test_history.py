"""All that was said to somebody, on their page: newest first, folded when long, and for nobody who runs a part."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mentoring.models import Mentor
from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope
from portal.core import outbox
from portal.core.models import Message
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MenteeFactory, MentorFactory, PartnerFactory, PersonFactory
from tests.factories.recruitment import ApplicationFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def say(person, count, template="mentoring/proposal_over"):
    """Messages to somebody, a minute apart."""
    for number in range(count):
        outbox.queue(template, to=person, key=f"{person}:{number}", now=NOW + timedelta(minutes=number))


def page_of(client, record):
    path = reverse(f"staff_{record._meta.model_name}_inspect", args=[record.pk])
    return BeautifulSoup(client.get(path).content, "html.parser")


def shown(page):
    return [int(link["href"].rstrip("/").rpartition("/")[2]) for link in page.select(".td-sent a")]


@pytest.mark.parametrize("factory", [MentorFactory, MenteeFactory])
def test_every_message_to_a_person_is_on_their_page_newest_first_in_words_with_a_link(client, factory):
    sign_in(client)
    record, other = factory(), factory()
    Message.objects.all().delete()
    say(record.person, 3), say(other.person, 1)
    page = page_of(client, record)
    wanted = Message.objects.filter(person=record.person).order_by("-created_at")
    assert shown(page) == [one.pk for one in wanted]
    assert [one.get_text() for one in page.select(".td-sent .td-state")] == ["En attente"] * 3
    assert client.get(page.select_one(".td-sent a")["href"]).status_code == 200


def test_beyond_twenty_the_older_ones_are_folded_and_none_is_left_out(client):
    sign_in(client)
    mentor = MentorFactory()
    Message.objects.all().delete()
    say(mentor.person, 23)
    page = page_of(client, mentor)
    assert len(shown(page)) == 23
    assert len(page.select(".td-earlier .td-sent li")) == 3
    assert page.select_one(".td-earlier summary").get_text() == "3 messages plus anciens"


def test_a_long_history_costs_as_many_queries_as_a_short_one(client):
    sign_in(client)
    short, long = MentorFactory(), MentorFactory()
    say(short.person, 1), say(long.person, 30)
    page_of(client, short)
    costs = []
    for mentor in (short, long):
        with CaptureQueriesContext(connection) as asked:
            page_of(client, mentor)
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("factory", [MentorFactory, MenteeFactory])
def test_whoever_runs_a_programme_is_shown_no_message_of_its_people(client, factory):
    record = factory()
    say(record.person, 2)
    programme = record.programme if factory is MenteeFactory else record.programmes.get()
    sign_in(client, kind=RoleKind.COORDINATOR, over=programme)
    page = page_of(client, record)
    assert record.reference in page.get_text()
    assert page.select(".td-sent") == []
    assert Message.objects.filter(person=record.person).first().subject not in page.get_text()


def test_somebody_erased_has_no_history_and_takes_nobody_s(client):
    sign_in(client)
    mentor = MentorFactory()
    say(PersonFactory(), 1)
    Message.objects.update(person=None)
    Mentor.objects.update(person=None, erased_on=timezone.localdate())
    assert page_of(client, mentor).select(".td-sent") == []


def test_a_structure_shows_what_its_referents_and_its_own_address_were_told(client):
    sign_in(client)
    partner, other = PartnerFactory(email="contact@exemple.fr"), PartnerFactory(email="ailleurs@exemple.fr")
    referent = PersonFactory()
    over = {"scope": Scope.STRUCTURE, "scope_id": partner.uuid}
    roles.grant(referent, RoleKind.REFERENT, today=timezone.localdate(), **over)
    say(referent, 1)
    for one in (partner, other):
        say(outbox.Recipient(address=one.email, first_name=one.name), 1)
    page = page_of(client, partner)
    rows = [row.get_text() for row in page.select(".td-sent small")]
    assert len(rows) == 2
    assert referent.full_name in "".join(rows)
    assert "contact@exemple.fr" in "".join(rows)


def test_an_application_leads_to_its_messages_for_those_who_may_open_them(client):
    application = ApplicationFactory(confirmed=True)
    sign_in(client, kind=RoleKind.COORDINATOR, over=application.programme)
    page = page_of(client, application)
    assert (len(page.select(".td-sent li")) > 0, shown(page)) == (True, [])
    sign_in(client)
    page = page_of(client, application)
    assert len(shown(page)) == len(page.select(".td-sent li")) > 0
