"""Whoever holds parental authority agrees to the accompaniment of a minor, or does not, and may always think again.

By the mailed link, or on a paper that an officer has seen. Lock order: pair, proposal, mentee, guardian.
"""

from datetime import date, datetime
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from mentoring.lifecycle import GUARDIAN_AGAINST, OPEN_PAIR_STATES, GuardianState
from mentoring.models import Guardian, Mentee
from mentoring.models.people import ADULT_FOR_SURE
from portal.accounts import consent_texts
from portal.accounts.addresses import normal_email, normal_phone
from portal.accounts.models import Consent, ConsentPurpose, ConsentText, User
from portal.core import links, outbox
from portal.core.days import day_of
from portal.core.errors import Changed

from . import alerts, minors, refusals, safeguarding, standing, suspending

TRIES = 3
UNANSWERED = (GuardianState.TO_ASK, GuardianState.ASKED)
FIRST_TEXTS = {
    "fr": (
        "J’exerce l’autorité parentale sur cette personne. J’accepte qu’elle soit accompagnée par une ou un mentor "
        "bénévole, que l’équipe a rencontré. Avant ses 18 ans, les deux se voient dans les locaux de la structure qui "
        "l’accompagne ou dans l’entreprise du mentor, jamais ailleurs, et la structure est prévenue de chaque "
        "rencontre. Je peux retirer mon accord à tout moment, sans dire pourquoi : tout s’arrête alors. L’équipe garde "
        "mon nom, mon lien avec cette personne et le moyen de me joindre jusqu’à ses 18 ans, puis les efface."
    ),
    "en": (
        "I hold parental authority over this person. I agree that they are accompanied by a volunteer mentor whom the "
        "team has met. Before they are 18, the two meet on the premises of the structure that accompanies them or in "
        "the mentor’s company, nowhere else, and the structure is told of each meeting. I may withdraw my agreement "
        "at any time, without saying why: everything then stops. The team keeps my name, my tie with this person and "
        "the way to reach me until they are 18, then erases them."
    ),
}


def text_for(guardian: Guardian) -> ConsentText | None:
    """The text that stands, in the language of the mentee."""
    return consent_texts.latest(ConsentPurpose.GUARDIAN, guardian.mentee.person.language)


def words_of_the_text() -> str:
    """The text that stands in French, word for word, as the paper bears it."""
    found = consent_texts.latest(ConsentPurpose.GUARDIAN, settings.LANGUAGE_CODE)
    return found.text if found else FIRST_TEXTS[settings.LANGUAGE_CODE]


@transaction.atomic
def name(
    *,
    mentee: Mentee,
    name: str,
    tie: str,
    by: User,
    now: datetime,
    email: str = "",
    phone: str = "",
    of_age_on: date | None = None,
) -> Guardian:
    """Say who answers for a minor and how to reach them, until they have answered; asked at once where there is a mail.

    A birthday that is past says that nobody has to. Raises NotAllowed, OfAge, OtherBirthday, GuardianHasAnswered,
    GuardianOutOfReach, GuardianAtTheMentees.
    """
    suspending.check(by)
    mentee = standing.hold_mentee(mentee)
    if not minors.is_minor(mentee, day_of(now)):
        raise refusals.OfAge
    if email and normal_email(email) == mentee.person.email:
        raise refusals.GuardianAtTheMentees
    said = {"name": name, "tie": tie, "email": email, "phone": phone, "of_age_on": of_age_on}
    return open_for(mentee, **said, by=by, now=now)


def open_for(
    mentee: Mentee,
    *,
    name: str,
    tie: str,
    email: str,
    phone: str,
    of_age_on: date | None,
    by: User | None,
    now: datetime,
) -> Guardian:
    """The row of whoever answers for a mentee, held; inside the caller's transaction. The letter leaves with it.

    Raises OtherBirthday, GuardianHasAnswered, GuardianOutOfReach.
    """
    row = minors.guardian_of(mentee) or Guardian(mentee=mentee)
    if row.state not in UNANSWERED:
        raise refusals.GuardianHasAnswered
    if of_age_on and of_age_on.year - mentee.birth_year != ADULT_FOR_SURE - 1:
        raise refusals.OtherBirthday
    row.of_age_on, row.recorded_by, mentee.guardian = of_age_on, by, row
    if not minors.is_minor(mentee, day_of(now)):
        row.forgotten_on = day_of(now)
        row.save()
        return row
    if not email and not phone:
        raise refusals.GuardianOutOfReach
    row.tie = tie
    point_to(row, name=name, email=email, phone=phone, now=now)
    row.save()
    log(mentee, "mentoring.name_guardian", user=by, timestamp=now)
    if row.email:
        write_to(row, now=now)
    return row


def point_to(row: Guardian, *, name: str, email: str, phone: str, now: datetime) -> None:
    """Who answers from now on; nothing that was opened for somebody else, link or page, answers any more."""
    said = {
        "name": name.strip(),
        "email": normal_email(email),
        "phone": normal_phone(phone) if phone else "",
    }
    if any(getattr(row, field) != value for field, value in said.items()):
        links.revoke_all(links.target_of(row), now=now)
        row.uuid = uuid4()
    for field, value in said.items():
        setattr(row, field, value)


