"""The acts on an application that Wagtail's log knows. Read by the history of the inspect view."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

ACTIONS = (
    ("recruitment.submit", _("Send"), pgettext_lazy("log", "Application sent")),
    ("recruitment.confirm", _("Confirm"), pgettext_lazy("log", "Address confirmed")),
    (
        "recruitment.duplicate",
        _("Set aside"),
        pgettext_lazy("log", "Set aside: the same person already has an application"),
    ),
    ("recruitment.take", _("Take"), pgettext_lazy("log", "Taken in hand")),
    ("recruitment.ask", _("Ask"), pgettext_lazy("log", "Information requested")),
    ("recruitment.complete", _("Answer"), pgettext_lazy("log", "Information received")),
    ("recruitment.interview", _("Note a talk"), pgettext_lazy("log", "Talk noted")),
    ("recruitment.hold", _("Put on the waiting list"), pgettext_lazy("log", "Put on the waiting list")),
    ("recruitment.resume", _("Take up again"), pgettext_lazy("log", "Taken up again")),
    ("recruitment.assign", _("Give to a colleague"), pgettext_lazy("log", "Given to a colleague")),
    ("recruitment.reconsider", _("Reconsider"), pgettext_lazy("log", "Looked at again")),
    ("recruitment.accept", _("Accept"), pgettext_lazy("log", "Accepted")),
    ("recruitment.decline", _("Decline"), pgettext_lazy("log", "Declined")),
    ("recruitment.withdraw", _("Withdraw"), pgettext_lazy("log", "Withdrawn by the applicant")),
    ("recruitment.expire", _("Lapse"), pgettext_lazy("log", "Lapsed without an answer")),
)


@hooks.register("register_log_actions")
def register(actions: LogActionRegistry) -> None:
    for action, label, message in ACTIONS:
        actions.register_action(action, label, message)
