"""One side reads the charter and signs it, for oneself only; anybody checks a seal. Reached by the mailed link `sign`."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mentoring.domain import charters, pairs
from mentoring.lifecycle import OPEN_CHARTER_STATES, CharterState, PairState
from mentoring.models import Charter, Seal
from portal.accounts.models import User

from . import entrance, story
from .forms import SignForm


@entrance.member_page
def sign(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The frozen text, who has signed, and the form of the one who has not."""
    now = timezone.now()
    charter, person, door = entrance.at_charter(request, uid, now=now)
    side = charter.pair.side_of(person)
    form = SignForm(
        request.POST or None,
        initial={"text_hash": charter.text_hash},
        name=charters.party_name(charter, side),
    )

    def put_name(*, read: bool, **words: str) -> None:
        charters.sign(charter=charter, by=person, now=now, link_id=door.link_id, **words)

    if form.carry_out(put_name):
        messages.success(request, _("You have signed. Thank you!"))
        return redirect("member:charter", charter.uuid)
    return render(
        request,
        "mentoring/member/charter.html",
        words_of(charter, person) | {"form": form, "by_link": door.link_id},
    )


def words_of(charter: Charter, person: User) -> dict[str, object]:
    """The text that was frozen, never the text of today, and where the signatures stand."""
    pair = charter.pair
    lines = story.signers(pair, charter)
    mine = next(one for one in lines if one.party == pair.side_of(person))
    can_sign = charter.state in OPEN_CHARTER_STATES and pair.state == PairState.MET and mine.signature is None
    newer = pair.charters.filter(state__in=OPEN_CHARTER_STATES).exclude(pk=charter.pk).first()
    return {
        "charter": charter,
        "pair": pair,
        "mentor_name": charters.party_name(charter, "mentor"),
        "mentee_name": charters.party_name(charter, "mentee"),
        "other": pairs.other_side(pair, person),
        "signers": lines,
        "mine": mine.signature,
        "can_sign": can_sign,
        "newer": newer,
        "is_sealed": charter.state == CharterState.SEALED,
        "file": story.file_of(charter),
    }


@never_cache
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Public: whether the seal of a paper is ours and intact; a version, a date and initials, nothing else."""
    found = Seal.objects.select_related("charter__version").filter(code=code.upper()).first()
    context = {"seal": found}
    if found:
        names = [row["name"] for row in found.charter.snapshot["parties"]]
        context |= {"is_intact": charters.is_intact(found), "initials": [initials(name) for name in names]}
    response = render(request, "mentoring/member/verification.html", context, status=200 if found else 404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def initials(name: str) -> str:
    """« Inès Ben Salah » → « I. B. S. »."""
    return " ".join(f"{word[0].upper()}." for word in name.replace("-", " ").split())
