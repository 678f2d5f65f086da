"""No proposal leaves before the mentor was prepared and the mentee agreed to the very card."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from mentoring.domain import barriers, cards, objections, orientation, proposals, refusals, shortlist
from mentoring.models import Objection, Orientation, Proposal
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    ProgrammeFactory,
    ProposalFactory,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def programme():
    return ProgrammeFactory()


def propose(mentee, mentor):
    return proposals.propose(mentee=mentee, mentor=mentor, by=OfficerFactory(), now=NOW)


def test_nothing_is_proposed_to_a_mentor_who_was_not_prepared(programme):
    mentee = MenteeFactory(programme=programme)
    mentor = MentorFactory(programme=programme, ready=False)
    assert shortlist.for_mentee(mentee, now=NOW).rows[0].blocked == "not_ready"
    with pytest.raises(refusals.MentorNotReady):
        propose(mentee, mentor)


def test_nothing_is_proposed_of_a_mentee_who_has_not_agreed_to_the_card(programme):
    mentee, mentor = MenteeFactory(programme=programme, agreed=False), MentorFactory(programme=programme)
    with pytest.raises(refusals.CardNotAgreed):
        propose(mentee, mentor)


def test_an_agreement_holds_for_the_words_that_were_read_only(programme):
    mentee, mentor = MenteeFactory(programme=programme), MentorFactory(programme=programme)
    mentee = cards.rewrite(mentee=mentee, by=mentee.person, aim="Cariste", words="", now=NOW)
    with pytest.raises(refusals.CardNotAgreed):
        propose(mentee, mentor)
    cards.agree(mentee=mentee, by=mentee.person, seen_hash=cards.hash_of(mentee), now=NOW)
    sent = propose(mentee, mentor)
    assert sent.agreement.content == cards.content_of(mentee)
    assert {name: sent.card[name] for name in sent.agreement.content} == sent.agreement.content


def test_a_card_that_changed_meanwhile_is_read_again(programme):
    mentee = MenteeFactory(programme=programme, agreed=False)
    old = cards.hash_of(mentee)
    mentee = cards.rewrite(mentee=mentee, by=mentee.person, aim="Cariste", words="", now=NOW)
    with pytest.raises(refusals.OtherCard):
        cards.agree(mentee=mentee, by=mentee.person, seen_hash=old, now=NOW)


def test_every_line_of_the_checklist_counts():
    mentor = MentorFactory(ready=False)
    with pytest.raises(refusals.NotTicked):
        orientation.complete(mentor=mentor, by=mentor.person, ticks=["guide"], now=NOW)
    assert not Orientation.objects.exists()


@pytest.mark.parametrize("key", ["orientation", "agreement"])
def test_the_database_refuses_a_proposal_without_its_preparation(key):
    proposal = ProposalFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(**{key: None})


def test_what_a_proposal_points_to_is_not_deleted():
    proposal = ProposalFactory()
    for row in (proposal.orientation, proposal.agreement):
        with pytest.raises(ProtectedError):
            row.delete()


@pytest.mark.parametrize(
    ("said", "of_mentor"),
    [
        ({"name": "SARL Boulangerie de l’Étoile"}, {"company": "boulangerie de l'etoile"}),
        ({"name": "Tavernot Hélène"}, {}),
        ({"siren": "552 100 554"}, {"siren": "552100554"}),
    ],
)
@pytest.mark.parametrize("kind", Objection.Kind.values)
def test_a_mentor_whom_the_mentee_named_is_never_proposed(programme, kind, said, of_mentor):
    mentee, mentor = MenteeFactory(programme=programme), MentorFactory(programme=programme, **of_mentor)
    objections.declare(mentee=mentee, kind=kind, by=mentee.person, now=NOW, **said)
    assert shortlist.for_mentee(mentee, now=NOW).set_aside == [(mentor, kind)]
    assert str(barriers.WORDS[kind])
    with pytest.raises(refusals.TooClose):
        propose(mentee, mentor)


def test_a_name_that_is_taken_back_stands_in_the_way_no_more(programme):
    mentee, mentor = MenteeFactory(programme=programme), MentorFactory(programme=programme, company="Sextia")
    named = objections.declare(mentee=mentee, kind="veto", by=None, now=NOW, name="Sextia")
    objections.take_back(objection=named, by=mentee.person)
    assert propose(mentee, mentor)


def test_somebody_has_to_be_named():
    with pytest.raises(refusals.NobodyNamed):
        objections.declare(mentee=MenteeFactory(), kind="veto", by=None, now=NOW, name=" – ", siren="")
