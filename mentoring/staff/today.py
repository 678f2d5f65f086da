"""What waits in mentoring, for the first screen of the admin; each line only for those who may act on it."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from mentoring.lifecycle import OPEN_CHARTER_STATES, ProposalState
from mentoring.models import Mentee, Proposal
from portal.core import pdf
from portal.core.templatetags.tandem import day
from portal.core.today import Count, Warn

from .charters import visible_charters
from .gatherings import visible_gatherings


def lines(request: HttpRequest) -> list[Count | Warn]:
    """Matching for those who match, charters and gatherings for those who follow."""
    user = request.user
    found: list[Count | Warn] = []
    if user.has_perm("ability.match"):
        found += matching_lines(request)
    if user.has_perm("ability.follow"):
        found += following_lines(request)
    if user.has_perm("ability.follow") or user.has_perm("ability.accounts"):
        found += printing_lines()
    return found


def matching_lines(request: HttpRequest) -> list[Count]:
    now = timezone.now()
    waiting = Mentee.objects.visible_to(request.user).queue(now).count()
    sent = Proposal.objects.visible_to(request.user).filter(state=ProposalState.SENT, deadline_at__gte=now)
    proposals_url = f"{reverse('staff_proposal_index')}?state={ProposalState.SENT}"
    return [
        Count(gettext("To match"), waiting, reverse("staff_board"), order=20),
        Count(gettext("Proposals awaiting an answer"), sent.count(), proposals_url, order=30),
    ]


def following_lines(request: HttpRequest) -> list[Count]:
    charters = visible_charters(request.user).filter(state__in=OPEN_CHARTER_STATES).count()
    coming = visible_gatherings(request.user).filter(starts_at__gte=timezone.now(), is_cancelled=False)
    following = coming.order_by("starts_at").first()
    return [
        Count(gettext("Charters to sign"), charters, reverse("staff_charter_index"), order=40),
        Count(
            gettext("Next mentors’ gathering"),
            1 if following else 0,
            reverse("staff_gathering_index"),
            text=day(following.starts_at) if following else gettext("None planned"),
            order=50,
        ),
    ]


def printing_lines() -> list[Warn]:
    """The portal serves without the libraries of the PDF; charters then wait."""
    if pdf.is_available():
        return []
    return [
        Warn(
            gettext("Charters cannot be printed"),
            gettext(
                "Both can sign, and the seal is valid; the PDF will follow once these packages are installed:"
            ),
            f"sudo apt-get install {' '.join(pdf.PACKAGES)}",
        )
    ]
