"""The plan of action that the two make together: what to do, by whom, by when; begun from a ready plan if they like."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.domain import pairs, plans, ready_plans
from mentoring.lifecycle import ActionState
from mentoring.models import ActionItem, ActionStep, Pair
from mentoring.vocabulary import SUPPORTS
from portal.accounts.models import User

from . import entrance, story
from .life_forms import ActionForm, NewActionForm


@entrance.member_page
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The actions, and a form to add one; without any, the ready plans."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    form = NewActionForm(request.POST or None, doers=story.doers(pair, person))
    if form.carry_out(partial(plans.add, pair=pair, by=person, now=now)):
        messages.success(request, _("The action is in your plan."))
        return redirect("member:plan", pair.uuid)
    return render(request, "mentoring/member/plan.html", words_of(pair, person) | {"form": form})


def words_of(pair: Pair, person: User) -> dict[str, object]:
    """What is to do and what is over, with its whole history; the ready plans of the track while nothing is written."""
    steps = ActionStep.objects.select_related("meeting", "noted_by")
    rows = list(pair.actions.select_related("added_by").prefetch_related(Prefetch("steps", steps)))
    labels, doers = dict(SUPPORTS), story.doers(pair, person)
    for row in rows:
        row.kind, row.by = labels.get(row.support, ""), doers[row.who]
    return {
        "pair": pair,
        "other": pairs.other_side(pair, person),
        "to_do": [row for row in rows if row.state == ActionState.OPEN],
        "over": [row for row in rows if row.state != ActionState.OPEN],
        "ready": [] if rows else ready_plans.plans_of(pair.programme.track),
        "may_write": pair.state in plans.EDITABLE,
    }


@entrance.member_page
def begin(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lay a ready plan; asked for by a button, so a GET only shows the page."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    if request.method == "POST":
        laid = plans.begin_with(pair=pair, by=person, plan=request.POST.get("plan", ""), now=now)
        if laid:
            messages.success(request, _("Your plan has begun: change it as you like."))
    return redirect("member:plan", pair.uuid)


@entrance.member_page
def settle(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One tap: done, given up, to do again."""
    now = timezone.now()
    action, person = action_at(request, uid)
    state = request.POST.get("state", "")
    if request.method == "POST" and state in ActionState.values:
        plans.settle(action=action, by=person, state=state, now=now)
        messages.success(request, _("It is noted."))
    return redirect("member:plan", action.pair.uuid)


@entrance.member_page
def change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say an action otherwise."""
    action, person = action_at(request, uid)
    initial = {name: getattr(action, name) for name in ("text", "who", "due_on", "support")}
    form = ActionForm(request.POST or None, initial=initial, doers=story.doers(action.pair, person))
    if form.carry_out(partial(plans.change, action=action, by=person)):
        messages.success(request, _("The action has changed."))
        return redirect("member:plan", action.pair.uuid)
    return render(request, "mentoring/member/plan_change.html", {"form": form, "pair": action.pair})


def action_at(request: HttpRequest, uid: UUID) -> tuple[ActionItem, User]:
    """An action of one's own pair. Raises NoDoor."""
    found = ActionItem.objects.select_related("pair").filter(uuid=uid).first()
    if found is None:
        raise entrance.NoDoor
    found.pair, person = entrance.at_pair(request, found.pair.uuid, now=timezone.now())
    return found, person
