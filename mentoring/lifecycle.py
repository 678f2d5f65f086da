"""The states of people, proposals, pairs and charters, and what may follow what. Each class reads as a table.

Staff read the label of a state; the person concerned reads its public label.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.states import move, state_field


class MentorState(models.TextChoices):
    AVAILABLE = "available", _("Available")
    PAUSED = "paused", _("Paused")
    FROZEN = "frozen", _("Suspended")
    LEFT = "left", pgettext_lazy("somebody", "Left")


class MentorLifecycle(models.Model):
    State = S = MentorState
    state = state_field(S, S.AVAILABLE)

    pause = move("pause", state, S.AVAILABLE, S.PAUSED)
    resume = move("resume", state, S.PAUSED, S.AVAILABLE)
    freeze = move("freeze", state, [S.AVAILABLE, S.PAUSED], S.FROZEN)
    unfreeze = move("unfreeze", state, S.FROZEN, S.AVAILABLE)
    leave = move("leave", state, [S.AVAILABLE, S.PAUSED, S.FROZEN], S.LEFT)
    come_back = move("come_back", state, S.LEFT, S.AVAILABLE)

    class Meta:
        abstract = True


class MenteeState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    PAUSED = "paused", _("Paused")
    FROZEN = "frozen", _("Suspended")
    PAIRED = "paired", _("In a tandem")
    LEFT = "left", pgettext_lazy("somebody", "Left")


class MenteeLifecycle(models.Model):
    State = S = MenteeState
    state = state_field(S, S.WAITING)

    pair_up = move("pair_up", state, S.WAITING, S.PAIRED)
    return_to_queue = move("return_to_queue", state, S.PAIRED, S.WAITING)
    pause = move("pause", state, S.WAITING, S.PAUSED)
    resume = move("resume", state, S.PAUSED, S.WAITING)
    freeze = move("freeze", state, [S.WAITING, S.PAUSED, S.PAIRED], S.FROZEN)
    unfreeze = move("unfreeze", state, S.FROZEN, S.WAITING)
    unfreeze_paired = move("unfreeze_paired", state, S.FROZEN, S.PAIRED)
    leave = move("leave", state, [S.WAITING, S.PAUSED, S.FROZEN, S.PAIRED], S.LEFT)
    come_back = move("come_back", state, S.LEFT, S.WAITING)

    class Meta:
        abstract = True


class GuardianState(models.TextChoices):
    TO_ASK = "to_ask", _("To ask")
    ASKED = "asked", _("Asked, no answer yet")
    GIVEN = "given", _("Agrees")
    REFUSED = "refused", _("Does not agree")
    WITHDRAWN = "withdrawn", _("Agrees no more")


GUARDIAN_AGAINST = (GuardianState.REFUSED, GuardianState.WITHDRAWN)


class GuardianLifecycle(models.Model):
    """Whoever holds parental authority over a minor says yes or no, and may always think again."""

    State = S = GuardianState
    state = state_field(S, S.TO_ASK)

    ask = move("ask", state, S.TO_ASK, S.ASKED)
    agree = move("agree", state, [S.TO_ASK, S.ASKED, S.REFUSED, S.WITHDRAWN], S.GIVEN)
    refuse = move("refuse", state, [S.TO_ASK, S.ASKED], S.REFUSED)
    withdraw = move("withdraw", state, S.GIVEN, S.WITHDRAWN)

    class Meta:
        abstract = True


class ProposalState(models.TextChoices):
    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("No answer")
    CANCELLED = "cancelled", _("Cancelled")


class ProposalLifecycle(models.Model):
    """MentorU: matching takes two steps, the proposal and its validation by the mentor."""

    State = S = ProposalState
    state = state_field(S, S.SENT)

    accept = move("accept", state, S.SENT, S.ACCEPTED)
    decline = move("decline", state, S.SENT, S.DECLINED)
    expire = move("expire", state, S.SENT, S.EXPIRED)
    cancel = move("cancel", state, S.SENT, S.CANCELLED)

    class Meta:
        abstract = True


class PairState(models.TextChoices):
    FORMED = "formed", _("First meeting to hold")
    MET = "met", _("Charter to sign")
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    FROZEN = "frozen", _("Suspended")
    CLOSED = "closed", _("Closed")
    UNDONE = "undone", _("Not pursued")


OPEN_PAIR_STATES = (
    PairState.FORMED,
    PairState.MET,
    PairState.ACTIVE,
    PairState.PAUSED,
    PairState.FROZEN,
)
BEFORE_FIRST_MEETING = (PairState.FORMED, PairState.FROZEN, PairState.UNDONE)


class PairLifecycle(models.Model):
    """MentorU: first meeting, then both sign, then the mentoring starts."""

    State = S = PairState
    state = state_field(S, S.FORMED)

    meet = move("meet", state, S.FORMED, S.MET)
    activate = move("activate", state, S.MET, S.ACTIVE)
    pause = move("pause", state, S.ACTIVE, S.PAUSED)
    resume = move("resume", state, S.PAUSED, S.ACTIVE)
    freeze = move("freeze", state, [S.FORMED, S.MET, S.ACTIVE, S.PAUSED], S.FROZEN)
    unfreeze_formed = move("unfreeze_formed", state, S.FROZEN, S.FORMED)
    unfreeze_met = move("unfreeze_met", state, S.FROZEN, S.MET)
    unfreeze_active = move("unfreeze_active", state, S.FROZEN, S.ACTIVE)
    undo = move("undo", state, [S.FORMED, S.MET, S.FROZEN], S.UNDONE)
    close = move("close", state, [S.ACTIVE, S.PAUSED, S.FROZEN], S.CLOSED)

    class Meta:
        abstract = True


class CharterState(models.TextChoices):
    TO_SIGN = "to_sign", _("To sign")
    PARTLY_SIGNED = "partly_signed", _("Signed by one side")
    SEALED = "sealed", _("Sealed")
    VOID = "void", _("Void")


OPEN_CHARTER_STATES = (CharterState.TO_SIGN, CharterState.PARTLY_SIGNED)


class CharterLifecycle(models.Model):
    State = S = CharterState
    state = state_field(S, S.TO_SIGN)

    sign_first = move("sign_first", state, S.TO_SIGN, S.PARTLY_SIGNED)
    seal_up = move("seal_up", state, S.PARTLY_SIGNED, S.SEALED)
    void = move("void", state, [S.TO_SIGN, S.PARTLY_SIGNED], S.VOID)

    class Meta:
        abstract = True


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class MeetingLifecycle(models.Model):
    State = S = MeetingState
    state = state_field(S, S.PLANNED)

    hold = move("hold", state, S.PLANNED, S.HELD)
    cancel = move("cancel", state, S.PLANNED, S.CANCELLED)

    class Meta:
        abstract = True


class ActionState(models.TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Given up")


class ActionLifecycle(models.Model):
    """MentorU: the pair draws up a plan of action, its reference at each meeting."""

    State = S = ActionState
    state = state_field(S, S.OPEN)

    finish = move("finish", state, S.OPEN, S.DONE)
    drop = move("drop", state, S.OPEN, S.DROPPED)
    reopen = move("reopen", state, [S.DONE, S.DROPPED], S.OPEN)

    class Meta:
        abstract = True


class CheckInState(models.TextChoices):
    DUE = "due", _("To do")
    DONE = "done", _("Done")
    UNREACHABLE = "unreachable", _("Nobody reached")
    SKIPPED = "skipped", _("Left out")


class CheckInLifecycle(models.Model):
    """MentorU: the team takes news every two months. Somebody out of reach may still answer later."""

    State = S = CheckInState
    state = state_field(S, S.DUE)

    complete = move("complete", state, [S.DUE, S.UNREACHABLE], S.DONE)
    give_up = move("give_up", state, S.DUE, S.UNREACHABLE)
    skip = move("skip", state, S.DUE, S.SKIPPED)

    class Meta:
        abstract = True


class FollowUpState(models.TextChoices):
    DUE = "due", _("To ask")
    ANSWERED = "answered", _("Answered")
    UNREACHABLE = "unreachable", _("Without an answer")
    SKIPPED = "skipped", _("Left out")


class FollowUpLifecycle(models.Model):
    """MentorU follows its mentees after the end. Whoever did not answer in time may still do so later."""

    State = S = FollowUpState
    state = state_field(S, S.DUE)

    answer = move("answer", state, [S.DUE, S.UNREACHABLE], S.ANSWERED)
    give_up = move("give_up", state, S.DUE, S.UNREACHABLE)
    skip = move("skip", state, S.DUE, S.SKIPPED)

    class Meta:
        abstract = True


class AttendanceState(models.TextChoices):
    INVITED = "invited", _("Invited")
    COMING = "coming", _("Comes")
    WAITING = "waiting", _("On the waiting list")
    NOT_COMING = "not_coming", _("Does not come")
    ATTENDED = "attended", _("Was there")
    MISSED = "missed", _("Was not there")


class AttendanceLifecycle(models.Model):
    """MentorU: gatherings are advised, never compulsory. People drop in: anybody may have been there.

    What was noted can be taken back; the answer given before the day is then forgotten, as it no longer serves.
    """

    State = S = AttendanceState
    state = state_field(S, S.INVITED)

    come = move("come", state, [S.INVITED, S.WAITING, S.NOT_COMING], S.COMING)
    wait = move("wait", state, [S.INVITED, S.NOT_COMING], S.WAITING)
    stay_away = move("stay_away", state, [S.INVITED, S.COMING, S.WAITING], S.NOT_COMING)
    attend = move("attend", state, [S.INVITED, S.COMING, S.WAITING, S.NOT_COMING, S.MISSED], S.ATTENDED)
    miss = move("miss", state, [S.INVITED, S.COMING, S.WAITING, S.NOT_COMING, S.ATTENDED], S.MISSED)
    take_back = move("take_back", state, [S.ATTENDED, S.MISSED], S.INVITED)

    class Meta:
        abstract = True


class WordsState(models.TextChoices):
    WAITING = "waiting", _("To be read by the team")
    PUBLISHED = "published", _("Published")
    DECLINED = "declined", _("Not published")


class WordsLifecycle(models.Model):
    """What a mentor writes to the others is read by the team first; what was published can be taken away."""

    State = S = WordsState
    state = state_field(S, S.WAITING)

    publish = move("publish", state, [S.WAITING, S.DECLINED], S.PUBLISHED)
    decline = move("decline", state, [S.WAITING, S.PUBLISHED], S.DECLINED)

    class Meta:
        abstract = True


PUBLIC_LABELS: dict[models.TextChoices, str] = {
    MenteeState.WAITING: _("We are looking for your mentor"),
    MenteeState.PAUSED: _("Paused"),
    MenteeState.FROZEN: _("Suspended"),
    MenteeState.PAIRED: _("In a tandem"),
    MenteeState.LEFT: _("Finished"),
    ProposalState.SENT: _("A mentor is reading your profile"),
    ProposalState.ACCEPTED: _("A mentor would like to meet you"),
    ProposalState.DECLINED: _("We are looking for your mentor"),
    ProposalState.EXPIRED: _("We are looking for your mentor"),
    ProposalState.CANCELLED: _("We are looking for your mentor"),
    PairState.FORMED: _("First meeting to hold"),
    PairState.MET: _("Charter to sign"),
    PairState.ACTIVE: _("Tandem under way"),
    PairState.PAUSED: _("Paused"),
    PairState.FROZEN: _("Suspended"),
    PairState.CLOSED: _("Finished"),
    PairState.UNDONE: _("Not pursued"),
}
