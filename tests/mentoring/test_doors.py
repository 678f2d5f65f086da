from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.domain import charters, pairs, proposals
from portal.core import links, outbox
from portal.core.models import Link, Message
from tests.factories.mentoring import PairFactory, ProposalFactory, open_charter, sign

pytestmark = pytest.mark.django_db


def link_of(purpose, record, person):
    return Link.objects.get(
        purpose=purpose, target=links.target_of(record), person=person, spent_at=None, revoked_at=None
    )


def renew(client, link):
    """Press "Receive a new link" on the page of a link that is over; returns the new mails."""
    before = set(Message.objects.values_list("pk", flat=True))
    answer = client.post(f"/lien/{links.token_of(link)}/", {"renew": "1"})
    assert answer.status_code == 200
    return list(Message.objects.exclude(pk__in=before))


def spend(client, link):
    client.post(f"/lien/{links.token_of(link)}/")
    return link


@pytest.mark.parametrize("purpose", ["answer", "tandem", "sign"])
def test_each_link_says_what_it_opens_before_it_is_spent(client, purpose):
    pair = PairFactory(met=True)
    person = pair.mentor.person
    record = {"answer": ProposalFactory, "tandem": lambda: pair, "sign": lambda: open_charter(pair)}[
        purpose
    ]()
    who = record.mentor.person if purpose == "answer" else person
    link = link_of(purpose, record, who)
    shown = client.get(f"/lien/{links.token_of(link)}/").content.decode()
    assert str(links.purposes[purpose].title) in shown
    assert client.post(f"/lien/{links.token_of(link)}/")["Location"].endswith(f"/{record.uuid}/")
    assert client.post(f"/lien/{links.token_of(link)}/").status_code == 410


def test_a_card_s_link_is_renewed_for_the_mentor_once_an_hour(client):
    proposal = ProposalFactory()
    old = spend(client, link_of("answer", proposal, proposal.mentor.person))
    sent = renew(client, old)
    assert [(one.template, one.person) for one in sent] == [("mentoring/proposal", proposal.mentor.person)]
    fresh = link_of("answer", proposal, proposal.mentor.person)
    assert str(fresh.pk) in sent[0].text
    assert renew(client, old) == []
    assert link_of("answer", proposal, proposal.mentor.person) == fresh


def test_an_hour_later_it_may_be_renewed_again(client):
    proposal = ProposalFactory()
    old = spend(client, link_of("answer", proposal, proposal.mentor.person))
    renew(client, old)
    assert links.purposes["answer"].renew(old, timezone.now() + timedelta(hours=1)) is True


def test_a_card_s_link_stays_quiet_after_the_answer_or_the_deadline(client):
    proposal = ProposalFactory()
    old = spend(client, link_of("answer", proposal, proposal.mentor.person))
    assert links.purposes["answer"].renew(old, proposal.deadline_at + timedelta(seconds=1)) is False
    proposals.decline(proposal=proposal, by=proposal.mentor.person, reason="time", now=timezone.now())
    assert renew(client, old) == []


def test_the_link_of_somebody_else_renews_nothing(client):
    proposal, stranger = ProposalFactory(), ProposalFactory().mentor.person
    link = links.create("answer", links.target_of(proposal), person=stranger, now=timezone.now())
    assert renew(client, link) == []


def test_the_link_of_a_pair_is_renewed_for_that_person_only(client):
    pair = PairFactory(active=True)
    old = spend(client, link_of("tandem", pair, pair.mentee.person))
    sent = renew(client, old)
    assert [(one.template, one.person) for one in sent] == [("mentoring/tandem_link", pair.mentee.person)]
    fresh = link_of("tandem", pair, pair.mentee.person)
    assert str(fresh.pk) in sent[0].text
    assert renew(client, old) == []
    assert link_of("tandem", pair, pair.mentee.person) == fresh


def test_the_link_of_a_pair_stays_quiet_once_it_is_undone(client):
    pair = PairFactory()
    old = link_of("tandem", pair, pair.mentor.person)
    pairs.undo(pair=pair, by=None, reason="mismatch", now=timezone.now())
    assert renew(client, old) == []


def test_a_charter_s_link_is_renewed_until_that_person_has_signed(client):
    pair = PairFactory(met=True)
    old = spend(client, link_of("sign", open_charter(pair), pair.mentor.person))
    sent = renew(client, old)
    assert [(one.template, one.person) for one in sent] == [("mentoring/charter_to_sign", pair.mentor.person)]
    fresh = link_of("sign", open_charter(pair), pair.mentor.person)
    assert renew(client, old) == []
    assert link_of("sign", open_charter(pair), pair.mentor.person) == fresh


def test_a_charter_s_link_leads_to_the_pair_once_signed(client):
    pair = PairFactory(met=True)
    old = spend(client, link_of("sign", open_charter(pair), pair.mentor.person))
    sign(pair, "mentor", now=timezone.now())
    assert [one.template for one in renew(client, old)] == ["mentoring/tandem_link"]


def test_a_link_to_an_old_text_leads_to_the_new_one(client):
    pair = PairFactory(met=True)
    charter = open_charter(pair)
    old = spend(client, link_of("sign", charter, pair.mentor.person))
    charter.void()
    charter.save(update_fields=["state"])
    newer = charters.issue(pair=pair, meeting=charter.first_meeting, now=timezone.now())
    sent = renew(client, old)
    assert str(link_of("sign", newer, pair.mentor.person).pk) in sent[0].text


def test_no_token_stays_in_the_tables_or_the_logs_after_the_whole_walk(client, caplog):
    caplog.set_level("DEBUG")
    pair = PairFactory(active=True)
    outbox.deliver_due(timezone.now())
    opened = [link_of("tandem", pair, pair.mentor.person), link_of("tandem", pair, pair.mentee.person)]
    for link in opened:
        client.get(f"/lien/{links.token_of(link)}/")
        spend(client, link)
        spend(client, link)
        renew(client, link)
    kept = str(list(Message.objects.values())) + str(list(Link.objects.values())) + str(dict(client.session))
    tokens = [links.token_of(link) for link in Link.objects.all()]
    assert len(tokens) > len(opened)
    assert [token for token in tokens if token in kept or token in caplog.text] == []
