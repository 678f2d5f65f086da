"""A programme made and changed by a manager, by clicks: its rules, its weights, the charter that its tandems sign.

Called by the team's form. Only those who manage the whole hub make one; whoever manages it changes it. What cannot be
is named once, in `problems`, which the form asks too: each refusal knows the field that it is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.matching.tables import AGE_GAPS, CRITERIA, DEFAULT_WEIGHTS
from mentoring.models import Baseline, CharterText, OutcomeKind, Programme, WeightSet
from mentoring.models.people import programmes_within
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core.errors import NotAllowed, Refused

from . import charter_texts
from .refusals import NoCharterText, NotInReach

RULES = (
    "name",
    "name_in_english",
    "pitch",
    "pitch_in_english",
    "track",
    "owner",
    "opens_on",
    "closes_on",
    "min_age",
    "max_age",
    "territory",
    "questions",
    "answer_days",
    "proposal_days",
    "first_meeting_days",
    "sign_days",
    "meetings_per_month",
    "check_in_months",
    "gathering_months",
    "duration_months",
    "gap_low",
    "gap_high",
    "way_limit",
    "outcomes",
)
IN_THE_CHARTER = ("duration_months", "meetings_per_month")
QUESTION_KINDS = ("text", "yes_no", "choice")
WAY_BOUNDS = range(5, 121)


class RuleRefused(Refused):
    """A rule of a programme that cannot be; `field` names it."""

    field = ""


class NameTaken(RuleRefused):
    field = "name"
    message = _("Another programme has this name.")


class ClosesTooSoon(RuleRefused):
    field = "closes_on"
    message = _("The last day comes after the first one.")


class NeverOpens(RuleRefused):
    field = "opens_on"
    message = _("Enter the first day: a programme that closes has opened.")


class AgesReversed(RuleRefused):
    field = "max_age"
    message = _("The maximum age is not below the minimum age.")


class GapReversed(RuleRefused):
    field = "gap_high"
    message = _("The second figure is not below the first one.")


class TooShort(RuleRefused):
    field = "duration_months"
    message = _("A tandem lasts a month at least.")


class WayOutOfBounds(RuleRefused):
    field = "way_limit"
    message = _("Between 5 and 120 minutes, or nothing.")


class QuestionUnclear(RuleRefused):
    field = "questions"
    message = _("A question has words and a kind; a choice has two answers at least.")


class WeightsOff(RuleRefused):
    field = "weights"


class BaselineUnsourced(RuleRefused):
    field = "baselines"
    message = _("A figure needs its percentage, its source and the date of the source.")


def problems(
    rules: Mapping[str, Any], *, weights: Mapping[str, int] | None = None, but: Programme | None = None
) -> Iterator[RuleRefused]:
    """Everything that cannot be in these rules and weights; `but`: the programme that they change."""
    others = Programme.objects.exclude(pk=but.pk if but else None)
    if others.filter(name__iexact=rules["name"]).exists():
        yield NameTaken()
    yield from date_problems(rules["opens_on"], rules["closes_on"])
    if rules["max_age"] is not None and rules["max_age"] < rules["min_age"]:
        yield AgesReversed()
    if rules["gap_high"] < rules["gap_low"]:
        yield GapReversed()
    if rules["duration_months"] < 1:
        yield TooShort()
    if rules["way_limit"] is not None and rules["way_limit"] not in WAY_BOUNDS:
        yield WayOutOfBounds()
    if not all(map(is_clear, rules["questions"])):
        yield QuestionUnclear()
    if weights is not None:
        yield from weight_problems(weights)


def date_problems(opens_on: date | None, closes_on: date | None) -> Iterator[RuleRefused]:
    """A programme opens, then closes."""
    if closes_on and not opens_on:
        yield NeverOpens()
    elif closes_on and closes_on < opens_on:
        yield ClosesTooSoon()


def weight_problems(points: Mapping[str, int]) -> Iterator[WeightsOff]:
    """Eight criteria, none below nothing, a hundred points in all."""
    total = sum(points.values())
    if set(points) != set(CRITERIA) or min(points.values()) < 0 or total != 100:
        yield WeightsOff(gettext("The eight weights add up to %(sum)d: they must make 100.") % {"sum": total})


def is_clear(question: Mapping[str, Any]) -> bool:
    """Whether a programme's own question can be asked."""
    known = question["label"] and question["kind"] in QUESTION_KINDS
    return bool(known) and (question["kind"] != "choice" or len(question["choices"]) >= 2)


def refuse_first(found: Iterator[RuleRefused]) -> None:
    """Raise the first problem, if there is one."""
    for problem in found:
        raise problem


