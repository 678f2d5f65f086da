"""What was done in mentoring, as histories tell it. Each verb of `mentoring.domain` logs one of these."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from mentoring.domain import suspending

ACTIONS = (
    ("mentoring.enrol", _("Enter the pool"), _("Entered the pool")),
    ("mentoring.capacity", _("Change the number of places"), _("Number of places changed")),
    ("mentoring.set_programmes", _("Change the programmes"), _("Programmes of the mentor changed")),
    ("mentoring.come_back", _("Come back"), _("Came back to the pool")),
    ("mentoring.send_guide", _("Send the mentor guide"), _("Mentor guide sent again")),
    ("mentoring.orientation", _("Tick the checklist"), _("Orientation checklist ticked")),
    ("mentoring.agree_to_card", _("Agree to the card"), _("Card agreed to")),
    ("mentoring.rewrite_card", _("Rewrite the card"), _("Card rewritten by the mentee")),
    ("mentoring.name_guardian", _("Name the parent"), _("The parent who answers is named")),
    ("mentoring.ask_guardian", _("Ask the parent"), _("Link sent again to the parent")),
    ("mentoring.guardian_agrees", _("Agree for a minor"), _("The parent agrees")),
    ("mentoring.guardian_refuses", _("Disagree for a minor"), _("The parent does not agree")),
    ("mentoring.object", _("Name somebody too close"), _("A person or a company was named")),
    ("mentoring.object_no_more", _("Take a name back"), _("A name was taken back")),
    ("mentoring.pause", _("Pause"), _("Paused")),
    ("mentoring.resume", _("Take up again"), _("Taken up again")),
    ("mentoring.unfreeze", _("Lift the suspension"), _("Suspension lifted")),
    ("mentoring.leave", _("Leave"), pgettext_lazy("somebody", "Left")),
    ("accounts.preferences", _("Change contact details"), _("Contact details changed by the person")),
    ("mentoring.propose", _("Propose"), _("Proposed to the mentor")),
    ("mentoring.accept", _("Accept the proposal"), _("Accepted by the mentor")),
    ("mentoring.decline", _("Decline the proposal"), _("Declined by the mentor")),
    ("mentoring.cancel", _("Take the proposal back"), _("Taken back by the team")),
    ("mentoring.expire", _("Let the proposal lapse"), _("Lapsed without an answer")),
    ("mentoring.form", _("Form the tandem"), _("Tandem formed")),
    ("mentoring.meet", _("Log the first meeting"), _("First meeting logged")),
    ("mentoring.issue_charter", _("Issue the charter"), _("Charter sent to both")),
    ("mentoring.resend_charter", _("Send the charter again"), _("Charter sent again")),
    ("mentoring.publish_charter", _("Publish the charter text"), _("Charter text published")),
    ("mentoring.sign", _("Sign"), _("Charter signed by one side")),
    ("mentoring.sign_refused", _("Refuse a signature"), _("Signature refused: nobody signs for another")),
    ("mentoring.seal", _("Seal"), _("Charter sealed: the tandem starts")),
    ("mentoring.render_again", _("Print the charter again"), _("Charter sent to be printed again")),
    ("mentoring.undo", _("End the tandem"), _("Tandem ended before its start")),
    ("mentoring.record_meeting", _("Log a meeting"), _("Meeting logged")),
    ("mentoring.begin_plan", _("Begin a plan of action"), _("Plan of action begun")),
    ("mentoring.check_in", _("Take news"), _("News taken of the tandem")),
    ("mentoring.release_lines", _("Pass the lines on"), _("Lines passed on to the structure by the mentee")),
    ("mentoring.report", _("Report a difficulty"), _("A difficulty was reported to the team")),
    ("mentoring.arrange", _("Arrange a meeting"), _("Meeting arranged")),
    ("mentoring.move_meeting", _("Move a meeting"), _("Arranged meeting moved")),
    ("mentoring.call_off_meeting", _("Call off a meeting"), _("Arranged meeting called off")),
    ("mentoring.make_feed", _("Make a calendar"), _("Calendar to subscribe to made")),
    ("mentoring.revoke_feed", _("Revoke a calendar"), _("Calendar to subscribe to revoked")),
    ("mentoring.pause_pair", _("Pause the tandem"), _("Tandem paused")),
    ("mentoring.resume_pair", _("Take the tandem up again"), _("Tandem taken up again")),
    ("mentoring.close", _("End the tandem"), _("Tandem ended, with what became of the mentee")),
    ("mentoring.correct_outcome", _("Correct the way out"), _("Way out corrected")),
    ("mentoring.propose_extension", _("Propose to go on"), _("One of the two proposed to go on")),
    ("mentoring.drop_extension", _("Drop the extension"), _("The extension was not agreed to")),
    ("mentoring.extend", _("Move the planned end"), _("Planned end moved")),
    ("mentoring.ask_change", _("Ask for another mentor"), _("Another mentor was asked for, in confidence")),
    ("mentoring.closing_word", _("Answer the closing questions"), _("Closing questions answered")),
    ("mentoring.closing_talk", _("Note a closing talk"), _("Closing talk noted")),
    ("mentoring.follow_up", _("Note news after the end"), _("News received after the end")),
    ("mentoring.hand_over", _("Hand over"), _("Handed over to another officer")),
    ("mentoring.make_programme", _("Make a programme"), _("Programme made")),
    ("mentoring.change_programme", _("Change the programme"), _("Rules of the programme changed")),
    ("mentoring.set_weights", _("Change the weights"), _("Weights changed")),
    ("mentoring.make_partner", _("Add a structure"), _("Structure added")),
    ("mentoring.change_partner", _("Change the structure"), _("Structure changed")),
    ("mentoring.switch_partner_off", _("Switch the structure off"), _("Structure switched off")),
    ("mentoring.switch_partner_on", _("Switch the structure on"), _("Structure switched on again")),
    ("mentoring.lay_gatherings", _("Lay dates"), _("Six months of dates laid")),
    ("mentoring.add_gathering", _("Add a date"), _("Date added")),
    ("mentoring.move_gathering", _("Change the gathering"), _("Gathering changed")),
    ("mentoring.note_attendance", _("Note who was there"), _("Attendance noted")),
    ("mentoring.add_document", _("Add a document"), _("Document added")),
    ("mentoring.remove_document", _("Remove a document"), _("Document removed")),
    ("mentoring.write_agenda", _("Write the agenda"), _("Agenda written")),
    ("mentoring.topic_in_agenda", _("Put a topic in the agenda"), _("Topic put in the agenda")),
    ("mentoring.write_account", _("Write the minutes"), _("Minutes written")),
    ("mentoring.publish_words", _("Publish"), _("Published for the mentors")),
    ("mentoring.decline_words", _("Do not publish"), _("Not published for the mentors")),
    ("mentoring.cancel_gathering", _("Call off the gathering"), _("Gathering called off")),
)


class Suspended(LogFormatter):
    """The reason is told with the act."""

    label = _("Suspend")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        return gettext("Suspended: %(reason)s") % {
            "reason": suspending.Reason(log_entry.data["reason"]).label
        }


def register(actions: LogActionRegistry) -> None:
    """Called by the hook of `mentoring.wagtail_hooks`."""
    for action, label, message in ACTIONS:
        actions.register_action(action, label, message)
    actions.register_action("mentoring.freeze")(Suspended)
