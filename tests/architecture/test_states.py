"""Lifecycles are graphs: one way in, no orphan, no dead end but the named finals; nobody goes round them."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django_fsm import FSMField

from portal.core.privacy import our_models

ROOT = Path(__file__).parents[2]
SOURCES = [
    path
    for room in ("portal", "mentoring", "recruitment", "cms_pages")
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
]
FINALS = {
    "core.Message": {"sent", "grouped", "cancelled"},
    "mentoring.Mentor": set(),
    "mentoring.Mentee": set(),
    "mentoring.Proposal": {"accepted", "declined", "expired", "cancelled"},
    "mentoring.Pair": {"closed", "undone"},
    "mentoring.Charter": {"sealed", "void"},
    "mentoring.Meeting": {"held", "cancelled"},
    "mentoring.Attendance": set(),
    "mentoring.ActionItem": set(),
    "mentoring.CheckIn": {"done", "skipped"},
    "mentoring.FollowUp": {"answered", "skipped"},
    "mentoring.Guardian": set(),
    "mentoring.MentorQuestion": set(),
    "mentoring.MentorAnswer": set(),
    "recruitment.Application": {"accepted", "withdrawn", "expired"},
    "recruitment.Draft": {"submitted", "expired"},
}
STATEFUL = [m for m in our_models() if any(isinstance(f, FSMField) for f in m._meta.fields)]


def moves(model):
    field = model._meta.get_field("state")
    found = {(t.source, t.target) for t in field.get_all_transitions(model)}
    everywhere = {value for value, _label in field.choices}
    return {(s, target) for source, target in found for s in (everywhere if source == "*" else {source})}


def test_every_lifecycle_is_known_here():
    assert {model._meta.label for model in STATEFUL} == set(FINALS)


@pytest.mark.parametrize("label", FINALS)
def test_a_lifecycle_leads_from_its_start_to_every_state_and_stops_only_at_its_finals(label):
    model = apps.get_model(label)
    field = model._meta.get_field("state")
    states, graph = {value for value, _label in field.choices}, moves(model)
    reached = {field.default}
    while grown := {target for source, target in graph if source in reached} - reached:
        reached |= grown
    assert reached == states
    assert states - {source for source, _target in graph} == FINALS[label]


@pytest.mark.parametrize("label", FINALS)
def test_the_database_knows_the_states_of_a_lifecycle(label):
    names = {constraint.name for constraint in apps.get_model(label)._meta.constraints}
    assert f"{label.split('.')[1].lower()}_state_known" in names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_goes_round_the_transitions(path):
    """No `.update(state=…)`, no `.state = …`, no `refresh_from_db`."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr != "refresh_from_db", f"line {node.lineno}"
            if node.func.attr in {"update", "bulk_update"}:
                assert "state" not in {word.arg for word in node.keywords}, f"line {node.lineno}"
        if isinstance(node, ast.Assign):
            targets = [t for target in node.targets for t in ast.walk(target)]
            assert not any(isinstance(t, ast.Attribute) and t.attr == "state" for t in targets), node.lineno
