from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from mentoring import timeline
from mentoring.domain import pairs, rendering
from mentoring.member import story
from mentoring.models import Meeting, Pair
from portal.core.models import Message, ViewLog
from tests.factories.mentoring import CharterTextFactory, PairFactory, ProposalFactory, open_charter
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db
PHONES = {"mentor__person__phone": "06 98 76 54 32", "mentee__person__phone": "+32 470 12 34 56"}
TODAY = timezone.localdate


def freeze(pair):
    pair.freeze()
    pair.save(update_fields=["state"])


def meeting(**answers):
    return {
        "held_on": TODAY().isoformat(),
        "minutes": "90",
        "mode": "remote",
        "facts": "Bon départ.",
        **answers,
    } | {"client_key": "5f0c8a0e-7f0c-4b3e-9a53-0f3f0f4a1a11"}


def test_each_side_reads_how_to_reach_the_other_and_it_is_written_down(enter, page):
    pair = PairFactory(**PHONES)
    mentor_reads = page(enter("tandem", pair, pair.mentor.person))
    mentee_reads = page(enter("tandem", pair, pair.mentee.person))
    assert "Joindre Inès Selmouni" in mentor_reads
    assert "+32 470 12 34 56" in mentor_reads
    assert "Joindre Hélène Tavernot" in mentee_reads
    assert "06 98 76 54 32" in mentee_reads
    assert pair.mentor.person.email in mentee_reads
    seen = ViewLog.objects.order_by("pk").values_list("viewer", "subject")
    assert list(seen) == [
        (pair.mentor.person_id, pair.mentee.reference),
        (pair.mentee.person_id, pair.mentor.reference),
    ]


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_a_suspended_pair_hides_addresses_from_both(enter, client, side):
    pair = PairFactory(active=True, **PHONES)
    freeze(pair)
    html = client.get(enter("tandem", pair, getattr(pair, side).person)).content.decode()
    people = (pair.mentor.person, pair.mentee.person)
    hidden = [*(person.email for person in people), *(person.phone for person in people), "06 98", "470 12"]
    assert [leak for leak in hidden if leak in html] == []
    assert "Elles sont masquées des deux côtés." in html
    assert ViewLog.objects.count() == 0


def test_a_pair_that_was_undone_hides_addresses_and_says_it_is_over(enter, client):
    pair = PairFactory()
    path = enter("tandem", pair, pair.mentee.person)
    pairs.undo(pair=pair, by=None, reason="mismatch", now=timezone.now())
    answer = client.get(path)
    assert "Ce tandem est terminé" in words(answer)
    assert pair.mentor.person.email not in answer.content.decode()


@pytest.mark.parametrize(
    ("stage", "title", "label"),
    [
        ({}, "Faites connaissance", "Noter notre première rencontre"),
        ({"met": True}, "Lire et signer la charte", "Lire la charte"),
        ({"mentor_signed": True}, "Inès n’a pas encore signé", None),
        ({"active": True}, "Votre tandem est en route", "Noter une rencontre"),
    ],
)
def test_one_thing_to_do_at_each_step(enter, client, stage, title, label):
    pair = PairFactory(**stage)
    soup = BeautifulSoup(client.get(enter("tandem", pair, pair.mentor.person)).content, "html.parser")
    step = soup.select_one(".etape")
    assert step.h2.text == title
    assert [link.text.strip() for link in step.select("a.bouton")] == ([label] if label else [])


@pytest.mark.parametrize(
    ("stage", "states"),
    [
        ({}, ["done", "done", "current", "todo", "todo"]),
        ({"met": True}, ["done", "done", "done", "current", "todo"]),
        ({"mentor_signed": True}, ["done", "done", "done", "current", "todo"]),
        ({"active": True}, ["done", "done", "done", "done", "done"]),
    ],
)
def test_the_story_tells_where_the_pair_stands(stage, states):
    pair = PairFactory(**stage)
    rows = story.moments(timeline.Past(pair), story.charter_of(pair), timezone.localdate())
    assert [row["state"] for row in rows] == states
    assert [row["title"] for row in rows if row.get("meets")] == ["Première rencontre"]
    assert [row["note"] for row in rows if row.get("note")] == (
        ["Hélène a signé"] if "mentor_signed" in stage else []
    )


def test_nothing_is_current_in_the_story_of_a_suspended_pair():
    pair = PairFactory(met=True)
    freeze(pair)
    assert [
        row["state"]
        for row in story.moments(timeline.Past(pair), story.charter_of(pair), timezone.localdate())
    ] == ["done"] * 3 + ["todo"] * 2


def test_the_team_is_one_message_away_at_every_step(enter, client, settings):
    settings.DEFAULT_FROM_EMAIL = "Le hub <equipe@hub.example>"
    pair = PairFactory()
    soup = BeautifulSoup(client.get(enter("tandem", pair, pair.mentee.person)).content, "html.parser")
    link = (
        soup.find("a", string=lambda text: text and "Signaler" in text)
        or soup.select("section a[href^=mailto]")[-1]
    )
    assert link["href"] == f"mailto:equipe@hub.example?subject={pair.reference}"


def test_the_mentor_comes_in_by_the_accepted_proposal_too(enter, page):
    pair = PairFactory()
    enter("answer", pair.proposal, pair.mentor.person)
    assert "Joindre Inès" in page(f"/tandem/{pair.uuid}/")


