"""The notes that the two keep for themselves; their author may hand one to the team, or take it away."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.domain import notes, pairs
from mentoring.models import PairNote
from portal.accounts.models import User

from . import entrance
from .life_forms import NoteForm


@entrance.member_page
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Read, and write one."""
    now = timezone.now()
    pair, person = entrance.at_pair(request, uid, now=now)
    form = NoteForm(request.POST or None)
    if form.carry_out(partial(notes.write, pair=pair, by=person, now=now)):
        messages.success(request, _("Your note is kept, for the two of you only."))
        return redirect("member:notes", pair.uuid)
    context = {
        "pair": pair,
        "other": pairs.other_side(pair, person),
        "notes": list(notes.read(pair=pair, by=person)),
        "may_write": pair.state in notes.WRITABLE,
        "kept_months": notes.KEPT_MONTHS,
    }
    return render(request, "mentoring/member/notes.html", context | {"form": form})


@entrance.member_page
def share(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Hand a copy to the team; a page asks before."""
    note, person = note_at(request, uid)
    if request.method == "POST":
        notes.share(note=note, by=person, now=timezone.now())
        messages.success(request, _("The team has a copy of this note."))
        return redirect("member:notes", note.pair.uuid)
    return render(request, "mentoring/member/note_share.html", {"pair": note.pair, "note": note})


@entrance.member_page
def delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take it away, after a page that asks."""
    note, person = note_at(request, uid)
    if request.method == "POST":
        notes.delete(note=note, by=person)
        messages.success(request, _("The note is deleted."))
        return redirect("member:notes", note.pair.uuid)
    return render(request, "mentoring/member/note_delete.html", {"pair": note.pair})


def note_at(request: HttpRequest, uid: UUID) -> tuple[PairNote, User]:
    """A note of one's own writing. Raises NoDoor."""
    found = PairNote.objects.select_related("pair").filter(uuid=uid).first()
    if found is None:
        raise entrance.NoDoor
    found.pair, person = entrance.at_pair(request, found.pair.uuid, now=timezone.now())
    if found.author_id != person.pk:
        raise entrance.NoDoor
    return found, person
