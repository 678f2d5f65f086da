"""A mentors' gathering for a mentor who is invited: when, where, je viens or not; topics, and what it was worth.

Reached by the mailed link `gathering`, and from the members' space.
"""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mentoring import agenda
from mentoring.domain import attendance, feedback, topics
from mentoring.lifecycle import AttendanceState
from mentoring.models import Attendance, TopicVote
from portal.core import calendars
from portal.core.errors import Refused

from . import entrance
from .mentor_forms import FeedbackForm, TopicForm

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
        "topics": list(topics.wanted(gathering)),
        "wanted_by_me": set(
            TopicVote.objects.filter(mentor=row.mentor, topic__gathering=gathering).values_list(
                "topic", flat=True
            )
        ),
        "may_say": row.state == AttendanceState.ATTENDED
        and not gathering.feedback.filter(mentor=row.mentor).exists(),
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


@entrance.member_page
def topic(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Propose a topic."""
    now = timezone.now()
    row, person = entrance.at_gathering(request, uid, now=now)
    form = TopicForm(request.POST or None)
    verb = partial(topics.propose, gathering=row.gathering, mentor=row.mentor, by=person, now=now)
    if form.carry_out(verb):
        messages.success(request, gettext("Thank you: the other mentors read your topic."))
        return redirect("member:gathering", uid)
    return render(
        request, "mentoring/member/gathering_topic.html", {"form": form, "gathering": row.gathering}
    )


@require_POST
@entrance.member_page
def vote(request: HttpRequest, uid: UUID, topic_uid: UUID) -> HttpResponse:
    """« Moi aussi »."""
    now = timezone.now()
    row, person = entrance.at_gathering(request, uid, now=now)
    found = row.gathering.topics.filter(uuid=topic_uid).first()
    if found is None:
        raise entrance.NoDoor
    try:
        topics.vote(topic=found, mentor=row.mentor, by=person, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("member:gathering", uid)


@entrance.member_page
def opinion(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What it was worth, once, for a mentor who was there."""
    now = timezone.now()
    row, person = entrance.at_gathering(request, uid, now=now)
    gathering = row.gathering
    if row.state != AttendanceState.ATTENDED:
        return redirect("member:gathering", uid)
    said = gathering.feedback.filter(mentor=row.mentor).exists()
    form = FeedbackForm(request.POST or None)
    if not said and form.carry_out(
        partial(feedback.give, gathering=gathering, mentor=row.mentor, by=person, now=now)
    ):
        return redirect("member:gathering_feedback", uid)
    context = {"form": form, "gathering": gathering, "said": said}
    return render(request, "mentoring/member/gathering_feedback.html", context)
