"""All that mentoring and the kernel hold of a person, read from the declarations beside the models.

Called by « Mes données ». What one side wrote for the team alone (a pause's reason, the line of a meeting, why a
tandem ended) is never in the data of the other. Whoever adds a model with personal data adds its rows here: a test
compares.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from mentoring import vocabulary
from mentoring.models import (
    ActionItem,
    ActionStep,
    Alert,
    Attendance,
    CardAgreement,
    CheckIn,
    CheckInAnswer,
    ClosingWord,
    Conflict,
    Contact,
    DirectoryEntry,
    Extension,
    Feed,
    FirstImpression,
    FollowUp,
    GatheringFeedback,
    Guardian,
    Introduction,
    Meeting,
    Mentee,
    Mentor,
    MentorAnswer,
    MentorQuestion,
    Objection,
    Orientation,
    Outcome,
    Pair,
    PairNote,
    PartnerFeedback,
    Pause,
    Proposal,
    Signature,
    TeamNote,
    Topic,
    TopicVote,
)
from portal.accounts.models import Consent, Role, User
from portal.core import encryption, geography, links
from portal.core.models import Device, Message, ViewLog
from portal.core.privacy import content_fields
from portal.core.templatetags.tandem import day_and_year

HIDDEN = {
    "password",
    "is_superuser",
    "dedupe_key",
    "message_id",
    "html",
    "calendar",
    "context",
    "last_error",
    "template",
    "claimed_until",
    "next_try_at",
    "attempts",
    "content_hash",
    "client_key",
    "period",
    "position",
    "sequence",
    "name_key",
    "end_reason",
    "text_hash",
    "token_hash",
    "evidence_hash",
    "previous_hash",
    "secret_hash",
    "renewed_at",
}
LABELS = {
    "state": gettext_lazy("State"),
    "joined_at": gettext_lazy("Registered on"),
    "means": gettext_lazy("By which means"),
    "given_at": gettext_lazy("Given on"),
    "withdrawn_at": gettext_lazy("Withdrawn on"),
    "erased_on": gettext_lazy("Erased on"),
    "content": gettext_lazy("Content"),
    "forgotten_on": gettext_lazy("Erased on"),
    "declared_at": gettext_lazy("Declared on"),
    "for_minor": gettext_lazy("Under 18"),
    "contributions": gettext_lazy("What brings the two together"),
    "travel_minutes": gettext_lazy("Minutes of travel"),
    "travel_mode": gettext_lazy("Means of travel"),
    "card": gettext_lazy("Card"),
    "is_first": gettext_lazy("First meeting"),
    "recorded_at": gettext_lazy("Noted on"),
    "added_at": gettext_lazy("Written on"),
    "written_at": gettext_lazy("Written on"),
    "created_at": gettext_lazy("Written on"),
    "shared_at": gettext_lazy("Shared on"),
    "sent_at": gettext_lazy("Sent on"),
    "reminded_at": gettext_lazy("Reminded on"),
    "answered_at": gettext_lazy("Answered on"),
    "signed_at": gettext_lazy("Signed on"),
    "side": gettext_lazy("Side"),
    "party": gettext_lazy("Side"),
    "typed_name": gettext_lazy("Name as typed"),
    "is_current": gettext_lazy("Still true"),
    "channel": gettext_lazy("Sent by"),
    "address": gettext_lazy("Address"),
    "language": gettext_lazy("Language"),
    "text": gettext_lazy("Text"),
    "subject": gettext_lazy("Subject"),
    "question": gettext_lazy("Question"),
    "form_version": gettext_lazy("Version of the form"),
}
MEANS = (
    ("form", gettext_lazy("the form")),
    ("link", gettext_lazy("a personal link")),
    ("paper", gettext_lazy("a signed paper")),
)
READ: dict[str, Callable[[Any], str]] = {"ciphertext": encryption.decrypt, "text": links.veiled}
CODES: dict[str, Any] = {
    "means": MEANS,
    "function": vocabulary.FUNCTIONS,
    "seniority": vocabulary.LEVELS,
    "first_language": vocabulary.LANGUAGES,
    "other_languages": vocabulary.LANGUAGES,
    "hobbies": vocabulary.HOBBIES,
    "motives": (*vocabulary.MENTOR_MOTIVES, *vocabulary.MENTEE_MOTIVES),
    "slots": vocabulary.SLOTS,
    "travel_modes": vocabulary.TRAVEL_MODES,
    "remote": vocabulary.REMOTE,
    "meeting_places": vocabulary.PLACES,
    "support": vocabulary.SUPPORTS,
    "supports": vocabulary.SUPPORTS,
    "unused": vocabulary.CRITERIA,
    "status": vocabulary.MENTOR_STATUSES,
}


@dataclass(frozen=True)
class Part:
    """One kind of record: why it is held, how long, and its rows as (label, value)."""

    title: str
    why: str
    keep: str
    rows: list[list[tuple[str, Any]]]


also: list[Callable[[User], list[tuple[type[Model], Iterable[Model]]]]] = []


def declare(source: Callable[[User], list[tuple[type[Model], Iterable[Model]]]]) -> None:
    """An app above says what it holds of a person besides; called once, in its `doors`."""
    also.append(source)


unfolded: dict[tuple[type[Model], str], Callable[[Any], list[tuple[str, str]]]] = {}


def unfold(model: type[Model], name: str, lines: Callable[[Any], list[tuple[str, str]]]) -> None:
    """An app above says how a field of codes reads, in lines of a label and words; called once, in its `doors`."""
    unfolded[model, name] = lines


def records_of(person: User) -> list[tuple[type[Model], Iterable[Model]]]:
    """Every row that concerns a person, by model."""
    mentor, mentee = Q(mentor__person=person), Q(mentee__person=person)
    pair = Q(pair__mentor__person=person) | Q(pair__mentee__person=person)
    own_side = by_side(person, "side", "pair")
    own_answer = by_side(person, "side", "check_in__pair")
    own_alert = by_side(person, "period__contains", "pair", ":{}")
    mine_to_come = Q(arranged_by=person, recorded_by=None)
    return [
        (User, [person]),
        (Role, person.roles.all()),
        (Consent, person.consents.all()),
        (Mentor, Mentor.objects.filter(person=person)),
        (Orientation, Orientation.objects.filter(mentor)),
        (Attendance, Attendance.objects.filter(mentor)),
        (Topic, Topic.objects.filter(mentor)),
        (TopicVote, TopicVote.objects.filter(mentor)),
        (GatheringFeedback, GatheringFeedback.objects.filter(mentor)),
        (DirectoryEntry, DirectoryEntry.objects.filter(mentor)),
        (Introduction, Introduction.objects.filter(asker__person=person)),
        (MentorQuestion, MentorQuestion.objects.filter(mentor)),
        (MentorAnswer, MentorAnswer.objects.filter(mentor)),
        (Mentee, Mentee.objects.filter(person=person)),
        (CardAgreement, CardAgreement.objects.filter(mentee)),
        (Guardian, Guardian.objects.filter(mentee)),
        (Objection, Objection.objects.filter(mentee)),
        (Conflict, Conflict.objects.filter(mentor | mentee)),
        (Proposal, Proposal.objects.filter(mentor)),
        (Pair, Pair.objects.filter(mentor | mentee)),
        (Meeting, Meeting.objects.filter(pair & (Q(recorded_by=person) | mine_to_come))),
        (ActionItem, ActionItem.objects.filter(pair)),
        (ActionStep, ActionStep.objects.filter(action__in=ActionItem.objects.filter(pair))),
        (Contact, Contact.objects.filter(pair)),
        (PairNote, PairNote.objects.filter(author=person)),
        (FirstImpression, FirstImpression.objects.filter(own_side)),
        (CheckIn, CheckIn.objects.filter(pair)),
        (CheckInAnswer, CheckInAnswer.objects.filter(own_answer)),
        (Alert, Alert.objects.filter(own_alert).exclude(words="")),
        (TeamNote, TeamNote.objects.filter(pair, author=person)),
        (PartnerFeedback, PartnerFeedback.objects.filter(pair)),
        (Pause, Pause.objects.filter(pair, by=person)),
        (Signature, Signature.objects.filter(signer=person)),
        (Extension, Extension.objects.filter(pair, proposed_by=person)),
        (ClosingWord, ClosingWord.objects.filter(pair, by=person)),
        (Outcome, Outcome.objects.filter(mentee)),
        (FollowUp, FollowUp.objects.filter(pair__mentee__person=person)),
        (Feed, Feed.objects.filter(person=person)),
        (Device, person.devices.all()),
        (Message, Message.objects.filter(person=person)),
        *(row for source in also for row in source(person)),
    ]


def by_side(person: User, field: str, pair: str, form: str = "{}") -> Q:
    """Rows of one's own side of a pair, and never those of the other."""
    return Q(**{f"{pair}__mentor__person": person, field: form.format("mentor")}) | Q(
        **{f"{pair}__mentee__person": person, field: form.format("mentee")}
    )


