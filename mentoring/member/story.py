"""The page of a pair in plain values: its story so far, the one thing to do now, how to reach the other, the charter.

Called by `pair` and `charter`; reads only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import phonenumbers
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring import timeline
from mentoring.domain import closing_words, endings, pairs
from mentoring.lifecycle import CharterState, PairState
from mentoring.models import Charter, Pair, Seal, Signature
from mentoring.models.charters import Party
from mentoring.models.plans import Doer
from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.templatetags.tandem import day as day_in_words
from portal.core.templatetags.tandem import day_and_year

IN_TOUCH = (PairState.FORMED, PairState.MET, PairState.ACTIVE, PairState.PAUSED)


@dataclass(frozen=True)
class Contact:
    """How to reach the other; `reference` is that of their file, for the log of viewings."""

    name: str
    email: str
    phone: str
    phone_link: str
    reference: str


@dataclass(frozen=True)
class Step:
    """The one thing to do now; without a label there is nothing to press."""

    title: str
    text: str
    url: str = ""
    label: str = ""


@dataclass(frozen=True)
class Signer:
    """One line under the charter; `line` is the colour of the side, "m" or "n"."""

    party: str
    name: str
    role: str
    line: str
    signature: Signature | None


def contact_of(pair: Pair, person: User) -> Contact | None:
    """The other's address, for one side of a pair that lives; None once it is suspended or over."""
    if pair.state not in IN_TOUCH:
        return None
    other = pairs.other_side(pair, person)
    file = pair.mentee if pair.side_of(person) == Party.MENTOR else pair.mentor
    return Contact(other.full_name, other.email, national(other.phone), other.phone, file.reference)


def national(phone: str) -> str:
    """A number as it is read aloud, such as "06 12 34 56 78"; as it was typed when it is none."""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return phone
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(
        number, style.NATIONAL if number.country_code == 33 else style.INTERNATIONAL
    )


def doers(pair: Pair, person: User) -> dict[str, str]:
    """Who may do an action of the plan, in the words of one of the two: themselves, the other by name, both."""
    other = pairs.other_side(pair, person).first_name
    mine = pair.side_of(person)
    names = {side: _("You") if side == mine else other for side in (Doer.MENTOR, Doer.MENTEE)}
    return {**names, Doer.BOTH: str(Doer.BOTH.label)}


def charter_of(pair: Pair) -> Charter | None:
    """The charter that the pair has to sign, or has signed."""
    kept = pair.charters.exclude(state=CharterState.VOID).select_related("version", "seal")
    return kept.prefetch_related("signatures").first()


def signers(pair: Pair, charter: Charter) -> list[Signer]:
    """Who has signed and who has not, the mentor first."""
    given = {row.party: row for row in charter.signatures.all()}
    people = ((Party.MENTOR, pair.mentor.person, "m"), (Party.MENTEE, pair.mentee.person, "n"))
    return [
        Signer(party, person.first_name, str(party.label), line, given.get(party))
        for party, person, line in people
    ]


def extra(event: timeline.Event) -> dict[str, object]:
    """A meeting, a pause, a silence: what the pair lived besides the steps."""
    return moment(
        event.title, event.day, alert=event.kind == "gap", note=event.note if event.kind != "end" else ""
    )


def day_of_row(when: datetime | date) -> date:
    return day_of(when) if isinstance(when, datetime) else when


def moments(past: timeline.Past, charter: Charter | None, today: date) -> list[dict[str, object]]:
    """The story for `components/timeline.html`: what is past has its day; the first that is not is the present."""
    pair = past.pair
    sealed_at = pair.seal.sealed_at if pair.seal else None
    rows = [
        moment(_("Proposal"), pair.proposal.sent_at),
        moment(_("%(mentor)s says yes") % {"mentor": pair.mentor.person.first_name}, pair.opened_at),
        moment(_("First meeting"), pair.first_met_on, meets=True),
        moment(_("Charter"), sealed_at, note=charter_note(pair, charter)),
        moment(_("The tandem starts"), pair.activated_at),
    ]
    since = [extra(event) for event in timeline.between(past, today)]
    done = sorted((row for row in [*rows, *since] if row["day"]), key=lambda row: day_of_row(row["day"]))
    rows = [*done, *(row for row in rows if not row["day"])]
    coming = [row for row in rows if row["state"] == "todo"]
    if coming and pair.state in IN_TOUCH:
        coming[0]["state"] = "current"
    return rows


def moment(title: str, when: datetime | date | None, **more: object) -> dict[str, object]:
    """One mark of the timeline."""
    return {"title": title, "day": when, "state": "done" if when else "todo", **more}


def charter_note(pair: Pair, charter: Charter | None) -> str:
    """Who has signed, while one signature is missing."""
    if charter is None or charter.state != CharterState.PARTLY_SIGNED:
        return ""
    names = [one.name for one in signers(pair, charter) if one.signature]
    return _("%(name)s has signed") % {"name": names[0]}


