"""The pages by which two people arrange their meetings."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from mentoring.domain import appointments, refusals
from mentoring.models import Alert, Meeting, Pair
from portal.core.days import PARIS
from tests.factories.mentoring import PairFactory
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return PairFactory(now=timezone.now() - timedelta(days=9), active=True, mentor__company="Le Golfe")


def answers_of(form, **more):
    """A form filled as it is offered, for next week at eighteen."""
    day = timezone.localdate() + timedelta(days=7)
    filled = {"day": day.isoformat(), "hour": "18:00", "minutes": 60, "mode": "face", "other_place": ""}
    filled |= {"spot": form["spot"].initial, "client_key": form["client_key"].value()}
    return filled | more


def arranged(pair, when=None, **more):
    return appointments.arrange(
        pair=pair,
        by=pair.mentor.person,
        starts_at=when or timezone.now() + timedelta(days=3),
        place="Café",
        now=timezone.now(),
        **more,
    )


def yesterday(pair):
    """A meeting that was arranged for yesterday."""
    meeting, day = arranged(pair), timezone.now() - timedelta(days=1)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=day, held_on=day.astimezone(PARIS).date())
    return Meeting.objects.get(pk=meeting.pk)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_a_meeting_is_arranged_in_one_form_posted_twice(client, enter, side, pair):
    path = enter("tandem", pair, getattr(pair, side).person)
    assert "Proposer un rendez-vous" in words(client.get(path))
    form = client.get(f"{path}rendez-vous/").context["form"]
    for _twice in range(2):
        response = client.post(f"{path}rendez-vous/", answers_of(form))
    assert response["Location"] == path
    meeting = pair.meetings.get(state="planned")
    assert meeting.place.startswith("Mission locale")
    assert meeting.starts_at.astimezone(PARIS).hour == 18
    shown = words(client.get(path))
    assert "Notre prochain rendez-vous" in shown
    assert meeting.place in shown
    assert "1 rencontre sur 2 ce mois-ci" in shown or "0 rencontre sur 2" in shown


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        ({"day": "2020-01-01"}, "day"),
        ({"day": ""}, "day"),
        ({"hour": "dix-huit"}, "hour"),
        ({"spot": "", "other_place": ""}, "other_place"),
        ({"spot": "La Lune"}, "spot"),
        ({"mode": ""}, "mode"),
    ],
)
def test_a_wrong_answer_is_told_at_its_question_and_nothing_is_lost(client, enter, pair, posted, field):
    path = enter("tandem", pair, pair.mentor.person)
    form = client.get(f"{path}rendez-vous/").context["form"]
    response = client.post(f"{path}rendez-vous/", answers_of(form, **posted))
    assert field in response.context["form"].errors
    assert not pair.meetings.filter(state="planned").exists()


def test_a_place_of_their_own_and_a_call_need_no_suggestion(client, enter, pair):
    path = enter("tandem", pair, pair.mentor.person)
    form = client.get(f"{path}rendez-vous/").context["form"]
    client.post(f"{path}rendez-vous/", answers_of(form, spot="", other_place="Médiathèque"))
    form = client.get(f"{path}rendez-vous/").context["form"]
    client.post(f"{path}rendez-vous/", answers_of(form, hour="20:00", mode="phone"))
    rows = pair.meetings.filter(state="planned").order_by("starts_at")
    assert [(one.mode, one.place) for one in rows] == [("face", "Médiathèque"), ("phone", "")]


def test_a_minor_is_offered_two_places_and_no_other(client, enter):
    pair = PairFactory(active=True, mentee__birth_year=timezone.localdate().year - 16)
    path = enter("tandem", pair, pair.mentee.person)
    form = client.get(f"{path}rendez-vous/").context["form"]
    assert [name for name, _words in form.fields["spot"].choices] == appointments.public_places(pair)
    assert {"mode", "other_place"} & set(form.fields) == set()
    response = client.post(f"{path}rendez-vous/", answers_of(form, spot="", other_place="Chez moi"))
    assert "spot" in response.context["form"].errors
    assert client.post(f"{path}rendez-vous/", answers_of(form)).status_code == 302
    assert pair.meetings.get(state="planned").mode == "face"


def test_a_meeting_is_moved_from_what_it_was(client, enter, pair):
    meeting = arranged(pair)
    path = enter("tandem", pair, pair.mentee.person)
    address = reverse("member:move_meeting", args=[meeting.uuid])
    form = client.get(address).context["form"]
    assert form["other_place"].initial == "Café"
    assert "client_key" not in form.fields
    day = timezone.localdate() + timedelta(days=12)
    filled = {"day": day.isoformat(), "hour": "9:30", "minutes": 30, "mode": "face", "spot": ""}
    assert client.post(address, filled | {"other_place": "Gare"})["Location"] == path
    moved = Meeting.objects.get(pk=meeting.pk)
    assert (moved.held_on, moved.minutes, moved.place, moved.sequence) == (day, 30, "Gare", 1)


def test_a_meeting_is_called_off_by_a_post_alone(client, enter, pair):
    meeting = arranged(pair)
    path = enter("tandem", pair, pair.mentee.person)
    address = reverse("member:call_off_meeting", args=[meeting.uuid])
    assert "l’apprend aussitôt" in words(client.get(address))
    assert Meeting.objects.get(pk=meeting.pk).state == "planned"
    for _twice in range(2):
        assert client.post(address)["Location"] == path
    assert Meeting.objects.get(pk=meeting.pk).state == "cancelled"
    assert "Notre prochain rendez-vous" not in words(client.get(path))
    assert client.get(reverse("member:move_meeting", args=[meeting.uuid]))["Location"] == path


def test_the_calendar_file_holds_what_the_two_know(client, enter, pair):
    meeting = arranged(pair)
    enter("tandem", pair, pair.mentee.person)
    response = client.get(reverse("member:meeting_ics", args=[meeting.uuid]))
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert (str(event["summary"]), str(event["location"])) == ("Rencontre avec Hélène", "Café")
    assert str(event["uid"]) == f"{meeting.uuid}@tandem"
    assert "no-store" in response["Cache-Control"]
    held = pair.meetings.get(is_first=True)
    assert client.get(reverse("member:meeting_ics", args=[held.uuid])).status_code == 302


def test_the_link_of_the_day_after_opens_three_buttons_and_the_page_of_the_pair(client, enter, pair):
    meeting = yesterday(pair)
    path = enter("met", pair, pair.mentee.person)
    assert path == f"/tandem/{pair.uuid}/vous-etes-vous-vus/"
    shown = words(client.get(path))
    assert all(label in shown for label in ("Rencontré", "Reporté", "Difficulté"))
    for _twice in range(2):
        answer = client.post(path, {"answer": "met", "meeting": meeting.uuid})
        assert answer["Location"] == reverse("member:pair", args=[pair.uuid])
    assert Meeting.objects.get(pk=meeting.pk).state == "held"
    assert pair.meetings.filter(state="held").count() == 2
    assert client.get(answer["Location"]).status_code == 200
    assert client.get(path)["Location"] == answer["Location"]


def test_the_first_meeting_answered_in_one_touch_opens_the_charter(client, enter):
    pair = PairFactory(now=timezone.now() - timedelta(days=9))
    meeting = yesterday(pair)
    path = enter("met", pair, pair.mentor.person)
    shown = client.post(path, {"answer": "met", "meeting": meeting.uuid}, follow=True)
    assert "la charte vous attend" in shown.content.decode()
    assert Pair.objects.get().state == "met"


def test_a_refusal_is_told_in_words(client, enter):
    pair = PairFactory(now=timezone.now() - timedelta(days=9), met=True)
    meeting = yesterday(pair)
    path = enter("met", pair, pair.mentor.person)
    shown = client.post(path, {"answer": "met", "meeting": meeting.uuid}, follow=True)
    assert str(refusals.NotSignedYet.message) in unescape(shown.content.decode())
    assert Meeting.objects.get(pk=meeting.pk).state == "planned"


def test_postponed_asks_for_a_day_or_none_for_now(client, enter, pair):
    meeting = yesterday(pair)
    path = enter("met", pair, pair.mentor.person)
    answer = client.post(path, {"answer": "postponed", "meeting": meeting.uuid})
    assert answer["Location"] == reverse("member:move_meeting", args=[meeting.uuid])
    assert "Pas de date pour l’instant" in words(client.get(answer["Location"]))
    client.post(reverse("member:call_off_meeting", args=[meeting.uuid]))
    assert Meeting.objects.get(pk=meeting.pk).state == "cancelled"


def test_a_difficulty_asks_for_a_word_and_tells_the_team(client, enter, pair):
    meeting = yesterday(pair)
    path = enter("met", pair, pair.mentee.person)
    posted = {"answer": "difficulty", "meeting": meeting.uuid}
    assert "Que s’est-il passé" in words(client.post(path, posted))
    assert not Alert.objects.exists()
    assert "Quelques mots suffisent" in words(client.post(path, posted | {"words": " "}))
    client.post(path, posted | {"words": "Je l’ai attendu une heure"})
    assert Alert.objects.get().words == "Je l’ai attendu une heure"


def test_the_space_shows_what_is_next_and_what_is_to_answer(client, enter, pair):
    yesterday(pair)
    arranged(pair)
    enter("space", pair.mentor.person, pair.mentor.person)
    shown = words(client.get("/espace/"))
    assert "Votre rencontre avec Inès a-t-elle eu lieu" in shown
    assert "Ajouter à mon agenda (.ics)" in shown


def test_a_first_meeting_arranged_is_no_task_any_more(client, enter):
    pair = PairFactory()
    enter("space", pair.mentor.person, pair.mentor.person)
    assert "Votre première rencontre avec Inès" in words(client.get("/espace/"))
    arranged(pair)
    assert "Votre première rencontre avec Inès" not in words(client.get("/espace/"))


def test_an_outsider_and_an_over_tandem_arrange_nothing(client, enter, pair):
    other, over = PairFactory(active=True), PairFactory(closed="training")
    meeting = arranged(other)
    enter("tandem", pair, pair.mentor.person)
    for name in ("move_meeting", "call_off_meeting", "meeting_ics"):
        assert client.post(reverse(f"member:{name}", args=[meeting.uuid])).status_code == 403
    for name in ("arrange", "met"):
        assert client.post(reverse(f"member:{name}", args=[other.uuid])).status_code == 403
    path = enter("tandem", over, over.mentor.person)
    for name in ("arrange", "met"):
        assert client.get(reverse(f"member:{name}", args=[over.uuid]))["Location"] == path


def test_a_meeting_of_another_pair_is_not_answered_for(client, enter, pair):
    other = PairFactory(now=timezone.now() - timedelta(days=9), active=True)
    meeting = yesterday(other)
    path = enter("met", pair, pair.mentor.person)
    client.post(path, {"answer": "met", "meeting": meeting.uuid})
    client.post(path, {"answer": "met", "meeting": "x"})
    assert Meeting.objects.get(pk=meeting.pk).state == "planned"
