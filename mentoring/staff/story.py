"""The story of a tandem as the team reads it: proposal, yes, first meeting, charter, signatures, seal."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from mentoring.lifecycle import CharterState
from mentoring.models import Charter, Pair
from portal.core.days import day_of


@dataclass(frozen=True)
class Moment:
    """One mark of the timeline; `state`: done, current or todo."""

    title: str
    day: date | None = None
    note: str = ""
    state: str = "todo"


def story_of(pair: Pair) -> list[Moment]:
    """Every step of the walk, those to come included, until the tandem has started or ended."""
    proposal = pair.proposal
    steps = [
        (gettext("Proposed"), proposal.sent_at, proposal.reference),
        (gettext("The mentor said yes"), pair.opened_at, ""),
        (gettext("First meeting"), pair.first_met_on, ""),
        *charter_steps(pair),
        (gettext("Tandem under way"), pair.activated_at, ""),
    ]
    if pair.closed_at:
        past = [step for step in steps if step[1]]
        return marked([*past, (gettext("End of the tandem"), pair.closed_at, pair.get_end_reason_display())])
    return marked(steps)


def charter_steps(pair: Pair) -> list[tuple[str, datetime | None, str]]:
    """The charter that counts, then each signature."""
    charter = pair.charters.exclude(state=CharterState.VOID).select_related("version").order_by("-id").first()
    signed = signatures_of(charter)
    number = gettext("version %(number)d") % {"number": charter.version.number} if charter else ""
    return [
        (gettext("Charter sent to both"), charter.issued_at if charter else None, number),
        (gettext("Signed by the mentor"), signed.get("mentor"), ""),
        (gettext("Signed by the mentee"), signed.get("mentee"), ""),
    ]


def signatures_of(charter: Charter | None) -> dict[str, datetime]:
    return dict(charter.signatures.values_list("party", "signed_at")) if charter else {}


def marked(steps: list[tuple[str, datetime | date | None, str]]) -> list[Moment]:
    """Steps with a date are done; the first without one is where the tandem stands."""
    current = next((index for index, step in enumerate(steps) if step[1] is None), None)
    return [
        Moment(
            title=title,
            day=day_of(when) if isinstance(when, datetime) else when,
            note=note,
            state="done" if when else "current" if index == current else "todo",
        )
        for index, (title, when, note) in enumerate(steps)
    ]
