"""Those who wait for a mentor, the longest first, read whole and light: every filter and count comes from one reading.

Called by the matching board and by the first screen.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from mentoring.domain import cards, minors
from mentoring.lifecycle import ProposalState
from mentoring.models import Mentee, Proposal
from portal.accounts.models import User
from portal.core.days import day_of

from . import wording

LONG_WAIT = 30
REFUSED = (ProposalState.DECLINED, ProposalState.EXPIRED)
SEARCHED = ("reference", "person__first_name", "person__last_name", "aim", "partner__name", "programme__name")
OF_THE_CARD = ("aim", "words", "commune", "supports", "person__first_name", "partner__name")
OF_THE_LINE = ("person__last_name", "waiting_since", "birth_year", "guardian__state", "guardian__of_age_on")
SHOWN = (
    ("ready", _("Card agreed to")),
    ("unread", _("Card not agreed to yet")),
    ("parent", _("Agreement of a parent to obtain")),
    ("long", _("Waiting for more than 30 days")),
    ("refused", _("Declined at least once")),
    ("mine", _("Those I follow")),
)


@dataclass(frozen=True)
class Waiting:
    """One line of the queue. `agreed`: when the mentee agreed to the card as it stands, if they did.

    `parent_missing`: a minor for whom nobody has agreed.
    """

    mentee: Mentee
    days: int
    agreed: datetime | None
    parent_missing: bool = False

    @property
    def pk(self) -> int:
        return self.mentee.pk

    @property
    def name(self) -> str:
        return wording.short_name(self.mentee.person)

    @property
    def project(self) -> str:
        return self.mentee.aim or self.mentee.programme_name

    @property
    def town(self) -> str:
        return wording.town(self.mentee.commune)

    @property
    def long(self) -> bool:
        return self.days > LONG_WAIT

    @property
    def refused(self) -> int:
        """How many mentors passed, or let the hour pass."""
        return self.mentee.refused

    def is_shown(self, what: str) -> bool:
        """Whether the line answers to a filter of `SHOWN`."""
        answers = {
            "ready": self.agreed is not None,
            "unread": self.agreed is None,
            "parent": self.parent_missing,
            "long": self.long,
            "refused": bool(self.refused),
            "mine": self.mentee.mine,
        }
        return answers.get(what, True)


def read_queue(files: QuerySet[Mentee], user: User, *, now: datetime, query: str = "") -> list[Waiting]:
    """The whole queue among `files`: two queries, and no more than what a line and a card hold."""
    passed = Count("proposals", filter=Q(proposals__state__in=REFUSED), distinct=True)
    waiting = files.filter(person__isnull=False).queue(now)
    rows = (
        searched(waiting, query)
        .select_related("person", "partner", "guardian")
        .annotate(
            refused=passed,
            mine=followed_by(user),
            programme_code=F("programme__code"),
            programme_name=F("programme__name"),
        )
        .only(*OF_THE_CARD, *OF_THE_LINE)
    )
    found = list(rows)
    agreed = cards.agreed_among(found, within=waiting)
    today = day_of(now)
    return [
        Waiting(
            one,
            (now - one.waiting_since).days,
            agreed.get(one.pk),
            parent_missing=minors.lacks_consent(one, today),
        )
        for one in found
    ]


def followed_by(user: User) -> Any:
    """Whether this officer brought the mentee into the pool, or has proposed them."""
    enrolled = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Mentee),
        action="mentoring.enrol",
        user=user,
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    proposed = Proposal.objects.filter(mentee=OuterRef("pk"), made_by=user)
    return Exists(enrolled) | Exists(proposed)


def searched(rows: QuerySet[Mentee], query: str) -> QuerySet[Mentee]:
    """Each word somewhere in the name, the aim, the programme, the structure or the town."""
    for word in query.split():
        anywhere = wording.in_town(word)
        for field in SEARCHED:
            anywhere |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(anywhere)
    return rows


@dataclass(frozen=True)
class Choice:
    """An entry of a filter, with how many lines it leaves."""

    code: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True)
class Filters:
    """What the address asks of the queue; anything unknown asks nothing."""

    programme: str = ""
    show: str = ""

    def lines(self, queue: list[Waiting]) -> list[Waiting]:
        return [one for one in self.of_programme(queue) if one.is_shown(self.show)]

    def of_programme(self, queue: list[Waiting]) -> list[Waiting]:
        if not any(one.mentee.programme_code == self.programme for one in queue):
            return queue
        return [one for one in queue if one.mentee.programme_code == self.programme]

    def programmes(self, queue: list[Waiting]) -> list[Choice]:
        """The programmes of those who wait; nothing to choose where there is but one."""
        found = Counter((one.mentee.programme_code, one.mentee.programme_name) for one in queue)
        if len(found) < 2:
            return []
        ranked = sorted(found.items(), key=lambda item: item[0][1])
        return [Choice(code, name, number, code == self.programme) for (code, name), number in ranked]

    def shown(self, queue: list[Waiting]) -> list[Choice]:
        of_it = self.of_programme(queue)
        numbers = {code: sum(one.is_shown(code) for one in of_it) for code, _label in SHOWN}
        return [Choice(code, str(label), numbers[code], code == self.show) for code, label in SHOWN]
