"""The acts on an application that Wagtail's log knows. Read by the history of the inspect view."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

ACTIONS = (
    ("recruitment.submit", _("Send"), _("Application sent")),
    ("recruitment.confirm", _("Confirm"), _("Address confirmed")),
    ("recruitment.duplicate", _("Set aside"), _("Set aside: the same person already has an application")),
    ("recruitment.take", _("Take"), _("Taken in hand")),
    ("recruitment.ask", _("Ask"), _("Information requested")),
    ("recruitment.complete", _("Answer"), _("Information received")),
    ("recruitment.accept", _("Accept"), _("Accepted")),
    ("recruitment.decline", _("Decline"), _("Declined")),
    ("recruitment.withdraw", _("Withdraw"), _("Withdrawn by the applicant")),
    ("recruitment.expire", _("Lapse"), _("Lapsed without an answer")),
)


@hooks.register("register_log_actions")
def register(actions: LogActionRegistry) -> None:
    for action, label, message in ACTIONS:
        actions.register_action(action, label, message)
