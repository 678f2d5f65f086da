"""What stands beside the answers on an application's page: what to do, the facts, the talks, the story, the messages."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry as journal

from portal.accounts import roles
from portal.accounts.models import User
from portal.accounts.staff import messages
from portal.core.days import add_working_days, day_of
from portal.core.models import Message
from portal.core.staff import Act, actor
from portal.core.templatetags.tandem import day, day_and_year
from recruitment.domain.records import CONFIRM_UNTIL, HELD_UNTIL, INFO_UNTIL
from recruitment.lifecycle import ApplicationState
from recruitment.models import Application, DeclineReason, Interview
from recruitment.vocabulary import CHECKLISTS

S = ApplicationState
LABELS: dict[str, Promise] = {
    "take": _("Take in hand"),
    "accept": _("Accept"),
    "interview": _("Note a talk"),
    "resume": _("Take up again"),
    "ask": _("Ask for information"),
    "hold": _("Put on the waiting list"),
    "assign": _("Give to a colleague"),
    "decline": _("Decline"),
    "reconsider": _("Reconsider"),
}
ACTS: dict[str, tuple[str, ...]] = {
    S.RECEIVED: ("take", "ask", "hold", "assign", "decline"),
    S.IN_REVIEW: ("accept", "interview", "ask", "hold", "assign", "decline"),
    S.INFO_REQUESTED: ("interview", "assign", "decline"),
    S.ON_HOLD: ("resume", "accept", "interview", "ask", "assign", "decline"),
    S.DECLINED: ("reconsider",),
}
LAST = 12


def acts_on(application: Application) -> list[Act]:
    """The acts of a state, the one that leads forward first: nobody is accepted before a talk."""
    names = list(ACTS.get(application.state, ()))
    if application.state == S.IN_REVIEW and not application.interviews.exists():
        names.remove("interview")
        names.insert(0, "interview")
    forward = names[0] if names and application.state != S.DECLINED else ""
    return [
        Act(
            str(LABELS[name]),
            reverse(f"staff_application_{name}", args=[application.pk]),
            main=name == forward,
        )
        for name in names
    ]


def next_step(application: Application, now: datetime) -> str:
    """What is awaited, of whom, and until when."""
    state = application.state
    if state == S.SENT:
        last = day(application.sent_at + CONFIRM_UNTIL)
        return gettext("The applicant has to confirm their address, by %(day)s.") % {"day": last}
    if state == S.RECEIVED:
        promised = add_working_days(day_of(application.confirmed_at), application.programme.answer_days)
        return gettext("Take it in hand: an answer is promised by %(day)s.") % {"day": day(promised)}
    if state == S.INFO_REQUESTED:
        last = day(application.asked_at + INFO_UNTIL)
        return gettext("The applicant has to answer your question, by %(day)s.") % {"day": last}
    if state == S.ON_HOLD:
        return gettext("%(reason)s. Closed by itself on %(day)s.") % {
            "reason": application.get_hold_reason_display(),
            "day": day_and_year(application.held_at + HELD_UNTIL),
        }
    if state != S.IN_REVIEW:
        return ""
    if application.interviews.exists():
        return gettext("You have talked: time to decide.")
    return gettext("Talk with the person, then note it here.")


def facts_of(application: Application) -> list[tuple[str, object]]:
    """What the register knows besides the answers."""
    return [
        (gettext("Number"), application.reference),
        (gettext("Side"), application.get_role_display()),
        (gettext("Programme"), application.programme.name),
        *[
            (gettext("Structure"), name)
            for name in [application.partner and application.partner.name]
            if name
        ],
        (gettext("Sent on"), dated(application.sent_at)),
        (gettext("Address confirmed on"), dated(application.confirmed_at)),
        (gettext("Handled by"), application.assigned_to.full_name if application.assigned_to else ""),
        *([(gettext("Waiting since"), dated(application.held_at))] if application.state == S.ON_HOLD else []),
        *[(gettext("Met on"), met) for met in [application.met_on] if met],
        *[(gettext("Decided on"), when) for when in [dated(application.decided_at)] if when],
        *[(gettext("Reason"), why) for why in [application.get_decline_reason_display()] if why],
        *[(gettext("Note for the team"), note) for note in [application.decline_note] if note],
    ]


def dated(moment: datetime | None) -> date | None:
    """The day alone: the story beside it has the hours."""
    return day_of(moment) if moment else None


def talks_of(application: Application) -> list[dict[str, Any]]:
    """Each talk with its checklist, whole: what was gone through, and what was not."""
    talks = application.interviews.select_related("by")
    return [{"talk": talk, "items": items_of(talk, application.role)} for talk in talks]


def items_of(talk: Interview, role: str) -> list[dict[str, object]]:
    return [{"label": label, "done": code in talk.checklist} for code, label in CHECKLISTS[role]]


def exchanges_of(application: Application) -> list[dict[str, str]]:
    """Questions of the team with the applicant's answers, the last one last."""
    earlier = application.answers.get("exchanges", [])
    last = {"question": application.question, "reply": application.reply}
    return [*earlier, *([last] if application.question else [])]


def decisions_of(application: Application) -> list[dict[str, object]]:
    """Earlier decisions that were looked at again."""
    return [
        {**one, "reason": DeclineReason(one["reason"]).label, "day": date.fromisoformat(one["day"])}
        for one in application.answers.get("decisions", [])
    ]


def log_of(application: Application) -> list[dict[str, Any]]:
    """The last acts on the application, as the page tells them."""
    entries = journal.get_logs_for_instance(application).select_related("user")[:LAST]
    return [{"what": entry.message, "who": actor(entry), "at": entry.timestamp} for entry in entries]


def messages_of(application: Application, reader: User) -> list[Message]:
    """What this person was sent; a reader whose reach is not the whole hub sees what concerns this application."""
    theirs = Q(person=application.person) if application.person_id else Q(pk__in=[])
    about = Q(dedupe_key__startswith=f"application:{application.uuid}:") & (theirs | Q(person=None))
    rows = Message.objects.filter(theirs | about if roles.reach(reader, "moderate").hub else about)
    return messages.newest_first(rows)
