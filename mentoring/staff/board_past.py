"""What was already tried for a mentee: who passed, when and why, and who must not be proposed."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from mentoring.domain import barriers
from mentoring.domain.shortlist import Shortlist
from mentoring.lifecycle import ProposalState
from mentoring.models import Proposal

from . import wording


@dataclass(frozen=True)
class Past:
    """One proposal that is over: who had the card, what became of it, when and why."""

    mentor_pk: int
    mentor: str
    what: str
    at: datetime
    why: str
    note: str


def past_of(own: list[Proposal], now: datetime) -> list[Past]:
    """The proposals of one mentee that ended without a pair, the newest first; one whose hour has passed is over."""
    over = [one for one in own if one.state != ProposalState.ACCEPTED and not still_read(one, now)]
    return [
        Past(
            mentor_pk=one.mentor_id,
            mentor=wording.full_name(one.mentor.person),
            what=what_became_of(one),
            at=one.answered_at or min(one.deadline_at, now),
            why=one.get_decline_reason_display(),
            note=one.decline_note,
        )
        for one in sorted(over, key=lambda one: one.sent_at, reverse=True)
    ]


def still_read(proposal: Proposal, now: datetime) -> bool:
    return proposal.state == ProposalState.SENT and proposal.deadline_at >= now


def what_became_of(proposal: Proposal) -> str:
    words = {
        ProposalState.DECLINED: gettext("declined"),
        ProposalState.CANCELLED: gettext("taken back by the team"),
    }
    return words.get(proposal.state, gettext("did not answer in time"))


def set_aside_rows(found: Shortlist, own: list[Proposal]) -> list[dict[str, object]]:
    """Mentors who must not be proposed, and why."""
    last = {one.mentor_id: one for one in sorted(own, key=lambda one: one.sent_at)}
    return [
        {
            "pk": mentor.pk,
            "name": wording.full_name(mentor.person),
            "what": why_aside(code, last.get(mentor.pk)),
        }
        for mentor, code in found.set_aside
    ]


def why_aside(code: str, proposal: Proposal | None) -> str:
    """« Déclinée (c’est trop loin) », or what ties the two."""
    if proposal is None or code != barriers.TRIED:
        return str(barriers.WORDS[code])
    reason = proposal.get_decline_reason_display()
    state = proposal.get_state_display()
    return f"{state} ({reason})" if reason else str(state)