def parts_of(person: User) -> list[Part]:
    """In words, without what is empty."""
    found = []
    for model, records in records_of(person):
        rows = [list(values_of(record)) for record in records]
        if rows:
            told = model.personal_data
            title = capfirst(str(model._meta.verbose_name_plural))
            found.append(Part(title, str(told.purpose), str(told.keep), rows))
    return found


def values_of(record: Model) -> Iterable[tuple[str, Any]]:
    """The fields that say something, with their labels."""
    for name in shown_fields(type(record)):
        if lines := unfolded.get((type(record), name)):
            yield from lines(record)
            continue
        field = record._meta.get_field(name)
        display = getattr(record, f"get_{name}_display", None)
        value = display() if display else stored(record, name)
        if value not in (None, "", [], {}):
            yield capfirst(str(LABELS.get(name, field.verbose_name))), in_words(name, value)


def shown_fields(model: type[Model]) -> list[str]:
    """Content fields in the order of the model, without the machinery; a state is content too."""
    names = content_fields(model) | {"state"}
    return [f.name for f in model._meta.concrete_fields if f.name in names - HIDDEN]


def stored(record: Model, name: str) -> Any:
    """A value as it is kept; a note of the tandem in clear, for its author, and a letter without its links."""
    value = getattr(record, name)
    return READ[name](value) if name in READ else value