def test_the_last_link_that_was_opened_says_who_is_there(enter, page):
    pair = PairFactory(met=True)
    path = enter("tandem", pair, pair.mentee.person)
    assert "Joindre Hélène" in page(path)
    enter("sign", open_charter(pair), pair.mentor.person)
    assert "Joindre Inès" in page(path)


def test_the_door_of_a_stranger_opens_nothing(enter, client):
    pair, other = PairFactory(), PairFactory()
    enter("tandem", other, other.mentor.person)
    enter("tandem", pair, other.mentor.person)
    answers = [client.get(f"/tandem/{pair.uuid}/{end}") for end in ("", "premiere-rencontre/")]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert client.post(f"/tandem/{pair.uuid}/premiere-rencontre/", meeting()).status_code == 403
    assert Meeting.objects.count() == 0


def test_without_a_door_nobody_reads_a_pair(client):
    assert client.get(f"/tandem/{PairFactory().uuid}/").status_code == 403


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_notes_the_first_meeting_and_the_charter_opens(enter, client, side):
    pair = PairFactory()
    person = getattr(pair, side).person
    path = enter("tandem", pair, person) + "premiere-rencontre/"
    answer = client.post(path, meeting(), follow=True)
    assert "Lire et signer la charte" in words(answer)
    held = Meeting.objects.get()
    assert (held.minutes, held.mode, held.facts, held.recorded_by) == (90, "remote", "Bon départ.", person)
    assert Pair.objects.get().state == "met"


def test_a_meeting_that_is_sent_twice_counts_once(enter, client):
    pair = PairFactory()
    path = enter("tandem", pair, pair.mentor.person) + "premiere-rencontre/"
    assert [client.post(path, meeting()).status_code for _ in range(2)] == [302, 302]
    assert Meeting.objects.count() == 1
    assert Message.objects.filter(template="mentoring/charter_to_sign").count() == 2


@pytest.mark.parametrize("days", [-1, 1])
def test_a_day_before_the_introduction_or_after_today_is_refused_at_its_question(enter, client, days):
    pair = PairFactory()
    path = enter("tandem", pair, pair.mentor.person) + "premiere-rencontre/"
    day = (TODAY() + timedelta(days=days)).isoformat()
    soup = BeautifulSoup(client.post(path, meeting(held_on=day)).content, "html.parser")
    said = "Le jour de la rencontre se situe entre la mise en relation et aujourd’hui."
    assert soup.select_one(".erreurs a")["href"] == "#id_held_on"
    assert said in soup.find(id="id_held_on_error").text
    assert soup.find(id="id_held_on")["value"] == day
    assert soup.find("textarea").text.strip() == "Bon départ."
    assert Meeting.objects.count() == 0


def test_every_answer_of_the_meeting_is_asked_for_in_words(enter, client):
    pair = PairFactory()
    path = enter("tandem", pair, pair.mentor.person) + "premiere-rencontre/"
    soup = BeautifulSoup(client.post(path, {"client_key": meeting()["client_key"]}).content, "html.parser")
    assert [line.text for line in soup.select(".erreurs li")] == [
        "Indiquez le jour de la rencontre",
        "Choisissez une durée",
        "Choisissez de quelle façon vous avez échangé",
    ]
    assert soup.title.text.replace("\u00a0", " ").startswith("Erreur : Notre première rencontre")


def test_a_programme_without_a_charter_text_is_told_in_words(enter, client):
    text = CharterTextFactory(published=False)
    pair = PairFactory(programme=text.programme)
    path = enter("tandem", pair, pair.mentor.person) + "premiere-rencontre/"
    assert "Aucun texte de charte n’est publié" in words(client.post(path, meeting()))
    assert Pair.objects.get().state == "formed"


def test_the_first_meeting_is_asked_for_only_before_it(enter, client):
    pair = PairFactory(met=True)
    path = enter("tandem", pair, pair.mentor.person)
    assert client.get(path + "premiere-rencontre/")["Location"] == path


def test_the_file_is_in_preparation_then_there(enter, client):
    pair = PairFactory(active=True)
    path = enter("tandem", pair, pair.mentee.person)
    file = f"/prive/charter/{open_charter(pair).uuid}/"
    before = client.get(path).content.decode()
    assert "en préparation" in before
    assert file not in before
    rendering.render_due(timezone.now())
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    assert [link["href"] for link in soup.select("a[download]")] == [file]


@pytest.mark.parametrize("stage", [{}, {"met": True}, {"active": True}])
def test_the_page_costs_few_queries(enter, client, django_assert_max_num_queries, stage):
    pair = PairFactory(**stage)
    path = enter("tandem", pair, pair.mentor.person)
    client.get(path)
    with django_assert_max_num_queries(16):
        client.get(path)


def test_a_number_is_read_aloud_in_pairs_and_kept_when_it_is_none():
    assert story.national("+33612345678") == "06 12 34 56 78"
    assert story.national("") == ""
    assert story.national("poste 12") == "poste 12"


def test_a_proposal_alone_is_no_pair(client, enter):
    proposal = ProposalFactory()
    enter("answer", proposal, proposal.mentor.person)
    assert client.get(f"/tandem/{proposal.uuid}/").status_code == 403
