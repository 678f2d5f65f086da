"""From the form to the pool, or to a kind no: what applicants do, and what the team does with it."""

from datetime import datetime, timedelta

from mentoring.domain import cards, guardians, objections, orientation
from mentoring.models import Guardian
from portal.core import links
from portal.core.days import day_of
from portal.core.models import Link
from portal.demo import accounts
from portal.demo.accounts import COORDINATOR, OFFICER, Seat
from portal.demo.people import Person
from recruitment.domain import consents, drafts, holding, intake, interviews, moderation
from recruitment.models import Application, Interview
from recruitment.models.drafts import Side
from recruitment.vocabulary import CHECKLISTS

from .finding import Act, application_of, mentee_of, mentor_of

TYPING = timedelta(minutes=9)


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


def talks(
    person: Person,
    notes: str = "",
    *,
    by: Seat = OFFICER,
    channel: str = "face",
    place: str = "",
    left_out: tuple[str, ...] = (),
) -> Act:
    """A talk with the team, noted the same day; `left_out`: what there was no time for."""

    def act(now: datetime) -> Interview:
        row = application_of(person)
        codes = [code for code, _label in CHECKLISTS[person.role] if code not in left_out]
        return interviews.note(
            application=row,
            held_on=day_of(now),
            channel=channel,
            place=place,
            checklist=codes,
            notes=notes,
            by=accounts.of(by),
            seen_version=row.version,
            now=now,
        )

    return act


def is_held(person: Person, reason: str, by: Seat = OFFICER) -> Act:
    """On the waiting list."""

    def act(now: datetime) -> Application:
        row, officer = application_of(person), accounts.of(by)
        return holding.hold(application=row, reason=reason, by=officer, seen_version=row.version, now=now)

    return act


def is_asked(person: Person, question: str, by: Seat = OFFICER) -> Act:
    """The team needs one more piece of information."""

    def act(now: datetime) -> Application:
        row, officer = application_of(person), accounts.of(by)
        return moderation.ask(
            application=row, question=question, by=officer, seen_version=row.version, now=now
        )

    return act


def replies(person: Person, reply: str) -> Act:
    """The applicant answers the question."""
    return lambda now: intake.complete(application=application_of(person), reply=reply, now=now)


def withdraws(person: Person) -> Act:
    """The applicant thinks better of it: the answers are gone."""
    return lambda now: intake.withdraw(application=application_of(person), now=now)


def is_accepted(person: Person, by: Seat = OFFICER) -> Act:
    """After a talk, noted the same day, the applicant enters the pool."""

    def act(now: datetime) -> Application:
        talks(person, by=by)(now)
        row, officer = application_of(person), accounts.of(by)
        return moderation.accept(application=row, by=officer, seen_version=row.version, now=now)

    return act


def is_declined(person: Person, reason: str, note: str, by: Seat = OFFICER) -> Act:
    """A kind no."""

    def act(now: datetime) -> Application:
        row, officer = application_of(person), accounts.of(by)
        return moderation.decline(
            application=row, reason=reason, note=note, by=officer, seen_version=row.version, now=now
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


def names(person: Person, name: str, kind: str) -> Act:
    """A mentee names a person or a company that is too close, or not wished."""

    def act(now: datetime) -> object:
        mentee = mentee_of(person)
        return objections.declare(mentee=mentee, kind=kind, name=name, by=mentee.person, now=now)

    return act


def parent_agrees(person: Person) -> Act:
    """By the mailed link, to the text that stands."""

    def act(now: datetime) -> Guardian:
        row = mentee_of(person).guardian
        return guardians.agree(guardian=row, seen=guardians.text_for(row), now=now)

    return act


def parent_signs(person: Person, kept: str) -> Act:
    """On a paper that the coordinator of the programme has seen the same day."""

    def act(now: datetime) -> Guardian:
        mentee = mentee_of(person)
        row = mentee.guardian
        return guardians.note_paper(
            mentee=mentee,
            name=row.name,
            tie=row.tie,
            signed_on=day_of(now),
            kept=kept,
            by=accounts.of(COORDINATOR),
            now=now,
        )

    return act


def parent_says_no(person: Person) -> Act:
    """By the mailed link."""
    return lambda now: guardians.say_no(guardian=mentee_of(person).guardian, now=now)
