"""Two people note their meetings, rest and go on, or stop before the start, from their page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.models import Pair
from tests.factories.mentoring import PairFactory, open_charter
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_a_meeting_is_noted_in_one_form(client, enter, side):
    pair = PairFactory(active=True)
    path = enter("tandem", pair, getattr(pair, side).person)
    assert "1 rencontre sur 2 ce mois-ci" in words(client.get(path))
    form = client.get(f"{path}rencontre/").context["form"]
    answers = {"client_key": form["client_key"].value(), "held_on": timezone.localdate().isoformat()}
    answers |= {"minutes": 60, "mode": "phone", "facts": "CV relu"}
    for _twice in range(2):
        client.post(f"{path}rencontre/", answers)
    assert pair.meetings.count() == 2
    assert "2 rencontres sur 2 ce mois-ci" in words(client.get(path))


def test_a_day_to_come_is_refused_at_its_question(client, enter):
    pair = PairFactory(active=True)
    path = enter("tandem", pair, pair.mentor.person)
    answers = {"client_key": "", "held_on": (timezone.localdate() + timedelta(days=2)).isoformat()}
    response = client.post(
        f"{path}rencontre/",
        answers | {"minutes": 60, "mode": "face", "facts": "Gardez-moi", "client_key": str(pair.uuid)},
    )
    assert "held_on" in response.context["form"].errors
    assert "Gardez-moi" in response.content.decode()


def test_a_tandem_rests_and_goes_on(client, enter):
    pair = PairFactory(active=True)
    path = enter("tandem", pair, pair.mentee.person)
    until = timezone.localdate() + timedelta(days=20)
    client.post(f"{path}pause/", {"until": until.isoformat(), "reason": "Examens"})
    assert "Votre tandem est en pause" in words(client.get(path))
    assert Pair.objects.get().state == "paused"
    client.get(f"{path}reprendre/")
    assert Pair.objects.get().state == "paused"
    client.post(f"{path}reprendre/")
    assert Pair.objects.get().state == "active"


def test_either_side_stops_before_the_start(client, enter):
    pair = PairFactory(met=True)
    path = enter("tandem", pair, pair.mentor.person)
    assert "Le courant ne passe pas" in words(client.get(path))
    assert "Choisissez une raison" in words(client.post(f"{path}arreter/", {"reason": ""}))
    assert "Votre place est de nouveau libre" in words(client.post(f"{path}arreter/", {"reason": "mismatch"}))
    assert Pair.objects.get().state == "undone"


def test_an_outsider_does_none_of_it(client, enter):
    mine, other = PairFactory(active=True), PairFactory(active=True)
    enter("tandem", mine, mine.mentor.person)
    for name in ("meeting", "pause", "resume", "stop"):
        assert client.post(reverse(f"member:{name}", args=[other.uuid])).status_code == 403


def test_an_ended_tandem_is_read_and_nothing_more_is_done_in_it(client, enter):
    pair = PairFactory(closed="training")
    path = enter("tandem", pair, pair.mentor.person)
    assert "Ce tandem est terminé" in words(client.get(path))
    assert client.get(reverse("member:charter", args=[open_charter(pair).uuid])).status_code == 200
    for name in ("first_meeting", "meeting", "pause", "stop"):
        address = reverse(f"member:{name}", args=[pair.uuid])
        assert [client.get(address)["Location"], client.post(address)["Location"]] == [path, path]
    assert pair.meetings.count() == 1
