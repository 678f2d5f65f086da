"""Read-only figures: those of a programme for its team, counted from its rows; those of the hub for everybody, masked.

What the public, the funders and the communication staff read comes from the newest `FigureSheet`, in one query: no
unmasked count goes through here to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from mentoring.lifecycle import MenteeState, MentorState, PairState
from mentoring.models import FigureSheet, Programme
from mentoring.models.outcomes import POSITIVE_OUTCOMES
from mentoring.vocabulary import sector_label
from portal.core import geography


@dataclass(frozen=True)
class Figures:
    """Counts of one programme. `tandems` have started (sealed); `ways_out` and `positive` are current outcomes."""

    mentors: int
    mentees: int
    waiting: int
    proposals: int
    forming: int
    tandems: int
    active: int
    ways_out: int
    positive: int


def of_programme(programme: Programme) -> Figures:
    """The figures of a programme, four queries."""
    mentees = programme.mentees.aggregate(
        mentees=Count("pk"), waiting=Count("pk", filter=Q(state=MenteeState.WAITING))
    )
    pairs = programme.pairs.aggregate(
        forming=Count("pk", filter=Q(state__in=[PairState.FORMED, PairState.MET])),
        tandems=Count("pk", filter=Q(activated_at__isnull=False)),
        active=Count("pk", filter=Q(state=PairState.ACTIVE)),
    )
    ends = programme.outcome_rows.filter(horizon=0, is_current=True).aggregate(
        ways_out=Count("pk"), positive=Count("pk", filter=Q(kind__in=POSITIVE_OUTCOMES))
    )
    around = Programme.objects.filter(pk=programme.pk).aggregate(
        mentors=Count("mentors", filter=~Q(mentors__state=MentorState.LEFT), distinct=True),
        proposals=Count("proposals", distinct=True),
    )
    return Figures(**mentees, **pairs, **ends, **around)


# Name (in a list), label (after the number), definition.
INDICATORS: dict[str, tuple[Promise, Promise, Promise]] = {
    "mentors": (
        gettext_lazy("Mentors"),
        gettext_lazy("mentors"),
        gettext_lazy("Volunteers met by the team who have not left."),
    ),
    "mentees": (
        gettext_lazy("People welcomed"),
        gettext_lazy("people welcomed"),
        gettext_lazy(
            "People whose application was accepted, in each programme; some still wait for a mentor."
        ),
    ),
    "tandems": (
        gettext_lazy("Tandems"),
        gettext_lazy("tandems"),
        gettext_lazy("Tandems in which both have signed the charter, since the beginning."),
    ),
    "under_way": (
        gettext_lazy("Tandems under way"),
        gettext_lazy("tandems under way"),
        gettext_lazy("Charter signed, not ended; pauses count."),
    ),
    "meetings": (
        gettext_lazy("Meetings"),
        gettext_lazy("meetings"),
        gettext_lazy(
            "Meetings of mentor and mentee that one of them noted. Calls and mails are not counted."
        ),
    ),
    "days_to_tandem": (
        gettext_lazy("Days to find a mentor"),
        gettext_lazy("to find a mentor and start"),
        gettext_lazy(
            "Median, from the day a person enters the pool to the second signature, for tandems that have started."
        ),
    ),
    "acceptance": (
        gettext_lazy("Proposals accepted"),
        gettext_lazy("of proposals accepted by the mentor"),
        gettext_lazy("Proposals accepted, out of those accepted, declined or left without an answer."),
    ),
    "forward": (
        gettext_lazy("Steps forward"),
        gettext_lazy("took a step forward"),
        gettext_lazy(
            "People with a job, a business, a training course or another step forward when their tandem ended, out of "
            "every tandem that has ended. Not known counts as none."
        ),
    ),
    "employment": (
        gettext_lazy("Returns to work"),
        gettext_lazy("returned to work"),
        gettext_lazy("People with a job when their tandem ended, out of every tandem that has ended."),
    ),
    "creation": (
        gettext_lazy("Businesses started"),
        gettext_lazy("started a business"),
        gettext_lazy(
            "People who started or took over a business before their tandem ended, out of every tandem that has ended."
        ),
    ),
    "training": (
        gettext_lazy("Entries into training"),
        gettext_lazy("went into training"),
        gettext_lazy(
            "People in a training course, an internship or back at school when their tandem ended, out of every tandem "
            "that has ended."
        ),
    ),
}
RATES = ("acceptance", "forward", "employment", "creation", "training")
GAPS = 6
CROWD = ("mentors", "mentees", "tandems", "under_way", "meetings", "days_to_tandem")


@dataclass(frozen=True)
class Indicator:
    """A figure as everybody may read it. `words` is empty where it is masked; `detail`: numerator and denominator."""

    code: str
    words: str
    detail: str

    @property
    def name(self) -> str:
        """« Retours à l’emploi »."""
        return str(INDICATORS[self.code][0])

    @property
    def label(self) -> str:
        """« ont retrouvé un emploi », after the figure."""
        return str(INDICATORS[self.code][1])

    @property
    def definition(self) -> str:
        return str(INDICATORS[self.code][2])

    @property
    def is_masked(self) -> bool:
        return not self.words


@dataclass(frozen=True)
class Bar:
    """A part of a figure, for a row of a table and a bar: `share` is a percentage of the largest part, 0 if masked."""

    label: str
    number: int | None
    share: int


@dataclass(frozen=True)
class Gap:
    """A town or a sector: people who wait there, mentors available there; `mentors` None where it is masked."""

    name: str
    waiting: int
    mentors: int | None


@dataclass(frozen=True)
class Published:
    """The newest sheet, in the reader's language."""

    day: date
    figures: dict[str, Any]

    @cached_property
    def since(self) -> date:
        """The day counting begins."""
        return date.fromisoformat(self.figures["since"])

    @property
    def mask(self) -> int:
        """Fewer people than this are never told."""
        return settings.MASK_UNDER

    def of(self, code: str) -> Indicator:
        """One indicator; masked too where an older sheet does not know it."""
        if code == "days_to_tandem":
            return Indicator(code, *waiting_words(self.figures["days_to_tandem"]))
        cell = self.figures["cells"].get(code)
        if cell is None:
            return Indicator(code, "", "")
        if code in RATES:
            return Indicator(code, *rate_words(*cell))
        return Indicator(code, str(cell[-1]), "")

    def several(self, codes: Sequence[str]) -> list[Indicator]:
        return [self.of(code) for code in codes]

    @property
    def hidden(self) -> str:
        """Names of the indicators that are masked, in a sentence."""
        return ", ".join(
            one.name[:1].lower() + one.name[1:] for one in (*self.crowd, *self.rates) if one.is_masked
        )

    @property
    def crowd(self) -> list[Indicator]:
        """How many people and tandems."""
        return self.several(CROWD)

    @property
    def rates(self) -> list[Indicator]:
        """What came of it, out of how many."""
        return self.several(RATES)

    @property
    def programmes(self) -> list[tuple[str, int | None, int | None]]:
        """Name, people welcomed, tandems, of each programme."""
        return [
            (in_language(row), first(row["mentees"]), first(row["tandems"]))
            for row in self.figures["programmes"]
        ]

    @property
    def years(self) -> list[Bar]:
        """Tandems by the year they started."""
        most = max((cell[0] for _year, cell in self.figures["years"] if cell), default=0)
        return [
            Bar(str(year), first(cell), round(100 * cell[0] / most) if cell else 0)
            for year, cell in self.figures["years"]
        ]

    @property
    def baselines(self) -> list[dict[str, Any]]:
        """Figures declared elsewhere, to compare with: label, percent, source, as_of."""
        return [{**row, "as_of": date.fromisoformat(row["as_of"])} for row in self.figures["baselines"]]

    def gaps(self, by: str) -> list["Gap"]:
        """Where mentors are missing, by `towns` or `sectors`; a sheet of before these were counted knows none."""
        name_of = geography.town_name if by == "towns" else sector_label
        rows = self.figures.get("gaps", {}).get(by, [])
        return [Gap(str(name_of(code)), waiting, mentors) for code, waiting, mentors in rows][:GAPS]


def choices() -> list[tuple[str, Promise]]:
    """The indicators that a page may show."""
    return [(code, words[0]) for code, words in INDICATORS.items()]


def published() -> Published | None:
    """What is published today: the newest sheet; None before the first one was counted."""
    sheet = FigureSheet.objects.first()
    return Published(sheet.day, sheet.figures) if sheet else None


def rate_words(people: int, part: int) -> tuple[str, str]:
    """« 62 % », « 18 sur 29 »."""
    return _("%(percent)d%%") % {"percent": round(100 * part / people)}, _("%(part)d out of %(people)d") % {
        "part": part,
        "people": people,
    }


def waiting_words(cell: list[int] | None) -> tuple[str, str]:
    """« 34 jours », « sur 24 tandems »."""
    if cell is None:
        return "", ""
    tandems, days = cell
    return (
        ngettext("%(days)d day", "%(days)d days", days) % {"days": days},
        ngettext("out of %(count)d tandem", "out of %(count)d tandems", tandems) % {"count": tandems},
    )


def first(cell: list[int] | None) -> int | None:
    return cell[0] if cell else None


def in_language(row: dict[str, Any]) -> str:
    """The name of a programme in the reader's language."""
    return (get_language() == "en" and row["name_in_english"]) or row["name"]
