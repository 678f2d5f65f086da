"""A programme is made and changed by those who manage it, and can take its first tandem at once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mentoring.domain import programmes
from mentoring.domain.refusals import NoCharterText, NotInReach
from mentoring.matching.tables import AGE_GAPS, DEFAULT_WEIGHTS
from mentoring.models import Charter, CharterVersion, Programme
from portal.accounts.models import RoleKind, Scope
from portal.core.errors import NotAllowed
from tests.factories.mentoring import (
    CharterTextFactory,
    OfficerFactory,
    PairFactory,
    PartnerFactory,
    ProgrammeFactory,
    open_charter,
)

pytestmark = pytest.mark.django_db
OPENS, CLOSES = date(2026, 9, 1), date(2026, 12, 31)


@pytest.fixture
def first():
    """The programme that was there before, with a charter in two languages."""
    text = CharterTextFactory()
    CharterTextFactory(programme=text.programme, language="en", title="Charter")
    return text.programme


@pytest.fixture
def manager():
    return OfficerFactory(role=RoleKind.PROGRAMME_MANAGER)


def made(by, **values):
    others = {name: values.pop(name) for name in ("weights", "baselines", "charter_from") if name in values}
    named = {"name": "Tandem Jeunes", "track": "youth", "opens_on": OPENS, **values}
    return programmes.make(values=named, by=by, now=timezone.now(), **others)


def test_a_name_a_track_and_a_day_make_a_programme_with_the_usual_rules_of_its_track(first, manager):
    programme = made(manager)
    assert programme.code == "tandem-jeunes"
    assert programme.weight_sets.get(in_force=True).points() == DEFAULT_WEIGHTS["youth"]
    assert (programme.gap_low, programme.gap_high) == AGE_GAPS["youth"]
    assert programme.proposal_days == 5


def test_a_new_programme_is_open_between_its_dates_only(first, manager):
    programme = made(manager, closes_on=CLOSES)
    day = timedelta(days=1)
    answers = {
        when: programme in Programme.objects.open_on(when)
        for when in (OPENS - day, OPENS, CLOSES, CLOSES + day)
    }
    assert list(answers.values()) == [False, True, True, False]


def test_its_charter_is_copied_in_each_language_and_published_so_that_a_pair_can_sign(first, manager):
    programme = made(manager)
    versions = CharterVersion.objects.filter(source__programme=programme)
    assert sorted(versions.values_list("source__language", flat=True)) == ["en", "fr"]
    assert CharterVersion.objects.filter(source__programme=first).count() == 2
    pair = PairFactory(programme=programme, met=True)
    charter = open_charter(pair)
    assert charter.version.source.programme == programme


def test_the_charter_comes_from_the_named_programme(first, manager):
    other = CharterTextFactory(title="Charte des créateurs").programme
    programme = made(manager, charter_from=other)
    assert [one.source.title for one in CharterVersion.objects.filter(source__programme=programme)] == [
        "Charte des créateurs"
    ]


def test_without_any_charter_nothing_is_made(manager):
    with pytest.raises(NoCharterText):
        made(manager)
    assert not Programme.objects.exists()


def test_two_programmes_of_the_same_beginning_have_two_codes(first, manager):
    made(manager)
    assert made(manager, name="Tandem jeunes !").code == "tandem-jeunes-2"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "tandem EMPLOI"}, "name"),
        ({"closes_on": OPENS - timedelta(days=1)}, "closes_on"),
        ({"opens_on": None, "closes_on": CLOSES}, "opens_on"),
        ({"min_age": 20, "max_age": 19}, "max_age"),
        ({"gap_low": 9, "gap_high": 8}, "gap_high"),
        ({"duration_months": 0}, "duration_months"),
        ({"way_limit": 4}, "way_limit"),
        ({"questions": [{"label": "Permis ?", "kind": "choice", "choices": ["B"]}]}, "questions"),
        ({"weights": DEFAULT_WEIGHTS["youth"] | {"sector": 11}}, "weights"),
        ({"weights": DEFAULT_WEIGHTS["youth"] | {"sector": -5, "age": 25}}, "weights"),
    ],
)
def test_what_cannot_be_is_refused_and_says_its_field(first, manager, values, field):
    ProgrammeFactory(name="Tandem Emploi")
    with pytest.raises(programmes.RuleRefused) as refusal:
        made(manager, **values)
    assert refusal.value.field == field


def test_the_refusal_of_weights_says_their_sum(first, manager):
    with pytest.raises(programmes.WeightsOff, match="104"):
        made(manager, weights=DEFAULT_WEIGHTS["youth"] | {"sector": 14})


def test_a_figure_without_its_source_is_refused(first, manager):
    figure = {"label": "En emploi à six mois", "percent": 41, "source": "", "as_of": OPENS}
    with pytest.raises(programmes.BaselineUnsourced):
        made(manager, baselines=[figure])
    programme = made(manager, baselines=[figure | {"source": "Dares"}])
    assert programme.baselines.get().source == "Dares"


def test_only_who_manages_the_whole_hub_makes_one(first):
    narrow = OfficerFactory(role=RoleKind.PROGRAMME_MANAGER, scope=Scope.PROGRAMME, scope_id=first.uuid)
    for person in (OfficerFactory(), narrow):
        with pytest.raises(NotAllowed):
            made(person)


def test_who_manages_one_programme_changes_it_and_no_other_nor_its_owner(first):
    narrow = OfficerFactory(role=RoleKind.PROGRAMME_MANAGER, scope=Scope.PROGRAMME, scope_id=first.uuid)
    now = timezone.now()
    programmes.change(programme=first, values={"proposal_days": 9}, by=narrow, now=now)
    first.refresh_from_db()
    assert first.proposal_days == 9
    with pytest.raises(NotAllowed):
        programmes.change(programme=first, values={"owner": PartnerFactory()}, by=narrow, now=now)
    for person in (narrow, OfficerFactory()):
        with pytest.raises(NotInReach):
            programmes.change(programme=ProgrammeFactory(), values={"proposal_days": 9}, by=person, now=now)


def test_a_new_length_makes_a_new_text_and_open_charters_follow_it(first, manager):
    charter = open_charter(PairFactory(programme=first, met=True))
    programmes.change(programme=first, values={"duration_months": 9}, by=manager, now=timezone.now())
    assert Charter.objects.get(pk=charter.pk).state == "void"
    newest = Charter.objects.filter(pair=charter.pair).latest("pk")
    assert newest.version.body["duration_months"] == 9


def test_what_the_charter_does_not_say_leaves_it_alone(first, manager):
    programmes.change(programme=first, values={"proposal_days": 9}, by=manager, now=timezone.now())
    assert CharterVersion.objects.filter(source__programme=first).count() == 2


def test_new_weights_are_a_new_version_and_the_earlier_ones_stay(first, manager):
    points = DEFAULT_WEIGHTS["founder"]
    told = {"note": " Le réseau d’abord ", "by": manager, "now": timezone.now()}
    programmes.set_weights(programme=first, points=points, **told)
    programmes.set_weights(programme=first, points=points, **told)
    versions = first.weight_sets.order_by("version")
    assert [(one.version, one.in_force) for one in versions] == [(1, False), (2, True)]
    assert versions[1].points() == points
    assert (versions[1].decided_by, versions[1].note) == (manager, "Le réseau d’abord")


def test_weights_that_do_not_make_100_change_nothing(first, manager):
    points = DEFAULT_WEIGHTS["youth"] | {"sector": 20}
    with pytest.raises(programmes.WeightsOff, match="110"):
        programmes.set_weights(programme=first, points=points, note="", by=manager, now=timezone.now())
    assert first.weight_sets.count() == 1
