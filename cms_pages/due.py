"""What falls due in the pages: their hours, stories whose consent is over, old consents. Read by `portal.core.due`."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import models, transaction
from wagtail.models import Page, Revision

from portal.accounts.models import RoleKind, User
from portal.accounts.roles import active_roles
from portal.core import outbox
from portal.core.days import day_of

from .models import StoryConsent, StoryPage

PROOF_KEPT = timedelta(days=5 * 365)


def publish_scheduled(now: datetime) -> int:
    """Wagtail's own command, when something waits for it; says how many pages and drafts it found."""
    appearing = Revision.objects.filter(approved_go_live_at__lt=now)
    leaving = Page.objects.filter(live=True, expire_at__lt=now)
    found = appearing.count() + leaving.count()
    if found:
        call_command("publish_scheduled", verbosity=0)
    return found


def close_stories(now: datetime) -> int:
    """Take down the stories that lack a consent and tell the communication staff, once. Returns how many."""
    keys = list(StoryPage.objects.withheld(day_of(now)).values_list("pk", flat=True))
    return sum(close_story(pk, now=now) for pk in keys)


@transaction.atomic
def close_story(pk: int, *, now: datetime) -> bool:
    """Take one story down; False when that was done, or when a consent came meanwhile."""
    story = StoryPage.objects.select_for_update(of=("self",)).withheld(day_of(now)).filter(pk=pk).first()
    if story is None:
        return False
    published = story.live_revision_id or story.pk
    story.unpublish()
    for editor in editors(now):
        outbox.queue(
            "cms_pages/story_closed",
            to=editor,
            key=f"story:{story.pk}:{published}:{editor.uuid}",
            now=now,
            context={"title": story.title},
        )
    return True


def editors(now: datetime) -> list[User]:
    """Those who hold the role of communication officer today."""
    today = day_of(now)
    people = User.objects.filter(roles__kind=RoleKind.COMMUNICATION, is_active=True).distinct()
    return [
        one for one in people if RoleKind.COMMUNICATION in {role.kind for role in active_roles(one, today)}
    ]


def forget_consents(now: datetime) -> int:
    """Delete the consents that have been over for longer than a proof is kept. Returns how many."""
    before = day_of(now) - PROOF_KEPT
    over = models.Q(until__lt=before) | models.Q(withdrawn_on__lt=before)
    return StoryConsent.objects.filter(over).delete()[1].get("cms_pages.StoryConsent", 0)


RULES: dict[str, Callable[[datetime], int]] = {
    "scheduled pages": publish_scheduled,
    "stories without consent": close_stories,
    "old consents": forget_consents,
}
