"""What waits in recruitment, for the first screen of the admin."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from portal.core.today import Count
from recruitment.models import Application

from .applications import is_late


def lines(request: HttpRequest) -> list[Count]:
    """Applications to moderate, for those who moderate; coloured when one waits longer than promised."""
    if not request.user.has_perm("ability.moderate"):
        return []
    waiting = Application.objects.visible_to(request.user).to_moderate()
    now = timezone.now()
    unanswered = waiting.filter(state="received", first_answer_at=None).order_by("confirmed_at")
    late = any(is_late(application, now) for application in unanswered.select_related("programme")[:1])
    return [
        Count(
            gettext("To moderate"),
            waiting.count(),
            reverse("staff_application_index"),
            urgent=late,
            order=10,
        )
    ]
