"""What a manager fills in to make or change a programme: one page, in parts, most of it filled in already."""

import json
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q
from django.forms.boundfield import BoundField
from django.forms.models import fields_for_model
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext_lazy as _

from mentoring.domain import programmes
from mentoring.matching.tables import AGE_GAPS, CRITERIA, DEFAULT_WEIGHTS
from mentoring.models import CharterText, OutcomeKind, Partner, Programme
from mentoring.models.programmes import Track
from portal.core import territories
from portal.core.acts import ActForm
from portal.core.forms import DayInput

from .programme_rows import (
    BASELINE_WORDS,
    ROW_WORDS,
    Part,
    baseline_fields,
    lines,
    question_fields,
    weight_fields,
)

QUESTION_ROWS = 3
BASELINE_ROWS = 2
SIMPLE = [name for name in programmes.RULES if name not in ("territory", "questions", "outcomes")]
PLACES = {"weights": f"weight_{CRITERIA[0]}", "questions": "question1_label"}
HELP = {
    "name": _("As people read it, for example « Tandem Jeunes »."),
    "owner": _("Empty: the hub itself. Its coordinator sees this programme and no other."),
    "opens_on": _("From this day on it takes applications. Empty: not yet."),
    "closes_on": _("The last day counts. Empty: no end is planned."),
    "max_age": _("Empty: no maximum."),
    "way_limit": _("Empty: the longest way is the one that each mentee gives."),
    "gap_low": _("Years by which the mentor is older, for full points."),
}


