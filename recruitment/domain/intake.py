"""From a finished draft to a received application, and what the applicant does afterwards.

Called by the wizards, by the link that proves an address, and by the follow-up page.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from wagtail.log_actions import log

from portal.accounts.addresses import normal_email, normal_phone
from portal.accounts.models import Consent, ConsentText, User
from portal.core import links
from portal.core.days import day_of
from portal.core.models import Sequence
from recruitment.lifecycle import LIVE_STATES, OPEN_STATES, ApplicationState, DraftState
from recruitment.models import Application, Draft
from recruitment.models.drafts import Side

from . import consents, drafts, letters, openings, quotas, structures
from .records import is_lapsed, keep, lock, move
from .refusals import NotNow, ReplyNeeded, TooFast

QUICKEST = timedelta(seconds=3)
Answers = Mapping[str, object]


@transaction.atomic
def submit(*, draft: Draft, answers: Answers, consent: ConsentText | None, now: datetime) -> Application:
    """Turn a draft into an application, once: a second call returns the same one and writes nothing.

    `answers` are the clean answers of every step. Raises DraftClosed, NotOpen, ConsentChanged, TooMany, TooFast
    (security: whole form in less than 3 seconds).
    """
    row = drafts.hold(draft)
    known = Application.objects.filter(submit_key=row.pk).first()
    if known:
        return known
    drafts.check_open(row, now=now)
    if now - row.started_at < QUICKEST:
        raise TooFast
    application = create(row, answers, now=now)
    consents.give(application, consent, now=now)
    row.submit()
    row.forget_answers()
    row.updated_at = now
    row.save(update_fields=["state", "answers", "completed", "email", "updated_at"])
    letters.confirm_address(application, now=now)
    log(application, "recruitment.submit", timestamp=now)
    return application


def create(draft: Draft, answers: Answers, *, now: datetime) -> Application:
    """The row itself, with the columns that repeat an answer."""
    today = day_of(now)
    return Application.objects.create(
        reference=Sequence.next_reference("H", today.year),
        submit_key=draft.pk,
        role=draft.role,
        programme=openings.programme_for(draft, answers),
        partner=structures.named_in(answers),
        first_name=answers["first_name"],
        last_name=answers["last_name"],
        email=normal_email(str(answers["email"])),
        phone=normal_phone(str(answers["phone"])) if answers.get("phone") else "",
        language=draft.language,
        birth_year=answers.get("birth_year"),
        commune=answers["commune"],
        answers={**answers, **({"track": draft.track} if draft.role == Side.MENTEE else {})},
        form_version=draft.form_version,
        sent_at=now,
        last_contact_on=today,
    )


@transaction.atomic
def confirm(*, application: Application, now: datetime) -> Application:
    """The applicant proved the address: the application has a person and can be examined; idempotent.

    When the same person already has a live application in the programme, this one is set aside.
    """
    row = lock(application)
    if row.state != ApplicationState.SENT or is_lapsed(row, now):
        return row
    row.person = person_of(row)
    row.confirmed_at = now
    Consent.objects.filter(subject=row.uuid, person=None).update(person=row.person)
    live = Application.objects.filter(
        person=row.person, role=row.role, programme=row.programme, state__in=LIVE_STATES
    ).first()
    if live:
        return set_aside(row, live, now=now)
    row.confirm()
    row.reminded_at = None
    keep(row, "confirm", now=now, fields=["person", "confirmed_at", "reminded_at"])
    letters.received(row, now=now)
    return row


def set_aside(row: Application, live: Application, *, now: datetime) -> Application:
    """Close a second application of the same person; a mail leads to the first."""
    row.withdraw()
    row.closed_at = now
    keep(row, "duplicate", now=now, fields=["person", "confirmed_at", "closed_at"])
    letters.already_applied(row, live, now=now)
    return row


def person_of(application: Application) -> User:
    """The account with this proven address *and* this name, or a new one: families share an address."""
    known = User.objects.select_for_update(no_key=True).filter(email=application.email, is_active=True)
    wanted = name_key(application.first_name, application.last_name)
    found = next((user for user in known if name_key(user.first_name, user.last_name) == wanted), None)
    return found or User.objects.create_user(
        email=application.email,
        phone=application.phone,
        first_name=application.first_name,
        last_name=application.last_name,
        language=application.language,
    )


def name_key(first_name: str, last_name: str) -> str:
    """A name without accents, case, hyphens or spaces.

    >>> name_key("Anne-Zoé", "Le Goff") == name_key("ANNE ZOE", "le goff")
    True
    """
    letters_only = unicodedata.normalize("NFKD", f"{first_name}|{last_name}".casefold())
    return re.sub(r"[^\w|]|_", "", "".join(sign for sign in letters_only if not unicodedata.combining(sign)))


@transaction.atomic
def complete(*, application: Application, reply: str, now: datetime) -> Application:
    """The applicant answers the team's question. Raises ReplyNeeded, NotNow (already answered, or closed)."""
    row = lock(application)
    if not reply.strip():
        raise ReplyNeeded
    if is_lapsed(row, now):
        raise NotNow
    move(row, "complete")
    row.reply, row.reminded_at = reply.strip(), None
    keep(row, "complete", now=now, fields=["reply", "reminded_at"], by=row.person)
    letters.answer_arrived(row, now=now)
    return row


@transaction.atomic
def withdraw(*, application: Application, now: datetime) -> Application:
    """The applicant leaves before a decision: consent ends and the answers are erased at once; idempotent.

    Raises NotNow after a decision.
    """
    row = lock(application)
    if row.state == ApplicationState.WITHDRAWN:
        return row
    move(row, "withdraw")
    row.closed_at = now
    erased = row.forget_answers()
    Consent.objects.filter(subject=row.uuid, withdrawn_at=None).update(withdrawn_at=now)
    links.revoke_all(links.target_of(row), now=now)
    keep(row, "withdraw", now=now, fields=["closed_at", *erased], by=row.person)
    letters.withdrawn(row, now=now)
    return row


@transaction.atomic
def send_links(*, email: str, language: str, now: datetime) -> None:
    """Mail, to an address, the links of whatever is open under it; the asker learns nothing of what that is."""
    address = normal_email(email)
    if not quotas.within("mail to", address, today=day_of(now)):
        return
    open_drafts = Draft.objects.filter(email=address, state=DraftState.OPEN)
    live = [draft for draft in open_drafts if not drafts.is_lapsed(draft, now)]
    for draft in live[:3]:
        letters.finish_later(draft, now=now)
    applications = Application.objects.filter(email=address, state__in=OPEN_STATES)
    for application in applications[:3]:
        send_link(application, now=now)
    if not live and not applications:
        letters.nothing_found(address, language=language, now=now)


def send_link(application: Application, *, now: datetime) -> None:
    """The link that an applicant needs now: to confirm the address, or to follow the application."""
    if application.state == ApplicationState.SENT:
        letters.confirm_again(application, now=now)
    else:
        letters.follow_again(application, now=now)
