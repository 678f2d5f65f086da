"""Programmes made and changed by clicks: the register, the sheet, the page to fill in, the weights."""

from decimal import Decimal

import pytest
from django.urls import reverse

from mentoring.models import Programme
from portal.accounts.models import RoleKind
from tests.factories.accounts import sign_in
from tests.factories.mentoring import (
    CharterTextFactory,
    MenteeFactory,
    PairFactory,
    PartnerFactory,
    ProgrammeFactory,
)

pytestmark = pytest.mark.django_db
NEW, INDEX = "/admin/dispositifs/nouveau/", "/admin/dispositifs/"


@pytest.fixture
def first():
    return CharterTextFactory(programme=ProgrammeFactory(name="Tandem Emploi")).programme


def manager(client, over=None):
    return sign_in(client, kind=RoleKind.PROGRAMME_MANAGER, over=over)


def page(client, name, programme):
    return reverse(f"staff_programme_{name}", args=[programme.pk])


def filled(response, **typed):
    """What a browser would post from a page: every field as it is shown, and what is typed over."""
    form = response.context["form"]
    shown = {bound.html_name: bound.value() for bound in form}
    kept = {name: value for name, value in shown.items() if value is not None and value is not False}
    return {name: value for name, value in {**kept, **typed}.items() if value is not None}


def posted(client, path, **typed):
    return client.post(path, filled(client.get(path), **typed))


def test_a_name_a_track_and_a_day_are_enough(client, first):
    manager(client)
    response = posted(client, NEW, name="Tandem Jeunes", track="youth", opens_on="2026-01-05")
    programme = Programme.objects.get(name="Tandem Jeunes")
    assert response["Location"] == page(client, "inspect", programme)
    assert programme.is_open
    assert programme.weight_sets.get().points()["motivation"] == 20
    assert programme.gap_low == 5


def test_weights_that_were_touched_are_kept_whatever_the_track(client, first):
    manager(client)
    typed = {"weight_sector": 10, "weight_age": 10, "gap_high": 30}
    posted(client, NEW, name="Jeunes", track="youth", opens_on="2026-01-05", **typed)
    programme = Programme.objects.get(name="Jeunes")
    assert programme.weight_sets.get().points()["motivation"] == 15
    assert (programme.gap_low, programme.gap_high) == (0, 30)


def test_all_that_is_typed_is_kept_as_data(client, first):
    manager(client)
    owner = PartnerFactory()
    posted(
        client,
        NEW,
        name="Tandem Création",
        track="founder",
        owner=owner.pk,
        territory="Marignane\nMétropole d'Aix-Marseille-Provence",
        question1_label="Avez-vous un local ?",
        question1_kind="yes_no",
        question1_required="on",
        question2_label="Votre statut",
        question2_kind="choice",
        question2_choices="Micro\nSociété\nMicro",
        outcomes=["creation", "unknown"],
        baseline1_label="Actives à trois ans",
        baseline1_percent="61,5",
        baseline1_source="INSEE",
        baseline1_as_of="2025-10-01",
    )
    programme = Programme.objects.get(name="Tandem Création")
    assert programme.owner == owner
    assert programme.territory == ["13054", "200054807"]
    assert [(one["code"], one["kind"], one["required"], one["choices"]) for one in programme.questions] == [
        ("avez_vous_un_local", "yes_no", True, []),
        ("votre_statut", "choice", False, ["Micro", "Société"]),
    ]
    assert programme.outcomes == ["creation", "unknown"]
    assert programme.baselines.get().percent == Decimal("61.5")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"weight_sector": 20}, "weight_sector"),
        ({"closes_on": "2025-01-01"}, "closes_on"),
        ({"territory": "Atlantide"}, "territory"),
        ({"question1_label": "Votre statut", "question1_kind": "choice"}, "question1_choices"),
        ({"question1_kind": "choice", "question1_choices": "a\nb"}, "question1_label"),
        ({"baseline1_label": "En emploi", "baseline1_percent": "41"}, "baseline1_source"),
        ({"outcomes": []}, "outcomes"),
        ({"name": "tandem emploi"}, "name"),
    ],
)
def test_an_error_stands_at_its_field_and_nothing_typed_is_lost(client, first, typed, field):
    manager(client)
    given = {"name": "Jeunes", "opens_on": "2026-01-05", "pitch": "Un coup de main", "min_age": 17, **typed}
    response = posted(client, NEW, **given)
    form = response.context["form"]
    assert form.errors[field]
    assert not form.non_field_errors()
    for name, value in given.items():
        assert form[name].value() == ([] if value == [] else str(value))
    assert Programme.objects.count() == 1


def test_every_error_is_said_at_once(client, first):
    manager(client)
    typed = {"weight_sector": 20, "territory": "Atlantide", "min_age": 30, "max_age": 20, "name": ""}
    form = posted(client, NEW, **typed).context["form"]
    assert set(form.errors) == {"weight_sector", "territory", "max_age", "name"}


