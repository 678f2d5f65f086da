"""The named refusals of recruitment: what a verb answers when the rules say no."""

from django.utils.translation import gettext_lazy as _

from portal.core.errors import Refused


class NotOpen(Refused):
    message = _("Applications are closed at the moment. Write to us: we will tell you when they open.")


class DraftClosed(Refused):
    message = _("This application has already been sent, or it waited more than 30 days.")


class TooFast(Refused):
    message = _("This was sent faster than a person can type. Wait a few seconds, then send it again.")


class LooksAutomatic(Refused):
    message = _("A field that must stay empty was filled in. Send your application once more.")


class TooMany(Refused):
    message = _(
        "Too many messages left from here today. Your answers are kept: try again tomorrow, or call us."
    )


class ConsentChanged(Refused):
    message = _("The text of the agreement has changed. Read it again, then send your application.")


class NotConfirmed(Refused):
    message = _("The applicant has not confirmed their address yet.")


class NotNow(Refused):
    message = _("The application is not at this step any more.")


class MeetingNeeded(Refused):
    message = _("Enter the day when the team met this person, today at the latest.")


class QuestionNeeded(Refused):
    message = _("Write what you need to know.")


class ReplyNeeded(Refused):
    message = _("Write your answer.")


class ReasonNeeded(Refused):
    message = _("Choose a reason.")


class TalkNotYet(Refused):
    message = _("Enter the day of the talk, today at the latest.")


class ChannelNeeded(Refused):
    message = _("Choose how you talked.")


class AnotherLive(Refused):
    message = _("This person has another application under way, %(reference)s: go on with that one.")


class NotOfTheTeam(Refused):
    message = _("Choose a colleague who moderates this programme.")
