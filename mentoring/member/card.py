"""The mentee reads the very card that a mentor will read, changes its words, agrees to it, names who must not read it.

Reached by the mailed link `card`, and from the members' space.
"""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.domain import cards, objections
from mentoring.models import Mentee, Objection
from mentoring.reading import card_from
from portal.accounts.models import User
from portal.core.errors import Refused

from . import entrance
from .forms import AgreeForm, ObjectionForm, RewriteForm


@entrance.member_page
def read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The card, the agreement, the names; a post agrees."""
    now = timezone.now()
    mentee, person = entrance.at_card(request, uid, now=now)
    form = AgreeForm(request.POST or None, initial={"seen": cards.hash_of(mentee)})
    if request.method == "POST" and form.is_valid():
        try:
            cards.agree(mentee=mentee, by=person, seen_hash=form.cleaned_data["seen"], now=now)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Thank you: a mentor may now read your card."))
        return redirect("member:card", mentee.uuid)
    return render(request, "mentoring/member/card.html", words_of(mentee) | {"form": form})


def words_of(mentee: Mentee) -> dict[str, object]:
    """The card in words, whether it was agreed to as it stands, and the names given."""
    earlier = mentee.card_agreements.exists()
    return {
        "mentee": mentee,
        "card": card_from(cards.content_of(mentee)),
        "agreement": cards.agreement_to(mentee),
        "changed": earlier,
        "named": [(one, named_as(one)) for one in mentee.objections.all()],
    }


def named_as(objection: Objection) -> str:
    """Why somebody is named, in words for the mentee."""
    if objection.kind == Objection.Kind.VETO:
        return _("You do not wish to meet this person or this company")
    return objection.get_kind_display()


@entrance.member_page
def rewrite(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The aim and the words, as the mentee would rather say them."""
    now = timezone.now()
    mentee, person = entrance.at_card(request, uid, now=now)
    form = RewriteForm(request.POST or None, initial={"aim": mentee.aim, "words": mentee.words})
    if form.carry_out(partial(cards.rewrite, mentee=mentee, by=person, now=now)):
        messages.success(request, _("Your card has changed. Read it once more, then agree to it."))
        return redirect("member:card", mentee.uuid)
    return render(request, "mentoring/member/card_rewrite.html", {"form": form, "mentee": mentee})


@entrance.member_page
def name(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Name a person or a company that must not read the card, or take a name back."""
    now = timezone.now()
    mentee, person = entrance.at_card(request, uid, now=now)
    if request.method == "POST" and is_number(request.POST.get("take_back", "")):
        return take_back(request, mentee, person)
    form = ObjectionForm(request.POST or None)
    if form.carry_out(partial(objections.declare, mentee=mentee, by=person, now=now)):
        messages.success(request, _("It is noted: this person or company will not read your card."))
        return redirect("member:card", mentee.uuid)
    return render(request, "mentoring/member/card_name.html", {"form": form, "mentee": mentee})


def is_number(text: str) -> bool:
    """Plain digits, few enough for a key."""
    return text.isascii() and text.isdecimal() and len(text) < 10


def take_back(request: HttpRequest, mentee: Mentee, person: User) -> HttpResponse:
    """One of the mentee's own names, and nobody else's."""
    objection = Objection.objects.filter(mentee=mentee, pk=request.POST["take_back"]).first()
    if objection:
        objections.take_back(objection=objection, by=person)
        messages.success(request, _("The name is taken back."))
    return redirect("member:card", mentee.uuid)