def test_the_error_of_weights_says_their_sum(client, first):
    manager(client)
    response = posted(client, NEW, name="Jeunes", weight_sector=20)
    assert "105" in response.context["form"].errors["weight_sector"][0]


def test_a_change_starts_from_the_rules_as_they_are_and_loses_none(client, first):
    manager(client)
    posted(
        client, NEW, name="Jeunes", track="youth", territory="Marseille\nTerre de Provence",
        question1_label="Un projet ?", baseline1_label="En emploi", baseline1_percent="41,5",
        baseline1_source="Dares", baseline1_as_of="2025-10-01",
    )  # fmt: skip
    programme = Programme.objects.get(name="Jeunes")
    before = Programme.objects.filter(pk=programme.pk).values().get()
    figures = list(programme.baselines.values_list("label", "percent", "source", "as_of"))
    response = posted(client, page(client, "change", programme), question1_label="Avez-vous un projet ?")
    assert response.status_code == 302
    after = Programme.objects.filter(pk=programme.pk).values().get()
    asked = after.pop("questions")
    assert {**before, "questions": None} == {**after, "questions": None}
    assert (asked[0]["code"], asked[0]["label"]) == ("un_projet", "Avez-vous un projet ?")
    assert list(programme.baselines.values_list("label", "percent", "source", "as_of")) == figures


def test_a_change_on_an_old_page_is_told_and_keeps_what_was_typed(client, first):
    manager(client)
    path = page(client, "change", first)
    old = filled(client.get(path), pitch="Ma phrase")
    Programme.objects.filter(pk=first.pk).update(sign_days=12)
    response = client.post(path, old)
    assert response.context["form"].non_field_errors()
    assert response.context["form"]["pitch"].value() == "Ma phrase"


def test_a_programme_of_a_structure_switched_off_can_still_be_changed(client, first):
    manager(client)
    first.owner = PartnerFactory(is_active=False)
    first.save()
    posted(client, page(client, "change", first), pitch="Un nouveau départ.")
    first.refresh_from_db()
    assert (first.pitch, first.owner.is_active) == ("Un nouveau départ.", False)


def test_new_weights_say_why_and_a_wrong_sum_is_said(client, first):
    manager(client)
    path = page(client, "weights", first)
    assert "105" in posted(client, path, weight_sector=20).context["form"].errors["weight_sector"][0]
    posted(client, path, weight_sector=20, weight_function=10, note="Moins le métier")
    sheet = client.get(page(client, "inspect", first)).content.decode()
    assert "Moins le métier" in sheet
    assert first.weight_sets.get(in_force=True).version == 2


def test_the_sheet_says_what_is_counted_under_it(client, first):
    sign_in(client)
    PairFactory(programme=first, active=True)
    MenteeFactory(programme=first)
    figures = dict(client.get(page(client, "inspect", first)).context["figures"])
    assert list(figures.values()) == [1, 2, 1, 1, 0, 1, 1, 0, 0]


def test_only_a_manager_of_the_hub_is_offered_a_new_programme(client, first):
    for kind, over, offered in [
        (RoleKind.PROGRAMME_MANAGER, None, True),
        (RoleKind.PROGRAMME_MANAGER, first, False),
        (RoleKind.OFFICER, None, False),
    ]:
        sign_in(client, kind=kind, over=over)
        assert (NEW in client.get(INDEX).content.decode()) is offered
        assert (client.get(NEW).status_code == 200) is offered


def test_a_coordinator_reads_their_own_programme_and_no_other(client, first):
    owner = PartnerFactory()
    own = ProgrammeFactory(owner=owner)
    sign_in(client, kind=RoleKind.COORDINATOR, over=owner)
    assert [row.pk for row in client.get(INDEX).context["object_list"]] == [own.pk]
    assert client.get(page(client, "inspect", own)).status_code == 200
    for name in ("inspect", "history"):
        assert client.get(page(client, name, first)).status_code == 404
        assert client.post(page(client, name, first)).status_code == 404


def test_a_manager_of_one_programme_cannot_change_another(client, first):
    own = ProgrammeFactory()
    manager(client, over=own)
    assert client.get(page(client, "change", own)).status_code == 200
    assert "owner" not in client.get(page(client, "change", own)).context["form"].fields
    for name in ("change", "weights"):
        assert client.get(page(client, name, first)).status_code == 404
        assert client.post(page(client, name, first), {"name": "Pris"}).status_code == 404


@pytest.mark.parametrize("rows", [3, 60])
def test_the_register_asks_as_many_questions_whatever_its_size(client, django_assert_max_num_queries, rows):
    manager(client)
    for number in range(rows):
        ProgrammeFactory(owner=PartnerFactory() if number % 2 else None)
    client.get(INDEX)
    with django_assert_max_num_queries(15):
        client.get(INDEX)
