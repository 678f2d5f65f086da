"""A mentors' gathering, for a mentor who is invited: when, where, about what, the documents, and je viens or not.

Reached by the mailed link `gathering`, and from the members' space.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring import agenda
from mentoring.domain import attendance
from mentoring.lifecycle import AttendanceState
from mentoring.models import Attendance
from portal.core import calendars
from portal.core.errors import Refused

from . import entrance

SAID = {
    AttendanceState.COMING: _("You are expected: thank you."),
    AttendanceState.WAITING: _(
        "All the chairs are taken: you are on the waiting list, and we write to you if one frees."
    ),
    AttendanceState.NOT_COMING: _("It is noted. See you another time!"),
}


@entrance.member_page
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The gathering; a post answers."""
    now = timezone.now()
    row, person = entrance.at_gathering(request, uid, now=now)
    if request.method == "POST":
        return answer(request, row)
    gathering = row.gathering
    coming = gathering.attendances.filter(state=AttendanceState.COMING).count()
    others = Attendance.objects.filter(mentor=row.mentor, gathering__starts_at__gt=now).exclude(pk=row.pk)
    others = list(others.select_related("gathering").order_by("gathering__starts_at"))
    context = {
        "row": row,
        "gathering": gathering,
        "person": person,
        "coming": coming,
        "open": not gathering.is_cancelled and now < gathering.starts_at,
        "documents": list(gathering.documents.all()),
        "others": others,
        "others_stand": any(not one.gathering.is_cancelled for one in others),
    }
    return render(request, "mentoring/member/gathering.html", context)


def answer(request: HttpRequest, row: Attendance) -> HttpResponse:
    """Je viens, or not this time."""
    try:
        changed = attendance.answer(
            gathering=row.gathering,
            mentor=row.mentor,
            coming=request.POST.get("answer") == "yes",
            by=row.mentor.person,
            now=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(SAID[AttendanceState(changed.state)]))
    return redirect("member:gathering", row.gathering.uuid)


@entrance.member_page
def calendar(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The gathering as a calendar file."""
    now = timezone.now()
    row, _person = entrance.at_gathering(request, uid, now=now)
    return calendars.file_response(agenda.calendar_of(row.gathering, now=now), "rencontre-entre-mentors")