def in_words(name: str, value: Any) -> Any:
    """Codes by their labels, a town by its name, a moment by its day."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, date):
        return day_and_year(value)
    if isinstance(value, dict):
        parts = value if name == "supports" else (in_words(key, part) for key, part in value.items())
        return ", ".join(str(in_words(name, part)) for part in parts if part)
    if isinstance(value, list):
        return ", ".join(str(in_words(name, part)) for part in value)
    if name == "commune":
        found = geography.by_code(str(value))
        return found.label if found else value
    if name in ("sector", "sector2"):
        return vocabulary.sector_label(str(value))
    return vocabulary.label(CODES[name], value) if name in CODES else value


def export_of(person: User) -> dict[str, Any]:
    """By model, every field as it is stored, for another service to read."""
    return {
        model._meta.model_name: [
            {name: stored(record, name) for name in shown_fields(model)} for record in records
        ]
        for model, records in records_of(person)
    }


def viewings_of(person: User) -> list[ViewLog]:
    """Who looked at the person's files, the last fifty times."""
    files = [
        *Mentor.objects.filter(person=person).values_list("reference", flat=True),
        *Mentee.objects.filter(person=person).values_list("reference", flat=True),
    ]
    return list(ViewLog.objects.filter(subject__in=files).select_related("viewer").order_by("-at")[:50])
