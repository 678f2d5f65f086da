"""What waits in recruitment, for the first screen of the admin."""

from django.db.models import Count as CountOf
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from portal.core.today import Count, Line
from recruitment.lifecycle import ApplicationState
from recruitment.models import Application

from .ageing import lateness


def lines(request: HttpRequest) -> list[Count]:
    """Applications to moderate, for those who moderate: to take, in the reader's hands, later than promised."""
    if not request.user.has_perm("ability.moderate"):
        return []
    waiting = Application.objects.visible_to(request.user).to_moderate()
    found = waiting.aggregate(
        all=CountOf("pk"),
        free=CountOf("pk", filter=Q(state=ApplicationState.RECEIVED)),
        mine=CountOf("pk", filter=Q(assigned_to=request.user)),
        late=CountOf("pk", filter=lateness(timezone.now())),
    )
    register = reverse("staff_application_index")
    parts = [
        Line(gettext("Later than promised"), str(found["late"]), f"{register}?wait=late", urgent=True),
        Line(gettext("To take in hand"), str(found["free"]), f"{register}?state={ApplicationState.RECEIVED}"),
        Line(gettext("In your hands"), str(found["mine"]), f"{register}?handled=mine"),
    ]
    return [
        Count(
            gettext("To moderate"),
            found["all"],
            register,
            urgent=found["late"] > 0,
            order=10,
            lines=tuple(line for line in parts if line.note != "0"),
            calm=gettext("No application waits."),
        )
    ]
