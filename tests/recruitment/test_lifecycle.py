import pytest

from recruitment.lifecycle import (
    LIVE_STATES,
    OPEN_STATES,
    PROVEN_STATES,
    PUBLIC_LABELS,
    ApplicationState,
    DraftState,
)
from recruitment.models import Application, Draft

FINAL = {
    Application: {"accepted", "withdrawn", "expired"},
    Draft: {"submitted", "expired"},
}


@pytest.mark.parametrize(("model", "states"), [(Application, ApplicationState), (Draft, DraftState)])
def test_every_state_is_reached_from_the_first_and_only_the_named_ones_are_ends(model, states):
    field = model._meta.get_field("state")
    moves = {(move.source, move.target) for move in field.get_all_transitions(model)}
    reached, waiting = set(), [field.default]
    while waiting:
        state = waiting.pop()
        reached.add(str(state))
        waiting += [target for source, target in moves if source == state and str(target) not in reached]
    assert reached == set(states.values)
    assert set(states.values) - {str(source) for source, _target in moves} == FINAL[model]


def test_every_state_of_an_application_has_words_for_the_applicant():
    assert set(PUBLIC_LABELS) == set(ApplicationState)


def test_an_application_is_either_open_or_over():
    over = {"accepted", "declined", "withdrawn", "expired"}
    assert {state.value for state in OPEN_STATES} | over == set(ApplicationState.values)
    assert set(LIVE_STATES) < set(PROVEN_STATES)
