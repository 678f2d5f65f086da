"""The page of a tandem, and what the team may do on it and on its charter."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import rendering
from mentoring.models import Pair, Seal, Signature
from portal.accounts.models import RoleKind
from portal.core.models import Message
from tests.factories.accounts import sign_in
from tests.factories.mentoring import OfficerFactory, PairFactory, open_charter

pytestmark = pytest.mark.django_db


def page_of(pair):
    return reverse("staff_pair_inspect", args=[pair.pk])


def acts(client, record, kind="pair"):
    response = client.get(reverse(f"staff_{kind}_inspect", args=[record.pk]))
    return [act.url for act in response.context["acts"]]


def do(client, name, record, **answers):
    path = reverse(name, args=[record.pk])
    return client.post(path, {"seen": client.get(path).context["form"]["seen"].value(), **answers})


@pytest.mark.parametrize(
    ("step", "done", "current"),
    [
        ({}, 2, "Première rencontre"),
        ({"met": True}, 4, "Signée par le mentor"),
        ({"mentor_signed": True}, 5, "Signée par la personne accompagnée"),
        ({"active": True}, 7, None),
    ],
)
def test_the_story_says_where_the_tandem_stands(client, step, done, current):
    sign_in(client)
    story = client.get(page_of(PairFactory(**step))).context["story"]
    assert len([moment for moment in story if moment.state == "done"]) == done
    assert next((moment.title for moment in story if moment.state == "current"), None) == current


def test_the_page_leads_to_the_file_of_the_mentee(client):
    pair = PairFactory()
    sign_in(client, kind=RoleKind.COORDINATOR, over=pair.programme)
    file = reverse("staff_mentee_inspect", args=[pair.mentee_id])
    assert f'href="{file}"' in client.get(page_of(pair)).content.decode()
    assert client.get(file).status_code == 200


def test_an_officer_logs_the_first_meeting(client):
    sign_in(client)
    pair = PairFactory()
    today = timezone.localdate().isoformat()
    response = do(client, "staff_pair_first_meeting", pair, held_on=today, minutes=60, mode="face", facts="")
    assert response["Location"] == page_of(pair)
    assert Pair.objects.get(pk=pair.pk).state == "met"
    assert open_charter(pair).state == "to_sign"


def test_a_meeting_to_come_is_refused_and_nothing_typed_is_lost(client):
    sign_in(client)
    pair = PairFactory()
    response = do(
        client,
        "staff_pair_first_meeting",
        pair,
        held_on="2099-01-01",
        minutes=45,
        mode="phone",
        facts="Au téléphone",
    )
    assert response.context["form"].non_field_errors()
    assert "Au téléphone" in response.content.decode()
    assert Pair.objects.get(pk=pair.pk).state == "formed"


def test_a_tandem_that_does_not_work_is_ended_for_a_reason(client):
    sign_in(client)
    pair = PairFactory(met=True)
    assert do(client, "staff_pair_undo", pair).context["form"].errors["reason"] == ["Choisissez un motif."]
    do(client, "staff_pair_undo", pair, reason="mismatch")
    after = Pair.objects.get(pk=pair.pk)
    assert (after.state, after.end_reason, after.mentee.state) == ("undone", "mismatch", "waiting")


def test_a_tandem_under_way_offers_what_may_follow_and_never_to_sign(client):
    sign_in(client)
    pair = PairFactory(active=True)
    names = ("meeting", "pause", "close", "extend", "closing_talk", "note", "hand_over", "freeze")
    assert acts(client, pair) == [reverse(f"staff_pair_{name}", args=[pair.pk]) for name in names]


def test_the_charter_is_sent_again_to_those_who_have_not_signed(client):
    sign_in(client)
    pair = PairFactory(mentor_signed=True)
    charter = open_charter(pair)
    assert reverse("staff_charter_resend", args=[charter.pk]) in acts(client, pair)
    before = Message.objects.filter(template="mentoring/charter_to_sign").count()
    do(client, "staff_charter_resend", charter)
    sent = Message.objects.filter(template="mentoring/charter_to_sign").order_by("-id")
    assert sent.count() == before + 1
    assert sent[0].person == pair.mentee.person


def test_a_tandem_ends_with_what_became_of_the_mentee(client):
    sign_in(client)
    pair = PairFactory(active=True)
    answers = {"reason": "early_success", "kind": "employment", "contract": "", "happened_on": ""}
    refused = do(client, "staff_pair_close", pair, **answers)
    assert refused.context["form"].errors["contract"] == ["Pour un emploi, choisissez le type de contrat."]
    do(client, "staff_pair_close", pair, **answers | {"contract": "permanent"})
    assert Pair.objects.get(pk=pair.pk).state == "closed"
    assert "Un emploi · CDI" in client.get(page_of(pair)).content.decode()
    do(client, "staff_pair_correct", pair, kind="training", contract="", happened_on="")
    assert pair.outcomes.get(is_current=True).kind == "training"


def test_a_tandem_is_paused_taken_up_again_and_handed_over(client):
    sign_in(client)
    pair, other = PairFactory(active=True), OfficerFactory()
    until = timezone.localdate() + timedelta(days=10)
    do(client, "staff_pair_pause", pair, until=until.isoformat(), reason="")
    assert Pair.objects.get(pk=pair.pk).state == "paused"
    do(client, "staff_pair_resume", pair)
    do(client, "staff_pair_hand_over", pair, to=other.pk)
    pair = Pair.objects.get(pk=pair.pk)
    assert (pair.state, pair.officer) == ("active", other)


@pytest.mark.parametrize("count", [3, 12])
def test_the_register_costs_the_same_whatever_the_size(client, django_assert_max_num_queries, count):
    sign_in(client)
    for _n in range(count):
        PairFactory(active=True)
    client.get(reverse("staff_pair_index"))
    with django_assert_max_num_queries(15):
        client.get(reverse("staff_pair_index"))


def test_nobody_of_the_team_has_a_way_to_sign(client):
    sign_in(client)
    pair = PairFactory(met=True)
    page = client.get(page_of(pair)).content.decode()
    assert reverse("member:charter", args=[open_charter(pair).uuid]) not in page
    assert not Signature.objects.exists()


def test_a_document_that_failed_is_asked_for_again(client):
    sign_in(client)
    pair = PairFactory(active=True)
    seal = Seal.objects.get()
    Seal.objects.filter(pk=seal.pk).update(attempts=rendering.MOST_TRIES)
    rendering.put_off(Seal.objects.get(), OSError("no Pango"), now=timezone.now())
    charter = open_charter(pair)
    assert reverse("staff_charter_print", args=[charter.pk]) in acts(client, charter, "charter")
    do(client, "staff_charter_print", charter)
    assert Seal.objects.get().pdf_state == Seal.Pdf.TO_RENDER


def test_a_document_is_downloaded_through_the_logged_door(client):
    sign_in(client)
    pair = PairFactory(active=True)
    charter = open_charter(pair)
    Seal.objects.update(pdf_state="rendered", pdf_path="charters/x.pdf", pdf_sha256="0" * 64)
    assert reverse("private_file", args=["charter", charter.uuid]) in acts(client, pair)


def test_the_register_of_charters_tells_who_has_signed(client):
    sign_in(client)
    charter = open_charter(PairFactory(mentor_signed=True))
    page = client.get(reverse("staff_charter_index")).content.decode()
    assert charter.pair.reference in page
    response = client.get(reverse("staff_charter_inspect", args=[charter.pk]))
    assert response.status_code == 200
    assert charter.pair.mentor.person.full_name in response.content.decode()


@pytest.mark.parametrize("count", [3, 12])
def test_the_register_of_charters_costs_the_same_whatever_the_size(
    client, django_assert_max_num_queries, count
):
    sign_in(client)
    for _n in range(count):
        PairFactory(met=True)
    client.get(reverse("staff_charter_index"))
    with django_assert_max_num_queries(15):
        client.get(reverse("staff_charter_index"))


def test_the_register_of_charters_tells_the_programme_the_text_and_the_days_waited(client):
    sign_in(client)
    waits = PairFactory(met=True, now=timezone.now() - timedelta(days=12))
    PairFactory(active=True, now=timezone.now() - timedelta(days=30))
    page = BeautifulSoup(client.get(reverse("staff_charter_index")).content, "html.parser")
    (late,) = page.select("td.td-mark--late")
    told = late.find_parent("tr").get_text(" ").replace("\u00a0", " ")
    assert late.get_text(strip=True) == "12 jours"
    assert waits.programme.name in told
    assert "version 1" in told
    assert "30 jours" not in page.get_text(" ")


def test_a_suspension_is_lifted_and_its_reason_stands_in_the_history(client):
    sign_in(client)
    pair = PairFactory(active=True)
    assert do(client, "staff_pair_freeze", pair).context["form"].errors["reason"] == ["Choisissez un motif."]
    do(client, "staff_pair_freeze", pair, reason="report")
    assert Pair.objects.get(pk=pair.pk).state == "frozen"
    names = ("unfreeze", "close", "closing_talk", "note", "hand_over")
    assert acts(client, pair) == [reverse(f"staff_pair_{name}", args=[pair.pk]) for name in names]
    history = client.get(reverse("staff_pair_history", args=[pair.pk])).content.decode()
    assert "Un signalement nous est parvenu" in history
    do(client, "staff_pair_unfreeze", pair)
    assert Pair.objects.get(pk=pair.pk).state == "active"


def test_a_suspended_tandem_that_had_not_started_is_not_closed_but_undone(client):
    sign_in(client)
    pair = PairFactory()
    do(client, "staff_pair_freeze", pair, reason="check")
    names = ("unfreeze", "note", "hand_over", "undo")
    assert acts(client, pair) == [reverse(f"staff_pair_{name}", args=[pair.pk]) for name in names]


@pytest.mark.parametrize(("side", "back"), [("mentor", "available"), ("mentee", "paired")])
def test_a_person_is_suspended_from_their_file(client, side, back):
    sign_in(client)
    pair = PairFactory(active=True)
    file = getattr(pair, side)
    assert reverse(f"staff_{side}_freeze", args=[file.pk]) in acts(client, file, side)
    do(client, f"staff_{side}_freeze", file, reason="protection")
    assert Pair.objects.get(pk=pair.pk).state == "frozen"
    assert reverse(f"staff_{side}_unfreeze", args=[file.pk]) in acts(client, file, side)
    do(client, f"staff_{side}_unfreeze", file)
    assert type(file).objects.get(pk=file.pk).state == back


def test_the_two_lines_read_downwards_on_a_phone_together_from_the_first_meeting(client):
    sign_in(client)
    pair = PairFactory(active=True)
    page = BeautifulSoup(client.get(page_of(pair)).content, "html.parser")
    told = [(line["class"][0], line.b.get_text()) for line in page.select(".td-lines .td-path > li")]
    kinds = [kind for kind, _title in told]
    assert kinds[:3] == ["td-event--step", "td-event--step", "td-event--meet"]
    assert told[-1] == ("td-event--step", "Le tandem commence")
    assert len(told) == len(page.select(".td-told li"))


def test_a_pause_is_named_as_one_in_the_story(client):
    sign_in(client)
    pair = PairFactory(active=True)
    until = timezone.localdate() + timedelta(days=10)
    do(client, "staff_pair_pause", pair, until=until.isoformat(), reason="")
    page = BeautifulSoup(client.get(page_of(pair)).content, "html.parser")
    assert page.select_one(".td-path .td-event--pause b").get_text() == "Pause"