class RulesForm(ActForm):
    """The rules of a programme; `programme` is the one that they change, `wide` whether its owner may be changed."""

    def __init__(
        self, *args: Any, programme: Programme | None = None, wide: bool = True, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {
            **(of_programme(programme) if programme else {}),
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.question_rows = max(QUESTION_ROWS, len(programme.questions) if programme else 0)
        self.baseline_rows = max(BASELINE_ROWS, programme.baselines.count() if programme else 0)
        self.fields.update(self.own_fields())
        if not wide:
            del self.fields["owner"]

    def own_fields(self) -> dict[str, forms.Field]:
        days = {"opens_on": DayInput, "closes_on": DayInput}
        made = fields_for_model(Programme, fields=SIMPLE, widgets=days, help_texts=HELP)
        kept = Q(pk=self.programme.owner_id if self.programme else None)
        made["owner"].queryset = Partner.objects.filter(Q(is_active=True) | kept)
        made["owner"].empty_label = _("The hub")
        made["territory"] = forms.CharField(
            label=capfirst(_("territory")),
            required=False,
            max_length=6000,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_(
                "A commune (name or postcode) or a group of communes a line. Empty: the whole territory of the hub."
            ),
        )
        made["outcomes"] = forms.MultipleChoiceField(
            label=capfirst(_("ways to end")),
            choices=OutcomeKind.choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Keep one way to end at least.")},
        )
        for row in range(1, self.question_rows + 1):
            made |= question_fields(row)
        for row in range(1, self.baseline_rows + 1):
            made |= baseline_fields(row)
        return made

    def clean_territory(self) -> list[str]:
        codes, unknown = territories.read(self.cleaned_data["territory"])
        if unknown:
            raise forms.ValidationError(unknown)
        return codes

    def clean(self) -> dict[str, Any]:
        """Each row of questions and figures whole, then what the domain would refuse, all of it at once."""
        cleaned = super().clean()
        cleaned["questions"] = list(self.questions())
        self.check_baselines()
        for problem in self.problems():
            name = PLACES.get(problem.field, problem.field)
            if name not in self.errors:
                self.add_error(name, str(problem))
        return cleaned

    def problems(self) -> Iterator[programmes.RuleRefused]:
        return programmes.problems(self.known(), but=self.programme)

    def known(self) -> dict[str, Any]:
        """What was understood, and the usual in the place of what was not: all problems are said at once."""
        return {**programmes.usual_of(Track.OTHER), **self.rules()}

    def rules(self) -> dict[str, Any]:
        """What the verbs ask: the rules by name."""
        return {name: self.cleaned_data[name] for name in programmes.RULES if name in self.cleaned_data}

    def questions(self) -> Iterator[dict[str, Any]]:
        """The questions that have words, each with a code of its own."""
        taken: set[str] = set()
        for row in range(1, self.question_rows + 1):
            asked = {name: self.cleaned_data.get(f"question{row}_{name}") for name in ("code", *ROW_WORDS)}
            asked["choices"] = lines(asked["choices"] or "") if asked["kind"] == "choice" else []
            if not asked["label"]:
                if asked["choices"] or asked["label_in_english"]:
                    self.add_error(f"question{row}_label", _("Enter the question."))
                continue
            if asked["kind"] == "choice" and len(asked["choices"]) < 2:
                self.add_error(f"question{row}_choices", _("Enter two answers at least, one a line."))
            root = asked["code"] or slugify(asked["label"]).replace("-", "_")[:24].strip("_") or "question"
            asked["code"] = next(code for code in programmes.numbered(root) if code not in taken)
            taken.add(asked["code"])
            yield asked

    def check_baselines(self) -> None:
        """A figure is whole, or not there."""
        for row in range(1, self.baseline_rows + 1):
            names = [f"baseline{row}_{name}" for name in BASELINE_WORDS]
            given = [name for name in names if self.cleaned_data.get(name) not in (None, "")]
            for name in names if given else ():
                if name not in given and name not in self.errors:
                    self.add_error(
                        name, _("A figure needs its words, its percentage, its source and its date.")
                    )

    def baselines(self) -> list[dict[str, Any]]:
        """The figures that were filled in."""
        rows = (
            {name: self.cleaned_data[f"baseline{row}_{name}"] for name in BASELINE_WORDS}
            for row in range(1, self.baseline_rows + 1)
        )
        return [row for row in rows if row["label"]]

    def parts(self) -> list[Part]:
        """The page from top to bottom."""
        return [
            *(Part(code, title, intro, self.bound(names)) for code, title, intro, names in FIRST_PARTS),
            Part(
                "questions",
                _("Its own questions"),
                _("Asked in the form besides the usual ones. An empty row asks nothing."),
                rows=[
                    self.bound([f"question{row}_{name}" for name in ROW_WORDS])
                    for row in range(1, self.question_rows + 1)
                ],
            ),
            *(
                Part(code, title, intro, self.bound(names))
                for code, title, intro, names in self.later_parts()
            ),
            Part(
                "baselines",
                _("Figures to compare with"),
                _("What happens without the programme. No result is shown without its source."),
                rows=[
                    self.bound([f"baseline{row}_{name}" for name in BASELINE_WORDS])
                    for row in range(1, self.baseline_rows + 1)
                ],
            ),
        ]

    def later_parts(self) -> tuple[tuple[str, str, str, list[str]], ...]:
        return (RHYTHM, ("matching", _("Matching"), "", GAP), ENDS)

    def bound(self, names: list[str]) -> list[BoundField]:
        return [self[name] for name in names if name in self.fields]


GAP = ["gap_low", "gap_high", "way_limit"]
FIRST_PARTS = (
    (
        "identity",
        _("Identity"),
        "",
        ["name", "name_in_english", "pitch", "pitch_in_english", "owner", "opens_on", "closes_on"],
    ),
    ("whom", _("For whom"), "", ["track", "min_age", "max_age", "territory"]),
)
RHYTHM = (
    "rhythm",
    _("Delays and rhythm"),
    _("What the team promises, and what the two people undertake."),
    [
        "answer_days",
        "proposal_days",
        "first_meeting_days",
        "sign_days",
        "duration_months",
        "meetings_per_month",
        "check_in_months",
        "gathering_months",
    ],
)
ENDS = (
    "ends",
    _("Ways to end"),
    _("What may have become of the mentee at the end of a tandem."),
    ["outcomes"],
)


class NewForm(RulesForm):
    """A new programme: the weights and the charter besides.

    `filled_for`: the track whose usual weights and age gap were filled in. While nobody touches them, those of the
    track that is chosen apply.
    """

    filled_for = forms.ChoiceField(choices=Track.choices, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, track: str = Track.EMPLOYMENT, **kwargs: Any) -> None:
        super().__init__(*args, initial={**usual(track), "filled_for": track}, **kwargs)

    def own_fields(self) -> dict[str, forms.Field]:
        with_text = Programme.objects.filter(pk__in=CharterText.objects.values("programme")).order_by("pk")
        charter = forms.ModelChoiceField(
            label=_("Charter copied from"),
            queryset=with_text,
            required=False,
            empty_label=_("The oldest programme"),
            help_text=_("The text is copied in each language and published; it can be edited later on."),
        )
        return {**super().own_fields(), **weight_fields(), "charter_from": charter}

    def later_parts(self) -> tuple[tuple[str, str, str, list[str]], ...]:
        weights = [f"weight_{name}" for name in CRITERIA]
        intro = _(
            "Points out of 100. As long as you do not touch them, the usual weights of the chosen track apply, "
            "and its age gap too."
        )
        charter = ("charter", _("Charter"), "", ["charter_from"])
        return (RHYTHM, ("matching", _("Matching"), intro, [*weights, *GAP]), charter, ENDS)

    def clean(self) -> dict[str, Any]:
        chosen, filled = self.cleaned_data.get("track"), self.cleaned_data.get("filled_for")
        if chosen and filled and chosen != filled:
            gap = {"gap_low": AGE_GAPS[filled][0], "gap_high": AGE_GAPS[filled][1]}
            if all(self.cleaned_data.get(name) == value for name, value in gap.items()):
                self.cleaned_data.update(zip(gap, AGE_GAPS[chosen], strict=True))
            if self.weights() == DEFAULT_WEIGHTS[filled]:
                self.cleaned_data.update(weights_by_field(DEFAULT_WEIGHTS[chosen]))
        return super().clean()

    def problems(self) -> Iterator[programmes.RuleRefused]:
        return programmes.problems(self.known(), weights=self.weights())

    def weights(self) -> dict[str, int]:
        return {name: self.cleaned_data.get(f"weight_{name}") or 0 for name in CRITERIA}

    @property
    def usual_by_track(self) -> str:
        """For the browser: what to fill in when another track is chosen."""
        names = [*weights_by_field(DEFAULT_WEIGHTS[Track.EMPLOYMENT]), "gap_low", "gap_high"]
        return json.dumps({track: {name: usual(track)[name] for name in names} for track in Track.values})


class WeightsForm(ActForm):
    """Eight weights and why they change."""

    note = forms.CharField(
        label=_("Why"),
        max_length=200,
        required=False,
        help_text=_("Kept with the date and your name, beside the earlier weights."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**weight_fields(), **self.fields}

    def weights(self) -> dict[str, int]:
        return {name: self.cleaned_data.get(f"weight_{name}") or 0 for name in CRITERIA}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for problem in programmes.weight_problems(self.weights()) if not self.errors else ():
            self.add_error(f"weight_{CRITERIA[0]}", str(problem))
        return cleaned


def weights_by_field(points: dict[str, int]) -> dict[str, int]:
    """Points by the name of their field."""
    return {f"weight_{name}": value for name, value in points.items()}


def usual(track: str) -> dict[str, Any]:
    """What a new programme of a track is filled in with."""
    rules = programmes.usual_of(track)
    return {**rules, "territory": "", **weights_by_field(DEFAULT_WEIGHTS[track])}


def of_programme(programme: Programme) -> dict[str, Any]:
    """The rules of a programme as the page shows them."""
    shown: dict[str, Any] = {name: getattr(programme, name) for name in SIMPLE}
    shown["territory"] = "\n".join(territories.words(programme.territory))
    shown["outcomes"] = programme.outcomes or OutcomeKind.values
    for row, asked in enumerate(programme.questions, start=1):
        shown |= {f"question{row}_{name}": value for name, value in asked.items()}
        shown[f"question{row}_choices"] = "\n".join(asked.get("choices") or [])
    for row, figure in enumerate(programme.baselines.all(), start=1):
        shown |= {f"baseline{row}_{name}": getattr(figure, name) for name in BASELINE_WORDS}
    return shown
