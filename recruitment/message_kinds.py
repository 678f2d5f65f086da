"""The messages of recruitment in words of the team, with believable values for those of which none has left yet."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.message_kinds import Kind

APPLICANT, WRITER = _("The applicant"), _("Whoever began an application")
READER = _("The officer in charge of the application")
ANSWER_BY, UNTIL = date(2027, 3, 9), date(2028, 3, 1)


def to_applicant(
    what: Promise, when: Promise, *opens: str, to: Promise = APPLICANT, **values: object
) -> Kind:
    """A message about an application, to whoever sent it."""
    known = {"first_name": "Inès", "reference": "C-2027-0143", **values}
    return Kind(what=what, to=to, when=when, example=known, opens=opens)


def to_writer(what: Promise, when: Promise, *opens: str, **values: object) -> Kind:
    """A message about what was not sent: no name is known."""
    return Kind(what=what, to=WRITER, when=when, example={"first_name": "", **values}, opens=opens)


KINDS: dict[str, Kind] = {
    "finish_later": to_writer(
        _("A link to finish later"), _("When somebody puts their application aside."), "resume"
    ),
    "draft_ends_soon": to_writer(
        _("An unfinished application is about to be erased"),
        _("Five days before the thirtieth day without a change."),
        "resume",
        ends_on=ANSWER_BY,
    ),
    "nothing_found": Kind(
        what=_("No application under this address"),
        to=_("Whoever asked for their links"),
        when=_("On demand, when we hold nothing open under the address."),
        example={"first_name": ""},
    ),
    "confirm_address": to_applicant(
        _("The address to confirm"),
        _("As soon as an application is sent; again on demand."),
        "confirm",
        "follow",
    ),
    "confirm_reminder": to_applicant(
        _("The address is still to be confirmed"),
        _("Two days after an application was sent, without a confirmation."),
        "confirm",
        "follow",
    ),
    "already_applied": to_applicant(
        _("Another application is already open"),
        _("When the same person applies twice."),
        "follow",
        live_reference="C-2027-0098",
    ),
    "received": to_applicant(
        _("The application has arrived"),
        _("As soon as the address is confirmed."),
        "follow",
        role="mentee",
        answer_by=ANSWER_BY,
    ),
    "taken": to_applicant(
        _("Somebody of the team reads the application"),
        _("When somebody takes it in hand."),
        "follow",
        role="mentee",
        officer="Claire",
        answer_by=ANSWER_BY,
    ),
    "question": to_applicant(
        _("A question to the applicant"),
        _("When the team asks for information."),
        "follow",
        question=_("What time of the day can we call you?"),
    ),
    "question_reminder": to_applicant(
        _("A question waits for an answer"),
        _("Ten days after the question, without an answer."),
        "follow",
        question=_("What time of the day can we call you?"),
    ),
    "answer_arrived": to_applicant(
        _("The applicant has answered"), _("At once."), to=READER, first_name="Claire"
    ),
    "assigned": to_applicant(
        _("An application is entrusted"),
        _("When an application is given to a colleague."),
        to=_("The colleague who now handles it"),
        first_name="Claire",
        by="Yves",
    ),
    "held": to_applicant(
        _("The application is on the waiting list"),
        _("When the team puts it there."),
        "follow",
        sentence=_("No mentor of your line of work is free at the moment."),
        until=UNTIL,
    ),
    "resumed": to_applicant(
        _("The application leaves the waiting list"),
        _("When the team takes it up again."),
        "follow",
        officer="Claire",
        answer_by=ANSWER_BY,
    ),
    "accepted": to_applicant(
        _("The application is accepted"),
        _("When the team accepts it."),
        "follow",
        "next",
        role="mentee",
        programme="Emploi",
        days=5,
    ),
    "declined": to_applicant(
        _("The application is declined"),
        _("When the team declines it."),
        "follow",
        sentence=_("Our tandems meet in person, and we have nobody within reach of where you live."),
    ),
    "reconsidered": to_applicant(
        _("A declined application is looked at again"),
        _("When the team reconsiders it."),
        "follow",
        officer="Claire",
        answer_by=ANSWER_BY,
    ),
    "withdrawn": to_applicant(_("Receipt of a withdrawal"), _("When the applicant withdraws.")),
    "follow_again": to_applicant(
        _("A new link to the application"), _("On demand, from a link that no longer opens."), "follow"
    ),
    "lapsed": to_applicant(
        _("The application is closed for want of news"),
        _("Thirty days without a confirmation, or forty-five without an answer."),
    ),
    "wait_over": to_applicant(_("The wait has lasted a year"), _("After twelve months on the waiting list.")),
}
