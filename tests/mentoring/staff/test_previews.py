"""Acts that write to people are read before they leave, and reading changes nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import gatherings, pauses
from mentoring.models import Pair, Proposal
from portal.core.models import Message
from tests.factories.accounts import StaffFactory, sign_in
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    PairFactory,
    ProgrammeFactory,
    ProposalFactory,
    open_charter,
)
from tests.tables import everything

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
DAY = timedelta(days=1)


def preview(client, name, *records, **answers):
    path = reverse(f"staff_{name}", args=[record.pk for record in records])
    seen = client.get(path).context["form"]["seen"].value()
    before = everything()
    response = client.post(path, {"seen": seen, "preview": "1", **answers})
    assert everything() == before
    assert response.status_code == 200
    assert "[[link:" not in response.content.decode()
    return response


def readers(response):
    return sorted(letter.to for letter in response.context["letters"])


def both(pair):
    return sorted([pair.mentor.person.full_name, pair.mentee.person.full_name])


def in_days(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_a_proposal_is_read_with_its_word_before_it_is_sent(client):
    sign_in(client)
    programme = ProgrammeFactory()
    mentor, mentee = MentorFactory(programme=programme), MenteeFactory(programme=programme)
    response = preview(client, "propose", mentee, mentor, note="Un mot")
    assert readers(response) == [mentor.person.full_name]
    assert response.context["form"]["note"].value() == "Un mot"
    assert not Proposal.objects.exists()


def test_a_refused_proposal_says_why_in_the_preview(client):
    sign_in(client)
    programme = ProgrammeFactory()
    mentor, mentee = MentorFactory(programme=programme), MenteeFactory(programme=programme, agreed=False)
    response = preview(client, "propose", mentee, mentor)
    assert response.context["form"].non_field_errors()
    assert "letters" not in response.context


def test_a_proposal_taken_back_is_read_first(client):
    sign_in(client)
    proposal = ProposalFactory()
    assert readers(preview(client, "proposal_cancel", proposal)) == [proposal.mentor.person.full_name]


def test_the_charter_is_read_by_both_before_the_first_meeting_is_logged(client):
    sign_in(client)
    pair = PairFactory()
    answers = {"held_on": in_days(0), "minutes": "60", "mode": "face"}
    assert readers(preview(client, "pair_first_meeting", pair, **answers)) == both(pair)
    assert Pair.objects.get(pk=pair.pk).state == "formed"


@pytest.mark.parametrize(
    ("act", "answers"),
    [
        ("pause", {"until": in_days(20)}),
        ("close", {"reason": "completed", "kind": "training"}),
    ],
)
def test_what_a_tandem_is_told_is_read_first(client, act, answers):
    sign_in(client)
    pair = PairFactory(active=True)
    assert readers(preview(client, f"pair_{act}", pair, **answers)) == both(pair)


def test_a_tandem_taken_up_again_or_stopped_is_read_first(client):
    officer = sign_in(client)
    rests, formed = PairFactory(active=True), PairFactory()
    now = timezone.now()
    pauses.pause(pair=rests, until=timezone.localdate() + 20 * DAY, by=officer, now=now)
    assert readers(preview(client, "pair_resume", rests)) == both(rests)
    assert readers(preview(client, "pair_undo", formed, reason="mismatch")) == both(formed)


def test_a_hand_over_is_read_by_three(client):
    sign_in(client)
    pair, colleague = PairFactory(active=True), StaffFactory(last_name="Zola")
    found = readers(preview(client, "pair_hand_over", pair, to=colleague.pk))
    assert found == sorted([*both(pair), colleague.full_name])


def test_a_charter_sent_again_is_read_first(client):
    sign_in(client)
    pair = PairFactory(met=True)
    charter = open_charter(pair)
    assert readers(preview(client, "charter_resend", charter)) == both(pair)


def test_a_gathering_called_off_shows_a_few_and_names_the_others(client):
    sign_in(client)
    programme = ProgrammeFactory()
    for _count in range(6):
        MentorFactory(programme=programme)
    gathering = gatherings.add(
        name="Rencontre",
        starts_at=timezone.now() + 9 * DAY,
        minutes=90,
        place="Le Lac",
        programmes=[programme],
        by=None,
        now=timezone.now(),
    )
    response = preview(client, "gathering_call_off", gathering)
    assert (len(response.context["letters"]), len(response.context["alike"])) == (4, 2)
    assert "Et 2 autres" in response.content.decode()


def test_the_guide_and_the_card_are_read_first(client):
    sign_in(client)
    mentor, mentee = MentorFactory(ready=False), MenteeFactory(agreed=False)
    Message.objects.all().delete()
    assert readers(preview(client, "mentor_guide", mentor)) == [mentor.person.full_name]
    assert readers(preview(client, "mentee_card", mentee)) == [mentee.person.full_name]
