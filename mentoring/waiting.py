"""What mentoring writes that may wait for a grouped letter, and whether it is still to be said when the letter leaves.

Left out on purpose: a proposal, the charter, a meeting and the question of the day after, gatherings to answer, the end
of a tandem (each has its day), the six questions of a check-in (an answer may call the team), and all that goes to a
structure. Read by `mentoring.doors`; the rows come from the link that each message opens.
"""

from mentoring.domain import cards
from mentoring.lifecycle import FollowUpState, MenteeState, MentorState, PairState
from mentoring.models import FollowUp, GatheringFeedback, Mentee, Mentor, Pair
from portal.core.models import Link
from portal.core.waiting import Still


def uuid_in(link: Link) -> str:
    """The uuid in the target of a link: `pair:<uuid>`."""
    return link.target.partition(":")[2]


def pair_is(state: PairState) -> Still:
    """Whether the tandem is still in the state of which the message speaks."""
    return lambda link: Pair.objects.filter(uuid=uuid_in(link), state=state).exists()


def is_unprepared(link: Link) -> bool:
    """Whether the mentor has not ticked the checklist yet."""
    waiting = Mentor.objects.filter(state=MentorState.AVAILABLE, orientation=None)
    return waiting.filter(uuid=uuid_in(link)).exists()


def has_not_agreed(link: Link) -> bool:
    """Whether the mentee still waits, without having agreed to the card as it is."""
    rows = Mentee.objects.select_related("person", "programme", "partner")
    mentees = list(rows.filter(uuid=uuid_in(link), state=MenteeState.WAITING))
    return bool(mentees) and not cards.agreed_among(mentees)


def has_not_answered(link: Link) -> bool:
    """Whether news of the mentee after the end is still awaited."""
    return FollowUp.objects.filter(uuid=uuid_in(link), state=FollowUpState.DUE).exists()


def has_said_nothing(link: Link) -> bool:
    """Whether the mentor has not said yet what the gathering was worth."""
    said = GatheringFeedback.objects.filter(gathering__uuid=uuid_in(link), mentor__person=link.person)
    return not said.exists()


def is_among_mentors(link: Link) -> bool:
    """Whether the mentor has not left since."""
    return Mentor.objects.filter(uuid=uuid_in(link)).exclude(state=MentorState.LEFT).exists()


STILL: dict[str, Still] = {
    "mentoring/first_meeting": pair_is(PairState.FORMED),
    "mentoring/news": pair_is(PairState.ACTIVE),
    "mentoring/pair_resumed": pair_is(PairState.ACTIVE),
    "mentoring/mentor_guide": is_unprepared,
    "mentoring/card_to_agree": has_not_agreed,
    "mentoring/follow_up": has_not_answered,
    "mentoring/gathering_feedback": has_said_nothing,
    "mentoring/mentor_questions": is_among_mentors,
}
