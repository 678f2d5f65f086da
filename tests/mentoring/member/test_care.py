"""The pages of a tandem that lives: its plan, its notes, the news, a difficulty, the private question."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import notes, plans
from mentoring.models import (
    ActionItem,
    Alert,
    CheckIn,
    Contact,
    FirstImpression,
    Pair,
    PairNote,
    PartnerFeedback,
)
from portal.core.models import Message
from tests.factories.accounts import sign_in
from tests.factories.mentoring import PairFactory, PartnerFactory, PersonFactory
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("side", ["mentor", "mentee"])


@pytest.fixture
def pair():
    return PairFactory(active=True)


def fill(client, path, **answers):
    """Post a form as the page offers it, changed by `answers`."""
    form = client.get(path).context["form"]
    said = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    return client.post(path, said | answers)


@BOTH
def test_the_plan_is_begun_from_a_ready_one_then_changed(client, enter, pair, side):
    path = enter("tandem", pair, getattr(pair, side).person) + "plan/"
    assert "Partir d’un plan tout prêt" in words(client.get(path))
    client.post(f"{path}commencer/", {"plan": "applying"})
    assert pair.actions.count() == 5
    fill(client, path, text="Écrire à cinq entreprises", who="both")
    action = pair.actions.get(text="Écrire à cinq entreprises")
    fill(client, reverse("member:action", args=[action.uuid]), text="Écrire à trois entreprises")
    client.post(reverse("member:action_settle", args=[action.uuid]), {"state": "done"})
    action = ActionItem.objects.get(pk=action.pk)
    assert (action.text, action.state) == ("Écrire à trois entreprises", "done")
    assert "Derrière vous" in words(client.get(path))


def test_the_log_form_shows_the_open_actions_and_takes_their_progress(client, enter, pair):
    action = plans.add(pair=pair, by=pair.mentor.person, text="Relire le CV", now=timezone.now())
    path = enter("tandem", pair, pair.mentee.person) + "rencontre/"
    assert "Relire le CV" in words(client.get(path))
    fill(client, path, **{f"action-{action.uuid}": "done", "progress": "forward", "next_step": "Appeler"})
    meeting = pair.meetings.get(is_first=False)
    assert (meeting.progress, meeting.next_step) == ("forward", "Appeler")
    assert ActionItem.objects.get().state == "done"


def test_an_action_of_another_pair_has_no_door(client, enter, pair):
    other = PairFactory(active=True)
    action = plans.add(pair=other, by=other.mentor.person, text="x", now=timezone.now())
    enter("tandem", pair, pair.mentor.person)
    assert client.get(reverse("member:action", args=[action.uuid])).status_code == 403


@BOTH
def test_a_note_is_read_by_both_sides_on_their_page(client, enter, pair, side):
    path = enter("tandem", pair, pair.mentee.person) + "notes/"
    fill(client, path, text="Entre nous : parler du trac")
    path = enter("tandem", pair, getattr(pair, side).person) + "notes/"
    assert "Entre nous : parler du trac" in words(client.get(path))


def test_the_team_has_no_screen_for_a_note(client, pair):
    note = notes.write(pair=pair, by=pair.mentee.person, text="PLANTÉ", now=timezone.now())
    sign_in(client)
    for name, record in (("notes", pair), ("note_share", note), ("note_delete", note)):
        assert client.get(reverse(f"member:{name}", args=[record.uuid])).status_code == 403


def test_only_its_author_reaches_the_pages_to_share_or_delete_a_note(client, enter, pair):
    note = notes.write(pair=pair, by=pair.mentee.person, text="PLANTÉ", now=timezone.now())
    enter("tandem", pair, pair.mentor.person)
    assert client.post(reverse("member:note_delete", args=[note.uuid])).status_code == 403
    enter("tandem", pair, pair.mentee.person)
    client.post(reverse("member:note_share", args=[note.uuid]))
    assert pair.team_notes.get().text == "PLANTÉ"
    client.post(reverse("member:note_delete", args=[note.uuid]))
    assert not PairNote.objects.exists()


@BOTH
def test_one_tap_counts_a_call_and_two_taps_of_a_page_count_one(client, enter, pair, side):
    path = enter("tandem", pair, getattr(pair, side).person)
    key = client.get(path).context["contact_key"]
    for _twice in range(2):
        client.post(f"{path}contact/", {"kind": "call", "client_key": str(key)})
    assert Contact.objects.count() == 1
    assert "1 appel ou message ce mois-ci" in words(client.get(path))


@pytest.mark.parametrize("said", [{"kind": "x"}, {}, {"kind": "call", "client_key": "no key"}])
def test_a_strange_tap_never_fails(client, enter, pair, said):
    path = enter("tandem", pair, pair.mentor.person)
    assert client.post(f"{path}contact/", said).status_code == 302


@BOTH
def test_the_private_question_is_asked_and_never_shown_to_the_other(client, enter, side):
    pair = PairFactory(met=True)
    path = enter("tandem", pair, getattr(pair, side).person)
    assert "Une question pour vous seul·e" in words(client.get(path))
    fill(client, f"{path}impression/", answer="unsure")
    assert FirstImpression.objects.get().side == side
    assert "Une question pour vous seul·e" not in words(client.get(path))
    other = pair.mentee if side == "mentor" else pair.mentor
    path = enter("tandem", pair, other.person)
    assert "ne sais pas" not in words(client.get(path))


def test_a_no_says_that_another_match_begins(client, enter):
    pair = PairFactory(met=True)
    path = enter("tandem", pair, pair.mentee.person)
    fill(client, f"{path}impression/", answer="no")
    assert Pair.objects.get().state == "undone"


GOOD = {"meets_enough": "True", "plan_advances": "True", "at_ease": "True", "mood": "5", "difficulty": "none"}


@BOTH
def test_news_are_given_by_oneself_from_the_mail_or_the_space(client, enter, pair, side):
    check_in = CheckIn.objects.create(pair=pair, due_on=timezone.localdate())
    person = getattr(pair, side).person
    assert "Comment ça va ?" in words(client.get(enter("tandem", pair, person)))
    path = enter("check_in", check_in, person)
    page = client.post(path, GOOD | {"mood": "9", "words": "Gardez-moi"})
    assert "Gardez-moi" in page.content.decode()
    client.post(path, GOOD)
    answer = check_in.answers.get()
    assert (answer.side, answer.mood, answer.channel) == (side, 5, "oneself")


def test_the_other_does_not_read_the_news(client, enter, pair):
    check_in = CheckIn.objects.create(pair=pair, due_on=timezone.localdate())
    client.post(enter("check_in", check_in, pair.mentee.person), GOOD | {"words": "SECRET-PLANTÉ"})
    mentor = pair.mentor.person
    for path in (enter("check_in", check_in, mentor), enter("tandem", pair, mentor)):
        assert "SECRET" not in client.get(path).content.decode()


def test_a_link_to_news_opens_for_nobody_else(client, enter, pair):
    check_in = CheckIn.objects.create(pair=pair, due_on=timezone.localdate())
    path = enter("check_in", check_in, PersonFactory())
    assert client.get(path).status_code == 403


def test_somebody_else_who_came_into_their_space_reads_no_form_of_ours(client, enter, pair):
    check_in = CheckIn.objects.create(pair=pair, due_on=timezone.localdate())
    stranger = PersonFactory()
    enter("space", stranger, stranger)
    assert client.get(reverse("member:check_in", args=[check_in.uuid])).status_code == 403


def test_a_difficulty_asks_for_a_word_then_thanks(client, enter, pair):
    path = enter("tandem", pair, pair.mentee.person) + "difficulte/"
    assert "Écrivez quelques mots" in words(client.post(path, {"words": ""}))
    assert "L’équipe a votre message" in words(client.post(path, {"words": "Il ne vient plus"}))
    assert Alert.objects.get().words == "Il ne vient plus"


def test_when_contact_stops_the_addresses_are_hidden_at_once(client, enter, pair):
    path = enter("tandem", pair, pair.mentee.person)
    client.post(f"{path}difficulte/", {"is_unsafe": "on", "stop_contact": "on"})
    enter("tandem", pair, pair.mentor.person)
    assert pair.mentee.person.email not in client.get(path).content.decode()


def test_the_mentor_tells_the_structure_in_three_lines_once_a_month(client, enter):
    pair = PairFactory(active=True, mentee__partner=PartnerFactory())
    path = enter("tandem", pair, pair.mentor.person) + "structure/"
    for line in ("Très motivée", "Plus motivée encore"):
        fill(client, path, going_well=line, to_work_on="Les entretiens")
    assert PartnerFeedback.objects.get().going_well == "Plus motivée encore"


def test_the_structure_receives_the_lines_only_once_the_mentee_passes_them_on(client, enter):
    partner = PartnerFactory(email="accueil@structure.example")
    pair = PairFactory(active=True, mentee__partner=partner)
    fill(
        client,
        enter("tandem", pair, pair.mentor.person) + "structure/",
        going_well="Très motivée",
        to_work_on="Les entretiens",
    )
    letters = Message.objects.filter(template="mentoring/lines_to_structure")
    assert not letters.exists()
    path = enter("tandem", pair, pair.mentee.person)
    assert "Très motivée" in words(client.get(path))
    seen = PartnerFeedback.objects.get().written_at.isoformat()
    for _twice in range(2):
        client.post(f"{path}structure/transmettre/", {"seen": seen})
    assert (letters.get().address, "Très motivée" in letters.get().text) == (partner.email, True)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_neither_the_mentor_nor_a_stale_page_passes_the_lines_on(client, enter, side):
    pair = PairFactory(active=True, mentee__partner=PartnerFactory(email="accueil@structure.example"))
    path = enter("tandem", pair, pair.mentor.person)
    fill(client, f"{path}structure/", going_well="Très motivée", to_work_on="Les entretiens")
    seen = PartnerFeedback.objects.get().written_at.isoformat()
    fill(client, f"{path}structure/", going_well="Absente", to_work_on="Les entretiens")
    seen = PartnerFeedback.objects.get().written_at.isoformat() if side == "mentor" else seen
    path = enter("tandem", pair, getattr(pair, side).person)
    client.post(f"{path}structure/transmettre/", {"seen": seen})
    assert PartnerFeedback.objects.get().released_at is None


def test_the_mentee_has_no_form_for_the_structure(client, enter):
    pair = PairFactory(active=True, mentee__partner=PartnerFactory())
    path = enter("tandem", pair, pair.mentee.person) + "structure/"
    assert client.get(path).status_code == 302
