"""Signing in by a mailed link, and one page that begins with what is to do now."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import gatherings, signing_in, standing
from mentoring.models import Attendance, Mentee, Mentor, Proposal
from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.models import Link, Message
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    PairFactory,
    PersonFactory,
    ProposalFactory,
    open_charter,
)
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOME = "/espace/"


def come_in(enter, person):
    return enter("space", person, person)


def ask(client, email):
    return client.post("/espace/entrer/", {"email": email}, follow=True)


def test_a_stranger_learns_nothing_and_a_member_receives_a_link(client):
    mentor = MentorFactory()
    known, unknown = ask(client, mentor.person.email.upper()), ask(client, "inconnue@exemple.fr")
    assert words(known) == words(unknown)
    assert [m.person for m in Message.objects.filter(template="mentoring/sign_in")] == [mentor.person]


def test_somebody_of_the_team_who_is_no_member_receives_no_link(client):
    ask(client, PersonFactory(is_staff=True).email)
    assert not Message.objects.exists()


def test_asking_twice_in_a_minute_sends_one_link(client):
    mentor = MentorFactory()
    for _twice in range(2):
        ask(client, mentor.person.email)
    assert Link.objects.filter(purpose="space").count() in (1, 2)
    assert (
        Message.objects.filter(template="mentoring/sign_in").count()
        == Link.objects.filter(purpose="space").count()
    )


def test_beyond_the_days_limit_of_a_network_a_known_address_and_a_stranger_read_the_same_refusal(
    client, monkeypatch
):
    mentor = MentorFactory()
    monkeypatch.setattr(signing_in, "MOST_TRIES", 1)
    ask(client, "inconnue@exemple.fr")
    known, unknown = ask(client, mentor.person.email), ask(client, "inconnue@exemple.fr")
    assert "Trop de liens ont été demandés d’ici aujourd’hui" in words(known)
    assert words(known) == words(unknown)
    assert not Message.objects.exists()
    assert client.post("/espace/entrer/", {"email": mentor.person.email}, REMOTE_ADDR="198.51.100.7").url


@pytest.mark.parametrize("name", ["space", "data", "data_file", "pause_me", "leave_me"])
def test_whoever_has_not_come_in_is_led_to_the_entrance(client, name):
    assert client.get(reverse(f"member:{name}"))["Location"] == "/espace/entrer/"


def test_the_space_begins_with_what_is_to_do_now(enter, client):
    proposal = ProposalFactory(mentee__person__first_name="Zoé")
    assert come_in(enter, proposal.mentor.person) == HOME
    text = words(client.get(HOME))
    assert "1 chose à faire maintenant" in text
    assert "Une proposition pour vous : Zoé" in text


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: MentorFactory(ready=False).person, "Le guide du mentor et votre liste de préparation"),
        (lambda: MenteeFactory(agreed=False).person, "Votre fiche, avant qu’un mentor la lise"),
        (lambda: PairFactory().mentee.person, "Votre première rencontre avec Hélène"),
        (lambda: PairFactory(met=True).mentee.person, "Votre charte avec Hélène"),
        (lambda: PairFactory(active=True).mentee.person, "Rien ne vous est demandé"),
    ],
)
def test_each_step_says_what_to_do(enter, client, make, told):
    come_in(enter, make())
    assert told in words(client.get(HOME))


def test_the_space_opens_the_pages_of_its_own_person_and_no_others(enter, client):
    mine, foreign = PairFactory(met=True), PairFactory(met=True)
    card = (
        ProposalFactory(mentor=mine.mentor, programme=mine.programme)
        if mine.mentor.places.filter(proposal=None)
        else None
    )
    come_in(enter, mine.mentor.person)
    own = [
        reverse("member:pair", args=[mine.uuid]),
        reverse("member:charter", args=[open_charter(mine).uuid]),
    ]
    theirs = [
        reverse("member:pair", args=[foreign.uuid]),
        reverse("member:charter", args=[open_charter(foreign).uuid]),
        reverse("member:card", args=[mine.mentee.uuid]),
        reverse("member:orientation", args=[foreign.mentor.uuid]),
        reverse("member:proposal", args=[foreign.proposal.uuid]),
    ]
    assert [client.get(path).status_code for path in own] == [200, 200]
    assert [client.get(path).status_code for path in theirs] == [403] * len(theirs)
    assert card is None or card.pk


def test_a_charter_is_signed_from_the_space(enter, client):
    pair = PairFactory(met=True)
    come_in(enter, pair.mentee.person)
    charter = open_charter(pair)
    answers = {"text_hash": charter.text_hash, "read": "on", "typed_name": pair.mentee.person.full_name}
    client.post(reverse("member:charter", args=[charter.uuid]), answers)
    assert charter.signatures.get().signer == pair.mentee.person


def test_leaving_closes_every_door(enter, client):
    proposal = ProposalFactory()
    path = enter("answer", proposal, proposal.mentor.person)
    come_in(enter, proposal.mentor.person)
    client.post("/espace/sortir/")
    assert client.get(HOME).status_code == 302
    assert client.get(path).status_code == 403


def test_a_mentor_pauses_and_is_back_on_the_day(enter, client):
    mentor = MentorFactory()
    come_in(enter, mentor.person)
    until = day_of(NOW) + timedelta(days=30)
    client.post("/espace/pause/", {"until": until.isoformat()})
    mentor = Mentor.objects.get(pk=mentor.pk)
    assert (mentor.state, mentor.paused_until) == ("paused", until)
    assert standing.resume_due(NOW + timedelta(days=29)) == 0
    for _twice in range(2):
        standing.resume_due(NOW + timedelta(days=31))
    assert Mentor.objects.get(pk=mentor.pk).state == "available"


@pytest.mark.parametrize("days", [-1, 0, 400])
def test_a_pause_has_a_day_to_come_within_a_year(enter, client, days):
    mentor = MentorFactory()
    come_in(enter, mentor.person)
    response = client.post("/espace/pause/", {"until": (NOW + timedelta(days=days)).date().isoformat()})
    assert "Choisissez un jour après aujourd’hui" in words(response)
    assert Mentor.objects.get(pk=mentor.pk).state == "available"


def test_a_mentor_who_declines_pauses_in_the_same_answer(enter, client):
    proposal = ProposalFactory()
    path = enter("answer", proposal, proposal.mentor.person)
    until = (NOW + timedelta(days=60)).date()
    client.post(f"{path}decliner/", {"reason": "time", "note": "", "pause_until": until.isoformat()})
    assert Proposal.objects.get(pk=proposal.pk).state == "declined"
    assert Mentor.objects.get(pk=proposal.mentor_id).paused_until == until


def test_a_pause_that_is_refused_declines_nothing(enter, client):
    proposal = ProposalFactory()
    path = enter("answer", proposal, proposal.mentor.person)
    answers = {
        "reason": "time",
        "note": "Plus tard",
        "pause_until": (NOW - timedelta(days=1)).date().isoformat(),
    }
    response = client.post(f"{path}decliner/", answers)
    assert "Plus tard" in response.content.decode()
    assert Proposal.objects.get(pk=proposal.pk).state == "sent"


def test_leaving_takes_open_cards_back_and_waits_for_the_end_of_a_tandem(enter, client):
    proposal = ProposalFactory()
    come_in(enter, proposal.mentor.person)
    client.post("/espace/partir/")
    assert Proposal.objects.get(pk=proposal.pk).state == "cancelled"
    assert Mentor.objects.get(pk=proposal.mentor_id).state == "left"
    pair = PairFactory()
    come_in(enter, pair.mentee.person)
    assert "Un tandem est encore en cours" in words(client.post("/espace/partir/", follow=True))
    assert Mentee.objects.get(pk=pair.mentee_id).state == "paired"


@pytest.mark.parametrize(
    ("make", "leave"),
    [
        (MentorFactory, lambda file: standing.leave(mentor=file, by=file.person, now=NOW)),
        (MenteeFactory, lambda file: standing.leave_queue(mentee=file, by=file.person, now=NOW)),
    ],
)
def test_leaving_is_offered_to_whoever_is_still_here_and_to_nobody_else(enter, client, make, leave):
    file = make()
    come_in(enter, file.person)
    assert "/espace/partir/" in client.get(HOME).content.decode()
    leave(file)
    assert "/espace/partir/" not in client.get(HOME).content.decode()
    assert client.get("/espace/partir/")["Location"] == HOME


@pytest.mark.parametrize(
    ("places", "told"),
    [(2, "1 tandem en cours sur 2 places"), (1, "1 tandem en cours sur 1 place")],
)
def test_a_mentor_reads_how_many_places_are_taken(enter, client, places, told):
    pair = PairFactory(mentor__places=places)
    PairFactory()
    come_in(enter, pair.mentor.person)
    assert told in words(client.get(HOME))


def test_my_data_holds_my_words_and_nobody_elses(enter, client):
    mine, other = MenteeFactory(words="Je cherche à Aix"), MenteeFactory(words="Secret-de-l-autre")
    come_in(enter, mine.person)
    text, exported = words(client.get("/espace/mes-donnees/")), client.get("/espace/mes-donnees/telecharger/")
    for content in (text, exported.content.decode()):
        assert "Je cherche à Aix" in content
        assert "Secret-de-l-autre" not in content
        assert other.person.email not in content
    assert exported["Content-Disposition"].endswith('"mes-donnees-tandem.json"')


def test_a_note_of_the_mentor_about_them_is_not_in_the_data_of_a_mentee(enter, client):
    proposal = ProposalFactory()
    Proposal.objects.filter(pk=proposal.pk).update(decline_note="Mot-pour-l-equipe")
    come_in(enter, proposal.mentee.person)
    assert "Mot-pour-l-equipe" not in client.get("/espace/mes-donnees/telecharger/").content.decode()


def test_contact_details_are_changed_by_their_person(enter, client):
    person = MentorFactory().person
    come_in(enter, person)
    answers = {"phone": "06 12 34 56 79", "language": "en", "preferred_channel": "mail", "pace": "daily"}
    assert client.post("/espace/mes-donnees/", answers).status_code == 302
    person = User.objects.get(pk=person.pk)
    assert (person.phone, person.language, person.pace) == ("+33612345679", "en", "daily")
    refused = client.post("/espace/mes-donnees/", answers | {"phone": "", "preferred_channel": "sms"})
    assert refused.context["form"].errors["phone"]


def test_a_gathering_is_answered_from_the_space_and_by_its_own_link(enter, client):
    mentor = MentorFactory()
    gatherings.add(
        name="Rencontre",
        starts_at=NOW + timedelta(days=9),
        place="Le Lac",
        programmes=mentor.programmes.all(),
        by=None,
        now=NOW,
    )
    row = Attendance.objects.get()
    come_in(enter, mentor.person)
    assert "Viendrez-vous" in words(client.get(HOME))
    path = reverse("member:gathering", args=[row.gathering.uuid])
    assert "Rencontre · à confirmer" in words(client.get(HOME))
    client.post(path, {"answer": "yes"})
    assert Attendance.objects.get().state == "coming"
    assert "Rencontre · vous venez" in words(client.get(HOME))
    client.post("/espace/sortir/")
    assert client.get(path).status_code == 403
    assert enter("gathering", row.gathering, mentor.person) == path
    client.post(path, {"answer": "no"})
    assert Attendance.objects.get().state == "not_coming"
    assert client.get(f"{path}agenda.ics").content.startswith(b"BEGIN:VCALENDAR")


def test_a_mentor_who_is_not_invited_reads_no_place(enter, client):
    mentor, other = MentorFactory(), MentorFactory()
    gathering = gatherings.add(
        name="Rencontre",
        starts_at=NOW + timedelta(days=9),
        place="Le Lac",
        programmes=mentor.programmes.all(),
        by=None,
        now=NOW,
    )
    come_in(enter, other.person)
    assert client.get(reverse("member:gathering", args=[gathering.uuid])).status_code == 403


@pytest.fixture(autouse=True)
def fresh_cache():
    caches["shared"].clear()
