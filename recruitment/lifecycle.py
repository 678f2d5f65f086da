"""The states of a draft and of an application, and what may follow what. Each class reads as a table.

The team reads the label of a state; the applicant reads its public label.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.states import move, state_field


class DraftState(models.TextChoices):
    OPEN = "open", pgettext_lazy("draft", "Open")
    SUBMITTED = "submitted", pgettext_lazy("draft", "Sent")
    EXPIRED = "expired", pgettext_lazy("draft", "Expired")


class DraftLifecycle(models.Model):
    State = S = DraftState
    state = state_field(S, S.OPEN)

    submit = move("submit", state, S.OPEN, S.SUBMITTED)
    expire = move("expire", state, S.OPEN, S.EXPIRED)

    class Meta:
        abstract = True


class ApplicationState(models.TextChoices):
    SENT = "sent", pgettext_lazy("application", "To be confirmed")
    RECEIVED = "received", pgettext_lazy("application", "Received")
    IN_REVIEW = "in_review", pgettext_lazy("application", "Under review")
    INFO_REQUESTED = "info_requested", pgettext_lazy("application", "Information requested")
    ON_HOLD = "on_hold", pgettext_lazy("application", "On the waiting list")
    ACCEPTED = "accepted", pgettext_lazy("application", "Accepted")
    DECLINED = "declined", pgettext_lazy("application", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")
    EXPIRED = "expired", pgettext_lazy("application", "Lapsed")


PROVEN_STATES = (
    ApplicationState.RECEIVED,
    ApplicationState.IN_REVIEW,
    ApplicationState.INFO_REQUESTED,
    ApplicationState.ON_HOLD,
    ApplicationState.ACCEPTED,
    ApplicationState.DECLINED,
)
LIVE_STATES = (
    ApplicationState.RECEIVED,
    ApplicationState.IN_REVIEW,
    ApplicationState.INFO_REQUESTED,
    ApplicationState.ON_HOLD,
)
OPEN_STATES = (ApplicationState.SENT, *LIVE_STATES)
DECIDED_STATES = (ApplicationState.ACCEPTED, ApplicationState.DECLINED)


class ApplicationLifecycle(models.Model):
    """Nothing is examined before the address is proven; nobody enters the pool without an examination."""

    State = S = ApplicationState
    state = state_field(S, S.SENT)

    confirm = move("confirm", state, S.SENT, S.RECEIVED)
    take = move("take", state, S.RECEIVED, S.IN_REVIEW)
    ask = move("ask", state, [S.RECEIVED, S.IN_REVIEW, S.ON_HOLD], S.INFO_REQUESTED)
    complete = move("complete", state, S.INFO_REQUESTED, S.IN_REVIEW)
    hold = move("hold", state, [S.RECEIVED, S.IN_REVIEW], S.ON_HOLD)
    resume = move("resume", state, S.ON_HOLD, S.IN_REVIEW)
    accept = move("accept", state, [S.IN_REVIEW, S.ON_HOLD], S.ACCEPTED)
    decline = move("decline", state, [S.RECEIVED, S.IN_REVIEW, S.INFO_REQUESTED, S.ON_HOLD], S.DECLINED)
    reconsider = move("reconsider", state, S.DECLINED, S.IN_REVIEW)
    withdraw = move(
        "withdraw", state, [S.SENT, S.RECEIVED, S.IN_REVIEW, S.INFO_REQUESTED, S.ON_HOLD], S.WITHDRAWN
    )
    expire = move("expire", state, [S.SENT, S.INFO_REQUESTED, S.ON_HOLD], S.EXPIRED)

    class Meta:
        abstract = True


PUBLIC_LABELS: dict[ApplicationState, str] = {
    ApplicationState.SENT: _("Confirm your address"),
    ApplicationState.RECEIVED: pgettext_lazy("public", "Received"),
    ApplicationState.IN_REVIEW: pgettext_lazy("public", "Being read by the team"),
    ApplicationState.INFO_REQUESTED: _("We need one more piece of information"),
    ApplicationState.ON_HOLD: pgettext_lazy("public", "On the waiting list"),
    ApplicationState.ACCEPTED: pgettext_lazy("public", "Profile approved"),
    ApplicationState.DECLINED: pgettext_lazy("public", "Answer sent"),
    ApplicationState.WITHDRAWN: pgettext_lazy("public", "Withdrawn"),
    ApplicationState.EXPIRED: _("Closed without an answer from you"),
}
