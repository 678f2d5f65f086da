"""The named refusals of mentoring: what a verb answers when the rules say no."""

from django.utils.translation import gettext_lazy as _

from portal.core.errors import Refused


class MentorFull(Refused):
    message = _("This mentor has no free place.")


class MentorUnavailable(Refused):
    message = _("This mentor is not available at the moment.")


class MenteeNotWaiting(Refused):
    message = _("This person is no longer waiting for a mentor.")


class AlreadyProposed(Refused):
    message = _("A proposal is already open for this person.")


class AlreadyMet(Refused):
    message = _("These two people have already been proposed to each other.")


class TooClose(Refused):
    message = _("These two people know each other or work together: they cannot form a tandem.")


class OutOfReach(Refused):
    message = _("The way is too long for the mentee: travel is the one mandatory criterion.")


class WayUnknown(Refused):
    message = _("The length of the way is not known: check it with the mentee, then confirm it here.")


class OtherProgramme(Refused):
    message = _("This mentor does not take part in this programme.")


class WeekFull(Refused):
    message = _("This mentor has received enough proposals this week.")


class TooLate(Refused):
    message = _("The time to answer has passed.")


class AlreadyAnswered(Refused):
    message = _("This proposal has already been answered.")


class NotAParty(Refused):
    message = _("Only the two people of the tandem may do this.")


class WrongDay(Refused):
    message = _("The day of the meeting is between the day when you were introduced and today.")


class NotNow(Refused):
    message = _("The tandem is not at this step.")


class OtherText(Refused):
    message = _("The text of the charter has changed since you opened it. Read it again before you sign.")


class OtherName(Refused):
    message = _("Type your first name and last name as they stand in the charter.")


class NoCharterText(Refused):
    message = _("No charter text has been published for this programme.")


class CardNotAgreed(Refused):
    message = _("The mentee has not agreed yet to the card that the mentor would read.")


class OtherCard(Refused):
    message = _("The card has changed since you opened it. Read it again before you agree.")


class MentorNotReady(Refused):
    message = _("This mentor has not ticked the orientation checklist yet.")


class NotMetYet(Refused):
    message = _("The team has not met this mentor yet.")


class NotTicked(Refused):
    message = _("Tick every line: each one counts for the person whom you will accompany.")


class NobodyNamed(Refused):
    message = _("Enter the name of a person or of a company.")


class NoProgramme(Refused):
    message = _("A mentor takes part in one programme at least.")


class NotInReach(Refused):
    message = _("This programme is not yours to run.")


class PauseTooLong(Refused):
    message = _("Choose a day after today, a year away at most.")


class NotInThePool(Refused):
    message = _("This is not possible in the present state of the file.")


class StillInATandem(Refused):
    message = _("A tandem is still under way: end it first, with the team.")


class NotHeldYet(Refused):
    message = _("This gathering has not taken place yet.")


class RestTooLong(Refused):
    message = _("Choose a day after today, three months away at most.")


class ReasonMissing(Refused):
    message = _("Choose a reason.")


class UnknownOutcome(Refused):
    message = _("Choose one of the ways out of this programme.")


class ContractMissing(Refused):
    message = _("For a job, choose the kind of contract.")


class FutureDay(Refused):
    message = _("This day is still to come.")


class NotTheirs(Refused):
    message = _("This person does not follow the tandems of this programme.")


class WrongMeetingDay(Refused):
    message = _("The day of a meeting is between your first meeting and today.")


class NotSignedYet(Refused):
    message = _("Both sign the charter first: the tandem starts with it, and this meeting may be noted then.")


class InAPause(Refused):
    message = _("The tandem was in a pause on that day: take it up again to note a meeting held since.")


class NotAnHourToCome(Refused):
    message = _("Choose a day and an hour to come, six months away at most.")


class RestsUntilThen(Refused):
    message = _("The tandem is in a pause on that day: choose a later one, or take it up again.")


class PlaceForAMinor(Refused):
    message = _(
        "Before 18, you meet on the structure’s premises or in the mentor’s company: choose one of them."
    )


class NotArranged(Refused):
    message = _("This meeting was held or called off already.")


class StillSuspended(Refused):
    message = _("One of the two is still suspended: lift that first.")


class HasLeft(Refused):
    message = _("This file is closed.")


class Unreadable(Refused):
    message = _("This note cannot be opened: its key is missing. The team can have it brought back.")


class PlanFull(Refused):
    message = _("The plan has thirty actions to do already: end some of them first.")


class WrongContactDay(Refused):
    message = _("The day of a call or a message is between your first meeting and today.")


class NoStructure(Refused):
    message = _("No structure accompanies this person.")


class WordsMissing(Refused):
    message = _("Write a few words, so that the team knows how to help.")


class TooManyTries(Refused):
    message = _("Too many links have been asked for from here today: try again tomorrow, or call us.")


class NotNearTheEnd(Refused):
    message = _("The end of this tandem is not near yet.")


class TooLong(Refused):
    message = _("Choose between one month and six.")


class TheOtherAgrees(Refused):
    message = _("It is for the other to agree.")


class ProposalGone(Refused):
    message = _("This proposal no longer stands: read the page again.")


class TimeToSpeakOver(Refused):
    message = _("These questions are closed now. Write to the team: your words are still welcome.")


class NothingSaid(Refused):
    message = _("Say in a few words why you wish another mentor.")


class GuardianMustAgree(Refused):
    message = _(
        "This person is under 18: whoever holds parental authority must agree first. Send them the link, or note the "
        "signed paper, from the file of the person."
    )


class GuardianUnknown(Refused):
    message = _("Nobody is named yet: note first who holds parental authority.")


class GuardianOutOfReach(Refused):
    message = _("Enter an e-mail address or a phone number.")


class GuardianAtTheMentees(Refused):
    message = _(
        "This is the mentee’s own address. Enter another one, or a phone number: a paper is then signed."
    )


class GuardianWithoutMail(Refused):
    message = _("We have no e-mail address of this parent: call them, and note the signed paper.")


class GuardianHasAnswered(Refused):
    message = _("This parent has already answered.")


class GuardianJustAsked(Refused):
    message = _("We have already written to this person today.")


class OfAge(Refused):
    message = _("This person is of age: nobody has to agree for them.")


class OtherAgreementText(Refused):
    message = _("The text has changed since you opened this page: read it once more, then answer.")


class PaperDayToCome(Refused):
    message = _("The paper was signed on a day that is not to come.")


class PaperPlaceMissing(Refused):
    message = _("Say where the paper is kept.")


class OtherBirthday(Refused):
    message = _("This is not in the year of the 18th birthday, by the year of birth that we were told.")