@transaction.atomic
def make(
    *,
    values: Mapping[str, Any],
    by: User,
    now: datetime,
    weights: Mapping[str, int] | None = None,
    baselines: Sequence[Mapping[str, Any]] = (),
    charter_from: Programme | None = None,
) -> Programme:
    """A new programme that can take its first application: rules, weights in force, charter published.

    `values`: `RULES` by name; those left out are the usual ones of its track. `charter_from`: whose charter it copies,
    the oldest one's when none is named. Raises NotAllowed, RuleRefused, NoCharterText.
    """
    if not reach(by, "manage").hub:
        raise NotAllowed
    usual = {**usual_of(values["track"]), **values}
    points = DEFAULT_WEIGHTS[values["track"]] if weights is None else weights
    refuse_first(problems(usual, weights=points))
    programme = Programme.objects.create(code=code_for(usual["name"]), **usual)
    WeightSet.objects.create(programme=programme, decided_at=now, decided_by=by, **points)
    write_baselines(programme, baselines)
    copy_charter(charter_from, programme, by=by, now=now)
    log(programme, "mentoring.make_programme", user=by, timestamp=now)
    return programme


def usual_of(track: str) -> dict[str, Any]:
    """The rules that a programme of a track starts with, its name and pitch apart."""
    low, high = AGE_GAPS[track]
    fresh = Programme(track=track, gap_low=low, gap_high=high, outcomes=OutcomeKind.values)
    return {name: getattr(fresh, name) for name in RULES}


def code_for(name: str) -> str:
    """A short name for addresses, from the name, not used yet."""
    root = slugify(name)[:26].strip("-") or "dispositif"
    taken = set(Programme.objects.filter(code__startswith=root).values_list("code", flat=True))
    return next(code for code in numbered(root) if code not in taken)


def numbered(root: str) -> Iterator[str]:
    """`root`, `root-2`, `root-3`…"""
    yield root
    rank = 2
    while True:
        yield f"{root}-{rank}"
        rank += 1


def copy_charter(source: Programme | None, programme: Programme, *, by: User, now: datetime) -> None:
    """The charter's text in each language, copied and published, so that two people can sign. Raises NoCharterText."""
    texts = CharterText.objects.exclude(programme=programme).order_by("programme_id", "-language")
    first = texts.filter(programme=source).first() if source else texts.first()
    if first is None:
        raise NoCharterText
    for text in texts.filter(programme=first.programme_id):
        text.pk, text.programme, text.latest_revision = None, programme, None
        text._state.adding = True
        text.save(force_insert=True)
        charter_texts.publish(text=text, by=by, now=now)


def write_baselines(programme: Programme, baselines: Sequence[Mapping[str, Any]]) -> None:
    """The figures to compare with, in the place of those before. Raises BaselineUnsourced."""
    if not all(
        row["label"] and row["source"] and row["as_of"] and row["percent"] is not None for row in baselines
    ):
        raise BaselineUnsourced
    programme.baselines.all().delete()
    Baseline.objects.bulk_create(Baseline(programme=programme, **row) for row in baselines)


def held(programme: Programme, *, by: User) -> Programme:
    """The programme as it is now, locked, for somebody who manages it. Raises NotInReach."""
    rows = programmes_within(reach(by, "manage")).filter(pk=programme.pk)
    row = rows.select_for_update(no_key=True, of=("self",)).first()
    if row is None:
        raise NotInReach
    return row


@transaction.atomic
def change(
    *,
    programme: Programme,
    values: Mapping[str, Any],
    by: User,
    now: datetime,
    baselines: Sequence[Mapping[str, Any]] = (),
) -> Programme:
    """Change the rules. What the charter says of them makes a new text: those who have not both signed read it again.

    Only those who manage the whole hub give a programme to another owner. Raises NotInReach, NotAllowed, RuleRefused.
    """
    row = held(programme, by=by)
    before = {name: getattr(row, name) for name in RULES}
    after = {**before, **values}
    refuse_first(problems(after, but=row))
    changed = [name for name in RULES if before[name] != after[name]]
    if "owner" in changed and not reach(by, "manage").hub:
        raise NotAllowed
    for name in changed:
        setattr(row, name, after[name])
    row.save(update_fields=changed)
    write_baselines(row, baselines)
    log(row, "mentoring.change_programme", user=by, data={"fields": changed}, timestamp=now)
    if not set(changed).isdisjoint(IN_THE_CHARTER):
        for text in CharterText.objects.filter(programme=row):
            charter_texts.publish(text=text, by=by, now=now)
    return row


@transaction.atomic
def set_weights(
    *, programme: Programme, points: Mapping[str, int], note: str, by: User, now: datetime
) -> WeightSet:
    """A new version of the weights, in force at once; the one before is kept as it was. The same weights make none.

    Raises NotInReach, WeightsOff.
    """
    row = held(programme, by=by)
    refuse_first(weight_problems(points))
    last = row.weight_sets.order_by("-version").first()
    if last and last.in_force and last.points() == dict(points):
        return last
    row.weight_sets.filter(in_force=True).update(in_force=False)
    weights = WeightSet.objects.create(
        programme=row,
        version=last.version + 1 if last else 1,
        decided_at=now,
        decided_by=by,
        note=note.strip(),
        **points,
    )
    log(row, "mentoring.set_weights", user=by, data={"version": weights.version}, timestamp=now)
    return weights


def fingerprint(programme: Programme) -> str:
    """What tells one state of the rules from the next."""
    rules = [str(getattr(programme, name)) for name in RULES]
    figures = [str(row) for row in programme.baselines.values_list("label", "percent", "source", "as_of")]
    return sha256("\n".join([*rules, *figures]).encode()).hexdigest()[:16]