def next_step(pair: Pair, person: User, charter: Charter | None) -> Step:
    """What this side may do now."""
    other = pairs.other_side(pair, person).first_name
    return STEPS[pair.state](pair, pair.side_of(person), other, charter)


def to_meet(pair: Pair, side: str, other: str, charter: Charter | None) -> Step:
    before = day_of(pair.opened_at) + timedelta(days=pair.programme.first_meeting_days)
    return Step(
        title=_("Get to know each other"),
        text=_(
            "Call or write to %(other)s and agree on a first meeting, before %(day)s if you can: an hour is enough, and "
            "there is nothing to prepare. Then one of you notes it here, and the charter opens."
        )
        % {"other": other, "day": day_in_words(before)},
        url=reverse("member:first_meeting", args=[pair.uuid]),
        label=_("Note our first meeting"),
    )


def to_sign(pair: Pair, side: str, other: str, charter: Charter | None) -> Step:
    url = reverse("member:charter", args=[charter.uuid])
    if any(row.party == side for row in charter.signatures.all()):
        return Step(
            title=_("Only the signature of %(other)s is missing") % {"other": other},
            text=_(
                "You have signed, thank you. We wrote to %(other)s, and we tell you as soon as it is done."
            )
            % {"other": other},
        )
    return Step(
        title=_("Read and sign the charter"),
        text=_(
            "You have met: if it clicked between you, each of you reads the charter and signs. Five minutes."
        ),
        url=url,
        label=_("Read the charter"),
    )


def under_way(pair: Pair, side: str, other: str, charter: Charter | None) -> Step:
    rhythm = ngettext(
        "At least %(number)s meeting a month, and a message or a call in between.",
        "At least %(number)s meetings a month, and a message or a call in between.",
        pair.programme.meetings_per_month,
    ) % {"number": pair.programme.meetings_per_month}
    end = _("The tandem is planned to last until %(day)s.") % {"day": day_in_words(pair.ends_on)}
    return Step(
        title=_("Your tandem is under way"),
        text=f"{rhythm} {end}",
        url=reverse("member:meeting", args=[pair.uuid]),
        label=_("Note a meeting"),
    )


def in_pause(pair: Pair, side: str, other: str, charter: Charter | None) -> Step:
    return Step(
        title=_("Your tandem is in a pause"),
        text=_(
            "Nothing is expected of you until the day you chose. You may take it up again earlier, below."
        ),
    )


def suspended(pair: Pair, side: str, other: str, charter: Charter | None) -> Step:
    return Step(
        title=_("Your tandem is suspended"),
        text=_(
            "The team is in touch with each of you. Meanwhile, addresses and numbers are hidden on both sides."
        ),
    )


def over(pair: Pair, side: str, other: str, charter: Charter | None) -> Step:
    return Step(
        title=_("This tandem is over"),
        text=_("Thank you for the way you went together. The team is there if you want to talk about it."),
    )


STEPS: dict[str, Callable[[Pair, str, str, Charter | None], Step]] = {
    PairState.FORMED: to_meet,
    PairState.MET: to_sign,
    PairState.ACTIVE: under_way,
    PairState.PAUSED: in_pause,
    PairState.FROZEN: suspended,
    PairState.CLOSED: over,
    PairState.UNDONE: over,
}


def at_the_end(pair: Pair, person: User, *, now: datetime) -> Step | None:
    """What else there is to do once the end is near, or just over; None the rest of the time."""
    if endings.is_near(pair, now=now):
        return before_the_end(pair, person, now=now)
    if not closing_words.are_open(pair, now=now) or closing_words.own(pair, pair.side_of(person)):
        return None
    return Step(
        title=_("What did these months bring?"),
        text=_("Three short questions. The team alone reads your answers."),
        url=reverse("member:closing", args=[pair.uuid]),
        label=_("Answer the questions"),
    )


def before_the_end(pair: Pair, person: User, *, now: datetime) -> Step:
    """The other proposes to go on; or each may say what comes next."""
    waiting, url = endings.open_extension(pair), reverse("member:ending", args=[pair.uuid])
    if waiting and waiting.proposed_by_id != person.pk:
        until = endings.new_end(pair, waiting.months, now=now)
        return Step(
            title=_("Go on together until %(day)s?") % {"day": day_and_year(until)},
            text=_("%(other)s proposes it. The tandem lasts longer once you agree.")
            % {"other": pairs.other_side(pair, person).first_name},
            url=url,
            label=_("Read and answer"),
        )
    past = pair.ends_on < day_of(now)
    title = _("Your tandem was to end on %(day)s") if past else _("Your tandem ends on %(day)s")
    return Step(
        title=title % {"day": day_in_words(pair.ends_on)},
        text=_("Go on for some months or leave it there: talk about it, then say so here."),
        url=url,
        label=_("Say what comes next"),
    )


def file_of(charter: Charter | None) -> str:
    """Where the sealed charter is downloaded; empty while it is being prepared."""
    if charter is None or charter.state != CharterState.SEALED or charter.seal.pdf_state != Seal.Pdf.RENDERED:
        return ""
    return reverse("private_file", args=["charter", charter.uuid])
