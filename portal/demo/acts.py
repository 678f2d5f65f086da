"""What people of the demo do, one act for each verb of the house, at a moment of the past. Called by `walk`.

An act takes `now` and finds its records by the addresses of the people, as the walk names them.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction

from mentoring.domain import cards, charters, gatherings, meetings, orientation, proposals
from mentoring.models import Charter, Mentee, Mentor, Pair, Programme, Proposal
from portal.accounts.models import User
from portal.core import links
from portal.core.days import day_of
from portal.core.models import Link
from recruitment.domain import consents, drafts, intake, moderation
from recruitment.models import Application
from recruitment.models.drafts import Side

from . import accounts
from .accounts import OFFICER, Seat
from .people import Person

Act = Callable[[datetime], object]
TYPING = timedelta(minutes=9)


def application_of(person: Person) -> Application:
    return Application.objects.get(email=person.email)


def mentor_of(person: Person) -> Mentor:
    return Mentor.objects.get(person__email=person.email)


def mentee_of(person: Person) -> Mentee:
    return Mentee.objects.get(person__email=person.email)


def proposal_for(person: Person) -> Proposal:
    """The last proposal made for a mentee."""
    return Proposal.objects.filter(mentee=mentee_of(person)).latest("sent_at")


def pair_of(person: Person) -> Pair:
    return Pair.objects.get(mentee=mentee_of(person))


def applies(person: Person) -> Act:
    """Fill in the form for some minutes, then send it."""

    def act(now: datetime) -> Application:
        begun = now - TYPING
        draft = drafts.start_draft(
            role=person.role, owner_key=person.mailbox, language="fr", now=begun, track=person.track
        )
        text = consents.current_text("fr")
        return intake.submit(draft=draft, answers=person.answers_on(day_of(now)), consent=text, now=now)

    return act


def confirms(person: Person) -> Act:
    """Open the mailed link: it is spent, and the address is proven."""

    def act(now: datetime) -> Link:
        target = links.target_of(application_of(person))
        link = Link.objects.get(purpose="confirm", target=target, spent_at=None, revoked_at=None)
        return links.spend(links.token_of(link), now=now)

    return act


def is_taken(person: Person, by: Seat = OFFICER) -> Act:
    """An officer takes the application in hand."""

    def act(now: datetime) -> Application:
        row = application_of(person)
        return moderation.take(application=row, by=accounts.of(by), seen_version=row.version, now=now)

    return act


def is_asked(person: Person, question: str, by: Seat = OFFICER) -> Act:
    """The team needs one more piece of information."""

    def act(now: datetime) -> Application:
        row, officer = application_of(person), accounts.of(by)
        return moderation.ask(
            application=row, question=question, by=officer, seen_version=row.version, now=now
        )

    return act


def is_accepted(person: Person, by: Seat = OFFICER) -> Act:
    """After a talk, the applicant enters the pool."""

    def act(now: datetime) -> Application:
        row, officer = application_of(person), accounts.of(by)
        met_on = day_of(now) if person.role == Side.MENTOR else None
        return moderation.accept(
            application=row, by=officer, seen_version=row.version, met_on=met_on, now=now
        )

    return act


def is_ready(person: Person) -> Act:
    """A mentor reads the guide and ticks the checklist; a mentee reads their card and agrees to it."""

    def act(now: datetime) -> object:
        if person.role == Side.MENTOR:
            mentor, ticks = mentor_of(person), [code for code, _label in orientation.CHECKLIST]
            return orientation.complete(mentor=mentor, by=mentor.person, ticks=ticks, now=now)
        mentee = mentee_of(person)
        return cards.agree(mentee=mentee, by=mentee.person, seen_hash=cards.hash_of(mentee), now=now)

    return act


def is_declined(person: Person, reason: str, note: str, by: Seat = OFFICER) -> Act:
    """A kind no."""

    def act(now: datetime) -> Application:
        row, officer = application_of(person), accounts.of(by)
        return moderation.decline(
            application=row, reason=reason, note=note, by=officer, seen_version=row.version, now=now
        )

    return act


def is_proposed(person: Person, mentor: Person, note: str = "", by: Seat = OFFICER) -> Act:
    """The mentee's card goes to a mentor."""

    def act(now: datetime) -> Proposal:
        return proposals.propose(
            mentee=mentee_of(person), mentor=mentor_of(mentor), by=accounts.of(by), note=note, now=now
        )

    return act


def is_read(person: Person) -> Act:
    """The mentor opens the card; the link stays good for whoever tries the demo."""
    return lambda now: proposals.view(proposal=proposal_for(person), now=now)


def is_chosen(person: Person) -> Act:
    """The mentor would like to meet the mentee."""

    def act(now: datetime) -> Pair:
        proposal = proposal_for(person)
        proposals.view(proposal=proposal, now=now)
        return proposals.accept(proposal=proposal, by=proposal.mentor.person, now=now)

    return act


def is_passed_over(person: Person, reason: str, note: str) -> Act:
    """The mentor passes this time."""

    def act(now: datetime) -> Proposal:
        proposal = proposal_for(person)
        return proposals.decline(
            proposal=proposal, by=proposal.mentor.person, reason=reason, note=note, now=now
        )

    return act


def meets(person: Person, facts: str) -> Act:
    """The two have met today, and the mentor notes it."""

    def act(now: datetime) -> object:
        pair = pair_of(person)
        return meetings.record_first(
            pair=pair, by=pair.mentor.person, held_on=day_of(now), now=now, minutes=75, facts=facts
        )

    return act


def signs(person: Person, side: str) -> Act:
    """One side of the mentee's pair reads the charter and signs under its own name."""

    def act(now: datetime) -> object:
        pair = pair_of(person)
        signer: User = getattr(pair, side).person
        charter = Charter.objects.get(pair=pair)
        link = Link.objects.get(
            purpose="sign", target=links.target_of(charter), person=signer, revoked_at=None
        )
        links.spend(links.token_of(link), now=now)
        return charters.sign(
            charter=charter,
            by=signer,
            typed_name=signer.full_name,
            text_hash=charter.text_hash,
            link_id=link.pk,
            now=now,
        )

    return act


def pauses(person: Person, until: date) -> Act:
    """A mentor steps back for a while."""

    @transaction.atomic
    def act(now: datetime) -> Mentor:
        found = mentor_of(person)
        mentor = Mentor.objects.select_for_update(no_key=True, of=("self",)).get(pk=found.pk)
        mentor.pause()
        mentor.paused_until = until
        mentor.save(update_fields=["state", "paused_until"])
        return mentor

    return act


def gathers(first: datetime, by: Seat) -> Act:
    """Six months of dates for the mentors, laid in one act."""

    def act(now: datetime) -> object:
        return gatherings.lay_six_months(
            name="Rencontre des mentors",
            first=first,
            place="Maison des entreprises d’Aubagne, salle du Garlaban",
            programmes=Programme.objects.all(),
            by=accounts.of(by),
            now=now,
        )

    return act
