"""What waits in the pages, for the first screen of those who edit them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import CharField, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page, TaskState

from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.templatetags.tandem import day, day_and_year
from portal.core.today import SHOWN, Ask, Count, Line, Row

from .models import EventIndexPage, EventPage

FRESH_FOR = timedelta(days=365)


def lines(request: HttpRequest) -> list[Ask | Count]:
    """For those who edit: their drafts, what has aged, the next dates. For those who approve: what they are to read."""
    user, now = request.user, timezone.now()
    if user.has_perm("ability.pages"):
        return [drafts(user), stale(now), coming(now)]
    return [to_approve(user)] if user.has_perm("ability.manage") else []


def to_approve(user: User) -> Ask:
    """Pages that an editor submitted and that wait for one of the reader's groups."""
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__groupapprovaltask__groups__user=user
    )
    title = Page.objects.filter(pk=Cast(OuterRef("workflow_state__object_id"), IntegerField())).values(
        "draft_title"
    )
    return Ask(
        label=gettext("Pages to read before they are published"),
        url=reverse("wagtailadmin_home"),
        rows=waiting,
        at="started_at",
        who=Subquery(title[:1], output_field=CharField()),
        also=Cast("workflow_state__object_id", CharField()),
        line=approval_line,
        calm=gettext("No page waits for you."),
        order=70,
    )


def approval_line(row: Row) -> Line:
    return Line(
        row.who,
        gettext("since %(day)s") % {"day": day(day_of(row.at))},
        reverse("wagtailadmin_pages:edit", args=[row.also]),
    )


def drafts(user: User) -> Count:
    """What they changed and did not publish, the newest first."""
    changed = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    return counted(
        gettext("My drafts"),
        changed.order_by("-latest_revision_created_at"),
        lambda page: day(day_of(page.latest_revision_created_at)),
        url=reverse("wagtailadmin_explore_root"),
        calm=gettext("All that you wrote is published."),
    )


def stale(now: datetime) -> Count:
    """Published pages that nobody has touched for a year, the oldest first."""
    old = Page.objects.live().filter(depth__gt=1, latest_revision_created_at__lt=now - FRESH_FOR)
    return counted(
        gettext("To read again"),
        old.order_by("latest_revision_created_at"),
        lambda page: day_and_year(day_of(page.latest_revision_created_at)),
        url=reverse("wagtailadmin_reports:aging_pages"),
        calm=gettext("Every page was touched within the year."),
    )


def coming(now: datetime) -> Count:
    """The next dates of the agenda, drafts among them."""
    return counted(
        gettext("Dates to come"),
        EventPage.objects.filter(starts_at__gt=now).order_by("starts_at"),
        coming_note,
        url=agenda_url(),
        calm=gettext("The agenda holds no date to come."),
    )


def coming_note(event: EventPage) -> str:
    shown = day(day_of(event.starts_at))
    return shown if event.live else gettext("%(day)s, draft") % {"day": shown}


def agenda_url() -> str:
    """Where the dates are kept: the agenda of the first language, else the tree."""
    agenda = EventIndexPage.objects.order_by("path").first()
    return (
        reverse("wagtailadmin_explore", args=[agenda.pk]) if agenda else reverse("wagtailadmin_explore_root")
    )


def counted(label: str, rows: QuerySet, note: Callable[[Page], str], *, url: str, calm: str) -> Count:
    """A panel of pages, each with a link to its form."""
    shown = [
        Line(page.get_admin_display_title(), note(page), reverse("wagtailadmin_pages:edit", args=[page.pk]))
        for page in rows[:SHOWN]
    ]
    return Count(label, rows.count(), url, lines=tuple(shown), calm=calm)
