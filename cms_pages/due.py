"""What falls due in the pages: those whose hour has come appear, those whose hour is over leave. Read by `portal.core.due`."""

from datetime import datetime

from django.core.management import call_command
from wagtail.models import Page, Revision


def publish_scheduled(now: datetime) -> int:
    """Wagtail's own command, when something waits for it; says how many pages and drafts it found."""
    appearing = Revision.objects.filter(approved_go_live_at__lt=now)
    leaving = Page.objects.filter(live=True, expire_at__lt=now)
    found = appearing.count() + leaving.count()
    if found:
        call_command("publish_scheduled", verbosity=0)
    return found


RULES = {"scheduled pages": publish_scheduled}