@transaction.atomic
def ask(*, mentee: Mentee, by: User, now: datetime) -> Guardian:
    """Send the link, or send it again; once an hour.

    Raises NotAllowed, GuardianUnknown, GuardianHasAnswered, GuardianWithoutMail, OfAge.
    """
    suspending.check(by)
    row = held_unanswered(mentee, now=now)
    write_to(row, now=now)
    log(row.mentee, "mentoring.ask_guardian", user=by, timestamp=now)
    return row


@transaction.atomic
def remind(*, mentee: Mentee, now: datetime) -> Guardian:
    """The minor has the letter sent again; once a day, whoever sent it before.

    Raises GuardianUnknown, GuardianHasAnswered, GuardianWithoutMail, OfAge, GuardianJustAsked.
    """
    row = held_unanswered(mentee, now=now)
    if row.asked_at and day_of(row.asked_at) == day_of(now):
        raise refusals.GuardianJustAsked
    write_to(row, now=now)
    log(row.mentee, "mentoring.ask_guardian", user=row.mentee.person, timestamp=now)
    return row


def write_to(row: Guardian, *, now: datetime) -> None:
    """The letter with the link to the text; the text is laid with the first one."""
    consent_texts.publish_first(ConsentPurpose.GUARDIAN, FIRST_TEXTS, now=now)
    send(row, "guardian_asked", key=f"ask:{now:%Y-%m-%dT%H}:{row.email}", now=now)
    if row.state == GuardianState.TO_ASK:
        row.ask()
    row.asked_at = now
    row.save(update_fields=["state", "asked_at"])


def send_again(row: Guardian, *, key: str, now: datetime) -> bool:
    """The letter of where it stands, for somebody whose link is lost; False when that was done."""
    template = "guardian_asked" if row.state in UNANSWERED else "guardian_noted"
    return send(row, template, key=key, now=now)


def send(row: Guardian, template: str, *, key: str, now: datetime) -> bool:
    """A letter to the parent, in the language of the mentee, with the link to the page; the same `key` writes once."""
    person, written = row.mentee.person, f"guardian:{row.uuid}:{key}"
    if not row.email or outbox.is_written(written):
        return False
    outbox.queue(
        f"mentoring/{template}",
        to=outbox.Recipient(address=row.email, first_name=row.name, language=person.language),
        key=written,
        now=now,
        context={
            "mentee": person.first_name,
            "programme": row.mentee.programme.name,
            "agrees": "yes" if row.state == GuardianState.GIVEN else "",
        },
        opens={"link": links.create("guardian", links.target_of(row), now=now)},
    )
    return True


def hold(guardian: Guardian) -> Guardian:
    """The row as it is now; its mentee is held first."""
    mentee = standing.hold_mentee(guardian.mentee)
    row = Guardian.objects.select_for_update(no_key=True, of=("self",)).get(pk=guardian.pk)
    row.mentee = mentee
    return row


def held_unanswered(mentee: Mentee, *, now: datetime) -> Guardian:
    """The row of a parent who has not answered and has an address, held.

    Raises GuardianUnknown, GuardianHasAnswered, GuardianWithoutMail, OfAge.
    """
    row = held_in_use(mentee, now=now)
    if row.state not in UNANSWERED:
        raise refusals.GuardianHasAnswered
    if not row.email:
        raise refusals.GuardianWithoutMail
    return row


def held_in_use(mentee: Mentee, *, now: datetime) -> Guardian:
    """The row of a mentee, held, while it is of use. Raises GuardianUnknown, OfAge."""
    known = minors.guardian_of(mentee)
    if known is None:
        raise refusals.GuardianUnknown
    row = hold(known)
    check_minor(row, now=now)
    return row


def check_minor(row: Guardian, *, now: datetime) -> None:
    """Raises OfAge."""
    row.mentee.guardian = row
    if not minors.is_minor(row.mentee, day_of(now)):
        raise refusals.OfAge


@transaction.atomic
def agree(*, guardian: Guardian, seen: ConsentText | None, now: datetime) -> Guardian:
    """The parent agrees to the text that they read, by their link; idempotent. Raises OfAge, OtherAgreementText."""
    row = hold(guardian)
    check_minor(row, now=now)
    if row.state == GuardianState.GIVEN:
        return row
    if seen is None or seen != text_for(row):
        raise refusals.OtherAgreementText
    row.signed_on, row.kept = None, ""
    give(row, seen, means="link", by=None, now=now)
    send(row, "guardian_noted", key=f"noted:{now.isoformat()}", now=now)
    return row


