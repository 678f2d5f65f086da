"""The proposal card of the mentor's page, from what was frozen when it was sent. Called by `proposal`."""

from datetime import datetime

from mentoring.domain import proposals
from mentoring.models import Proposal
from mentoring.reading import Card, read


def card_of(proposal: Proposal) -> Card:
    """The card as it was frozen in the proposal."""
    return read(proposal.card, note=proposal.note, last_day=proposals.last_day(proposal))


def is_open(proposal: Proposal, *, now: datetime) -> bool:
    """Whether the mentor may still answer; the deadline counts at its very second."""
    return proposal.state == Proposal.State.SENT and now <= proposal.deadline_at