@transaction.atomic
def note_paper(
    *, mentee: Mentee, name: str, tie: str, signed_on: date, kept: str, by: User, now: datetime
) -> Guardian:
    """An officer has seen the paper that the parent signed, and says where it is kept; idempotent once agreed.

    Raises NotAllowed, PaperDayToCome, PaperPlaceMissing, OfAge.
    """
    suspending.check(by)
    if signed_on > day_of(now):
        raise refusals.PaperDayToCome
    if not kept.strip():
        raise refusals.PaperPlaceMissing
    mentee = standing.hold_mentee(mentee)
    row = minors.guardian_of(mentee) or Guardian(mentee=mentee)
    check_minor(row, now=now)
    if row.state == GuardianState.GIVEN:
        return row
    consent_texts.publish_first(ConsentPurpose.GUARDIAN, FIRST_TEXTS, now=now)
    row.name, row.tie = name.strip(), tie
    row.signed_on, row.kept = signed_on, kept.strip()
    text = consent_texts.latest(ConsentPurpose.GUARDIAN, settings.LANGUAGE_CODE)
    give(row, text, means="paper", by=by, now=now)
    return row


def give(row: Guardian, text: ConsentText, *, means: str, by: User | None, now: datetime) -> None:
    """The consent is in force from now on; what stood against the tandem is settled by the facts."""
    row.consent = Consent.objects.create(text=text, subject=row.uuid, means=means, given_at=now)
    row.agree()
    row.answered_at, row.recorded_by = now, by
    row.save()
    look_at_pairs(row, now=now)
    log(row.mentee, "mentoring.guardian_agrees", user=by, timestamp=now)


def say_no(*, guardian: Guardian, now: datetime, by: User | None = None) -> Guardian:
    """The parent does not agree, or agrees no more: by their link, or told to an officer (`by`). Idempotent.

    An open card is taken back, the tandem is suspended at once and the team is alerted. Raises NotAllowed, OfAge;
    Changed, should a tandem go on being formed meanwhile: a mentor who says yes at that instant has it tried again.
    """
    if by is not None:
        suspending.check(by)
    for left in reversed(range(TRIES)):
        try:
            return stop(guardian, by=by, now=now)
        except (Changed, refusals.AlreadyAnswered):
            if not left:
                raise
    raise Changed


@transaction.atomic
def stop(guardian: Guardian, *, by: User | None, now: datetime) -> Guardian:
    """One try. Raises Changed or AlreadyAnswered where a card or a tandem came between its two locks."""
    whose = Q(mentee=guardian.mentee_id)
    suspending.freeze_pairs(whose, reason=suspending.Reason.GUARDIAN, by=by, now=now)
    standing.take_back_cards(whose, by=by, now=now)
    row = hold(guardian)
    check_minor(row, now=now)
    suspending.check_quiet(whose)
    if row.state in GUARDIAN_AGAINST:
        return row
    if row.consent:
        row.consent.withdrawn_at = now
        row.consent.save(update_fields=["withdrawn_at"])
        row.withdraw()
    else:
        row.refuse()
    row.consent, row.answered_at, row.recorded_by = None, now, by
    row.save()
    look_at_pairs(row, now=now)
    send(row, "guardian_noted", key=f"noted:{now.isoformat()}", now=now)
    tell_team(row, by=by, now=now)
    log(row.mentee, "mentoring.guardian_refuses", user=by, timestamp=now)
    return row


def tell_team(row: Guardian, *, by: User | None, now: datetime) -> None:
    """Whoever follows the tandem, or else the mentee, hears of the no, but for whom it was told to; no name travels."""
    pair = row.mentee.pairs.open().first()
    keepers = (
        safeguarding.keepers_of(pair, everybody=False) if pair else safeguarding.followers_of(row.mentee)
    )
    for person in keepers:
        if person != by:
            outbox.queue(
                "mentoring/guardian_against",
                to=person,
                key=f"guardian:{row.uuid}:against:{now.isoformat()}:{person.uuid}",
                now=now,
                context={"mentee": row.mentee.reference, "tandem": pair.reference if pair else ""},
            )


def look_at_pairs(row: Guardian, *, now: datetime) -> None:
    """The facts open or settle the alert of a tandem the same minute."""
    for pair in row.mentee.pairs.filter(state__in=OPEN_PAIR_STATES):
        alerts.look_at(pair, now=now)


def forget_due(now: datetime) -> int:
    """Rule of `run_due`: from the 18th birthday on, nobody needs to reach the parent: name and address go. How many."""
    today = day_of(now)
    told = Q(of_age_on__lte=today)
    by_the_year = Q(of_age_on=None, mentee__birth_year__lte=today.year - ADULT_FOR_SURE)
    due = Guardian.objects.filter(told | by_the_year, forgotten_on=None)
    return sum(forget(row, now=now) for row in list(due.select_related("mentee")))


@transaction.atomic
def forget(guardian: Guardian, *, now: datetime) -> bool:
    """The answer stays as the file does; who gave it does not."""
    row = hold(guardian)
    row.name = row.tie = row.email = row.phone = ""
    row.forgotten_on = day_of(now)
    row.save(update_fields=["name", "tie", "email", "phone", "forgotten_on"])
    links.revoke_all(links.target_of(row), now=now)
    return True
